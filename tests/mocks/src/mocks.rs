//! Mocks of the crate mockall.

use std::cell::RefCell;
use std::rc::Rc;

use jsi_runtime::{
    Any, Callback, JsError, JsIterator, JsStream, Listener, Object, Promise, block_on,
};
use mockall::predicate::eq;

use crate::forms::{
    Align, Forms, JsProvider, Level, MockForms, MockNothing, MockProvider, Nothing, Point, Provider,
};
use crate::nodes::{
    Element, JsElement, JsMarker, JsNode, Marker, MockElement, MockMarker, MockNode,
    MockNodeStatics, Node, NodeStatics,
};

#[test]
fn a_mock_takes_texts_and_numbers() {
    let mut forms = MockForms::default();
    forms
        .expect_texts()
        .withf(|value, maybe, optional, both| {
            value == "a" && maybe.is_none() && *optional == Some("b") && *both == Some(None)
        })
        .returning(|value, _, _, _| Ok(value.to_owned()));
    forms
        .expect_numbers()
        .returning(|value, list, typed, maybe| {
            let list = list.iter().copied().map(f64::from);
            let rest = maybe.flatten().unwrap_or_default();
            let all = list.chain(typed.iter().copied());
            let all = all.chain(rest.iter().copied());
            Ok(all.chain([f64::from(value)]).collect())
        });
    let forms: &dyn Forms = &forms;
    assert_eq!(
        forms.texts("a", None, Some("b"), Some(None)),
        Ok("a".to_owned())
    );
    assert_eq!(
        forms.numbers(4, &[1], &[2.0], Some(Some(&[3.0]))),
        Ok(vec![1.0, 2.0, 3.0, 4.0])
    );
}

#[test]
fn a_mock_takes_and_returns_iterators() -> Result<(), JsError> {
    let mut forms = MockForms::default();
    forms.expect_lines().returning(|texts, more| {
        assert!(more.is_none());
        let points = texts.map(|text| text.map(|text| Point::new(text.len() as f64)));
        Ok(JsIterator::new(points))
    });
    forms
        .expect_ticks()
        .returning(|| Ok(JsStream::from_iterator(1..3)));
    let texts = JsIterator::from(vec!["a".to_owned(), "bcd".to_owned()]);
    let points = forms.lines(texts, None)?.collect::<Result<Vec<_>, _>>()?;
    assert_eq!(points, [Point::new(1.0), Point::new(3.0)]);
    let mut ticks = forms.ticks()?;
    assert_eq!(block_on(ticks.next()).transpose()?, Some(1));
    Ok(())
}

#[test]
fn a_mock_takes_references_and_records() {
    let mut forms = MockForms::default();
    forms
        .expect_references()
        .returning(|object, _, _, _, maybe| {
            Ok(maybe.map_or(Some(object.clone()), Option::<&Object>::cloned))
        });
    forms
        .expect_values()
        .returning(|point, align, level, maybe, list| {
            assert_eq!((align, level), (&Align::Left, Level::High));
            Ok(maybe.or_else(|| list.first()).or(Some(point)).cloned())
        });
    let object = Object::new();
    let found = forms.references(&object, &Any::Null, &JsError::new("e"), None, None);
    assert_eq!(found, Ok(Some(object.clone())));
    let found = forms.references(&object, &Any::Null, &JsError::new("e"), None, Some(None));
    assert_eq!(found, Ok(None));
    let (one, other) = (Point::new(1.0), Point::new(2.0).y(3.0));
    let found = forms.values(
        &one,
        &Align::Left,
        Level::High,
        None,
        std::slice::from_ref(&other),
    );
    assert_eq!(found, Ok(Some(other)));
}

#[test]
fn a_mock_calls_callbacks() {
    let mut forms = MockForms::default();
    forms.expect_each().returning(|f| {
        f.call(("first".to_owned(), 1))?;
        f.call(("second".to_owned(), 2))
    });
    forms
        .expect_either_of()
        .withf(|f, g| f.is_none() && matches!(g, Some(Some(_))))
        .returning(|_, g| g.flatten().map_or(Ok(()), |g| g.call(())));
    forms
        .expect_untyped()
        .returning(|f| f.call(vec![Any::Null]).map(drop));
    forms.expect_later().returning(|promise, f| {
        let f = f.clone();
        Promise::new(async move {
            f.call((promise.await?,))?;
            Ok("done".to_owned())
        })
    });
    let seen = RefCell::new(Vec::new());
    let each = Callback::scoped(|text: String, count: i32| seen.borrow_mut().push((text, count)));
    assert_eq!(forms.each(&each), Ok(()));
    assert_eq!(
        *seen.borrow(),
        [("first".to_owned(), 1), ("second".to_owned(), 2)]
    );
    let calls = Rc::new(RefCell::new(0));
    let counted = Rc::clone(&calls);
    let count = Callback::new(move || *counted.borrow_mut() += 1);
    assert_eq!(forms.either_of(None, Some(Some(&count))), Ok(()));
    let counted = Rc::clone(&calls);
    let any = Callback::new(move |_: &[Any]| {
        *counted.borrow_mut() += 1;
        Any::Null
    });
    assert_eq!(forms.untyped(&any), Ok(()));
    let counted = Rc::clone(&calls);
    let number = Callback::new(move |_: f64| *counted.borrow_mut() += 1);
    let text = block_on(forms.later(Promise::ready(1.0), &number));
    assert_eq!(text, Ok("done".to_owned()));
    assert_eq!(*calls.borrow(), 3);
}

#[test]
fn the_form_with_a_closure_calls_the_mock() {
    let mut forms = MockForms::default();
    forms
        .expect_each()
        .times(1)
        .returning(|f| f.call(("text".to_owned(), 1)));
    let seen = Rc::new(RefCell::new(String::new()));
    let into = Rc::clone(&seen);
    let kept = forms.each_with(move |text, _| into.borrow_mut().push_str(&text));
    assert!(kept.is_ok());
    assert_eq!(*seen.borrow(), "text");
}

#[test]
fn a_mock_takes_views_and_further_arguments() {
    let mut forms = MockForms::default();
    forms.expect_fill().returning(|bytes, from| {
        bytes.copy_from_slice(from);
        Ok(())
    });
    forms
        .expect_join()
        .withf(|texts| texts.len() == 2)
        .returning(|texts| Ok(texts.join("+")));
    forms
        .expect_place()
        .returning(|points| Ok(points.len().try_into().unwrap_or(0)));
    forms
        .expect_count()
        .returning(|_, all| Ok(all.iter().flatten().count().try_into().unwrap_or(0)));
    let mut bytes = [0; 2];
    assert_eq!(forms.fill(&mut bytes, &[1, 2]), Ok(()));
    assert_eq!(bytes, [1, 2]);
    assert_eq!(forms.join(&["a", "b"]), Ok("a+b".to_owned()));
    let point = Point::new(1.0);
    assert_eq!(forms.place(&[&point, &point]), Ok(2));
    assert_eq!(forms.count(true, &[None, Some(&Object::new())]), Ok(1));
}

#[test]
fn a_mock_has_properties_and_names_with_a_meaning() {
    let mut forms = MockForms::default();
    forms.expect_title().returning(|| Ok("title".to_owned()));
    forms
        .expect_set_onchange()
        .withf(|value| value.is_none())
        .returning(|_| Ok(()));
    forms
        .expect_print()
        .with(eq("text"))
        .times(1)
        .return_const(());
    forms.expect_type().returning(|it| Ok(it.to_owned()));
    forms.expect_new().returning(|| Ok("new".to_owned()));
    forms.expect_expect().returning(|| Ok("expect".to_owned()));
    forms
        .expect_checkpoint()
        .returning(|| Ok("checkpoint".to_owned()));
    forms
        .expect_doubler()
        .returning(|| Ok(Callback::new(|it: f64| it * 2.0).into_js()));
    let forms: &dyn Forms = &forms;
    assert_eq!(forms.title(), Ok("title".to_owned()));
    assert_eq!(forms.set_onchange(None), Ok(()));
    forms.print("text");
    assert_eq!(forms.r#type("type"), Ok("type".to_owned()));
    assert_eq!(forms.new(), Ok("new".to_owned()));
    assert_eq!(forms.expect(), Ok("expect".to_owned()));
    assert_eq!(forms.checkpoint(), Ok("checkpoint".to_owned()));
    assert_eq!(forms.doubler().and_then(|it| it.call((2.0,))), Ok(4.0));
    let nothing: &dyn Nothing = &MockNothing::default();
    let _ = nothing;
}

#[test]
#[should_panic(expected = "MockForms::title")]
fn a_call_without_an_expectation_panics_with_the_name() {
    let forms = MockForms::default();
    let _ = forms.title();
}

#[test]
fn mocks_of_classes_are_handles() -> Result<(), JsError> {
    let mut element = MockElement::default();
    element.expect_name().returning(|| Ok("mock".to_owned()));
    element.expect_parent().returning(|| Ok(None));
    element
        .expect_append()
        .returning(|nodes| Ok(nodes.len().try_into().unwrap_or(0)));
    element.expect_touch().times(1).return_const(());
    let element = JsElement::mock(element);
    let node = JsNode::mock(MockNode::default());
    assert_eq!(element.name()?, "mock");
    assert_eq!(element.parent()?, None);
    assert_eq!(element.append(&[&node, &element])?, 2);
    element.touch();
    let mut marker = MockMarker::default();
    marker.expect_mark().returning(|| Ok("mark".to_owned()));
    marker.expect_parent().returning(|| Ok(None));
    let marker = JsMarker::mock(marker);
    assert_eq!(
        (marker.mark()?, marker.parent()?),
        ("mark".to_owned(), None)
    );
    Ok(())
}

#[test]
fn a_mock_of_events_calls_the_listener() -> Result<(), JsError> {
    let removed = Rc::new(RefCell::new(0));
    let mut node = MockNode::default();
    let count = Rc::clone(&removed);
    node.expect_on_renamed().returning_st(move |listener| {
        listener.call(("before".to_owned(), None))?;
        let count = Rc::clone(&count);
        Ok(Listener::new(move || {
            *count.borrow_mut() += 1;
            Ok(())
        }))
    });
    let node = JsNode::mock(node);
    let seen = Rc::new(RefCell::new(String::new()));
    let into = Rc::clone(&seen);
    let guard = node.on_renamed(move |before, after| {
        *into.borrow_mut() += &format!("{before} {after:?}");
    })?;
    assert_eq!(*seen.borrow(), "before None");
    drop(guard);
    assert_eq!(*removed.borrow(), 1);
    Ok(())
}

#[test]
fn a_mock_of_statics_creates_mocks() -> Result<(), JsError> {
    let mut nodes = MockNodeStatics::default();
    nodes.expect_new().with(eq("name")).returning(|_| {
        let mut node = MockNode::default();
        node.expect_name().returning(|| Ok("made".to_owned()));
        Ok(JsNode::mock(node))
    });
    let nodes: &dyn NodeStatics = &nodes;
    assert_eq!(nodes.new("name")?.name()?, "made");
    Ok(())
}

#[test]
fn a_mock_of_a_callback_interface_is_an_object() -> Result<(), JsError> {
    let mut provider = MockProvider::new();
    provider.expect_has_find().times(1).return_const(true);
    provider.expect_has_title().return_const(false);
    provider
        .expect_find()
        .with(eq("key"))
        .returning(|_| Ok(Some(Some(Point { x: 1.0, y: None }))));
    provider.expect_provide().returning(|text, each, more| {
        let all = format!("{text}{}{}", more.concat(), each.is_some());
        Promise::ready(all)
    });
    let provider = JsProvider::new(provider);
    let found = provider.find("key")?.flatten().map(|point| point.x);
    assert_eq!((found, provider.title()?), (Some(1.0), None));
    let each = Callback::new(|_: Point| {}).into_js();
    let more = ["b".to_owned()];
    assert_eq!(
        block_on(provider.provide("a", Some(&each), &more))?,
        "abtrue"
    );
    Ok(())
}
