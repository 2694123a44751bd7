//! The constants of the runtime's JavaScript are those of the table. `JSI_BLESS=1` writes them anew.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use jsi_abi::{Callback, Check, Form, Kind, MAX_SAFE_INTEGER, Row, Sort, TypedArray, Wire};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/js")
}

fn rows() -> Vec<&'static Row> {
    let mut rows: Vec<&Row> = Kind::ALL.iter().map(|kind| kind.row()).collect();
    rows.sort_by_key(|row| row.kind as u8);
    rows
}

const BEGIN: &str = "// Generated from abi/src/table.rs:\n";
const END: &str = "// End of what is generated.\n";

/// Without white space and the commas that formatters add.
fn bare(text: &str) -> String {
    let text: String = text.split_whitespace().collect();
    text.replace(",]", "]").replace(",}", "}")
}

/// Compares the generated part of a file, or writes it.
fn part(name: &str, expected: &str) {
    let path = folder().join(name);
    let text = fs::read_to_string(&path).expect("a readable file");
    let (before, rest) = text.split_once(BEGIN).expect("where the part begins");
    let (found, after) = rest.split_once(END).expect("where the part ends");
    if bare(found) == bare(expected) {
        return;
    }
    if std::env::var_os("JSI_BLESS").is_some() {
        fs::write(&path, [before, BEGIN, expected, END, after].concat()).expect("a writable file");
    } else {
        panic!("{name} is not current: run the test with JSI_BLESS=1\n{expected}");
    }
}

/// The kinds that are elements of typed arrays, and the clamped one.
fn typed() -> impl Iterator<Item = (&'static Row, TypedArray)> {
    rows().into_iter().filter_map(|row| {
        let array = match row.kind {
            Kind::Clamped => TypedArray::Uint8ClampedArray,
            kind => TypedArray::of(kind)?,
        };
        Some((row, array))
    })
}

#[test]
fn kinds_have_the_numbers_of_the_table() {
    let names: Vec<String> = rows().iter().map(|row| format!("\"{}\"", row.js)).collect();
    let numbers: Vec<usize> = rows().iter().map(|row| row.kind as usize).collect();
    assert_eq!(
        numbers,
        (0..numbers.len()).collect::<Vec<_>>(),
        "without gaps"
    );
    let mut text =
        "/** Kinds of values, by number. */\nexport const KINDS = /** @type {const} */ ([\n"
            .to_owned();
    for names in names.chunks(8) {
        writeln!(text, "  {},", names.join(", ")).expect("a text");
    }
    text.push_str(
        "]);\n/** What `typeof` says of references that are checked by nothing else. */\n",
    );
    let types = rows()
        .into_iter()
        .filter_map(|row| match (row.check, row.wire) {
            (Check::TypeOf(name), Wire::Reference) => Some(format!("{}: \"{name}\"", row.js)),
            _ => None,
        });
    let types: Vec<String> = types.collect();
    writeln!(text, "export const TYPES = {{ {} }};", types.join(", ")).expect("a text");
    part("shapes.js", &text);
}

#[test]
fn sorts_are_those_of_the_table() {
    let name = |sort: Sort| {
        let name = format!("{sort:?}");
        let mut chars = name.chars();
        let first = chars.next().map(|first| first.to_ascii_lowercase());
        let name: String = first.into_iter().chain(chars).collect();
        // as `typeof` has it
        if sort == Sort::BigInt {
            "bigint".to_owned()
        } else {
            name
        }
    };
    let mut text = "/** The sorts of values that kinds take inside of a union. */\nconst SORTS = /** @type {Partial<Record<Kind, Sort>>} */ ({\n".to_owned();
    for row in rows() {
        if row.sort != Sort::Composed {
            writeln!(text, "  {}: \"{}\",", row.js, name(row.sort)).expect("a text");
        }
    }
    text.push_str("});\n/** @typedef {");
    let names: Vec<String> = Sort::ALL
        .iter()
        .map(|sort| format!("\"{}\"", name(*sort)))
        .collect();
    writeln!(text, "{}}} Sort */", names.join(" | ")).expect("a text");
    part("unions.js", &text);
}

#[test]
fn scalars_of_callbacks_are_those_of_the_table() {
    let kinds = [
        ("export const VOID", Kind::Void),
        ("export const BOOL", Kind::Bool),
        ("const I8", Kind::I8),
        ("const F32", Kind::F32),
        ("export const F64", Kind::F64),
        ("const SAFE_U64", Kind::SafeU64),
        ("const CHAR", Kind::Char),
        ("export const STRING", Kind::String),
        ("const DATE", Kind::Date),
    ];
    let text: String = kinds
        .iter()
        .map(|(name, kind)| format!("{name} = {};\n", *kind as u8))
        .collect();
    part("direct.js", &text);
    for row in rows() {
        // what `isNumber` and `isDirect` compare
        let number = (Kind::I8 as u8..=Kind::SafeU64 as u8).contains(&(row.kind as u8));
        assert_eq!(number, row.ts == "number", "{}", row.js);
        let direct =
            row.kind as u8 <= Kind::SafeU64 as u8 || matches!(row.kind, Kind::Char | Kind::Date);
        assert_eq!(direct, row.callback != Callback::Bytes, "{}", row.js);
        // kinds are digits to the base of 32 there
        assert!(!direct || (row.kind as u8) < 32);
    }
}

#[test]
fn ranges_are_those_of_the_table() {
    let mut integers = "/** Name, minimum and maximum of the integers that are numbers. */\nexport const INTEGERS = /** @type {const} */ ({\n".to_owned();
    let mut bigints = "/** Name, minimum and maximum of the integers that are bigints. */\nexport const BIGINTS = /** @type {const} */ ({\n".to_owned();
    let safe = i128::from(MAX_SAFE_INTEGER);
    for row in rows() {
        let Some(range) = row.check.range() else {
            continue;
        };
        let (js, name) = (row.js, range.name);
        match row.check {
            Check::BigInt {
                bits, signed: true, ..
            } => {
                let bit = bits - 1;
                writeln!(
                    bigints,
                    "  {js}: [\"{name}\", -(1n << {bit}n), (1n << {bit}n) - 1n],"
                )
            }
            Check::BigInt { bits, .. } => {
                writeln!(bigints, "  {js}: [\"{name}\", 0n, (1n << {bits}n) - 1n],")
            }
            _ => {
                let min = if range.min == -safe {
                    "Number.MIN_SAFE_INTEGER".to_owned()
                } else {
                    range.min.to_string()
                };
                let max = if range.max == safe.unsigned_abs() {
                    "Number.MAX_SAFE_INTEGER".to_owned()
                } else {
                    range.max.to_string()
                };
                writeln!(integers, "  {js}: [\"{name}\", {min}, {max}],")
            }
        }
        .expect("a text");
    }
    part("numbers.js", &format!("{integers}}});\n\n{bigints}}});\n"));
}

#[test]
fn elements_of_typed_arrays_are_those_of_the_table() {
    let mut text = "const CLASSES = {\n".to_owned();
    for (row, array) in typed() {
        writeln!(text, "  {}: {},", row.js, array.name()).expect("a text");
    }
    text.push_str("};\n");
    part("typed.js", &text);
}

#[test]
fn tests_of_javascript_read_the_table() {
    let mut text = "// The table of kinds, for tests. Generated from abi/src/table.rs by abi/tests/javascript.rs.\n\nexport const rows = [\n".to_owned();
    for row in rows() {
        let callback = match row.callback {
            Callback::Number => "number",
            Callback::Argument => "argument",
            Callback::Result => "result",
            Callback::Bytes => "bytes",
        };
        let leaf = !matches!(row.check, Check::Composed) || row.kind == Kind::Clamped;
        let simple = matches!(row.form, Form::Prim(_));
        writeln!(
            text,
            "  {{ js: \"{}\", number: {}, callback: \"{callback}\", expected: \"{}\", leaf: {leaf}, simple: {simple} }},",
            row.js, row.kind as u8, row.check.expected(),
        )
        .expect("a text");
    }
    text.push_str("];\n");
    let path = folder().join("tests/rows.mjs");
    let found = fs::read_to_string(&path).unwrap_or_default();
    if bare(&found) == bare(&text) {
        return;
    }
    assert!(
        std::env::var_os("JSI_BLESS").is_some(),
        "tests/rows.mjs is not current: run the test with JSI_BLESS=1"
    );
    fs::write(&path, text).expect("a writable file");
}
