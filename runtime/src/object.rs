//! `Object`: a handle of a JavaScript object, and its property API.

use crate::marshal::{ArgList, FromJs, ToJs};
use crate::promise::Promise;
use crate::reference::{Object, Ref};
use crate::shape::{FunctionShape, Shape};
use crate::sys::{Host, Sys};
use crate::value::{JsError, Place};
use crate::wire::{Reader, Writer};

impl Default for Object {
    fn default() -> Self {
        Self::new()
    }
}

impl Object {
    /// An empty object, `{}`.
    pub fn new() -> Self {
        Self::from_ref(Sys::object_new())
    }

    /// `globalThis`.
    pub fn global() -> Self {
        Self::from_ref(Sys::global())
    }

    /// A JavaScript array with copies of the elements.
    pub fn from_array<T: ToJs>(values: &[T]) -> Result<Self, JsError> {
        Sys::make(&Writer::of(values), <[T]>::SHAPE).map(Self::from_ref)
    }

    /// The elements of an array, copied; each is checked.
    pub fn to_array<T: FromJs>(&self) -> Result<Vec<T>, JsError> {
        Sys::read(self.as_ref(), Vec::<T>::SHAPE, "array")?.read()
    }

    /// The object as a value of another type: a record, which is copied, a class handle, a function.
    pub fn to<T: FromJs>(&self) -> Result<T, JsError> {
        Sys::read(self.as_ref(), T::SHAPE, "object")?.read()
    }

    /// The same for `self` by value, so that this method is found before that of the trait.
    pub fn try_into<T: FromJs>(self) -> Result<T, JsError> {
        self.to()
    }

    /// Awaits a promise or another thenable.
    pub fn to_promise<T: FromJs + 'static>(&self) -> Promise<T> {
        Promise::wait(self.as_ref(), T::SHAPE, "promise", Place::default())
    }

    /// Whether the object or its prototypes have this property.
    pub fn has(&self, key: &str) -> Result<bool, JsError> {
        Sys::has(self.as_ref(), key)
    }

    /// `typeof` of a property; `null` is `"null"`, a missing one `"undefined"`.
    pub fn type_of(&self, key: &str) -> Result<String, JsError> {
        Sys::type_of(self.as_ref(), key)
    }

    /// A property, checked. A missing one is an error, or `None` of an `Option`.
    pub fn get<T: FromJs>(&self, key: &str) -> Result<T, JsError> {
        Sys::get(self.as_ref(), key, T::SHAPE)?.read()
    }

    /// Sets a property.
    pub fn set<T: ToJs>(&self, key: &str, value: T) -> Result<(), JsError> {
        Sys::set(self.as_ref(), key, &Writer::of(&value), T::SHAPE)
    }

    /// Removes a property; `false` if it still exists.
    pub fn delete(&self, key: &str) -> Result<bool, JsError> {
        Sys::delete(self.as_ref(), key)
    }

    /// The object's own enumerable keys.
    pub fn keys(&self) -> Result<Vec<String>, JsError> {
        Sys::keys(self.as_ref())?.read()
    }

    /// Calls a method; `this` is the object. Arguments are a tuple, or a slice of [`Any`](crate::Any).
    ///
    /// ```
    /// use jsi_runtime::{Any, Object};
    ///
    /// let object = Object::new();
    /// let missing = object.call::<Any>("save", ("name", 1)).unwrap_err();
    /// assert_eq!(missing.to_string(), "method save: expected a function, found undefined");
    /// ```
    pub fn call<R: FromJs>(&self, method: &str, args: impl ArgList) -> Result<R, JsError> {
        call_method(self.as_ref(), method, &args)
    }

    /// Calls the object itself, which is a function; `this` is undefined.
    pub fn call_function<R: FromJs>(&self, args: impl ArgList) -> Result<R, JsError> {
        call_function(self.as_ref(), &args)
    }

    /// Whether the object is an instance of `class`.
    pub fn instance_of(&self, class: &Object) -> Result<bool, JsError> {
        Sys::instance_of(self.as_ref(), class.as_ref())
    }
}

impl ToJs for Object {
    const SHAPE: &'static Shape = &Shape::Object;

    fn write(&self, writer: &mut Writer) {
        writer.reference(self.as_ref());
    }
}

impl FromJs for Object {
    const SHAPE: &'static Shape = &Shape::Object;

    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        reader.reference().map(Self::from_ref)
    }
}

fn call_method<A: ArgList, R: FromJs>(object: &Ref, method: &str, args: &A) -> Result<R, JsError> {
    Sys::call_method(
        object,
        method,
        &Writer::of(args),
        FunctionShape::of::<A, R>(),
    )?
    .read()
}

fn call_function<A: ArgList, R: FromJs>(object: &Ref, args: &A) -> Result<R, JsError> {
    Sys::call(
        object,
        None,
        &Writer::of(args),
        FunctionShape::of::<A, R>(),
        Place::default(),
    )?
    .read()
}
