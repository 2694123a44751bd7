//! What an existing crate needs: dependencies, a build script, an interface, and the macro that includes the generated modules.
//! Manifests are edited as text, so that comments and order stay.

use std::fs;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use super::{TemplateError, VERSION, unwritable};
use crate::fs::write_together;

/// The line that a build script needs.
const BUILD_LINE: &str = "jsic::Builder::new().file(\"src/app.jsi\").compile();";

const BUILD: &str = include_str!("../../templates/common/build.rs");

/// The first interface: something that every host has.
const INTERFACE: &str = "//! What Rust and JavaScript offer each other.\n\n\
    /// A part of the global object `console`.\n\
    interface Console from globalThis.console {\n    log(text: String): Void;\n}\n";

const MACRO: &str = "jsi_runtime::bindings!(); // a module for each .jsi file";

/// A file that was created or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The file.
    pub path: PathBuf,
    /// What was done: `created`, or what was added.
    pub what: &'static str,
}

/// Prepares the crate in a folder. What it has already stays, so a second run changes nothing.
///
/// # Errors
///
/// [`TemplateError`]; then nothing has changed.
pub fn init(folder: &Path) -> Result<Vec<Change>, TemplateError> {
    let mut files: Vec<(PathBuf, String, &'static str)> = Vec::new();
    let manifest = folder.join("Cargo.toml");
    let root = root_file(folder);
    let text = read(&manifest)?.ok_or_else(|| no_crate(folder))?;
    let edited = edit_manifest(folder, &manifest, &text, root.ends_with("lib.rs"))?;
    if edited != text {
        files.push((manifest, edited, "dependencies added"));
    }
    let build = folder.join("build.rs");
    match read(&build)? {
        None => files.push((build, BUILD.to_owned(), "created")),
        Some(text) if text.contains("jsic::") => {}
        Some(_) => {
            return Err(TemplateError::BuildScript {
                file: build.display().to_string(),
                line: BUILD_LINE,
            });
        }
    }
    let interface = folder.join("src/app.jsi");
    if !has_interface(folder) {
        files.push((interface, INTERFACE.to_owned(), "created"));
    }
    match read(&root)? {
        None => files.push((
            root,
            format!("//! A crate that uses JavaScript.\n\n{MACRO}\n"),
            "created",
        )),
        Some(text) if text.contains("bindings!") => {}
        Some(text) => {
            let end = if text.is_empty() || text.ends_with('\n') {
                ""
            } else {
                "\n"
            };
            let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
            let added = format!("{text}{end}{line_end}{MACRO}{line_end}");
            files.push((root, added, "`jsi_runtime::bindings!()` added"));
        }
    }
    let texts: Vec<(&Path, &str)> = files
        .iter()
        .map(|(path, text, _)| (path.as_path(), text.as_str()))
        .collect();
    write_together(&texts)?;
    Ok(files
        .into_iter()
        .map(|(path, _, what)| Change { path, what })
        .collect())
}

fn no_crate(folder: &Path) -> TemplateError {
    TemplateError::NoCrate(folder.display().to_string())
}

/// The text of a file, if it exists.
fn read(path: &Path) -> Result<Option<String>, TemplateError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unwritable(path, error)),
    }
}

/// The file at the root of the crate. A crate with both has its program in the library.
fn root_file(folder: &Path) -> PathBuf {
    let (library, program) = (folder.join("src/lib.rs"), folder.join("src/main.rs"));
    match program.is_file() && !library.is_file() {
        true => program,
        false => library,
    }
}

/// Whether the crate has a file with interfaces already.
fn has_interface(folder: &Path) -> bool {
    let is_interface = |path: PathBuf| path.extension().is_some_and(|it| it == "jsi");
    [folder.to_owned(), folder.join("src")]
        .iter()
        .filter_map(|it| fs::read_dir(it).ok())
        .flat_map(|it| it.flatten())
        .any(|it| is_interface(it.path()))
}

/// The manifest with what it lacks.
fn edit_manifest(
    folder: &Path,
    path: &Path,
    text: &str,
    is_library: bool,
) -> Result<String, TemplateError> {
    let file = path.display().to_string();
    let table = DeTable::parse(text).map_err(|error| TemplateError::Syntax {
        message: error.to_string().trim_end().to_owned(),
        file: file.clone(),
    })?;
    let table = table.get_ref();
    if !table.contains_key("package") {
        return Err(no_crate(folder));
    }
    let has = |section: &str, key: &str| match table.get(section).map(|it| it.get_ref()) {
        Some(DeValue::Table(entries)) => entries.contains_key(key),
        _ => false,
    };
    let mut text = text.to_owned();
    if is_library && !table.contains_key("lib") {
        let line = "crate-type = [\"cdylib\", \"rlib\"] # the file for JavaScript, and the library for Rust";
        text = with_entry(&file, &text, "lib", line)?;
    }
    if !has("dependencies", "jsi-runtime") {
        let line = format!("jsi-runtime = \"{VERSION}\"");
        text = with_entry(&file, &text, "dependencies", &line)?;
    }
    if !has("build-dependencies", "jsic") {
        let line = format!(
            "jsic = {{ version = \"{VERSION}\", default-features = false }} # without the command line"
        );
        text = with_entry(&file, &text, "build-dependencies", &line)?;
    }
    Ok(text)
}

/// The text with an entry at the start of a table, which is added at the end if it is missing.
fn with_entry(
    file: &str,
    text: &str,
    table: &'static str,
    line: &str,
) -> Result<String, TemplateError> {
    let header = format!("[{table}]");
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut edited = String::new();
    let mut found = false;
    for old in text.split_inclusive('\n') {
        edited.push_str(old);
        let code = old.split('#').next().unwrap_or_default().trim();
        if code == header && !found {
            found = true;
            let end = if old.ends_with('\n') { "" } else { line_end };
            edited.push_str(&format!("{end}{line}{line_end}"));
        }
    }
    if !found {
        let end = if text.ends_with('\n') { "" } else { line_end };
        edited.push_str(&format!(
            "{end}{line_end}{header}{line_end}{line}{line_end}"
        ));
    }
    // a table may be in another form, or the line may be in a text
    let key = line.split(' ').next().unwrap_or_default();
    let is_set = DeTable::parse(&edited).is_ok_and(|it| {
        let entries = it.get_ref().get(table);
        entries.is_some_and(|it| it.get_ref().get(key).is_some())
    });
    if is_set {
        return Ok(edited);
    }
    Err(TemplateError::Manifest {
        file: file.to_owned(),
        table,
        line: line.to_owned(),
    })
}
