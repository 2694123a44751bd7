//! Classes of JavaScript, with the glue written by hand as `jsic` generates it.
#![cfg(target_family = "wasm")]

mod common;

use common::js;
use jsi_runtime::__private::{self as rt, wasm_bindgen};
use jsi_runtime::{Any, ClassShape, JsError, Object, Shape, live_counts};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_test::wasm_bindgen_test;

type Done = Result<(), JsError>;

#[wasm_bindgen(inline_js = r#"
let rt;
globalThis.jsiTest = {
  Counter: class Counter {
    constructor(start) { this.value = start; }
    increment(by) { this.value += by; return this.value; }
  },
};
jsiTest.Loud = class Loud extends jsiTest.Counter {};
export function $init(given, counter, loud, gone) {
  rt = given;
  rt.importClass(counter, "Counter", () => globalThis.jsiTest?.Counter);
  rt.importClass(loud, "Loud", () => globalThis.jsiTest?.Loud);
  rt.importClass(gone, "Item", () => globalThis.jsiTest?.Item);
}
export function make(start) {
  try {
    return new globalThis.jsiTest.Counter(start);
  } catch (e) {
    return rt.fail(e);
  }
}
export function increment(self, by) {
  try {
    const r = self.increment(by);
    return (r | 0) === r ? r : rt.integer(r, "Counter.increment: result", "i32");
  } catch (e) {
    return rt.fail(e);
  }
}
export function find(text, length, shape) {
  try {
    const r = globalThis.jsiTest[rt.str(text, length)];
    return rt.instance(r, shape, "Test.find: result");
  } catch (e) {
    rt.fail(e);
  }
}
"#)]
extern "C" {
    #[wasm_bindgen(js_name = "$init")]
    fn init(rt: &JsValue, counter: i32, loud: i32, gone: i32);
    fn make(start: i32) -> JsValue;
    #[wasm_bindgen(js_name = increment)]
    fn js_increment(this: &JsValue, by: i32) -> i32;
    #[wasm_bindgen(js_name = find)]
    fn js_find(text: *const u8, length: usize, class: i32) -> JsValue;
}

static START: rt::Start = rt::Start::new();

fn start() {
    START.once(|it| {
        rt::module::CLASSES.load();
        rt::module::NUMBERS.load();
        rt::module::STRINGS.load();
        init(it, rt::class(&COUNTER), rt::class(&LOUD), rt::class(&ITEM));
    });
}

static COUNTER: ClassShape = ClassShape {
    name: "Counter",
    load: start,
};
static LOUD: ClassShape = ClassShape {
    name: "Loud",
    load: start,
};
/// A class that is not there.
static ITEM: ClassShape = ClassShape {
    name: "Item",
    load: start,
};

#[derive(Clone, Debug, PartialEq, Eq)]
struct JsCounter(Object);
rt::class!(JsCounter = COUNTER);

#[derive(Clone, Debug, PartialEq, Eq)]
struct JsLoud(JsCounter);
rt::class!(JsLoud(JsCounter) = LOUD);

#[derive(Clone, Debug, PartialEq, Eq)]
struct JsItem(Object);
rt::class!(JsItem = ITEM);

impl JsCounter {
    fn new(value: i32) -> Result<Self, JsError> {
        start();
        rt::lift(make(value))
    }

    fn increment(&self, by: i32) -> Result<i32, JsError> {
        start();
        rt::lift(js_increment(rt::js(self), by))
    }
}

fn find(name: &str) -> Result<JsCounter, JsError> {
    start();
    let class = rt::class_of(const { &Shape::Class(&COUNTER) });
    rt::lift(js_find(name.as_ptr(), name.len(), class))
}

fn message<T: std::fmt::Debug>(result: Result<T, JsError>) -> String {
    result.expect_err("an error").to_string()
}

fn classes() -> Result<Object, JsError> {
    start();
    Object::global().get("jsiTest")
}

/// An instance of the class of this name.
fn instance(name: &str) -> Result<Object, JsError> {
    let reflect: Object = Object::global().get("Reflect")?;
    let class: Object = classes()?.get(name)?;
    reflect.call("construct", (class, Object::from_array(&[1])?))
}

#[wasm_bindgen_test]
fn constructor_and_methods() -> Done {
    let counter = JsCounter::new(40)?;
    assert_eq!(counter.increment(2)?, 42);
    // A handle is an object, too.
    assert_eq!(counter.get::<i32>("value")?, 42);
    Ok(())
}

#[wasm_bindgen_test]
fn handles_compare_by_javascript_identity() -> Done {
    let (a, b) = (JsCounter::new(1)?, JsCounter::new(1)?);
    assert_eq!(a, a.clone());
    assert_ne!(a, b);
    let same: JsCounter = js().call("identity", (&a,))?;
    assert_eq!(same, a);
    assert_eq!(Object::from(same), Object::from(a));
    Ok(())
}

#[wasm_bindgen_test]
fn try_into_checks_the_class() -> Done {
    let counter: JsCounter = instance("Counter")?.try_into()?;
    assert_eq!(counter.increment(1)?, 2);
    assert_eq!(
        message(Object::new().try_into::<JsCounter>()),
        "object: expected a Counter, found Object (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn an_object_of_a_derived_class_is_one_of_the_class_above() -> Done {
    let loud: JsLoud = instance("Loud")?.try_into()?;
    assert_eq!(loud.increment(1)?, 2);
    let counter: JsCounter = js().call("identity", (&loud,))?;
    assert_eq!(counter, JsCounter::from(loud));
    assert_eq!(
        message(Object::from(JsCounter::new(1)?).to::<JsLoud>()),
        "object: expected a Loud, found Counter (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn what_comes_in_must_be_an_instance() -> Done {
    let js = js();
    for (value, found) in [
        (Any::Null, "null"),
        (Any::Undefined, "undefined"),
        (Any::from(5), "5 (number)"),
        (Any::from(Object::new()), "Object (object)"),
    ] {
        assert_eq!(
            message(js.call::<JsCounter>("identity", (value,))),
            format!("method identity: result: expected a Counter, found {found}")
        );
    }
    assert_eq!(
        js.call::<Option<JsCounter>>("identity", (Any::Null,))?,
        None
    );
    let list = Object::from_array(&[Any::from(Object::from(JsCounter::new(1)?)), Any::Null])?;
    assert_eq!(
        message(list.to_array::<JsCounter>()),
        "array: element 1: expected a Counter, found null"
    );
    let list = list.to_array::<Option<JsCounter>>()?;
    assert_eq!((list.len(), list.get(1)), (2, Some(&None)));
    Ok(())
}

#[wasm_bindgen_test]
fn a_flat_result_is_checked() -> Done {
    classes()?.set("known", &JsCounter::new(7)?)?;
    assert_eq!(find("known")?.increment(1)?, 8);
    assert_eq!(
        message(find("unknown")),
        "Test.find: result: expected a Counter, found undefined"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn the_class_is_looked_up_at_each_check() -> Done {
    let counter = Object::from(JsCounter::new(1)?);
    let classes = classes()?;
    let original: Object = classes.get("Counter")?;
    let other: Object = classes.get("Loud")?;
    classes.set("Counter", &other)?;
    let replaced = counter.to::<JsCounter>();
    classes.set("Counter", &original)?;
    assert_eq!(
        message(replaced),
        "object: expected a Counter, found Counter (object)"
    );
    assert!(counter.to::<JsCounter>().is_ok());
    Ok(())
}

#[wasm_bindgen_test]
fn a_class_that_is_not_there_is_named() -> Done {
    assert_eq!(
        message(Object::new().to::<JsItem>()),
        "object: Item is undefined"
    );
    classes()?.set("Item", 5)?;
    assert_eq!(
        message(Object::new().to::<JsItem>()),
        "object: Item is not a class"
    );
    classes()?.delete("Item")?;
    Ok(())
}

#[wasm_bindgen_test]
fn nothing_leaks() -> Done {
    let round = || -> Done {
        let counter = JsCounter::new(1)?;
        counter.increment(1)?;
        js().call::<JsCounter>("identity", (&counter,))?;
        assert!(js().call::<JsLoud>("identity", (&counter,)).is_err());
        assert!(find("unknown").is_err());
        Ok(())
    };
    round()?;
    let before = live_counts();
    for _ in 0..1000 {
        round()?;
    }
    assert_eq!(live_counts(), before);
    Ok(())
}
