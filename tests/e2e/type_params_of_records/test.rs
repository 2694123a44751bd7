//! Records with type parameters.

use jsi_runtime::{Any, Callback, Dictionary, JsError, JsIterator, JsMap, Number, Promise, TypedArray};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{
    Api, Base as _, Either, Held, Holder, Job, JsApi, JsBase, JsSignal, Maybe, Named, Node, Options, Page, Point,
    Titled, Tree,
};
use crate::support::text;

fn page<T>(items: Vec<T>) -> Page<T> {
    Page { items, next: None, first: None }
}

fn held<T>(value: T) -> Held<T> {
    Held { value }
}

fn leaf<T>(value: T) -> Tree<T> {
    Tree::new(value, Vec::new())
}

fn node(name: &str) -> Node {
    Node { name: name.to_owned(), held: None, maybe: Box::new(Maybe::default()), pages: Vec::new() }
}

#[wasm_bindgen_test]
fn a_field_has_the_type_of_its_type_argument() -> Result<(), JsError> {
    let numbers = JsApi.numbers(&Page { next: Some("b".to_owned()), ..page(vec![1.0, 2.5]) })?;
    assert_eq!(numbers, Page { next: Some("b!".to_owned()), ..page(vec!["1".to_owned(), "2.5".to_owned()]) });
    let first = JsApi.numbers(&Page { first: Some(7.0), ..page(Vec::new()) })?.first;
    assert_eq!(first.as_deref(), Some("7"));
    let point = Point { x: 1.0, y: -1.0 };
    let titled = Titled { items: vec![point.clone()], next: None, first: Some(point), title: "points".to_owned() };
    assert_eq!(JsApi.titled(&titled)?, Titled { title: "points of 1".to_owned(), ..titled });
    assert_eq!(JsApi.kind(&held(Any::Null))?, "object");
    Ok(())
}

#[wasm_bindgen_test]
fn fields_that_may_be_missing_have_a_default_and_methods() -> Result<(), JsError> {
    let options = Options::default().value(1).more(JsMap::from([("a".to_owned(), "b".to_owned())]));
    assert_eq!(JsApi.options(&options)?, options);
    let null: Options<i32, String> = Options::new().nothing(None);
    assert_eq!(JsApi.options(&null)?.nothing, Some(None));
    assert_eq!(JsApi.absent()?, Options::default());
    Ok(())
}

#[wasm_bindgen_test]
fn a_record_may_contain_itself_with_its_type_arguments() -> Result<(), JsError> {
    let tree = Tree { left: Some(Box::new(leaf("left".to_owned()))), ..leaf("top".to_owned()) };
    let root = JsApi.tree(&tree)?;
    assert_eq!((root.value.as_str(), root.left.as_deref(), root.children.len()), ("root", Some(&tree), 2));
    assert_eq!(format!("{:?}", leaf(1)), "Tree { value: 1, left: None, children: [] }");
    let mut deep = leaf("end".to_owned());
    for _ in 0..1_000 {
        deep = Tree { children: vec![deep], ..leaf("level".to_owned()) };
    }
    assert_eq!(JsApi.tree(&deep)?.left.as_deref(), Some(&deep));
    Ok(())
}

#[wasm_bindgen_test]
fn a_record_may_be_a_type_argument_in_itself() -> Result<(), JsError> {
    let inner = Node { pages: vec![held(node("page"))], ..node("inner") };
    let maybe = Box::new(Maybe::new().value(node("maybe")));
    let outer = Node { held: Some(Box::new(held(inner))), maybe, ..node("outer") };
    assert_eq!(JsApi.node(&outer)?, outer);
    let mut deep = node("end");
    for _ in 0..500 {
        deep = Node { held: Some(Box::new(held(deep))), ..node("level") };
    }
    assert_eq!(JsApi.node(&deep)?, deep);
    // two records each: more than the 2,048 levels that cross
    for _ in 0..600 {
        deep = Node { held: Some(Box::new(held(deep))), ..node("level") };
    }
    assert!(text(JsApi.node(&deep)).contains("too deep"), "{}", text(JsApi.node(&deep)));
    Ok(())
}

#[wasm_bindgen_test]
async fn a_record_with_type_arguments_stands_everywhere() -> Result<(), JsError> {
    assert_eq!(JsApi.maybe(None, Some(&held("a".to_owned())))?, None);
    assert_eq!(JsApi.maybe(Some(&page(vec![true])), None)?, Some(held(true)));
    let all = JsApi.each(&[&held(Number(1 << 40)), &held(Number(2))])?;
    assert_eq!(all.get("1099511627776"), Some(&held(Number(1 << 40))));
    assert_eq!(all.len(), 2);
    let bytes = JsApi.bytes(&held(TypedArray(vec![1, 2])))?;
    let Dictionary(entries) = bytes.value;
    assert_eq!(entries.get("bytes"), Some(&TypedArray(vec![1, 2])));
    assert_eq!(JsApi.later(Promise::ready(held(4.0))).await?, held(4.0));
    let sum = Callback::new(|it: Page<f64>| held(format!("{}", it.items.iter().sum::<f64>() + it.first.unwrap_or_default())));
    assert_eq!(JsApi.listen(&sum)?, held("6".to_owned()));
    for either in [Either::Page(page(vec![1.0])), Either::String("text".to_owned())] {
        assert_eq!(JsApi.either(&either)?, either);
    }
    let point = Point { x: 0.0, y: 0.5 };
    for named in [Named::from(held(point)), Named::from(vec![page(vec![true, false])])] {
        assert_eq!(JsApi.named(&named)?, named);
    }
    let doubled = JsApi.walk(JsIterator::new([held(1.0), held(2.0)]))?;
    assert_eq!(doubled.collect::<Result<Vec<_>, _>>()?, [held(2.0), held(4.0)]);
    Ok(())
}

#[wasm_bindgen_test]
async fn members_of_a_class_have_records_of_its_type_parameters() -> Result<(), JsError> {
    let signal = JsSignal::new(&1_i32)?;
    assert_eq!(signal.value()?, held(1));
    signal.set_page(&Page { first: Some(3), ..page(vec![2, 3]) })?;
    assert_eq!((signal.page()?.items, signal.later().await?), (vec![2, 3], held(3)));
    let pages = signal.pages(&[&held(5), &held(6)])?;
    assert_eq!(pages.get("1"), Some(&page(vec![6, 6])));
    assert_eq!(signal.options(None)?, None);
    let options = signal.options(Some(&Options::new().nothing(None)))?;
    assert_eq!(options, Some(Options::new().value(3).nothing(None)));
    signal.set_page(&Page { first: Some(3), ..page(vec![2, 3]) })?;
    let other: JsSignal<String> = JsSignal::new(&"text".to_owned())?;
    assert_eq!(other.page()?, Page { first: Some("text".to_owned()), ..page(vec!["text".to_owned()]) });
    Ok(())
}

#[wasm_bindgen_test]
async fn a_record_may_have_the_type_parameters_of_a_method() -> Result<(), JsError> {
    assert_eq!(JsApi.generic(&page(vec![1_u8, 2]))?, held(2));
    assert_eq!(JsApi.generic(&page(vec![Some(page(vec![true]))]))?, held(Some(page(vec![true]))));
    let swapped: Options<bool, String> = JsApi.swap(&Options::new().value("a".to_owned()))?;
    assert_eq!(swapped.more.as_ref().and_then(|it| it.get("value")), Some(&"a".to_owned()));
    let tree = Tree { children: vec![leaf(2.5)], ..leaf(1.5) };
    assert_eq!(JsApi.trees(&JsMap::from([("a".to_owned(), tree.clone())]))?, [tree]);
    let base = JsBase::new("base")?;
    let Holder { node, signal } = JsApi.holder(&base)?;
    assert_eq!((node.name()?, signal.value()?), ("base".to_owned(), held(base)));
    Ok(())
}

#[wasm_bindgen_test]
async fn a_promise_in_a_record_has_the_type_argument() -> Result<(), JsError> {
    let job = JsApi.job(Job { name: "a".to_owned(), done: Promise::ready(held(1)) })?;
    assert_eq!((job.name, job.done.await?), ("a!".to_owned(), held(1)));
    let job = JsApi.start(Job { name: "b".to_owned(), done: Promise::ready("done".to_owned()) })?;
    assert_eq!(job.done.await?, "done");
    Ok(())
}

#[wasm_bindgen_test]
fn a_wrong_value_is_an_err_that_names_the_field() {
    assert_eq!(
        text(JsApi.wrong()),
        "Api.wrong: result: field items: element 1: expected a number, found \"2\" (string)"
    );
    assert_eq!(
        text(JsApi.wrong_tree()),
        "Api.wrongTree: result: field children: element 0: field children: element 0: field value: expected a boolean, found 1 (number)"
    );
    let number = JsSignal::new(&1_i32).and_then(|it| JsApi.generic(&page(vec![it])));
    assert!(number.is_ok());
    let unsafe_integer = text(JsApi.generic(&page(vec![Number(i64::MAX)])));
    assert!(unsafe_integer.contains("out of range"), "{unsafe_integer}");
}
