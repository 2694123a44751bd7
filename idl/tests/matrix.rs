//! Every row of `data/type-matrix.csv`: a type at a position, and whether it is accepted or which one diagnostic
//! it gives. The rows are written by `data/type_matrix.py`, which has the rules a second time.

use std::path::Path;
use std::process::Command;

use jsi_idl::analyze;
use jsi_idl::diagnostics::{Code, Level};
use jsi_idl::resolve::MemoryLoader;

const MATRIX: &str = include_str!("data/type-matrix.csv");

/// What the rows take for granted.
const AROUND: &str = r#"
record R { x: Number; }
enum E { A = 0, B = 1 }
enum S { "a", "b" }
class C from "c" { constructor(); }
class G<A> from "g" { value: A; }
class Q<A> from "q" { next(): Promise<A>; }
record H<A> { value: A; }
record J<A> { done: Promise<A>; }
record P { later: Promise<String>; call?: Function<(E) => R>; }
callback interface I { run(): Void; }
type U = String | Number;
type Later = String | Promise<String>;
type List = String | Array<Number>;
"#;

struct Row<'a> {
    ty: String,
    position: &'a str,
    verdict: &'a str,
}

/// Reads the quoted form of CSV: a field with commas stands in quotes.
fn rows() -> Vec<Row<'static>> {
    let row = |line: &'static str| {
        let mut end = line.rsplitn(3, ',');
        let verdict = end.next().expect("a verdict");
        let position = end.next().expect("a position");
        let ty = end.next().expect("a type");
        Row {
            ty: ty.trim_matches('"').replace("\"\"", "\""),
            position,
            verdict,
        }
    };
    MATRIX.lines().skip(1).map(row).collect()
}

/// The declaration with the type of a row at its position, and the text up to which all is taken for granted.
fn wrap(row: &Row) -> String {
    let (attr, ty) = match row.ty.split_once(' ') {
        Some((attr, ty)) if attr.starts_with('@') => (format!("{attr} "), ty),
        _ => (String::new(), row.ty.as_str()),
    };
    match row.position {
        "import-param" => format!(r#"interface T from "x" {{ m({attr}p: {ty}): Void; }}"#),
        "import-result" => format!(r#"interface T from "x" {{ {attr}m(): {ty}; }}"#),
        "export-param" => format!("export interface T {{ m({attr}p: {ty}): Void; }}"),
        "export-result" => format!("export interface T {{ {attr}m(): {ty}; }}"),
        "property" => {
            format!(r#"class T from "x" {{ constructor(); {attr}readonly p: {ty}; }}"#)
        }
        "class-result" => format!(r#"class T from "x" {{ constructor(); {attr}m(): {ty}; }}"#),
        "export-class-result" => format!("export class T {{ {attr}m(): {ty}; }}"),
        "callback-param" => format!("callback interface T {{ m({attr}p: {ty}): Void; }}"),
        "callback-result" => format!("callback interface T {{ {attr}m(): {ty}; }}"),
        "callback-property" => format!("callback interface T {{ {attr}p: {ty}; }}"),
        "record-field" => format!("record T {{ {attr}p: {ty}; }}"),
        other => panic!("unknown position {other}"),
    }
}

fn disagreement(row: &Row) -> Option<String> {
    let declaration = wrap(row);
    let text = format!("{AROUND}{declaration}");
    let loader = MemoryLoader::new().with("m.jsi", text);
    let analysis = analyze(&loader, &["m.jsi"]);
    let found: Vec<(Code, Level)> = analysis
        .diagnostics
        .iter()
        .map(|it| (it.code, it.level))
        .collect();
    let in_place = analysis
        .diagnostics
        .iter()
        .all(|it| it.primary.span.start as usize >= AROUND.len());
    let agrees = match (row.verdict, found.as_slice()) {
        ("ok", []) => analysis.checked().is_some(),
        ("warning", [(Code::JSI0402, Level::Warning)]) => analysis.checked().is_some(),
        (code, [(found, Level::Error)]) => code == found.as_str() && analysis.checked().is_none(),
        _ => false,
    };
    if agrees && in_place {
        return None;
    }
    let Row {
        ty,
        position,
        verdict,
    } = row;
    Some(format!(
        "{ty} as {position}: {verdict}, but found {found:?}\n    {declaration}"
    ))
}

#[test]
fn every_row_agrees() {
    let rows = rows();
    assert!(rows.len() > 9000);
    let wrong: Vec<String> = rows.iter().filter_map(disagreement).collect();
    assert!(
        wrong.is_empty(),
        "{} rows disagree:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// `JSI_BLESS=1` writes the rows. Where Python is not installed, the rows in the repository are tested as they are.
#[test]
fn the_rows_are_current() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let Ok(made) = Command::new("python3")
        .arg(data.join("type_matrix.py"))
        .output()
    else {
        return;
    };
    let errors = String::from_utf8_lossy(&made.stderr);
    assert!(made.status.success(), "{errors}");
    let made = String::from_utf8(made.stdout).expect("text");
    let made = made.replace("\r\n", "\n");
    if std::env::var_os("JSI_BLESS").is_some() {
        std::fs::write(data.join("type-matrix.csv"), made).expect("writing the rows");
    } else {
        assert!(
            made == MATRIX,
            "type-matrix.csv is not what type_matrix.py prints"
        );
    }
}
