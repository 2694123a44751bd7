//! Errors of Rust and their causes without JavaScript.
#![cfg(not(target_family = "wasm"))]

use std::error::Error;
use std::fmt;

use jsi_runtime::{Any, Callback, Function, JsError, Object};

type Done = Result<(), JsError>;

#[derive(Debug)]
struct Outer<E>(E);

impl<E> fmt::Display for Outer<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("outer")
    }
}

impl<E: Error + 'static> Error for Outer<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

#[test]
fn the_source_of_an_error_is_its_cause() -> Done {
    let number = "x".parse::<i32>().expect_err("no number");
    let error = JsError::from_error(Outer(Outer(number)));
    let holder = Object::new();
    holder.set("error", &error)?;
    let object: Object = holder.get("error")?;
    let cause: Object = object.get::<Object>("cause")?.get("cause")?;
    assert_eq!(
        cause.get::<String>("message")?,
        "invalid digit found in string"
    );

    let back: JsError = holder.get("error")?;
    let inner = back
        .cause()
        .and_then(|cause| cause.cause())
        .expect("a cause");
    assert!(inner.downcast_ref::<std::num::ParseIntError>().is_some());
    assert!(
        back.downcast_ref::<Outer<Outer<std::num::ParseIntError>>>()
            .is_some()
    );
    assert!(
        back.source()
            .is_some_and(|source| source.is::<Outer<std::num::ParseIntError>>())
    );
    assert!(JsError::from_error(fmt::Error).cause().is_none());
    Ok(())
}

#[test]
fn an_error_of_javascript_stays_one_as_a_cause() {
    let error = JsError::from_error(Outer(
        JsError::type_error("inner").with_cause(JsError::new("last")),
    ));
    let cause = error.cause().expect("a cause");
    assert_eq!((cause.name(), cause.message()), ("TypeError", "inner"));
    assert_eq!(cause.cause().expect("a cause").message(), "last");
}

#[test]
fn a_long_chain_of_causes_crosses() -> Done {
    let error = (0..100_000).fold(JsError::new("first"), |cause, _| {
        JsError::new("more").with_cause(cause)
    });
    let holder = Object::new();
    holder.set("error", error.clone())?;
    let mut back: JsError = holder.get("error")?;
    let mut count = 0;
    while let Some(cause) = back.cause() {
        back = cause;
        count += 1;
    }
    assert_eq!((count, back.message()), (100_000, "first"));
    Ok(())
}

#[test]
fn a_late_call_says_what_the_callback_was() -> Done {
    let holder = Object::new();
    holder.set("lent", Callback::scoped(|| ()))?;
    let late = holder.call::<()>("lent", ()).unwrap_err();
    assert!(
        late.message()
            .ends_with(": callback was lent for the duration of a call"),
        "{late}"
    );
    let owned: Callback<'_, (), ()> = Callback::new(|| ());
    holder.set("owned", &owned)?;
    drop(owned);
    let late = holder.call::<()>("owned", ()).unwrap_err();
    assert!(late.message().ends_with(": callback was dropped"), "{late}");
    Ok(())
}

#[test]
fn a_function_of_nowhere_is_named_function() -> Done {
    let holder = Object::new();
    holder.set("f", Callback::new(|| Any::from("text")).into_js())?;
    let f: Function<(), i32> = holder.get("f")?;
    assert_eq!(
        f.call(()).unwrap_err().to_string(),
        "function: result: expected an integer, found \"text\" (string)"
    );
    Ok(())
}
