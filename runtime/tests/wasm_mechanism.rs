//! The mechanism of a call, with glue written by hand as `jsic` generates it: scalars, strings, callbacks, promises.
#![cfg(target_family = "wasm")]

use std::cell::RefCell;

use jsi_runtime::__private::{self as rt, wasm_bindgen};
use jsi_runtime::{Callback, FunctionShape, JsError, Promise, Shape};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen(inline_js = r#"
let rt;
export function $init(given) { rt = given; }

const shim = {
  add: (a, b) => a + b,
  half: (a) => a / 2,
  greet: (name) => `hello ${name}`,
  fail: (text) => { throw new TypeError(text); },
  each: (names, listener) => { for (const name of names.split(",")) listener(name, name.length); },
  later: async (value, ms) => {
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
    return value;
  },
};

export function add(a, b) {
  try {
    const r = shim.add(a, b);
    return (r | 0) === r ? r : rt.integer(r, "Test.add: result", "i32");
  } catch (e) {
    return rt.fail(e);
  }
}

export function half(a) {
  try {
    const r = shim.half(a);
    return (r | 0) === r ? r : rt.integer(r, "Test.half: result", "i32");
  } catch (e) {
    return rt.fail(e);
  }
}

export function greet(p, n) {
  try {
    const r = shim.greet(rt.str(p, n));
    return typeof r === "string" ? rt.putStr(r) : rt.throwMismatch(r, "a string", "Test.greet: result");
  } catch (e) {
    return rt.fail(e);
  }
}

export function fail(p, n) {
  try {
    shim.fail(rt.str(p, n));
  } catch (e) {
    rt.fail(e);
  }
}

export function each(p, n, id, shape) {
  const lent = rt.lent;
  try {
    shim.each(rt.str(p, n), rt.callback(id, shape, "Test.each: parameter listener"));
  } catch (e) {
    rt.fail(e);
  } finally {
    if (rt.lent !== lent) rt.lent.it.key = rt.lent.key, rt.lent = rt.lent.next;
  }
}

export function later(v, ms, id, shape) {
  try {
    rt.await(shim.later(v, ms), id, shape, "Test.later: result");
  } catch (e) {
    rt.fail(e);
  }
}
"#)]
extern "C" {
    #[wasm_bindgen(js_name = "$init")]
    fn init(rt: &JsValue);
    #[wasm_bindgen(js_name = add)]
    fn js_add(a: i32, b: i32) -> i32;
    #[wasm_bindgen(js_name = half)]
    fn js_half(a: i32) -> i32;
    #[wasm_bindgen(js_name = greet)]
    fn js_greet(p: *const u8, n: usize) -> i32;
    #[wasm_bindgen(js_name = fail)]
    fn js_fail(p: *const u8, n: usize);
    #[wasm_bindgen(js_name = each)]
    fn js_each(p: *const u8, n: usize, id: i32, shape: i32);
    #[wasm_bindgen(js_name = later)]
    fn js_later(v: f64, ms: i32, id: i32, shape: i32);
}

static START: rt::Start = rt::Start::new();

fn ready() {
    START.once(|it| {
        rt::module::ENCODED_CALLBACKS.load();
        rt::module::NUMBERS.load();
        rt::module::PROMISES.load();
        rt::module::STRINGS.load();
        init(it);
    });
}

fn greet(name: &str) -> Result<String, JsError> {
    ready();
    rt::lift(js_greet(name.as_ptr(), name.len()))
}

const LISTENER: &FunctionShape = &FunctionShape {
    args: &Shape::Arguments(&[&Shape::String, &Shape::I32]),
    result: &Shape::Void,
    rest: false,
};

fn each(names: &str, listener: &Callback<'_, (String, i32), ()>) -> Result<(), JsError> {
    ready();
    let listener = rt::callback(listener, LISTENER);
    js_each(names.as_ptr(), names.len(), listener.id(), listener.shape());
    rt::lift(())
}

fn later(value: f64, ms: i32) -> Promise<i32> {
    ready();
    rt::promise(&Shape::I32, |id, shape| {
        js_later(value, ms, id, shape);
        rt::lift(())
    })
}

#[wasm_bindgen_test]
fn scalars() {
    ready();
    assert_eq!(rt::lift::<i32, _>(js_add(2, 3)).unwrap(), 5);
    assert_eq!(rt::lift::<i32, _>(js_half(8)).unwrap(), 4);
    let error = rt::lift::<i32, _>(js_half(3)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Test.half: result: expected an integer, found 1.5 (number)"
    );
    assert_eq!(error.name(), "TypeError");
    let error = rt::lift::<i32, _>(js_add(i32::MAX, 1)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Test.add: result: out of range for i32: 2147483648, minimum -2147483648, maximum 2147483647"
    );
    assert_eq!(rt::lift::<i32, _>(js_add(2, 3)).unwrap(), 5);
}

#[wasm_bindgen_test]
fn strings() {
    for name in [
        "",
        "Ada",
        "a\0b",
        "\u{feff}x",
        "héllo",
        "𝒳",
        &"long ".repeat(1000),
        &"ü".repeat(70_000),
    ] {
        assert_eq!(greet(name).unwrap(), format!("hello {name}"));
    }
}

#[wasm_bindgen_test]
fn a_throw_is_an_error() {
    ready();
    js_fail("no".as_ptr(), 2);
    let error = rt::lift::<(), ()>(()).unwrap_err();
    assert_eq!((error.name(), error.message()), ("TypeError", "no"));
    assert!(error.stack().unwrap().contains("no"));
    assert_eq!(greet("x").unwrap(), "hello x");
}

#[wasm_bindgen_test]
fn a_scoped_callback_borrows() {
    let seen = RefCell::new(Vec::new());
    let listener =
        Callback::scoped(|name: String, length: i32| seen.borrow_mut().push((name, length)));
    each("a,bc", &listener).unwrap();
    each("d", &listener).unwrap();
    assert_eq!(
        *seen.borrow(),
        [
            ("a".to_owned(), 1),
            ("bc".to_owned(), 2),
            ("d".to_owned(), 1)
        ]
    );
    assert_eq!(jsi_runtime::live_counts().callbacks, 0);
}

#[wasm_bindgen_test]
async fn promises() {
    assert_eq!(later(7.0, 0).await.unwrap(), 7);
    assert_eq!(later(8.0, 5).await.unwrap(), 8);
    let error = later(8.5, 0).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "Test.later: result: expected an integer, found 8.5 (number)"
    );
    drop(later(1.0, 1));
    let (slow, fast) = (later(1.0, 20), later(2.0, 1));
    assert_eq!(fast.await.unwrap(), 2);
    assert_eq!(slow.await.unwrap(), 1);
    assert_eq!(jsi_runtime::live_counts().promises, 0);
}
