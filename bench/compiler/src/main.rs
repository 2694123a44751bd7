//! Measures the compiler for `cargo xtask bench compiler` and `cargo xtask test`: `compare`, `large`, `generated` or
//! `instructions`. `JSIC` sets the program to measure.

mod callgrind;
mod compare;
mod generated;
mod growth;
mod instructions;
mod large;
mod process;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = tempfile::tempdir().and_then(|folder| {
        let folder = folder.path();
        match arguments.as_slice() {
            ["compare"] => compare::compare(folder, 1_000, 31)?,
            ["large"] => large::large(folder, 5)?,
            ["generated"] => generated::generated(folder)?,
            ["instructions"] => return instructions::instructions(folder),
            other => {
                let message = format!("unknown: {}", other.join(" "));
                return Err(std::io::Error::other(message));
            }
        }
        Ok(ExitCode::SUCCESS)
    });
    done.unwrap_or_else(|error| {
        eprintln!("{error}");
        ExitCode::FAILURE
    })
}
