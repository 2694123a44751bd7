//! Compares our compiler with those of other interface languages: whole processes on the same model, which alternate in every
//! round, so that other programs disturb all of them.

use std::io;
use std::path::Path;

use jsi_bench_compiler::model::Language;

use crate::process::{Run, find, median, run};

/// A compiler, and its command for checking a file.
struct Compiler {
    language: Language,
    /// The variable that sets its path.
    variable: &'static str,
    name: &'static str,
    before: &'static [&'static str],
    after: &'static [&'static str],
}

const COMPILERS: [Compiler; 4] = [
    Compiler {
        language: Language::Jsi,
        variable: "JSIC",
        name: "jsic",
        before: &["check"],
        after: &[],
    },
    Compiler {
        language: Language::Wit,
        variable: "WASM_TOOLS",
        name: "wasm-tools",
        before: &["component", "wit"],
        after: &[],
    },
    Compiler {
        language: Language::Proto,
        variable: "PROTOC",
        name: "protoc",
        before: &["--proto_path=/", "--descriptor_set_out=/dev/null"],
        after: &[],
    },
    Compiler {
        language: Language::Slice,
        variable: "SLICEC",
        name: "slicec",
        before: &[],
        after: &["--dry-run"],
    },
];

/// Prints time and memory of each for `count` records, enums and interfaces.
pub fn compare(folder: &Path, count: usize, rounds: usize) -> io::Result<()> {
    let mut found: Vec<(&Compiler, String, String, Vec<Run>)> = Vec::new();
    for compiler in &COMPILERS {
        let file = folder.join(format!("things.{}", compiler.language.extension()));
        std::fs::write(&file, compiler.language.write(count))?;
        match find(compiler.variable, compiler.name) {
            Some(program) => {
                let file = file.to_string_lossy().into_owned();
                found.push((compiler, program, file, Vec::new()));
            }
            None => println!(
                "{} is not installed ({} may name it)",
                compiler.name, compiler.variable
            ),
        }
    }
    for _ in 0..rounds {
        for (compiler, program, file, runs) in &mut found {
            let arguments = [compiler.before, &[file.as_str()], compiler.after].concat();
            runs.push(run(program, &arguments)?);
        }
    }
    println!("\n{count} records, enums and interfaces each; medians of {rounds} rounds");
    println!(
        "{:14}{:>10}{:>10}{:>12}{:>12}{:>10}",
        "", "input kB", "wall ms", "cpu ms", "jsic's wall", "MB"
    );
    let ours = found.first().map(|(_, _, _, runs)| runs.clone());
    let ours = ours.unwrap_or_default();
    for (compiler, _, file, runs) in &found {
        let wall = median(runs.iter().map(|run| run.wall)).unwrap_or_default();
        let work = median(runs.iter().map(|run| run.work)).unwrap_or_default();
        let memory = median(runs.iter().map(|run| run.memory)).unwrap_or_default();
        // compared within each round, so that a slow round affects both
        let pairs = ours.iter().zip(runs);
        let ratio = pairs.map(|(our, their)| {
            (our.wall.as_secs_f64() / their.wall.as_secs_f64() * 1_000.0) as u64
        });
        println!(
            "{:14}{:>10}{:>10.1}{:>12.1}{:>11.2}x{:>10.1}",
            compiler.name,
            std::fs::metadata(file)?.len() / 1_000,
            wall.as_secs_f64() * 1_000.0,
            work.as_secs_f64() * 1_000.0,
            median(ratio).unwrap_or_default() as f64 / 1_000.0,
            memory as f64 / 1e6,
        );
    }
    Ok(())
}
