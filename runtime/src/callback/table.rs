//! The table of callbacks that JavaScript may call: each has a slot.

use std::cell::Cell;
use std::fmt;
use std::panic::Location;
use std::rc::Rc;

use crate::reference::Ref;
use crate::shape::FunctionShape;
use crate::sys::{Callee, Host, Sys};
use crate::value::JsError;
use crate::wire::{Frame, Writer};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Life {
    /// Until the last clone is dropped.
    Owned,
    /// Until it was called.
    Once,
    /// For the calls it is passed to.
    Scoped,
    /// It is a JavaScript function, which is passed itself.
    Foreign,
}

/// The part of a callback that does not depend on its types.
pub(super) struct Head {
    pub(super) life: Life,
    /// Names the callback in errors where no interface does.
    pub(super) made_at: &'static Location<'static>,
    #[cfg(target_family = "wasm")]
    pub(super) direct: DirectCall,
    /// The slot, after the callback was first passed.
    pub(super) slot: Cell<Option<&'static Slot>>,
}

/// How a closure is called with numbers; natively no closure is.
#[cfg(target_family = "wasm")]
pub(super) type Direct = DirectCall;
#[cfg(not(target_family = "wasm"))]
pub(super) type Direct = ();

/// Of a callback without a slot, which is never called with numbers.
#[cfg(target_family = "wasm")]
pub(super) const NOT_DIRECT: Direct = |_, _, _, _, _| super::failure::callback_failed(None);
#[cfg(not(target_family = "wasm"))]
pub(super) const NOT_DIRECT: Direct = ();

impl Head {
    pub(super) fn new(life: Life, made_at: &'static Location<'static>, direct: Direct) -> Self {
        #[cfg(not(target_family = "wasm"))]
        let () = direct;
        Self {
            life,
            made_at,
            #[cfg(target_family = "wasm")]
            direct,
            slot: Cell::new(None),
        }
    }

    /// Removes the callback from the table before its only call.
    pub(super) fn forget(&self) {
        if let Some(slot) = self.slot.get() {
            forget(slot);
        }
    }
}

impl Drop for Head {
    fn drop(&mut self) {
        if let Some(slot) = self.slot.get() {
            leave(slot);
        }
    }
}

/// A callback of any types.
pub(super) trait Invoke {
    fn head(&self) -> &Head;

    /// The JavaScript function that is passed in place of a slot.
    fn foreign(&self, _shape: &'static FunctionShape) -> Option<&Ref> {
        None
    }

    /// A call whose arguments are wire bytes, as is the result.
    fn invoke(
        self: Rc<Self>,
        args: Frame,
        shape: &'static FunctionShape,
    ) -> Result<Writer, JsError>;
}

/// A call whose arguments and result are numbers; if there are more than three, the slice has all. The pointer comes from
/// `Rc::into_raw` of the callback that the function was compiled for.
#[cfg(target_family = "wasm")]
pub(super) type DirectCall = unsafe fn(*const (), f64, f64, f64, &[f64]) -> f64;

/// A slot, which is reused and never freed. So JavaScript may hold its address, and reads the first two fields there.
#[repr(C)]
pub(crate) struct Slot {
    /// A small number that no other slot has.
    id: u32,
    /// Changes with each callback. A function of an earlier callback has another one. It is odd if JavaScript may call the
    /// callback only during the calls that it is passed to.
    generation: Cell<u32>,
    /// The generation while the closure may be called, otherwise another number.
    open: Cell<u32>,
    target: Cell<Option<Target>>,
    /// The owner, if it is not a Rust value.
    owner: Cell<Option<Rc<dyn Invoke>>>,
    /// The number of current calls that a scoped callback is passed to.
    passes: Cell<u32>,
    /// The next free slot, if this one is free.
    next: Cell<Option<&'static Slot>>,
}

/// A closure, which has an owner elsewhere.
#[derive(Clone, Copy)]
struct Target {
    /// From `Rc::as_ptr`, which is that of `Rc::into_raw`.
    closure: *const dyn Invoke,
    /// The function for calls with numbers.
    #[cfg(target_family = "wasm")]
    direct: DirectCall,
}

impl Target {
    fn new(head: &Head, pointer: *const (dyn Invoke + '_)) -> Self {
        #[cfg(not(target_family = "wasm"))]
        let _ = head;
        // SAFETY: only the lifetime changes, and a pointer guarantees nothing about it.
        let pointer = unsafe {
            std::mem::transmute::<*const (dyn Invoke + '_), *const (dyn Invoke + 'static)>(pointer)
        };
        Self {
            closure: pointer,
            #[cfg(target_family = "wasm")]
            direct: head.direct,
        }
    }
}

// None of them needs a drop, since callbacks may be dropped while the thread ends.
thread_local! {
    static FREE: Cell<Option<&'static Slot>> = const { Cell::new(None) };
    /// The number of slots.
    static COUNT: Cell<u32> = const { Cell::new(0) };
    /// The number of callbacks that may be called.
    static LIVE: Cell<usize> = const { Cell::new(0) };
}

pub(crate) fn live() -> usize {
    LIVE.get()
}

/// Not a generation.
const CLOSED: u32 = u32::MAX;
/// Not a generation: the key of a scoped callback after its call. No slot is ever open for it.
const OVER: u32 = CLOSED - 1;

impl Slot {
    fn new() -> &'static Self {
        let id = COUNT.get();
        COUNT.set(id + 1);
        Box::leak(Box::new(Self {
            id,
            generation: Cell::new(0),
            open: Cell::new(CLOSED),
            target: Cell::new(None),
            owner: Cell::new(None),
            passes: Cell::new(0),
            next: Cell::new(None),
        }))
    }

    /// Permits calls of the closure.
    fn open(&self) {
        self.open.set(self.generation.get());
        LIVE.set(LIVE.get() + 1);
    }

    /// Ends calls of the closure.
    fn close(&self) {
        if self.open.replace(CLOSED) != CLOSED {
            LIVE.set(LIVE.get() - 1);
        }
    }

    /// The closure, while the callback may be called.
    #[inline]
    fn target(&self, generation: u32) -> Option<Target> {
        if self.open.get() == generation {
            self.target.get()
        } else {
            None
        }
    }

    /// An owner of the closure, while the callback may be called.
    fn find(&self, generation: u32) -> Option<Rc<dyn Invoke>> {
        let target = self.target(generation)?;
        // SAFETY: a slot is open only while its closure has an owner: `leave` closes it before the last owner has dropped the
        // closure. A closure that borrows is scoped, and its slot is open only between `pass` and the drop of the `Pass`. That
        // is a local of the generated function which was called with a reference to the callback, so everything that the
        // closure borrows outlives it. If the stack is exhausted, JavaScript may unwind through that function without a drop.
        // Then the slot stays open, but no call has its generation any more: glue resets it when it returns, by plain
        // assignments (`rt.lent` in `runtime/js/state.js`).
        unsafe {
            Rc::increment_strong_count(target.closure);
            Some(Rc::from_raw(target.closure))
        }
    }

    /// Calls the closure with a number for each argument; if there are more than three, `more` has all. None if it may not be
    /// called.
    #[cfg(target_family = "wasm")]
    #[inline]
    pub(crate) fn call(&self, generation: u32, [a, b, c]: [f64; 3], more: &[f64]) -> Option<f64> {
        let target = self.target(generation)?;
        // SAFETY: the function is that of the closure, which has an owner, as in `find`.
        Some(unsafe { (target.direct)(target.closure.cast(), a, b, c, more) })
    }
}

impl Callee for Slot {
    fn id(&self) -> u32 {
        self.id
    }

    fn generation(&self) -> u32 {
        self.generation.get()
    }

    fn is_scoped(&self) -> bool {
        self.generation.get() & 1 == 1
    }

    fn invoke(
        &'static self,
        generation: u32,
        args: Frame,
        shape: &'static FunctionShape,
    ) -> Option<Result<Writer, JsError>> {
        Some(self.find(generation)?.invoke(args, shape))
    }

    fn release(&'static self, generation: u32) {
        if self.generation.get() == generation {
            forget(self);
        }
    }
}

impl fmt::Debug for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Slot({}, {})", self.id, self.generation.get())
    }
}

/// A callback that is passed to JavaScript. A scoped one can be called until this is dropped.
#[derive(Debug)]
pub(crate) struct Pass {
    slot: &'static Slot,
    scoped: bool,
}

impl Pass {
    pub(crate) fn slot(&self) -> &'static Slot {
        self.slot
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        if self.scoped {
            let passes = self.slot.passes.get() - 1;
            self.slot.passes.set(passes);
            if passes == 0 {
                self.slot.close();
            }
        }
    }
}

/// Passes a callback to JavaScript: the head is that of the closure, whose pointer is from `Rc::as_ptr`.
#[inline]
pub(super) fn pass(head: &Head, closure: *const (dyn Invoke + '_)) -> Pass {
    let slot = match head.slot.get() {
        Some(slot) => slot,
        None => enter(head, closure),
    };
    let scoped = head.life == Life::Scoped;
    if scoped {
        let passes = slot.passes.get();
        slot.passes.set(passes + 1);
        if passes == 0 {
            slot.open();
        }
    }
    Pass { slot, scoped }
}

/// Gives a callback its slot.
fn enter(head: &Head, closure: *const (dyn Invoke + '_)) -> &'static Slot {
    let slot = match FREE.get() {
        Some(slot) => {
            FREE.set(slot.next.get());
            slot
        }
        None => Slot::new(),
    };
    head.slot.set(Some(slot));
    // Even until now.
    let scoped = u32::from(head.life == Life::Scoped);
    slot.generation.set(slot.generation.get() | scoped);
    slot.target.set(Some(Target::new(head, closure)));
    match head.life {
        Life::Scoped | Life::Foreign => {}
        Life::Owned => slot.open(),
        Life::Once => {
            slot.open();
            slot.owner.set(slot.find(slot.generation.get()));
        }
    }
    slot
}

/// Makes the table an owner of the closure, until JavaScript has collected the function.
pub(super) fn own(slot: &'static Slot, closure: Rc<dyn Invoke>) {
    slot.owner.set(Some(closure));
    Sys::callback_collect(slot);
}

/// The Rust value was dropped.
pub(super) fn leave(slot: &'static Slot) {
    slot.close();
    slot.target.set(None);
    let next = (slot.generation.get() | 1).wrapping_add(1);
    slot.generation.set(if next == OVER { 0 } else { next });
    slot.passes.set(0);
    slot.next.set(FREE.replace(Some(slot)));
}

/// Removes the callback from the table; from now on the JavaScript function throws.
pub(super) fn forget(slot: &'static Slot) {
    let owner = slot.owner.take();
    if let Some(owner) = &owner {
        // A remaining clone gets a new slot when it is passed.
        owner.head().slot.set(None);
    }
    leave(slot);
    // Last, since a closure may own other callbacks.
    drop(owner);
}
