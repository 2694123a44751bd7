//! Nothing is alive after a call that was not alive before it.

mod late;

use jsi_runtime::{Any, Callback, Date, JsError, Object, module};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{
    Colour, Given as _, JsGiven, JsLeaks, JsNotGiven, JsSettings, Leaks as _, Level, NotGiven as _,
    Pair, Settings as _,
};
use crate::support::rounds;

const API: JsLeaks = JsLeaks;

#[wasm_bindgen_test]
fn calls_of_every_kind() -> Result<(), JsError> {
    rounds("number", || API.number(1.5).map(drop))?;
    rounds("text", || API.text("text").map(drop))?;
    rounds("big", || API.big(i128::MIN).map(drop))?;
    rounds("colour", || {
        API.colour(&Colour::Other("blue".into())).map(drop)
    })?;
    rounds("doubles", || API.doubles(&[1.0, 2.0]).map(drop))?;
    rounds("bytes", || API.bytes(&[1, 2]).map(drop))?;
    rounds("texts", || API.texts(&["a".into(), "b".into()]).map(drop))?;
    rounds("nothing", || API.no_arguments())?;
    let object = Object::new();
    rounds("object", || API.object(&object).map(drop))?;
    rounds("maybe", || {
        API.maybe(Some(&object)).and(API.maybe(None)).map(drop)
    })?;
    rounds("objects", || {
        API.objects(&[Some(object.clone()), None, Some(Object::new())])
            .map(drop)
    })?;
    rounds("optional", || {
        API.optional(Some(&object), &[&object])
    })?;
    let function: Object = Object::global().get("parseInt")?;
    let any = Any::from(&function);
    rounds("any", || API.any(&any).map(drop))?;
    rounds("anys", || {
        API.anys(&[
            any.clone(),
            Any::from("x"),
            Any::from(&object),
            Any::from(JsError::new("e")),
        ])
        .map(drop)
    })?;
    rounds("pair", || {
        API.pair(&Pair {
            object: Object::new(),
            any: any.clone(),
        })
        .map(drop)
    })?;
    rounds("array", || API.any(&Any::from([1, 2, 3])).map(drop))?;
    Ok(())
}

#[wasm_bindgen_test]
fn calls_with_every_scalar() -> Result<(), JsError> {
    rounds("flag", || API.flag(true).map(drop))?;
    rounds("int", || API.int(-1).map(drop))?;
    rounds("single", || API.single(1.5).map(drop))?;
    rounds("safe", || API.safe(1 << 52).map(drop))?;
    rounds("big64", || API.big64(u64::MAX).map(drop))?;
    rounds("letter", || API.letter('ß').map(drop))?;
    let date = Date::new(0)?;
    rounds("date", || API.date(date).map(drop))?;
    rounds("level", || API.level(Level::High).map(drop))?;
    rounds("maybe a text", || {
        API.maybe_text(Some("text"))
            .and(API.maybe_text(None))
            .map(drop)
    })?;
    rounds("maybe a number", || {
        API.maybe_number(Some(1))
            .and(API.maybe_number(None))
            .map(drop)
    })
}

#[wasm_bindgen_test]
fn calls_with_every_container() -> Result<(), JsError> {
    rounds("floats", || API.floats(&[1.5]).map(drop))?;
    rounds("bigs", || API.bigs(&[i64::MIN]).map(drop))?;
    rounds("clamped", || {
        API.clamped(Some(&[1])).and(API.clamped(None)).map(drop)
    })?;
    rounds("levels", || {
        API.levels(&[Level::Low, Level::High]).map(drop)
    })?;
    let pair = Pair {
        object: Object::new(),
        any: Any::from("any"),
    };
    rounds("pairs", || {
        API.pairs(&[pair.clone(), pair.clone()]).map(drop)
    })?;
    let (function, any) = (Callback::new(|| ()), Callback::new(|_: &[Any]| Any::Null));
    rounds("maybe a function", || {
        API.maybe_function(Some(&function))
            .and(API.maybe_function(None))
            .map(drop)
    })?;
    rounds("any function", || {
        API.any_function(&any)?
            .call(&[Any::from(&pair.object)])
            .map(drop)
    })?;
    rounds("infallible", || {
        API.quiet(&pair.object);
        Ok(())
    })
}

#[wasm_bindgen_test]
fn failures_that_are_only_reported() -> Result<(), JsError> {
    let global = Object::global();
    let report: Option<Object> = global.get("reportError")?;
    // A page would show a thousand errors.
    global.set("reportError", Callback::new(|_: Any| ()).into_js())?;
    let outcome = rounds("infallible", || {
        API.quiet_throw();
        Ok(())
    });
    match report {
        Some(report) => global.set("reportError", report)?,
        None => assert!(global.delete("reportError")?),
    }
    outcome
}

#[wasm_bindgen_test]
fn members_of_globals_and_host_modules() -> Result<(), JsError> {
    let source = "({ count: 1, object: {}, listener: null, inner: { echo: (value) => value } })";
    let settings: Object = Object::global().call("eval", (format!("({source})"),))?;
    Object::global().set("jsiSettings", &settings)?;
    let object = Object::new();
    rounds("a number", || JsSettings.set_count(JsSettings.count()? + 1))?;
    rounds("an object", || {
        JsSettings.set_object(&object)?;
        assert_eq!(JsSettings.object()?, object);
        Ok(())
    })?;
    rounds("a listener", || {
        let listener = Callback::new(|_: Object| ());
        JsSettings.set_listener(Some(&listener))?;
        let known = JsSettings.listener()?.ok_or("it was set")?;
        known.call((object.clone(),))?;
        JsSettings.set_listener(None)
    })?;
    rounds("a missing one", || JsSettings.missing().map(drop))?;
    rounds("a function further in", || {
        JsSettings.echo(&object).map(drop)
    })?;
    rounds("a missing part", || {
        JsSettings
            .gone(&object)
            .map_or(Ok(()), |_| Err("gone".into()))
    })?;
    rounds("a module that is not there", || {
        JsNotGiven
            .echo(&object)
            .map_or(Ok(()), |_| Err("not given".into()))
    })?;
    settings.set(
        "echo",
        settings.get::<Object>("inner")?.get::<Object>("echo")?,
    )?;
    module::register("LeaksGiven", &settings)?;
    rounds("a host module", || {
        JsGiven.echo(&JsGiven.object()?).map(drop)
    })
}

#[wasm_bindgen_test]
fn properties_and_calls_of_objects() -> Result<(), JsError> {
    let object = Object::new();
    let list = Object::from_array(&[Object::new(), Object::new()])?;
    rounds("set and get", || {
        object.set("inner", Object::new())?;
        object.get::<Object>("inner")?.set("x", 1)
    })?;
    rounds("a wrong property", || {
        object
            .get::<i32>("inner")
            .map_or(Ok(()), |_| Err("an object is no integer".into()))
    })?;
    rounds("keys", || object.keys().map(drop))?;
    rounds("to_array", || list.to_array::<Object>().map(drop))?;
    rounds("call", || list.call::<Object>("slice", (0, 1)).map(drop))?;
    rounds("a missing method", || {
        list.call::<()>("gone", (Object::new(),))
            .map_or(Ok(()), |()| Err("gone".into()))
    })?;
    rounds("global", || {
        Object::global().get::<Object>("Math").map(drop)
    })?;
    Ok(())
}

#[wasm_bindgen_test]
fn errors_of_every_kind() -> Result<(), JsError> {
    fn fails<T>(result: Result<T, JsError>) -> Result<(), JsError> {
        match result {
            Ok(_) => Err(JsError::new("it did not fail")),
            Err(error) => {
                let _ = (error.message(), error.cause(), error.stack(), error.value());
                Ok(())
            }
        }
    }
    rounds("an error", || fails(API.throw_error()))?;
    rounds("an error that is not read", || {
        let _ = API.throw_error();
        Ok(())
    })?;
    rounds("null", || fails(API.throw_null()))?;
    rounds("a record half written", || fails(API.half_pair()))?;
    rounds("an array half written", || fails(API.half_objects()))?;
    rounds("arguments half written", || {
        fails(API.half_arguments(&Callback::scoped(|_: Object, _: Object, _: i32| ())))
    })?;
    rounds("a wrong result", || {
        fails(API.wrong_result(&Callback::scoped(|| ())))
    })?;
    rounds("a wrong argument", || {
        fails(API.r#unsafe(&[Object::new()], i64::MAX))
    })?;
    rounds("an error of Rust", || {
        let error = API.error(&JsError::new("made").with_cause(JsError::new("cause")))?;
        let _ = (error.message(), error.cause());
        Ok(())
    })?;
    rounds("an error of a callback", || {
        fails(API.failing(&Callback::scoped(|| Err::<(), _>(JsError::new("failing")))))
    })?;
    Ok(())
}

#[wasm_bindgen_test]
fn callbacks_of_every_lifetime() -> Result<(), JsError> {
    let answer = |object: Object, _: Any| Some(object);
    rounds("scoped", || API.call(&Callback::scoped(answer)).map(drop))?;
    rounds("new", || API.call(&Callback::new(answer)).map(drop))?;
    rounds("once", || API.call(&Callback::once(answer)).map(drop))?;
    rounds("once and called later", || {
        API.keep(&Callback::once(|n: i32| n))?;
        API.call_kept(1)?;
        API.call_kept(2)
            .map_or(Ok(()), |_| Err("it was called before".into()))
    })?;
    rounds("with", || API.call_with(answer).map(drop))?;
    rounds("kept and dropped", || {
        let ((), callback) = API.keep_with(|n| n + 1)?;
        assert_eq!(API.call_kept(1)?, 2);
        drop(callback);
        API.call_kept(1)
            .map_or(Ok(()), |_| Err("it was dropped".into()))
    })?;
    rounds("a clone", || {
        let callback = Callback::new(|n: i32| n);
        let clone = callback.clone();
        API.keep(&callback)?;
        drop(callback);
        API.keep(&clone)?;
        API.call_kept(1).map(drop)
    })?;
    rounds("there and back", || {
        let callback = Callback::new(|n: i32| n * 2);
        let function = API.function(&callback)?;
        assert_eq!(function.call((4,))?, 8);
        Ok(())
    })?;
    rounds("never passed", || {
        drop(Callback::new(|n: i32| n));
        Ok(())
    })?;
    Ok(())
}
