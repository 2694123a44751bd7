//! Functions whose types name type parameters.

use std::cell::RefCell;
use std::rc::Rc;

use jsi_runtime::{Any, Callback, Function, JsError, JsIterator, Number, Promise};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{Api, Column, JsApi, JsComputed, JsSignal, Point, Signal, Size};
use crate::support::text;

/// What callbacks have noted.
fn notes() -> (Rc<RefCell<Vec<String>>>, impl Fn(String) + Clone + 'static) {
    let all = Rc::new(RefCell::new(Vec::new()));
    let note = {
        let all = all.clone();
        move |text: String| all.borrow_mut().push(text)
    };
    (all, note)
}

#[wasm_bindgen_test]
fn a_function_gets_values_of_the_type_argument() -> Result<(), JsError> {
    let signal = JsSignal::new(&"a".to_owned())?;
    let (noted, note) = notes();
    let change = Callback::new(move |value: String, count: i64| note(format!("{value}{count}")));
    let end = signal.subscribe(&change)?;
    signal.set_value(&"b".to_owned())?;
    // the same callback is the same function
    signal.subscribe(&change)?;
    signal.set_value(&"c".to_owned())?;
    assert_eq!(*noted.borrow(), ["b0", "c0", "c1"]);
    assert!(signal.unsubscribe(&change)?);
    assert_eq!(end.call(())?, 0);
    assert!(!signal.unsubscribe(&change)?);
    let point: JsSignal<Vec<Point>> = JsSignal::new(&vec![Point { x: 1.0, y: 2.0 }])?;
    let mut sum = 0.0;
    let change = Callback::scoped(|points: Vec<Point>| {
        sum += points.iter().map(|it| it.x + it.y).sum::<f64>();
        points.len() as u32
    });
    assert_eq!(point.map(&change)?.value()?, 1);
    point.set_value(&Vec::new())?;
    assert_eq!(point.map(&change)?.value()?, 0);
    drop(change);
    assert_eq!(sum, 3.0);
    let wrong: JsSignal<String> = JsSignal::new(&"text".to_owned())?;
    let any: &dyn Signal = &wrong;
    any.set_value_any(&Any::Null)?;
    let change = Callback::scoped(|text: String| text);
    let wrong = text(wrong.map(&change));
    assert!(wrong.contains("Signal.map: parameter change: argument 1: expected a string, found null"), "{wrong}");
    Ok(())
}

#[wasm_bindgen_test]
fn a_function_with_a_wrong_value_throws() -> Result<(), JsError> {
    let signal: JsSignal<i32> = JsSignal::new(&1)?;
    let change = Callback::new(|value: i32| value + 1);
    assert_eq!(signal.update(&change, &Size::Auto)?.value()?, 2);
    let any: &dyn Signal = &signal;
    any.set_value_any(&Any::from("text"))?;
    let wrong = text(signal.update(&change, &Size::Number(1.0)));
    assert!(wrong.contains("expected an integer, found \"text\" (string)"), "{wrong}");
    let function = signal.read()?;
    assert_eq!(text(function.call(())), "Signal.read: result: result: expected an integer, found \"text\" (string)");
    Ok(())
}

#[wasm_bindgen_test]
async fn a_closure_may_be_given() -> Result<(), JsError> {
    let signal = JsSignal::new(&1_u8)?;
    let (noted, note) = notes();
    let (end, change) = signal.subscribe_with(move |value, count| note(format!("{value} {count}")))?;
    signal.set_value(&2)?;
    assert_eq!(*noted.borrow(), ["2 0"]);
    assert_eq!((end.call(())?, signal.unsubscribe(&change)?), (0, false));
    let (doubled, _change) = signal.map_with(|value| vec![value; 2])?;
    assert_eq!(doubled.value()?, [2, 2]);
    let (same, _change) = signal.update_with(|value| value + 1, 2.0)?;
    assert_eq!((same.value()?, &same), (3, &signal));
    let change = Callback::new(|value: u8| Promise::ready(value + 1));
    assert_eq!(signal.later(Some(Some(&change))).await?, 4);
    assert_eq!((signal.later(Some(None)).await?, signal.later(None).await?), (3, 3));
    let (values, _by) = JsApi.sort_with(&[2.5, 1.5], |a: f64, b: f64| b - a)?;
    assert_eq!(values, [2.5, 1.5]);
    Ok(())
}

#[wasm_bindgen_test]
fn functions_stand_in_properties_and_lists() -> Result<(), JsError> {
    let signal = JsSignal::new(&"a".to_owned())?;
    assert_eq!(signal.onchange()?, None);
    let (noted, note) = notes();
    let change = Callback::new(move |value: String| note(value));
    signal.set_onchange(Some(&change))?;
    signal.set_value(&"b".to_owned())?;
    signal.onchange()?.ok_or_else(|| JsError::new("none"))?.call(("c".to_owned(),))?;
    assert_eq!(*noted.borrow(), ["b", "c"]);
    signal.set_onchange(None)?;
    assert_eq!((signal.onchange()?, signal.read()?.call(())?), (None, "b".to_owned()));
    let own: Function<(String, i64), String> =
        Callback::new(|value: String, count: i64| format!("{value} {count}")).into_js();
    let all = signal.listeners(&[&own])?;
    let replies: Result<Vec<String>, JsError> = all.iter().map(|it| it.call(("x".to_owned(), 1 << 40))).collect();
    assert_eq!(replies?, ["x 1099511627776", "x, 1099511627777"]);
    Ok(())
}

#[wasm_bindgen_test]
fn a_value_may_be_missing_or_null() -> Result<(), JsError> {
    let signal = JsSignal::new(&1)?;
    assert_eq!(signal.note()?, None);
    signal.set_note(Some(Some(&3)))?;
    assert_eq!(signal.note()?, Some(Some(3)));
    signal.set_note(None)?;
    assert_eq!(signal.note()?, None);
    assert_eq!(JsApi.maybe::<i32>(None)?, None);
    assert_eq!(JsApi.maybe(Some(Some(&1)))?, Some(1));
    Ok(())
}

#[wasm_bindgen_test]
fn a_method_has_functions_of_its_own_type_parameters() -> Result<(), JsError> {
    let by = Callback::new(|a: String, b: String| a.len() as f64 - b.len() as f64);
    assert_eq!(JsApi.sort(&["long".to_owned(), "a".to_owned()], &by)?, ["a", "long"]);
    let matches = Callback::new(|value: i64| value > 1);
    assert_eq!(JsApi.find(&[1, 2, 3], Some(&matches))?, Some(2));
    assert_eq!(JsApi.find(&[1, 2, 3], None)?, Some(1));
    let make = Callback::new(|| Point { x: 0.0, y: 1.0 });
    assert_eq!(JsApi.keep(&make)?.call(())?, Point { x: 0.0, y: 1.0 });
    assert_eq!(JsApi.kept()?, Any::from("function"));
    drop(make);
    let written = Callback::new(|value: i64| format!("{value}")).into_js();
    let (value, function) = JsApi.pair((&true, &written))?;
    assert_eq!((value, function.call((5,))?), (true, "5".to_owned()));
    assert_eq!(JsApi.walk(JsIterator::new([("a".to_owned(), 1), ("b".to_owned(), 2)]))?, "a2 b3");
    Ok(())
}

#[wasm_bindgen_test]
fn functions_in_records_have_the_type_argument() -> Result<(), JsError> {
    let text_of = Callback::new(|value: Vec<i32>, index: i64| format!("{index}:{}", value.len()));
    let parse = Callback::new(|text: String| text.bytes().map(i32::from).collect::<Vec<_>>());
    let column = Column::new("length", text_of.function()).parse(parse.function());
    assert_eq!(JsApi.table(std::slice::from_ref(&column), &[vec![1, 2], Vec::new()])?, "length 0:2 1:0");
    assert_eq!(JsApi.parse(&column, "ab")?, Some(vec![97, 98]));
    let columns = JsApi.columns()?;
    assert_eq!(columns[0].text.call((Point { x: 2.0, y: 0.0 }, 3))?, "3: 2");
    let wrong = text(columns[1].text.call((Point { x: 2.0, y: 0.0 }, 3)));
    assert!(wrong.contains("expected a string, found 1"), "{wrong}");
    let parse = columns[1].parse.as_ref().map(|it| text(it.call(("a".to_owned(),))));
    assert!(parse.is_some_and(|it| it.contains("field y: expected a number, found undefined")));
    Ok(())
}

#[wasm_bindgen_test]
fn events_have_the_type_argument() -> Result<(), JsError> {
    let signal = JsSignal::new(&"a".to_owned())?;
    let (noted, note) = notes();
    let (of_change, of_end) = (note.clone(), note.clone());
    let change = signal.on_change(of_change)?;
    let end = signal.on_end(move |last: Option<String>, count| of_end(format!("{last:?} {count}")))?;
    let close = signal.on_close(move || note("close".to_owned()))?;
    signal.emit()?;
    assert_eq!(*noted.borrow(), ["a", "None 1099511627776", "close"]);
    drop((change, end));
    signal.emit()?;
    assert_eq!(noted.borrow().len(), 4);
    drop(close);
    let computed: JsComputed<u8> = JsComputed::new(Some(&1))?;
    let (noted, note) = notes();
    let _change = computed.on_change(move |value: Option<u8>| note(format!("{value:?}")))?;
    computed.emit()?;
    assert_eq!(*noted.borrow(), ["Some(1)"]);
    Ok(())
}

#[wasm_bindgen_test]
fn the_markers_of_other_types_are_kept() -> Result<(), JsError> {
    let signal: JsSignal<Number<i64>> = JsSignal::new(&Number(1 << 40))?;
    let (noted, note) = notes();
    let change = Callback::new(move |value: Number<i64>, count: i64| note(format!("{} {count}", value.0)));
    signal.subscribe(&change)?;
    signal.set_value(&Number(1))?;
    assert_eq!(*noted.borrow(), ["1 0"]);
    Ok(())
}
