//! `cargo xtask bench builds`: the processor time that cargo needs for a crate with interfaces, and for the same crate with bindings
//! written by hand. Both are built for WebAssembly in the profile `dev`, in turn.

mod program;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use wait4::Wait4 as _;

use super::grid::Grid;
use super::stats::median;
use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::toolchain::{TARGET, Toolchain};
use program::{Bindings, Edits};

/// The interfaces of the crate, of 20 methods each.
const INTERFACES: usize = 20;

/// The numbers of interfaces of the crates that show the growth.
const GROWTH: [usize; 3] = [1, 10, 100];

/// Above the bar by this factor, noise does not explain it.
const MARGIN: f64 = 1.3;

/// What is built again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// Everything, into an empty folder. All sources are downloaded.
    Cold,
    /// The crate with its build script; its dependencies are built.
    Alone,
    /// The crate after a function body has changed.
    Body,
    /// The crate after a method of an interface has changed.
    Interface,
}

/// Steps with their titles and the highest accepted ratios.
const STEPS: [(Step, &str, f64); 4] = [
    (Step::Cold, "cold build", 1.3),
    (Step::Alone, "the crate alone", 1.3),
    (Step::Body, "edit of a body", 1.2),
    (Step::Interface, "edit of an interface", 1.2),
];

/// How often each step is measured.
#[derive(Clone, Copy, Debug)]
pub struct Rounds {
    /// Cold builds.
    pub cold: usize,
    /// All others.
    pub warm: usize,
}

/// A crate, and what was measured of it.
struct Side {
    bindings: Bindings,
    folder: PathBuf,
    interfaces: usize,
    edits: Edits,
}

/// A row of the table: seconds of a processor.
struct Row {
    title: String,
    ours: f64,
    hand: f64,
    bar: Option<f64>,
}

impl Row {
    fn ratio(&self) -> f64 {
        self.ours / self.hand
    }

    /// The result is so far above the bar that noise does not explain it.
    fn is_exceeded(&self) -> bool {
        self.bar.is_some_and(|bar| self.ratio() > bar * MARGIN)
    }
}

/// Measures and prints everything; returns whether no bar is exceeded by far.
pub fn run(layout: &Layout, rounds: Rounds, growth: bool) -> Result<bool> {
    let mut rows = steps(layout, rounds)?;
    if growth {
        for interfaces in GROWTH {
            rows.push(alone(layout, rounds, interfaces)?);
        }
    }
    println!("\n{}", grid(&rows).text());
    let exceeded = rows.iter().filter(|row| row.is_exceeded());
    for row in exceeded.clone() {
        println!("{}: more than {MARGIN} times its bar", row.title);
    }
    Ok(exceeded.count() == 0)
}

fn steps(layout: &Layout, rounds: Rounds) -> Result<Vec<Row>> {
    let mut sides = sides(layout, INTERFACES)?;
    let mut rows = Vec::new();
    for (step, title, bar) in STEPS {
        println!("measuring: {title}");
        let count = if step == Step::Cold {
            rounds.cold
        } else {
            rounds.warm
        };
        let [ours, hand] = in_turn(layout, &mut sides, step, count)?;
        rows.push(Row {
            title: title.to_owned(),
            ours,
            hand,
            bar: Some(bar),
        });
    }
    Ok(rows)
}

/// The crate alone, of another number of interfaces.
fn alone(layout: &Layout, rounds: Rounds, interfaces: usize) -> Result<Row> {
    println!("measuring: {interfaces} interfaces");
    let mut sides = sides(layout, interfaces)?;
    for side in &mut sides {
        side.build(layout)?;
    }
    let [ours, hand] = in_turn(layout, &mut sides, Step::Alone, rounds.warm)?;
    let title = match interfaces {
        1 => "alone, 1 interface".to_owned(),
        _ => format!("alone, {interfaces} interfaces"),
    };
    Ok(Row {
        title,
        ours,
        hand,
        bar: None,
    })
}

/// The medians of both sides, which are built in turn, each time in the opposite order.
fn in_turn(layout: &Layout, sides: &mut [Side; 2], step: Step, rounds: usize) -> Result<[f64; 2]> {
    let mut times = [Vec::new(), Vec::new()];
    for round in 0..rounds {
        let order = if round % 2 == 0 { [0, 1] } else { [1, 0] };
        for index in order {
            if let (Some(side), Some(times)) = (sides.get_mut(index), times.get_mut(index)) {
                times.push(side.measure(layout, step)?.as_secs_f64());
            }
        }
    }
    let [ours, hand] = times;
    let median = |all: &[f64]| median(all).unwrap_or(f64::NAN);
    Ok([median(&ours), median(&hand)])
}

fn sides(layout: &Layout, interfaces: usize) -> Result<[Side; 2]> {
    let side = |bindings: Bindings| {
        let folder = layout.target.join("bench-builds").join(bindings.name());
        let side = Side {
            bindings,
            folder,
            interfaces,
            edits: Edits::default(),
        };
        side.write(layout)?;
        // versions are those of this repository, and no build downloads anything
        fs::copy(
            layout.root.join("Cargo.lock"),
            side.folder.join("Cargo.lock"),
        )?;
        side.cargo(layout, &["fetch", "--target", TARGET])?;
        Ok(side)
    };
    let both: [Result<Side>; 2] = [side(Bindings::Ours), side(Bindings::Hand)];
    let [ours, hand] = both;
    Ok([ours?, hand?])
}

impl Side {
    fn write(&self, layout: &Layout) -> Result<()> {
        self.bindings
            .write(&layout.root, &self.folder, self.interfaces, self.edits)
    }

    /// The processor time of one build.
    fn measure(&mut self, layout: &Layout, step: Step) -> Result<Duration> {
        match step {
            Step::Cold => remove(&self.folder.join("target"))?,
            Step::Alone => {
                self.cargo(
                    layout,
                    &["clean", "--quiet", "--package", self.bindings.name()],
                )?;
                self.cargo(
                    layout,
                    &[
                        "clean",
                        "--quiet",
                        "--target",
                        TARGET,
                        "--package",
                        self.bindings.name(),
                    ],
                )?;
            }
            Step::Body => self.edits.body += 1,
            Step::Interface => self.edits.interface += 1,
        }
        self.write(layout)?;
        self.build(layout)
    }

    fn build(&self, layout: &Layout) -> Result<Duration> {
        self.cargo(
            layout,
            &["build", "--quiet", "--offline", "--target", TARGET],
        )
    }

    /// Runs cargo in the crate; returns the processor time of it and of all that it has started.
    fn cargo(&self, layout: &Layout, arguments: &[&str]) -> Result<Duration> {
        let mut command = Toolchain::required()?.cargo(layout);
        command
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            // as users build
            .env_remove("CARGO_PROFILE_DEV_DEBUG")
            .env_remove("CARGO_PROFILE_TEST_DEBUG")
            .stdin(Stdio::null());
        let used = command.spawn()?.wait4()?;
        if !used.status.success() {
            return Err(Failure::new(
                format!(
                    "`cargo {}` failed in {}",
                    arguments.join(" "),
                    self.folder.display()
                ),
                "its output above has the reason",
            ));
        }
        Ok(used.rusage.utime + used.rusage.stime)
    }
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(())
}

fn grid(rows: &[Row]) -> Grid {
    let mut grid = Grid::new([
        "build, seconds of a processor",
        "ours",
        "hand",
        "ratio",
        "bar",
        "met",
    ]);
    for row in rows {
        let mut cells = vec![
            row.title.clone(),
            format!("{:.2}", row.ours),
            format!("{:.2}", row.hand),
            format!("{:.2}", row.ratio()),
        ];
        if let Some(bar) = row.bar {
            let met = if row.ratio() <= bar { "yes" } else { "NO" };
            cells.extend([bar.to_string(), met.to_owned()]);
        }
        grid.add(cells);
    }
    grid
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_judged_by_its_ratio() {
        let row = |ours| Row {
            title: "cold build".to_owned(),
            ours,
            hand: 10.0,
            bar: Some(1.3),
        };
        let text = grid(&[row(13.0), row(14.0)]).text();
        assert!(text.contains("yes") && text.contains("NO"), "{text}");
        assert!(!row(14.0).is_exceeded(), "noise may explain it");
        assert!(row(17.0).is_exceeded());
    }
}
