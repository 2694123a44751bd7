//! Generates with a program that the variable `JSIC` names, instead of the compiler in the build script, which cargo builds without
//! optimisation.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

use super::Builder;
use crate::error::Error;

/// The variable.
pub(super) const VARIABLE: &str = "JSIC";

/// Runs the command of the program, which must have the version of this crate: another one may generate code for another runtime.
pub(super) fn compile(builder: &Builder, program: &Path) -> Result<(), Error> {
    let name = program.display().to_string();
    let unusable = |reason: String| Error::Prebuilt {
        program: name.clone(),
        reason,
    };
    let output = Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| unusable(format!("it cannot be started: {error}")))?;
    let found = String::from_utf8_lossy(&output.stdout);
    let needed = concat!("jsic ", env!("CARGO_PKG_VERSION"));
    if found.trim() != needed {
        let found = found.lines().next().unwrap_or_default();
        return Err(unusable(match found.strip_prefix("jsic ") {
            Some(version) => format!("it is jsic {version}, and the build script needs {needed}"),
            None => "it is not jsic".to_owned(),
        }));
    }
    let mut command = Command::new(program);
    command.arg("build-script").stdin(Stdio::null());
    for (option, folder) in [
        ("--out", &builder.out),
        ("--crate-root", &builder.crate_root),
    ] {
        if let Some(folder) = folder {
            command.arg(option).arg(folder);
        }
    }
    for (option, is_set) in [
        ("--dts-imports", builder.dts_imports),
        ("--mockall", builder.mocks.mockall),
        ("--fakes", builder.mocks.fakes),
    ] {
        if is_set {
            command.arg(option);
        }
    }
    for it in &builder.externs {
        command.arg("--extern-file");
        command.arg(format!("{}={}", it.path, it.module));
    }
    let status = command
        .arg("--")
        .args(&builder.paths)
        .status()
        .map_err(|error| unusable(format!("it cannot be started: {error}")))?;
    match status.code() {
        Some(0) => Ok(()),
        Some(1) => Err(Error::Reported),
        _ => Err(unusable(format!("it ended with {status}"))),
    }
}

/// The program, if the variable is set.
pub(super) fn named() -> Option<std::ffi::OsString> {
    env::var_os(VARIABLE).filter(|program| !program.is_empty())
}
