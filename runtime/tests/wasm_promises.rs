//! Promises, the executor, modules and cancellation against real JavaScript.
#![cfg(target_family = "wasm")]

mod common;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::task::Poll;

use common::js;
use jsi_runtime::{
    AbortController, Any, Callback, JsError, Object, Promise, live_counts, module, spawn,
};
use wasm_bindgen_test::wasm_bindgen_test;

type Done = Result<(), JsError>;

fn after<T: jsi_runtime::FromJs + 'static>(
    ms: i32,
    value: impl Into<Any>,
) -> Result<Promise<T>, JsError> {
    js().call("after", (ms, value.into()))
}

#[wasm_bindgen_test]
async fn any_thenable_is_a_promise() -> Done {
    assert_eq!(js().call::<Promise<i32>>("resolved", (5,))?.await?, 5);
    assert_eq!(js().call::<Promise<i32>>("hasty", ())?.await?, 5);
    assert_eq!(js().call::<Promise<i32>>("twice", ())?.await?, 1);
    assert_eq!(
        js().call::<Promise<Option<i32>>>("resolved", (Any::Null,))?
            .await?,
        None
    );
    js().call::<Promise<()>>("resolved", ("ignored",))?.await?;
    let error = js()
        .call::<Promise<i32>>("identity", (5,))
        .expect_err("not a promise");
    assert_eq!(
        error.to_string(),
        "method identity: result: expected a promise, found 5 (number)"
    );
    assert!(js().call::<Promise<i32>>("badThen", ()).is_err());
    Ok(())
}

#[wasm_bindgen_test]
async fn a_rejection_is_the_error_whatever_it_is() -> Done {
    let reject = |value: Any| js().call::<Promise<i32>>("rejected", (value,));
    assert_eq!(
        reject("no".into())?.await.expect_err("rejected").value(),
        Any::from("no")
    );
    assert_eq!(
        reject(Any::Undefined)?.await.expect_err("rejected").value(),
        Any::Undefined
    );
    assert_eq!(
        reject(Any::Null)?.await.expect_err("rejected").name(),
        "null"
    );
    let error = JsError::type_error("why");
    assert_eq!(
        reject(Any::Error(error.clone()))?
            .await
            .expect_err("rejected"),
        error
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn a_wrong_value_is_an_error_for_that_future_only() -> Done {
    let (wrong, right) = (after::<i32>(1, "x")?, after::<i32>(2, 2)?);
    let error = wrong.await.expect_err("wrong");
    assert_eq!(
        error.to_string(),
        "promise: expected an integer, found \"x\" (string)"
    );
    assert_eq!(right.await?, 2);
    Ok(())
}

#[wasm_bindgen_test]
async fn many_make_progress_together() -> Done {
    let before = live_counts();
    let log = Rc::new(RefCell::new(Vec::new()));
    for (ms, value) in [(30, 3), (5, 1), (15, 2)] {
        let log = log.clone();
        spawn(async move {
            let value = after::<i32>(ms, value)
                .expect("a promise")
                .await
                .expect("a number");
            log.borrow_mut().push(value);
        });
    }
    assert!(log.borrow().is_empty());
    let last: Promise<i32> = after(60, 0)?;
    last.await?;
    assert_eq!(*log.borrow(), [1, 2, 3]);
    assert_eq!(live_counts(), before);
    Ok(())
}

#[wasm_bindgen_test]
async fn a_dropped_future_is_forgotten() -> Done {
    let before = live_counts();
    drop(js().call::<Promise<i32>>("never", ())?);
    drop(after::<i32>(1, 1)?);
    // Its number is used again before the first answer arrives.
    let next: Promise<i32> = after(10, 2)?;
    assert_eq!(next.await?, 2);
    for _ in 0..1_000 {
        drop(js().call::<Promise<i32>>("resolved", (1,))?);
    }
    assert_eq!(live_counts(), before);
    Ok(())
}

#[wasm_bindgen_test]
async fn rust_futures_become_promises() -> Done {
    let before = live_counts();
    let into: Object = Object::from_array::<String>(&[])?;
    js().call::<()>("thenRecord", (Promise::ready(1), &into))?;
    js().call::<()>("thenRecord", (Promise::<i32>::failed("bad"), &into))?;
    js().call::<()>(
        "thenRecord",
        (Promise::new(async { after::<i32>(1, 2)?.await }), &into),
    )?;
    assert!(js().call::<bool>("isPromise", (Promise::ready(()),))?);
    after::<()>(20, ())?.await?;
    assert_eq!(into.to_array::<String>()?, ["ok 1", "err bad", "ok 2"]);
    drop(into);
    assert_eq!(live_counts(), before);
    Ok(())
}

#[wasm_bindgen_test]
async fn a_finished_one_needs_no_turn_of_its_own() -> Done {
    let order: Promise<String> = js().call("order", (Promise::ready(1),))?;
    assert_eq!(order.await?, "promise,two turns");
    let order: Promise<String> = js().call("order", (Promise::new(async { Ok(1) }),))?;
    assert_eq!(order.await?, "promise,two turns");
    Ok(())
}

#[wasm_bindgen_test]
async fn tasks_yield_to_each_other() -> Done {
    let count = Rc::new(Cell::new(0));
    let ended = Rc::new(Cell::new(false));
    for _ in 0..2 {
        let (count, ended) = (count.clone(), ended.clone());
        spawn(std::future::poll_fn(move |cx| {
            count.set(count.get() + 1);
            if ended.get() {
                return Poll::Ready(());
            }
            cx.waker().wake_by_ref();
            Poll::Pending
        }));
    }
    // Both wake themselves for ever; promises still settle between their rounds.
    for _ in 0..3 {
        js().call::<Promise<i32>>("resolved", (1,))?.await?;
    }
    ended.set(true);
    assert!(count.get() > 2, "{count:?}");
    after::<()>(5, ())?.await?;
    Ok(())
}

#[wasm_bindgen_test]
async fn a_callback_may_settle_what_is_awaited() -> Done {
    let waiting: Rc<RefCell<Option<std::task::Waker>>> = Rc::default();
    let ready = Rc::new(Cell::new(false));
    let (w, r) = (waiting.clone(), ready.clone());
    let tell: Callback<'_, (), ()> = Callback::new(move || {
        r.set(true);
        if let Some(waker) = w.borrow_mut().take() {
            waker.wake();
        }
    });
    let promise = Promise::new(std::future::poll_fn(move |cx| {
        if ready.get() {
            return Poll::Ready(Ok(9));
        }
        *waiting.borrow_mut() = Some(cx.waker().clone());
        Poll::Pending
    }));
    let promise: Promise<i32> = js().call("identity", (promise,))?;
    js().call::<()>("callWith", (&tell,))?;
    assert_eq!(promise.await?, 9);
    Ok(())
}

#[wasm_bindgen_test]
async fn modules_are_imported_once() -> Done {
    let url = "data:text/javascript,export const answer = 42; export default 7;";
    let (a, b) = (
        module::import("Data", url).await?,
        module::import("Data", url).await?,
    );
    assert_eq!(a, b);
    assert_eq!(a.get::<i32>("answer")?, 42);
    let other = module::import("Data", "data:text/javascript,")
        .await
        .expect_err("another url");
    assert!(
        other
            .to_string()
            .contains("\"Data\" is already registered from data:"),
        "{other}"
    );
    // A failed one can be tried again.
    let failed = module::import("Later", "data:text/javascript,throw new Error('boom')").await;
    let failed = failed.expect_err("throws");
    assert!(
        failed
            .to_string()
            .contains("import of data:text/javascript,throw"),
        "{failed}"
    );
    assert_eq!(
        failed.cause().map(|cause| cause.to_string()),
        Some("boom".to_owned())
    );
    module::import("Later", url).await?;
    Ok(())
}

#[wasm_bindgen_test]
async fn urls_are_resolved() -> Done {
    let error = module::import("Missing", "./missing/x.js")
        .await
        .expect_err("missing");
    let text = error.to_string();
    assert!(text.contains("/missing/x.js failed"), "{text}");
    assert!(text.contains("file:///") || text.contains("http"), "{text}");
    Ok(())
}

#[wasm_bindgen_test]
fn modules_are_registered() -> Done {
    let shim = Object::new();
    module::register("Shim", &shim)?;
    module::register("Shim", &shim)?;
    let error = module::register("Shim", &Object::new()).expect_err("taken");
    assert_eq!(error.to_string(), "module \"Shim\" is already registered");
    Ok(())
}

#[wasm_bindgen_test]
fn dropping_the_controller_aborts() -> Done {
    let controller = AbortController::new()?;
    let signal = controller.signal().clone();
    let class: Object = Object::global().get("AbortSignal")?;
    assert!(signal.instance_of(&class)?);
    let heard = Rc::new(Cell::new(0));
    let count = heard.clone();
    let listener: Callback<'_, [Any], ()> =
        Callback::new(move |_: &[Any]| count.set(count.get() + 1));
    signal.call::<()>("addEventListener", ("abort", &listener))?;
    assert!(!signal.get::<bool>("aborted")?);
    drop(controller);
    assert!(signal.get::<bool>("aborted")?);
    assert_eq!(signal.get::<JsError>("reason")?.name(), "AbortError");
    assert_eq!(heard.get(), 1);
    Ok(())
}

#[wasm_bindgen_test]
async fn a_foreign_executor_is_woken() -> Done {
    // The test runner itself is wasm-bindgen-futures; here both run side by side.
    let log = Rc::new(RefCell::new(Vec::new()));
    let ours = log.clone();
    spawn(async move {
        for step in 0..3 {
            after::<()>(1, ())
                .expect("a promise")
                .await
                .expect("time passes");
            ours.borrow_mut().push(step);
        }
    });
    for _ in 0..5 {
        after::<()>(5, ())?.await?;
    }
    assert_eq!(*log.borrow(), [0, 1, 2]);
    Ok(())
}
