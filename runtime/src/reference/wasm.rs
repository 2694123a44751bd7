//! References to JavaScript values, and the two reference lists.

use std::cell::Cell;
use std::marker::PhantomData;

use wasm_bindgen::JsValue;

use super::{IncomingReferences, OutgoingReferences};
use crate::js;

thread_local! {
    static LIVE: Cell<usize> = const { Cell::new(0) };
}

/// Tables of engines end at 10,000,000 references, and wasm-bindgen traps when one is full. It stores other references there,
/// too.
const LIMIT: usize = 9_000_000;

/// Whether there are so many handles that JavaScript must not add more.
#[inline]
pub(crate) fn is_full() -> bool {
    live() >= LIMIT
}

/// The number of an object in JavaScript.
pub(crate) type ObjectLink = Cell<Option<u32>>;

/// The number of handles.
pub(crate) fn live() -> usize {
    LIVE.get()
}

/// Any JavaScript value by reference.
#[derive(PartialEq)]
pub(crate) struct Ref(JsValue, OneThread);

/// Without threads, `JsValue` may be sent to other threads; code that compiles must not depend on this.
type OneThread = PhantomData<*const ()>;

impl Ref {
    pub(crate) fn new(value: JsValue) -> Self {
        LIVE.set(LIVE.get() + 1);
        Self(value, PhantomData)
    }

    pub(crate) fn js(&self) -> &JsValue {
        &self.0
    }
}

impl Clone for Ref {
    fn clone(&self) -> Self {
        Self::new(self.0.clone())
    }
}

impl Drop for Ref {
    fn drop(&mut self) {
        LIVE.set(LIVE.get() - 1);
    }
}

/// References for JavaScript, which has the list.
#[derive(Debug, Default)]
pub(crate) struct Outgoing {
    /// The length of the list before the first reference of this writer.
    base: Option<u32>,
}

impl OutgoingReferences for Outgoing {
    fn push(&mut self, value: &Ref) -> u32 {
        let index = js::push_outgoing(value.js());
        self.base.get_or_insert(index);
        index
    }
}

impl Outgoing {
    /// JavaScript decodes them now, so the list must not be shortened later.
    pub(crate) fn delivered(&mut self) {
        self.base = None;
    }
}

impl Drop for Outgoing {
    fn drop(&mut self) {
        // Decoded references are already removed; this is for a decoder that failed before the end.
        if let Some(base) = self.base {
            js::truncate_outgoing(base);
        }
    }
}

/// References from JavaScript, which has the list.
#[derive(Debug)]
pub(crate) struct Incoming;

impl IncomingReferences for Incoming {
    fn take(&self, index: u32) -> Option<Ref> {
        Some(Ref::new(js::take_incoming(index)))
    }
}
