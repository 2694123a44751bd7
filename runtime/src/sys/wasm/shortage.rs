//! What JavaScript is told where there is no memory for a value of its own.

use super::refs::Ref;
use super::{js, region};
use crate::error::JsError;

/// The error of a frame that says more than there is memory for. `param` are member and parameter of an export. JavaScript makes
/// the text, since here may be no memory for it.
#[cold]
pub(crate) fn no_memory(bytes: usize, param: Option<(&'static str, &'static str)>) -> JsError {
    region::ran_short();
    let (place, param) = param.unwrap_or_default();
    JsError::from_ref(Ref::new(js::out_of_memory(
        u32::try_from(bytes).unwrap_or(u32::MAX),
        place.as_ptr(),
        place.len(),
        param.as_ptr(),
        param.len(),
    )))
}
