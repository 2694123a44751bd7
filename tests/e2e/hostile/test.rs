//! Nothing that describes, compares or prints a value throws or runs without an end, whatever the value is.

use jsi_runtime::{Any, Callback, FromJs, JsError, Object, live_counts};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{Animal as _, Hostile as _, JsAnimal, JsHostile, Point};
use crate::support::nothing_more_than;

const API: JsHostile = JsHostile;

/// Asks an error for everything that it can say.
fn ask(error: &JsError, kind: &str) {
    let texts = [
        error.name().to_owned(),
        error.message().to_owned(),
        error.stack().unwrap_or_default().to_owned(),
        error.to_string(),
    ];
    let most = (1 << 20) + 3;
    for text in texts {
        assert!(text.len() <= most, "{kind}: {}", text.len());
    }
    assert!(format!("{error:?}").len() < 2 * most, "{kind}");
    assert!(error.same(&error.clone()), "{kind}");
    let values = [Some(error.value()), error.code().cloned()];
    for value in values.into_iter().flatten() {
        // A text is Rust's own by now.
        let printed = format!("{value:?}").len();
        assert!(
            matches!(value, Any::String(_)) || printed < 4 * most,
            "{kind}: {printed}"
        );
    }
    if let Some(cause) = error.cause() {
        assert!(cause.to_string().len() <= most, "{kind}");
    }
}

#[wasm_bindgen_test]
fn hostile_exceptions_can_be_read() -> Result<(), JsError> {
    let before = live_counts();
    for kind in API.kinds()? {
        let error = API.throw_it(&kind).expect_err(&kind);
        assert!(API.is(&kind, &error.value())?, "{kind}");
        ask(&error, &kind);
        ask(&API.caused(&kind).expect_err(&kind), &kind);
        ask(&API.getter(&kind).expect_err(&kind), &kind);
        assert!(
            API.is(&kind, &API.getter(&kind).expect_err(&kind).value())?,
            "{kind}"
        );
    }
    assert_eq!(live_counts(), before);
    Ok(())
}

#[wasm_bindgen_test]
async fn hostile_rejections_can_be_read() -> Result<(), JsError> {
    for kind in API.kinds()? {
        let error = API.reject(&kind).await.expect_err(&kind);
        assert!(API.is(&kind, &error.value())?, "{kind}");
        ask(&error, &kind);
    }
    Ok(())
}

#[wasm_bindgen_test]
fn descriptions_are_truncated() {
    let thrown = |kind: &str| API.throw_it(kind).expect_err(kind).to_string();
    assert_eq!(
        thrown("symbol of a million"),
        format!("Symbol({}…)", "x".repeat(40))
    );
    assert_eq!(thrown("symbol"), "Symbol()");
    assert_eq!(thrown("long bigint"), "more than 1000 digits");
    assert_eq!(thrown("negative bigint"), format!("-1{}…", "0".repeat(78)));
    assert_eq!(thrown("text that throws"), "[object Object]");
    assert_eq!(thrown("revoked object"), "[object Object]");
    assert_eq!(
        thrown("long text of its own"),
        format!("{}…", "x".repeat(1000))
    );
    assert_eq!(thrown("long text"), format!("{}…", "y".repeat(1 << 20)));
    let found = |kind: &str| API.boolean(kind).expect_err(kind).to_string();
    let expected =
        |words: &str| format!("Hostile.boolean: result: expected a boolean, found {words}");
    assert_eq!(
        found("long class"),
        expected(&format!("{}… (object)", "x".repeat(40)))
    );
    assert_eq!(
        found("long text"),
        expected(&format!("\"{}…\" (string)", "y".repeat(40)))
    );
    assert_eq!(
        found("endless bigint"),
        expected("more than 1000 digits (bigint)")
    );
    assert_eq!(
        API.big("negative bigint")
            .expect_err("too small")
            .to_string(),
        format!(
            "Hostile.big: result: out of range for i64: -1{}…, minimum -9223372036854775808, maximum 9223372036854775807",
            "0".repeat(78)
        )
    );
}

/// A value that is not taken is described.
fn wrong<T>(result: Result<T, JsError>, kind: &str) {
    if let Err(error) = result {
        let text = error.to_string();
        assert!(text.len() < 1000, "{kind}: {}", text.len());
        ask(&error, kind);
    }
}

#[wasm_bindgen_test]
async fn hostile_results_are_valid_or_described() -> Result<(), JsError> {
    let before = live_counts();
    for kind in API.kinds()? {
        wrong(API.boolean(&kind), &kind);
        wrong(API.integer(&kind), &kind);
        wrong(API.number(&kind), &kind);
        wrong(API.single(&kind), &kind);
        wrong(API.big(&kind), &kind);
        wrong(API.wide(&kind), &kind);
        wrong(API.letter(&kind), &kind);
        wrong(API.text(&kind), &kind);
        wrong(API.date(&kind), &kind);
        wrong(API.error(&kind), &kind);
        wrong(API.point(&kind), &kind);
        wrong(API.side(&kind), &kind);
        wrong(API.bytes(&kind), &kind);
        wrong(API.list(&kind), &kind);
        wrong(API.numbers(&kind), &kind);
        wrong(API.points(&kind), &kind);
        wrong(API.animal(&kind), &kind);
        wrong(API.object(&kind), &kind);
        wrong(API.maybe_object(&kind), &kind);
        wrong(API.maybe_text(&kind), &kind);
        wrong(API.in_field(&kind), &kind);
        wrong(API.promise(&kind).await, &kind);
        if let Ok(function) = API.function(&kind) {
            assert!(!format!("{function:?}").is_empty());
            wrong(function.call(()), &kind);
        }
    }
    nothing_more_than(before, "hostile results");
    Ok(())
}

#[wasm_bindgen_test]
fn hostile_values_are_unchanged_in_any_and_can_be_printed() -> Result<(), JsError> {
    for kind in API.kinds()? {
        let any = API.any(&kind)?;
        assert!(API.is(&kind, &any)?, "{kind}");
        assert_eq!(any, API.any(&kind)?, "{kind}");
        assert_eq!(API.anys(&kind)?, std::slice::from_ref(&any), "{kind}");
        let printed = format!("{any:?}");
        assert!(
            matches!(any, Any::String(_)) || printed.len() < (1 << 20) + 2000,
            "{kind}: {}",
            printed.len()
        );
        wrong(any.to::<bool>(), &kind);
        wrong(any.to::<JsError>(), &kind);
        wrong(any.to::<Vec<f64>>(), &kind);
        wrong(any.to::<Point>(), &kind);
        wrong(any.to::<JsAnimal>(), &kind);
        let error = JsError::from(any.clone());
        ask(&error, &kind);
        assert!(API.is(&kind, &error.value())?, "{kind}");
    }
    Ok(())
}

#[wasm_bindgen_test]
fn hostile_arguments_of_callbacks_are_valid_or_described() -> Result<(), JsError> {
    let number = Callback::scoped(|_: i32| {});
    let record = Callback::scoped(|_: Point| {});
    for kind in API.kinds()? {
        for text in [API.give(&kind, &number)?, API.give_record(&kind, &record)?] {
            assert!(text.len() < 1000, "{kind}: {}", text.len());
            assert_ne!(text, "nothing", "{kind}");
        }
    }
    Ok(())
}

fn property<T: FromJs>(object: &Object, kind: &str) {
    wrong(object.get::<T>("value"), kind);
}

#[wasm_bindgen_test]
fn the_property_api_accepts_any_object() -> Result<(), JsError> {
    let error_class: Object = Object::global().get("Error")?;
    for kind in API.kinds()? {
        let holder = Object::new();
        holder.set("value", API.any(&kind)?)?;
        property::<i32>(&holder, &kind);
        property::<String>(&holder, &kind);
        property::<Vec<String>>(&holder, &kind);
        property::<Option<JsError>>(&holder, &kind);
        holder.type_of("value")?;
        let Ok(object) = API.object(&kind) else {
            continue;
        };
        assert!(!format!("{object:?}").is_empty());
        assert!(object == object.clone());
        wrong(object.has("x"), &kind);
        wrong(object.type_of("x"), &kind);
        wrong(object.get::<i32>("x"), &kind);
        wrong(object.delete("x"), &kind);
        wrong(object.keys(), &kind);
        wrong(object.instance_of(&error_class), &kind);
        wrong(error_class.instance_of(&object), &kind);
        wrong(object.call::<Any>("x", ()), &kind);
        wrong(object.call_function::<Any>(()), &kind);
        wrong(object.to_array::<Any>(), &kind);
        wrong(object.to::<JsAnimal>(), &kind);
    }
    assert_eq!(JsAnimal::new()?.name()?, "cat");
    Ok(())
}
