//! `cargo xtask bench`: compares calls through generated bindings with the same calls through hand-written bindings.

mod article;
mod builds;
mod calls;
mod chart;
mod check;
mod compiler;
mod grid;
mod measured;
mod page;
mod sizes;
mod start;
mod stats;
mod table;

use std::fs;

use clap::{Args, Subcommand};

use self::measured::Measured;
use crate::engine::{self, Engine, Engines};
use crate::failure::Result;
use crate::layout::Layout;
use crate::setup::{self, Consent};

pub use compiler::instructions;

/// Measure calls against bindings written by hand
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub struct BenchArgs {
    #[command(subcommand)]
    other: Option<Other>,
    #[command(flatten)]
    options: Options,
}

/// Other benchmarks.
#[derive(Debug, Subcommand)]
enum Other {
    /// Measure the processor time of builds of a crate with interfaces and of the same crate with bindings by hand
    Builds {
        /// Cold builds of each; everything else is measured twice as often
        #[arg(long, value_name = "NUMBER", default_value_t = 3)]
        rounds: usize,
        /// Also crates of 1, 10 and 100 interfaces
        #[arg(long)]
        growth: bool,
        /// Fail where a limit is exceeded by far
        #[arg(long)]
        check: bool,
    },
    /// Measure the compiler beside others, and how its time and memory grow
    Compiler,
    /// Measure the sizes of programs with generated and with hand-written bindings, and of generated code
    Sizes {
        /// Only generated code: lines and bytes for each member
        #[arg(long)]
        generated: bool,
    },
    /// Measure how long programs take to start, in fresh pages and in fresh processes
    Start,
}

#[derive(Args, Debug)]
struct Options {
    /// In these engines: node, chromium, firefox, deno, bun, or all
    #[arg(long, value_name = "LIST", default_value = engine::DEFAULT)]
    engines: Engines,
    /// Only rows with this in their names; may be repeated
    #[arg(long = "row", value_name = "TEXT")]
    rows: Vec<String>,
    /// A quick preview: one process, few rounds
    #[arg(long)]
    quick: bool,
    /// Fail where a limit is exceeded by far
    #[arg(long)]
    check: bool,
    /// Write tables and charts into docs/; only after a full run
    #[arg(long, conflicts_with_all = ["quick", "rows"])]
    write: bool,
}

/// Runs the benchmarks of the arguments; returns whether every limit that was checked is kept.
pub fn run(layout: &Layout, consent: Consent, arguments: &BenchArgs) -> Result<bool> {
    match arguments.other {
        Some(Other::Sizes { generated }) => {
            if !generated {
                setup::run(layout, consent, &setup::steps_for(&[Engine::Node]))?;
                println!("\n{}", sizes::grid(&sizes::measure(layout)?).text());
            }
            compiler::generated(layout)?;
            Ok(true)
        }
        Some(Other::Builds {
            rounds,
            growth,
            check,
        }) => {
            let rounds = builds::Rounds {
                cold: rounds.max(1),
                warm: rounds.max(1) * 2,
            };
            let kept = builds::run(layout, rounds, growth)?;
            Ok(kept || !check)
        }
        Some(Other::Start) => {
            let engines = [Engine::Node, Engine::Chromium];
            setup::run(layout, consent, &setup::steps_for(&engines))?;
            println!("\n{}", start::grid(&start::measure(layout)?).text());
            Ok(true)
        }
        Some(Other::Compiler) => {
            compiler::run(layout)?;
            Ok(true)
        }
        None => everything(layout, consent, &arguments.options),
    }
}

fn everything(layout: &Layout, consent: Consent, options: &Options) -> Result<bool> {
    setup::run(layout, consent, &setup::steps_for(&options.engines.0))?;
    calls::build(layout)?;
    let size = if options.quick {
        calls::QUICK
    } else {
        calls::FULL
    };
    let mut engines = Vec::new();
    for engine in &options.engines.0 {
        let measured = calls::measure(layout, *engine, &options.rows, size)?;
        print(&measured);
        engines.push(measured);
    }
    let is_full = !options.quick && options.rows.is_empty();
    let sizes = if is_full {
        sizes::measure(layout)?
    } else {
        Vec::new()
    };
    let starts = if is_full {
        Some(start::measure(layout)?)
    } else {
        None
    };
    if is_full {
        println!("\n{}", sizes::grid(&sizes).text());
    }
    if let Some(starts) = &starts {
        println!("\n{}", start::grid(starts).text());
    }
    let results = calls::folder(layout).join("results.json");
    let all = serde_json::json!({ "engines": engines, "sizes": sizes, "starts": starts });
    fs::write(&results, all.to_string())?;
    println!("results: {}", results.display());
    if options.write {
        page::write(layout, &engines, &sizes, starts.as_ref())?;
    }
    if !options.check {
        return Ok(true);
    }
    let exceeded: Vec<String> = engines
        .iter()
        .flat_map(check::calls)
        .chain(check::sizes(&sizes))
        .chain(starts.iter().flat_map(check::starts))
        .collect();
    for line in &exceeded {
        println!("{line}");
    }
    println!("limits exceeded by far: {}", exceeded.len());
    Ok(exceeded.is_empty())
}

/// The tables of one engine, without empty ones.
fn print(measured: &Measured) {
    let rows = measured.calls();
    if !rows.is_empty() {
        println!(
            "\n{}{}",
            table::grid(&measured.version, &rows).text(),
            table::mean_lines(&rows).join("\n")
        );
    }
    if measured
        .rows
        .iter()
        .any(|row| row.article_operation().is_some())
    {
        println!(
            "\n{}",
            article::grid(&measured.version, &measured.rows).text()
        );
    }
}

#[cfg(test)]
mod tests {
    use clap::{Error, Parser};

    use super::*;

    #[derive(Debug, Parser)]
    struct Bench {
        #[command(flatten)]
        arguments: BenchArgs,
    }

    fn parse(arguments: &[&str]) -> std::result::Result<Options, Error> {
        let arguments = [&["bench"], arguments].concat();
        Bench::try_parse_from(arguments).map(|it| it.arguments.options)
    }

    #[test]
    fn a_quick_preview_is_never_written() -> std::result::Result<(), Error> {
        assert!(
            parse(&["--write", "--quick"]).is_err()
                && parse(&["--row", "Date", "--write"]).is_err()
        );
        assert!(parse(&["--write", "--check"])?.write);
        let options = parse(&["--row", "a", "--engines", "node", "--row", "b"])?;
        assert_eq!(options.engines.0, [Engine::Node]);
        assert_eq!(options.rows, ["a", "b"]);
        assert!(parse(&["--rows"]).is_err());
        Ok(())
    }
}
