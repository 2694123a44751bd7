//! `jsi-breaking FOLDER TSC…`: compiles the code of all cases with both versions, in FOLDER, with rustc and the command TSC.
//! The last line has the counts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use jsi_breaking::{Case, broken, cases};
use jsic::breaking::Audience;

/// The names of the versions.
const VERSIONS: [&str; 2] = ["old", "new"];

/// Code that is compiled with a version.
struct Unit {
    /// What it is called in file names.
    id: String,
    code: String,
    /// The name of the case, the version and the audience.
    name: String,
    case: usize,
    version: usize,
    audience: Audience,
    /// Whether it has to compile.
    compiles: bool,
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next() else {
        eprintln!("usage: jsi-breaking FOLDER TSC…");
        return ExitCode::from(2);
    };
    let folder = std::path::absolute(folder).expect("a path");
    let tsc: Vec<String> = arguments.collect();
    let cases = cases();
    let units = units(&cases);
    write(&folder, &cases);

    let (rust, script): (Vec<&Unit>, Vec<&Unit>) = units.iter().partition(|it| match it.audience {
        Audience::RustCallers | Audience::RustImplementers => true,
        Audience::JavaScriptCallers | Audience::JavaScriptImplementers => false,
    });
    let mut failures = check_rust(&folder, &rust);
    failures.extend(check_scripts(&folder, &script, &tsc));
    for failure in &failures {
        println!("{failure}");
    }
    let failed = failures.len();
    println!(
        "{} passed, {failed} failed",
        units.len().saturating_sub(failed)
    );
    ExitCode::from(u8::from(failed > 0))
}

fn units(cases: &[Case]) -> Vec<Unit> {
    let mut units = Vec::new();
    for (index, case) in cases.iter().enumerate() {
        let found = case.compare();
        let breaks: BTreeSet<Audience> = found.diagnostics.iter().flat_map(broken).collect();
        let mut add = |id: String, title: &str, code: &str, audience, survives: bool| {
            for (version, name) in VERSIONS.iter().enumerate() {
                units.push(Unit {
                    id: id.clone(),
                    code: code.to_owned(),
                    name: format!("{} ({title} with the {name} version)", case.name),
                    case: index,
                    version,
                    audience,
                    compiles: version == 0 || survives || !breaks.contains(&audience),
                });
            }
        };
        for (audience, code) in &case.code {
            let id = audience.name().replace('-', "_");
            add(id, audience.title(), code, *audience, false);
        }
        for it in &case.doubles {
            let audience = Audience::RustImplementers;
            add(it.kind.clone(), &it.kind, &it.code, audience, it.compiles);
        }
    }
    units
}

/// The folder of a version of a case.
fn place(folder: &Path, case: usize, version: usize) -> PathBuf {
    folder.join(format!("{case}_{}", VERSIONS[version]))
}

/// Writes what is generated of all versions, each in a folder.
fn write(folder: &Path, cases: &[Case]) {
    // a folder of an earlier run may have cases that are no more
    let _ = fs::remove_dir_all(folder);
    for (index, case) in cases.iter().enumerate() {
        for version in 0..VERSIONS.len() {
            let folder = place(folder, index, version);
            fs::create_dir_all(&folder).expect("a writable folder");
            for (path, text) in case.generate(version) {
                fs::write(folder.join(path), text).expect("a writable file");
            }
        }
    }
}

/// The modules of a unit: the bindings, and the code.
fn module(folder: &Path, unit: &Unit) -> String {
    let bindings = place(folder, unit.case, unit.version).join("mod.rs");
    let name = format!("c{}_{}_{}", unit.case, VERSIONS[unit.version], unit.id);
    let code = &unit.code;
    format!(
        "#[path = {bindings:?}] pub mod {name}_bindings;\n\
         pub mod {name} {{\n\
         use crate::{name}_bindings as bindings; use bindings::api::*; use jsi_runtime::*;\n\
         {code}}}\n"
    )
}

/// The compiled runtime and mockall, and the folder of their dependencies.
fn libraries() -> (PathBuf, PathBuf, PathBuf) {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["check", "--locked", "--quiet", "--package", "jsi-breaking"])
        .args(["--tests"])
        .args(["--message-format", "json"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo");
    assert!(
        output.status.success(),
        "the runtime and mockall do not compile"
    );
    let text = String::from_utf8_lossy(&output.stdout);
    let messages = text.lines();
    let messages = messages.filter_map(|it| serde_json::from_str::<serde_json::Value>(it).ok());
    let messages: Vec<serde_json::Value> = messages.collect();
    let metadata = |name: &str| -> PathBuf {
        let of = messages.iter().filter(|it| it["target"]["name"] == name);
        let files = of.flat_map(|it| it["filenames"].as_array().into_iter().flatten());
        let mut files = files.filter_map(|it| it.as_str().map(PathBuf::from));
        let found = files.find(|it| it.extension().is_some_and(|it| it == "rmeta"));
        found.unwrap_or_else(|| panic!("no metadata of {name}"))
    };
    let (runtime, mockall) = (metadata("jsi_runtime"), metadata("mockall"));
    let folder = runtime.parent().expect("a folder").to_owned();
    (runtime, mockall, folder)
}

/// Everything that has to compile is one crate. What must not is a crate for each, since the errors of one can hide those of another.
fn check_rust(folder: &Path, units: &[&Unit]) -> Vec<String> {
    let (runtime, mockall, dependencies) = libraries();
    let rustc = |name: &str, text: &str| -> (bool, String) {
        let file = folder.join(format!("{name}.rs"));
        let head = "#![allow(unused, deprecated, clippy::all)]\n";
        fs::write(&file, format!("{head}{text}")).expect("a writable file");
        let output = Command::new("rustc")
            .args([
                "--edition",
                "2024",
                "--crate-type",
                "lib",
                "--emit",
                "metadata",
            ])
            .args(["--error-format", "short", "-o"])
            .arg(folder.join(format!("{name}.rmeta")))
            .arg("--extern")
            .arg(format!("jsi_runtime={}", runtime.display()))
            .arg("--extern")
            .arg(format!("mockall={}", mockall.display()))
            // where mocks exist
            .args(["--cfg", "test"])
            .arg("-L")
            .arg(format!("dependency={}", dependencies.display()))
            .arg(&file)
            .output()
            .expect("rustc");
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.success(), text)
    };
    let mut failures = Vec::new();
    let (good, bad): (Vec<&&Unit>, Vec<&&Unit>) = units.iter().partition(|it| it.compiles);
    let all: String = good.iter().map(|it| module(folder, it)).collect();
    let (compiles, errors) = rustc("compatible", &all);
    if !compiles {
        // one at a time, to say which
        for (index, unit) in good.iter().enumerate() {
            let text = module(folder, unit);
            let (compiles, errors) = rustc(&format!("compatible_{index}"), &text);
            if !compiles {
                failures.push(format!("{}: does not compile\n{errors}", unit.name));
            }
        }
        if failures.is_empty() {
            failures.push(format!("together they do not compile\n{errors}"));
        }
    }
    let next = AtomicUsize::new(0);
    let found: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(unit) = bad.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let name = format!("breaking_{}_{}", unit.case, unit.id);
                    let (compiles, errors) = rustc(&name, &module(folder, unit));
                    // an error in the generated code proves nothing
                    let start = format!("{}:", folder.join(format!("{name}.rs")).display());
                    let is_error = |it: &str| it.contains(": error");
                    let in_code = errors.lines().filter(|it| is_error(it));
                    let in_code = in_code.clone().next().is_some()
                        && in_code.clone().all(|it| it.starts_with(&start));
                    let problem = match (compiles, in_code) {
                        (true, _) => "compiles, although it is reported to break".to_owned(),
                        (false, false) => format!("breaks elsewhere\n{errors}"),
                        (false, true) => continue,
                    };
                    if let Ok(mut found) = found.lock() {
                        found.push(format!("{}: {problem}", unit.name));
                    }
                }
            });
        }
    });
    failures.extend(found.into_inner().unwrap_or_default());
    failures
}

/// One run of the compiler for all files.
fn check_scripts(folder: &Path, units: &[&Unit], tsc: &[String]) -> Vec<String> {
    let Some((program, before)) = tsc.split_first() else {
        return vec!["no compiler of TypeScript was given".to_owned()];
    };
    let mut files = Vec::new();
    for unit in units {
        let file =
            place(folder, unit.case, unit.version).join(format!("{}.ts", unit.audience.name()));
        fs::write(&file, &unit.code).expect("a writable file");
        files.push(file);
    }
    let options = serde_json::json!({
        "compilerOptions": {
            "strict": true, "noEmit": true, "skipLibCheck": false, "target": "esnext",
            "module": "esnext", "moduleResolution": "bundler", "types": [],
            "lib": ["esnext", "esnext.disposable", "dom"],
        },
        "files": files,
    });
    fs::write(folder.join("tsconfig.json"), options.to_string()).expect("a writable file");
    let output = Command::new(program)
        .args(before)
        .args(["--pretty", "false", "--project", "tsconfig.json"])
        .current_dir(folder)
        .output()
        .expect("the compiler of TypeScript");
    let text = String::from_utf8_lossy(&output.stdout);
    let mut errors: BTreeMap<PathBuf, String> = BTreeMap::new();
    let mut last = None;
    for line in text.lines() {
        if let Some((path, _)) = line.split_once('(')
            && line.contains("): error TS")
        {
            last = Some(folder.join(path));
        }
        if let Some(path) = &last {
            // writing to a string does not fail
            let _ = writeln!(errors.entry(path.clone()).or_default(), "    {line}");
        }
    }
    let mut failures = Vec::new();
    if errors.is_empty() {
        failures.push(format!(
            "the compiler of TypeScript reports nothing\n{text}{}",
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    for (unit, file) in units.iter().zip(&files) {
        match (errors.remove(file), unit.compiles) {
            (Some(errors), true) => {
                failures.push(format!("{}: does not compile\n{errors}", unit.name))
            }
            (None, false) => failures.push(format!(
                "{}: compiles, although it is reported to break",
                unit.name
            )),
            _ => {}
        }
    }
    // what remains is in generated declarations
    failures.extend(
        errors
            .into_iter()
            .map(|(file, errors)| format!("{}\n{errors}", file.display())),
    );
    failures
}
