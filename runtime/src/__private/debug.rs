//! `Debug` of records that may contain themselves.

use std::cell::Cell;
use std::fmt;

/// Deeper levels are omitted: a call for each would exhaust the stack.
const MOST: u32 = 64;

thread_local! {
    static LEVEL: Cell<u32> = const { Cell::new(0) };
}

/// A record that is being printed.
struct Level;

impl Level {
    fn enter() -> Option<Self> {
        let level = LEVEL.get();
        (level < MOST).then(|| {
            LEVEL.set(level + 1);
            Self
        })
    }
}

impl Drop for Level {
    fn drop(&mut self) {
        LEVEL.set(LEVEL.get() - 1);
    }
}

/// Prints a record as `derive` does, or `…`.
pub fn debug(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    fields: &[(&str, &dyn fmt::Debug)],
) -> fmt::Result {
    let Some(_level) = Level::enter() else {
        return f.write_str("…");
    };
    let mut record = f.debug_struct(name);
    for (name, value) in fields {
        record.field(name, value);
    }
    record.finish()
}
