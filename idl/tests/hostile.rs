//! No text makes the parser panic, overflow the stack, or say something about a place that does not exist.

mod support;

use jsi_idl::diagnostics::Code;
use jsi_idl::source::{FileId, Span};
use jsi_idl::syntax::{parse, parse_bytes};
use support::{CORPUS, check, parse_checked, tokens};

#[test]
fn the_corpus_is_valid() {
    for (name, text) in CORPUS {
        assert_eq!(parse_checked(text).diagnostics, [], "{name}");
    }
}

#[test]
fn every_prefix_has_an_answer_and_a_cut_item_is_reported() {
    for (name, text) in CORPUS {
        let items = parse(text, FileId(0)).file.items;
        for (cut, _) in text.char_indices() {
            let prefix = text.get(..cut).expect("a boundary");
            let found = parse_checked(prefix).diagnostics;
            let inside = |span: Span| (span.start as usize) < cut && cut < span.end as usize;
            if items.iter().any(|item| inside(item.span)) {
                assert!(!found.is_empty(), "{name} cut at {cut}: {prefix}");
            }
        }
    }
}

#[test]
fn every_deleted_token_has_an_answer_and_some_are_always_missed() {
    for (name, text) in CORPUS {
        for token in tokens(text) {
            let mut changed = text.to_owned();
            changed.replace_range(token.clone(), "");
            let found = parse_checked(&changed).diagnostics;
            let deleted = &text[token.clone()];
            if matches!(
                deleted,
                "(" | ")" | "{" | "}" | "<" | ">" | ";" | ":" | "=>" | "="
            ) {
                assert!(
                    !found.is_empty(),
                    "{name} without `{deleted}` at {token:?}: {changed}"
                );
            }
        }
    }
}

#[test]
fn every_doubled_token_has_an_answer() {
    for (_, text) in CORPUS {
        for token in tokens(text) {
            let mut changed = text.to_owned();
            changed.insert_str(token.end, &text[token]);
            parse_checked(&changed);
        }
    }
}

/// Contexts in which a piece is repeated.
const FRAMES: [(&str, &str); 8] = [
    ("", ""),
    ("interface A from \"a\" { m(p: ", "): Void; ok(): Void; }"),
    ("interface A from \"a\" { m(): ", "; ok(): Void; }"),
    ("interface A from \"a\" { ", " }"),
    ("type A = ", ";"),
    ("record R { x: i32 = ", "; }"),
    ("enum E { A = ", ", B }"),
    ("class C<", "> { }"),
];

fn nested(pieces: &[&str], levels: usize) {
    for (before, after) in FRAMES {
        for piece in pieces {
            let text = format!("{before}{}{after}", piece.repeat(levels));
            let parsed = parse(&text, FileId(0));
            check(&text, &parsed);
            let reported = !parsed.diagnostics.is_empty();
            assert!(reported || *piece == "?", "{before}{piece}…{after}");
        }
    }
}

#[test]
fn no_nesting_overflows_the_stack() {
    let brackets = [
        "<",
        "(",
        "[",
        "{",
        "/*",
        "Promise<",
        "(a: ",
        "(() => ",
        "{ a: ",
        "@a(",
        "Function<(a: ",
        "<(",
        "record A { x: ",
        "({[<",
        "= (",
        "= {",
        "#[",
        "<T extends X<",
    ];
    nested(&brackets, 100_000);
}

/// What needs no bracket to nest, and brackets that close again, must not make the grammar recurse at all.
#[test]
fn no_repetition_overflows_the_stack() {
    let pieces = [
        "?",
        "() => ",
        "A | ",
        "A & ",
        "| ",
        "A.",
        "@",
        "@a ",
        "&",
        "*",
        "[]",
        "[1",
        "interface A {",
        "class A { m(",
        "enum E {",
        "type A = ",
        "abstract ",
        "static ",
        "export ",
        "interfce A {",
        "a: A = {",
        "F<{}, ",
        ")",
        "]",
        "}",
        ">",
        ");",
        "(]",
        "[)",
        "([)]",
        "{ class A F<",
        "a: F<{ class B ",
        "a b(",
        "-> (",
        "m(a: (x; ",
    ];
    nested(&pieces, 5_000);
}

/// What a type or an item can be made deeper with, without a bracket.
#[test]
fn no_depth_without_brackets_overflows_the_stack() {
    let pieces = ["?", "() => ", "A | ", "A & ", "A.", "@a ", "static ", "[]"];
    nested(&pieces, 100_000);
}

#[test]
fn a_file_of_nothing_but_mistakes_says_that_it_has_more() {
    let text = "record A { x Number; }\n".repeat(12_000);
    let parsed = parse_checked(&text);
    assert_eq!(parsed.diagnostics.len(), 10_000);
    let last = parsed.diagnostics.last().expect("there are some");
    assert!(
        last.helps
            .iter()
            .any(|help| help.contains("there may be more")),
        "{last:?}"
    );
}

#[test]
fn deep_nesting_is_one_mistake_and_its_neighbours_are_read() {
    for (open, close) in [("Promise<", ">"), ("(a: ", ")"), ("[", "]"), ("{ a: ", "}")] {
        let deep = format!("{}i32{}", open.repeat(100), close.repeat(100));
        let text = format!(
            "interface A from \"a\" {{\n    m(p: {deep}): Void;\n    n(): ;\n}}\nrecord {{ }}\n"
        );
        let parsed = parse_checked(&text);
        let codes: Vec<_> = parsed.diagnostics.iter().map(|it| it.code).collect();
        assert_eq!(
            codes,
            [Code::JSI0003, Code::JSI0001, Code::JSI0001],
            "{open}"
        );
        let names: Vec<_> = parsed.file.items.iter().map(|item| &item.kind).collect();
        assert_eq!(names.len(), 2);
    }
    let comment = format!("{}{} record R {{ }}", "/*".repeat(100), "*/".repeat(100));
    let parsed = parse_checked(&comment);
    assert_eq!(parsed.diagnostics.len(), 1);
    assert_eq!(parsed.diagnostics[0].code, Code::JSI0003);
    assert_eq!(parsed.file.items.len(), 1);
}

#[test]
fn unclosed_brackets_in_many_items_are_not_taken_for_nesting() {
    let text = "interface A from \"a\" {\n    m(): Void;\n".repeat(500);
    let parsed = parse_checked(&text);
    assert_eq!(parsed.file.items.len(), 500);
    assert!(parsed.diagnostics.iter().all(|it| it.code == Code::JSI0002));
    assert_eq!(parsed.diagnostics.len(), 500);
}

fn lines(pieces: &[&str], length: usize) {
    for piece in pieces {
        let text = piece.repeat(length / piece.len());
        check(&text, &parse(&text, FileId(0)));
        let inside = format!("enum E {{ {text} }}");
        check(&inside, &parse(&inside, FileId(0)));
    }
}

#[test]
fn lines_of_five_megabytes() {
    lines(
        &["a", " ", "é", "1", "/", "/*", "(", "{", "\"\\"],
        5_000_000,
    );
}

#[test]
fn long_lines_of_many_tokens() {
    let pieces = [
        "\"", "\"a", "// ", "/// ", ";", "@", "A, ", "'", "\\", "\u{0}", "=", "a b ", "a: b; ", ",",
    ];
    lines(&pieces, 20_000);
}

#[test]
fn bytes_that_are_not_utf8_are_reported_once() {
    let bytes =
        b"record A { x: i32; }\n// caf\xE9 \xFF\nrecord B { y\xE9: i32; }\nrecord C { z i32; }\n";
    let (text, parsed) = parse_bytes(bytes, FileId(0));
    check(&text, &parsed);
    let codes: Vec<_> = parsed.diagnostics.iter().map(|it| it.code).collect();
    assert_eq!(codes, [Code::JSI0005, Code::JSI0001]);
    assert_eq!(parsed.diagnostics[0].primary.span, Span::new(27, 30));
    assert_eq!(parsed.file.items.len(), 3);

    let utf16: Vec<u8> = "\u{FEFF}record A { }"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let (text, parsed) = parse_bytes(&utf16, FileId(0));
    check(&text, &parsed);
    assert_eq!(parsed.diagnostics.len(), 1);
    assert!(parsed.diagnostics[0].helps[0].contains("UTF-16"));
}

#[test]
fn every_single_byte_after_a_head_has_an_answer() {
    for byte in 0..=u8::MAX {
        for around in [
            &b"record A { x: i32; "[..],
            b"",
            b"enum E { A, ",
            b"interface I from \"a\" { m(a: i32",
        ] {
            let bytes: Vec<u8> = around.iter().copied().chain([byte]).chain(*b" }").collect();
            let (text, parsed) = parse_bytes(&bytes, FileId(0));
            check(&text, &parsed);
        }
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_change_nothing() {
    for (name, text) in CORPUS {
        let plain = parse_checked(text);
        let windows = text.replace('\n', "\r\n");
        let marked = format!("\u{FEFF}{windows}");
        for changed in [&windows, &marked] {
            let parsed = parse_checked(changed);
            assert_eq!(parsed.diagnostics, [], "{name}");
            assert_eq!(parsed.file.docs.lines, plain.file.docs.lines);
            let docs = |file: &jsi_idl::syntax::tree::File| -> Vec<_> {
                file.items
                    .iter()
                    .map(|item| item.docs.lines.clone())
                    .collect()
            };
            assert_eq!(docs(&parsed.file), docs(&plain.file));
        }
    }
}

#[test]
fn a_nul_is_one_stray_character() {
    let parsed = parse_checked("record A { x: i32; }\0\nrecord B { }");
    assert_eq!(parsed.diagnostics.len(), 1);
    assert!(parsed.diagnostics[0].message.contains("U+0000"));
    assert_eq!(parsed.file.items.len(), 2);
}
