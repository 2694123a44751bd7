//! `cargo xtask test`: runs the parts one after the other, all of them even if one fails, and counts.

mod command;
mod count;
mod excerpt;
mod lacks;
mod plan;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use count::Count;
use excerpt::excerpt;
use lacks::Lack;
use plan::Run;

use crate::engine::{self, Engine};
use crate::failure::{Failure, Result, indent};
use crate::layout::Layout;
use crate::run::Job;
use crate::setup::{self, Consent, Step};

/// What came of one part.
struct Report {
    name: String,
    count: Count,
    took: Duration,
}

/// Runs what the arguments ask for. The last line counts tests.
pub fn run(layout: &Layout, consent: Consent, arguments: &[&str]) -> Result<ExitCode> {
    let mut engines = engine::USUAL.to_vec();
    let mut editors = false;
    let mut only = None;
    let mut fail_fast = false;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match *argument {
            "--fail-fast" => fail_fast = true,
            "--list" => {
                for run in plan::expand(engine::ALL, true) {
                    println!("{:18} {}", run.name(), run.about());
                }
                return Ok(ExitCode::SUCCESS);
            }
            "--engines" => engines = engine::parse(rest.next().copied().unwrap_or_default())?,
            "--editors" => editors = true,
            "--only" => only = Some(rest.next().copied().unwrap_or_default()),
            other => return Err(Failure::new(format!("unknown argument `{other}`"), list())),
        }
    }
    let runs = match only {
        Some(names) => select(names, &engines)?,
        None => plan::expand(&engines, editors),
    };
    let mut needs: Vec<Step> = runs.iter().flat_map(Run::needs).collect();
    needs.sort_unstable();
    needs.dedup();
    let missing = setup::attempt(layout, consent, &needs);
    let lacks = lacks::read(layout)?;
    let start = Instant::now();
    let mut reports = Vec::new();
    for run in &runs {
        let report = one(layout, run, &missing, &lacks);
        let stop = fail_fast && report.count.failed > 0;
        reports.push(report);
        if stop {
            break;
        }
    }
    Ok(summary(&reports, &runs, start.elapsed()))
}

/// The parts of these names: `e2e-deno`, or `e2e` for all of `engines`.
fn select(names: &str, engines: &[Engine]) -> Result<Vec<Run>> {
    let mut selected = Vec::new();
    for name in names.split(',') {
        let mut found = plan::expand(engine::ALL, true);
        found.retain(|run| run.name() == name);
        if found.is_empty() {
            found = plan::expand(engines, true);
            found.retain(|run| run.part.name == name);
        }
        if found.is_empty() {
            return Err(Failure::new(format!("no part is named `{name}`"), list()));
        }
        selected.extend(found);
    }
    Ok(selected)
}

fn list() -> String {
    let names: Vec<String> = plan::expand(engine::ALL, true)
        .iter()
        .map(Run::name)
        .collect();
    format!("the parts are {}", names.join(", "))
}

fn one(layout: &Layout, run: &Run, missing: &[Step], lacks: &[Lack]) -> Report {
    let name = run.name();
    println!("\n== {name}: {}", run.about());
    let start = Instant::now();
    let outcome = check_needs(run, missing)
        .and_then(|()| run.command(layout))
        .and_then(|command| Ok(Job::new(command, layout.log(&name)).run()?));
    let count = match outcome {
        Ok(outcome) => {
            let reporter = run.part.reporter;
            let mut count = reporter.count(&outcome.output, outcome.ok);
            let contradictions = run.engine.map_or_else(Vec::new, |engine| {
                let output = (reporter, outcome.output.as_str());
                lacks::judge(lacks, (engine, run.part.name), output, &mut count)
            });
            if count.failed > 0 {
                println!("{}", indent(&excerpt(reporter, &outcome.output)));
                println!("    (all of it: {})", outcome.log.display());
            }
            for line in contradictions {
                println!("{}", indent(&line));
            }
            count
        }
        Err(failure) => {
            println!("{failure}");
            Count {
                failed: 1,
                ..Count::default()
            }
        }
    };
    let took = start.elapsed();
    println!("   {} in {:.1} s", describe(&count), took.as_secs_f64());
    Report { name, count, took }
}

fn describe(count: &Count) -> String {
    let verdict = if count.failed == 0 { "ok" } else { "FAILED" };
    let lacking = match count.lacking {
        0 => String::new(),
        number => format!(", {number} that the engine lacks"),
    };
    let Count { passed, failed, .. } = count;
    format!("{verdict}: {passed} passed, {failed} failed{lacking}")
}

fn check_needs(run: &Run, missing: &[Step]) -> Result<()> {
    match run.needs().into_iter().find(|step| missing.contains(step)) {
        Some(step) => Err(Failure::new(
            format!("it cannot run: {} could not be set up", step.name()),
            "see what set-up said at the beginning",
        )),
        None => Ok(()),
    }
}

fn summary(reports: &[Report], runs: &[Run], took: Duration) -> ExitCode {
    let mut all = Count::default();
    println!(
        "\n{:18} {:>7} {:>7} {:>7} {:>8}",
        "part", "passed", "failed", "lacking", "seconds"
    );
    for Report { name, count, took } in reports {
        let mark = if count.failed == 0 { "" } else { "  FAILED" };
        let seconds = took.as_secs_f64();
        println!(
            "{name:18} {:>7} {:>7} {:>7} {seconds:>8.1}{mark}",
            count.passed, count.failed, count.lacking
        );
        all += *count;
    }
    let mut engines: Vec<Engine> = runs.iter().filter_map(|run| run.engine).collect();
    engines.sort_unstable();
    engines.dedup();
    let titles: Vec<&str> = engines.iter().map(|engine| engine.title()).collect();
    println!("\nengines: {}", titles.join(", "));
    println!("in {:.0} s", took.as_secs_f64());
    println!("{} passed, {} failed", all.passed, all.failed);
    if all.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
