//! Measures a million calls to JavaScript, and a million calls in Rust.

use std::hint::black_box;

jsi_runtime::bindings!();

use crate::benchmark::{
    Benchmark, Clock, Console, JsBenchmark, JsClock, JsConsole, Program, export_program,
};
use jsi_runtime::JsError;

const OPERATIONS: u32 = 1_000_000;

/// The JavaScript object as a Rust struct.
struct Plain {
    question: String,
    answer: i32,
}

impl Plain {
    fn new() -> Self {
        Self {
            question: "What is the answer?".to_owned(),
            answer: 41,
        }
    }

    /// Not inlined, because the benchmark measures a call.
    #[inline(never)]
    fn increment_answer(&mut self) {
        self.answer += 1;
    }
}

struct Start;

impl Program for Start {
    fn run(&self) -> Result<(), JsError> {
        let object = JsBenchmark.create_object()?;
        measure("JS interop", || JsBenchmark.increment_answer(&object))?;
        check(object.get("answer")?)?;

        let mut plain = Plain::new();
        measure("Rust", || {
            black_box(&mut plain).increment_answer();
            Ok(())
        })?;
        check(plain.answer)?;

        JsConsole.write_line("Begin Object Creation")?;
        measure("JS interop", || {
            JsBenchmark.increment_answer(&JsBenchmark.create_object()?)
        })?;
        measure("Rust", || {
            let mut plain = black_box(Plain::new());
            plain.increment_answer();
            black_box(&plain.question);
            Ok(())
        })
    }
}

export_program!(Start);

/// Runs the operation many times, and prints the total time and the time of one operation.
fn measure(what: &str, mut operation: impl FnMut() -> Result<(), JsError>) -> Result<(), JsError> {
    let start = JsClock.now()?;
    for _ in 0..OPERATIONS {
        operation()?;
    }
    let millis = JsClock.now()? - start;
    JsConsole.write_line(&format!(
        "{what} elapsed time: {:.4} seconds at {:.6} ms per operation",
        millis / 1000.0,
        millis / f64::from(OPERATIONS)
    ))
}

/// Checks that every operation was executed.
fn check(answer: i32) -> Result<(), JsError> {
    match answer - 41 {
        1_000_000 => Ok(()),
        other => Err(JsError::new(format!("{other} operations took place"))),
    }
}
