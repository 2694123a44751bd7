//! Exported interfaces: every type in and out, promises, functions, errors. No code of a user needs `unsafe` for that.
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, clippy::pedantic)]

mod container_values;
mod errors;
mod functions;
mod greeter;
mod matrix_values;
mod memory;
mod player;
mod promises;
mod shop;

jsi_runtime::bindings!();

/// Objects of Rust that the types name.
mod token {
    use crate::types::{Token, TokenStatics, export_token};
    use jsi_runtime::JsError;

    struct Number(u32);

    impl Token for Number {
        fn id(&self) -> Result<u32, JsError> {
            Ok(self.0)
        }
    }

    impl TokenStatics for Number {
        fn new(id: u32) -> Result<Self, JsError> {
            Ok(Self(id))
        }
    }

    export_token!(Number);
}

/// A type that has the name of another file's.
mod globe {
    use crate::world::{Globe, Point, export_globe};
    use jsi_runtime::JsError;

    struct Earth;

    impl Globe for Earth {
        fn opposite(&self, point: &Point) -> Result<Point, JsError> {
            Ok(Point {
                latitude: -point.latitude,
                longitude: point.longitude + 180.0,
            })
        }
    }

    export_globe!(Earth);
}
