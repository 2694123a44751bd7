//! Every type at every place where JavaScript gives Rust a value. Each member looks at all of the value and says what it
//! has seen, so memory that is not the value's own would show, or end the instance. No code here is `unsafe`.
#![forbid(unsafe_code)]

#[macro_use]
mod lists;

mod ask;
mod call;
mod canary;
mod errors;
mod take;
mod tokens;
mod views;
mod wait;
mod watch;

jsi_runtime::bindings!();

use std::fmt::{self, Debug, Write};

/// A value in words. Of long ones the beginning, and a number that is made of the whole.
fn seen(value: impl Debug) -> String {
    let mut seen = Seen::default();
    // Only a `Debug` that gives up by itself fails.
    if write!(seen, "{value:?}").is_err() {
        seen.text.push('!');
    }
    if seen.bytes > seen.text.len() {
        let rest = format!("… {} {:x}", seen.bytes, seen.hash);
        seen.text.push_str(&rest);
    }
    seen.text
}

/// How much of a long text is kept.
const KEPT: usize = 200;

#[derive(Default)]
struct Seen {
    text: String,
    bytes: usize,
    hash: u32,
}

impl Write for Seen {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.bytes += text.len();
        for byte in text.bytes() {
            self.hash = self.hash.wrapping_mul(31).wrapping_add(byte.into());
        }
        if self.text.len() + text.len() <= KEPT {
            self.text.push_str(text);
        }
        Ok(())
    }
}
