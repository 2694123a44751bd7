//! Classes of JavaScript: the traits of generated handles, independent of any one class.

use crate::reference::Object;

/// A handle of an object that was already checked.
pub trait FromObject {
    /// The handle.
    fn from_object(object: Object) -> Self;
}

impl FromObject for Object {
    fn from_object(object: Object) -> Self {
        object
    }
}

/// The static shape of a class that objects are checked for: the glue registers it, natively a mock has the trait.
#[cfg(target_family = "wasm")]
#[doc(hidden)]
#[macro_export]
macro_rules! __class_shape {
    ($trait:ty, $name:literal) => {
        static __CLASS: $crate::ClassShape = $crate::ClassShape {
            name: $name,
            load: __start,
        };
    };
}

/// The static shape of a class that objects are checked for: the glue registers it, natively a mock has the trait.
#[cfg(not(target_family = "wasm"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __class_shape {
    ($trait:ty, $name:literal) => {
        static __CLASS: $crate::ClassShape = $crate::__private::imported_class::<$trait>($name);
    };
}

/// Implements the conversion of `struct Handle(Parent)` to a class above its parent.
#[doc(hidden)]
#[macro_export]
macro_rules! __ancestor {
    ($handle:ident => $ancestor:ty) => {
        impl ::core::convert::From<$handle> for $ancestor {
            fn from(handle: $handle) -> Self {
                ::core::convert::Into::into(handle.0)
            }
        }
    };
}

/// Implements the traits of `struct Handle(Parent)`, whose parent is `Object` or another handle. Objects of a class with a name
/// are checked.
#[doc(hidden)]
#[macro_export]
macro_rules! __class {
    ($handle:ident $(($parent:ty))?) => {
        $crate::__class!(@parent $handle, ($($parent)?), &$crate::Shape::Object);
    };
    ($handle:ident $(($parent:ty))?: $trait:ty = $name:literal) => {
        $crate::__class_shape!($trait, $name);
        $crate::__class!($handle $(($parent))? = __CLASS);
    };
    ($handle:ident $(($parent:ty))? = $class:ident) => {
        $crate::__class!(@parent $handle, ($($parent)?), &$crate::Shape::Class(&$class));
    };
    (@handle $handle:ident, $parent:ty, $shape:expr) => {
        impl ::core::ops::Deref for $handle {
            type Target = $parent;

            fn deref(&self) -> &$parent {
                &self.0
            }
        }

        impl ::core::convert::AsRef<$crate::Object> for $handle {
            fn as_ref(&self) -> &$crate::Object {
                self
            }
        }

        impl ::core::convert::From<$handle> for $crate::Object {
            fn from(handle: $handle) -> Self {
                ::core::convert::Into::into(handle.0)
            }
        }

        impl ::core::convert::From<$handle> for $crate::Any {
            fn from(handle: $handle) -> Self {
                Self::Object(::core::convert::Into::into(handle))
            }
        }

        impl $crate::__private::FromObject for $handle {
            fn from_object(object: $crate::Object) -> Self {
                Self($crate::__private::FromObject::from_object(object))
            }
        }

        impl $crate::ToJs for $handle {
            const SHAPE: &'static $crate::Shape = $shape;

            fn write(&self, writer: &mut $crate::Writer) {
                <$crate::Object as $crate::ToJs>::write(self, writer);
            }
        }

        impl $crate::FromJs for $handle {
            const SHAPE: &'static $crate::Shape = $shape;

            fn read(reader: &mut $crate::Reader<'_>) -> ::core::result::Result<Self, $crate::JsError> {
                <$crate::Object as $crate::FromJs>::read(reader)
                    .map(<Self as $crate::__private::FromObject>::from_object)
            }
        }

        impl $crate::Promised for $handle {}

        impl $crate::MapKey for $handle {
            fn hash_key<H: ::core::hash::Hasher>(&self, state: &mut H) {
                <$crate::Object as $crate::MapKey>::hash_key(self, state);
            }

            fn same_key(&self, other: &Self) -> bool {
                <$crate::Object as $crate::MapKey>::same_key(self, other)
            }
        }

        #[cfg(target_family = "wasm")]
        impl $crate::__private::Reference for $handle {
            fn from_js(value: $crate::__private::JsValue) -> Self {
                <Self as $crate::__private::FromObject>::from_object(
                    <$crate::Object as $crate::__private::Reference>::from_js(value),
                )
            }

            fn js(&self) -> &$crate::__private::JsValue {
                <$crate::Object as $crate::__private::Reference>::js(self)
            }
        }
    };
    (@parent $handle:ident, ($parent:ty), $shape:expr) => {
        $crate::__class!(@handle $handle, $parent, $shape);

        impl ::core::convert::From<$handle> for $parent {
            fn from(handle: $handle) -> Self {
                handle.0
            }
        }
    };
    (@parent $handle:ident, (), $shape:expr) => {
        $crate::__class!(@handle $handle, $crate::Object, $shape);
    };
}
