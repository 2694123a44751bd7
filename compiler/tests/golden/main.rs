//! Golden cases: `cases/NAME.md` contains sources and the generated files. `JSI_BLESS=1` updates them. In addition, every
//! generated file parses, is formatted as rustfmt does, and is the same at each run.

mod case;
mod difference;
mod records;
mod scripts;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use case::{Case, cases};
use difference::first_difference;
use similar::TextDiff;

#[test]
fn golden_cases_print_what_they_say() {
    let bless = std::env::var_os("JSI_BLESS").is_some();
    let mut failures = String::new();
    for case in cases() {
        let actual = case.outcome();
        if bless {
            case.bless(&actual);
        } else if actual != case.expected {
            let _ = writeln!(
                failures,
                "{} differs{}",
                case.name,
                first_difference(&case.expected, &actual)
            );
        }
    }
    assert!(
        failures.is_empty(),
        "{failures}JSI_BLESS=1 writes the outcomes anew"
    );
}

#[test]
fn generated_rust_is_what_rustfmt_prints() {
    let differences = differences_from_rustfmt(&cases());
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn lines_are_broken_where_rustfmt_breaks_them() {
    let mut differences = differences_from_rustfmt(&names_of(1..28));
    // where rustfmt itself leaves a line too long, as it does behind some results, ours are shorter
    differences.retain(|difference| {
        let mut theirs = difference.lines().filter(|line| line.starts_with('+'));
        theirs.all(|line| line.len() - 1 <= WIDTH)
    });
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn lines_are_not_too_long() {
    // a call of a macro with a syntax of its own stays in one line, as rustfmt leaves it
    let is_macro = |text: &str| text.starts_with("__rt::") && text.contains("!(");
    for case in names_of(1..33) {
        for file in case.generated(false) {
            let mut is_glue = false;
            for line in file.text.lines().filter(|_| file.path.ends_with(".rs")) {
                is_glue = (is_glue || line.ends_with("r#\"")) && !line.starts_with("\"#");
                let text = line.trim_start();
                let is_rust = !is_glue && !text.starts_with("//") && !is_macro(text);
                // of the head of an item, rustfmt does not count the indentation
                let width = if text.starts_with("impl<") {
                    text.len()
                } else {
                    line.len()
                };
                assert!(!is_rust || width <= WIDTH, "{}: {line}", case.name);
            }
        }
    }
}

/// The columns of generated Rust.
const WIDTH: usize = 100;

/// All constructs, with names of so many letters.
fn names_of(lengths: std::ops::Range<usize>) -> Vec<Case> {
    let case = |length: usize| {
        let name = format!("N{}", "n".repeat(length - 1));
        let case = Case::new(format!("names_of_{length}"), WIDTHS.replace("NAME", &name));
        assert!(!case.generated(false).is_empty(), "{}", case.outcome());
        case
    };
    lengths.map(case).collect()
}

/// Every construct whose lines may be too long.
const WIDTHS: &str = r#"```jsi api.jsi
record NAME { NAME: Number; list: Array<NAME>; a?: NAMEa?; }
enum NAMEa { NAME = 1, b = 2 }
enum NAMEb { "NAME", "b", ... }
enum NAMEc { NAME = 1, ... }
interface NAMEi from "i" {
    a(NAME: String): Void;
    b(a: NAME, b?: NAMEa, ...c: Array<NAMEb>): NAMEc?;
    c(f: Function<(NAME, String) => NAMEb>): Promise<NAME>;
    d(f: Function<() => NAME>): Void;
    e(a: Number<i64>, NAME: BigInt<i128>): Function<(NAMEa) => Promise<NAME>>?;
    NAME(f: Function): String;
    @infallible f(NAME: Array<NAMEa>): Void;
    g(a: Promise<NAME>, b: Date?): Void;
    readonly h: NAMEa;
    k(p?: Function<(NAME) => NAMEa>?): Void;
    l(NAME: String, f?: Function<(NAME?, NAMEb) => NAME?>?, ...rest: Array<NAMEa>): NAME?;
    m(a: Function<() => Void>, NAME?: Promise<NAMEa?>?): Array<Array<NAMEa?>?>?;
}
class NAMEj from "j" {
    constructor(NAME: NAME, b?: NAMEa);
    static a(f: Function<(NAME) => NAMEj>): NAMEj;
    static readonly NAME: NAME;
    NAME(): NAMEj?;
    @infallible b(NAME: String): Void;
}
class NAMEk extends NAMEj from "j" { c(NAME: NAMEl): NAMEj; }
class NAMEl extends NAMEk { readonly d: NAMEc; }
export interface NAMEe {
    a(NAME: String): Void;
    b(a: NAME, b?: NAMEa?, ...c: Array<NAMEb>): NAMEc?;
    c(f: Function<(NAME, String) => NAMEb>): Promise<NAME>;
    NAME(f?: Function?): Function<(NAME) => NAMEa>?;
}
export class NAMEo { constructor(NAME: String, a: NAMEa); NAME: NAME; static a(NAME: Number): NAMEo; }
export class NAMEp { NAME(): Void; }
```"#;

/// Where rustfmt would print generated files in another way: our lines with `-`, its lines with `+`. All of them parse.
fn differences_from_rustfmt(cases: &[Case]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let mut rustfmt = Command::new("rustfmt");
    rustfmt.args(["--edition", "2024", "--style-edition", "2024"]);
    rustfmt.args(["--config", "max_width=100,use_small_heuristics=Max"]);
    let mut files = Vec::new();
    for case in cases {
        for file in case.generated(false) {
            if !file.path.ends_with(".rs") {
                continue;
            }
            if let Err(error) = syn::parse_file(&file.text) {
                panic!("{}: {}: {error}\n{}", case.name, file.path, file.text);
            }
            let path = folder.path().join(&case.name).join(&file.path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
            fs::write(&path, &file.text).expect("a writable file");
            rustfmt.arg(&path);
            files.push((path, file.text));
        }
    }
    assert!(!files.is_empty(), "no Rust was generated");
    let output = rustfmt.output().expect("rustfmt in PATH");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let mut differences = Vec::new();
    for (path, ours) in files {
        let theirs = fs::read_to_string(&path).expect("the formatted file");
        let difference = TextDiff::from_lines(&ours, &theirs);
        for hunk in difference.unified_diff().context_radius(0).iter_hunks() {
            differences.push(format!("{}\n{hunk}", path.display()));
        }
    }
    differences
}

#[test]
fn the_same_source_gives_the_same_files() {
    for case in cases() {
        assert_eq!(case.generated(true), case.generated(true), "{}", case.name);
    }
}

#[test]
fn declarations_of_imports_come_on_request() {
    for case in cases() {
        let [without, with] = [false, true].map(|dts| {
            let files = case.generated(dts).into_iter();
            files.map(|file| file.path).collect::<BTreeSet<String>>()
        });
        let of_rust = |paths: &BTreeSet<String>| -> BTreeSet<String> {
            let paths = paths.iter().filter(|path| path.ends_with(".rs"));
            paths.cloned().collect()
        };
        let rust = of_rust(&with);
        assert_eq!(of_rust(&without), rust, "{}", case.name);
        let exports = case.name.starts_with("export");
        assert_eq!(
            without.len() > rust.len(),
            exports,
            "{}: of exports always",
            case.name
        );
        assert_eq!(
            with.len(),
            (2 * rust.len()).saturating_sub(1),
            "{}: one for each but mod.rs",
            case.name
        );
    }
}

#[test]
fn generated_glue_is_a_module_that_imports_one_thing_at_most() {
    let mut glues = Vec::new();
    for case in cases() {
        for file in case.generated(false) {
            let texts = scripts::glues(&file.text);
            glues.extend(
                texts
                    .into_iter()
                    .map(|text| (format!("{}: {}", case.name, file.path), text)),
            );
        }
    }
    assert!(!glues.is_empty(), "no glue was generated");
    let answers = scripts::parse(&glues);
    assert_eq!(answers.len(), glues.len(), "one answer for each");
    let bad: Vec<&String> = answers
        .iter()
        .filter(|answer| !answer.starts_with("ok "))
        .collect();
    assert!(bad.is_empty(), "{bad:#?}");
}
