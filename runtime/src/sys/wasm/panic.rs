//! The panic hook: tells JavaScript what the trap is about that comes next. What follows from it is decided in `js/enter.js`.

use std::panic;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use super::{js, kit};

static HOOKED: AtomicBool = AtomicBool::new(false);

/// Puts the hook before the one that is there, once for all instances that share the memory.
pub(super) fn hook() {
    if HOOKED.swap(true, Relaxed) {
        return;
    }
    let previous = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let message = info
            .payload_as_str()
            .unwrap_or("a value that is not a string");
        let text = match info.location() {
            Some(location) => format!("panicked at {location}: {message}"),
            None => format!("panicked: {message}"),
        };
        // The hook may be that of another thread.
        kit::CORE.ensure();
        js::panicked(text.as_ptr(), text.len());
        previous(info);
    }));
}
