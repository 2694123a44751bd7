//! The `jsic` command. All of its code is in the library, so that tests can call it.
#![forbid(unsafe_code)]

use std::process::ExitCode;

/// Trees and models consist of many small allocations, by several threads.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    jsic::cli::run(std::env::args_os()).into()
}
