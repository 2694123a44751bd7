//! `cargo xtask test`: runs the parts, all of them even if one fails, and counts. Parts that build for WebAssembly run beside the
//! others, since the two have target folders of their own: one lane waits for engines while the other compiles.

mod command;
mod count;
mod excerpt;
mod expected_failures;
mod plan;

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use clap::Args;

use count::Count;
use excerpt::excerpt;
use expected_failures::ExpectedFailure;
use plan::Run;

use crate::engine::{self, Engine, Engines};
use crate::failure::{Failure, Result, indent};
use crate::layout::Layout;
use crate::run::{Job, output_of};
use crate::setup::{self, Consent, Step};

/// The result of one part.
struct Report {
    name: String,
    count: Count,
    took: Duration,
}

/// Run every test and check; the last line counts them
#[derive(Args, Debug)]
pub struct Options {
    /// In these engines: node, chromium, firefox, deno, bun, or all
    #[arg(long, value_name = "LIST", default_value = engine::DEFAULT)]
    engines: Engines,
    /// In VS Code, Neovim and Emacs, too
    #[arg(long)]
    editors: bool,
    /// Only these parts, such as `unit,e2e-node`; `e2e` is that part in every engine of the run
    #[arg(long, value_name = "PARTS", value_delimiter = ',')]
    only: Vec<String>,
    /// Stop at the first part that fails
    #[arg(long)]
    fail_fast: bool,
    /// Print the names of the parts
    #[arg(long)]
    list: bool,
}

/// Runs the parts; returns whether none failed. The last line counts tests.
pub fn run(layout: &Layout, consent: Consent, options: &Options) -> Result<bool> {
    if options.list {
        for run in plan::expand(engine::ALL, true) {
            println!("{:18} {}", run.name(), run.about());
        }
        return Ok(true);
    }
    let engines = &options.engines.0;
    let runs = if options.only.is_empty() {
        plan::expand(engines, options.editors)
    } else {
        select(&options.only, engines)?
    };
    let mut needs: Vec<Step> = runs.iter().flat_map(Run::needs).collect();
    needs.sort_unstable();
    needs.dedup();
    let missing = setup::attempt(layout, consent, &needs)?;
    let expected = expected_failures::read(layout)?;
    if let Some(gigabytes) = free_space(layout) {
        println!(
            "free space: {gigabytes:.0} GB (a whole run of a fresh clone fills about {NEEDED} GB)"
        );
    }
    let start = Instant::now();
    let stop = AtomicBool::new(false);
    let lane = |for_wasm: bool| {
        let mut reports = Vec::new();
        for (place, run) in runs.iter().enumerate() {
            if run.builds_for_wasm() == for_wasm && !stop.load(Ordering::Relaxed) {
                let report = one(layout, run, &missing, &expected);
                if options.fail_fast && report.count.failed > 0 {
                    stop.store(true, Ordering::Relaxed);
                }
                reports.push((place, report));
            }
        }
        reports
    };
    let mut reports = thread::scope(|scope| {
        let beside = scope.spawn(|| lane(true));
        let mut reports = lane(false);
        reports.extend(beside.join().unwrap_or_else(|panic| resume_unwind(panic)));
        reports
    });
    reports.sort_by_key(|(place, _)| *place);
    let reports: Vec<Report> = reports.into_iter().map(|(_, report)| report).collect();
    if let Some(gigabytes) = free_space(layout) {
        println!("\nfree space at the end: {gigabytes:.0} GB");
    }
    Ok(summary(&reports, &runs, start.elapsed()))
}

/// What a whole run in all engines and editors writes, tools and downloads included, in GB.
const NEEDED: u32 = 12;

/// The free space where the target folder is, in GB, if the system tells it.
fn free_space(layout: &Layout) -> Option<f64> {
    let output = output_of("df", &["-Pk", &layout.root.display().to_string()])?;
    let kilobytes = output.lines().nth(1)?.split_whitespace().nth(3)?;
    Some(kilobytes.parse::<f64>().ok()? / 1e6)
}

/// The parts of these names: `e2e-deno`, or `e2e` for all of `engines`.
fn select(names: &[String], engines: &[Engine]) -> Result<Vec<Run>> {
    let mut selected = Vec::new();
    for name in names {
        let mut found = plan::expand(engine::ALL, true);
        found.retain(|run| run.name() == *name);
        if found.is_empty() {
            found = plan::expand(engines, true);
            found.retain(|run| run.part.name == *name);
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

fn one(layout: &Layout, run: &Run, missing: &[Step], expected: &[ExpectedFailure]) -> Report {
    let name = run.name();
    println!("\n== {name}: {}", run.about());
    let start = Instant::now();
    let mut text = String::new();
    let outcome = check_needs(run, missing)
        .and_then(|()| run.command(layout))
        .and_then(|command| Ok(Job::new(command, layout.log(&name)).run()?));
    let count = match outcome {
        Ok(outcome) => {
            let reporter = run.part.reporter;
            let mut count = reporter.count(&outcome.output, outcome.ok);
            let contradictions = run.engine.map_or_else(Vec::new, |engine| {
                let output = (reporter, outcome.output.as_str());
                expected_failures::judge(expected, (engine, run.part.name), output, &mut count)
            });
            if count.failed > 0 {
                text += &indent(&excerpt(reporter, &outcome.output));
                text += &format!("\n    (all of it: {})\n", outcome.log.display());
            }
            for line in contradictions {
                text += &indent(&line);
                text.push('\n');
            }
            count
        }
        Err(failure) => {
            text += &format!("{failure}\n");
            Count {
                failed: 1,
                ..Count::default()
            }
        }
    };
    let took = start.elapsed();
    // in one piece, since the other lane prints as well
    println!(
        "{text}   {name}: {} in {:.1} s",
        describe(&count),
        took.as_secs_f64()
    );
    Report { name, count, took }
}

fn describe(count: &Count) -> String {
    let verdict = if count.failed == 0 { "ok" } else { "FAILED" };
    let expected = match count.expected {
        0 => String::new(),
        number => format!(", {number} expected to fail"),
    };
    let Count { passed, failed, .. } = count;
    format!("{verdict}: {passed} passed, {failed} failed{expected}")
}

fn check_needs(run: &Run, missing: &[Step]) -> Result<()> {
    match run.needs().into_iter().find(|step| missing.contains(step)) {
        Some(step) => Err(Failure::new(
            format!("it cannot run: {} could not be set up", step.name()),
            "see the messages of set-up at the beginning",
        )),
        None => Ok(()),
    }
}

fn summary(reports: &[Report], runs: &[Run], took: Duration) -> bool {
    let mut all = Count::default();
    println!(
        "\n{:18} {:>7} {:>7} {:>8} {:>8}",
        "part", "passed", "failed", "expected", "seconds"
    );
    for Report { name, count, took } in reports {
        let mark = if count.failed == 0 { "" } else { "  FAILED" };
        let seconds = took.as_secs_f64();
        println!(
            "{name:18} {:>7} {:>7} {:>8} {seconds:>8.1}{mark}",
            count.passed, count.failed, count.expected
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
    all.failed == 0
}
