//! The keys of maps, equal where a `Map` of JavaScript takes them for one key.

use std::borrow::Borrow;
use std::hash::{Hash, Hasher};

use indexmap::Equivalent;

use crate::reference::Object;
use crate::sys::{Host, Sys};

/// A key of a [`JsMap`](crate::JsMap), or an element of a [`JsSet`](crate::JsSet): a string, number, bigint, boolean, enum, or a
/// handle of an object, which is a key by its identity.
///
/// Two keys are equal as in a `Map` of JavaScript: NaN equals NaN, and -0 equals 0.
pub trait MapKey {
    /// Hashes the key; equal keys have the same hash.
    fn hash_key<H: Hasher>(&self, state: &mut H);

    /// Whether a `Map` of JavaScript takes both for the same key.
    fn same_key(&self, other: &Self) -> bool;

    /// The key as a map stores it: -0 becomes 0.
    #[must_use]
    fn normalized(self) -> Self
    where
        Self: Sized,
    {
        self
    }
}

/// Implements [`MapKey`] for types that are equal and hashed as in Rust.
#[doc(hidden)]
#[macro_export]
macro_rules! __map_key {
    ($($type:ty),+ $(,)?) => {$(
        impl $crate::MapKey for $type {
            fn hash_key<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(self, state);
            }

            fn same_key(&self, other: &Self) -> bool {
                self == other
            }
        }
    )+};
}

__map_key! { i8, u8, i16, u16, i32, u32, i64, u64, i128, u128, isize, usize, bool, char, str, String }

macro_rules! floats {
    ($($type:ident),+) => {$(
        impl MapKey for $type {
            fn hash_key<H: Hasher>(&self, state: &mut H) {
                let key = if self.is_nan() { $type::NAN } else { self.normalized() };
                key.to_bits().hash(state);
            }

            fn same_key(&self, other: &Self) -> bool {
                self == other || (self.is_nan() && other.is_nan())
            }

            fn normalized(self) -> Self {
                if self == 0.0 { 0.0 } else { self }
            }
        }
    )+};
}

floats! { f32, f64 }

/// By identity.
impl MapKey for Object {
    fn hash_key<H: Hasher>(&self, state: &mut H) {
        Sys::identity(self.as_ref()).hash(state);
    }

    fn same_key(&self, other: &Self) -> bool {
        self == other
    }
}

/// A key inside of a map.
#[derive(Clone)]
pub(super) struct Key<K>(pub(super) K);

impl<K: MapKey> Key<K> {
    pub(super) fn new(key: K) -> Self {
        Self(key.normalized())
    }
}

impl<K: MapKey> Hash for Key<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash_key(state);
    }
}

impl<K: MapKey> PartialEq for Key<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0.same_key(&other.0)
    }
}

impl<K: MapKey> Eq for Key<K> {}

/// A key that is looked up: `&str` of a `String`.
pub(super) struct Lookup<'a, Q: ?Sized>(pub(super) &'a Q);

impl<Q: MapKey + ?Sized> Hash for Lookup<'_, Q> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash_key(state);
    }
}

impl<K: Borrow<Q>, Q: MapKey + ?Sized> Equivalent<Key<K>> for Lookup<'_, Q> {
    fn equivalent(&self, key: &Key<K>) -> bool {
        self.0.same_key(key.0.borrow())
    }
}
