//! JavaScript itself, through the modules of `runtime/js`.

mod callbacks;
mod cells;
mod describe;
mod entries;
mod exported;
mod frame;
mod handover;
mod js;
mod kept;
pub(crate) mod kit;
mod ops;
mod panic;
mod refs;
mod region;
mod seen;
mod shortage;
#[cfg(target_feature = "atomics")]
mod thread;
mod views;

pub(crate) use callbacks::{address_of_slot, callback_failed};
pub(crate) use cells::{Status, take_status};
pub(crate) use describe::{address_of, address_of_class, address_of_loaded, address_of_signature};
pub(crate) use exported::{
    Known, export, export_registered, exported_get, exported_live, exported_number,
    exported_numbered, exported_ref,
};
pub(crate) use frame::{Frame, buffer, recycle};
pub(crate) use handover::{Plain, take};
pub(crate) use kept::{error_make, error_payload, rust_get, rust_new};
pub(crate) use kit::rt;
pub(crate) use ops::*;
pub(crate) use refs::{Incoming, Outgoing, Ref, crowded};
pub(crate) use seen::told;
pub(crate) use shortage::no_memory;
#[cfg(target_feature = "atomics")]
pub(crate) use thread::{listen, notify};
pub(crate) use views::{lent, view};
