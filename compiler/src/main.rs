//! The `jsic` command. All of it is in the library, where tests reach it.
#![forbid(unsafe_code)]

use std::process::ExitCode;

/// Trees and models are many small pieces, made by several threads.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    jsic::cli::run(std::env::args_os()).into()
}
