//! Counts the instructions of a run of the compiler, by valgrind's callgrind.

use std::io;
use std::path::Path;
use std::process::Command;

/// Runs the compiler in valgrind and returns how many instructions it executed. Errors in the input are accepted.
pub fn count(jsic: &str, arguments: &[&str], folder: &Path) -> io::Result<u64> {
    let counted = folder.join("callgrind.out");
    let output = Command::new("valgrind")
        .arg("--tool=callgrind")
        .arg(format!("--callgrind-out-file={}", counted.display()))
        .arg(jsic)
        .args(arguments)
        .output()
        .map_err(|error| io::Error::other(format!("valgrind: {error}")))?;
    let report = String::from_utf8_lossy(&output.stderr);
    let line = report.lines().find(|line| line.contains("Collected :"));
    let count = line.and_then(|line| line.rsplit(' ').next()?.parse().ok());
    match count {
        Some(count) if matches!(output.status.code(), Some(0 | 1)) => Ok(count),
        _ => Err(io::Error::other(format!(
            "valgrind did not count:\n{report}"
        ))),
    }
}
