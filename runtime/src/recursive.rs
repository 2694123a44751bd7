//! The shapes of recursive items, which connect the runtime module of these.

use crate::marshal::{Recursive, part};
use crate::shape::{RecursiveShape, Shape};
#[cfg(target_family = "wasm")]
use crate::sys::modules::NESTED;
use crate::wire::nested::ReadPart;

impl RecursiveShape {
    /// The shape of a recursive item.
    pub const fn of<T: Recursive>(item: &'static Shape) -> Self {
        Self {
            item,
            layers: T::LAYERS,
            part: const { &(part::<T> as ReadPart) },
            load,
        }
    }
}

fn load() {
    #[cfg(target_family = "wasm")]
    NESTED.load();
}
