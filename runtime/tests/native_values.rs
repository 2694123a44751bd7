//! Errors, `Any`, dates and modules without JavaScript.
#![cfg(not(target_family = "wasm"))]

use std::fmt;
use std::rc::Rc;

use jsi_runtime::{
    Any, Callback, Date, FromJs, JsError, Object, ToJs, block_on, live_counts, module,
};

type Done = Result<(), JsError>;

fn round_trip<T: ToJs, U: FromJs>(value: T) -> Result<U, JsError> {
    let object = Object::new();
    object.set("value", value)?;
    object.get("value")
}

#[derive(Debug, PartialEq)]
struct Refused(u32);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "refused with {}", self.0)
    }
}

impl std::error::Error for Refused {}

#[test]
fn errors_keep_what_they_say_and_who_they_are() -> Done {
    let error = JsError::named("ParseError", "line 3").with_cause(JsError::new("root"));
    let back: JsError = round_trip(error.clone())?;
    assert_eq!(back, error);
    assert_eq!((back.name(), back.message()), ("ParseError", "line 3"));
    assert_eq!(back.stack(), Some("ParseError: line 3"));
    assert_eq!(
        back.cause().map(|cause| cause.to_string()),
        Some("root".to_owned())
    );
    assert_ne!(back, JsError::named("ParseError", "line 3"));

    let object: Object = round_trip(error)?;
    assert_eq!(object.get::<String>("message")?, "line 3");
    assert_eq!(
        object.keys()?,
        <[String; 0]>::default(),
        "an error lists none of its properties"
    );
    object.set("code", "E3")?;
    assert_eq!(
        round_trip::<_, JsError>(&object)?.code(),
        Some(&Any::from("E3"))
    );
    let plain = round_trip::<_, JsError>(Object::new()).unwrap_err();
    assert_eq!(
        plain.to_string(),
        "property value: expected an error, found Object (object)"
    );
    Ok(())
}

#[test]
fn a_rust_error_comes_back_as_itself() -> Done {
    let error = JsError::from_error(Refused(7));
    assert_eq!(error.to_string(), "refused with 7");
    let back: JsError = round_trip(error)?;
    assert_eq!(back.downcast_ref::<Refused>(), Some(&Refused(7)));
    assert_eq!(back.downcast_ref::<fmt::Error>(), None);
    let object: Object = round_trip(back)?;
    assert_eq!(object.get::<String>("message")?, "refused with 7");
    Ok(())
}

#[test]
fn anything_can_be_thrown() -> Done {
    let thrown = [
        (Any::Undefined, "undefined", "undefined"),
        (Any::Null, "null", "null"),
        (Any::from(false), "boolean", "false"),
        (Any::from(1.5), "number", "1.5"),
        (Any::from("text"), "string", "text"),
        (Any::BigInt(3), "bigint", "3"),
        (Any::Object(Object::new()), "Object", "[object Object]"),
    ];
    for (value, name, message) in thrown {
        let given = value.clone();
        let throw: Callback<'_, (), ()> =
            Callback::new(move || Err::<(), _>(JsError::from(given.clone())));
        let error = throw.into_js().call(()).unwrap_err();
        assert_eq!((error.name(), error.message()), (name, message));
        assert_eq!(error.value(), value);
    }
    Ok(())
}

#[test]
fn any_comes_back_as_it_went() -> Done {
    let object = Object::new();
    let array = Object::from_array(&[1, 2])?;
    let function = Callback::new(|_: &[Any]| Any::Null).into_js();
    for value in [
        Any::Undefined,
        Any::Null,
        Any::from(true),
        Any::from(-0.5),
        Any::from(i128::MIN),
        Any::from(u64::MAX),
        Any::from("a\0b"),
        Any::from('😀'),
        Any::from(Date::new(1)?),
        Any::from(JsError::new("e")),
        Any::from(function),
        Any::from(&object),
        Any::from(&array),
    ] {
        assert_eq!(round_trip::<_, Any>(value.clone())?, value);
    }
    assert_eq!(round_trip::<_, Any>(1_u128 << 100)?, Any::BigInt(1 << 100));
    let large: Any = round_trip(u128::MAX)?;
    assert!(matches!(large, Any::Other(_)));
    assert_eq!(
        round_trip::<_, u128>(large)?,
        u128::MAX,
        "a larger bigint is kept though not read"
    );
    assert!(
        round_trip::<_, Any>(f64::NAN)
            .is_ok_and(|any| matches!(any, Any::Number(nan) if nan.is_nan()))
    );
    let Any::Object(list) = Any::from(vec!["x"]) else {
        panic!("an array is an object")
    };
    assert_eq!(list.to_array::<String>()?, ["x"]);
    Ok(())
}

#[test]
fn a_rust_value_is_opaque_until_disposed_of() -> Done {
    let before = live_counts();
    let value: Rc<dyn std::any::Any> = Rc::new(5_i32);
    let object: Object = round_trip(Any::Rust(value.clone()))?;
    let same: Object = round_trip(Any::Rust(value.clone()))?;
    assert_eq!(same, object);
    drop(same);
    let back: Any = round_trip(&object)?;
    assert_eq!(back, Any::Rust(value.clone()));
    drop(back);
    assert_eq!(Rc::strong_count(&value), 2);
    object.call::<()>("dispose", ())?;
    assert_eq!(Rc::strong_count(&value), 1);
    let disposed: Any = round_trip(&object)?;
    assert_eq!(disposed, Any::Object(object.clone()));
    drop(disposed);
    drop(object);
    assert_eq!(live_counts(), before);
    Ok(())
}

#[test]
fn dates_cross_in_the_whole_range() -> Done {
    for date in [
        Date::MIN,
        Date::EPOCH,
        Date::MAX,
        Date::new(-62_198_755_200_000)?,
    ] {
        assert_eq!(round_trip::<_, Date>(date)?, date);
        assert_eq!(round_trip::<_, Any>(date)?, Any::Date(date));
    }
    let error = round_trip::<_, Date>("2020-01-01").unwrap_err();
    assert_eq!(
        error.to_string(),
        "property value: expected a date, found \"2020-01-01\" (string)"
    );
    Ok(())
}

#[test]
fn registered_modules_can_be_imported() -> Done {
    let chart = Object::new();
    module::register("Chart", &chart)?;
    module::register("Chart", &chart)?;
    let again = module::register("Chart", &Object::new()).unwrap_err();
    assert_eq!(again.to_string(), "module \"Chart\" is already registered");
    assert_eq!(block_on(module::import("Chart", "./chart.js"))?, chart);
    let missing = block_on(module::import("Map", "./map.js")).unwrap_err();
    assert_eq!(
        missing.to_string(),
        "module::import: module \"Map\" at \"./map.js\" cannot be loaded without JavaScript"
    );
    Ok(())
}
