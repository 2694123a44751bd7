//! The layers of each crate: `ARCHITECTURE.md` lists the modules of `src` from the bottom to the top, and no module imports
//! from one above it. There is no import cycle between files.

#[path = "layers/source.rs"]
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use source::{Crate, Import};

/// The crates for which every rule holds.
const CLEAN: [&str; 3] = ["compiler", "idl", "runtime"];

fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest
        .parent()
        .expect("xtask is a folder of the repository")
        .to_path_buf()
}

/// The rows of the table in `ARCHITECTURE.md`: a crate's folder, and its modules from the bottom to the top. Modules between
/// two arrows are one layer; they do not import each other.
fn table() -> BTreeMap<String, Vec<Vec<String>>> {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("the page exists");
    let section = text
        .split("\n## ")
        .find(|section| section.starts_with("Layers\n"))
        .expect("ARCHITECTURE.md has a section on layers");
    let mut table = BTreeMap::new();
    for row in section.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').collect();
        let [name, layers] = cells.as_slice() else {
            panic!("a row has a crate and its layers: {row}");
        };
        let quoted = |text: &str| -> Vec<String> {
            text.split('`')
                .skip(1)
                .step_by(2)
                .map(str::to_owned)
                .collect()
        };
        let name = quoted(name).concat();
        table.insert(name, layers.split('→').map(quoted).collect());
    }
    table
}

/// The imports of a crate that break a rule.
fn violations(folder: &str, layers: &[Vec<String>]) -> Vec<String> {
    let parsed = Crate::read(&root(), folder);
    let level = |module: &str| {
        layers
            .iter()
            .position(|layer| layer.iter().any(|name| name == module))
    };
    let mut wrong = Vec::new();
    let modules: BTreeSet<&str> = parsed.modules().collect();
    for module in &modules {
        if level(module).is_none() {
            wrong.push(format!(
                "{folder}: ARCHITECTURE.md has no layer for `{module}`"
            ));
        }
    }
    for module in layers.iter().flatten() {
        if !modules.contains(module.as_str()) {
            wrong.push(format!(
                "{folder}: ARCHITECTURE.md lists `{module}`, which does not exist"
            ));
        }
    }
    let imports = parsed.imports();
    for import in &imports {
        let (from, to) = (parsed.module_of(&import.from), parsed.module_of(&import.to));
        if from != to && from != "lib" && from != "main" && level(to) >= level(from) {
            wrong.push(format!("{import}: `{to}` is not below `{from}`"));
        }
    }
    wrong.extend(circles(&imports).into_iter().map(|circle| {
        let steps: Vec<String> = circle
            .iter()
            .map(|import| format!("\n    {import}"))
            .collect();
        format!("{folder}: files import each other:{}", steps.concat())
    }));
    wrong
}

/// Groups of files that import each other. A module's file and the files below it count as one.
fn circles(imports: &[Import]) -> Vec<Vec<Import>> {
    let between: Vec<&Import> = imports
        .iter()
        .filter(|import| !source::is_within(&import.from, &import.to))
        .collect();
    let reach = |start: &str| {
        let mut seen = BTreeSet::new();
        let mut open = vec![start.to_owned()];
        while let Some(file) = open.pop() {
            for import in between.iter().filter(|import| import.from == file) {
                if seen.insert(import.to.clone()) {
                    open.push(import.to.clone());
                }
            }
        }
        seen
    };
    let files: BTreeSet<&str> = between.iter().map(|import| import.from.as_str()).collect();
    let reached: BTreeMap<&str, BTreeSet<String>> =
        files.iter().map(|file| (*file, reach(file))).collect();
    let mut done = BTreeSet::new();
    let mut found = Vec::new();
    for file in &files {
        if done.contains(file) || !reached[file].contains(*file) {
            continue;
        }
        let circle: BTreeSet<&str> = files
            .iter()
            .copied()
            .filter(|other| reached[file].contains(*other))
            .filter(|other| reached[other].contains(*file))
            .collect();
        let steps = between
            .iter()
            .filter(|import| circle.contains(import.from.as_str()))
            .filter(|import| circle.contains(import.to.as_str()))
            .map(|import| (*import).clone())
            .collect();
        done.extend(circle);
        found.push(steps);
    }
    found
}

#[test]
fn imports_follow_the_layers() {
    let table = table();
    let mut wrong = Vec::new();
    for (folder, layers) in &table {
        let found = violations(folder, layers);
        println!("{folder}: {} violations", found.len());
        if CLEAN.contains(&folder.as_str()) {
            wrong.extend(found);
        } else {
            println!("{}", found.join("\n"));
        }
    }
    for folder in CLEAN {
        assert!(
            table.contains_key(folder),
            "ARCHITECTURE.md has no layers of {folder}"
        );
    }
    assert!(
        wrong.is_empty(),
        "imports against the layers:\n{}",
        wrong.join("\n")
    );
}
