//! The entry by which JavaScript ends the view of a pinned buffer.

use super::table;
use crate::js;
use crate::sys::ENTRIES;
use crate::sys::runtime_module::{Name, RuntimeModule, entry};

/// Memory views.
pub static VIEWS: RuntimeModule = RuntimeModule::new(Name::Views, &[&ENTRIES], || {
    js::install_views(entry!(release));
});

/// The entry for a view that JavaScript has disposed of or collected.
extern "C" fn release(id: i32) {
    table::release(id.cast_unsigned());
}
