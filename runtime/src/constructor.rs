//! `JsClass`: a class of JavaScript as a value, which makes objects and can be passed on.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use crate::class::FromObject;
use crate::marshal::{FromJs, Promised, ToJs};
use crate::reference::Object;
use crate::shape::Shape;
use crate::value::{Any, Function, JsError};
use crate::wire::{Reader, Writer};

/// A handle whose class can be a value; generated code implements it for classes that a `.jsi` file uses as `Class<T>`.
pub trait ClassHandle: 'static {
    /// The shape of the class itself.
    const CLASS: &'static Shape;
}

/// A class of JavaScript whose objects have handles of type `T`, or a subclass of it.
///
/// `JsControl::class()` is the class of `JsControl`, and the generated trait `ControlClass` has `construct`. It derefs to
/// [`Object`], which has the static members by name.
pub struct JsClass<T> {
    object: Object,
    handle: PhantomData<fn() -> T>,
}

impl<T> Clone for JsClass<T> {
    fn clone(&self) -> Self {
        Self::from_object(self.object.clone())
    }
}

impl<T> fmt::Debug for JsClass<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("JsClass").field(&self.object).finish()
    }
}

impl<T> PartialEq for JsClass<T> {
    fn eq(&self, other: &Self) -> bool {
        self.object == other.object
    }
}

impl<T> Eq for JsClass<T> {}

impl<T> Deref for JsClass<T> {
    type Target = Object;

    fn deref(&self) -> &Object {
        &self.object
    }
}

impl<T> AsRef<Object> for JsClass<T> {
    fn as_ref(&self) -> &Object {
        &self.object
    }
}

impl<T> From<JsClass<T>> for Object {
    fn from(class: JsClass<T>) -> Self {
        class.object
    }
}

/// The constructor, a function of JavaScript.
impl<T> From<JsClass<T>> for Any {
    fn from(class: JsClass<T>) -> Self {
        let shape = Function::<[Self], Self>::SHAPE;
        Self::Function(Function::from_ref(class.object.as_ref().clone(), shape))
    }
}

impl<T> FromObject for JsClass<T> {
    fn from_object(object: Object) -> Self {
        Self {
            object,
            handle: PhantomData,
        }
    }
}

impl<T: ClassHandle> ToJs for JsClass<T> {
    const SHAPE: &'static Shape = T::CLASS;

    fn write(&self, writer: &mut Writer) {
        self.object.write(writer);
    }
}

impl<T> Promised for JsClass<T> {}

impl<T: ClassHandle> FromJs for JsClass<T> {
    const SHAPE: &'static Shape = T::CLASS;

    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        Object::read(reader).map(Self::from_object)
    }
}

/// The static shape of a class as a value: the glue registers it, natively a mock has the trait.
#[cfg(target_family = "wasm")]
#[doc(hidden)]
#[macro_export]
macro_rules! __constructor {
    ($handle:ident: $trait:ty = $name:literal) => {
        static __CONSTRUCTOR: $crate::ClassShape = $crate::ClassShape {
            name: $name,
            load: __start,
        };
        $crate::__class_handle!($handle);
    };
}

/// The static shape of a class as a value: the glue registers it, natively a mock has the trait.
#[cfg(not(target_family = "wasm"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __constructor {
    ($handle:ident: $trait:ty = $name:literal) => {
        static __CONSTRUCTOR: $crate::ClassShape =
            $crate::__private::imported_class::<$trait>($name);
        $crate::__class_handle!($handle);
    };
}

/// Implements [`ClassHandle`].
#[doc(hidden)]
#[macro_export]
macro_rules! __class_handle {
    ($handle:ident) => {
        impl $crate::__private::ClassHandle for $handle {
            const CLASS: &'static $crate::Shape = &$crate::Shape::Class(&__CONSTRUCTOR);
        }
    };
}
