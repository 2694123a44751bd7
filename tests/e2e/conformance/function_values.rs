//! Functions of .NET's `Action` and `Func` in promises and arrays.

use std::cell::RefCell;
use std::rc::Rc;

use jsi_runtime::{Callback, Promise};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{API, Done};
use crate::conformance::api::Conformance as _;
use crate::support::text;

#[wasm_bindgen_test]
async fn action_in_promise() -> Done {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let log = seen.clone();
    let f = Callback::new(move || log.borrow_mut().push("called".to_owned())).into_js();
    let called = API.action_settle(Promise::ready(f), &[]);
    assert_eq!(called.await?, "undefined undefined");
    assert_eq!(*seen.borrow(), ["called"]);
    let log = API.action_later("log").await?;
    API.logged()?;
    log.call(())?;
    assert_eq!(API.logged()?, [""]);
    assert_eq!(
        text(API.action_later("five").await.map(drop)),
        "Conformance.actionLater: result: expected a function, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn action_in_array() -> Done {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let log = seen.clone();
    let f = Callback::new(move || log.borrow_mut().push("called".to_owned())).into_js();
    assert_eq!(
        API.action_array(&[f.clone(), f], &[])?,
        "undefined undefined, undefined undefined"
    );
    assert_eq!(*seen.borrow(), ["called", "called"]);
    API.logged()?;
    for log in API.action_array_in("logs")? {
        log.call(())?;
    }
    assert_eq!(API.logged()?, ["", ""]);
    assert_eq!(
        text(API.action_array_in("integers").map(drop)),
        "Conformance.actionArrayIn: result: element 0: expected a function, found 1 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn action1_in_promise() -> Done {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let log = seen.clone();
    let f = Callback::new(move |word0: String| log.borrow_mut().push(word0)).into_js();
    let called = API.action1_settle(Promise::ready(f), &["text".to_owned()]);
    assert_eq!(called.await?, "undefined undefined");
    assert_eq!(*seen.borrow(), ["text"]);
    let log = API.action1_later("log").await?;
    API.logged()?;
    log.call(("text".to_owned(),))?;
    assert_eq!(API.logged()?, ["text"]);
    assert_eq!(
        text(API.action1_later("five").await.map(drop)),
        "Conformance.action1Later: result: expected a function, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn action1_in_array() -> Done {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let log = seen.clone();
    let f = Callback::new(move |word0: String| log.borrow_mut().push(word0)).into_js();
    assert_eq!(
        API.action1_array(&[f.clone(), f], &["text".to_owned()])?,
        "undefined undefined, undefined undefined"
    );
    assert_eq!(*seen.borrow(), ["text", "text"]);
    API.logged()?;
    for log in API.action1_array_in("logs")? {
        log.call(("text".to_owned(),))?;
    }
    assert_eq!(API.logged()?, ["text", "text"]);
    assert_eq!(
        text(API.action1_array_in("integers").map(drop)),
        "Conformance.action1ArrayIn: result: element 0: expected a function, found 1 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn action2_in_promise() -> Done {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let log = seen.clone();
    let f = Callback::new(move |word0: String, word1: i32| log.borrow_mut().push(format!("{word0} {word1}"))).into_js();
    let called = API.action2_settle(Promise::ready(f), &["text".to_owned(), "five".to_owned()]);
    assert_eq!(called.await?, "undefined undefined");
    assert_eq!(*seen.borrow(), ["text 5"]);
    let log = API.action2_later("log").await?;
    API.logged()?;
    log.call(("text".to_owned(), 5))?;
    assert_eq!(API.logged()?, ["text 5"]);
    assert_eq!(
        text(API.action2_later("five").await.map(drop)),
        "Conformance.action2Later: result: expected a function, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn action2_in_array() -> Done {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let log = seen.clone();
    let f = Callback::new(move |word0: String, word1: i32| log.borrow_mut().push(format!("{word0} {word1}"))).into_js();
    assert_eq!(
        API.action2_array(&[f.clone(), f], &["text".to_owned(), "five".to_owned()])?,
        "undefined undefined, undefined undefined"
    );
    assert_eq!(*seen.borrow(), ["text 5", "text 5"]);
    API.logged()?;
    for log in API.action2_array_in("logs")? {
        log.call(("text".to_owned(), 5))?;
    }
    assert_eq!(API.logged()?, ["text 5", "text 5"]);
    assert_eq!(
        text(API.action2_array_in("integers").map(drop)),
        "Conformance.action2ArrayIn: result: element 0: expected a function, found 1 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn action3_in_promise() -> Done {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let log = seen.clone();
    let f = Callback::new(move |word0: String, word1: i32, word2: bool| log.borrow_mut().push(format!("{word0} {word1} {word2}"))).into_js();
    let called = API.action3_settle(Promise::ready(f), &["text".to_owned(), "five".to_owned(), "true".to_owned()]);
    assert_eq!(called.await?, "undefined undefined");
    assert_eq!(*seen.borrow(), ["text 5 true"]);
    let log = API.action3_later("log").await?;
    API.logged()?;
    log.call(("text".to_owned(), 5, true))?;
    assert_eq!(API.logged()?, ["text 5 true"]);
    assert_eq!(
        text(API.action3_later("five").await.map(drop)),
        "Conformance.action3Later: result: expected a function, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn action3_in_array() -> Done {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let log = seen.clone();
    let f = Callback::new(move |word0: String, word1: i32, word2: bool| log.borrow_mut().push(format!("{word0} {word1} {word2}"))).into_js();
    assert_eq!(
        API.action3_array(&[f.clone(), f], &["text".to_owned(), "five".to_owned(), "true".to_owned()])?,
        "undefined undefined, undefined undefined"
    );
    assert_eq!(*seen.borrow(), ["text 5 true", "text 5 true"]);
    API.logged()?;
    for log in API.action3_array_in("logs")? {
        log.call(("text".to_owned(), 5, true))?;
    }
    assert_eq!(API.logged()?, ["text 5 true", "text 5 true"]);
    assert_eq!(
        text(API.action3_array_in("integers").map(drop)),
        "Conformance.action3ArrayIn: result: element 0: expected a function, found 1 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn func_in_promise() -> Done {
    let f = Callback::new(|| -> i32 { 40 }).into_js();
    let called = API.func_settle(Promise::ready(f), &[]);
    assert_eq!(called.await?, "number 40");
    assert_eq!(
        text(API.func_later("words").await?.call(())),
        "Conformance.funcLater: result: result: expected an integer, found \"words\" (string)"
    );
    assert_eq!(
        text(API.func_later("five").await.map(drop)),
        "Conformance.funcLater: result: expected a function, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn func_in_array() -> Done {
    let f = Callback::new(|| -> i32 { 40 }).into_js();
    assert_eq!(
        API.func_array(&[f.clone(), f], &[])?,
        "number 40, number 40"
    );
    assert_eq!(API.func_array_in("logs")?.len(), 2);
    assert_eq!(
        text(API.func_array_in("integers").map(drop)),
        "Conformance.funcArrayIn: result: element 0: expected a function, found 1 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn func1_in_promise() -> Done {
    let f = Callback::new(|n0: i32| -> i32 { n0 }).into_js();
    let called = API.func1_settle(Promise::ready(f), &["five".to_owned()]);
    assert_eq!(called.await?, "number 5");
    assert_eq!(API.func1_later("sum").await?.call((5,))?, 5);
    assert_eq!(
        text(API.func1_later("five").await.map(drop)),
        "Conformance.func1Later: result: expected a function, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn func1_in_array() -> Done {
    let f = Callback::new(|n0: i32| -> i32 { n0 }).into_js();
    assert_eq!(
        API.func1_array(&[f.clone(), f], &["five".to_owned()])?,
        "number 5, number 5"
    );
    for sum in API.func1_array_in("sums")? {
        assert_eq!(sum.call((5,))?, 5);
    }
    assert_eq!(
        text(API.func1_array_in("integers").map(drop)),
        "Conformance.func1ArrayIn: result: element 0: expected a function, found 1 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn func2_in_promise() -> Done {
    let f = Callback::new(|n0: i32, n1: i32| -> i32 { n0 + n1 }).into_js();
    let called = API.func2_settle(Promise::ready(f), &["five".to_owned(), "five".to_owned()]);
    assert_eq!(called.await?, "number 10");
    assert_eq!(API.func2_later("sum").await?.call((5, 5))?, 10);
    assert_eq!(
        text(API.func2_later("five").await.map(drop)),
        "Conformance.func2Later: result: expected a function, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn func2_in_array() -> Done {
    let f = Callback::new(|n0: i32, n1: i32| -> i32 { n0 + n1 }).into_js();
    assert_eq!(
        API.func2_array(&[f.clone(), f], &["five".to_owned(), "five".to_owned()])?,
        "number 10, number 10"
    );
    for sum in API.func2_array_in("sums")? {
        assert_eq!(sum.call((5, 5))?, 10);
    }
    assert_eq!(
        text(API.func2_array_in("integers").map(drop)),
        "Conformance.func2ArrayIn: result: element 0: expected a function, found 1 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn func3_in_promise() -> Done {
    let f = Callback::new(|n0: i32, n1: i32, n2: i32| -> i32 { n0 + n1 + n2 }).into_js();
    let called = API.func3_settle(Promise::ready(f), &["five".to_owned(), "five".to_owned(), "five".to_owned()]);
    assert_eq!(called.await?, "number 15");
    assert_eq!(API.func3_later("sum").await?.call((5, 5, 5))?, 15);
    assert_eq!(
        text(API.func3_later("five").await.map(drop)),
        "Conformance.func3Later: result: expected a function, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn func3_in_array() -> Done {
    let f = Callback::new(|n0: i32, n1: i32, n2: i32| -> i32 { n0 + n1 + n2 }).into_js();
    assert_eq!(
        API.func3_array(&[f.clone(), f], &["five".to_owned(), "five".to_owned(), "five".to_owned()])?,
        "number 15, number 15"
    );
    for sum in API.func3_array_in("sums")? {
        assert_eq!(sum.call((5, 5, 5))?, 15);
    }
    assert_eq!(
        text(API.func3_array_in("integers").map(drop)),
        "Conformance.func3ArrayIn: result: element 0: expected a function, found 1 (number)"
    );
    Ok(())
}
