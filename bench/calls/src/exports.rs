//! The exports for the harness: the list of rows, and running one side of one row for a number of iterations.

use std::cell::LazyCell;
use std::fmt::Write as _;

use js_sys::Function;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::row::{Program, Row, Side, Way};
use crate::rows;

thread_local! {
    static ROWS: LazyCell<Vec<Row>> = LazyCell::new(rows::all);
}

/// The rows, as JSON.
#[wasm_bindgen]
pub fn rows() -> String {
    ROWS.with(|rows| {
        let rows: Vec<String> = rows.iter().map(describe).collect();
        format!("[{}]", rows.join(","))
    })
}

fn describe(row: &Row) -> String {
    let mut text = format!(
        "{{\"name\":{:?},\"counts\":{},\"first\":{},\"operations\":{}",
        row.name, row.counts, row.first, row.operations
    );
    if let Some(bar) = row.bar {
        write!(text, ",\"bar\":{bar}").expect("memory takes anything");
    }
    let ways: Vec<String> = row.ways.iter().map(describe_way).collect();
    text + ",\"ways\":[" + &ways.join(",") + "]}"
}

fn describe_way(way: &Way) -> String {
    let (waits, driver) = match way.program {
        Program::Sync(_) => (false, ""),
        Program::Async(_) => (true, ""),
        Program::Driven(name) => (false, name),
    };
    format!(
        "{{\"side\":{:?},\"variant\":{:?},\"waits\":{waits},\"driver\":{driver:?}}}",
        way.side.name(),
        way.variant
    )
}

#[wasm_bindgen(module = "/js/calls.js")]
extern "C" {
    fn reset();
    fn checksum() -> f64;
}

/// A number that depends on everything that JavaScript got in the last run.
#[wasm_bindgen]
pub fn received() -> f64 {
    checksum()
}

fn program(row: usize, way: usize) -> (Side, Program) {
    ROWS.with(|rows| {
        let way = &rows[row].ways[way];
        (way.side, way.program)
    })
}

/// Runs one side of a synchronous row; returns its checksum.
#[wasm_bindgen]
pub fn run(row: usize, way: usize, iterations: u32) -> f64 {
    reset();
    match program(row, way).1 {
        Program::Sync(program) => program(iterations),
        Program::Async(_) | Program::Driven(_) => f64::NAN,
    }
}

/// Runs one side of an asynchronous row in its executor; calls `done` with its checksum.
#[wasm_bindgen(js_name = runWaiting)]
pub fn run_waiting(row: usize, way: usize, iterations: u32, done: Function) {
    let (side, Program::Async(program)) = program(row, way) else {
        return;
    };
    reset();
    let task = async move {
        let sum = program(iterations).await;
        done.call1(&JsValue::UNDEFINED, &JsValue::from_f64(sum))
            .expect("the harness does not throw");
    };
    match side {
        Side::Ours => jsi_runtime::spawn(task),
        Side::Hand | Side::Raw | Side::Native => wasm_bindgen_futures::spawn_local(task),
    }
}
