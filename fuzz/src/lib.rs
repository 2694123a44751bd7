//! Fuzz targets: functions that take any bytes and panic where something is wrong. libFuzzer calls them (`fuzz_targets`),
//! and so does a runner that needs nothing but stable Rust (`main.rs`).
#![forbid(unsafe_code)]

pub mod choices;
pub mod grammar;
pub mod input;
pub mod mutate;
pub mod targets;

/// What can be fuzzed.
pub struct Target {
    /// Its name on the command line, and that of its folder of inputs that once failed.
    pub name: &'static str,
    /// Panics where something is wrong.
    pub run: fn(&[u8]),
    /// How many inputs a test run makes up.
    pub executions: u32,
}

/// All targets.
pub const TARGETS: &[Target] = &[
    Target {
        name: "analyze",
        run: targets::analyze::run,
        executions: 20_000,
    },
    Target {
        name: "edits",
        run: targets::edits::run,
        executions: 10_000,
    },
    Target {
        name: "format",
        run: targets::format::run,
        executions: 20_000,
    },
    Target {
        name: "generate",
        run: targets::generate::run,
        executions: 20_000,
    },
    Target {
        name: "fix",
        run: targets::fix::run,
        executions: 8_000,
    },
    Target {
        name: "lsp",
        run: targets::lsp::run,
        executions: 400,
    },
];
