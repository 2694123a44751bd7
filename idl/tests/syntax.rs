//! What the tree of each construct is, and what stays of it around a mistake.

mod support;

use jsi_idl::source::{FileId, Span};
use jsi_idl::syntax::parse;
use jsi_idl::syntax::tree::{ItemKind, MemberKind};
use support::parse_checked;
use support::print::print;

/// The tree of a valid text.
#[track_caller]
fn valid(text: &str, tree: &str) {
    let parsed = parse_checked(text);
    assert_eq!(parsed.diagnostics, [], "{text}");
    assert_eq!(print(&parsed.file), tree);
}

/// The tree of a text with this many mistakes.
#[track_caller]
fn broken(text: &str, mistakes: usize, tree: &str) {
    let parsed = parse_checked(text);
    let messages: Vec<_> = parsed.diagnostics.iter().map(|it| &it.message).collect();
    assert_eq!(messages.len(), mistakes, "{messages:#?}");
    assert_eq!(print(&parsed.file), tree);
}

#[test]
fn nothing() {
    valid("", "");
    valid("\u{FEFF} \t\r\n", "");
    // spaces that are read as such, with a warning
    broken(" \u{FEFF}\u{A0}", 2, "");
    valid("// only\n/* comments */", "");
}

#[test]
fn docs_of_the_file_and_of_what_follows() {
    valid(
        "//! One.\n//!two\n//!\n/// Of A.\n///  Indented.\n@rust(\"B\")\n/// After.\nrecord A {\n  /// Of x.\n  x: i32; }",
        "docs [\"One.\", \"two\", \"\"] \n\
         docs [\"Of A.\", \" Indented.\", \"After.\"] @rust(\"B\") record A\n  docs [\"Of x.\"] x i32",
    );
}

#[test]
fn blocks_directly_before_what_they_document() {
    valid(
        "/** Of A. */ record A { /**\n * Of x.\n *  Indented.\n */ x: i32; }",
        "docs [\"Of A.\"] record A\n  docs [\"Of x.\", \" Indented.\"] x i32",
    );
    valid(
        "/** One. */ /** Two. */ // and\n/* a comment */ @rust(\"B\") /** After. */ enum A { /** Of a. */ \"a\" }",
        "docs [\"After.\"] @rust(\"B\") enum A\n  docs [\"Of a.\"] \"a\"",
    );
    valid(
        "/// Line.\n/** Block. */\n/// Line.\nexport interface A { /** Of m. */ m(): Void; }",
        "docs [\"Line.\", \"Block.\", \"Line.\"] export interface A\n  docs [\"Of m.\"] method m () Void",
    );
}

#[test]
fn a_block_after_a_mistake_belongs_to_no_item() {
    broken(
        "nonsense here /** Of A. */ record A { }",
        1,
        "BAD here\nrecord A",
    );
}

#[test]
fn other_blocks_are_comments() {
    for text in [
        "/**/ type A = String;",
        "/*** a */ type A = String;",
        "/* a */ type A = String;",
        "type /** a */ A /** b */ = /** c */ String /** d */; /** e */",
    ] {
        valid(text, "type A = String");
    }
    valid("/** a */ use \"./a.jsi\" { };", "use \"./a.jsi\": ");
    valid(
        "interface A from \"a\" { m(/** a */ p: i32 /** b */): /** c */ Void; /** d */ }",
        "interface A from \"a\"\n  method m (p i32) Void",
    );
    valid("enum A { A, /** a */ ... /** b */ }", "enum A\n  A\n  ...");
}

#[test]
fn uses() {
    valid(
        "use \"./a.jsi\" { A, B as C };",
        "use \"./a.jsi\": A, B as C",
    );
    valid(
        "use \"./a.jsi\" { A, B as C, };",
        "use \"./a.jsi\": A, B as C",
    );
    valid("use \"./a.jsi\" { };", "use \"./a.jsi\": ");
}

#[test]
fn aliases_and_types() {
    valid("type A = String;", "type A = String");
    valid(
        "type A = Array<String?>?;",
        "type A = nullable(Array<nullable(String)>)",
    );
    valid(
        "type A = Promise<Array<i32>>;",
        "type A = Promise<Array<i32>>",
    );
    valid("type A = B??;", "type A = nullable(nullable(B))");
    valid("type A = B????;", "type A = nullable(nullable(B))");
    valid(
        "type A = Map<String, Number,>;",
        "type A = Map<String, Number>",
    );
    valid("type A = number;", "type A = number");
    valid("type A = Function;", "type A = Function");
    valid(
        "type A = Function<() => Void>;",
        "type A = Function<() => Void>",
    );
    valid(
        "type A = Function<(A, b: B?, c?: C,) => D?>?;",
        "type A = nullable(Function<(A, b: nullable(B), c?: C) => nullable(D)>)",
    );
    valid(
        "type A = Function<(f: Function<(A) => B>) => Promise<Void>>;",
        "type A = Function<(f: Function<(A) => B>) => Promise<Void>>",
    );
    valid(
        "type A = Fuction<(a: A) => B>;",
        "type A = Fuction<(a: A) => B>",
    );
}

#[test]
fn sources_of_interfaces() {
    valid(
        "interface A from \"./a.js\" { }",
        "interface A from \"./a.js\"",
    );
    valid(
        "interface A from globalThis { }",
        "interface A from globalThis []",
    );
    valid(
        "interface A from globalThis.a . b { }",
        "interface A from globalThis [a, b]",
    );
    valid(
        "interface A from host \"a\" { }",
        "interface A from host \"a\"",
    );
    valid("export interface A { }", "export interface A");
}

#[test]
fn classes() {
    valid("class A;", "class A without body");
    valid("class A extends B;", "class A extends B without body");
    valid("class A from \"a\";", "class A from \"a\" without body");
    valid(
        "export class A extends B from \"a\" { }",
        "export class A extends B from \"a\"",
    );
}

#[test]
fn members() {
    valid(
        "class A from \"a\" {
            constructor(a: i32, b?: String, );
            m(): Void;
            static s(...r: Array<i32>): A;
            p: i32;
            readonly q: i32?;
            static readonly t: i32;
            readonly static u: i32;
            @pinned @js(\"x.y\") /// Doc.
            v(@readonly w: MemoryView<u8>, @a(b-c) d: E): Void;
        }",
        "class A from \"a\"
  constructor (a i32, b? String)
  method m () Void
  static method s (...r Array<i32>) A
  property p i32
  readonly property q nullable(i32)
  static readonly property t i32
  static readonly property u i32
  docs [\"Doc.\"] @pinned @js(\"x.y\") method v (@readonly w MemoryView<u8>, @a(b-c) d E) Void",
    );
}

#[test]
fn words_of_the_language_are_names() {
    valid(
        "class class extends extends from \"from\" {
            from(from: from): from;
            static(): static;
            readonly: readonly;
            static static(): type;
            readonly readonly: record;
            constructor: enum;
            static constructor(): i32;
        }",
        "class class extends extends from \"from\"
  method from (from from) from
  method static () static
  property readonly readonly
  static method static () type
  readonly property readonly record
  property constructor enum
  static method constructor () i32",
    );
    valid(
        "record from { host: as; use: use; }",
        "record from\n  host as\n  use use",
    );
    valid("type type = type;", "type type = type");
    valid("use \"use\" { as as as };", "use \"use\": as as as");
}

#[test]
fn records() {
    valid(
        "record A { x: i32; y?: String?; @rust(\"z\") type: B; }",
        "record A\n  x i32\n  y? nullable(String)\n  @rust(\"z\") type B",
    );
}

#[test]
fn enums() {
    valid(
        "enum A { \"a\", /// B.\n \"b c\", }",
        "enum A\n  \"a\"\n  docs [\"B.\"] \"b c\"",
    );
    valid(
        "enum A { B, C = -1, D = +2, @deprecated(\"x\") E = 2147483647, ... }",
        "enum A\n  B\n  C = -1\n  D = +2\n  @deprecated(\"x\") E = 2147483647\n  ...",
    );
    valid("enum A { ..., }", "enum A\n  ...");
    valid("enum A { }", "enum A");
}

#[test]
fn strings_have_the_escapes_of_json() {
    valid(
        r#"enum A { "\" \\ \/ \b\f\n\r\t \u00e9 \uD83D\uDE00 é😀 // /* '" }"#,
        "enum A\n  \"\\\" \\\\ / \\u{8}\\u{c}\\n\\r\\t é 😀 é😀 // /* '\"",
    );
}

#[test]
fn comments_stand_where_white_space_does() {
    let text = "record/**/A/* a /* b */ c */{// x: y;\n x /* : */ : // ;\n i32 ; } //// four";
    valid(text, "record A\n  x i32");
    let found = parse(text, FileId(0)).file.comments;
    let texts: Vec<_> = found.iter().map(|span| span.of(text)).collect();
    assert_eq!(
        texts,
        [
            "/**/",
            "/* a /* b */ c */",
            "// x: y;",
            "/* : */",
            "// ;",
            "//// four"
        ]
    );
}

#[test]
fn spans_end_with_the_last_token() {
    let text = "/// d\n@a export /* x */ class A from \"a\" {\n  @b m ( x ? : i32 ? /* y */ ) : Void ;\n  p: Array < i32 > ; /* z */ }  // end\n";
    let file = parse_checked(text).file;
    let item = &file.items[0];
    assert!(
        item.span.of(text).starts_with("export /* x */ class A")
            && item.span.of(text).ends_with("/* z */ }")
    );
    assert_eq!(item.attrs[0].span.of(text), "@a");
    let ItemKind::Class(class) = &item.kind else {
        panic!("a class");
    };
    assert!(
        class
            .body
            .is_some_and(|body| body.of(text).starts_with("{\n") && body.of(text).ends_with('}'))
    );
    assert_eq!(
        class.members[0].span.of(text),
        "m ( x ? : i32 ? /* y */ ) : Void ;"
    );
    let MemberKind::Method { params, .. } = &class.members[0].kind else {
        panic!("a method");
    };
    assert_eq!(params[0].span.of(text), "x ? : i32 ?");
    assert_eq!(params[0].ty.span.of(text), "i32 ?");
    let MemberKind::Property { ty, .. } = &class.members[1].kind else {
        panic!("a property");
    };
    assert_eq!(ty.span.of(text), "Array < i32 >");
    assert_eq!(file.items[0].docs.span, Some(Span::new(0, 5)));
}

#[test]
fn a_broken_member_leaves_its_siblings() {
    broken(
        "interface A from \"a\" {\n a(): Void;\n b(c: D, );\n % e;\n f g;\n h: ;\n i(j k): L;\n m(): Void;\n}",
        5,
        "interface A from \"a\"
  method a () Void
  method b (c D) BAD
  BAD g
  property h BAD
  method i (j k) L
  method m () Void",
    );
}

#[test]
fn an_unclosed_body_ends_before_the_next_item() {
    broken(
        "interface A from \"a\" {\n a(): Void;\n/// Of B.\n@x export class B {\n b(): Void;\n}\nenum C { D,\nrecord E { f: G;",
        3,
        "interface A from \"a\"
  method a () Void
docs [\"Of B.\"] @x export class B
  method b () Void
enum C
  D
record E
  f G",
    );
}

#[test]
fn unclosed_parameters_end_before_the_next_member() {
    broken(
        "interface A from \"a\" {\n a(b: C;\n d(\n e(f: G,\n h(i: Array<J): K;\n l(): M;\n}",
        4,
        "interface A from \"a\"
  method a (b C) BAD
  method d () BAD
  method e (f G) BAD
  method h (i Array<J>) K
  method l () M",
    );
}

#[test]
fn slips_are_read_as_what_was_meant() {
    broken(
        "interfce A from \"a\" { async b(c: String[], d: E | null): F; get g(): H; }\nstruct I { j: K, l: M; }",
        7,
        "interface A from \"a\"
  method b (c Array<String>, d nullable(E)) F
  readonly property g H
record I
  j K
  l M",
    );
    broken(
        "class A from \"a\" { b: (c: D) => E; f(g: H) -> I; j?: K; const l: M; }",
        3,
        "class A from \"a\"
  property b Function<(c: D) => E>
  method f (g H) I
  property j? K
  readonly property l M",
    );
}

#[test]
fn type_parameters_are_not_unknown_names() {
    broken(
        "interface A<T, U extends B> from \"a\" { c: T; d<V>(e: V, f: Array<U>): W; g: V; }",
        1,
        "interface A from \"a\"
  property c BAD
  method d<V> (e V, f Array<BAD>) W
  property g V",
    );
}

#[test]
fn names_of_broken_items_are_kept() {
    broken(
        "interface A;\nrecord B from\nenum C\nfunction d(): E;\nnamespace F { record G { } }\nrecord H { }",
        6,
        "BAD A\nBAD B\nBAD C\nBAD d\nBAD F\nrecord G\nrecord H",
    );
}

#[test]
fn a_broken_string_keeps_its_text() {
    broken(
        "use \"./a.jsi { A };\nrecord B { }",
        1,
        "use \"./a.jsi\": A\nrecord B",
    );
    broken(
        "interface A from './a.js' { @js(\"b) c(): Void; d(): E; }",
        2,
        "interface A from \"./a.js\"\n  @js(\"b\") method c () Void\n  method d () E",
    );
}
