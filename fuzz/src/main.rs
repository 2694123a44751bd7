//! Runs the targets on stable Rust: all inputs of the corpus, then so many that are made up from them. The seed decides which.
//! An input that fails is written down, and its path printed; `jsi-fuzz FILE…` with a target runs it again.

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
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
    // The message of a failure is printed with its input; thousands of others would hide it.
    panic::set_hook(Box::new(|info| {
        let mut last = LAST.lock().unwrap_or_else(|it| it.into_inner());
        *last = info.to_string();
    }));
    let chosen = TARGETS
        .iter()
        .filter(|it| options.target.as_deref().is_none_or(|name| name == it.name));
    let (mut passed, mut failed) = (0, 0);
    for target in chosen {
        match fuzz(target, &options) {
            Ok(line) => {
                passed += 1;
                println!("ok     {}: {line}", target.name);
            }
            Err(text) => {
                failed += 1;
                println!("FAILED {}: {text}", target.name);
            }
        }
    }
    println!("{passed} passed, {failed} failed");
    if failed == 0 && passed > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

static LAST: Mutex<String> = Mutex::new(String::new());

fn options() -> Option<Options> {
    let mut options = Options::default();
    let mut arguments = std::env::args().skip(1);
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
    let known = |name: &String| TARGETS.iter().any(|it| it.name == name);
    let good = options
        .target
        .as_ref()
        .map_or(options.files.is_empty(), known);
    good.then_some(options)
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
