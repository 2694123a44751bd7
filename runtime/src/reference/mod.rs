//! JavaScript values by reference: the handle, the reference lists, and the links of exported objects. In
//! WebAssembly JavaScript has the values; natively `native` has them in memory.

#[cfg(not(target_family = "wasm"))]
pub(crate) mod native;
#[cfg(target_family = "wasm")]
mod wasm;

#[cfg(not(target_family = "wasm"))]
use native as side;
#[cfg(target_family = "wasm")]
use wasm as side;

pub(crate) use side::{Incoming, ObjectLink, Outgoing, Ref, is_full, live};

use std::any::Any;
#[cfg(target_family = "wasm")]
use std::any::TypeId;
use std::fmt::Debug;
#[cfg(target_family = "wasm")]
use std::ptr::NonNull;
#[cfg(target_family = "wasm")]
use std::rc::Rc;

/// The references of a writer, for JavaScript.
pub(crate) trait OutgoingReferences: Default + Debug {
    /// Adds a reference; returns its index.
    fn push(&mut self, value: &Ref) -> u32;
}

/// The references of a frame, from JavaScript.
pub(crate) trait IncomingReferences: Debug {
    /// Takes a reference; each index once.
    fn take(&self, index: u32) -> Option<Ref>;
}

/// A Rust object that one JavaScript object of an exported class or callback interface represents.
pub(crate) trait SharedObject: Any {
    /// The JavaScript object, while there is one.
    fn link(&self) -> &ObjectLink;

    /// The value behind the trait of the object, if its type is known.
    #[cfg(target_family = "wasm")]
    fn concrete(&self) -> Option<Concrete> {
        None
    }
}

/// The address of a value, and its type.
#[cfg(target_family = "wasm")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Concrete {
    of: &'static TypeId,
    at: NonNull<()>,
}

#[cfg(target_family = "wasm")]
impl Concrete {
    pub(crate) fn of<V: 'static>(value: &Rc<V>) -> Self {
        Self {
            of: const { &TypeId::of::<V>() },
            at: NonNull::from(&**value).cast(),
        }
    }

    /// The address of the value, if it is a `V`. Where the types are at one address, there is nothing else to compare.
    #[inline]
    pub(crate) fn as_type<V: 'static>(self) -> Option<*const V> {
        let of: &'static TypeId = const { &TypeId::of::<V>() };
        (std::ptr::eq(self.of, of) || self.is(of))
            .then(|| self.at.as_ptr().cast::<V>().cast_const())
    }

    #[cold]
    #[inline(never)]
    fn is(self, of: &TypeId) -> bool {
        self.of == of
    }
}

/// A JavaScript object or function, by reference.
///
/// Each handle owns its reference: a clone is an independent handle of the same object, and dropping one leaves the
/// others. Two handles of one object are equal. Natively an object is a property map in memory with the same methods.
///
/// ```
/// use jsi_runtime::Object;
///
/// let point = Object::new();
/// point.set("x", 1.5)?;
/// assert_eq!(point.get::<f64>("x")?, 1.5);
/// assert_eq!(point.get::<Option<f64>>("y")?, None);
/// assert_eq!(point.get::<f64>("y").unwrap_err().to_string(), "property y: expected a number, found undefined");
/// # Ok::<(), jsi_runtime::JsError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Object(Ref);

impl Eq for Object {}

impl Object {
    pub(crate) fn from_ref(value: Ref) -> Self {
        Self(value)
    }

    pub(crate) fn as_ref(&self) -> &Ref {
        &self.0
    }
}
