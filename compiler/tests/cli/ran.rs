//! Running `jsic` as a process in a folder of its own.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A folder with these files, which vanishes.
pub fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

/// The command, which is not started yet, without the colour settings of the test's environment.
pub fn jsic(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jsic"));
    command
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null());
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR"] {
        command.env_remove(name);
    }
    command
}

/// The result of a run.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Everything of a process that has ended.
pub fn read(output: Output) -> Ran {
    Ran {
        code: output.status.code().expect("ends by itself"),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Runs the command without input.
pub fn run(folder: &Path, arguments: &[&str]) -> Ran {
    read(jsic(folder, arguments).output().unwrap())
}

/// Runs the command with this on its standard input.
pub fn run_with_input(folder: &Path, arguments: &[&str], input: &str) -> Ran {
    let mut child = jsic(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    drop(stdin);
    read(child.wait_with_output().unwrap())
}
