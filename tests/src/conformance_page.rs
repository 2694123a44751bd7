//! Generates the table that compares each type with .NET: `docs/src/reference/conformance.md`. A cell for a supported type links to its
//! test in `e2e/conformance`; a cell for another type links to the code that the compiler reports. `JSI_BLESS=1` updates the page.

use std::fmt::Write as _;
use std::fs;

use jsi_idl::analyze;
use jsi_idl::resolve::MemoryLoader;

use crate::inventory::{Runs, inventory, read, root};

const PAGE: &str = "docs/src/reference/conformance.md";
const TESTS: &str = "tests/e2e/conformance/";

/// A type of .NET.
struct Row {
    /// Its name in C#.
    net: &'static str,
    /// Its name in `.jsi`.
    jsi: &'static str,
    /// The prefix of the names of its tests.
    test: &'static str,
    /// Whether .NET supports it as nullable, in a task, and as the element of an array.
    net_has: [bool; 3],
}

const fn row(net: &'static str, jsi: &'static str, test: &'static str, net_has: [bool; 3]) -> Row {
    Row {
        net,
        jsi,
        test,
        net_has,
    }
}

const Y: bool = true;
const N: bool = false;

const ROWS: [Row; 31] = [
    row("Boolean", "Boolean", "boolean", [Y, Y, N]),
    row("Byte", "u8", "byte", [Y, Y, Y]),
    row("Char", "Char", "char", [Y, Y, N]),
    row("Int16", "i16", "int16", [Y, Y, N]),
    row("Int32", "i32", "int32", [Y, Y, Y]),
    row("Int64 as Number", "Number<i64>", "int64_number", [Y, Y, N]),
    row("Int64 as BigInt", "BigInt<i64>", "int64_bigint", [Y, Y, N]),
    row("Single", "f32", "single", [Y, Y, N]),
    row("Double", "f64", "double", [Y, Y, Y]),
    row("IntPtr", "isize", "intptr", [Y, Y, N]),
    row("DateTime", "Date", "date", [Y, Y, N]),
    row("DateTimeOffset", "Date", "date", [Y, Y, N]),
    row("Exception", "Error", "exception", [N, Y, N]),
    row("JSObject", "Object", "jsobject", [N, Y, Y]),
    row("String", "String", "string", [N, Y, Y]),
    row("Object", "Any", "object", [N, Y, Y]),
    row("Span<Byte>", "MemoryView<u8>", "span_byte", [N; 3]),
    row("Span<Int32>", "MemoryView<i32>", "span_int32", [N; 3]),
    row("Span<Double>", "MemoryView<f64>", "span_double", [N; 3]),
    row(
        "ArraySegment<Byte>",
        "@pinned MemoryView<u8>",
        "segment_byte",
        [N; 3],
    ),
    row(
        "ArraySegment<Int32>",
        "@pinned MemoryView<i32>",
        "segment_int32",
        [N; 3],
    ),
    row(
        "ArraySegment<Double>",
        "@pinned MemoryView<f64>",
        "segment_double",
        [N; 3],
    ),
    row("Task", "Promise<Void>", "task", [N; 3]),
    row("Action", "Function<() => Void>", "action", [N; 3]),
    row(
        "Action<T1>",
        "Function<(String) => Void>",
        "action1",
        [N; 3],
    ),
    row(
        "Action<T1, T2>",
        "Function<(String, i32) => Void>",
        "action2",
        [N; 3],
    ),
    row(
        "Action<T1, T2, T3>",
        "Function<(String, i32, Boolean) => Void>",
        "action3",
        [N; 3],
    ),
    row("Func<TResult>", "Function<() => i32>", "func", [N; 3]),
    row(
        "Func<T1, TResult>",
        "Function<(i32) => i32>",
        "func1",
        [N; 3],
    ),
    row(
        "Func<T1, T2, TResult>",
        "Function<(i32, i32) => i32>",
        "func2",
        [N; 3],
    ),
    row(
        "Func<T1, T2, T3, TResult>",
        "Function<(i32, i32, i32) => i32>",
        "func3",
        [N; 3],
    ),
];

/// A column: its heading, the suffix of the names of its tests, how it wraps a type, and the positions that it checks.
struct Column {
    heading: &'static str,
    test: &'static str,
    wrap: fn(&str) -> String,
    places: &'static [Place],
}

/// Writes an interface with an attribute and a type.
type Place = fn(&str, &str) -> String;

const PARAMETER: Place =
    |attribute, ty| format!(r#"interface I from "x" {{ m({attribute}p: {ty}): Void; }}"#);
const RESULT: Place =
    |attribute, ty| format!(r#"interface I from "x" {{ {attribute}m(): {ty}; }}"#);

const COLUMNS: [Column; 5] = [
    Column {
        heading: "to JavaScript",
        test: "out",
        wrap: str::to_owned,
        places: &[PARAMETER],
    },
    Column {
        heading: "to Rust",
        test: "in",
        wrap: str::to_owned,
        places: &[RESULT],
    },
    Column {
        heading: "nullable",
        test: "nullable",
        wrap: |ty| format!("{ty}?"),
        places: &[PARAMETER, RESULT],
    },
    Column {
        heading: "in a promise",
        test: "in_promise",
        wrap: |ty| format!("Promise<{ty}>"),
        places: &[PARAMETER, RESULT],
    },
    Column {
        heading: "in an array",
        test: "in_array",
        wrap: |ty| format!("Array<{ty}>"),
        places: &[PARAMETER, RESULT],
    },
];

/// For each place, the first code that rejects the type; `None` if the type is accepted, also with a warning.
fn verdicts(row: &Row, column: &Column) -> Vec<Option<String>> {
    let (attribute, ty) = match row.jsi.split_once(' ') {
        Some((attribute, ty)) if attribute.starts_with('@') => (format!("{attribute} "), ty),
        _ => (String::new(), row.jsi),
    };
    let verdict = |place: &Place| {
        let source = place(&attribute, &(column.wrap)(ty));
        let analysis = analyze(&MemoryLoader::new().with("m.jsi", source), &["m.jsi"]);
        let accepted = analysis.checked().is_some();
        let first = analysis.diagnostics.first();
        (!accepted).then(|| {
            first
                .expect("a rejected type has a diagnostic")
                .code
                .as_str()
                .to_owned()
        })
    };
    column.places.iter().map(verdict).collect()
}

/// The text of a cell: a code, or a link to the test.
fn cell(row: &Row, column: &Column, tests: &[(String, String)]) -> Result<String, String> {
    let verdicts = verdicts(row, column);
    if let Some(code) = verdicts.iter().flatten().next()
        && verdicts.iter().all(Option::is_some)
    {
        return Ok(format!("[{code}](errors.md#{code})"));
    }
    let name = format!("{}_{}", row.test, column.test);
    match tests.iter().find(|(test, _)| *test == name) {
        Some((_, path)) => Ok(format!("[yes](../../../{path} \"{name}\")")),
        None => Err(format!("{} {}: no test {name}", row.net, column.heading)),
    }
}

/// The tests of the table, with their files.
fn tests() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (name, places) in inventory() {
        for (runs, path) in places {
            if runs == Runs::InEngines
                && (path.starts_with(TESTS) || path.starts_with("tests/packages/"))
            {
                found.push((name.clone(), path));
            }
        }
    }
    found
}

const OPENING: &str = "\
# Comparison with .NET

<!-- generated by `JSI_BLESS=1 cargo test -p jsi-e2e conformance` -->

The table compares the types of .NET's `[JSImport]` and `[JSExport]` with those of `.jsi`, at each position of a type.

- *yes* links to the file of its test, which runs in Node and Chromium. The link's title is the name of the test.
- A code links to the error that the compiler reports.
- `⁺` marks types and positions that .NET does not support.

";

/// The whole page, or all cells without a test.
fn page() -> Result<String, Vec<String>> {
    let tests = tests();
    let mut missing = Vec::new();
    let mut page = OPENING.to_owned();
    let headings = COLUMNS.map(|column| column.heading).join(" | ");
    let rule = "|---".repeat(COLUMNS.len() + 2);
    writeln!(page, "| .NET | `.jsi` | {headings} |\n{rule}|").expect("memory takes anything");
    for row in &ROWS {
        write!(page, "| `{}` | `{}` |", row.net, row.jsi).expect("memory takes anything");
        for (index, column) in COLUMNS.iter().enumerate() {
            match cell(row, column, &tests) {
                Ok(cell) => {
                    // .NET supports every type of the table in the first two columns.
                    let has = index.checked_sub(2).is_none_or(|at| row.net_has[at]);
                    let more = if cell.starts_with("[yes]") && !has {
                        "⁺"
                    } else {
                        ""
                    };
                    write!(page, " {cell}{more} |").expect("memory takes anything");
                }
                Err(reason) => missing.push(reason),
            }
        }
        page.push('\n');
    }
    if missing.is_empty() {
        Ok(page)
    } else {
        Err(missing)
    }
}

#[test]
fn the_conformance_page_is_up_to_date() {
    let page = page().unwrap_or_else(|missing| panic!("{}", missing.join("\n")));
    if std::env::var_os("JSI_BLESS").is_some() {
        fs::write(root().join(PAGE), page).expect("a writable page");
        return;
    }
    assert!(read(PAGE) == page, "JSI_BLESS=1 updates {PAGE}");
}

#[test]
fn types_of_net_are_accepted() {
    for row in &ROWS {
        for (column, net) in COLUMNS[2..].iter().zip(row.net_has) {
            let verdicts = verdicts(row, column);
            assert!(
                !net || verdicts.iter().all(Option::is_none),
                "{} {}: {verdicts:?}",
                row.net,
                column.heading
            );
        }
    }
}

#[test]
fn each_conformance_test_is_in_the_table() {
    let page = read(PAGE);
    let lost: Vec<String> = tests()
        .into_iter()
        .filter(|(name, path)| path.starts_with(TESTS) && !page.contains(&format!("\"{name}\"")))
        .map(|(name, _)| name)
        .collect();
    assert!(lost.is_empty(), "{lost:?}");
}
