//! The panic hook: passes the message of the following trap to JavaScript. `js/enter.js` handles the trap.

use std::panic::{self, Location, PanicHookInfo};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread;

use super::core::CORE;
use super::runtime_module::{Name, RuntimeModule};
use crate::js;

/// Needed by all modules with entries, whose panics are reported.
pub(crate) static ENTRIES: RuntimeModule = RuntimeModule::new(Name::Entries, &[&CORE], hook);

static HOOKED: AtomicBool = AtomicBool::new(false);

/// Sets the hook, which calls the previous one, once for all instances that share the memory.
fn hook() {
    if !HOOKED.swap(true, Relaxed) {
        put_first();
    }
}

fn put_first() {
    let first = First {
        previous: panic::take_hook(),
    };
    panic::set_hook(Box::new(move |info| first.report(info)));
}

/// Whether panics are never caught.
const FATAL: i32 = cfg!(panic = "abort") as i32;

/// The hook. When another hook replaces it, it is dropped, and installs itself before that one, so the order of hooks does not
/// matter.
struct First {
    previous: Box<dyn Fn(&PanicHookInfo<'_>) + Send + Sync>,
}

impl First {
    fn report(&self, info: &PanicHookInfo<'_>) {
        let message = info
            .payload_as_str()
            .unwrap_or("a value that is not a string");
        let text = text(info.location(), message);
        // The hook may have been set by another thread.
        CORE.load();
        js::panicked(text.as_ptr(), text.len(), FATAL);
        (self.previous)(info);
    }
}

/// The text of a panic, written without `format!`, which needs twenty times the code.
fn text(location: Option<&Location<'_>>, message: &str) -> String {
    let mut text = "panicked".to_owned();
    if let Some(location) = location {
        text.push_str(" at ");
        text.push_str(location.file());
        for number in [location.line(), location.column()] {
            text.push(':');
            decimal(number, &mut text);
        }
    }
    text.push_str(": ");
    text.push_str(message);
    text
}

/// Appends a number.
fn decimal(number: u32, text: &mut String) {
    if number > 9 {
        decimal(number / 10, text);
    }
    text.push(char::from_digit(number % 10, 10).unwrap_or_default());
}

impl Drop for First {
    fn drop(&mut self) {
        // No hook can be set while a thread panics.
        if !thread::panicking() {
            put_first();
        }
    }
}
