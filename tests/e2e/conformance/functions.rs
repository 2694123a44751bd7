//! Functions of .NET's `Action` and `Func`, in both directions.

use std::cell::RefCell;
use std::rc::Rc;

use jsi_runtime::Callback;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{API, Done};
use crate::conformance::api::Conformance as _;
use crate::support::text;

#[wasm_bindgen_test]
fn action_out() -> Done {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let log = seen.clone();
    let f = Callback::new(move || log.borrow_mut().push("called".to_owned()));
    assert_eq!(API.action_out(&f, &[])?, "undefined undefined");
    assert_eq!(*seen.borrow(), ["called"]);
    Ok(())
}

#[wasm_bindgen_test]
fn action_in() -> Done {
    API.logged()?;
    API.action_in("log")?.call(())?;
    assert_eq!(API.logged()?, [""]);
    assert_eq!(text(API.action_in("fails")?.call(())), "it fails");
    assert_eq!(
        text(API.action_in("five").map(drop)),
        "Conformance.actionIn: result: expected a function, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn action_nullable() -> Done {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let log = seen.clone();
    let f = Callback::new(move || log.borrow_mut().push("called".to_owned()));
    assert_eq!(API.action_nullable(Some(&f), &[])?, "undefined undefined");
    assert_eq!(API.action_nullable(None, &[])?, "object null");
    assert_eq!(*seen.borrow(), ["called"]);
    assert!(API.action_nullable_in("null")?.is_none() && API.action_nullable_in("log")?.is_some());
    Ok(())
}

#[wasm_bindgen_test]
fn action1_out() -> Done {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let log = seen.clone();
    let f = Callback::new(move |word0: String| log.borrow_mut().push(word0));
    assert_eq!(
        API.action1_out(&f, &["text".to_owned()])?,
        "undefined undefined"
    );
    assert_eq!(*seen.borrow(), ["text"]);
    assert_eq!(
        text(API.action1_out(&f, &["five".to_owned()])),
        "Conformance.action1Out: parameter f: argument 1: expected a string, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn action1_in() -> Done {
    API.logged()?;
    API.action1_in("log")?.call(("text".to_owned(),))?;
    assert_eq!(API.logged()?, ["text"]);
    assert_eq!(
        text(API.action1_in("fails")?.call(("text".to_owned(),))),
        "it fails"
    );
    assert_eq!(
        text(API.action1_in("five").map(drop)),
        "Conformance.action1In: result: expected a function, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn action1_nullable() -> Done {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let log = seen.clone();
    let f = Callback::new(move |word0: String| log.borrow_mut().push(word0));
    assert_eq!(
        API.action1_nullable(Some(&f), &["text".to_owned()])?,
        "undefined undefined"
    );
    assert_eq!(API.action1_nullable(None, &[])?, "object null");
    assert_eq!(*seen.borrow(), ["text"]);
    assert!(
        API.action1_nullable_in("null")?.is_none() && API.action1_nullable_in("log")?.is_some()
    );
    Ok(())
}

#[wasm_bindgen_test]
fn action2_out() -> Done {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let log = seen.clone();
    let f = Callback::new(move |word0: String, n1: i32| {
        log.borrow_mut().push(format!("{} {}", word0, n1))
    });
    assert_eq!(
        API.action2_out(&f, &["text".to_owned(), "five".to_owned()])?,
        "undefined undefined"
    );
    assert_eq!(*seen.borrow(), ["text 5"]);
    assert_eq!(
        text(API.action2_out(&f, &["five".to_owned()])),
        "Conformance.action2Out: parameter f: argument 1: expected a string, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn action2_in() -> Done {
    API.logged()?;
    API.action2_in("log")?.call(("text".to_owned(), 5))?;
    assert_eq!(API.logged()?, ["text 5"]);
    assert_eq!(
        text(API.action2_in("fails")?.call(("text".to_owned(), 5,))),
        "it fails"
    );
    assert_eq!(
        text(API.action2_in("five").map(drop)),
        "Conformance.action2In: result: expected a function, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn action2_nullable() -> Done {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let log = seen.clone();
    let f = Callback::new(move |word0: String, n1: i32| {
        log.borrow_mut().push(format!("{} {}", word0, n1))
    });
    assert_eq!(
        API.action2_nullable(Some(&f), &["text".to_owned(), "five".to_owned()])?,
        "undefined undefined"
    );
    assert_eq!(API.action2_nullable(None, &[])?, "object null");
    assert_eq!(*seen.borrow(), ["text 5"]);
    assert!(
        API.action2_nullable_in("null")?.is_none() && API.action2_nullable_in("log")?.is_some()
    );
    Ok(())
}

#[wasm_bindgen_test]
fn action3_out() -> Done {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let log = seen.clone();
    let f = Callback::new(move |word0: String, n1: i32, flag2: bool| {
        log.borrow_mut().push(format!("{} {} {}", word0, n1, flag2))
    });
    assert_eq!(
        API.action3_out(
            &f,
            &["text".to_owned(), "five".to_owned(), "true".to_owned()]
        )?,
        "undefined undefined"
    );
    assert_eq!(*seen.borrow(), ["text 5 true"]);
    assert_eq!(
        text(API.action3_out(&f, &["five".to_owned()])),
        "Conformance.action3Out: parameter f: argument 1: expected a string, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn action3_in() -> Done {
    API.logged()?;
    API.action3_in("log")?.call(("text".to_owned(), 5, true))?;
    assert_eq!(API.logged()?, ["text 5 true"]);
    assert_eq!(
        text(API.action3_in("fails")?.call(("text".to_owned(), 5, true,))),
        "it fails"
    );
    assert_eq!(
        text(API.action3_in("five").map(drop)),
        "Conformance.action3In: result: expected a function, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn action3_nullable() -> Done {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let log = seen.clone();
    let f = Callback::new(move |word0: String, n1: i32, flag2: bool| {
        log.borrow_mut().push(format!("{} {} {}", word0, n1, flag2))
    });
    assert_eq!(
        API.action3_nullable(
            Some(&f),
            &["text".to_owned(), "five".to_owned(), "true".to_owned()]
        )?,
        "undefined undefined"
    );
    assert_eq!(API.action3_nullable(None, &[])?, "object null");
    assert_eq!(*seen.borrow(), ["text 5 true"]);
    assert!(
        API.action3_nullable_in("null")?.is_none() && API.action3_nullable_in("log")?.is_some()
    );
    Ok(())
}

#[wasm_bindgen_test]
fn func_out() -> Done {
    let f = Callback::new(|| 42);
    assert_eq!(API.func_out(&f, &[])?, "number 42");
    Ok(())
}

#[wasm_bindgen_test]
fn func_in() -> Done {
    assert_eq!(API.func_in("sum")?.call(())?, 0);
    assert_eq!(
        text(API.func_in("words")?.call(())),
        "Conformance.funcIn: result: result: expected an integer, found \"words\" (string)"
    );
    assert_eq!(
        text(API.func_in("five").map(drop)),
        "Conformance.funcIn: result: expected a function, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn func_nullable() -> Done {
    let f = Callback::new(|| 42);
    assert_eq!(API.func_nullable(Some(&f), &[])?, "number 42");
    assert_eq!(API.func_nullable(None, &[])?, "object null");
    assert!(API.func_nullable_in("null")?.is_none());
    let sum = API.func_nullable_in("sum")?.ok_or("a function")?;
    assert_eq!(sum.call(())?, 0);
    Ok(())
}

#[wasm_bindgen_test]
fn func1_out() -> Done {
    let f = Callback::new(|n0: i32| -> i32 { n0 });
    assert_eq!(API.func1_out(&f, &["five".to_owned()])?, "number 5");
    assert_eq!(
        text(API.func1_out(&f, &["half".to_owned()])),
        "Conformance.func1Out: parameter f: argument 1: expected an integer, found 0.5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn func1_in() -> Done {
    assert_eq!(API.func1_in("sum")?.call((5,))?, 5);
    assert_eq!(
        text(API.func1_in("words")?.call((5,))),
        "Conformance.func1In: result: result: expected an integer, found \"words\" (string)"
    );
    assert_eq!(
        text(API.func1_in("five").map(drop)),
        "Conformance.func1In: result: expected a function, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn func1_nullable() -> Done {
    let f = Callback::new(|n0: i32| -> i32 { n0 });
    assert_eq!(
        API.func1_nullable(Some(&f), &["five".to_owned()])?,
        "number 5"
    );
    assert_eq!(API.func1_nullable(None, &[])?, "object null");
    assert!(API.func1_nullable_in("null")?.is_none());
    let sum = API.func1_nullable_in("sum")?.ok_or("a function")?;
    assert_eq!(sum.call((5,))?, 5);
    Ok(())
}

#[wasm_bindgen_test]
fn func2_out() -> Done {
    let f = Callback::new(|n0: i32, n1: i32| -> i32 { n0 + n1 });
    assert_eq!(
        API.func2_out(&f, &["five".to_owned(), "five".to_owned()])?,
        "number 10"
    );
    assert_eq!(
        text(API.func2_out(&f, &["half".to_owned()])),
        "Conformance.func2Out: parameter f: argument 1: expected an integer, found 0.5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn func2_in() -> Done {
    assert_eq!(API.func2_in("sum")?.call((5, 5,))?, 10);
    assert_eq!(
        text(API.func2_in("words")?.call((5, 5,))),
        "Conformance.func2In: result: result: expected an integer, found \"words\" (string)"
    );
    assert_eq!(
        text(API.func2_in("five").map(drop)),
        "Conformance.func2In: result: expected a function, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn func2_nullable() -> Done {
    let f = Callback::new(|n0: i32, n1: i32| -> i32 { n0 + n1 });
    assert_eq!(
        API.func2_nullable(Some(&f), &["five".to_owned(), "five".to_owned()])?,
        "number 10"
    );
    assert_eq!(API.func2_nullable(None, &[])?, "object null");
    assert!(API.func2_nullable_in("null")?.is_none());
    let sum = API.func2_nullable_in("sum")?.ok_or("a function")?;
    assert_eq!(sum.call((5, 5,))?, 10);
    Ok(())
}

#[wasm_bindgen_test]
fn func3_out() -> Done {
    let f = Callback::new(|n0: i32, n1: i32, n2: i32| -> i32 { n0 + n1 + n2 });
    assert_eq!(
        API.func3_out(
            &f,
            &["five".to_owned(), "five".to_owned(), "five".to_owned()]
        )?,
        "number 15"
    );
    assert_eq!(
        text(API.func3_out(&f, &["half".to_owned()])),
        "Conformance.func3Out: parameter f: argument 1: expected an integer, found 0.5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn func3_in() -> Done {
    assert_eq!(API.func3_in("sum")?.call((5, 5, 5,))?, 15);
    assert_eq!(
        text(API.func3_in("words")?.call((5, 5, 5,))),
        "Conformance.func3In: result: result: expected an integer, found \"words\" (string)"
    );
    assert_eq!(
        text(API.func3_in("five").map(drop)),
        "Conformance.func3In: result: expected a function, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn func3_nullable() -> Done {
    let f = Callback::new(|n0: i32, n1: i32, n2: i32| -> i32 { n0 + n1 + n2 });
    assert_eq!(
        API.func3_nullable(
            Some(&f),
            &["five".to_owned(), "five".to_owned(), "five".to_owned()]
        )?,
        "number 15"
    );
    assert_eq!(API.func3_nullable(None, &[])?, "object null");
    assert!(API.func3_nullable_in("null")?.is_none());
    let sum = API.func3_nullable_in("sum")?.ok_or("a function")?;
    assert_eq!(sum.call((5, 5, 5,))?, 15);
    Ok(())
}
