//! The operations of `sys` by calls of the modules of `runtime/js`.

mod answer;
mod core;
pub(crate) mod describe;
mod exported;
mod host;
pub(crate) mod modules;
mod outcome;
mod panic;
mod payloads;
pub(crate) mod runtime_module;
#[cfg(target_feature = "atomics")]
mod thread;
mod transfer;
pub(crate) mod unions;

pub(crate) use answer::answer;
pub(crate) use core::rt;
pub(crate) use describe::{address_of, address_of_class, address_of_loaded, address_of_signature};
pub(crate) use exported::{
    export, export_callback_interface, export_registered, exported_number, exported_numbered,
    exported_value, release_object,
};
pub(crate) use host::{JavaScript as Sys, address_of_slot};
pub(crate) use outcome::{outcome, pending, string};
pub(crate) use panic::ENTRIES;
pub(crate) use transfer::{Plain, keeping, take};
