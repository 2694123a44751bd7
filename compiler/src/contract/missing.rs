//! Reports a name that JavaScript does not have, and offers what may have been meant.

use std::sync::Arc;

use jsi_idl::diagnostics::similar::similar;
use jsi_idl::diagnostics::{Code, Level};
use jsi_idl::model::{Item, Member, MemberKind};
use jsi_idl::source::Span;

use super::check::Checker;
use super::create::Writer;
use super::facts::Value;
use super::graph::{Found, Graph, ModuleId};
use super::members;
use super::report::{JsPlace, Repair, Report};
use super::target::Owner;

impl<'m> Checker<'m, '_> {
    /// Reports that a name is missing; `is_last` if it is the one of the member itself, and not of an object on the way.
    pub(super) fn missing(
        &mut self,
        graph: &Graph<'_>,
        owner: Owner,
        at: (&'m Item, Option<&'m Member>, Span, Span),
        name: &str,
        is_last: bool,
    ) {
        let (item, member, span, whole) = at;
        let (module, what, known, place) = match owner {
            Owner::Module(module) => {
                let known = graph.names(module);
                let known = known
                    .into_iter()
                    .filter_map(|(name, place)| Some((name, place?)));
                let known = known.map(|(name, (module, span))| (name, module, span));
                let path = graph.module(module).map_or("", |it| &it.path);
                let what = format!("`{path}` has no export `{name}`");
                let common = graph.module(module).and_then(|it| it.common);
                let whole = common.map(|it| graph.resolved(module, it.value));
                let place = match whole {
                    Some(Found::Value(of, value)) => graph.get(of, value).span().map(|it| (of, it)),
                    _ => None,
                };
                (module, what, known.collect::<Vec<_>>(), place)
            }
            Owner::Value(module, value) | Owner::Instance(module, value) => {
                let is_static = matches!(owner, Owner::Value(..));
                let known = members::names(graph, module, value, is_static);
                let kind = graph.get(module, value);
                let what = match kind {
                    Value::Class(_) if is_static => "the class has no static member",
                    Value::Class(_) => "objects of the class have no member",
                    Value::Function(_) if is_static => "the function has no property",
                    Value::Function(_) => "objects of the constructor have no member",
                    _ => "the object has no member",
                };
                let place = match kind {
                    // the class is of more use
                    Value::Instance(class, span) => match graph.resolved(module, *class) {
                        Found::Value(of, class) => graph.get(of, class).span().map(|it| (of, it)),
                        _ => Some((module, *span)),
                    },
                    _ => kind.span().map(|it| (module, it)),
                };
                (module, format!("{what} `{name}`"), known, place)
            }
        };
        let mut places = Vec::new();
        let mut add = |module: ModuleId, span: Span, message: String| {
            if let Some(module) = graph.module(module) {
                places.push(JsPlace {
                    path: module.path.clone(),
                    text: Arc::clone(&module.text),
                    span,
                    message,
                });
            }
        };
        let mut repairs = Vec::new();
        let reexport = match owner {
            Owner::Module(module) => graph.module(module).and_then(|it| it.exports.get(name)),
            _ => None,
        };
        let local = match owner {
            Owner::Module(module) => graph.module(module).and_then(|it| it.locals.get(name)),
            _ => None,
        };
        let names = known.iter().map(|(name, ..)| name.as_str());
        let alike = similar(name, names.filter(|it| *it != "default"));
        let mut helps = Vec::new();
        if let Some(export) = reexport {
            add(
                module,
                export.span,
                "exported again here, from a module without it".to_owned(),
            );
        } else if let Some(local) = local {
            add(
                module,
                local.span,
                "declared here, and not exported".to_owned(),
            );
            if let Some(repair) = self.export_repair(graph, module, name, local.declaration) {
                repairs.push(repair);
            }
        } else if let Some((_, of, found_span)) =
            known.iter().find(|(it, ..)| Some(it.as_str()) == alike)
        {
            let found = alike.unwrap_or_default();
            add(
                *of,
                *found_span,
                format!("this has a similar name: `{found}`"),
            );
            if is_last {
                repairs.extend(self.rename(item, member, (span, whole), found));
            }
        } else {
            let (of, span) = place.unwrap_or((module, Span::new(0, 0)));
            let mut shown: Vec<String> = known.iter().map(|it| format!("`{}`", it.0)).collect();
            shown.sort();
            shown.dedup();
            let none = if shown.is_empty() {
                "nothing"
            } else {
                "no such name"
            };
            let verb = if place.is_some() {
                "this has"
            } else {
                "the module exports"
            };
            add(of, span, format!("{verb} {none}"));
            if !shown.is_empty() {
                let more = if shown.len() > 8 { ", …" } else { "" };
                shown.truncate(8);
                helps.push(format!("the names are {}{more}", shown.join(", ")));
            }
        }
        if is_last && local.is_none() && reexport.is_none() {
            repairs.extend(self.creation(graph, owner, item, member));
        }
        if self.seen.insert((item.file, span, Code::JSI0501)) {
            self.reports.push(Report {
                code: Code::JSI0501,
                level: Level::Error,
                file: item.file,
                span,
                message: what,
                label: "JavaScript does not have it".to_owned(),
                places,
                helps,
                repairs,
            });
        }
    }

    /// Writes the missing function, class or member.
    fn creation(
        &self,
        graph: &Graph<'_>,
        owner: Owner,
        item: &Item,
        member: Option<&Member>,
    ) -> Option<Repair> {
        let (id, class) = match owner {
            Owner::Module(module) => (module, None),
            Owner::Value(module, value) | Owner::Instance(module, value) => {
                match graph.get(module, value) {
                    Value::Class(class) => (module, Some(class)),
                    _ => return None,
                }
            }
        };
        let module = graph.module(id).filter(|it| is_own(&it.path))?;
        let writer = Writer::new(
            self.model,
            &module.path,
            &module.text,
            module.common.is_some(),
        );
        let (what, at, text) = match (class, member) {
            (None, Some(member)) => ("function", None, writer.export(member)?),
            (None, None) => ("class", None, writer.class(item)?),
            (Some(class), Some(member)) => ("member", Some(class.end), writer.member(member)?),
            (Some(_), None) => return None,
        };
        let what = match member.map(|it| &it.kind) {
            Some(MemberKind::Property { .. }) => "property",
            _ => what,
        };
        let name = member.map_or(&item.name, |it| it.js_path.last().unwrap_or(&it.name));
        let (at, text) = match at {
            None => {
                let before = match module.text.as_ref() {
                    "" => "",
                    text if text.ends_with('\n') => "\n",
                    _ => "\n\n",
                };
                (module.text.len() as u32, format!("{before}{text}"))
            }
            Some(end) => {
                let before = module.text.get(..end as usize)?;
                let line = before.rfind('\n').map_or(0, |it| it + 1);
                match before.get(line..) {
                    // the brace has a line of its own
                    Some(indent) if indent.trim().is_empty() => (line as u32, format!("\n{text}")),
                    _ => (end, format!("\n{text}")),
                }
            }
        };
        Some(Repair::Script {
            title: format!(
                "create the {what} `{name}` in `{}`",
                file_name(&module.path)
            ),
            path: module.path.clone(),
            script: Arc::clone(&module.text),
            span: Span::new(at, at),
            text,
        })
    }

    /// Exports what is declared.
    fn export_repair(
        &self,
        graph: &Graph<'_>,
        module: ModuleId,
        name: &str,
        declaration: Option<Span>,
    ) -> Option<Repair> {
        let module = graph.module(module).filter(|it| is_own(&it.path))?;
        if module.common.is_some() {
            return None;
        }
        let (span, text) = match declaration {
            Some(declaration) => (
                Span::new(declaration.start, declaration.start),
                "export ".to_owned(),
            ),
            None => {
                let end = module.text.len() as u32;
                let line = if module.text.ends_with('\n') {
                    ""
                } else {
                    "\n"
                };
                (Span::new(end, end), format!("{line}export {{ {name} }};\n"))
            }
        };
        Some(Repair::Script {
            title: format!("export `{name}` in `{}`", file_name(&module.path)),
            path: module.path.clone(),
            script: Arc::clone(&module.text),
            span,
            text,
        })
    }

    /// Names the similar export in the interface.
    fn rename(
        &self,
        item: &Item,
        member: Option<&Member>,
        (name_span, whole): (Span, Span),
        found: &str,
    ) -> Option<Repair> {
        let source = self.sources.get(item.file.0 as usize)?;
        let title = format!("use the export `{found}`");
        let title = match member {
            Some(_) => title,
            None => title.replace("export", "class"),
        };
        let own = name_span.of(&source.text);
        if let Some(written) = attribute(source.text.get(..name_span.start as usize)?) {
            let path = written.of(&source.text);
            let text = match path.rfind('.') {
                Some(dot) => format!("{}{found}", path.get(..=dot)?),
                None => found.to_owned(),
            };
            return Some(Repair::Interface {
                title,
                span: written,
                text,
            });
        }
        let is_word = found
            .chars()
            .all(|it| it.is_alphanumeric() || it == '_' || it == '$');
        match member {
            Some(member) if member.name == own && is_word => Some(Repair::Interface {
                title,
                span: name_span,
                text: found.to_owned(),
            }),
            _ => Some(Repair::Interface {
                title,
                span: Span::new(whole.start, whole.start),
                text: format!("@js({}) ", quoted(found)),
            }),
        }
    }
}

/// The name in the `@js("…")` at the end of a text.
fn attribute(before: &str) -> Option<Span> {
    const START: &str = "@js(\"";
    let start = before.rfind(START)? + START.len();
    let length = before.get(start..)?.find('"')?;
    let rest = before.get(start + length..)?;
    // that of another member has its end between
    let is_own = !rest.contains([';', '{', '}']);
    is_own.then(|| Span::new(start as u32, (start + length) as u32))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The last part of a path.
fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Whether a file is one of the user's, and not of a package.
fn is_own(path: &str) -> bool {
    !path.split('/').any(|part| part == "node_modules")
}
