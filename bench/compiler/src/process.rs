//! A process that is measured as a whole: how long it takes, how long processors worked for it, how much memory it had at once.

use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4 as _;

/// What one run took.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// From start to end.
    pub wall: Duration,
    /// Of all its threads together, also for the system.
    pub work: Duration,
    /// The most memory at once, in bytes.
    pub memory: u64,
}

/// Runs a command to its end, which must be a good one. What it prints is dropped.
pub fn run(program: &str, arguments: &[&str]) -> io::Result<Run> {
    let start = Instant::now();
    let child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let used = child.wait4()?;
    let wall = start.elapsed();
    if !used.status.success() {
        let line = format!("`{program} {}` fails", arguments.join(" "));
        return Err(io::Error::other(line));
    }
    Ok(Run {
        wall,
        work: used.rusage.utime + used.rusage.stime,
        memory: used.rusage.maxrss,
    })
}

/// The program that a variable names, else the one of this name in `PATH`; none where it is not installed.
pub fn find(variable: &str, name: &str) -> Option<String> {
    if let Some(program) = std::env::var_os(variable) {
        return program.into_string().ok();
    }
    let paths = std::env::var_os("PATH")?;
    let mut candidates = std::env::split_paths(&paths).map(|folder: PathBuf| folder.join(name));
    let found = candidates.find(|path| path.is_file())?;
    found.into_os_string().into_string().ok()
}

/// The middle one.
pub fn median<T: Copy + Ord>(all: impl Iterator<Item = T>) -> Option<T> {
    let mut all: Vec<T> = all.collect();
    all.sort_unstable();
    all.get(all.len() / 2).copied()
}
