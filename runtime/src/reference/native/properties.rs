//! The own properties of a native object, in JavaScript's order: array indices ascending, then names in the order of insertion.
//! Independent of the class of the object.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::Value;

/// A property name, of one of the two sorts that JavaScript distinguishes: canonical array indices and all others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Key<'a> {
    /// `0` to `4294967294`, written without leading zeros.
    Index(u32),
    /// Any other text.
    Name(&'a str),
}

impl<'a> Key<'a> {
    /// Sorts a name into one of the two kinds.
    pub(crate) fn of(name: &'a str) -> Self {
        let canonical = name == "0" || !name.starts_with(['0', '+']);
        match name.parse::<u32>() {
            Ok(index) if canonical && index != u32::MAX => Key::Index(index),
            _ => Key::Name(name),
        }
    }
}

struct Slot {
    name: Rc<str>,
    value: Value,
    listed: bool,
}

/// Insertion-ordered properties with array indices apart.
#[derive(Default)]
pub(crate) struct Properties {
    indexed: BTreeMap<u32, Value>,
    named: BTreeMap<u64, Slot>,
    /// The index of a name in `named`.
    places: HashMap<Rc<str>, u64>,
    next: u64,
}

impl Properties {
    /// The value under a key.
    pub(crate) fn get(&self, key: Key<'_>) -> Option<&Value> {
        match key {
            Key::Index(index) => self.indexed.get(&index),
            Key::Name(name) => Some(&self.named.get(self.places.get(name)?)?.value),
        }
    }

    /// Adds or replaces a property. A replaced one keeps its position and visibility. Returns the previous value.
    pub(crate) fn set(&mut self, key: Key<'_>, value: Value) -> Option<Value> {
        match key {
            Key::Index(index) => self.indexed.insert(index, value),
            Key::Name(name) => self.put(name, value, true),
        }
    }

    /// Adds a property which `keys` does not list, as `message` of an error.
    pub(crate) fn set_unlisted(&mut self, name: &str, value: Value) -> Option<Value> {
        self.put(name, value, false)
    }

    fn put(&mut self, name: &str, value: Value, listed: bool) -> Option<Value> {
        if let Some(slot) = self
            .places
            .get(name)
            .and_then(|place| self.named.get_mut(place))
        {
            return Some(std::mem::replace(&mut slot.value, value));
        }
        let name: Rc<str> = name.into();
        self.places.insert(Rc::clone(&name), self.next);
        self.named.insert(
            self.next,
            Slot {
                name,
                value,
                listed,
            },
        );
        self.next += 1;
        None
    }

    /// Removes a property and returns its value.
    pub(crate) fn delete(&mut self, key: Key<'_>) -> Option<Value> {
        match key {
            Key::Index(index) => self.indexed.remove(&index),
            Key::Name(name) => Some(self.named.remove(&self.places.remove(name)?)?.value),
        }
    }

    /// Removes every array index from `length` on and returns their values.
    pub(crate) fn truncate(&mut self, length: u32) -> BTreeMap<u32, Value> {
        self.indexed.split_off(&length)
    }

    /// Removes everything.
    pub(crate) fn drain(&mut self) -> Vec<Value> {
        self.places.clear();
        let named = std::mem::take(&mut self.named)
            .into_values()
            .map(|slot| slot.value);
        std::mem::take(&mut self.indexed)
            .into_values()
            .chain(named)
            .collect()
    }

    /// The listed names in JavaScript's order.
    pub(crate) fn keys(&self) -> Vec<String> {
        let names = self
            .named
            .values()
            .filter(|slot| slot.listed)
            .map(|slot| slot.name.to_string());
        self.indexed
            .keys()
            .map(u32::to_string)
            .chain(names)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_canonical_indices_are_indices() {
        assert_eq!(Key::of("0"), Key::Index(0));
        assert_eq!(Key::of("4294967294"), Key::Index(4_294_967_294));
        for name in ["", "00", "01", "+1", "-1", "1.0", "4294967295", "1e3", " 1"] {
            assert_eq!(Key::of(name), Key::Name(name));
        }
    }

    #[test]
    fn indices_come_first_and_names_keep_their_place() {
        let mut all = Properties::default();
        for name in ["b", "10", "a", "2", "b"] {
            all.set(Key::of(name), Value::Null);
        }
        all.set_unlisted("hidden", Value::Null);
        assert_eq!(all.keys(), ["2", "10", "b", "a"]);
        assert!(all.delete(Key::of("b")).is_some() && all.delete(Key::of("b")).is_none());
        all.set(Key::of("b"), Value::Null);
        assert_eq!(all.keys(), ["2", "10", "a", "b"]);
        all.truncate(10);
        assert_eq!(all.keys(), ["2", "a", "b"]);
    }
}
