//! Asks a question of a case and writes the answer down.

use std::fmt::Write as _;

use jsi_idl::diagnostics::Edit;
use jsi_idl::ide::js::{ClassMember, Export, ExportKind, Global};
use jsi_idl::ide::{self, Completion, DefinitionSite, Encoding, Entity, Lines};
use jsi_idl::source::{FileId, Span};

use crate::case::Case;

/// The answer to a question: the name of a feature, and for some of them a word more.
pub fn answer(case: &Case, question: &str) -> String {
    let (feature, word) = question.split_once(' ').unwrap_or((question, ""));
    let (analysis, file, span) = (&case.analysis, case.file, case.span);
    let offset = span.start;
    match feature {
        "at" => lines(ide::occurrence_at(analysis, file, offset).map(|it| {
            let entity = match it.entity {
                Entity::Item(id) => format!("item {}", analysis.model.item(id).name),
                Entity::Member(id, index) => {
                    format!("part {index} of {}", analysis.model.item(id).name)
                }
                Entity::Param(id, index, _) => {
                    format!(
                        "parameter in part {index} of {}",
                        analysis.model.item(id).name
                    )
                }
                Entity::TypeParam(id, None, _) => {
                    format!("type parameter of {}", analysis.model.item(id).name)
                }
                Entity::TypeParam(id, Some(index), _) => {
                    format!(
                        "type parameter in part {index} of {}",
                        analysis.model.item(id).name
                    )
                }
                Entity::Builtin => "type of the language".to_owned(),
                Entity::Attribute => "attribute".to_owned(),
                Entity::File(path) => format!("file {path}"),
            };
            format!("{} {entity}", place(case, file, it.span))
        })),
        "completion" => completion(case),
        "complete" => complete(case, word),
        "signature" => lines(
            ide::signature(text(case, file), offset)
                .map(|it| format!("{}\n{}\nin {}", it.label, it.about, it.parts[it.active])),
        ),
        "definition" => lines(ide::definition(analysis, file, offset).map(|(span, it)| {
            format!("{} -> {}", place(case, file, span), destination(case, &it))
        })),
        "type-definition" => lines(
            ide::type_definition(analysis, file, offset)
                .iter()
                .map(|it| destination(case, it)),
        ),
        "move" => {
            let (from, to) = word.split_once(' ').expect("two paths");
            let moves = [(from.to_owned(), to.to_owned())];
            edited(case, &ide::moved_files(analysis, &moves))
        }
        "references" | "highlights" => {
            let found = match feature {
                "references" => ide::references(analysis, file, offset),
                _ => ide::highlights(analysis, file, offset),
            };
            lines(found.into_iter().map(|it| {
                let declares = if it.declares { " declares" } else { "" };
                format!("{}{declares}", place(case, it.file, it.span))
            }))
        }
        "prepare" => {
            lines(ide::prepare_rename(analysis, file, offset).map(|span| place(case, file, span)))
        }
        "rename" => match ide::rename(analysis, file, offset, word) {
            Ok(edits) => edited(case, &edits),
            Err(why) => format!("refused: {why}\n"),
        },
        "symbols" => {
            let mut out = String::new();
            outline(case, &ide::symbols(analysis, file), 0, &mut out);
            out
        }
        "search" => lines(
            ide::search(analysis, word)
                .into_iter()
                .map(|(file, it, of)| {
                    let of = of.map_or(String::new(), |of| format!(" in {of}"));
                    format!(
                        "{:?} {}{of} {}",
                        it.kind,
                        it.name,
                        place(case, file, it.span)
                    )
                }),
        ),
        "words" => lines(ide::semantic_tokens(analysis, file).into_iter().map(|it| {
            let marks = [
                (it.declares, "declares"),
                (it.deprecated, "deprecated"),
                (it.builtin, "builtin"),
                (it.readonly, "readonly"),
            ];
            let marks = marks
                .iter()
                .filter(|(is, _)| *is)
                .map(|(_, name)| format!(" {name}"));
            let marks: String = marks.collect();
            format!("{} {}{marks}", place(case, file, it.span), it.kind.name())
        })),
        "folds" => lines(
            ide::folds(analysis, file)
                .into_iter()
                .map(|(span, kind)| format!("{kind:?} {}", place(case, file, span))),
        ),
        "selections" => lines(
            ide::selections(analysis, file, offset)
                .into_iter()
                .map(|span| place(case, file, span)),
        ),
        "links" => lines(
            ide::links(analysis, file)
                .into_iter()
                .map(|(span, path)| format!("{} -> {path}", place(case, file, span))),
        ),
        "typed" => lines(ide::written_types(analysis, file).into_iter().map(|it| {
            let role = match it.role {
                ide::TypeRole::Alias => "alias".to_owned(),
                ide::TypeRole::Param(param) => format!("parameter {}", param.name),
                ide::TypeRole::Result => "result".to_owned(),
                ide::TypeRole::Property => "property".to_owned(),
                ide::TypeRole::Field => "field".to_owned(),
            };
            format!("{} {role} {:?}", place(case, file, it.span), it.ty)
        })),
        "actions" => lines(ide::actions(analysis, file, span).into_iter().map(|it| {
            let preferred = if it.preferred { " (preferred)" } else { "" };
            let code = it
                .diagnostic
                .and_then(|index| analysis.diagnostics.get(index));
            let code = code.map_or(String::new(), |it| format!(" {}", it.code.as_str()));
            format!("{:?}{code}: {}{preferred}", it.kind, it.title)
        })),
        "action" => {
            let all = ide::actions(analysis, file, span);
            let found = all.iter().find(|it| it.title.starts_with(word));
            found.map_or("there is none\n".to_owned(), |it| edited(case, &it.edits))
        }
        _ => panic!("no question is called {question}"),
    }
}

fn lines(found: impl IntoIterator<Item = String>) -> String {
    let all: String = found.into_iter().map(|line| format!("{line}\n")).collect();
    if all.is_empty() {
        "nothing\n".to_owned()
    } else {
        all
    }
}

fn text(case: &Case, file: FileId) -> &str {
    &case.analysis.sources[file.0 as usize].text
}

/// `line:column` and what stands there; other files with their name.
fn place(case: &Case, file: FileId, span: Span) -> String {
    let text = text(case, file);
    let at = Lines::new(text, Encoding::Utf16).position(span.start);
    let path = match file == case.file {
        true => String::new(),
        false => format!("{}:", case.analysis.model.file(file).path),
    };
    let written = span.of(text).replace('\n', "⏎");
    format!("{path}{}:{} `{written}`", at.line + 1, at.column + 1)
}

fn destination(case: &Case, it: &DefinitionSite) -> String {
    match it {
        DefinitionSite::Name { file, name, .. } => place(case, *file, *name),
        DefinitionSite::File(path) => path.clone(),
        DefinitionSite::JavaScript { path, names } => format!("{path} {}", names.join(".")),
    }
}

impl Case {
    /// The lines about a module, those of a class indented.
    fn facts(&self, file: &str, specifier: &str) -> Vec<&str> {
        let path = jsi_idl::resolve::path::join(file, specifier);
        let found = self.exports.iter().find(|(name, _)| *name == path);
        found.map_or(Vec::new(), |(_, text)| text.lines().collect())
    }
}

/// `name(a, b)` or `name`.
fn function(line: &str) -> (String, Option<Vec<String>>) {
    match line.split_once('(') {
        Some((name, rest)) => {
            let params = rest.trim_end_matches(')').split(", ");
            let params = params.filter(|it| !it.is_empty()).map(str::to_owned);
            (name.to_owned(), Some(params.collect()))
        }
        None => (line.to_owned(), None),
    }
}

impl ide::Files for Case {
    fn list(&self, folder: &str) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for (path, _) in &self.files {
            let below = match folder {
                "" => Some(path.as_str()),
                _ => path
                    .strip_prefix(folder)
                    .and_then(|it| it.strip_prefix('/')),
            };
            if let Some(below) = below {
                names.push(match below.split_once('/') {
                    Some((folder, _)) => format!("{folder}/"),
                    None => below.to_owned(),
                });
            }
        }
        names.sort();
        names.dedup();
        names
    }

    fn exports(&self, file: &str, specifier: &str) -> Vec<Export> {
        let lines = self.facts(file, specifier).into_iter();
        let lines = lines.filter(|it| !it.starts_with(' '));
        let export = |line: &str| match line.strip_prefix("class ") {
            Some(name) => Export {
                name: name.to_owned(),
                kind: ExportKind::Class,
            },
            None => {
                let (name, params) = function(line);
                let kind = params.map_or(ExportKind::Value, ExportKind::Function);
                Export { name, kind }
            }
        };
        lines.map(export).collect()
    }

    fn class_members(&self, file: &str, specifier: &str, class: &[String]) -> Vec<ClassMember> {
        let head = format!("class {}", class.join("."));
        let lines = self.facts(file, specifier).into_iter();
        let lines = lines.skip_while(|it| *it != head).skip(1);
        let lines = lines.map_while(|it| it.strip_prefix("    "));
        let member = |line: &str| {
            let rest = line.strip_prefix("static ");
            let (is_static, line) = (rest.is_some(), rest.unwrap_or(line));
            let rest = line.strip_prefix("readonly ");
            let (name, params) = function(rest.unwrap_or(line));
            ClassMember {
                name,
                params,
                is_static,
                readonly: rest.is_some(),
            }
        };
        lines.map(member).collect()
    }

    fn globals(&self) -> Vec<Global> {
        let found = self.exports.iter().find(|(path, _)| path.is_empty());
        let names = found.map_or("", |(_, text)| text).lines();
        let global = |name: &str| Global {
            name: name.to_owned(),
            place: "ECMAScript",
            docs: "A global of the language.",
        };
        names.map(global).collect()
    }
}

fn suggestions(case: &Case) -> (Span, Vec<Completion>) {
    ide::complete(&case.analysis, case.file, case.span.start, case)
}

/// The suggestions in order, those of one kind in a row.
fn completion(case: &Case) -> String {
    let (span, found) = suggestions(case);
    let mut out = format!("replaces {}\n", place(case, case.file, span));
    let mut last = None;
    for it in &found {
        let from = match it.detail.as_str() {
            "" => String::new(),
            detail => format!(" ({detail})"),
        };
        let label = format!("{}{}", it.label, it.signature);
        let label = if it.deprecated {
            format!("~{label}~")
        } else {
            label
        };
        if last == Some(it.kind) {
            let _ = write!(out, ", {label}{from}");
        } else {
            let end = if last.is_some() { "\n" } else { "" };
            let _ = write!(out, "{end}{:?}: {label}{from}", it.kind);
        }
        last = Some(it.kind);
    }
    if last.is_some() {
        out + "\n"
    } else {
        out + "nothing\n"
    }
}

fn complete(case: &Case, label: &str) -> String {
    let (span, found) = suggestions(case);
    let Some(it) = found.iter().find(|it| it.label == label) else {
        return "there is none\n".to_owned();
    };
    let mut edits = it.edits.clone();
    edits.push(Edit {
        file: case.file,
        span,
        text: it.text.clone(),
    });
    edited(case, &edits)
}

/// The files that edits change, as they are then.
fn edited(case: &Case, edits: &[Edit]) -> String {
    let mut out = String::new();
    for (index, source) in case.analysis.sources.iter().enumerate() {
        let file = FileId(index as u32);
        let mut of_file: Vec<&Edit> = edits.iter().filter(|it| it.file == file).collect();
        if of_file.is_empty() {
            continue;
        }
        of_file.sort_by_key(|it| it.span);
        let mut text = source.text.to_string();
        for edit in of_file.iter().rev() {
            text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
        }
        if file != case.file {
            let _ = writeln!(out, "// {}", source.path);
        }
        out.push_str(&text);
        if !text.ends_with('\n') {
            out.push('\n');
        }
    }
    if out.is_empty() {
        "nothing\n".to_owned()
    } else {
        out
    }
}

fn outline(case: &Case, symbols: &[ide::Symbol], depth: usize, out: &mut String) {
    for it in symbols {
        let indent = "  ".repeat(depth);
        let deprecated = if it.deprecated { " deprecated" } else { "" };
        let at = place(case, case.file, it.span);
        let whole = it.whole.of(text(case, case.file)).lines().count();
        let _ = writeln!(
            out,
            "{indent}{:?} {} {at}, {whole} lines{deprecated}",
            it.kind, it.name
        );
        outline(case, &it.children, depth + 1, out);
    }
}
