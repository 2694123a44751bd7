//! Exports: interfaces that Rust implements, classes whose objects are Rust values, and callback interfaces, which either side
//! implements.

#[cfg(target_family = "wasm")]
mod call;
#[cfg(target_family = "wasm")]
mod entries;
mod error;
mod implemented;
mod macros;
#[cfg(target_family = "wasm")]
mod registry;
mod shared;
#[cfg(target_family = "wasm")]
mod singleton;
#[cfg(target_family = "wasm")]
mod table;

#[cfg(target_family = "wasm")]
pub use call::{
    ArgumentReader, Arguments, Constructor, Exported, Implements, Method, Reply, Statics, reply,
    reply_callback, reply_nullable_callback,
};
pub use error::{caught, thrown};
#[cfg(target_family = "wasm")]
pub use error::{error_cause, error_message};
#[cfg(target_family = "wasm")]
pub(crate) use implemented::implemented_numbered;
pub use implemented::{Absent, CallbackInterface, Implemented, Present, absent, if_present};
#[cfg(target_family = "wasm")]
pub use implemented::{implemented, implemented_promise};
pub use shared::{Shared, exported_class};
#[cfg(target_family = "wasm")]
pub use singleton::{Singleton, Value};
#[cfg(target_family = "wasm")]
pub use table::{export_callback_interface, export_class, export_interface};
