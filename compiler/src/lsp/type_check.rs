//! The state of the comparison of types.

use std::rc::Rc;

use jsi_idl::Analysis;

/// The comparison of types.
#[derive(Default)]
pub(super) struct Types {
    /// The files of the comparison that runs.
    pub(super) running: Option<Rc<Analysis>>,
    /// Whether something was saved since it began.
    pub(super) again: bool,
    /// The last message about a comparison that could not be made, which is not repeated.
    pub(super) last_problem: Option<String>,
}
