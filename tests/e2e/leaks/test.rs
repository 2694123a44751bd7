//! Nothing is alive after a call that was not alive before it.

use jsi_runtime::{Any, Callback, Census, JsError, Object, Promise, census};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{Colour, JsLeaks, Leaks as _, Pair};

const API: JsLeaks = JsLeaks;
const ROUNDS: usize = 1_000;

/// Runs `round` often. Tables and caches may be made at the first one.
fn rounds(name: &str, mut round: impl FnMut() -> Result<(), JsError>) -> Result<(), JsError> {
    round()?;
    let before = census();
    for _ in 0..ROUNDS {
        round()?;
    }
    assert_eq!(census(), before, "{name}");
    Ok(())
}

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
        API.optional(Some(&object), std::slice::from_ref(&object))
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
    rounds("an error that nobody looks at", || {
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
fn callbacks_of_every_life() -> Result<(), JsError> {
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

/// The same for promises.
async fn rounds_of<F: Future<Output = Result<(), JsError>>>(
    name: &str,
    round: impl Fn() -> F,
) -> Result<(), JsError> {
    round().await?;
    let before = census();
    for _ in 0..ROUNDS {
        round().await?;
    }
    assert_eq!(census(), before, "{name}");
    Ok(())
}

#[wasm_bindgen_test]
async fn promises_of_every_end() -> Result<(), JsError> {
    rounds_of("resolved", || async {
        API.resolved(&Object::new()).await.map(drop)
    })
    .await?;
    rounds_of("rejected", || async {
        API.rejected(&Object::new())
            .await
            .map_or(Ok(()), |_| Err("rejected".into()))
    })
    .await?;
    rounds_of("wrong", || async {
        API.wrong().await.map_or(Ok(()), |_| Err("wrong".into()))
    })
    .await?;
    rounds_of("out", || async {
        API.settle(Promise::ready(Object::new())).await.map(drop)
    })
    .await?;
    rounds_of("out, later", || async {
        let promise = Promise::new(async { JsLeaks.resolved(&Object::new()).await });
        assert!(API.settle(promise).await?);
        Ok(())
    })
    .await?;
    rounds_of("out, failed", || async {
        assert!(!API.settle(Promise::failed(JsError::new("no"))).await?);
        Ok(())
    })
    .await?;
    rounds_of("a callback's promise", || async {
        let (promise, callback) =
            API.later_with(|object| Promise::new(async move { JsLeaks.resolved(&object).await }));
        promise.await?;
        drop(callback);
        Ok(())
    })
    .await
}

#[wasm_bindgen_test]
async fn promises_that_nobody_awaits() -> Result<(), JsError> {
    rounds("never settled", || {
        drop(API.never());
        Ok(())
    })?;
    rounds("dropped before it settles", || {
        drop(API.resolved(&Object::new()));
        drop(API.rejected(&Object::new()));
        Ok(())
    })?;
    // Those that JavaScript settles meanwhile find nobody, and the numbers are free for others.
    for round in 0..10 {
        let object = Object::new();
        object.set("round", round)?;
        assert_eq!(API.resolved(&object).await?.get::<i32>("round")?, round);
    }
    Ok(())
}

#[wasm_bindgen_test]
fn a_million_handles() {
    let before: Census = census();
    for _ in 0..1_000_000 {
        drop(Object::new());
    }
    assert_eq!(census(), before);
    let held: Vec<Object> = (0..10_000).map(|_| Object::new()).collect();
    assert_eq!(census().handles, before.handles + 10_000);
    drop(held);
    assert_eq!(census(), before);
}
