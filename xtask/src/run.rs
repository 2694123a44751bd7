//! Runs one external program: output goes to a log file, a line now and then shows that it is alive,
//! a time limit ends it. Knows nothing about what the program is for.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How often a long command says that it is still running.
const HEARTBEAT: Duration = Duration::from_secs(10);
/// How long output is awaited after the program itself has ended.
const DRAIN: Duration = Duration::from_secs(2);

/// A program to run.
pub struct Job {
    /// The program, its arguments and environment.
    pub command: Command,
    /// Where its output is kept.
    pub log: PathBuf,
    /// When it is ended, if ever. A limited job does not hear Ctrl-C, so limits are short.
    pub limit: Option<Duration>,
}

/// What came of it.
pub struct Outcome {
    /// It ended by itself, with exit code 0.
    pub ok: bool,
    /// It was ended by the limit.
    pub timed_out: bool,
    /// Standard output and standard error, in the order of arrival.
    pub output: String,
    /// Where `output` is kept.
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
    pub fn run(mut self) -> std::io::Result<Outcome> {
        let start = Instant::now();
        let mut log = create(&self.log)?;
        self.command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        if self.limit.is_some() {
            own_group(&mut self.command);
        }
        let mut child = self.command.spawn().map_err(|error| {
            let program = self.command.get_program().to_string_lossy();
            std::io::Error::new(
                error.kind(),
                format!("`{program}` cannot be started: {error}"),
            )
        })?;
        let (sender, lines) = channel();
        read_lines(child.stdout.take(), sender.clone());
        read_lines(child.stderr.take(), sender);
        let mut output = String::new();
        let mut keep = |line: &str| {
            output.push_str(line);
            output.push('\n');
            // A full disk must not hide what the program says.
            let _ = writeln!(log, "{line}");
        };
        let timed_out = watch(&mut child, &lines, start, self.limit, &mut keep);
        let status = child.wait()?;
        while let Ok(line) = lines.recv_timeout(DRAIN) {
            keep(&line);
        }
        let ok = status.success() && !timed_out;
        Ok(Outcome {
            ok,
            timed_out,
            output,
            log: self.log,
        })
    }
}

/// Collects lines until the child has closed both of its streams; true if the limit ended it.
fn watch(
    child: &mut Child,
    lines: &Receiver<String>,
    start: Instant,
    limit: Option<Duration>,
    keep: &mut impl FnMut(&str),
) -> bool {
    let mut beat = start;
    let mut last = String::new();
    loop {
        match lines.recv_timeout(Duration::from_millis(100)) {
            Ok(line) => {
                keep(&line);
                if !line.trim().is_empty() {
                    last = line;
                }
            }
            Err(RecvTimeoutError::Disconnected) => return false,
            // A grandchild may hold the streams open after the program has ended.
            Err(RecvTimeoutError::Timeout) => {
                if matches!(child.try_wait(), Ok(Some(_))) {
                    return false;
                }
            }
        }
        if limit.is_some_and(|limit| start.elapsed() >= limit) {
            kill_group(child);
            return true;
        }
        if beat.elapsed() >= HEARTBEAT {
            beat = Instant::now();
            println!(
                "      {:>4} s  {}",
                start.elapsed().as_secs(),
                clip(&last, 90)
            );
        }
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

fn read_lines(stream: Option<impl Read + Send + 'static>, lines: Sender<String>) {
    let Some(stream) = stream else { return };
    thread::spawn(move || {
        let mut reader = BufReader::new(stream);
        let mut bytes = Vec::new();
        while matches!(reader.read_until(b'\n', &mut bytes), Ok(count) if count > 0) {
            let line = String::from_utf8_lossy(&bytes)
                .trim_end_matches(['\n', '\r'])
                .to_owned();
            bytes.clear();
            if lines.send(line).is_err() {
                return;
            }
        }
    });
}

fn create(path: &Path) -> std::io::Result<File> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    File::create(path)
}

#[cfg(unix)]
fn own_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
fn own_group(_command: &mut Command) {}

/// Ends the child and, where the system has process groups, everything it started.
fn kill_group(child: &mut Child) {
    #[cfg(unix)]
    let _ = Command::new("kill")
        .args(["-KILL", "--", &format!("-{}", child.id())])
        .status();
    let _ = child.kill();
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
