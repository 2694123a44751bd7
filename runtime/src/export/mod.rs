//! What Rust gives to JavaScript: interfaces that it implements, and classes whose objects it holds.

#[cfg(target_family = "wasm")]
mod call;
mod macros;
mod shared;
#[cfg(target_family = "wasm")]
mod table;

#[cfg(target_family = "wasm")]
pub use call::{
    Arguments, Constructor, Exported, Method, Reply, Statics, Taker, reply, reply_callback,
    reply_nullable_callback,
};
pub(crate) use shared::Entry;
#[cfg(not(target_family = "wasm"))]
pub(crate) use shared::disposed;
pub use shared::{Shared, exported_class};
#[cfg(target_family = "wasm")]
pub(crate) use table::{Member, describe, invoke};
#[cfg(target_family = "wasm")]
pub use table::{export_class, export_interface};
