//! A library that exports and has a start function of its own.
#![deny(warnings, missing_docs, clippy::pedantic)]

jsi_runtime::bindings!();

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use crate::start::{
    JsMaker, JsThing, Late, Maker, Start, Thing, export_late, export_start, export_thing,
};
use jsi_runtime::{JsError, Object};
use wasm_bindgen::prelude::wasm_bindgen;

static RUNS: AtomicU32 = AtomicU32::new(0);
static EXPORTED: AtomicBool = AtomicBool::new(false);

/// Whatever the order is in which start functions run.
#[wasm_bindgen(start)]
pub fn begin() {
    RUNS.fetch_add(1, Ordering::Relaxed);
    let thing = Object::try_from(&JsThing::new(Own));
    EXPORTED.store(thing.is_ok(), Ordering::Relaxed);
}

/// Called as a program's `main` is, but no such thing.
#[wasm_bindgen]
#[must_use]
pub fn sum(a: i32, b: i32) -> i32 {
    a + b
}

struct Own;

impl Start for Own {
    fn runs(&self) -> Result<u32, JsError> {
        Ok(RUNS.load(Ordering::Relaxed))
    }

    fn exported_before(&self) -> Result<bool, JsError> {
        Ok(EXPORTED.load(Ordering::Relaxed))
    }
}

impl Thing for Own {}

/// Made by code that calls JavaScript.
struct Made(usize);

impl Made {
    fn new() -> Self {
        let lengths = [
            JsMaker.text().map(|it| it.len()),
            JsMaker.long().map(|it| it.len()),
            JsMaker.bytes().map(|it| it.len()),
            JsMaker.object().map(|_| 1),
            JsMaker.call().map(|runs| runs as usize),
        ];
        Self(lengths.into_iter().flatten().sum())
    }
}

impl Late for Made {
    fn all(
        &self,
        text: &str,
        bytes: &[u8],
        more: &[u16],
        object: &Object,
        long: &str,
    ) -> Result<String, JsError> {
        let name: String = object.get("name")?;
        let sum = self.0;
        Ok(format!("{sum} {text} {bytes:?} {more:?} {name} {long}"))
    }
}

export_late!(Made::new());
export_start!(Own);
export_thing!(Own);
