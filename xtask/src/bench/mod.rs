//! `cargo xtask bench`: calls through generated bindings beside the same through bindings written by hand.

mod article;
mod calls;
mod chart;
mod check;
mod compiler;
mod grid;
mod measured;
mod page;
mod sizes;
mod stats;
mod table;

use std::fs;
use std::process::ExitCode;

use self::measured::Measured;
use crate::engine::{self, Engine};
use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::setup::{self, Consent};

pub use compiler::instructions;

/// What the command line asks for.
struct Options {
    engines: Vec<Engine>,
    rows: Vec<String>,
    effort: calls::Effort,
    sizes: bool,
    write: bool,
    check: bool,
}

/// Runs what the arguments ask for.
pub fn run(layout: &Layout, consent: Consent, arguments: &[&str]) -> Result<ExitCode> {
    if arguments == ["sizes", "--generated"] {
        compiler::generated(layout)?;
        return Ok(ExitCode::SUCCESS);
    }
    if arguments == ["sizes"] {
        setup::run(layout, consent, &setup::steps_for(&[Engine::Node]))?;
        println!("\n{}", sizes::grid(&sizes::measure(layout)?).text());
        compiler::generated(layout)?;
        return Ok(ExitCode::SUCCESS);
    }
    if arguments == ["compiler"] {
        compiler::run(layout)?;
        return Ok(ExitCode::SUCCESS);
    }
    everything(layout, consent, &parse(arguments)?)
}

fn everything(layout: &Layout, consent: Consent, options: &Options) -> Result<ExitCode> {
    setup::run(layout, consent, &setup::steps_for(&options.engines))?;
    calls::build(layout)?;
    let mut engines = Vec::new();
    for engine in &options.engines {
        let measured = calls::measure(layout, *engine, &options.rows, options.effort)?;
        print(&measured);
        engines.push(measured);
    }
    let sizes = if options.sizes {
        sizes::measure(layout)?
    } else {
        Vec::new()
    };
    if options.sizes {
        println!("\n{}", sizes::grid(&sizes).text());
    }
    let results = calls::folder(layout).join("results.json");
    let all = serde_json::json!({ "engines": engines, "sizes": sizes });
    fs::write(&results, all.to_string())?;
    println!("all that was measured: {}", results.display());
    if options.write {
        page::write(layout, &engines, &sizes)?;
    }
    if !options.check {
        return Ok(ExitCode::SUCCESS);
    }
    let complaints: Vec<String> = engines
        .iter()
        .flat_map(check::calls)
        .chain(check::sizes(&sizes))
        .collect();
    for complaint in &complaints {
        println!("{complaint}");
    }
    println!("bars missed by far: {}", complaints.len());
    Ok(if complaints.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The tables of one engine, without those that would be empty.
fn print(measured: &Measured) {
    let rows = measured.calls();
    if !rows.is_empty() {
        println!(
            "\n{}{}",
            table::grid(&measured.version, &rows).text(),
            table::mean_line(&rows)
        );
    }
    if measured.rows.iter().any(article::has) {
        println!(
            "\n{}",
            article::grid(&measured.version, &measured.rows).text()
        );
    }
}

fn parse(arguments: &[&str]) -> Result<Options> {
    let mut options = Options {
        engines: engine::USUAL.to_vec(),
        rows: Vec::new(),
        effort: calls::FULL,
        sizes: true,
        write: false,
        check: false,
    };
    let mut rest = arguments;
    loop {
        rest = match rest {
            [] => break,
            ["--engines", list, rest @ ..] => {
                options.engines = engine::parse(list)?;
                rest
            }
            ["--row", text, rest @ ..] => {
                options.rows.push((*text).to_owned());
                options.sizes = false;
                rest
            }
            ["--quick", rest @ ..] => {
                options.effort = calls::QUICK;
                options.sizes = false;
                rest
            }
            ["--write", rest @ ..] => {
                options.write = true;
                rest
            }
            ["--check", rest @ ..] => {
                options.check = true;
                rest
            }
            [other, ..] => {
                return Err(Failure::new(
                    format!("`bench` knows no `{other}`"),
                    "see `cargo xtask --help`",
                ));
            }
        };
    }
    if options.write && !options.sizes {
        return Err(Failure::new(
            "only a full run is written",
            "leave out `--quick` and `--row`",
        ));
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_is_never_written() -> Result<()> {
        assert!(
            parse(&["--write", "--quick"]).is_err()
                && parse(&["--row", "Date", "--write"]).is_err()
        );
        assert!(parse(&["--write", "--check"])?.sizes);
        let options = parse(&["--row", "a", "--engines", "node", "--row", "b"])?;
        assert_eq!(
            (options.engines, options.rows),
            (vec![Engine::Node], vec!["a".to_owned(), "b".to_owned()])
        );
        assert!(parse(&["--rows"]).is_err());
        Ok(())
    }
}
