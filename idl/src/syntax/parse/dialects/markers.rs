//! The lines by which other languages are recognised.

use crate::source::Span;

/// A line with code: not empty, no comment and no documentation.
pub(super) struct Line<'t> {
    /// Its text without the space around it.
    pub(super) code: &'t str,
    pub(super) span: Span,
}

impl Line<'_> {
    /// Whether it is a mark of a merge.
    pub(super) fn starts_conflict(&self, mark: &str) -> bool {
        let rest = self.code.strip_prefix(mark);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    }
}

/// The lines of a text that are not in `comments`.
pub(super) fn lines<'t>(text: &'t str, comments: &[Span]) -> Vec<Line<'t>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut comments = comments.iter().peekable();
    for line in text.split_inclusive('\n') {
        let code = line.trim();
        let at = start + (line.len() - line.trim_start().len()) as u32;
        start += line.len() as u32;
        while comments.next_if(|comment| comment.end <= at).is_some() {}
        let in_comment = comments.peek().is_some_and(|comment| comment.start <= at);
        if !code.is_empty() && !code.starts_with("//") && !in_comment {
            let span = Span::new(at, at + code.len() as u32);
            found.push(Line { code, span });
        }
    }
    found
}

/// Whether a line is written only in `.jsi`.
pub(super) fn is_ours(line: &str) -> bool {
    let from = [" from \"", " from globalThis", " from host "];
    let is_item = ["interface ", "class ", "export interface ", "export class "];
    let is_item = is_item.iter().any(|start| line.starts_with(start));
    let starts = ["use \"", "callback interface ", "@js(", "@rust("];
    starts.iter().any(|start| line.starts_with(start))
        || is_item && from.iter().any(|from| line.contains(from))
        || line.starts_with("record ") && line.contains('{') && starts_upper(line, "record ")
}

fn starts_upper(line: &str, keyword: &str) -> bool {
    let name = line.strip_prefix(keyword).map(str::trim_start);
    name.is_some_and(|name| name.starts_with(char::is_uppercase))
}

fn starts_with_any(line: &str, starts: &[&str]) -> bool {
    starts.iter().any(|start| line.starts_with(start))
}

pub(super) fn is_csharp(line: &str) -> bool {
    starts_with_any(line, &["[JSImport(", "[JSExport]", "[JSExport,"])
        || starts_upper(line, "using ") && line.ends_with(';')
}

pub(super) fn is_kotlin(line: &str) -> bool {
    let external = [
        "fun ",
        "class ",
        "interface ",
        "object ",
        "val ",
        "var ",
        "enum ",
    ];
    starts_with_any(line, &["@file:Js", "@JsModule("])
        || line
            .strip_prefix("external ")
            .is_some_and(|rest| starts_with_any(rest, &external))
}

pub(super) fn is_wit(line: &str) -> bool {
    let package = line
        .strip_prefix("package ")
        .and_then(|name| name.split_once(':'));
    package.is_some_and(|(namespace, _)| namespace.chars().all(is_kebab))
        || line.starts_with("world ") && line.ends_with('{')
        || line.contains(": func(") && line.contains("-> ")
}

fn is_kebab(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'
}

/// Items that only WebIDL has.
pub(super) fn is_webidl_item(line: &str) -> bool {
    let starts = [
        "[Exposed",
        "interface mixin ",
        "partial interface ",
        "partial dictionary ",
    ];
    let is_typedef = line.starts_with("typedef ") && line.ends_with(';');
    let is_dictionary = starts_upper(line, "dictionary ");
    let is_includes = line.ends_with(';') && line.contains(" includes ");
    starts_with_any(line, &starts) || is_typedef || is_dictionary || is_includes
}

pub(super) fn is_webidl(line: &str) -> bool {
    let members = [
        "readonly attribute ",
        "attribute ",
        "undefined ",
        "unsigned ",
        "static attribute ",
    ];
    is_webidl_item(line) || starts_with_any(line, &members)
}

/// Whether a line begins a function of JavaScript with a body.
pub(super) fn is_jsdoc_function(line: &str) -> bool {
    let starts = [
        "export function ",
        "export async function ",
        "function ",
        "async function ",
    ];
    starts_with_any(line, &starts) && line.ends_with('{')
}

pub(super) fn has_jsdoc(text: &str) -> bool {
    ["@param {", "@returns {", "@return {", "@type {"]
        .iter()
        .any(|tag| text.contains(tag))
}

/// Whether a line begins a declaration that only a `.d.ts` has.
pub(super) fn is_declaration(line: &str) -> bool {
    let starts = [
        "declare ",
        "export declare ",
        "export function ",
        "export const ",
        "export let ",
        "export var ",
        "export default ",
        "export =",
        "export as namespace ",
        "export namespace ",
        "export {",
        "export *",
    ];
    starts_with_any(line, &starts)
}

pub(super) fn is_proto_file(line: &str) -> bool {
    line.starts_with("syntax = \"proto")
}

pub(super) fn is_python(line: &str) -> bool {
    let is_import = line.starts_with("from ") && line.contains(" import ");
    let is_block = starts_with_any(line, &["class ", "def ", "async def "]);
    is_import || is_block && line.ends_with(':')
}

/// Whether a line begins a namespace or module of TypeScript.
pub(super) fn is_namespace(line: &str) -> bool {
    let starts = [
        "declare module ",
        "declare namespace ",
        "declare global ",
        "export namespace ",
        "export declare namespace ",
    ];
    starts_with_any(line, &starts) && line.ends_with('{')
}

/// Whether a line begins a dictionary of WebIDL: `dictionary Name {`, and a field that begins with its type.
pub(super) fn is_dictionary(line: &Line<'_>, next: Option<&Line<'_>>) -> bool {
    let is_field = |field: &Line<'_>| {
        let words = field.code.split_whitespace().count();
        words >= 2 && !field.code.contains(':') && field.code.ends_with(';')
    };
    starts_upper(line.code, "dictionary ") && line.code.ends_with('{') && next.is_some_and(is_field)
}

pub(super) fn is_wasm_bindgen(line: &str) -> bool {
    starts_with_any(line, &["#[wasm_bindgen", "use wasm_bindgen"])
}

/// Whether a line begins a message of Protocol Buffers: `message Name {`, and a field with a number.
pub(super) fn is_message(line: &Line<'_>, next: Option<&Line<'_>>) -> bool {
    let has_number = |field: &Line<'_>| {
        let number = field
            .code
            .strip_suffix(';')
            .and_then(|it| it.rsplit_once('='));
        number.is_some_and(|(_, number)| number.trim().parse::<u32>().is_ok())
    };
    starts_upper(line.code, "message ") && line.code.ends_with('{') && next.is_some_and(has_number)
}
