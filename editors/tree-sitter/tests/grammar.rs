//! The grammar of editors against the parser of the language: every valid file has a tree without errors, and broken ones are read,
//! too.

use std::fs;
use std::path::{Path, PathBuf};

use jsi_idl::source::FileId;
use tree_sitter::{Node, Parser, Query, QueryCursor, StreamingIterator, Tree};

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn parser() -> Parser {
    let mut parser = Parser::new();
    let language = tree_sitter_jsi::LANGUAGE.into();
    parser
        .set_language(&language)
        .expect("a language of a known version");
    parser
}

fn parse(text: &str) -> Tree {
    parser()
        .parse(text, None)
        .expect("a parser without a time limit")
}

/// All files below a folder with this extension; all of them, if there is none.
fn files(folder: &Path, extension: Option<&str>, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().unwrap_or_default();
        if path.is_dir() {
            if name != "target" && name != "node_modules" {
                files(&path, extension, found);
            }
        } else if extension.is_none_or(|it| path.extension().is_some_and(|of| of == it)) {
            found.push(path);
        }
    }
}

/// The texts of all `.jsi` files of the repository, of its cases in Markdown, and of the corpus of the fuzz targets.
fn texts() -> Vec<(String, String)> {
    let root = here().join("../..");
    let mut paths = Vec::new();
    for folder in [
        "idl", "compiler", "examples", "tests", "bench", "editors", "docs",
    ] {
        files(&root.join(folder), Some("jsi"), &mut paths);
    }
    files(&root.join("fuzz/corpus/text"), None, &mut paths);
    let mut markdown = Vec::new();
    for folder in ["idl", "compiler/tests", "docs"] {
        files(&root.join(folder), Some("md"), &mut markdown);
    }
    let read = |path: &PathBuf| Some((path.display().to_string(), fs::read_to_string(path).ok()?));
    let mut found: Vec<(String, String)> = paths.iter().filter_map(read).collect();
    for (path, text) in markdown.iter().filter_map(read) {
        for block in text.split("\n```jsi").skip(1) {
            let Some((_, block)) = block.split_once('\n') else {
                continue;
            };
            let code = block.split("\n```").next().unwrap_or_default();
            found.push((path.clone(), format!("{code}\n")));
        }
    }
    found
}

/// The first error of a tree, with its line.
fn error(tree: &Tree, text: &str) -> Option<String> {
    let mut nodes: Vec<Node<'_>> = vec![tree.root_node()];
    while let Some(node) = nodes.pop() {
        if node.is_error() || node.is_missing() {
            let line = node.start_position().row;
            let text = text.lines().nth(line).unwrap_or_default();
            return Some(format!("{}: {text}", line + 1));
        }
        let mut cursor = node.walk();
        nodes.extend(node.children(&mut cursor).filter(Node::has_error));
    }
    None
}

#[test]
fn every_valid_file_has_a_tree_without_errors() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (path, text) in texts() {
        // warnings are about unusual characters, which another grammar need not read
        if !jsi_idl::syntax::parse(&text, FileId(0))
            .diagnostics
            .is_empty()
        {
            continue;
        }
        count += 1;
        wrong.extend(error(&parse(&text), &text).map(|it| format!("{path}:{it}")));
    }
    assert!(count > 500, "only {count} files");
    assert!(
        wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn broken_files_are_read() {
    let mut broken = 0;
    for (_, text) in texts() {
        let tree = parse(&text);
        assert_eq!(tree.root_node().end_byte(), text.len());
        broken += usize::from(tree.root_node().has_error());
        // without its second half
        let half = (0..=text.len() / 2)
            .rev()
            .find(|at| text.is_char_boundary(*at));
        parse(&text[..half.unwrap_or_default()]);
    }
    assert!(broken > 100, "only {broken} are broken");
    for text in [
        "/* a /* b */",
        "\"",
        "@",
        "/*/",
        "record R { a: Array<Array<",
        "\u{FEFF}//",
        "////",
        "///",
        "//!",
    ] {
        parse(text);
    }
}

/// What the query of highlights marks: `text capture`.
fn highlights(text: &str) -> Vec<String> {
    let language = tree_sitter_jsi::LANGUAGE.into();
    let query = Query::new(&language, tree_sitter_jsi::HIGHLIGHTS).expect("a query");
    let tree = parse(text);
    let mut cursor = QueryCursor::new();
    let mut found = cursor.captures(&query, tree.root_node(), text.as_bytes());
    let mut marks: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    while let Some((found, index)) = found.next() {
        let capture = found.captures()[*index];
        let name = query.capture_names()[capture.index as usize].to_owned();
        let range = capture.node.byte_range();
        // the last pattern takes precedence
        marks.retain(|(other, _)| *other != range);
        marks.push((range, name));
    }
    marks
        .into_iter()
        .map(|(range, name)| format!("{} {name}", &text[range]))
        .collect()
}

#[test]
fn words_are_highlighted_by_their_meaning() {
    let text = "//! About.\nuse \"./a.jsi\" { A as B };\n/** Doc. */\n@js(\"x\")\nexport class type extends B {\n    static readonly readonly: String; // c\n    constructor(from?: i32);\n    events(events: Any): A;\n}\nenum E { One = 1, \"two\", ... }\ntype F = Function<(a: Date) => E?>;\n";
    let wanted = "\
//! About. comment.documentation|use keyword|\"./a.jsi\" string|A type|as keyword|B type|/** Doc. */ comment.documentation|@ attribute|js attribute|\"x\" string|\
export keyword|class keyword|type type|extends keyword|B type|static keyword|readonly keyword|readonly property|String type.builtin|// c comment|\
constructor constructor|from variable.parameter|? operator|i32 type.builtin|events function.method|events variable.parameter|Any type.builtin|A type|\
enum keyword|E type|One constant|1 number|\"two\" string|... operator|type keyword|F type|Function type.builtin|a variable.parameter|Date type.builtin|=> operator|E type|? operator";
    let marks = highlights(text);
    let marks: Vec<&str> = marks
        .iter()
        .map(String::as_str)
        .filter(|it| !it.contains("punctuation") && !it.starts_with("= "))
        .collect();
    assert_eq!(marks.join("|"), wanted);
}

#[test]
fn the_other_queries_can_be_read() {
    let language = tree_sitter_jsi::LANGUAGE.into();
    for path in [
        "queries/folds.scm",
        "queries/injections.scm",
        "../helix/queries/jsi/indents.scm",
    ] {
        let text = fs::read_to_string(here().join(path)).expect("a query");
        Query::new(&language, &text).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
}
