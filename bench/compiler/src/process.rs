//! Measures a process: its time, its processor time, and its maximal memory.

use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4 as _;

/// The measurements of one run.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// From start to end.
    pub wall: Duration,
    /// Processor time of all its threads, including that in the system.
    pub work: Duration,
    /// The maximal memory, in bytes.
    pub memory: u64,
}

/// Runs a command, which must succeed. Its output is dropped.
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

/// The program that a variable sets, or else the one with this name in `PATH`; none if it is not installed.
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
