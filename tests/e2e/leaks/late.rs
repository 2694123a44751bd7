//! Promises, imports and signals, and the size of the instance.

use jsi_runtime::{
    AbortController, Any, Callback, JsError, LiveCounts, Object, Promise, live_counts, module,
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::super::api::{JsLeaks, Leaks as _};
use super::API;
use crate::support::{ROUNDS, nothing_more_than, rounds};

/// The same for promises.
async fn rounds_of<F: Future<Output = Result<(), JsError>>>(
    name: &str,
    round: impl Fn() -> F,
) -> Result<(), JsError> {
    round().await?;
    let before = live_counts();
    for _ in 0..ROUNDS {
        round().await?;
    }
    nothing_more_than(before, name);
    Ok(())
}

#[wasm_bindgen_test]
async fn promises_of_every_outcome() -> Result<(), JsError> {
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
async fn promises_that_are_not_awaited() -> Result<(), JsError> {
    rounds("never settled", || {
        drop(API.never());
        Ok(())
    })?;
    rounds("dropped before it settles", || {
        drop(API.resolved(&Object::new()));
        drop(API.rejected(&Object::new()));
        Ok(())
    })?;
    // Those that JavaScript settles later have no effect, and the numbers are free for others.
    for round in 0..10 {
        let object = Object::new();
        object.set("round", round)?;
        assert_eq!(API.resolved(&object).await?.get::<i32>("round")?, round);
    }
    Ok(())
}

#[wasm_bindgen_test]
async fn imports_and_signals() -> Result<(), JsError> {
    rounds("a signal", || {
        let controller = AbortController::new()?;
        let signal = controller.signal().clone();
        drop(controller);
        assert!(signal.get::<bool>("aborted")?);
        Ok(())
    })?;
    let url = "data:text/javascript,export const leaks = 1";
    rounds_of("an import", || async {
        module::import("LeaksUrl", url).await.map(drop)
    })
    .await?;
    rounds_of("a refused import", || async {
        module::import("LeaksUrl", "data:text/javascript,")
            .await
            .map_or(Ok(()), |_| Err("another url".into()))
    })
    .await
}

/// How large the instance is: pages of memory, and places in the table of references.
fn size() -> Result<(usize, u32), JsError> {
    let exports = Object::try_from(wasm_bindgen::exports())?;
    let class: Object = Object::global()
        .get::<Object>("WebAssembly")?
        .get("Table")?;
    let mut places = 0;
    for key in exports.keys()? {
        let Any::Object(export) = exports.get(&key)? else {
            continue;
        };
        if export.instance_of(&class)? {
            places += export.get::<u32>("length")?;
        }
    }
    assert!(places > 0, "the table of references is among the exports");
    Ok((core::arch::wasm32::memory_size(0), places))
}

#[wasm_bindgen_test]
fn a_million_handles_do_not_grow_table_and_memory() -> Result<(), JsError> {
    let object = Object::new();
    let before: LiveCounts = live_counts();
    let size_before = size()?;
    for _ in 0..1_000_000 {
        drop(Object::new());
    }
    for _ in 0..1_000 {
        let held: Vec<Object> = (0..100).map(|_| object.clone()).collect();
        assert_eq!(live_counts().handles, before.handles + held.len());
    }
    assert_eq!((live_counts(), size()?), (before, size_before));
    Ok(())
}

#[wasm_bindgen_test]
fn live_counts_counts_what_is_alive() -> Result<(), JsError> {
    let before = live_counts();
    let objects: Vec<Object> = (0..10_000).map(|_| Object::new()).collect();
    let callback = Callback::new(|n: i32| n);
    API.keep(&callback)?;
    let promise = API.never();
    let now = live_counts();
    assert_eq!(
        (now.handles, now.callbacks, now.promises),
        (
            before.handles + 10_000,
            before.callbacks + 1,
            before.promises + 1
        )
    );
    drop((objects, callback, promise));
    assert_eq!(live_counts(), before);
    Ok(())
}
