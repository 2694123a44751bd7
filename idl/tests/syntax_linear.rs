//! The work of the parser is bounded by a multiple of the length, counted in pest's calls and not in time.
//!
//! The limit is a setting of the whole process, so this test has a binary of its own.

use std::num::NonZeroUsize;

use jsi_idl::diagnostics::Code;
use jsi_idl::source::FileId;
use jsi_idl::syntax::parse;

/// Calls for one byte that are more than enough; a text that is parsed twice at each level needs thousands.
const CALLS_PER_BYTE: usize = 50;

const PIECES: [&str; 46] = [
    "a",
    "a ",
    "a b ",
    "é",
    "1 ",
    "\"",
    "\"a",
    "'a",
    "\"a\", ",
    "// \n",
    "/// \n",
    "/* */",
    ";",
    ",",
    "@",
    "@a ",
    "@a(\"b\") ",
    "?",
    "A, ",
    "A | ",
    "A.",
    "() => ",
    "[]",
    "(a: ",
    "Promise<",
    "F<(a: A) => B>, ",
    "F<{ a: b }>, ",
    "a: b; ",
    "a: b, ",
    "a(b: C): D; ",
    "a(b C) D ",
    "a(b: C = 1): D\n",
    "readonly a: B; ",
    "a b: C; ",
    "a<B> c; ",
    "record A { a: B; }\n",
    "record A { a: B;\n",
    "enum A { B, C = 1 }\n",
    "enum A { \"b\" \"c\";\n",
    "interface A from \"b\" { c(): D; }\n",
    "interfce A from \"b\" { c(): D; }\n",
    "struct A { b: c, }\n",
    "abstract class A; ",
    "export ",
    "use \"a\" { b as c };\n",
    "type A = B | C;\n",
];

const FRAMES: [(&str, &str); 6] = [
    ("", ""),
    ("interface A from \"a\" { ", " }"),
    ("interface A from \"a\" { m(", "): Void; }"),
    ("interface A from \"a\" { m(): ", "; }"),
    ("record R { ", " }"),
    ("enum E { ", " }"),
];

#[test]
fn the_work_is_linear_in_the_length() {
    pest::set_call_limit(NonZeroUsize::new(10));
    let stopped = parse("record A { x: i32; }", FileId(0)).diagnostics;
    assert_eq!(
        stopped[0].code,
        Code::JSI0003,
        "the limit is what stops a parse"
    );

    let mut slow = Vec::new();
    for (before, after) in FRAMES {
        for piece in PIECES {
            let text = format!("{before}{}{after}", piece.repeat(20_000 / piece.len()));
            pest::set_call_limit(NonZeroUsize::new(CALLS_PER_BYTE * text.len()));
            let parsed = parse(&text, FileId(0));
            let gave_up = |message: &str| message.contains("too deeply to be read");
            let stopped = parsed.diagnostics.iter().any(|it| gave_up(&it.message));
            if stopped {
                slow.push(format!("{before}{piece}…{after}"));
            }
        }
    }
    assert!(
        slow.is_empty(),
        "more than {CALLS_PER_BYTE} calls a byte:\n{}",
        slow.join("\n")
    );
}
