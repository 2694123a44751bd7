//! The JavaScript objects of pinned buffers.

use std::cell::Cell;

use super::describe::kind;
use super::js;
use super::kit;
use super::refs::Ref;
use crate::marshal::ToJs;
use crate::view::{Access, ViewElement};

/// The view of this number. `crate::view` keeps the cells alive until it hears that the view is gone.
pub(crate) fn view<W: ViewElement>(id: u32, cells: &[Cell<W>], access: Access) -> Ref {
    kit::VIEWS.ensure();
    Ref::new(js::pinned_view(
        id,
        kind(<W as ToJs>::SHAPE),
        // Exposed: from now on JavaScript reads and writes the cells.
        cells.as_ptr().expose_provenance(),
        cells.len(),
        i32::from(access == Access::Read),
    ))
}

/// How many borrowed views JavaScript can use.
pub(crate) fn lent() -> usize {
    js::lent_views() as usize
}
