//! `PinnedBuffer`: memory that Rust and JavaScript share for longer than a call.

mod element;
#[cfg(target_family = "wasm")]
pub(crate) mod entries;
mod table;

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

pub use element::ViewElement;
pub(crate) use table::live;
use table::{Access, Buffer, Cells};

use crate::marshal::ToJs;
use crate::shape::Shape;
use crate::value::JsError;
use crate::wire::Writer;

/// Numbers in memory that JavaScript sees as a `MemoryView`, not copied: `@pinned` in a `.jsi` file.
///
/// A clone is the same buffer. The length never changes. JavaScript may write at any time at which it runs, so there is
/// no `&[W]` of the elements: they are read and written one by one, copied, or lent as cells. The memory lives as long as
/// a clone or the view in JavaScript does.
///
/// ```
/// use jsi_runtime::PinnedBuffer;
///
/// let samples = PinnedBuffer::from(vec![0.5, 1.0]);
/// samples.set(1, 2.0)?;
/// assert_eq!(samples.get(1), Some(2.0));
/// assert_eq!(samples.get(2), None);
/// assert_eq!(samples.to_vec(), [0.5, 2.0]);
/// # Ok::<(), jsi_runtime::JsError>(())
/// ```
pub struct PinnedBuffer<W>(Rc<Buffer<Cells<W>>>);

impl<W: ViewElement> PinnedBuffer<W> {
    /// A buffer of zeros.
    #[must_use]
    pub fn new(len: usize) -> Self {
        Self::from(vec![W::default(); len])
    }

    /// The number of elements.
    #[must_use]
    pub fn len(&self) -> usize {
        self.as_cells().len()
    }

    /// Whether there are no elements.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.as_cells().is_empty()
    }

    /// One element; `None` beyond the end.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<W> {
        self.as_cells().get(index).map(Cell::get)
    }

    /// Writes one element; beyond the end is an error.
    pub fn set(&self, index: usize, value: W) -> Result<(), JsError> {
        let Some(cell) = self.as_cells().get(index) else {
            let len = self.len();
            return Err(JsError::range_error(format!(
                "PinnedBuffer.set: index {index} is out of range for a buffer of {len} elements"
            )));
        };
        cell.set(value);
        Ok(())
    }

    /// Copies all elements to a slice of the same length; another length is an error.
    pub fn copy_to_slice(&self, target: &mut [W]) -> Result<(), JsError> {
        self.same_length("copy_to_slice", target.len())?;
        for (to, cell) in target.iter_mut().zip(self.as_cells()) {
            *to = cell.get();
        }
        Ok(())
    }

    /// Copies all elements from a slice of the same length; another length is an error.
    pub fn copy_from_slice(&self, source: &[W]) -> Result<(), JsError> {
        self.same_length("copy_from_slice", source.len())?;
        for (cell, from) in self.as_cells().iter().zip(source) {
            cell.set(*from);
        }
        Ok(())
    }

    fn same_length(&self, method: &str, other: usize) -> Result<(), JsError> {
        let len = self.len();
        if len == other {
            return Ok(());
        }
        Err(JsError::range_error(format!(
            "PinnedBuffer.{method}: a slice of {other} elements for a buffer of {len} elements"
        )))
    }

    /// A copy of the elements.
    #[must_use]
    pub fn to_vec(&self) -> Vec<W> {
        self.as_cells().iter().map(Cell::get).collect()
    }

    /// The elements, which change whenever JavaScript writes them.
    #[must_use]
    pub fn as_cells(&self) -> &[Cell<W>] {
        &self.0.memory
    }
}

impl<W: ViewElement> From<Vec<W>> for PinnedBuffer<W> {
    fn from(values: Vec<W>) -> Self {
        let cells = values.into_iter().map(Cell::new).collect();
        Self(Rc::new(Buffer::new(cells)))
    }
}

impl<W: ViewElement> From<&[W]> for PinnedBuffer<W> {
    fn from(values: &[W]) -> Self {
        Self::from(values.to_vec())
    }
}

impl<W: ViewElement, const N: usize> From<[W; N]> for PinnedBuffer<W> {
    fn from(values: [W; N]) -> Self {
        Self::from(values.to_vec())
    }
}

/// The same buffer.
impl<W> Clone for PinnedBuffer<W> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

/// By identity: two buffers are never equal, even with equal elements.
impl<W> PartialEq for PinnedBuffer<W> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<W> Eq for PinnedBuffer<W> {}

impl<W> fmt::Debug for PinnedBuffer<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PinnedBuffer")
            .field("len", &self.0.memory.len())
            .finish_non_exhaustive()
    }
}

impl<W: ViewElement> ToJs for PinnedBuffer<W> {
    const SHAPE: &'static Shape = &Shape::View(<W as ToJs>::SHAPE);

    fn write(&self, writer: &mut Writer) {
        let access = if writer.readonly() {
            Access::Read
        } else {
            Access::Write
        };
        #[cfg(target_family = "wasm")]
        entries::VIEWS.load();
        writer.reference(&table::view(&self.0, access));
    }
}
