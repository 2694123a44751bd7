//! `Shared`: a Rust object that JavaScript may also have, as one object of an exported class.

use std::any::Any;
use std::ops::Deref;
use std::rc::Rc;

#[cfg(target_family = "wasm")]
use super::entries::EXPORTS;
#[cfg(target_family = "wasm")]
use crate::reference::Concrete;
#[cfg(not(target_family = "wasm"))]
use crate::reference::Object;
use crate::reference::{ObjectLink, Ref, SharedObject};
use crate::shape::ClassShape;
#[cfg(target_family = "wasm")]
use crate::sys;
use crate::sys::{Host, Sys, disposed};
use crate::value::JsError;
use crate::wire::{Reader, Writer};

/// Connects the JavaScript of exports.
#[inline]
fn load() {
    #[cfg(target_family = "wasm")]
    EXPORTS.load();
}

/// A Rust object behind the trait of its exported class. A clone is the same object.
#[derive(Debug)]
pub struct Shared<T: ?Sized>(Rc<Inner<T>>);

struct Inner<T: ?Sized> {
    value: Rc<T>,
    /// The value as the type that it has behind the trait, if that is known.
    #[cfg(target_family = "wasm")]
    concrete: Option<Concrete>,
    /// The JavaScript object, while there is one.
    link: ObjectLink,
}

impl<T: ?Sized + 'static> SharedObject for Inner<T> {
    fn link(&self) -> &ObjectLink {
        &self.link
    }

    #[cfg(target_family = "wasm")]
    fn concrete(&self) -> Option<Concrete> {
        self.concrete
    }
}

impl<T: ?Sized + 'static> Shared<T> {
    /// A new object.
    pub fn new(value: Rc<T>) -> Self {
        Self(Rc::new(Inner {
            value,
            #[cfg(target_family = "wasm")]
            concrete: None,
            link: ObjectLink::default(),
        }))
    }

    /// A new object of a known type: functions that are compiled for it need no call through the trait.
    #[cfg(target_family = "wasm")]
    pub(crate) fn of_type<V: 'static>(value: Rc<V>, upcast: fn(Rc<V>) -> Rc<T>) -> Self {
        let concrete = Concrete::of(&value);
        Self(Rc::new(Inner {
            value: upcast(value),
            concrete: Some(concrete),
            link: ObjectLink::default(),
        }))
    }

    /// Whether both are the same object.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// Appends the JavaScript object. `export` is the macro that must have been invoked.
    pub fn write(&self, writer: &mut Writer, class: &'static ClassShape, export: &'static str) {
        writer.reference(&self.to_ref(class, export));
    }

    /// Reads a JavaScript object of the class.
    pub fn read(reader: &mut Reader<'_>, class: &'static ClassShape) -> Result<Self, JsError> {
        let object = reader.reference()?;
        // The check was earlier; code that ran since may have disposed of the object.
        Self::of(&object).ok_or_else(|| JsError::type_error(disposed(class.name)))
    }

    fn of(object: &Ref) -> Option<Self> {
        load();
        Self::from_object(Sys::exported_get(object)?)
    }

    fn from_object(object: Rc<dyn Any>) -> Option<Self> {
        object.downcast().ok().map(Self)
    }

    /// The object of a number in JavaScript.
    #[cfg(target_family = "wasm")]
    pub(crate) fn numbered(number: i32) -> Option<Self> {
        sys::exported_numbered(number).map(Self)
    }

    /// The part that is in the tables.
    pub(crate) fn object(&self) -> Rc<dyn SharedObject> {
        self.0.clone()
    }

    pub(crate) fn to_ref(&self, class: &'static ClassShape, export: &'static str) -> Ref {
        load();
        Sys::exported_ref(&self.object(), class, export)
    }
}

impl<T: ?Sized> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: ?Sized> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.value
    }
}

impl<T: ?Sized> std::fmt::Debug for Inner<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("..")
    }
}

/// The shape of the class whose objects have the trait `T`.
#[cfg(target_family = "wasm")]
pub const fn exported_class<T: ?Sized + 'static>(name: &'static str) -> ClassShape {
    // The macro of the export registers the class before anything can cross.
    ClassShape { name, load: || {} }
}

/// The shape of the class whose objects have the trait `T`.
#[cfg(not(target_family = "wasm"))]
pub const fn exported_class<T: ?Sized + 'static>(name: &'static str) -> ClassShape {
    fn test<T: ?Sized + 'static>(object: &Object) -> bool {
        Shared::<T>::of(object.as_ref()).is_some()
    }
    ClassShape {
        name,
        test: test::<T>,
    }
}

/// Implements the traits of `struct Handle(Shared<dyn Trait>)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __exported {
    ($handle:ident: $of:ty = $class:ident, $export:literal) => {
        $crate::__exported!(@handle $handle: $of = $class, $export, write);
    };
    (@handle $handle:ident: $of:ty = $class:ident, $export:literal, $write:ident) => {
        impl ::core::clone::Clone for $handle {
            fn clone(&self) -> Self {
                Self(::core::clone::Clone::clone(&self.0))
            }
        }

        /// By identity.
        impl ::core::cmp::PartialEq for $handle {
            fn eq(&self, other: &Self) -> bool {
                self.0.same(&other.0)
            }
        }

        impl ::core::cmp::Eq for $handle {}

        impl ::core::fmt::Debug for $handle {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(::core::concat!(::core::stringify!($handle), "(..)"))
            }
        }

        impl $crate::ToJs for $handle {
            const SHAPE: &'static $crate::Shape = &$crate::Shape::Class(&$class);

            fn write(&self, writer: &mut $crate::Writer) {
                self.0.$write(writer, &$class, $export);
            }
        }

        impl $crate::Promised for $handle {}

        impl $crate::FromJs for $handle {
            const SHAPE: &'static $crate::Shape = &$crate::Shape::Class(&$class);

            fn read(
                reader: &mut $crate::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::JsError> {
                $crate::__private::Shared::<$of>::read(reader, &$class).map(Self)
            }
        }

        /// The JavaScript object; an error if the class is not exported.
        impl ::core::convert::TryFrom<&$handle> for $crate::Object {
            type Error = $crate::JsError;

            fn try_from(handle: &$handle) -> ::core::result::Result<Self, $crate::JsError> {
                $crate::__private::object(handle)
            }
        }
    };
}
