//! Time and memory of inputs of up to 100,000 members, with their limits.

use std::io;
use std::path::Path;
use std::time::Duration;

use jsi_bench_compiler::members;

use crate::process::{Run, find, median, run};

/// The numbers of members; each is twice the previous one, except the first.
const SIZES: [usize; 5] = [1_000, 12_500, 25_000, 50_000, 100_000];

/// The limits for 100,000 members.
const CHECKED: Duration = Duration::from_secs(2);
const BUILT: Duration = Duration::from_secs(4);
/// A multiple of the time for half of the input.
const GROWTH: f64 = 2.2;
/// A multiple of the size of the input.
const MEMORY: f64 = 40.0;

/// Prints time and memory of checking and building.
pub fn large(folder: &Path, rounds: usize) -> io::Result<()> {
    let Some(jsic) = find("JSIC", "jsic") else {
        println!("jsic is not installed (JSIC may name it)");
        return Ok(());
    };
    std::fs::write(folder.join("Cargo.toml"), "")?;
    let mut inputs = Vec::new();
    for size in SIZES {
        let path = folder.join(format!("members_{size}.jsi"));
        std::fs::write(&path, members::jsi(size))?;
        let length = std::fs::metadata(&path)?.len();
        let out = folder.join(format!("out_{size}"));
        inputs.push((
            size,
            length,
            path.to_string_lossy().into_owned(),
            out.to_string_lossy().into_owned(),
        ));
    }
    for (name, bar) in [("check", CHECKED), ("build", BUILT)] {
        let mut runs = vec![Vec::<Run>::new(); inputs.len()];
        for _ in 0..rounds {
            for ((_, _, path, out), runs) in inputs.iter().zip(&mut runs) {
                let written = Path::new(out).exists();
                let arguments = match name {
                    "check" => vec!["check", path],
                    _ => vec!["build", path, "--out", out],
                };
                if written {
                    std::fs::remove_dir_all(out)?;
                }
                runs.push(run(&jsic, &arguments)?);
            }
        }
        println!("\njsic {name}; medians of {rounds} rounds");
        println!(
            "{:>10}{:>12}{:>12}{:>12}{:>14}{:>12}{:>16}",
            "members", "input kB", "wall ms", "cpu ms", "of the half", "MB", "of the input"
        );
        let mut half: Option<(usize, Duration)> = None;
        for ((size, length, ..), runs) in inputs.iter().zip(&runs) {
            let wall = median(runs.iter().map(|run| run.wall)).unwrap_or_default();
            let work = median(runs.iter().map(|run| run.work)).unwrap_or_default();
            let memory = median(runs.iter().map(|run| run.memory)).unwrap_or_default();
            let growth = half
                .filter(|(before, _)| before * 2 == *size)
                .map(|(_, before)| work.as_secs_f64() / before.as_secs_f64());
            println!(
                "{size:>10}{:>12}{:>12.1}{:>12.1}{:>14}{:>12.1}{:>15.1}x",
                length / 1_000,
                wall.as_secs_f64() * 1_000.0,
                work.as_secs_f64() * 1_000.0,
                growth.map_or_else(String::new, |growth| format!("{growth:.2}x")),
                memory as f64 / 1e6,
                memory as f64 / *length as f64,
            );
            half = Some((*size, work));
        }
        println!(
            "bars: 100,000 members in {} s of one processor, {GROWTH}x of the half, {MEMORY}x of the input",
            bar.as_secs(),
        );
    }
    Ok(())
}
