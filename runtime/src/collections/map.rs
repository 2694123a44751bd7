//! `JsMap`: the entries of a `Map` or of an object with any keys, in their order.

use std::borrow::Borrow;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::hash::BuildHasher;
use std::mem;
use std::ops::Index;

use indexmap::{IndexMap, map};

use super::key::{Key, Lookup, MapKey};

/// A map with the keys of a JavaScript `Map`, in the order of insertion: the type of `Map<K, V>` and, with strings as keys, of
/// `Record<T>`.
///
/// It is a copy: changes do not reach JavaScript. Two maps are equal if they have the same entries, in any order.
///
/// ```
/// use jsi_runtime::JsMap;
///
/// let mut prices = JsMap::from([("tea".to_owned(), 2.5), ("milk".to_owned(), 1.0)]);
/// prices.insert("tea".to_owned(), 3.0);
/// assert_eq!(prices.get("tea"), Some(&3.0));
/// assert_eq!(prices.keys().collect::<Vec<_>>(), ["tea", "milk"]);
///
/// let special = JsMap::from([(f64::NAN, "NaN"), (-0.0, "zero")]);
/// assert_eq!((special[&f64::NAN], special[&0.0]), ("NaN", "zero"));
/// ```
pub struct JsMap<K, V> {
    entries: IndexMap<Key<K>, V>,
}

impl<K, V> JsMap<K, V> {
    /// An empty map.
    #[must_use]
    pub fn new() -> Self {
        Self {
            entries: IndexMap::new(),
        }
    }

    /// An empty map with memory for so many entries.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> Self {
        Self {
            entries: IndexMap::with_capacity(capacity),
        }
    }

    /// The same, or `None` if there is no memory for so many.
    pub(super) fn try_with_capacity(capacity: usize) -> Option<Self> {
        let mut map = Self::new();
        map.entries.try_reserve(capacity).ok().map(|()| map)
    }

    /// The number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Removes all entries.
    pub fn clear(&mut self) {
        self.entries.clear();
    }

    /// The entries in order.
    #[must_use]
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter(self.entries.iter())
    }

    /// The entries in order, with values that can be changed.
    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> {
        IterMut(self.entries.iter_mut())
    }

    /// The keys in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + ExactSizeIterator {
        self.entries.keys().map(|key| &key.0)
    }

    /// The values in order.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + ExactSizeIterator {
        self.entries.values()
    }

    /// The values in order; they can be changed.
    pub fn values_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut V> + ExactSizeIterator {
        self.entries.values_mut()
    }

    /// Keeps the entries for which `keep` is true.
    pub fn retain(&mut self, mut keep: impl FnMut(&K, &mut V) -> bool) {
        self.entries.retain(|key, value| keep(&key.0, value));
    }
}

impl<K: MapKey, V> JsMap<K, V> {
    /// Sets the value of a key, and returns the previous one. A new key is the last one; a known key keeps its place.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        self.entries.insert(Key::new(key), value)
    }

    /// The value of a key.
    pub fn get<Q: MapKey + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.entries.get(&Lookup(key))
    }

    /// The value of a key; it can be changed.
    pub fn get_mut<Q: MapKey + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.entries.get_mut(&Lookup(key))
    }

    /// The value of a key, which is inserted with this value if it is new.
    pub fn get_or_insert_with(&mut self, key: K, value: impl FnOnce() -> V) -> &mut V {
        self.entries.entry(Key::new(key)).or_insert_with(value)
    }

    /// Whether there is such a key.
    pub fn contains_key<Q: MapKey + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.entries.contains_key(&Lookup(key))
    }

    /// Removes an entry and returns its value. The others keep their order, so it takes time in proportion to their number.
    pub fn remove<Q: MapKey + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.entries.shift_remove(&Lookup(key))
    }
}

// A value may be a map again, many levels deep. In a debug build, the functions of an `IndexMap` and of the types inside of it would
// make ten calls and more for each level. So these three visit the values themselves, by one call for each.

impl<K, V> Drop for JsMap<K, V> {
    fn drop(&mut self) {
        if mem::needs_drop::<V>() {
            for (_key, _value) in mem::take(&mut self.entries) {}
        }
    }
}

impl<K: Clone + MapKey, V: Clone> Clone for JsMap<K, V> {
    fn clone(&self) -> Self {
        if !mem::needs_drop::<V>() {
            let entries = self.entries.clone();
            return Self { entries };
        }
        let mut map = Self::with_capacity(self.len());
        for (key, value) in &self.entries {
            let value = V::clone(value);
            map.entries.insert(key.clone(), value);
        }
        map
    }
}

impl<K, V> Default for JsMap<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for JsMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

impl<K: MapKey, V: PartialEq> PartialEq for JsMap<K, V> {
    fn eq(&self, other: &Self) -> bool {
        if self.len() != other.len() {
            return false;
        }
        for (key, value) in &self.entries {
            match other.entries.get(key) {
                Some(other) if V::eq(value, other) => {}
                _ => return false,
            }
        }
        true
    }
}

impl<K: MapKey, V: Eq> Eq for JsMap<K, V> {}

impl<K: MapKey + Borrow<Q>, V, Q: MapKey + ?Sized> Index<&Q> for JsMap<K, V> {
    type Output = V;

    /// The value of a key. Panics if there is none.
    fn index(&self, key: &Q) -> &V {
        self.entries.index(&Lookup(key))
    }
}

impl<K: MapKey, V> Extend<(K, V)> for JsMap<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        let entries = entries.into_iter();
        self.entries
            .extend(entries.map(|(key, value)| (Key::new(key), value)));
    }
}

impl<K: MapKey, V> FromIterator<(K, V)> for JsMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::new();
        map.extend(entries);
        map
    }
}

impl<K: MapKey, V, const N: usize> From<[(K, V); N]> for JsMap<K, V> {
    fn from(entries: [(K, V); N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<K: MapKey, V, S> From<HashMap<K, V, S>> for JsMap<K, V> {
    fn from(map: HashMap<K, V, S>) -> Self {
        map.into_iter().collect()
    }
}

impl<K: MapKey, V> From<BTreeMap<K, V>> for JsMap<K, V> {
    fn from(map: BTreeMap<K, V>) -> Self {
        map.into_iter().collect()
    }
}

impl<K: Eq + std::hash::Hash, V, S: BuildHasher + Default> From<JsMap<K, V>> for HashMap<K, V, S> {
    fn from(map: JsMap<K, V>) -> Self {
        map.into_iter().collect()
    }
}

impl<K: Ord, V> From<JsMap<K, V>> for BTreeMap<K, V> {
    fn from(map: JsMap<K, V>) -> Self {
        map.into_iter().collect()
    }
}

impl<K, V> IntoIterator for JsMap<K, V> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;

    fn into_iter(mut self) -> IntoIter<K, V> {
        IntoIter(mem::take(&mut self.entries).into_iter())
    }
}

impl<'a, K, V> IntoIterator for &'a JsMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Iter<'a, K, V> {
        self.iter()
    }
}

impl<'a, K, V> IntoIterator for &'a mut JsMap<K, V> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = IterMut<'a, K, V>;

    fn into_iter(self) -> IterMut<'a, K, V> {
        self.iter_mut()
    }
}

macro_rules! iterators {
    ($($(#[$doc:meta])* $name:ident<$($lifetime:lifetime)?> = $inner:ty, $item:ty, |$key:ident, $value:ident| $entry:expr;)+) => {$(
        $(#[$doc])*
        pub struct $name<$($lifetime,)? K, V>($inner);

        impl<$($lifetime,)? K, V> Iterator for $name<$($lifetime,)? K, V> {
            type Item = $item;

            fn next(&mut self) -> Option<$item> {
                self.0.next().map(|($key, $value)| $entry)
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.0.size_hint()
            }
        }

        impl<$($lifetime,)? K, V> DoubleEndedIterator for $name<$($lifetime,)? K, V> {
            fn next_back(&mut self) -> Option<$item> {
                self.0.next_back().map(|($key, $value)| $entry)
            }
        }

        impl<$($lifetime,)? K, V> ExactSizeIterator for $name<$($lifetime,)? K, V> {}

        impl<$($lifetime,)? K, V> fmt::Debug for $name<$($lifetime,)? K, V> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({} left)", stringify!($name), self.0.len())
            }
        }
    )+};
}

iterators! {
    /// The entries of a map in order.
    Iter<'a> = map::Iter<'a, Key<K>, V>, (&'a K, &'a V), |key, value| (&key.0, value);
    /// The entries of a map in order, with values that can be changed.
    IterMut<'a> = map::IterMut<'a, Key<K>, V>, (&'a K, &'a mut V), |key, value| (&key.0, value);
    /// The entries of a map in order, by value.
    IntoIter<> = map::IntoIter<Key<K>, V>, (K, V), |key, value| (key.0, value);
}

impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}
