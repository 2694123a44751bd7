//! `Implemented`: an object of a callback interface, which Rust or JavaScript implements.

use std::any::{Any, TypeId};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::fmt;
use std::rc::{Rc, Weak};

#[cfg(target_family = "wasm")]
use super::entries::EXPORTS;
#[cfg(target_family = "wasm")]
use super::registry::unknown;
use crate::promise::Promise;
use crate::reference::{Object, ObjectLink, Ref, SharedObject};
use crate::shape::InterfaceShape;
#[cfg(target_family = "wasm")]
use crate::sys;
use crate::sys::{Host, Sys};
use crate::value::JsError;

/// The trait of a callback interface, as `dyn Trait`.
pub trait CallbackInterface: 'static {
    /// Its description.
    const SHAPE: &'static InterfaceShape;

    /// Whether the object has each of the optional members, in order.
    fn present(&self) -> Vec<bool>;
}

/// An object behind the trait `T` of its callback interface. A clone is the same object.
pub struct Implemented<T: ?Sized>(Side<T>);

/// The side that implements an object.
enum Side<T: ?Sized> {
    Rust {
        object: Rc<RustObject<T>>,
        /// The JavaScript object, once this handle needed it.
        value: OnceCell<Object>,
    },
    JavaScript(Object),
}

/// An object that Rust implements. JavaScript keeps it alive as long as its JavaScript object.
struct RustObject<T: ?Sized> {
    value: Rc<T>,
    /// Whether it has each of the optional members, asked when it was made.
    present: Vec<bool>,
    /// The JavaScript object, while there is one.
    link: ObjectLink,
    /// Its key in the table of known objects.
    key: Option<Key>,
}

/// The address of a value and the trait by which JavaScript uses it.
type Key = (usize, TypeId);

thread_local! {
    /// The objects of `Rc`s that users have. While an object is here, its `Rc` is alive, so no other value has the address.
    static KNOWN: RefCell<BTreeMap<Key, Weak<dyn Any>>> = const { RefCell::new(BTreeMap::new()) };
}

impl<T: ?Sized + 'static> SharedObject for RustObject<T> {
    fn link(&self) -> &ObjectLink {
        &self.link
    }
}

impl<T: ?Sized> Drop for RustObject<T> {
    fn drop(&mut self) {
        if let Some(key) = self.key {
            forget(key);
        }
    }
}

fn forget(key: Key) {
    // The table may be gone at the end of the thread.
    let _ = KNOWN.try_with(|known| known.borrow_mut().remove(&key));
}

/// The value of the Rust object of this number.
#[cfg(target_family = "wasm")]
pub(crate) fn implemented_numbered<T: ?Sized + 'static>(number: i32) -> Result<Rc<T>, JsError> {
    let object: Rc<RustObject<T>> = sys::exported_numbered(number).ok_or_else(unknown)?;
    Ok(object.value.clone())
}

fn known(key: Key) -> Option<Rc<dyn Any>> {
    KNOWN.with_borrow(|known| known.get(&key)?.upgrade())
}

impl<T: CallbackInterface + ?Sized> Implemented<T> {
    /// The object of a new value.
    pub fn new(value: Rc<T>) -> Self {
        Self::of(Rc::new(RustObject::new(value, None)))
    }

    /// The one object of a value.
    pub fn from_rc(value: Rc<T>) -> Self {
        let key = (Rc::as_ptr(&value).addr(), TypeId::of::<T>());
        let object = known(key).and_then(|object| object.downcast().ok());
        Self::of(object.unwrap_or_else(|| {
            let object = Rc::new(RustObject::new(value, Some(key)));
            let any: Rc<dyn Any> = object.clone();
            KNOWN.with_borrow_mut(|known| known.insert(key, Rc::downgrade(&any)));
            object
        }))
    }

    /// The object that an object of JavaScript is.
    pub fn from_object(object: Object) -> Self {
        match Sys::exported_get(object.as_ref()).and_then(|it| it.downcast().ok()) {
            Some(of_rust) => Self(Side::Rust {
                object: of_rust,
                value: OnceCell::from(object),
            }),
            None => Self(Side::JavaScript(object)),
        }
    }

    fn of(object: Rc<RustObject<T>>) -> Self {
        Self(Side::Rust {
            object,
            value: OnceCell::new(),
        })
    }

    /// The value that implements it; `None` if JavaScript does.
    pub fn value(&self) -> Option<&T> {
        match &self.0 {
            Side::Rust { object, .. } => Some(&object.value),
            Side::JavaScript(_) => None,
        }
    }

    /// Whether it has the optional member of this index; `None` if JavaScript implements it.
    pub fn has(&self, index: usize) -> Option<bool> {
        match &self.0 {
            Side::Rust { object, .. } => {
                Some(object.present.get(index).copied().unwrap_or_default())
            }
            Side::JavaScript(_) => None,
        }
    }

    /// The JavaScript object.
    pub fn object(&self) -> &Object {
        match &self.0 {
            Side::Rust { object, value } => value.get_or_init(|| Object::from_ref(object.to_ref())),
            Side::JavaScript(object) => object,
        }
    }
}

impl<T: CallbackInterface + ?Sized> RustObject<T> {
    fn new(value: Rc<T>, key: Option<Key>) -> Self {
        Self {
            present: value.present(),
            value,
            link: ObjectLink::default(),
            key,
        }
    }

    fn to_ref(self: &Rc<Self>) -> Ref {
        #[cfg(target_family = "wasm")]
        EXPORTS.load();
        let object: Rc<dyn SharedObject> = self.clone();
        Sys::implemented_ref(&object, T::SHAPE, &self.present)
    }
}

impl<T: ?Sized> Clone for Implemented<T> {
    fn clone(&self) -> Self {
        Self(match &self.0 {
            Side::Rust { object, .. } => Side::Rust {
                object: object.clone(),
                value: OnceCell::new(),
            },
            Side::JavaScript(object) => Side::JavaScript(object.clone()),
        })
    }
}

/// By identity.
impl<T: ?Sized> PartialEq for Implemented<T> {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Side::Rust { object, .. }, Side::Rust { object: other, .. }) => {
                Rc::ptr_eq(object, other)
            }
            (Side::JavaScript(object), Side::JavaScript(other)) => object == other,
            (Side::Rust { .. }, Side::JavaScript(_)) | (Side::JavaScript(_), Side::Rust { .. }) => {
                false
            }
        }
    }
}

impl<T: ?Sized> Eq for Implemented<T> {}

impl<T: ?Sized> fmt::Debug for Implemented<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Side::Rust { .. } => f.write_str("Rust"),
            Side::JavaScript(object) => object.fmt(f),
        }
    }
}

/// The result of an optional member.
pub trait Absent {
    /// The result where the object does not have the member.
    fn absent(place: &str) -> Self;
}

impl<T> Absent for Result<Option<T>, JsError> {
    fn absent(_: &str) -> Self {
        Ok(None)
    }
}

/// Of a setter.
impl Absent for Result<(), JsError> {
    fn absent(place: &str) -> Self {
        Err(JsError::type_error(format!(
            "{place}: the object does not have this property"
        )))
    }
}

/// The result of an optional member that the object does not have.
pub fn absent<R: Absent>(place: &str) -> R {
    R::absent(place)
}

/// The result of a method that the object has.
pub trait Present {
    /// The value of the result.
    type Value;

    /// The result of the method where it is optional.
    fn present(self) -> Result<Option<Self::Value>, JsError>;
}

impl<T> Present for Result<T, JsError> {
    type Value = T;

    fn present(self) -> Result<Option<T>, JsError> {
        self.map(Some)
    }
}

impl<T> Present for Promise<T> {
    type Value = Self;

    fn present(self) -> Result<Option<Self>, JsError> {
        Ok(Some(self))
    }
}

/// Calls an optional method if the object has it.
pub fn if_present<R: Present>(
    has: Result<bool, JsError>,
    call: impl FnOnce() -> R,
) -> Result<Option<R::Value>, JsError> {
    if has? { call().present() } else { Ok(None) }
}

/// The result of an optional method of a Rust object that has it.
#[cfg(target_family = "wasm")]
pub fn implemented<T>(result: Result<Option<T>, JsError>, place: &str) -> Result<T, JsError> {
    result?.ok_or_else(|| not_implemented(place))
}

/// The same of a promise.
#[cfg(target_family = "wasm")]
pub fn implemented_promise<T: 'static>(
    result: Result<Option<Promise<T>>, JsError>,
    place: &str,
) -> Promise<T> {
    implemented(result, place).unwrap_or_else(Promise::failed)
}

#[cold]
#[cfg(target_family = "wasm")]
fn not_implemented(place: &str) -> JsError {
    JsError::new(format!(
        "{place}: Rust has no implementation of this method"
    ))
}

/// The static shape of a callback interface; in WebAssembly with the number of its export.
#[cfg(target_family = "wasm")]
#[doc(hidden)]
#[macro_export]
macro_rules! __interface_shape {
    ($of:ident, $name:literal) => {
        static __INTERFACE: $crate::__private::InterfaceShape = $crate::__private::InterfaceShape {
            name: $name,
            number: || $crate::__private::export_callback_interface::<dyn $of>(__implement),
        };
    };
}

/// The static shape of a callback interface; in WebAssembly with the number of its export.
#[cfg(not(target_family = "wasm"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __interface_shape {
    ($of:ident, $name:literal) => {
        static __INTERFACE: $crate::__private::InterfaceShape =
            $crate::__private::InterfaceShape { name: $name };
    };
}

/// Implements the traits of `struct Handle(Implemented<dyn Trait>)`. The functions in brackets are those of optional members.
#[doc(hidden)]
#[macro_export]
macro_rules! __callback_interface {
    ($handle:ident: $of:ident = $name:literal, [$($has:ident),* $(,)?]) => {
        $crate::__interface_shape!($of, $name);

        impl $crate::__private::CallbackInterface for dyn $of {
            const SHAPE: &'static $crate::__private::InterfaceShape = &__INTERFACE;

            fn present(&self) -> ::std::vec::Vec<bool> {
                ::std::vec![$($of::$has(self)),*]
            }
        }

        impl ::core::convert::From<&$handle> for $crate::Object {
            fn from(handle: &$handle) -> Self {
                ::core::clone::Clone::clone(handle.0.object())
            }
        }

        impl ::core::convert::From<$handle> for $crate::Object {
            fn from(handle: $handle) -> Self {
                ::core::convert::From::from(&handle)
            }
        }

        impl ::core::convert::From<$handle> for $crate::Any {
            fn from(handle: $handle) -> Self {
                Self::Object(::core::convert::Into::into(handle))
            }
        }

        impl $crate::ToJs for $handle {
            const SHAPE: &'static $crate::Shape = &$crate::Shape::Object;

            fn write(&self, writer: &mut $crate::Writer) {
                <$crate::Object as $crate::ToJs>::write(self.0.object(), writer);
            }
        }

        impl $crate::Promised for $handle {}

        impl $crate::FromJs for $handle {
            const SHAPE: &'static $crate::Shape = &$crate::Shape::Object;

            fn read(
                reader: &mut $crate::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::JsError> {
                <$crate::Object as $crate::FromJs>::read(reader)
                    .map(|object| Self($crate::__private::Implemented::from_object(object)))
            }
        }

        /// By identity.
        impl $crate::MapKey for $handle {
            fn hash_key<H: ::core::hash::Hasher>(&self, state: &mut H) {
                <$crate::Object as $crate::MapKey>::hash_key(self.0.object(), state);
            }

            fn same_key(&self, other: &Self) -> bool {
                self == other
            }
        }

        #[cfg(target_family = "wasm")]
        impl $crate::__private::Reference for $handle {
            fn from_js(value: $crate::__private::JsValue) -> Self {
                let object = <$crate::Object as $crate::__private::Reference>::from_js(value);
                Self($crate::__private::Implemented::from_object(object))
            }

            fn js(&self) -> &$crate::__private::JsValue {
                <$crate::Object as $crate::__private::Reference>::js(self.0.object())
            }
        }
    };
}

/// A member of an object that Rust or JavaScript implements: calls the trait or the glue.
#[cfg(target_family = "wasm")]
#[doc(hidden)]
#[macro_export]
macro_rules! __either {
    ($place:literal, $of:ident::$name:ident($this:ident $($arg:tt)*) => $($body:tt)*) => {
        match $this.0.value() {
            ::core::option::Option::Some(it) => $of::$name(it $($arg)*),
            ::core::option::Option::None => {
                __start();
                $($body)*
            }
        }
    };
}

/// A member of an object that Rust implements: calls the trait.
#[cfg(not(target_family = "wasm"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __either {
    ($place:literal, $of:ident::$name:ident($this:ident $($arg:tt)*) => $($body:tt)*) => {
        match $this.0.value() {
            ::core::option::Option::Some(it) => $of::$name(it $($arg)*),
            ::core::option::Option::None => $crate::__private::unavailable($place),
        }
    };
}

/// The same of an optional member, by its index.
#[doc(hidden)]
#[macro_export]
macro_rules! __optional {
    ($index:literal, $place:literal, $of:ident::$name:ident($this:ident $($arg:tt)*) => $($body:tt)*) => {
        if $this.0.has($index) == ::core::option::Option::Some(false) {
            $crate::__private::absent($place)
        } else {
            $crate::__either!($place, $of::$name($this $($arg)*) => $($body)*)
        }
    };
}

/// Whether an object has the optional member of this index.
#[doc(hidden)]
#[macro_export]
macro_rules! __has {
    ($index:literal, $place:literal, $of:ident::$name:ident($this:ident $(,)?) => $($body:tt)*) => {
        match $this.0.has($index) {
            ::core::option::Option::Some(has) => has,
            ::core::option::Option::None => {
                let has: ::core::result::Result<bool, $crate::JsError> =
                    $crate::__call!($place => $($body)*);
                has.unwrap_or_default()
            }
        }
    };
}
