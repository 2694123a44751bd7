//! Classes with type parameters.

use jsi_runtime::{Any, Callback, Dictionary, JsError, Number, Object, TypedArray};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{
    Api, Computed, Count as _, Either, Holder, JsApi, JsComputed, JsCount, JsLast, JsLeaf, JsNode, JsScope, JsSignal,
    JsSignalStatics, Leaf as _, Node as _, Point, Signal, SignalStatics as _, Table as _,
};
use crate::support::text;

#[wasm_bindgen_test]
async fn the_type_arguments_of_an_object_are_the_types_of_its_members() -> Result<(), JsError> {
    let signal = JsSignal::new(&1_i32)?;
    assert_eq!(signal.value()?, 1);
    signal.set_value(&2)?;
    assert_eq!(signal.set(&3)?.value()?, 3);
    assert_eq!(signal.history()?, [1, 3]);
    assert_eq!(signal.ready().await?, 3);
    assert_eq!(signal.label()?, None);
    signal.set_label(Some(&4))?;
    assert_eq!(signal.label()?, Some(4));
    signal.set_label(None)?;
    assert_eq!(signal.label()?, None);
    signal.note(&5);
    assert_eq!(signal.history()?, [1, 3, 5]);
    let points: JsSignal<Vec<Point>> = JsSignal::empty()?;
    let point = Point { x: 1.0, y: 2.0 };
    points.set_value(&vec![point.clone()])?;
    assert_eq!(points.value()?, [point]);
    Ok(())
}

#[wasm_bindgen_test]
async fn objects_of_the_class_keep_their_type_arguments() -> Result<(), JsError> {
    let signal = JsSignal::new(&"a".to_owned())?;
    assert_eq!(signal.step()?.step()?, signal);
    assert_eq!((signal.count()?, signal.later().await?), (2, signal.clone()));
    assert_eq!(signal.peer()?.value()?, "a");
    assert_ne!(signal.peer()?, signal);
    let other = JsSignal::of(&true)?;
    assert_eq!(signal.pair(&other)?, ("a".to_owned(), true));
    assert!(signal.convert(&Some(2))?.value()?.is_some());
    let joined = signal.join(&[signal.peer()?], &[&"b".to_owned(), &"c".to_owned()])?;
    assert_eq!(joined.values().collect::<Vec<_>>(), ["a", "a", "b", "c"]);
    let before = JsSignal::made()?;
    JsSignalStatics.of(&1)?;
    assert_eq!(JsSignal::made()?, before + 1);
    Ok(())
}

#[wasm_bindgen_test]
async fn a_subclass_has_the_members_with_its_type_arguments() -> Result<(), JsError> {
    let signal = JsSignal::new(&1_u8)?;
    let computed = JsComputed::new(&signal)?;
    assert_eq!((computed.first()?, computed.value()?), (Some(1), None));
    let same: JsComputed<u8> = computed.set(&Some(4))?;
    assert_eq!((same.value()?, &same), (Some(4), &computed));
    let last = JsLast::new(&signal)?;
    let same: JsLast<u8> = last.set(&Some(5))?.step()?;
    assert_eq!((same.value()?, same.first()?), (Some(5), Some(1)));
    assert_eq!(last.later().await?, last);
    let above: JsSignal<Option<u8>> = last.clone().into();
    assert_eq!(above.value()?, Some(5));
    assert_eq!(JsComputed::from(last.clone()).first()?, Some(1));
    assert_eq!(Object::from(last.clone()), Object::from(above));
    let count = JsCount::new()?;
    let same: JsCount = count.add(1 << 40)?.step()?;
    assert_eq!(same.value()?, Number(1 << 40));
    Ok(())
}

#[wasm_bindgen_test]
async fn a_class_with_type_arguments_stands_everywhere() -> Result<(), JsError> {
    assert_eq!(JsApi.number()?.value()?, 1.5);
    assert_eq!(JsApi.text(&JsSignal::new(&"text".to_owned())?)?, "text");
    let entries = JsApi.bytes(&JsSignal::new(&TypedArray(vec![1, 255]))?)?;
    let Dictionary(entries) = entries.value()?;
    assert_eq!(entries.get("last"), Some(&Number(255)));
    assert_eq!(JsApi.kind(&JsSignal::new(&Any::from("a"))?)?, "string");
    let point = Point { x: 1.0, y: 2.0 };
    let holder = Holder {
        signal: JsSignal::new(&point)?,
        signals: vec![JsSignal::new(&"b".to_owned())?],
    };
    let same = JsApi.holder(&holder)?;
    assert_eq!(same, holder);
    assert_eq!((same.signal.value()?, same.signals[0].value()?), (point, "b".to_owned()));
    let seen = std::rc::Rc::new(std::cell::Cell::new(0));
    let inside = seen.clone();
    JsApi.each(&Callback::new(move |signal: JsSignal<i32>| inside.set(signal.value().unwrap_or(-1))))?;
    assert_eq!(seen.get(), 7);
    let either = Either::Signal(JsApi.number()?);
    assert_eq!(JsApi.either(&either)?, either);
    let text = Either::String("a".to_owned());
    assert_eq!(JsApi.either(&text)?, text);
    assert_eq!(JsApi.maybe(None)?, None);
    let number = JsApi.number()?;
    assert_eq!(JsApi.maybe(Some(&number))?, Some(number));
    assert_eq!(JsApi.generic(&1_i8)?.value()?, (1, 1));
    Ok(())
}

#[wasm_bindgen_test]
async fn a_class_without_from_may_have_type_parameters() -> Result<(), JsError> {
    let table = JsApi.table().await?;
    assert_eq!(table.call(&"a".to_owned())?, Some(Point { x: 1.0, y: 2.0 }));
    assert_eq!(table.call(&"b".to_owned())?, None);
    assert_eq!(table.get("b")?, Some(Point { x: 3.0, y: 4.0 }));
    table.set("c", &Point { x: 5.0, y: 6.0 })?;
    assert_eq!(table.get("c")?.map(|it| it.x), Some(5.0));
    assert!(table.delete("c")?);
    assert_eq!((table.get("c")?, table.size()?), (None, 1));
    Ok(())
}

#[wasm_bindgen_test]
async fn the_type_argument_may_have_a_bound() -> Result<(), JsError> {
    let scope = JsScope::new(&JsLeaf::new("a")?)?;
    assert!(scope.root()?.green()?);
    assert!(scope.find("a").await?.is_some_and(|it| it.green().is_ok()));
    assert_eq!(scope.find("b").await?, None);
    assert_eq!(JsScope::new(&JsNode::new("b")?)?.root()?.name()?, "b");
    Ok(())
}

#[wasm_bindgen_test]
async fn a_value_of_another_type_is_an_err_that_names_the_member() -> Result<(), JsError> {
    let signal: JsSignal<i32> = JsSignal::empty()?;
    signal.set_value_any(&Any::from("text"))?;
    let expected = "expected an integer, found \"text\" (string)";
    assert_eq!(text(signal.value()), format!("Signal.value: result: {expected}"));
    assert_eq!(text(signal.ready().await), format!("Signal.ready: result: {expected}"));
    assert!(text(JsApi.wrong()).starts_with("Api.wrong: result: expected a Signal, found "));
    let wide: JsSignal<Number<i64>> = JsSignal::empty()?;
    assert!(text(wide.set_value(&Number(i64::MAX))).contains("out of range"));
    assert!(text(JsSignal::new(&Number(i64::MAX))).contains("out of range"));
    Ok(())
}

#[wasm_bindgen_test]
fn the_trait_of_the_class_is_over_any() -> Result<(), JsError> {
    let signal = JsSignal::new(&1)?;
    let any: &dyn Signal = &signal;
    assert_eq!(any.value_any()?, Any::Number(1.0));
    assert_eq!(any.step_any()?.value()?, Any::Number(1.0));
    let computed: &dyn Computed = &JsComputed::new(&signal)?;
    assert_eq!(computed.first_any()?, Any::Number(1.0));
    assert_eq!(computed.set_any(&Any::Null)?.value()?, Any::Null);
    Ok(())
}
