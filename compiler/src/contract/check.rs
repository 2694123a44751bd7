//! Finds what each member of the interfaces and classes leads to, and compares it.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use jsi_idl::diagnostics::Code;
use jsi_idl::model::{Item, ItemKind, Member, MemberKind, Model, Source, Type};
use jsi_idl::resolve::{Loader, Source as Text};
use jsi_idl::source::{FileId, Span};

use super::arity;
use super::facts::{Request, Value};
use super::globals;
use super::graph::{Cache, Found, Graph, ModuleId};
use super::missing_path::missing_path;
use super::problem::Problem;
use super::report::{Contract, JsPlace, Report};
use super::resolve::{Platform, resolve};
use super::shapes;
use super::target::{Owner, Target, look, owner_of};

/// Compares the interfaces and classes of a model with the JavaScript that they name by `from "./file"` or `from "package"`.
///
/// `sources` are the files of the model, by which fixes are made; `first` is the number that the first JavaScript file gets.
#[must_use]
pub fn check(
    model: &Model,
    sources: &[Text],
    loader: &dyn Loader,
    cache: &mut Cache,
    first: u32,
) -> Contract {
    let mut all: Vec<Vec<Report>> = Vec::new();
    for platform in Platform::ALL {
        let mut checker = Checker {
            model,
            sources,
            graphs: BTreeMap::new(),
            reports: Vec::new(),
            seen: HashSet::new(),
        };
        for item in &model.items {
            checker.item(item, loader, platform, cache);
        }
        all.push(checker.reports);
    }
    // what is wrong for one platform only may be meant for the other one
    let mut reports = all.pop().unwrap_or_default();
    for others in &all {
        let keys: HashSet<_> = others.iter().map(Report::key).collect();
        reports.retain(|it| keys.contains(&it.key()));
    }
    reports.extend(globals::check(model, sources));
    Contract::of(reports, first)
}

/// The check for one platform.
pub(super) struct Checker<'m, 'l> {
    pub(super) model: &'m Model,
    pub(super) sources: &'m [Text],
    /// The graph of each entry.
    graphs: BTreeMap<String, Option<(Graph<'l>, ModuleId)>>,
    pub(super) reports: Vec<Report>,
    /// What was reported: each place once.
    pub(super) seen: HashSet<(FileId, Span, Code)>,
}

impl<'m, 'l> Checker<'m, 'l> {
    fn item(
        &mut self,
        item: &'m Item,
        loader: &'l dyn Loader,
        platform: Platform,
        cache: &mut Cache,
    ) {
        let (source, path) = match &item.kind {
            ItemKind::Interface(it) if !it.export => (it.source.as_ref(), &it.js_path),
            ItemKind::Class(it) if !it.export => (it.source.as_ref(), &it.js_path),
            _ => return,
        };
        let entry = match source {
            Some(Source::Local { path, .. }) if loader.exists(path) => path.clone(),
            Some(Source::Bare(specifier)) => {
                let from = &self.model.file(item.file).path;
                let request = Request {
                    specifier: specifier.clone(),
                    is_require: false,
                };
                match resolve(loader, from, &request, platform) {
                    Some(found) => found,
                    None => {
                        if let Some(missing) = missing_path(loader, from, specifier) {
                            self.no_path(item, specifier, missing);
                        }
                        return;
                    }
                }
            }
            _ => return,
        };
        let loaded = self.graphs.remove(&entry);
        let loaded = loaded.unwrap_or_else(|| Graph::load(loader, platform, &entry, cache));
        if let Some((graph, module)) = &loaded {
            self.compare(item, path, graph, *module);
        }
        self.graphs.insert(entry, loaded);
    }

    fn compare(&mut self, item: &'m Item, path: &[String], graph: &Graph<'_>, module: ModuleId) {
        let mut found = Found::Namespace(module);
        for (index, name) in path.iter().enumerate() {
            let owner = owner_of(found);
            found = match owner {
                Some(owner) => match look(graph, owner, name) {
                    Target::Found(found) | Target::Method(found) => found,
                    Target::Absent => {
                        let is_class = matches!(item.kind, ItemKind::Class(_));
                        let at = (item, None, item.name_span, item.span);
                        self.missing(graph, owner, at, name, is_class && index + 1 == path.len());
                        return;
                    }
                    Target::Accessor { .. } | Target::Unknown => return,
                },
                None => return,
            };
        }
        match &item.kind {
            ItemKind::Interface(it) => {
                let Some(owner) = owner_of(found) else {
                    return;
                };
                for member in &it.members {
                    self.member(item, member, graph, module, owner);
                }
            }
            ItemKind::Class(it) => {
                let name = path.join(".");
                let (of, value) = match found {
                    Found::Value(of, value) => (of, value),
                    Found::Namespace(_) => {
                        self.no_class(item, &name, "a module", Vec::new());
                        return;
                    }
                    Found::Absent | Found::Unknown => return,
                };
                if let Some(what) = shapes::no_class(graph.get(of, value)) {
                    let places = self.place_of(graph, of, value, what);
                    self.no_class(item, &name, what, places);
                    return;
                }
                self.base(item, graph, module, (of, value));
                for member in &it.members {
                    let owner = if member.is_static {
                        Owner::Value(of, value)
                    } else {
                        Owner::Instance(of, value)
                    };
                    self.member(item, member, graph, module, owner);
                }
            }
            _ => {}
        }
    }

    fn member(
        &mut self,
        item: &'m Item,
        member: &'m Member,
        graph: &Graph<'_>,
        module: ModuleId,
        owner: Owner,
    ) {
        match &member.kind {
            MemberKind::Constructor { params } => {
                if let Owner::Instance(of, value) = owner {
                    let problem = arity::construction(graph, of, value, params);
                    self.shape(item, member, graph, problem);
                }
            }
            MemberKind::Index { .. } => {}
            MemberKind::Event { methods, .. } => {
                for path in methods {
                    self.path(item, member, graph, module, owner, path);
                }
            }
            MemberKind::Method { .. } if member.js_path.is_empty() => {
                if let Owner::Value(of, value) = owner {
                    let target = Target::Found(graph.resolved(of, value));
                    let problem = shapes::compare(self.model, graph, member, &target, false);
                    self.shape(item, member, graph, problem);
                }
            }
            MemberKind::Method { .. } | MemberKind::Property { .. } => {
                self.path(item, member, graph, module, owner, &member.js_path);
            }
        }
    }

    /// Follows the path of a member.
    fn path(
        &mut self,
        item: &'m Item,
        member: &'m Member,
        graph: &Graph<'_>,
        module: ModuleId,
        owner: Owner,
        path: &[String],
    ) {
        let Some((last, before)) = path.split_last() else {
            return;
        };
        let mut owner = owner;
        let at = (item, Some(member), member.name_span, member.span);
        for name in before {
            match look(graph, owner, name) {
                Target::Found(found) | Target::Method(found) => match owner_of(found) {
                    Some(next) => owner = next,
                    None => return,
                },
                Target::Absent => {
                    self.missing(graph, owner, at, name, false);
                    return;
                }
                Target::Accessor { .. } | Target::Unknown => return,
            }
        }
        let target = look(graph, owner, last);
        if matches!(target, Target::Absent) {
            if !member.is_optional() && !may_be_subclass(graph, owner, item) {
                self.missing(graph, owner, at, last, true);
            }
            return;
        }
        if matches!(member.kind, MemberKind::Event { .. }) {
            return;
        }
        // nothing outside a module changes what it exports
        let is_constant = matches!(owner, Owner::Module(_));
        let problem = shapes::compare(self.model, graph, member, &target, is_constant);
        let is_fine = problem.is_none();
        self.shape(item, member, graph, problem);
        if is_fine {
            self.result(member, graph, module, &target);
        }
    }

    /// The members of the object that a function returns, if its class has no `from`.
    fn result(&mut self, member: &'m Member, graph: &Graph<'_>, module: ModuleId, target: &Target) {
        let MemberKind::Method { result, .. } = &member.kind else {
            return;
        };
        let (Target::Found(Found::Value(of, value)) | Target::Method(Found::Value(of, value))) =
            target
        else {
            return;
        };
        let Value::Function(function) = graph.get(*of, *value) else {
            return;
        };
        let (Some(object), Some(class)) = (function.result, handle(result, function.is_async))
        else {
            return;
        };
        let item = self.model.item(class);
        let ItemKind::Class(class) = &item.kind else {
            return;
        };
        if class.export || class.source.is_some() {
            return;
        }
        if let Found::Value(of, object) = graph.resolved(*of, object) {
            let owner = Owner::Value(of, object);
            for member in &class.members {
                if !member.is_static {
                    self.member(item, member, graph, module, owner);
                }
            }
        }
    }

    fn shape(&mut self, item: &Item, member: &Member, graph: &Graph<'_>, problem: Option<Problem>) {
        let Some(problem) = problem else {
            return;
        };
        let places = problem.place.and_then(|(module, span, message)| {
            let module = graph.module(module)?;
            Some(JsPlace {
                path: module.path.clone(),
                text: Arc::clone(&module.text),
                span,
                message,
            })
        });
        let places = places.into_iter().collect();
        self.report(
            problem.code,
            item,
            member.name_span,
            problem.message,
            &problem.label,
            places,
        );
        let repair = problem.ty.and_then(|ty| self.retype(item, member, ty));
        if let Some(last) = self.reports.last_mut()
            && last.span == member.name_span
        {
            last.level = problem.level.unwrap_or(last.level);
            last.repairs.extend(repair);
        }
    }

    fn place_of(
        &self,
        graph: &Graph<'_>,
        module: ModuleId,
        value: usize,
        what: &str,
    ) -> Vec<JsPlace> {
        let span = graph.get(module, value).span();
        let place = span
            .zip(graph.module(module))
            .map(|(span, module)| JsPlace {
                path: module.path.clone(),
                text: Arc::clone(&module.text),
                span,
                message: format!("this is {what}"),
            });
        place.into_iter().collect()
    }

    fn no_class(&mut self, item: &Item, name: &str, what: &str, places: Vec<JsPlace>) {
        let message = format!("`{name}` is {what}, not a class");
        let label = "not a class";
        self.report(Code::JSI0502, item, item.name_span, message, label, places);
    }

    pub(super) fn report(
        &mut self,
        code: Code,
        item: &Item,
        span: Span,
        message: String,
        label: &str,
        places: Vec<JsPlace>,
    ) {
        if self.seen.insert((item.file, span, code)) {
            self.reports.push(Report {
                code,
                level: code.level(),
                file: item.file,
                span,
                message,
                label: label.to_owned(),
                places,
                helps: Vec::new(),
                repairs: Vec::new(),
            });
        }
    }
}

/// Whether objects of a class may be those of a class that is not seen: the class is one of a package, and the interface has no
/// constructor, so other code makes them.
fn may_be_subclass(graph: &Graph<'_>, owner: Owner, item: &Item) -> bool {
    let (Owner::Instance(module, _), ItemKind::Class(class)) = (owner, &item.kind) else {
        return false;
    };
    let mut members = class.members.iter();
    let makes = members.any(|it| matches!(it.kind, MemberKind::Constructor { .. }));
    let path = graph.module(module).map_or("", |it| &it.path);
    !makes && path.split('/').any(|part| part == "node_modules")
}

/// The class whose objects a function returns, at once or by a promise.
fn handle(ty: &Type, is_async: bool) -> Option<jsi_idl::model::ItemId> {
    match ty {
        Type::Promise(inner) if is_async => handle(inner, false),
        Type::Promise(_) => None,
        _ if is_async => None,
        Type::Nullable(inner) => handle(inner, false),
        Type::Named(id) | Type::Applied(id, _) => Some(*id),
        _ => None,
    }
}
