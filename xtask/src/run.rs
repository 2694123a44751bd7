//! Runs external programs. A job writes its output to a log file, reports every few seconds that it is still running, by its name,
//! and may have a time limit.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use duct::{Expression, Handle, cmd};

/// How often a long command reports that it is still running.
const HEARTBEAT: Duration = Duration::from_secs(10);

/// A program to run.
pub struct Job {
    /// The program, its arguments and environment.
    pub command: Command,
    /// The log file of its output.
    pub log: PathBuf,
    /// The time limit, if any. A limited job does not receive Ctrl-C, so limits are short.
    pub limit: Option<Duration>,
}

/// The result of a job.
pub struct Outcome {
    /// It ended by itself, with exit code 0.
    pub ok: bool,
    /// It was ended by the limit.
    pub timed_out: bool,
    /// Standard output and standard error, in the order of arrival.
    pub output: String,
    /// The log file.
    pub log: PathBuf,
}

impl Outcome {
    /// The last lines of the output.
    pub fn tail(&self, lines: usize) -> String {
        let all: Vec<&str> = self.output.lines().collect();
        let from = all.len().saturating_sub(lines);
        all.get(from..).unwrap_or_default().join("\n")
    }
}

impl Job {
    /// A job without a limit.
    pub fn new(command: Command, log: PathBuf) -> Self {
        Self {
            command,
            log,
            limit: None,
        }
    }

    /// Runs it to its end.
    pub fn run(self) -> io::Result<Outcome> {
        let start = Instant::now();
        let mut expression = expression(&self.command)
            .stdin_null()
            .stderr_to_stdout()
            .stdout_file(create(&self.log)?)
            .unchecked();
        if self.limit.is_some() {
            expression = own_group(expression);
        }
        let handle = expression.start().map_err(|error| {
            let program = self.command.get_program().display();
            let message = format!("`{program}` cannot be started: {error}");
            io::Error::new(error.kind(), message)
        })?;
        let ended = wait(&handle, start, self.limit, &self.log)?;
        Ok(Outcome {
            ok: ended == Some(true),
            timed_out: ended.is_none(),
            output: read_log(&self.log)?,
            log: self.log,
        })
    }
}

/// The standard output of a short command, without white space around it; nothing if the command fails.
pub fn output_of<A: AsRef<OsStr>>(program: impl AsRef<OsStr>, arguments: &[A]) -> Option<String> {
    let arguments = arguments.iter().map(AsRef::as_ref);
    let output = cmd(program.as_ref(), arguments).stderr_null().read();
    output.ok().map(|text| text.trim().to_owned())
}

/// The same program with the same arguments, environment and folder.
fn expression(command: &Command) -> Expression {
    let mut expression = cmd(command.get_program(), command.get_args());
    for (name, value) in command.get_envs() {
        expression = match value {
            Some(value) => expression.env(name, value),
            None => expression.env_remove(name),
        };
    }
    match command.get_current_dir() {
        Some(folder) => expression.dir(folder),
        None => expression,
    }
}

/// Waits for the end of a program; returns whether it succeeded, or nothing if the limit ended it.
fn wait(
    handle: &Handle,
    start: Instant,
    limit: Option<Duration>,
    log: &Path,
) -> io::Result<Option<bool>> {
    loop {
        let left = limit.map_or(HEARTBEAT, |limit| limit.saturating_sub(start.elapsed()));
        if let Some(output) = handle.wait_timeout(left.min(HEARTBEAT))? {
            return Ok(Some(output.status.success()));
        }
        if limit.is_some_and(|limit| start.elapsed() >= limit) {
            kill_group(handle)?;
            return Ok(None);
        }
        let output = read_log(log)?;
        let last = output.lines().rfind(|line| !line.trim().is_empty());
        println!(
            "      {:>4} s  {}  {}",
            start.elapsed().as_secs(),
            log.file_stem().unwrap_or_default().display(),
            clip(last.unwrap_or_default(), 90)
        );
    }
}

/// The first characters of a line, without control characters that could redraw the terminal.
fn clip(line: &str, width: usize) -> String {
    line.trim()
        .chars()
        .filter(|c| !c.is_control())
        .take(width)
        .collect()
}

fn create(path: &Path) -> io::Result<File> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    File::create(path)
}

fn read_log(path: &Path) -> io::Result<String> {
    Ok(String::from_utf8_lossy(&fs::read(path)?).into_owned())
}

#[cfg(unix)]
fn own_group(expression: Expression) -> Expression {
    use std::os::unix::process::CommandExt;
    expression.before_spawn(|command| {
        command.process_group(0);
        Ok(())
    })
}

#[cfg(not(unix))]
fn own_group(expression: Expression) -> Expression {
    expression
}

/// Ends the program and, where the system has process groups, everything that it started.
fn kill_group(handle: &Handle) -> io::Result<()> {
    #[cfg(unix)]
    for id in handle.pids() {
        let _ = Command::new("kill")
            .args(["-KILL", "--", &format!("-{id}")])
            .status();
    }
    handle.kill()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, limit: Option<Duration>) -> Outcome {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        let file = format!("jsi-xtask-run-{}-{}.log", std::process::id(), script.len());
        let log = std::env::temp_dir().join(file);
        let outcome = Job {
            command,
            log: log.clone(),
            limit,
        }
        .run()
        .expect("sh runs");
        let _ = fs::remove_file(log);
        outcome
    }

    #[test]
    fn both_streams_are_collected_and_the_exit_code_counts() {
        let good = shell("echo one; echo two >&2", None);
        assert!(good.ok && good.output.contains("one\n") && good.output.contains("two\n"));
        let bad = shell("echo three; exit 7", None);
        assert!(!bad.ok && !bad.timed_out);
        assert_eq!(bad.tail(1), "three");
    }

    #[test]
    fn the_limit_ends_a_program_and_its_children() {
        let start = Instant::now();
        let hung = shell(
            "sleep 60 & sleep 60; echo never",
            Some(Duration::from_millis(300)),
        );
        assert!(hung.timed_out && !hung.ok);
        assert!(start.elapsed() < Duration::from_secs(20));
        assert!(!hung.output.contains("never"));
    }
}
