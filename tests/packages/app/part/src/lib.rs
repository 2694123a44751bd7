//! A library that exports.
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, clippy::pedantic)]

jsi_runtime::bindings!();

use crate::api::{JsToken, Kind, Point, Side, Token, TokenStatics, export_side, export_token};
use jsi_runtime::JsError;

struct Part;

impl Side for Part {
    fn name(&self, point: &Point) -> Result<Point, JsError> {
        Ok(Point {
            label: format!("{}!", point.label),
        })
    }

    fn kind(&self) -> Result<Kind, JsError> {
        Ok(Kind::Library)
    }
}

impl Token for Part {
    fn side(&self) -> Result<String, JsError> {
        Ok("library".to_owned())
    }
}

impl TokenStatics for Part {
    fn new() -> Result<Self, JsError> {
        Ok(Self)
    }

    fn same(a: &JsToken, b: &JsToken) -> Result<bool, JsError> {
        Ok(a == b)
    }
}

export_side!(Part);
export_token!(Part);

/// An object of the exported class, in JavaScript.
///
/// # Errors
///
/// Where the class is not exported yet.
pub fn token() -> Result<jsi_runtime::Object, JsError> {
    jsi_runtime::Object::try_from(&JsToken::new(Part))
}
