//! How long objects live, and what their calls leave behind.

use std::cell::Cell as StdCell;
use std::rc::Rc;

use jsi_runtime::{Callback, JsError, Object, live_counts};
use wasm_bindgen_test::wasm_bindgen_test;

use super::rust::{API, Rust, ours, result_of};
use crate::providers::api::{JsProvider, Provider, Providers as _};
use crate::support::{collected, nothing_more_than, rounds};

#[wasm_bindgen_test]
fn calls_of_objects_leave_nothing_behind() -> Result<(), JsError> {
    let (rust, ours) = (JsProvider::new(Rust::with_all()), ours()?);
    drop(Object::from(&rust));
    let each = Callback::new(|value: i32| f64::from(value)).into_js();
    rounds("calls", || {
        for it in [&rust, &ours] {
            it.add(1.0, 1)?;
            it.echo(Some(&ours))?;
            it.find("a")?;
            it.visit(&each)?;
            API.register(it)?;
            let current = API.current()?;
            assert!(current.is_some_and(|it| API.unregister(&it).is_ok_and(|found| found)));
        }
        API.run(&rust, "it.add(1, 1); it.label = it.label; it.echo(it); it.find('x')", None)?;
        Ok(())
    })
}

#[wasm_bindgen_test]
async fn javascript_keeps_an_object_of_rust_until_it_is_collected() -> Result<(), JsError> {
    const MANY: usize = 64;
    let (before, dropped) = (live_counts(), Rc::new(StdCell::new(0)));
    for _ in 0..MANY {
        let mut rust = Rust::with_all();
        rust.disposed = dropped.clone();
        API.keep(&JsProvider::new(rust))?;
    }
    assert_eq!((dropped.get(), live_counts().objects), (0, before.objects + MANY));
    API.forget()?;
    collected("objects of Rust", || dropped.get() >= 100 * (MANY - 4)).await?;
    collected("their numbers", || live_counts().objects <= before.objects + 4).await?;
    nothing_more_than(
        jsi_runtime::LiveCounts {
            objects: before.objects + 4,
            ..before
        },
        "objects",
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn a_member_without_its_object_keeps_it_alive() -> Result<(), JsError> {
    let dropped = Rc::new(StdCell::new(0));
    let mut rust = Rust::with_all();
    rust.disposed = dropped.clone();
    let add: Object = API.run(&JsProvider::new(rust), "return it.add", None)?.to()?;
    for _ in 0..3 {
        crate::support::collect_garbage(|| false).await?;
    }
    assert_eq!((dropped.get(), add.call_function::<f64>((1.0, 2))?), (0, 3.0));
    Ok(())
}

#[wasm_bindgen_test]
async fn a_collected_object_returns_while_rust_has_it() -> Result<(), JsError> {
    let rust: Rc<dyn Provider> = Rc::new(Rust::default());
    let before = live_counts().objects;
    drop(Object::from(&JsProvider::from_rc(rust.clone())));
    collected("the object", || live_counts().objects <= before).await?;
    let again = JsProvider::from_rc(rust);
    assert_eq!(result_of(&again, "return String(it.add(1, 1))"), "2");
    Ok(())
}
