//! `cargo xtask test`: runs the parts one after the other, all of them even if one fails, and counts.

mod count;
mod plan;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use count::Count;
use plan::{PARTS, Part};

use crate::failure::{Failure, Result, indent};
use crate::layout::Layout;
use crate::run::Job;
use crate::setup;

/// What came of one part.
struct Report {
    name: &'static str,
    count: Count,
    took: Duration,
}

/// Runs what the arguments ask for. The last line counts tests.
pub fn run(layout: &Layout, arguments: &[&str]) -> Result<ExitCode> {
    let mut parts: Vec<&Part> = PARTS.iter().collect();
    let mut fail_fast = false;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match *argument {
            "--fail-fast" => fail_fast = true,
            "--list" => {
                PARTS
                    .iter()
                    .for_each(|part| println!("{:18} {}", part.name, part.about));
                return Ok(ExitCode::SUCCESS);
            }
            "--only" => parts = select(rest.next().copied().unwrap_or_default())?,
            other => return Err(Failure::new(format!("unknown argument `{other}`"), list())),
        }
    }
    // Every list of needs begins with the shorter ones, so the longest is all of them.
    let needs = parts
        .iter()
        .map(|part| part.needs)
        .max_by_key(|needs| needs.len());
    let missing = setup::attempt(layout, needs.unwrap_or_default());
    let start = Instant::now();
    let mut reports = Vec::new();
    for part in parts {
        let report = one(layout, part, &missing);
        let stop = fail_fast && report.count.failed > 0;
        reports.push(report);
        if stop {
            break;
        }
    }
    Ok(summary(&reports, start.elapsed()))
}

fn select(names: &str) -> Result<Vec<&'static Part>> {
    names
        .split(',')
        .map(|name| {
            let part = PARTS.iter().find(|part| part.name == name);
            part.ok_or_else(|| Failure::new(format!("no part is named `{name}`"), list()))
        })
        .collect()
}

fn list() -> String {
    let names: Vec<&str> = PARTS.iter().map(|part| part.name).collect();
    format!("the parts are {}", names.join(", "))
}

fn one(layout: &Layout, part: &Part, missing: &[&str]) -> Report {
    println!("\n== {}: {}", part.name, part.about);
    let start = Instant::now();
    let outcome = check_needs(part, missing)
        .and_then(|()| (part.command)(layout))
        .and_then(|command| Ok(Job::new(command, layout.log(part.name)).run()?));
    let count = match outcome {
        Ok(outcome) => {
            let count = part.reporter.count(&outcome.output, outcome.ok);
            if count.failed > 0 {
                println!("{}", indent(&outcome.tail(80)));
                println!("    (all of it: {})", outcome.log.display());
            }
            count
        }
        Err(failure) => {
            println!("{failure}");
            Count {
                passed: 0,
                failed: 1,
            }
        }
    };
    let verdict = if count.failed == 0 { "ok" } else { "FAILED" };
    let took = start.elapsed();
    println!(
        "   {verdict}: {} passed, {} failed in {:.1} s",
        count.passed,
        count.failed,
        took.as_secs_f64()
    );
    Report {
        name: part.name,
        count,
        took,
    }
}

fn check_needs(part: &Part, missing: &[&str]) -> Result<()> {
    match part
        .needs
        .iter()
        .find(|step| missing.contains(&step.name()))
    {
        Some(step) => Err(Failure::new(
            format!("it cannot run: {} could not be set up", step.name()),
            "see what set-up said at the beginning",
        )),
        None => Ok(()),
    }
}

fn summary(reports: &[Report], took: Duration) -> ExitCode {
    let mut all = Count::default();
    println!(
        "\n{:18} {:>7} {:>7} {:>8}",
        "part", "passed", "failed", "seconds"
    );
    for Report { name, count, took } in reports {
        let mark = if count.failed == 0 { "" } else { "  FAILED" };
        let seconds = took.as_secs_f64();
        println!(
            "{name:18} {:>7} {:>7} {seconds:>8.1}{mark}",
            count.passed, count.failed
        );
        all += *count;
    }
    println!("\nin {:.0} s", took.as_secs_f64());
    println!("{} passed, {} failed", all.passed, all.failed);
    if all.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
