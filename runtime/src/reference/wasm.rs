//! References to JavaScript values, and the two lists they cross by.

use std::cell::Cell;
use std::marker::PhantomData;

use wasm_bindgen::JsValue;

use super::{IncomingReferences, OutgoingReferences};
use crate::js;

thread_local! {
    static LIVE: Cell<usize> = const { Cell::new(0) };
}

/// The tables of engines end at 10,000,000 references, and wasm-bindgen traps where one is full. It has others there, too.
const LIMIT: usize = 9_000_000;

/// Whether there are so many handles that JavaScript must not add to them.
#[inline]
pub(crate) fn is_full() -> bool {
    live() >= LIMIT
}

/// The number of an object that JavaScript has.
pub(crate) type ObjectLink = Cell<Option<u32>>;

/// How many handles there are.
pub(crate) fn live() -> usize {
    LIVE.get()
}

/// Any JavaScript value by reference.
#[derive(PartialEq)]
pub(crate) struct Ref(JsValue, OneThread);

/// A `JsValue` alone may go to other threads wherever there are none; what compiles must not depend on that.
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

/// References on their way to JavaScript, which keeps the list.
#[derive(Debug, Default)]
pub(crate) struct Outgoing {
    /// The length of the list before the first of ours.
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
    /// JavaScript decodes them now, so that the list is not ours to shorten later.
    pub(crate) fn delivered(&mut self) {
        self.base = None;
    }
}

impl Drop for Outgoing {
    fn drop(&mut self) {
        // What was decoded is already gone; this is for a decoder that failed half-way.
        if let Some(base) = self.base {
            js::truncate_outgoing(base);
        }
    }
}

/// References on their way from JavaScript, which keeps the list.
#[derive(Debug)]
pub(crate) struct Incoming;

impl IncomingReferences for Incoming {
    fn take(&self, index: u32) -> Option<Ref> {
        Some(Ref::new(js::take_incoming(index)))
    }

    fn peek(&self, index: u32) -> Option<Ref> {
        Some(Ref::new(js::look_incoming(index)))
    }
}
