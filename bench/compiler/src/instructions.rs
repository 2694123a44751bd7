//! Counts the instructions of our compiler on a fixed input, and compares them with the stored count. Unlike the time, the
//! count is the same on a busy machine; it differs between versions of Rust, so there is one for each.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::process::{Command, ExitCode};

use jsi_bench_compiler::members;
use jsi_bench_compiler::model::Language;

use crate::callgrind::count;
use crate::growth::growth;
use crate::process::find;

/// The counts, a line each: command, version of Rust, count.
const KNOWN: &str = "instructions.txt";
/// How much a count may grow, in percent.
const ROOM: u64 = 10;

/// Compares, or with `JSI_BLESS` writes the counts of this version of Rust anew.
pub fn instructions(folder: &Path) -> io::Result<ExitCode> {
    let Some(jsic) = find("JSIC", "jsic") else {
        return Err(io::Error::other("JSIC does not name a jsic"));
    };
    let rust = rust_version()?;
    let file = folder.join("things.jsi");
    // too short to be parsed in parallel
    let text = Language::Jsi.write(100) + &members::jsi(700);
    // documentation of a file is at its top
    std::fs::write(
        &file,
        text.replace("//! What a large library offers.\n", ""),
    )?;
    std::fs::write(folder.join("Cargo.toml"), "")?;
    let file = file.to_string_lossy();
    let out = folder.join("out").to_string_lossy().into_owned();
    let commands = [
        ("check", vec!["check", &file]),
        ("build", vec!["build", &file, "--out", &out]),
    ];
    let known_file = Path::new(env!("CARGO_MANIFEST_DIR")).join(KNOWN);
    let mut known = read(&known_file)?;
    let bless = std::env::var_os("JSI_BLESS").is_some();
    let mut fine = true;
    for (name, arguments) in &commands {
        let count = count(&jsic, arguments, folder)?;
        let key = ((*name).to_owned(), rust.clone());
        if bless {
            known.insert(key, count);
            println!("jsic {name}: {count} instructions, noted for {rust}");
            continue;
        }
        let Some(before) = known.get(&key).copied() else {
            println!(
                "jsic {name}: {count} instructions; no count is known for {rust}, so nothing is compared (JSI_BLESS=1 notes it)"
            );
            continue;
        };
        let change = (count as f64 / before as f64 - 1.0) * 100.0;
        println!("jsic {name}: {count} instructions, {before} are known: {change:+.1} %");
        if count * 100 > before * (100 + ROOM) {
            fine = false;
            println!(
                "that is more than {ROOM} % above; where it is meant to be, JSI_BLESS=1 cargo xtask test --only instructions notes it"
            );
        } else if count * 100 < before * (100 - ROOM) {
            println!("much better: JSI_BLESS=1 notes it, so that it stays");
        }
    }
    if bless {
        write(&known_file, &known)?;
    }
    fine &= growth(&jsic, folder)?;
    Ok(if fine {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The version that `jsic` was just built with.
fn rust_version() -> io::Result<String> {
    let output = Command::new("rustc").arg("--version").output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let version = text.split_whitespace().take(2).collect::<Vec<_>>();
    Ok(version.join(" "))
}

type Counts = BTreeMap<(String, String), u64>;

fn read(file: &Path) -> io::Result<Counts> {
    let text = match std::fs::read_to_string(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        other => other?,
    };
    let lines = text.lines().filter_map(|line| {
        let mut parts = line.split('\t');
        let (command, rust) = (parts.next()?, parts.next()?);
        let count = parts.next()?.parse().ok()?;
        Some(((command.to_owned(), rust.to_owned()), count))
    });
    Ok(lines.collect())
}

fn write(file: &Path, counts: &Counts) -> io::Result<()> {
    let lines = counts
        .iter()
        .map(|((command, rust), count)| format!("{command}\t{rust}\t{count}\n"));
    std::fs::write(file, lines.collect::<String>())
}
