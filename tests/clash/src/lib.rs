//! Exports what a library that it uses exports under the same name: no package can be made of it.
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, clippy::pedantic)]

jsi_runtime::bindings!();

// An item without uses is not linked.
pub use app_part::token;

use crate::other::{PartSide, export_part_side};
use jsi_runtime::JsError;

struct Clash;

impl PartSide for Clash {
    fn name(&self) -> Result<String, JsError> {
        Ok("clash".to_owned())
    }
}

export_part_side!(Clash);
