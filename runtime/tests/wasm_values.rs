//! `Any`, strings, dates and errors against real JavaScript values.
#![cfg(target_family = "wasm")]

mod common;

use std::fmt;
use std::rc::Rc;

use common::js;
use jsi_runtime::{Any, Callback, Date, JsError, Number, Object, live_counts};
use wasm_bindgen_test::wasm_bindgen_test;

type Done = Result<(), JsError>;

fn message<T: std::fmt::Debug>(result: Result<T, JsError>) -> String {
    result.expect_err("an error").to_string()
}

fn there_and_back(value: Any) -> Result<Any, JsError> {
    js().call("identity", (value,))
}

fn tag(value: impl Into<Any>) -> Result<String, JsError> {
    js().call("tag", (value.into(),))
}

#[wasm_bindgen_test]
fn any_comes_back_the_same() -> Done {
    let object = Object::new();
    let values = [
        Any::Undefined,
        Any::Null,
        Any::Bool(true),
        Any::Number(-1.5),
        Any::Number(f64::INFINITY),
        Any::BigInt(i128::MAX),
        Any::BigInt(i128::MIN),
        Any::String("ü\0".to_owned()),
        Any::Date(Date::MAX),
        Any::Error(JsError::new("kept")),
        Any::Object(object),
        Any::from(vec![1, 2, 3]),
        Any::Rust(Rc::new(5_u8)),
    ];
    for value in values {
        assert_eq!(there_and_back(value.clone())?, value);
    }
    let nan = there_and_back(Any::Number(f64::NAN))?;
    assert!(matches!(nan, Any::Number(value) if value.is_nan()));
    Ok(())
}

#[wasm_bindgen_test]
fn any_says_what_it_is() -> Done {
    let fixtures = js();
    assert!(matches!(fixtures.get::<Any>("symbol")?, Any::Other(_)));
    assert!(matches!(fixtures.get::<Any>("huge")?, Any::Other(_)));
    assert!(matches!(fixtures.get::<Any>("Animal")?, Any::Function(_)));
    assert!(matches!(fixtures.get::<Any>("doubles")?, Any::Object(_)));
    assert!(matches!(fixtures.get::<Any>("cat")?, Any::Object(_)));
    assert!(matches!(
        fixtures.call::<Any>("never", ())?,
        Any::Promise(_)
    ));
    assert!(matches!(
        fixtures.call::<Any>("hasty", ())?,
        Any::Promise(_)
    ));
    assert!(matches!(fixtures.get::<Any>("dom")?, Any::Error(_)));
    for name in ["symbol", "huge", "Animal"] {
        let value: Any = fixtures.get(name)?;
        assert!(
            fixtures.call::<bool>("same", (&value, there_and_back(value.clone())?))?,
            "{name}"
        );
    }
    assert_eq!(
        message(fixtures.get::<Any>("invalidDate")),
        "property invalidDate: expected a valid date, found Date (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn any_becomes_other_types() -> Done {
    assert_eq!(js().get::<Any>("doubles")?.to_array::<f64>()?, [1.5, 2.5]);
    assert_eq!(
        js().get::<Any>("cat")?.to::<Object>()?,
        js().get::<Object>("cat")?
    );
    assert_eq!(Any::from("x").to::<char>()?, 'x');
    assert_eq!(
        message(Any::Null.to_array::<i32>()),
        "value: expected an array, found null"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn what_becomes_any() -> Done {
    assert_eq!(tag(5)?, "[object Number]");
    assert_eq!(tag(5_i64)?, "[object BigInt]");
    assert_eq!(tag('x')?, "[object String]");
    assert_eq!(tag("x")?, "[object String]");
    assert_eq!(tag(())?, "[object Undefined]");
    assert_eq!(tag(None::<i32>)?, "[object Null]");
    assert_eq!(tag(vec!["a"])?, "[object Array]");
    assert_eq!(tag([1.5])?, "[object Array]");
    assert_eq!(tag(Date::EPOCH)?, "[object Date]");
    assert_eq!(tag(JsError::type_error("x"))?, "[object Error]");
    Ok(())
}

#[wasm_bindgen_test]
fn rust_values_are_opaque() -> Done {
    let value: Rc<dyn std::any::Any> = Rc::new(String::from("mine"));
    let object: Object = js().call("identity", (Any::Rust(value.clone()),))?;
    let same: Object = js().call("identity", (Any::Rust(value.clone()),))?;
    assert_eq!(same, object, "while it lives it is the only one");
    assert_eq!(Rc::strong_count(&value), 2);
    assert!(!object.get::<bool>("isDisposed")?);
    assert_eq!(object.keys()?, Vec::<String>::new());
    object.call::<()>("dispose", ())?;
    object.call::<()>("dispose", ())?;
    assert!(object.get::<bool>("isDisposed")?);
    assert_eq!(Rc::strong_count(&value), 1);
    let again: Object = js().call("identity", (Any::Rust(value.clone()),))?;
    assert_ne!(again, object);
    assert!(!again.get::<bool>("isDisposed")?);
    again.call::<()>("dispose", ())?;
    let disposed = Any::Object(object);
    assert_eq!(there_and_back(disposed.clone())?, disposed);
    Ok(())
}

#[wasm_bindgen_test]
fn strings_survive() -> Done {
    assert_eq!(js().get::<String>("surrogate")?, "a\u{fffd}b");
    assert_eq!(js().get::<String>("marked")?, "\u{feff}a\0b");
    for text in [
        "",
        "\u{feff}",
        "\0",
        "ß",
        "𝒳𝒴",
        "1234567890123456",
        "12345678901234567",
    ] {
        assert_eq!(js().call::<String>("identity", (text,))?, text);
    }
    assert_eq!(js().call::<char>("identity", ('𝒳',))?, '𝒳');
    assert_eq!(
        message(js().call::<char>("identity", ("ab",))),
        "method identity: result: expected a single character, found \"ab\" (string)"
    );
    assert!(js().call::<char>("identity", ("",)).is_err());
    assert_eq!(
        message(js().call::<String>("identity", (5,))),
        "method identity: result: expected a string, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn numbers_are_checked() -> Done {
    let wrong = |value: Any| message(js().call::<u8>("identity", (value,)));
    let place = "method identity: result";
    assert_eq!(
        wrong(256.into()),
        format!("{place}: out of range for u8: 256, minimum 0, maximum 255")
    );
    assert_eq!(
        wrong((-1).into()),
        format!("{place}: out of range for u8: -1, minimum 0, maximum 255")
    );
    assert_eq!(
        wrong(f64::NAN.into()),
        format!("{place}: expected an integer, found NaN (number)")
    );
    assert_eq!(
        wrong(1_i64.into()),
        format!("{place}: expected an integer, found 1 (bigint)")
    );
    assert_eq!(
        wrong(true.into()),
        format!("{place}: expected an integer, found true (boolean)")
    );
    assert_eq!(js().call::<i8>("identity", (-0.0,))?, 0);
    assert_eq!(js().call::<f32>("identity", (0.1,))?, 0.1_f32);
    assert!(js().call::<f32>("identity", (1e300,)).is_err());
    assert_eq!(
        js().call::<f32>("identity", (f64::INFINITY,))?,
        f32::INFINITY
    );
    let limit = (1_i64 << 53) - 1;
    assert_eq!(
        js().call::<Number<i64>>("identity", (Number(-limit),))?,
        Number(-limit)
    );
    assert_eq!(
        message(js().call::<()>("identity", (Number(limit + 1),))),
        "method identity: argument 1: out of range for i64: 9007199254740992, \
         minimum -9007199254740991, maximum 9007199254740991"
    );
    assert_eq!(js().call::<i64>("identity", (i64::MIN,))?, i64::MIN);
    assert_eq!(js().call::<u64>("identity", (u64::MAX,))?, u64::MAX);
    assert_eq!(js().call::<u128>("identity", (u128::MAX,))?, u128::MAX);
    assert_eq!(
        message(js().call::<i64>("identity", (1,))),
        format!("{place}: expected a bigint, found 1 (number)")
    );
    assert!(js().call::<u64>("identity", (-1_i64,)).is_err());
    Ok(())
}

#[wasm_bindgen_test]
fn dates_cross_whole() -> Done {
    for date in [Date::MIN, Date::EPOCH, Date::new(-1)?, Date::MAX] {
        assert_eq!(js().call::<Date>("identity", (date,))?, date);
        let object: Object = js().call("identity", (date,))?;
        assert_eq!(object.call::<String>("toISOString", ())?, date.to_string());
    }
    assert_eq!(
        message(js().get::<Date>("invalidDate")),
        "property invalidDate: expected a valid date, found Date (object)"
    );
    assert_eq!(
        message(js().get::<Date>("holes")),
        "property holes: expected a date, found Array (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn anything_can_be_thrown() -> Done {
    let thrown = |value: Any| js().call::<()>("throwIt", (value,)).expect_err("thrown");
    assert_eq!(
        (thrown("no".into()).name(), thrown("no".into()).message()),
        ("string", "no")
    );
    assert_eq!(
        (thrown(Any::Null).name(), thrown(Any::Null).message()),
        ("null", "null")
    );
    assert_eq!(thrown(Any::Undefined).name(), "undefined");
    assert_eq!(thrown(7.into()).message(), "7");
    assert_eq!(thrown(7.into()).value(), Any::Number(7.0));
    assert_eq!(thrown(Any::Undefined).value(), Any::Undefined);
    let symbol = js().call::<()>("throwSymbol", ()).expect_err("thrown");
    assert_eq!((symbol.name(), symbol.message()), ("symbol", "Symbol(odd)"));
    let object = Object::new();
    assert_eq!(thrown(Any::from(&object)).value(), Any::Object(object));
    Ok(())
}

#[wasm_bindgen_test]
fn errors_say_what_they_are() -> Done {
    let dom: JsError = js().get("dom")?;
    assert_eq!((dom.name(), dom.message()), ("AbortError", "stop"));
    assert_eq!(dom.code(), Some(&Any::Number(20.0)));
    let cause = JsError::range_error("deep");
    let error: JsError = js().call("identity", (JsError::new("top").with_cause(cause.clone()),))?;
    assert_eq!(error.cause(), Some(cause));
    assert!(error.stack().is_some());
    assert_eq!(error.code(), None);
    assert_eq!(
        js().call::<String>("messageOf", (JsError::named("Odd", "x"),))?,
        "Odd: x"
    );
    assert_eq!(
        js().call::<String>("tag", (JsError::named("Odd", "x"),))?,
        "[object Error]"
    );
    assert_eq!(js().get::<JsError>("foreignError")?.name(), "ForeignError");
    assert_eq!(
        message(js().get::<JsError>("cat")),
        "property cat: expected an error, found Animal (object)"
    );
    Ok(())
}

#[derive(Debug, PartialEq)]
struct Mine(u8);

impl fmt::Display for Mine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "mine {}", self.0)
    }
}

impl std::error::Error for Mine {}

#[wasm_bindgen_test]
fn errors_keep_their_identity() -> Done {
    // From Rust through JavaScript and back.
    let fail: Callback<'_, (), ()> = Callback::new(|| Err::<(), _>(JsError::from_error(Mine(3))));
    let back = js().call::<()>("throughJs", (&fail,)).expect_err("thrown");
    assert_eq!(back.downcast_ref::<Mine>(), Some(&Mine(3)));
    assert_eq!(back.to_string(), "mine 3");
    // From JavaScript through Rust and back.
    let original: JsError = js().get("dom")?;
    let thrown = original.clone();
    let rethrow: Callback<'_, (), ()> = Callback::new(move || Err::<(), _>(thrown.clone()));
    assert_eq!(js().call::<JsError>("catchIt", (&rethrow,))?, original);
    assert_eq!(
        js().call::<Any>("catchIt", (&rethrow,))?,
        Any::Error(original)
    );
    Ok(())
}

#[wasm_bindgen_test]
fn nothing_is_left_behind() -> Done {
    any_comes_back_the_same()?;
    let before = live_counts();
    for _ in 0..100 {
        any_comes_back_the_same()?;
        any_says_what_it_is()?;
        anything_can_be_thrown()?;
        errors_keep_their_identity()?;
        strings_survive()?;
    }
    assert_eq!(live_counts(), before);
    Ok(())
}
