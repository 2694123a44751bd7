//! Maps and sets as `Any`: copies of them in JavaScript.

use super::{Dictionary, JsMap, JsSet, MapKey};
use crate::marshal::ToJs;
use crate::value::Any;

/// A `Map` with copies of the entries.
impl<K: ToJs + MapKey, V: ToJs> From<JsMap<K, V>> for Any {
    fn from(map: JsMap<K, V>) -> Self {
        Self::made_of(&map)
    }
}

/// A `Set` with copies of the elements.
impl<T: ToJs + MapKey> From<JsSet<T>> for Any {
    fn from(set: JsSet<T>) -> Self {
        Self::made_of(&set)
    }
}

/// A plain object with copies of the entries.
impl<T: ToJs> From<Dictionary<T>> for Any {
    fn from(map: Dictionary<T>) -> Self {
        Self::made_of(&map)
    }
}
