//! `cargo xtask bench sizes`: the same programs with generated and with hand-written bindings, optimised for size.

use std::fs;
use std::path::PathBuf;
use std::process::Stdio;

use serde::{Deserialize, Serialize};

use super::calls::folder;
use super::chart::{Chart, Group, Scale};
use super::grid::Grid;
use crate::bundled::Jsic;
use crate::examples;
use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::package;
use crate::toolchain::{self, TARGET};

/// The profile of a program that is sent to browsers.
const PROFILE: [(&str, &str); 5] = [
    ("OPT_LEVEL", "z"),
    ("LTO", "fat"),
    ("CODEGEN_UNITS", "1"),
    ("PANIC", "abort"),
    ("STRIP", "symbols"),
];

/// A program of `bench/sizes`, and the limit for its generated bindings.
struct Program {
    name: &'static str,
    title: &'static str,
    bar: Bar,
}

/// The limit of the difference, compressed and bundled.
#[derive(Clone, Copy)]
enum Bar {
    /// A number of bytes.
    Bytes(u64),
    /// A factor.
    Times(f64),
}

const PROGRAMS: [Program; 4] = [
    Program {
        name: "one",
        title: "one import",
        bar: Bar::Bytes(4_000),
    },
    Program {
        name: "hello",
        title: "an import and an export",
        bar: Bar::Bytes(4_000),
    },
    Program {
        name: "todo",
        title: "to-do page",
        bar: Bar::Times(1.5),
    },
    Program {
        name: "all",
        title: "all examples in one",
        bar: Bar::Times(1.4),
    },
];

/// The result of `sizes.mjs` for one package.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Sizes {
    name: String,
    wasm: Bytes,
    scripts: Bytes,
    bundle: Bytes,
    /// What `jsic bundle` writes.
    #[serde(default)]
    bundled: Option<Bundled>,
}

/// The files that `jsic bundle` writes.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
struct Bundled {
    wasm: Bytes,
    script: Bytes,
}

/// Bytes of one or several files.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
struct Bytes {
    raw: u64,
    gzip: u64,
}

/// A package, and what is made of it.
#[derive(Serialize)]
pub struct Package {
    name: String,
    folder: PathBuf,
    /// The folder with what `jsic bundle` makes of it.
    bundled: Option<PathBuf>,
}

#[derive(Serialize)]
struct Order {
    packages: Vec<Package>,
    out: PathBuf,
}

impl Sizes {
    /// The bytes that a page loads, compressed: the program and its JavaScript, bundled by `jsic` where it is generated.
    fn loaded(&self) -> u64 {
        match &self.bundled {
            Some(bundled) => bundled.wasm.gzip + bundled.script.gzip,
            None => self.wasm.gzip + self.bundle.gzip,
        }
    }

    /// The same with the JavaScript bundled by esbuild, which does not know what the program uses.
    fn loaded_by_esbuild(&self) -> u64 {
        self.wasm.gzip + self.bundle.gzip
    }
}

/// Builds all programs, and measures their packages.
pub fn measure(layout: &Layout) -> Result<Vec<Sizes>> {
    let jsic = Jsic::build(layout)?;
    let names: Vec<String> = PROGRAMS
        .iter()
        .flat_map(|program| sides(program.name))
        .collect();
    let packages = small(layout, &jsic, "jsi-bench-sizes", "sizes", &names)?;
    look(layout, packages)
}

/// Builds examples of a crate for browsers, and makes packages of them in a folder of the benchmarks: `NAME/web`, and of those with
/// generated bindings also `NAME/bundled`.
pub fn small(
    layout: &Layout,
    jsic: &Jsic,
    crate_name: &str,
    group: &str,
    names: &[String],
) -> Result<Vec<Package>> {
    println!("building {crate_name}");
    // A separate folder, since all crates are built with other settings.
    let target = layout.target.join("small");
    let mut command = toolchain::build(layout, &[crate_name.to_owned()])?;
    command.arg("--release").env("CARGO_TARGET_DIR", &target);
    for name in names {
        command.args(["--example", name]);
    }
    for (name, value) in PROFILE {
        command.env(format!("CARGO_PROFILE_RELEASE_{name}"), value);
    }
    package::run(layout, command, crate_name, "fix what the compiler reports")?;
    let mut packages = Vec::new();
    for name in names {
        let program = target
            .join(TARGET)
            .join("release/examples")
            .join(format!("{name}.wasm"));
        let folder = folder(layout).join(group).join(name);
        package::pack_program(layout, &program, "web", &folder)?;
        let web = folder.join("web");
        let mut bundled = None;
        if name.ends_with("_ours") {
            let out = folder.join("bundled");
            jsic.bundle(layout, &web, &out)?;
            bundled = Some(out);
        }
        packages.push(Package {
            name: name.clone(),
            folder: web,
            bundled,
        });
    }
    Ok(packages)
}

fn sides(name: &str) -> [String; 2] {
    [format!("{name}_ours"), format!("{name}_hand")]
}

fn look(layout: &Layout, packages: Vec<Package>) -> Result<Vec<Sizes>> {
    let out = folder(layout).join("sizes.json");
    let order = serde_json::to_string(&Order {
        packages,
        out: out.clone(),
    })
    .map_err(Failure::other)?;
    let status = examples::harness(layout, "bench/sizes.mjs")
        .arg(order)
        .stdin(Stdio::null())
        .status()?;
    if !status.success() {
        return Err(Failure::new(
            format!("bench/sizes.mjs ended with {status}"),
            "its output above says why",
        ));
    }
    serde_json::from_str(&fs::read_to_string(&out)?).map_err(Failure::other)
}

/// Each program's title, its bar with the result, and whether it is kept.
pub fn judged(sizes: &[Sizes]) -> Vec<(&'static str, String, bool)> {
    let judge = |program: &Program| {
        let (ours, hand) = pair(sizes, program)?;
        let (verdict, met) = program.bar.judge(ours, hand);
        Some((program.title, verdict, met))
    };
    PROGRAMS.iter().filter_map(judge).collect()
}

/// A program's two packages.
fn pair<'a>(sizes: &'a [Sizes], program: &Program) -> Option<(&'a Sizes, &'a Sizes)> {
    let [ours, hand] = sides(program.name).map(|name| sizes.iter().find(|it| it.name == name));
    Some((ours?, hand?))
}

/// The table, with two lines for each program and one for the difference.
pub fn grid(sizes: &[Sizes]) -> Grid {
    let mut grid = Grid::new([
        "size in bytes",
        "wasm",
        "gzip",
        "JS files",
        "gzip",
        "JS bundled",
        "gzip",
        "wasm + bundle, gzip",
        "jsic bundle: wasm",
        "JS",
        "both, gzip",
        "bar",
        "met",
    ]);
    for program in &PROGRAMS {
        let Some((ours, hand)) = pair(sizes, program) else {
            continue;
        };
        for (side, it) in [("ours", ours), ("hand-written", hand)] {
            let mut cells = vec![format!("{}, {side}", program.title)];
            cells.extend(
                [it.wasm, it.scripts, it.bundle]
                    .iter()
                    .flat_map(|it| [it.raw, it.gzip])
                    .map(|it| it.to_string()),
            );
            cells.push(it.loaded_by_esbuild().to_string());
            cells.extend(match &it.bundled {
                Some(bundled) => [
                    bundled.wasm.raw.to_string(),
                    bundled.script.raw.to_string(),
                    it.loaded().to_string(),
                ],
                None => [const { String::new() }; 3],
            });
            if side == "ours" {
                let (bar, met) = program.bar.judge(ours, hand);
                cells.extend([bar, if met { "yes" } else { "NO" }.to_owned()]);
            }
            grid.add(cells);
        }
    }
    grid
}

/// The bytes that a page loads of each program.
pub fn chart(sizes: &[Sizes]) -> Chart {
    let groups = PROGRAMS.iter().filter_map(|program| {
        let (ours, hand) = pair(sizes, program)?;
        let thousands = |bytes: u64| bytes as f64 / 1000.0;
        Some(Group {
            name: program.title.to_owned(),
            values: vec![
                Some(thousands(ours.loaded())),
                Some(thousands(hand.loaded())),
            ],
            limit: Some(program.bar.limit(hand) / 1000.0),
        })
    });
    Chart {
        title: "What a page loads".to_owned(),
        note: "kB of WebAssembly and bundled JavaScript, compressed".to_owned(),
        series: vec![
            "generated bindings".to_owned(),
            "written by hand".to_owned(),
        ],
        groups: groups.collect(),
        scale: Scale::Amount,
    }
}

impl Bar {
    /// The limit for ours in bytes.
    fn limit(self, hand: &Sizes) -> f64 {
        let hand = hand.loaded() as f64;
        match self {
            Self::Bytes(more) => hand + more as f64,
            Self::Times(times) => hand * times,
        }
    }

    /// The bar as text, with the result, and whether it is kept.
    fn judge(self, ours: &Sizes, hand: &Sizes) -> (String, bool) {
        let met = ours.loaded() as f64 <= self.limit(hand);
        let (ours, hand) = (ours.loaded(), hand.loaded());
        let verdict = match self {
            Self::Bytes(more) => format!("+{more}: {:+}", ours.cast_signed() - hand.cast_signed()),
            Self::Times(times) => format!("{times}: {:.2}", ours as f64 / hand as f64),
        };
        (verdict, met)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(name: &str, wasm: u64, bundle: u64) -> Sizes {
        let bytes = |gzip| Bytes {
            raw: gzip * 3,
            gzip,
        };
        Sizes {
            name: name.to_owned(),
            wasm: bytes(wasm),
            scripts: bytes(bundle + 1),
            bundle: bytes(bundle),
            bundled: None,
        }
    }

    #[test]
    fn a_program_is_judged_by_what_a_page_loads() {
        let (ours, hand) = (
            sizes("one_ours", 12_000, 3_000),
            sizes("one_hand", 8_000, 1_000),
        );
        assert_eq!(
            Bar::Bytes(6_000).judge(&ours, &hand),
            ("+6000: +6000".to_owned(), true)
        );
        assert_eq!(
            Bar::Times(1.1).judge(&ours, &hand),
            ("1.1: 1.67".to_owned(), false)
        );
        let text = grid(&[ours, hand]).text();
        assert!(
            text.contains("one import, ours")
                && text.contains("15000")
                && !text.contains("all examples")
        );
    }
}
