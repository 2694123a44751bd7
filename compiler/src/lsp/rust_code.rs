//! Rust code of the user: where a trait is implemented, and the skeleton of a new implementation. A light scan finds `impl`; nothing is
//! compiled.

use std::path::{Path, PathBuf};

use jsi_idl::source::Span;

use crate::fs::{GENERATED_HEADER, read_text};

/// How many files are read at most.
const MOST: usize = 2_000;

/// An implementation of a trait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Implementation {
    pub(super) path: PathBuf,
    pub(super) text: String,
    /// The name of the type, or of the method.
    pub(super) span: Span,
}

/// The implementations of a trait in the sources of a crate; those of one method, if it is named.
pub(super) fn implementations(
    root: &Path,
    trait_name: &str,
    method: Option<&str>,
) -> Vec<Implementation> {
    let mut found = Vec::new();
    for path in sources(root) {
        let Ok(text) = read_text(&path) else {
            continue;
        };
        if text.starts_with(GENERATED_HEADER) {
            continue;
        }
        for (at, body) in impls(&text, trait_name) {
            let span = match method {
                None => Some(at),
                Some(name) => {
                    let inside = text.get(body.start as usize..body.end as usize);
                    let heads = [format!("fn {name}("), format!("fn {name}<")];
                    let at = heads.iter().find_map(|head| inside?.find(head.as_str()));
                    at.map(|at| {
                        let start = body.start + at as u32 + 3;
                        Span::new(start, start + name.len() as u32)
                    })
                }
            };
            found.extend(span.map(|span| Implementation {
                path: path.clone(),
                text: text.clone(),
                span,
            }));
        }
    }
    found
}

/// The Rust files of a crate, its tests included.
fn sources(root: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = ["tests", "src"].map(|it| root.join(it)).into();
    let mut found = Vec::new();
    while let Some(folder) = folders.pop().filter(|_| found.len() < MOST) {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        for entry in entries {
            let path = entry.path();
            match entry.file_type() {
                Ok(it) if it.is_dir() => folders.push(path),
                Ok(it) if it.is_file() && path.extension().is_some_and(|it| it == "rs") => {
                    found.push(path);
                }
                _ => {}
            }
        }
    }
    found.sort();
    found
}

/// Each `impl … Trait for Type {`: the place of the type, and the text from there to the next `impl` at the start of a line.
fn impls(text: &str, name: &str) -> Vec<(Span, Span)> {
    let mut found = Vec::new();
    for (start, line) in starts(text) {
        let head = line.trim_start();
        let Some(rest) = head
            .strip_prefix("impl")
            .filter(|it| it.starts_with([' ', '<']))
        else {
            continue;
        };
        let Some((of, ty)) = rest.split_once(" for ") else {
            continue;
        };
        // without type parameters, arguments and path
        let of = after_parameters(of).trim();
        let of = of.split('<').next().unwrap_or_default();
        let last = of.rsplit([':', ' ', '!']).next().unwrap_or_default();
        if last != name {
            continue;
        }
        let at = start + line.len() - ty.len();
        let end = ty
            .find(|c: char| !(c.is_alphanumeric() || c == '_'))
            .unwrap_or(ty.len());
        let rest = text.get(at..).unwrap_or_default();
        let body = rest.find("\nimpl").unwrap_or(rest.len());
        found.push((
            Span::new(at as u32, (at + end) as u32),
            Span::new(at as u32, (at + body) as u32),
        ));
    }
    found
}

/// What follows the type parameters at the start of a text.
fn after_parameters(text: &str) -> &str {
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '<' => depth += 1,
            '>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return text.get(at..).unwrap_or_default().trim_start_matches('>');
        }
    }
    ""
}

/// The lines of a text with their offsets.
fn starts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end_matches(['\n', '\r']))
    })
}

/// A type with implementations of the traits in a preview of generated code: each method without a body gets `todo!()`.
pub(super) fn skeleton(preview: &str, name: &str) -> Option<String> {
    let mut text = format!("struct {name};\n");
    let mut inside = false;
    for line in preview.lines() {
        if let Some(head) = line.strip_prefix("pub trait ") {
            let end = head.find([':', ' ', '{'])?;
            text += &format!("\nimpl {} for {name} {{\n", head.get(..end)?);
            inside = !line.ends_with("{}");
            if !inside {
                text += "}\n";
            }
        } else if inside && line == "}" {
            text += "}\n";
            inside = false;
        } else if inside && let Some(head) = line.strip_suffix(';') {
            text += &format!("{head} {{\n        todo!()\n    }}\n");
        } else if inside && line.trim_start().starts_with("//") {
            continue;
        }
    }
    text.contains("impl").then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_impl_is_found() {
        let text = "impl Greeter for A {}\n  impl<T: Clone> crate::api::Greeter for B<T> {\n    fn greet(&self) {}\n}\nimpl Other for C {}\nimpl Greeter {}\n// impl Greeter for D\nimpl<'a> Greeter<'a> for E {}\n";
        let found: Vec<&str> = impls(text, "Greeter")
            .iter()
            .map(|(it, _)| it.of(text))
            .collect();
        assert_eq!(found, ["A", "B", "E"]);
    }

    #[test]
    fn a_skeleton_has_every_method() {
        let preview = "pub trait Counter {\n    /// About.\n    fn add(&self, by: i32) -> i32;\n}\npub trait CounterStatics: Counter + Sized {\n    fn new() -> Self;\n}\npub struct JsCounter;\n";
        let wanted = "struct MyCounter;\n\nimpl Counter for MyCounter {\n    fn add(&self, by: i32) -> i32 {\n        todo!()\n    }\n}\n\nimpl CounterStatics for MyCounter {\n    fn new() -> Self {\n        todo!()\n    }\n}\n";
        assert_eq!(skeleton(preview, "MyCounter").unwrap(), wanted);
        assert_eq!(skeleton("pub struct A;", "B"), None);
    }
}
