//! Maps and sets on the wire: the number of entries, then all keys, then all values.

use super::{JsMap, JsSet, MapKey};
use crate::marshal::{FromJs, Promised, ToJs, element};
use crate::shape::{CollectionShape, Shape};
#[cfg(target_family = "wasm")]
use crate::sys::modules::COLLECTIONS;
use crate::value::JsError;
use crate::wire::{Reader, Writer};

/// Connects the runtime module of collections.
pub fn load_collections() {
    #[cfg(target_family = "wasm")]
    COLLECTIONS.load();
}

/// A map that is a plain object in JavaScript and not a `Map`, for calls without an interface.
///
/// `Record<T>` in a `.jsi` file is a plain `JsMap<String, T>` in Rust. In the property API of `Object` a `JsMap` is a `Map`, and
/// `Dictionary(map)` is a plain object.
///
/// ```
/// use jsi_runtime::{Dictionary, JsMap, Object};
///
/// let object = Object::new();
/// object.set("sizes", Dictionary(JsMap::from([("small".to_owned(), 1)])))?;
/// assert_eq!(object.get::<Object>("sizes")?.get::<i32>("small")?, 1);
/// let Dictionary(sizes) = object.get::<Dictionary<i32>>("sizes")?;
/// assert_eq!(sizes["small"], 1);
/// # Ok::<(), jsi_runtime::JsError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dictionary<T>(pub JsMap<String, T>);

impl<K: MapKey, V> Promised for JsMap<K, V> {}
impl<T> Promised for Dictionary<T> {}
impl<T: MapKey> Promised for JsSet<T> {}

impl<K: ToJs + MapKey, V: ToJs> ToJs for JsMap<K, V> {
    const SHAPE: &'static Shape = &Shape::Map(&CollectionShape {
        parts: &[K::SHAPE, element(V::SHAPE, V::PROMISE)],
        load: load_collections,
    });
    const DECLARED: bool = V::DECLARED;

    fn write(&self, writer: &mut Writer) {
        writer.keys(self.keys());
        let write = |writer: &mut Writer| {
            for value in self.values() {
                value.write(writer);
            }
        };
        if V::DECLARED {
            writer.inside(values, write);
        } else {
            write(writer);
        }
    }
}

impl<K: FromJs + MapKey, V: FromJs> FromJs for JsMap<K, V> {
    const SHAPE: &'static Shape = &Shape::Map(&CollectionShape {
        parts: &[K::SHAPE, element(V::SHAPE, V::PROMISE)],
        load: load_collections,
    });
    const DECLARED: bool = V::DECLARED;

    // Keys that are different in JavaScript can be equal here: strings that are not well-formed, or numbers as `f32`. Then the
    // last value counts.
    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        let count = reader.count()?;
        let keys = K::read_all(count, reader)?;
        let values = if V::DECLARED {
            reader.inside(values, |reader| V::read_all(count, reader))
        } else {
            V::read_all(count, reader)
        }?;
        let mut map = Self::try_with_capacity(count)
            .ok_or_else(|| reader.no_memory_for::<(u64, K, V)>(count))?;
        map.extend(keys.into_iter().zip(values));
        Ok(map)
    }
}

impl<T: ToJs> ToJs for Dictionary<T> {
    const SHAPE: &'static Shape = &Shape::Dictionary(&CollectionShape {
        parts: &[element(T::SHAPE, T::PROMISE)],
        load: load_collections,
    });
    const DECLARED: bool = T::DECLARED;

    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
    }
}

impl<T: FromJs> FromJs for Dictionary<T> {
    const SHAPE: &'static Shape = &Shape::Dictionary(&CollectionShape {
        parts: &[element(T::SHAPE, T::PROMISE)],
        load: load_collections,
    });
    const DECLARED: bool = T::DECLARED;

    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        JsMap::read(reader).map(Self)
    }
}

impl<T: ToJs + MapKey> ToJs for JsSet<T> {
    const SHAPE: &'static Shape = &Shape::Set(&CollectionShape {
        parts: &[T::SHAPE],
        load: load_collections,
    });

    fn write(&self, writer: &mut Writer) {
        writer.keys(self.iter());
    }
}

impl<T: FromJs + MapKey> FromJs for JsSet<T> {
    const SHAPE: &'static Shape = &Shape::Set(&CollectionShape {
        parts: &[T::SHAPE],
        load: load_collections,
    });

    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        let count = reader.count()?;
        let elements = T::read_all(count, reader)?;
        let mut set = Self::try_with_capacity(count)
            .ok_or_else(|| reader.no_memory_for::<(u64, T)>(count))?;
        set.extend(elements);
        Ok(set)
    }
}

/// The declared shape of the values.
fn values(map: &'static Shape) -> Option<&'static Shape> {
    match map {
        Shape::Map(shape) | Shape::Dictionary(shape) => shape.parts.last().copied(),
        _ => None,
    }
}

impl Writer {
    /// Appends count and keys, as those of an array.
    pub(crate) fn keys<'a, K: ToJs + 'a>(&mut self, keys: impl ExactSizeIterator<Item = &'a K>) {
        self.count(keys.len());
        let before = self.start_many();
        for key in keys {
            key.write(self);
        }
        self.end_many(before);
    }
}
