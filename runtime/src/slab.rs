//! A table of Rust values by small numbers, which JavaScript can hold.

use std::mem::ManuallyDrop;

/// Values by number; numbers are reused.
///
/// Slabs are thread-local and end with the thread without dropping their values: dropping a closure of a user while the
/// thread's tables are destroyed could access a destroyed table, which panics.
#[derive(Debug)]
pub(crate) struct Slab<T> {
    slots: ManuallyDrop<Vec<Slot<T>>>,
    free: Option<u32>,
    len: usize,
}

#[derive(Debug)]
enum Slot<T> {
    Full(T),
    /// The next free slot.
    Free(Option<u32>),
}

impl<T> Slab<T> {
    pub(crate) const fn new() -> Self {
        Self {
            slots: ManuallyDrop::new(Vec::new()),
            free: None,
            len: 0,
        }
    }

    pub(crate) fn insert(&mut self, value: T) -> u32 {
        self.len += 1;
        if let Some(id) = self.free
            && let Some(slot) = self.slots.get_mut(id as usize)
        {
            if let Slot::Free(next) = slot {
                self.free = *next;
            }
            *slot = Slot::Full(value);
            return id;
        }
        // JavaScript uses ids as i32; memory ends before 2^31 slots.
        let id = u32::try_from(self.slots.len()).unwrap_or(u32::MAX);
        self.slots.push(Slot::Full(value));
        id
    }

    #[cfg(any(target_family = "wasm", test))]
    pub(crate) fn get(&self, id: u32) -> Option<&T> {
        match self.slots.get(id as usize) {
            Some(Slot::Full(value)) => Some(value),
            _ => None,
        }
    }

    pub(crate) fn get_mut(&mut self, id: u32) -> Option<&mut T> {
        match self.slots.get_mut(id as usize) {
            Some(Slot::Full(value)) => Some(value),
            _ => None,
        }
    }

    pub(crate) fn remove(&mut self, id: u32) -> Option<T> {
        let slot = self
            .slots
            .get_mut(id as usize)
            .filter(|slot| matches!(slot, Slot::Full(_)))?;
        let old = std::mem::replace(slot, Slot::Free(self.free));
        self.free = Some(id);
        self.len -= 1;
        match old {
            Slot::Full(value) => Some(value),
            Slot::Free(_) => None,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }
}

#[cfg(test)]
mod tests {
    use super::Slab;

    #[test]
    fn numbers_are_used_again() {
        let mut slab = Slab::new();
        let (a, b) = (slab.insert("a"), slab.insert("b"));
        assert_eq!((a, b, slab.len()), (0, 1, 2));
        assert_eq!(slab.remove(a), Some("a"));
        assert_eq!(slab.remove(a), None);
        assert_eq!(slab.get(a), None);
        assert_eq!(slab.insert("c"), a);
        assert_eq!(slab.insert("d"), 2);
        assert_eq!(slab.get(b), Some(&"b"));
        assert_eq!(slab.len(), 3);
    }
}
