//! A case: `cases/NAME.md` holds sources, and after a heading what is generated from them. Compares nothing.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use jsi_idl::resolve::MemoryLoader;
use jsi_idl::resolve::platform::Platform;
use jsi_idl::{Analysis, analyze};
use jsic::pipeline::{Mocks, Options, generate};
use jsic::render::{Sources, human};

/// Stands between the sources and the outcome.
const OUTCOME: &str = "\n## Outcome\n";

/// A file of `cases/`.
pub struct Case {
    pub path: PathBuf,
    pub name: String,
    /// The text before the outcome.
    pub input: String,
    /// The expected outcome; empty in a new case.
    pub expected: String,
}

/// A generated file.
#[derive(Debug, PartialEq)]
pub struct Generated {
    pub path: String,
    pub text: String,
}

/// All cases, sorted.
pub fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/cases");
    let entries = fs::read_dir(folder).expect("the folder of cases");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let cases: Vec<Case> = paths.into_iter().map(Case::read).collect();
    assert!(!cases.is_empty(), "no cases found");
    cases
}

impl Case {
    /// A case without a file.
    pub fn new(name: String, input: String) -> Self {
        Self {
            path: PathBuf::new(),
            name,
            input,
            expected: String::new(),
        }
    }

    fn read(path: PathBuf) -> Self {
        let text = fs::read_to_string(&path).expect("a readable case");
        let (input, expected) = text.split_once(OUTCOME).unwrap_or((&text, ""));
        let name = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        Self {
            input: input.trim_end().to_owned(),
            expected: expected.to_owned(),
            name,
            path,
        }
    }

    /// Writes the outcome into the case's file.
    pub fn bless(&self, outcome: &str) {
        let blessed = format!("{}\n{OUTCOME}{outcome}", self.input);
        if fs::read_to_string(&self.path).expect("a readable case") != blessed {
            fs::write(&self.path, blessed).expect("a writable case");
        }
    }

    /// The files in the fences: what follows the language is the path.
    fn sources(&self) -> Vec<(String, String)> {
        let mut files = Vec::new();
        let mut current: Option<(&str, String, String)> = None;
        for line in self.input.lines() {
            let (ticks, info) = line.split_at(line.len() - line.trim_start_matches('`').len());
            match current.take() {
                None if ticks.len() >= 3 => {
                    let (_, path) = info
                        .split_once(' ')
                        .expect("a path after the language of a fence");
                    current = Some((ticks, path.to_owned(), String::new()));
                }
                None => {}
                Some((fence, path, text)) if line == fence => files.push((path, text)),
                Some((fence, path, text)) => current = Some((fence, path, text + line + "\n")),
            }
        }
        files
    }

    /// Cases about mocks have all kinds of mocks.
    fn options(&self, dts_imports: bool) -> Options {
        let mocks = self.name.starts_with("mocks");
        Options {
            manifest: None,
            crate_root: PathBuf::from("."),
            dts_imports,
            externs: Vec::new(),
            mocks: Mocks {
                mockall: mocks,
                fakes: mocks,
            },
        }
    }

    fn analysis(&self) -> (Analysis, MemoryLoader) {
        let files = self.sources();
        let mut loader = MemoryLoader::new().with_platform(Platform(jsi_web::MODULES));
        for (path, text) in &files {
            loader.insert(path, text.clone());
        }
        let paths = files.iter().map(|(path, _)| path.as_str());
        let roots: Vec<&str> = paths.filter(|path| path.ends_with(".jsi")).collect();
        (analyze(&loader, &roots), loader)
    }

    /// The generated files; none where there are errors.
    pub fn generated(&self, dts_imports: bool) -> Vec<Generated> {
        let (analysis, loader) = self.analysis();
        let Some(checked) = analysis.checked() else {
            return Vec::new();
        };
        let outputs = generate(checked, &loader, &self.options(dts_imports)).unwrap_or_default();
        let files = outputs.files.into_iter().map(|output| Generated {
            path: output.path,
            text: output.text.to_string(),
        });
        files.collect()
    }

    /// Diagnostics and generated files, as they stand in the case's file.
    pub fn outcome(&self) -> String {
        let (analysis, loader) = self.analysis();
        let mut problems = analysis.diagnostics.clone();
        if let Some(checked) = analysis.checked() {
            problems.extend(
                generate(checked, &loader, &self.options(true))
                    .err()
                    .unwrap_or_default(),
            );
        }
        let mut out = String::new();
        if !problems.is_empty() {
            let mut text = Vec::new();
            human(&mut text, false, Sources(&analysis.sources), &problems)
                .expect("memory takes anything");
            let here = std::env::current_dir()
                .expect("a folder")
                .display()
                .to_string();
            let text = String::from_utf8_lossy(&text).replace(&here, "CRATE");
            let _ = write!(out, "\n```text diagnostics\n{}\n```\n", text.trim_end());
        }
        for file in self.generated(true) {
            let language = file.path.rsplit('.').next().unwrap_or_default();
            let fence = if file.text.contains("```") {
                "````"
            } else {
                "```"
            };
            let _ = write!(
                out,
                "\n{fence}{language} {}\n{}{fence}\n",
                file.path, file.text
            );
        }
        out
    }
}
