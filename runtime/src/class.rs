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
    ($handle:ident $(<$($param:ident),+>)? => $ancestor:ty) => {
        impl $(<$($param),+>)? ::core::convert::From<$handle $(<$($param),+>)?> for $ancestor {
            fn from(handle: $handle $(<$($param),+>)?) -> Self {
                ::core::convert::Into::into(handle.0)
            }
        }
    };
}

/// Implements the traits of `struct Handle(Parent)`, whose parent is `Object` or another handle. Objects of a class with a name
/// are checked. A handle with type parameters has a second field for these.
#[doc(hidden)]
#[macro_export]
macro_rules! __class {
    ($handle:ident $(<$($param:ident),+>)? $(($parent:ty))?) => {
        $crate::__class!(@parent $handle [$($($param)+)?], ($($parent)?), &$crate::Shape::Object);
    };
    ($handle:ident $(<$($param:ident),+>)? $(($parent:ty))?: $trait:ty = $name:literal) => {
        $crate::__class_shape!($trait, $name);
        $crate::__class!($handle $(<$($param),+>)? $(($parent))? = __CLASS);
    };
    ($handle:ident $(<$($param:ident),+>)? $(($parent:ty))? = $class:ident) => {
        $crate::__class!(@parent $handle [$($($param)+)?], ($($parent)?), &$crate::Shape::Class(&$class));
    };
    (@made $handle:ident []) => {
        impl $crate::__private::FromObject for $handle {
            fn from_object(object: $crate::Object) -> Self {
                Self($crate::__private::FromObject::from_object(object))
            }
        }
    };
    (@made $handle:ident [$($param:ident)+]) => {
        impl<$($param),+> $crate::__private::FromObject for $handle<$($param),+> {
            fn from_object(object: $crate::Object) -> Self {
                Self(
                    $crate::__private::FromObject::from_object(object),
                    ::core::marker::PhantomData,
                )
            }
        }

        impl<$($param),+> ::core::clone::Clone for $handle<$($param),+> {
            fn clone(&self) -> Self {
                Self(::core::clone::Clone::clone(&self.0), ::core::marker::PhantomData)
            }
        }

        impl<$($param),+> ::core::fmt::Debug for $handle<$($param),+> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_tuple(::core::stringify!($handle)).field(&self.0).finish()
            }
        }

        impl<$($param),+> ::core::cmp::PartialEq for $handle<$($param),+> {
            fn eq(&self, other: &Self) -> bool {
                self.0 == other.0
            }
        }

        impl<$($param),+> ::core::cmp::Eq for $handle<$($param),+> {}
    };
    (@handle $handle:ident [$($param:ident)*], $parent:ty, $shape:expr) => {
        $crate::__class!(@made $handle [$($param)*]);

        impl<$($param),*> ::core::ops::Deref for $handle<$($param),*> {
            type Target = $parent;

            fn deref(&self) -> &$parent {
                &self.0
            }
        }

        impl<$($param),*> ::core::convert::AsRef<$crate::Object> for $handle<$($param),*> {
            fn as_ref(&self) -> &$crate::Object {
                self
            }
        }

        impl<$($param),*> ::core::convert::From<$handle<$($param),*>> for $crate::Object {
            fn from(handle: $handle<$($param),*>) -> Self {
                ::core::convert::Into::into(handle.0)
            }
        }

        impl<$($param),*> ::core::convert::From<$handle<$($param),*>> for $crate::Any {
            fn from(handle: $handle<$($param),*>) -> Self {
                Self::Object(::core::convert::Into::into(handle))
            }
        }

        impl<$($param),*> $crate::ToJs for $handle<$($param),*> {
            const SHAPE: &'static $crate::Shape = $shape;

            fn write(&self, writer: &mut $crate::Writer) {
                <$crate::Object as $crate::ToJs>::write(self, writer);
            }
        }

        impl<$($param: 'static),*> $crate::FromJs for $handle<$($param),*> {
            const SHAPE: &'static $crate::Shape = $shape;

            fn read(reader: &mut $crate::Reader<'_>) -> ::core::result::Result<Self, $crate::JsError> {
                <$crate::Object as $crate::FromJs>::read(reader)
                    .map(<Self as $crate::__private::FromObject>::from_object)
            }
        }

        impl<$($param),*> $crate::Promised for $handle<$($param),*> {}

        impl<$($param),*> $crate::MapKey for $handle<$($param),*> {
            fn hash_key<__H: ::core::hash::Hasher>(&self, state: &mut __H) {
                <$crate::Object as $crate::MapKey>::hash_key(self, state);
            }

            fn same_key(&self, other: &Self) -> bool {
                <$crate::Object as $crate::MapKey>::same_key(self, other)
            }
        }

        #[cfg(target_family = "wasm")]
        impl<$($param),*> $crate::__private::Reference for $handle<$($param),*> {
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
    (@parent $handle:ident [$($param:ident)*], ($parent:ty), $shape:expr) => {
        $crate::__class!(@handle $handle [$($param)*], $parent, $shape);

        impl<$($param),*> ::core::convert::From<$handle<$($param),*>> for $parent {
            fn from(handle: $handle<$($param),*>) -> Self {
                handle.0
            }
        }
    };
    (@parent $handle:ident [$($param:ident)*], (), $shape:expr) => {
        $crate::__class!(@handle $handle [$($param)*], $crate::Object, $shape);
    };
}
