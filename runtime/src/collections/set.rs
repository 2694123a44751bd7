//! `JsSet`: the elements of a `Set`, in their order.

use std::borrow::Borrow;
use std::collections::{BTreeSet, HashSet};
use std::fmt;
use std::hash::BuildHasher;

use super::key::MapKey;
use super::map::{self, JsMap};

/// A set with the elements of a JavaScript `Set`, in the order of insertion: the type of `Set<T>`.
///
/// It is a copy: changes do not reach JavaScript. Two sets are equal if they have the same elements, in any order.
///
/// ```
/// use jsi_runtime::JsSet;
///
/// let mut tags = JsSet::from(["new".to_owned(), "sale".to_owned()]);
/// assert!(!tags.insert("new".to_owned()));
/// assert!(tags.contains("sale"));
/// assert_eq!(tags.iter().collect::<Vec<_>>(), ["new", "sale"]);
/// ```
pub struct JsSet<T> {
    elements: JsMap<T, ()>,
}

impl<T> JsSet<T> {
    /// An empty set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            elements: JsMap::new(),
        }
    }

    /// An empty set with memory for so many elements.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> Self {
        Self {
            elements: JsMap::with_capacity(capacity),
        }
    }

    /// The same, or `None` if there is no memory for so many.
    pub(super) fn try_with_capacity(capacity: usize) -> Option<Self> {
        JsMap::try_with_capacity(capacity).map(|elements| Self { elements })
    }

    /// The number of elements.
    #[must_use]
    pub fn len(&self) -> usize {
        self.elements.len()
    }

    /// Whether there are no elements.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.elements.is_empty()
    }

    /// Removes all elements.
    pub fn clear(&mut self) {
        self.elements.clear();
    }

    /// The elements in order.
    #[must_use]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter(self.elements.iter())
    }

    /// Keeps the elements for which `keep` is true.
    pub fn retain(&mut self, mut keep: impl FnMut(&T) -> bool) {
        self.elements.retain(|element, ()| keep(element));
    }
}

impl<T: MapKey> JsSet<T> {
    /// Adds an element; `false` if it was there.
    pub fn insert(&mut self, element: T) -> bool {
        self.elements.insert(element, ()).is_none()
    }

    /// Whether there is such an element.
    pub fn contains<Q: MapKey + ?Sized>(&self, element: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.elements.contains_key(element)
    }

    /// Removes an element; `false` if there was none. The others keep their order, so it takes time in proportion to their
    /// number.
    pub fn remove<Q: MapKey + ?Sized>(&mut self, element: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.elements.remove(element).is_some()
    }
}

impl<T: Clone + MapKey> Clone for JsSet<T> {
    fn clone(&self) -> Self {
        let elements = self.elements.clone();
        Self { elements }
    }
}

impl<T> Default for JsSet<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for JsSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self).finish()
    }
}

impl<T: MapKey> PartialEq for JsSet<T> {
    fn eq(&self, other: &Self) -> bool {
        self.elements == other.elements
    }
}

impl<T: MapKey> Eq for JsSet<T> {}

impl<T: MapKey> Extend<T> for JsSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, elements: I) {
        let elements = elements.into_iter();
        self.elements.extend(elements.map(|element| (element, ())));
    }
}

impl<T: MapKey> FromIterator<T> for JsSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        let mut set = Self::new();
        set.extend(elements);
        set
    }
}

impl<T: MapKey, const N: usize> From<[T; N]> for JsSet<T> {
    fn from(elements: [T; N]) -> Self {
        elements.into_iter().collect()
    }
}

impl<T: MapKey, S> From<HashSet<T, S>> for JsSet<T> {
    fn from(set: HashSet<T, S>) -> Self {
        set.into_iter().collect()
    }
}

impl<T: MapKey> From<BTreeSet<T>> for JsSet<T> {
    fn from(set: BTreeSet<T>) -> Self {
        set.into_iter().collect()
    }
}

impl<T: Eq + std::hash::Hash, S: BuildHasher + Default> From<JsSet<T>> for HashSet<T, S> {
    fn from(set: JsSet<T>) -> Self {
        set.into_iter().collect()
    }
}

impl<T: Ord> From<JsSet<T>> for BTreeSet<T> {
    fn from(set: JsSet<T>) -> Self {
        set.into_iter().collect()
    }
}

impl<T> IntoIterator for JsSet<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter(self.elements.into_iter())
    }
}

impl<'a, T> IntoIterator for &'a JsSet<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

macro_rules! iterators {
    ($($(#[$doc:meta])* $name:ident<$($lifetime:lifetime)?> = $inner:ty, $item:ty;)+) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name<$($lifetime,)? T>($inner);

        impl<$($lifetime,)? T> Iterator for $name<$($lifetime,)? T> {
            type Item = $item;

            fn next(&mut self) -> Option<$item> {
                self.0.next().map(|(element, _)| element)
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.0.size_hint()
            }
        }

        impl<$($lifetime,)? T> DoubleEndedIterator for $name<$($lifetime,)? T> {
            fn next_back(&mut self) -> Option<$item> {
                self.0.next_back().map(|(element, _)| element)
            }
        }

        impl<$($lifetime,)? T> ExactSizeIterator for $name<$($lifetime,)? T> {}
    )+};
}

iterators! {
    /// The elements of a set in order.
    Iter<'a> = map::Iter<'a, T, ()>, &'a T;
    /// The elements of a set in order, by value.
    IntoIter<> = map::IntoIter<T, ()>, T;
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}
