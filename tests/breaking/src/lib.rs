//! Cases of `jsic breaking`: two versions, the report, and code of callers and implementers. `cases/THEME.md` has many, each
//! below a heading:
//!
//! - `jsi old` and `jsi new` are the two versions; `jsi old/shared.jsi` is another file;
//! - `rs rust-callers` and `rs rust-implementers` are Rust in a crate with the bindings, `ts javascript-callers` and
//!   `ts javascript-implementers` are TypeScript beside the declarations;
//! - `rs fakes` and `rs mocks` are Rust that implements the traits for fakes, and that uses mocks of mockall: a part of the Rust
//!   implementers. `rs fakes compile` compiles although implementers of the trait itself break;
//! - `text` is the report.
//!
//! The code compiles with the old version. With the new version it does if and only if the report says that nothing breaks it.
//! What only a run shows is a case of the package `versions`: `run javascript-callers` has its name.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use jsi_idl::diagnostics::{Diagnostic, Level};
use jsi_idl::resolve::MemoryLoader;
use jsic::breaking::{Audience, Breakage, Version, compare};
use jsic::pipeline::{Mocks, Options, generate};

/// The name of the interface file of a version.
const MAIN: &str = "api.jsi";

/// A case.
#[derive(Debug, Default, Clone)]
pub struct Case {
    /// The file and the heading.
    pub name: String,
    /// The files of the old version, and of the new one.
    pub versions: [BTreeMap<String, String>; 2],
    /// The code of each audience.
    pub code: BTreeMap<Audience, String>,
    /// Code with what tests use instead of imports.
    pub doubles: Vec<Double>,
    /// The case of the package `versions` that shows what breaks, for each audience.
    pub runs: BTreeMap<Audience, String>,
    /// The expected report.
    pub report: String,
}

/// Code with fakes or mocks.
#[derive(Debug, Default, Clone)]
pub struct Double {
    /// `fakes` or `mocks`.
    pub kind: String,
    /// The code.
    pub code: String,
    /// Whether it compiles with the new version, although implementers of the trait break.
    pub compiles: bool,
}

/// The folder of the cases.
#[must_use]
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")
}

/// The files with cases, sorted.
///
/// # Panics
/// If they cannot be read.
#[must_use]
pub fn files() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder()).expect("a folder of cases");
    let mut files: Vec<PathBuf> = entries.map(|it| it.expect("an entry").path()).collect();
    files.sort();
    files
}

/// The cases of all files.
///
/// # Panics
/// If a file cannot be read, or a block has an unknown name.
#[must_use]
pub fn cases() -> Vec<Case> {
    let read = |file: PathBuf| {
        let text = std::fs::read_to_string(&file).expect("a readable file");
        let theme = file
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        parse(&theme, &text)
    };
    files().into_iter().flat_map(read).collect()
}

/// The cases of a text.
///
/// # Panics
/// If a block has an unknown name.
#[must_use]
pub fn parse(theme: &str, text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut block: Option<(String, String)> = None;
    for line in text.lines() {
        block = match (block, line.strip_prefix("```")) {
            (None, Some(info)) => Some((info.to_owned(), String::new())),
            (Some((info, text)), Some(_)) => {
                let case = cases.last_mut().expect("a heading before the block");
                add(case, &info, text);
                None
            }
            (Some((info, text)), None) => Some((info, text + line + "\n")),
            (None, None) => {
                if let Some(title) = line.strip_prefix("# ") {
                    cases.push(Case {
                        name: format!("{theme}: {title}"),
                        ..Case::default()
                    });
                }
                None
            }
        };
    }
    cases
}

fn add(case: &mut Case, info: &str, text: String) {
    let (language, what) = info.split_once(' ').unwrap_or((info, ""));
    let audience = || {
        let found = Audience::ALL.into_iter().find(|it| it.name() == what);
        found.unwrap_or_else(|| panic!("{}: `{info}` is unknown", case.name))
    };
    match language {
        "jsi" => {
            let (version, file) = what.split_once('/').unwrap_or((what, MAIN));
            let [old, new] = &mut case.versions;
            let files = match version {
                "old" => old,
                "new" => new,
                _ => panic!("{}: `{info}` is unknown", case.name),
            };
            files.insert(file.to_owned(), text);
        }
        "text" => case.report = text,
        "run" => {
            case.runs.insert(audience(), text.trim().to_owned());
        }
        "rs" if what.starts_with("fakes") || what.starts_with("mocks") => {
            let (kind, rest) = what.split_once(' ').unwrap_or((what, ""));
            assert!(["", "compile"].contains(&rest), "{}: `{info}`", case.name);
            case.doubles.push(Double {
                kind: kind.to_owned(),
                code: text,
                compiles: rest == "compile",
            });
        }
        "rs" | "ts" => {
            case.code.insert(audience(), text);
        }
        _ => panic!("{}: `{info}` is unknown", case.name),
    }
}

/// What is generated of a version: paths and texts.
pub type Generated = Vec<(String, String)>;

impl Case {
    fn has_doubles(&self, kind: &str) -> bool {
        self.doubles.iter().any(|it| it.kind == kind)
    }

    fn loader(&self, index: usize) -> (MemoryLoader, Vec<String>) {
        let mut loader = MemoryLoader::new();
        for (path, text) in &self.versions[index] {
            loader.insert(path, text.as_bytes());
        }
        // the JavaScript beside the files
        loader.insert("shim.js", "");
        loader.insert("other.js", "");
        loader.insert("storage.js", "");
        (loader, self.versions[index].keys().cloned().collect())
    }

    /// A version of the case: 0 is the old one.
    ///
    /// # Panics
    /// If it has errors.
    #[must_use]
    pub fn version(&self, index: usize) -> Version {
        let (loader, roots) = self.loader(index);
        let roots: Vec<&str> = roots.iter().map(String::as_str).collect();
        let version = Version::new(&loader, &roots, Some(""));
        if let Some((_, errors)) = version.errors() {
            panic!("{}: version {index} has errors: {errors:#?}", self.name);
        }
        version
    }

    /// What the command finds.
    #[must_use]
    pub fn compare(&self) -> Breakage {
        compare(&self.version(0), &self.version(1), &Audience::ALL, |_| {
            false
        })
    }

    /// What is generated of a version.
    ///
    /// # Panics
    /// If it has errors.
    #[must_use]
    pub fn generate(&self, index: usize) -> Generated {
        let (loader, roots) = self.loader(index);
        let roots: Vec<&str> = roots.iter().map(String::as_str).collect();
        let analysis = jsi_idl::analyze(&loader, &roots);
        let checked = analysis.checked().expect("no errors");
        let options = Options {
            crate_root: PathBuf::from("."),
            manifest: None,
            dts_imports: true,
            mocks: Mocks {
                fakes: self.has_doubles("fakes"),
                mockall: self.has_doubles("mocks"),
            },
            externs: Vec::new(),
        };
        let outputs = generate(checked, &loader, &options).expect("no errors");
        let files = outputs.files.into_iter();
        files.map(|it| (it.path, it.text.to_string())).collect()
    }
}

/// The audiences that a diagnostic names.
#[must_use]
pub fn broken(diagnostic: &Diagnostic) -> Vec<Audience> {
    let names = |it: &Audience| {
        let start = format!("breaks {}: ", it.title());
        diagnostic.helps.iter().any(|help| help.starts_with(&start))
    };
    Audience::ALL.into_iter().filter(names).collect()
}

/// A report as the cases show it.
#[must_use]
pub fn report(found: &Breakage) -> String {
    let mut out = String::new();
    for diagnostic in &found.diagnostics {
        let source = &found.sources[diagnostic.primary.file.0 as usize];
        let at = source
            .lines
            .line_column(&source.text, diagnostic.primary.span.start);
        let text = diagnostic.primary.span.of(&source.text);
        let level = match diagnostic.level {
            Level::Error => "error",
            Level::Warning => "warning",
        };
        let (line, column) = (at.line, at.column);
        let (code, name) = (diagnostic.code, diagnostic.code.name());
        // writing to a string does not fail
        let _ = writeln!(
            out,
            "{line}:{column} `{text}` {level}[{code} {name}]: {}",
            diagnostic.message
        );
        for help in &diagnostic.helps {
            let _ = writeln!(out, "    {help}");
        }
    }
    if out.is_empty() {
        out.push_str("nothing\n");
    }
    out
}
