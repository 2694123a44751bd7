//! `cargo xtask import-report`: imports the types of many packages, lets TypeScript compare the result with the original, checks and
//! compiles it, and writes the tables of the documentation.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;
use serde::Deserialize;

use crate::bundled::Jsic;
use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::setup::{self, Consent, Step};
use crate::toolchain::{TARGET, Toolchain};

const BEGIN: &str = "<!-- what follows is made by `cargo xtask import-report --write` -->";
const END: &str = "<!-- up to here -->";

/// Import the types of many packages, and compile what that makes
#[derive(Debug, Args)]
pub struct Options {
    /// Only packages with this in their names; may be repeated
    #[arg(long = "package", value_name = "TEXT")]
    packages: Vec<String>,
    /// Do not compile the generated Rust
    #[arg(long)]
    no_build: bool,
    /// Write the table into docs/; only of all packages
    #[arg(long, conflicts_with = "packages")]
    write: bool,
}

/// A package with the modules that are imported.
struct Source {
    /// The package whose version is reported.
    package: &'static str,
    modules: &'static [&'static str],
}

const fn source(package: &'static str, modules: &'static [&'static str]) -> Source {
    Source { package, modules }
}

/// The packages. Those with types of their own, and those of which `@types` has them.
const SOURCES: &[Source] = &[
    source("ag-grid-community", &["ag-grid-community"]),
    source("axios", &["axios"]),
    source("chart.js", &["chart.js"]),
    source(
        "codemirror",
        &["codemirror", "@codemirror/state", "@codemirror/view"],
    ),
    source("cytoscape", &["cytoscape"]),
    source("d3", &["d3"]),
    source("dexie", &["dexie"]),
    source(
        "firebase",
        &["firebase/app", "firebase/auth", "firebase/firestore"],
    ),
    source("idb", &["idb"]),
    source("leaflet", &["leaflet"]),
    source("maplibre-gl", &["maplibre-gl"]),
    source("monaco-editor", &["monaco-editor"]),
    source("p5", &["p5"]),
    source("pixi.js", &["pixi.js"]),
    source("quill", &["quill"]),
    source("@stripe/stripe-js", &["@stripe/stripe-js"]),
    source("@supabase/supabase-js", &["@supabase/supabase-js"]),
    source("@tauri-apps/api", &["@tauri-apps/api"]),
    source("@tensorflow/tfjs-core", &["@tensorflow/tfjs-core"]),
    source("three", &["three"]),
    source("tone", &["tone"]),
    source("@xterm/xterm", &["@xterm/xterm"]),
];

/// What an import counts.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
struct Tally {
    members: usize,
    without_loss: usize,
    with_loss: usize,
    left_out: usize,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.members += other.members;
        self.without_loss += other.without_loss;
        self.with_loss += other.with_loss;
        self.left_out += other.left_out;
    }

    fn percent(&self, count: usize) -> f64 {
        100.0 * count as f64 / self.members.max(1) as f64
    }
}

/// What TypeScript says about an import, as `jsic import --compare` writes it.
#[derive(Debug, Default, Deserialize)]
struct Comparison {
    tally: Tally,
    /// The members that are the same without a mapping.
    same: usize,
    /// How many members each mapping explains.
    mappings: BTreeMap<String, usize>,
    /// The members in which the importer finds no loss, and TypeScript does not agree.
    denied: Vec<serde_json::Value>,
}

impl Comparison {
    fn add(&mut self, other: Self) {
        self.tally.add(other.tally);
        self.same += other.same;
        self.denied.extend(other.denied);
        for (name, count) in other.mappings {
            *self.mappings.entry(name).or_default() += count;
        }
    }
}

/// A row of the table.
struct Row {
    package: &'static str,
    version: String,
    comparison: Comparison,
}

/// Makes the report; returns whether everything that was imported could be checked and compiled.
pub fn run(layout: &Layout, consent: Consent, options: &Options) -> Result<bool> {
    setup::run(
        layout,
        consent,
        &[Step::Node, Step::Target, Step::ImportReport],
    )?;
    let jsic = Jsic::build(layout)?;
    let out = layout.target.join("import-report");
    let mut rows = Vec::new();
    let mut fine = true;
    for source in SOURCES {
        let wanted = |text: &String| source.package.contains(text.as_str());
        if !options.packages.is_empty() && !options.packages.iter().any(wanted) {
            continue;
        }
        let folder = out.join(file_name(source.package));
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(folder.join("src"))?;
        let mut comparison = Comparison::default();
        let mut files = Vec::new();
        for module in source.modules {
            let file = folder.join(format!("{}.jsi", file_name(module)));
            match import(layout, &jsic, module, &file)? {
                Some(it) => {
                    comparison.add(it);
                    files.push(file);
                }
                None => fine = false,
            }
        }
        let version = version(layout, source.package)?;
        println!(
            "{:28} {:>6} {:>5.1} % {:>5.1} %, {} denied by TypeScript",
            format!("{} {version}", source.package),
            comparison.tally.members,
            comparison.tally.percent(comparison.tally.without_loss),
            comparison
                .tally
                .percent(comparison.tally.without_loss + comparison.tally.with_loss),
            comparison.denied.len(),
        );
        if !files.is_empty() && !options.no_build {
            fine &= compile(layout, &jsic, source.package, &folder, &files)?;
        }
        rows.push(Row {
            package: source.package,
            version,
            comparison,
        });
    }
    let table = table(&rows);
    println!("\n{table}");
    if options.write {
        write(layout, &table)?;
    }
    Ok(fine)
}

/// Imports a module; `None` if that is an error, which is printed. Beside the interface is the comparison.
fn import(layout: &Layout, jsic: &Jsic, module: &str, file: &Path) -> Result<Option<Comparison>> {
    let compared = file.with_extension("json");
    let mut command = jsic.command();
    command
        .current_dir(layout.import_report())
        .args(["import", module, "--all", "--message-format", "json"])
        .arg("--out")
        .arg(file)
        .arg("--compare")
        .arg(&compared);
    let output = command.output()?;
    if !output.status.success() {
        eprintln!("{module}: {}", String::from_utf8_lossy(&output.stderr));
        return Ok(None);
    }
    serde_json::from_slice(&fs::read(&compared)?)
        .map(Some)
        .map_err(|error| Failure::new(format!("{module}: {error}"), ""))
}

/// Generates code from the imported files and compiles it for WebAssembly.
fn compile(
    layout: &Layout,
    jsic: &Jsic,
    package: &str,
    folder: &Path,
    files: &[PathBuf],
) -> Result<bool> {
    let name = file_name(package);
    let runtime = layout.root.join("runtime");
    let manifest = format!(
        "[package]\nname = \"imported-{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\njsi-runtime = {{ path = {runtime:?} }}\nwasm-bindgen = \"0.2\"\n\n[workspace]\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    let mut build = jsic.command();
    build
        .arg("build")
        .args(files)
        .arg("--out")
        .arg(folder.join("src/bindings"))
        .arg("--crate-root")
        .arg(folder);
    if !succeeds(package, &mut build)? {
        return Ok(false);
    }
    fs::write(
        folder.join("src/lib.rs"),
        "//! What was imported.\n#![allow(missing_docs)]\npub mod bindings;\n",
    )?;
    fs::copy(layout.root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    let mut check = Toolchain::required()?.cargo(layout);
    check
        .current_dir(folder)
        .args(["check", "--offline", "--target", TARGET]);
    succeeds(package, &mut check)
}

/// Runs a command; prints the end of its output if it fails.
fn succeeds(package: &str, command: &mut Command) -> Result<bool> {
    let output = command.output()?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr);
        let lines: Vec<&str> = text.lines().collect();
        let end = lines
            .get(lines.len().saturating_sub(40)..)
            .unwrap_or(&lines);
        eprintln!("{package}: {}", end.join("\n"));
    }
    Ok(output.status.success())
}

/// The version of an installed package.
fn version(layout: &Layout, package: &str) -> Result<String> {
    #[derive(Deserialize)]
    struct Manifest {
        version: String,
    }
    let path = layout.import_report().join("node_modules").join(package);
    let text = fs::read_to_string(path.join("package.json"))?;
    let manifest: Manifest = serde_json::from_str(&text)
        .map_err(|error| Failure::new(format!("{package}: {error}"), ""))?;
    Ok(manifest.version)
}

/// A name of a package or module as that of a file and a crate.
fn file_name(name: &str) -> String {
    name.trim_start_matches('@')
        .replace(['/', '.', ':'], "-")
        .to_lowercase()
}

fn table(rows: &[Row]) -> String {
    let mut text = String::from(
        "| package | version | members | without loss | with loss | left out | without loss, % | in the interface, % |\n\
         |---|---|--:|--:|--:|--:|--:|--:|\n",
    );
    let mut all = Tally::default();
    let mut same = 0;
    let mut denied = 0;
    let mut mappings: BTreeMap<&str, usize> = BTreeMap::new();
    let mut row = |package: &str, version: &str, it: &Tally| {
        let _ = writeln!(
            text,
            "| {package} | {version} | {} | {} | {} | {} | {:.1} | {:.1} |",
            it.members,
            it.without_loss,
            it.with_loss,
            it.left_out,
            it.percent(it.without_loss),
            it.percent(it.without_loss + it.with_loss),
        );
    };
    for it in rows {
        row(it.package, &it.version, &it.comparison.tally);
        all.add(it.comparison.tally);
        same += it.comparison.same;
        denied += it.comparison.denied.len();
        for (name, count) in &it.comparison.mappings {
            *mappings.entry(name).or_default() += count;
        }
    }
    row("**all**", "", &all);
    let _ = write!(
        text,
        "\nOf the members without loss, {same} are the same without a mapping. {denied} members are with loss only because TypeScript does \
         not agree.\n\n| mapping | members |\n|---|--:|\n"
    );
    for (name, count) in mappings {
        let _ = writeln!(text, "| {name} | {count} |");
    }
    text
}

/// Writes the table into the page about imports.
fn write(layout: &Layout, table: &str) -> Result<()> {
    let page = layout.root.join("docs/src/reference/import.md");
    let text = fs::read_to_string(&page)?;
    let parts = text.split_once(BEGIN).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(END)?;
        Some((before, after))
    });
    let (before, after) = parts.ok_or_else(|| {
        Failure::new(
            format!("{} has no place for the table", page.display()),
            format!("it needs the lines {BEGIN} and {END}"),
        )
    })?;
    fs::write(page, format!("{before}{BEGIN}\n\n{table}\n{END}{after}"))?;
    println!("written: docs/src/reference/import.md");
    Ok(())
}
