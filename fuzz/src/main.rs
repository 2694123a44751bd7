//! Runs the targets on stable Rust: all inputs of the corpus, then so many that are made up from them. The seed decides which.
//! An input that fails is written down, and its path printed; `jsi-fuzz FILE…` with a target runs it again.

use std::env;
use std::fs;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use jsi_fuzz::mutate::{self, Random};
use jsi_fuzz::{TARGETS, Target};

const USAGE: &str = "\
usage: jsi-fuzz [OPTIONS] [FILE…]

  --target NAME    only this one; needed with files, which are run instead of everything else
  --seed N         other inputs than those of every test run
  --executions N   so many made-up inputs, instead of the target's own number
  --seconds N      so many seconds for each target, instead of a number of inputs
";

/// What was asked for.
#[derive(Default)]
struct Options {
    target: Option<String>,
    seed: u64,
    executions: Option<u32>,
    seconds: Option<u64>,
    files: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let Some(options) = options() else {
        eprint!("{USAGE}");
        return ExitCode::from(2);
    };
    let Some(name) = &options.target else {
        return every_target();
    };
    let Some(target) = TARGETS.iter().find(|it| it.name == name) else {
        eprint!("{USAGE}");
        return ExitCode::from(2);
    };
    // The message of a failure is printed with its input; thousands of others would hide it.
    panic::set_hook(Box::new(|info| {
        let mut last = LAST.lock().unwrap_or_else(|it| it.into_inner());
        *last = info.to_string();
    }));
    match fuzz(target, &options) {
        Ok(line) => {
            println!("ok     {name}: {line}\n1 passed, 0 failed");
            ExitCode::SUCCESS
        }
        Err(text) => {
            println!("FAILED {name}: {text}\n0 passed, 1 failed");
            ExitCode::FAILURE
        }
    }
}

/// Runs each target in a process of its own, so that a panic belongs to one target, and as many at a time as there are cores.
fn every_target() -> ExitCode {
    let next = AtomicUsize::new(0);
    let passed = AtomicUsize::new(0);
    let work = || {
        while let Some(target) = TARGETS.get(next.fetch_add(1, Ordering::Relaxed)) {
            match separately(target) {
                Ok((lines, good)) => {
                    println!("{lines}");
                    passed.fetch_add(good.into(), Ordering::Relaxed);
                }
                Err(error) => println!("FAILED {}: {error}", target.name),
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    let passed = passed.into_inner();
    println!("{passed} passed, {} failed", TARGETS.len() - passed);
    if passed == TARGETS.len() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Runs this program for one target; returns what it printed without the count, and whether it succeeded.
fn separately(target: &Target) -> io::Result<(String, bool)> {
    let output = Command::new(env::current_exe()?)
        .args(env::args_os().skip(1))
        .args(["--target", target.name])
        .stderr(Stdio::inherit())
        .output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let (lines, _count) = text.trim_end().rsplit_once('\n').unwrap_or_default();
    Ok((lines.to_owned(), output.status.success()))
}

static LAST: Mutex<String> = Mutex::new(String::new());

fn options() -> Option<Options> {
    let mut options = Options::default();
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--target" => options.target = Some(arguments.next()?),
            "--seed" => options.seed = arguments.next()?.parse().ok()?,
            "--executions" => options.executions = Some(arguments.next()?.parse().ok()?),
            "--seconds" => options.seconds = Some(arguments.next()?.parse().ok()?),
            _ if argument.starts_with('-') => return None,
            _ => options.files.push(argument.into()),
        }
    }
    (options.target.is_some() || options.files.is_empty()).then_some(options)
}

fn fuzz(target: &Target, options: &Options) -> Result<String, String> {
    if !options.files.is_empty() {
        for file in &options.files {
            let data = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
            attempt(target, &data).map_err(|panic| format!("{}: {panic}", file.display()))?;
        }
        return Ok(format!("{} files", options.files.len()));
    }
    let corpus = corpus(target)?;
    for (path, data) in &corpus {
        attempt(target, data).map_err(|panic| format!("{}: {panic}", path.display()))?;
    }
    let texts: Vec<Vec<u8>> = corpus.into_iter().map(|(_, data)| data).collect();
    let start = Instant::now();
    let limit = options.seconds.map(Duration::from_secs);
    let most = options.executions.unwrap_or(target.executions);
    let mut executions = 0;
    while limit.map_or(executions < most, |limit| start.elapsed() < limit) {
        let mut random = Random::new(options.seed, executions.into());
        let data = mutate::input(&mut random, &texts);
        if let Err(panic) = attempt(target, &data) {
            let path = keep(target, &data)?;
            return Err(format!(
                "execution {executions} of seed {}, kept in {}: {panic}",
                options.seed,
                path.display()
            ));
        }
        executions += 1;
    }
    Ok(format!(
        "{executions} executions, and {} inputs of the corpus ({:.1} s)",
        texts.len(),
        start.elapsed().as_secs_f64()
    ))
}

/// Runs a target on an input. A panic that code of the target has caught, as the language server does, is one, too.
fn attempt(target: &Target, data: &[u8]) -> Result<(), String> {
    let last = || LAST.lock().unwrap_or_else(|it| it.into_inner());
    last().clear();
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| (target.run)(data)));
    let text = last();
    if outcome.is_ok() && text.is_empty() {
        return Ok(());
    }
    Err(text.chars().take(4000).collect())
}

/// The inputs that all targets share, and those that this one has failed on before.
fn corpus(target: &Target) -> Result<Vec<(PathBuf, Vec<u8>)>, String> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut found = Vec::new();
    for folder in ["text", target.name] {
        let Ok(entries) = fs::read_dir(corpus.join(folder)) else {
            continue;
        };
        for entry in entries {
            let path = entry.map_err(|error| error.to_string())?.path();
            let data = fs::read(&path).map_err(|error| error.to_string())?;
            found.push((path, data));
        }
    }
    found.sort();
    if found.is_empty() {
        return Err("the corpus is empty".to_owned());
    }
    Ok(found)
}

/// Writes an input down that has failed.
fn keep(target: &Target, data: &[u8]) -> Result<PathBuf, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("artifacts")
        .join(target.name);
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let name = data.iter().fold(0_u64, |hash, byte| {
        hash.wrapping_mul(31).wrapping_add((*byte).into())
    });
    let path = folder.join(format!("{name:016x}"));
    fs::write(&path, data).map_err(|error| error.to_string())?;
    Ok(path)
}
