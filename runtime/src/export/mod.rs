//! Exports: interfaces that Rust implements, and classes whose objects are Rust values.

#[cfg(target_family = "wasm")]
mod call;
#[cfg(target_family = "wasm")]
mod entries;
mod error;
mod macros;
#[cfg(target_family = "wasm")]
mod registry;
mod shared;
#[cfg(target_family = "wasm")]
mod table;

#[cfg(target_family = "wasm")]
pub use call::{
    ArgumentReader, Arguments, Constructor, Exported, Method, Reply, Statics, reply,
    reply_callback, reply_nullable_callback,
};
pub use error::{caught, thrown};
#[cfg(target_family = "wasm")]
pub use error::{error_cause, error_message};
pub use shared::{Shared, exported_class};
#[cfg(target_family = "wasm")]
pub use table::{export_class, export_interface};
