//! The generated bindings of every folder of `e2e/`, with the tests beside them. Nothing is written by hand here, so
//! that what compiles here, without a warning, is what users get.
#![deny(
    warnings,
    clippy::pedantic,
    missing_debug_implementations,
    rustdoc::all,
    unreachable_pub
)]
// wasm-bindgen's own code needs it there
#![cfg_attr(not(target_family = "wasm"), forbid(unsafe_code))]

include!(concat!(env!("OUT_DIR"), "/cases.rs"));

#[cfg(test)]
mod channels;
#[cfg(all(test, not(target_family = "wasm")))]
mod conformance_page;
#[cfg(all(test, not(target_family = "wasm")))]
mod forms_page;
#[cfg(all(test, not(target_family = "wasm")))]
mod inventory;
#[cfg(all(test, not(target_family = "wasm")))]
mod native;
#[cfg(all(test, not(target_family = "wasm")))]
mod native_anywhere;
#[cfg(all(test, not(target_family = "wasm")))]
mod native_classes;
#[cfg(all(test, not(target_family = "wasm")))]
mod native_exports;
#[cfg(all(test, not(target_family = "wasm")))]
mod native_iteration;
#[cfg(all(test, not(target_family = "wasm")))]
mod native_providers;
#[cfg(all(test, not(target_family = "wasm")))]
mod native_type_params;
#[cfg(all(test, not(target_family = "wasm")))]
mod native_unions;
#[cfg(all(test, not(target_family = "wasm")))]
mod native_views;
#[cfg(all(test, not(target_family = "wasm")))]
mod native_waking;
#[cfg(all(test, not(target_family = "wasm")))]
mod quick_starts;
#[cfg(all(test, not(target_family = "wasm")))]
mod semantics;

/// What the tests of all cases use.
#[cfg(all(test, target_family = "wasm"))]
mod support {
    use jsi_runtime::{JsError, LiveCounts, Object, Promise, live_counts};

    use crate::collector::api::{Collector as _, JsCollector};

    /// The error's text; of a success, that it was one.
    pub(crate) fn text<T: std::fmt::Debug>(result: Result<T, JsError>) -> String {
        match result {
            Ok(value) => format!("no error: {value:?}"),
            Err(error) => error.message().to_owned(),
        }
    }

    /// How often what leaves nothing behind is done.
    pub(crate) const ROUNDS: usize = 1_000;

    /// Runs `round` often, and fails where more or less is alive then. Tables and caches may be made at the first one.
    pub(crate) fn rounds(
        name: &str,
        mut round: impl FnMut() -> Result<(), JsError>,
    ) -> Result<(), JsError> {
        round()?;
        let before = live_counts();
        for _ in 0..ROUNDS {
            round()?;
        }
        assert_eq!(live_counts(), before, "{name}");
        Ok(())
    }

    /// Fails where something is alive that was not before. Less may be, after an `await`: what earlier tests left to the
    /// collector, and it has found meanwhile.
    pub(crate) fn nothing_more_than(before: LiveCounts, name: &str) {
        let now = live_counts();
        let counts = |it: LiveCounts| [it.handles, it.callbacks, it.promises, it.views, it.objects];
        let mut pairs = counts(now).into_iter().zip(counts(before));
        assert!(
            pairs.all(|(now, before)| now <= before),
            "{name}: {now:?} after {before:?}"
        );
    }

    /// A turn of the event loop.
    pub(crate) async fn turn() -> Result<(), JsError> {
        let wait = "(() => new Promise((resolve) => setTimeout(resolve)))()";
        Object::global().call::<Promise<()>>("eval", (wait,))?.await
    }

    /// Asks the engine to collect garbage until `done`, at most a few times.
    pub(crate) async fn collect_garbage(done: impl Fn() -> bool) -> Result<(), JsError> {
        for _ in 0..20 {
            assert!(
                JsCollector.collect().await?,
                "the collector cannot be asked"
            );
            if done() {
                break;
            }
        }
        Ok(())
    }

    /// Asks the engine to collect garbage until `done`; fails if that does not happen.
    pub(crate) async fn collected(what: &str, done: impl Fn() -> bool) -> Result<(), JsError> {
        for _ in 0..10 {
            collect_garbage(&done).await?;
            if done() {
                return Ok(());
            }
        }
        panic!("{what} were not collected");
    }
}
