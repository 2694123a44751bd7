//! Maps and sets as `Any`: copies of them in JavaScript.

use super::{Dictionary, JsMap, JsSet, MapKey};
use crate::marshal::ToJs;
use crate::reference::Object;
use crate::sys::{Host, Sys};
use crate::value::Any;
use crate::wire::Writer;

/// The copy. A value without one (a `Number` beyond the safe integers) becomes an error.
fn copy<T: ToJs>(value: &T) -> Any {
    match Sys::make(&Writer::of(value), T::SHAPE) {
        Ok(object) => Any::Object(Object::from_ref(object)),
        Err(error) => Any::Error(error),
    }
}

/// A `Map` with copies of the entries.
impl<K: ToJs + MapKey, V: ToJs> From<JsMap<K, V>> for Any {
    fn from(map: JsMap<K, V>) -> Self {
        copy(&map)
    }
}

/// A `Set` with copies of the elements.
impl<T: ToJs + MapKey> From<JsSet<T>> for Any {
    fn from(set: JsSet<T>) -> Self {
        copy(&set)
    }
}

/// A plain object with copies of the entries.
impl<T: ToJs> From<Dictionary<T>> for Any {
    fn from(map: Dictionary<T>) -> Self {
        copy(&map)
    }
}
