//! References to JavaScript values, and the two lists they cross by.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use wasm_bindgen::JsValue;

use super::js;

thread_local! {
    static LIVE: Cell<usize> = const { Cell::new(0) };
}

/// The tables of engines end at 10,000,000 references, and wasm-bindgen traps where one is full. It has others there, too.
const CROWD: usize = 9_000_000;

/// Whether there are so many handles that JavaScript must not add to them.
#[inline]
pub(crate) fn crowded() -> bool {
    live() >= CROWD
}

/// How many handles there are.
pub(super) fn live() -> usize {
    LIVE.get()
}

/// Any JavaScript value by reference.
#[derive(PartialEq)]
pub(crate) struct Ref(JsValue, OneThread);

/// In a few words. What wasm-bindgen says of a value runs the value's own code, and ends the instance where that throws.
impl fmt::Debug for Ref {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&super::description(self))
    }
}

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

impl Outgoing {
    pub(crate) fn push(&mut self, value: &Ref) -> u32 {
        let index = js::push_outgoing(value.js());
        self.base.get_or_insert(index);
        index
    }

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

impl Incoming {
    pub(crate) fn take(&self, index: u32) -> Option<Ref> {
        Some(Ref::new(js::take_incoming(index)))
    }

    /// A reference that is taken later.
    pub(crate) fn look(&self, index: u32) -> Option<Ref> {
        Some(Ref::new(js::look_incoming(index)))
    }
}
