//! The exports of a module: functions and constants are members of an interface, one for each namespace.

use super::super::facts::{self, Export, TypeFact};
use super::super::interface::{ItemId, ItemKind, Literal, Member, MemberKind, Ty};
use super::members::Body;
use super::names::value;
use super::objects::is_printable;
use super::roles::Role;
use super::usage::Direction;
use super::{Bindings, Importer, ItemSort, Origin, Place, Remarks, Text, text};

impl<'f> Importer<'f> {
    /// Makes the items of all exports. `name` is that of the interface for what is no class.
    pub(super) fn exports(&mut self, name: &str) {
        let facts: &'f facts::Facts = self.facts;
        self.read_paths(facts);
        // classes have their names before others take them
        for export in &facts.exports {
            self.class_of(export);
        }
        let mut prefixes: Vec<Vec<String>> = Vec::new();
        for export in &facts.exports {
            let prefix = prefix(export);
            if export.value && !prefixes.contains(&prefix) {
                prefixes.push(prefix);
            }
        }
        for prefix in prefixes {
            self.namespace(&prefix, name);
        }
        for export in &facts.exports {
            self.type_of(export);
        }
    }

    /// Where the values of the module are; of several names the shortest that is not `default`.
    fn read_paths(&mut self, facts: &facts::Facts) {
        for export in facts.exports.iter().chain(&facts.reached) {
            let is_path = |it: &String| is_printable(it) && !it.contains('.');
            if !export.value || !export.path.iter().all(is_path) {
                continue;
            }
            let rank =
                |path: &[String]| (path.first().is_some_and(|it| it == "default"), path.len());
            let known = self
                .paths
                .entry(export.declaration)
                .or_insert_with(|| export.path.clone());
            if rank(&export.path) < rank(known) {
                known.clone_from(&export.path);
            }
        }
    }

    fn class_of(&mut self, export: &Export) {
        let Some(it) = self.facts.declarations.get(export.declaration) else {
            return;
        };
        if it.is_class
            && export.value
            && self.role(Origin::Declaration(export.declaration)) == Role::Class
        {
            let name = it.name.clone();
            let docs = text(&it.docs);
            let item = self.declared(export.declaration, Role::Class, &name, docs);
            self.roots.push(item);
        }
    }

    /// An exported type.
    fn type_of(&mut self, export: &Export) {
        let id = export.declaration;
        let Some(it) = self.facts.declarations.get(id) else {
            return;
        };
        if it.instance.is_none() && it.values.is_none() && it.alias.is_none() {
            return;
        }
        // of others with type parameters there is no type without arguments
        if it
            .alias
            .as_ref()
            .is_some_and(|it| !matches!(it, TypeFact::Shape { .. }))
            && !it.params.is_empty()
        {
            return;
        }
        let (_, bindings) = self.own_params(id);
        let place = Place::new(&bindings, Direction::Output, it.name.clone());
        let params = it
            .params
            .iter()
            .map(|it| match bindings.contains_key(&it.name) {
                true => TypeFact::Param {
                    name: it.name.clone(),
                },
                false => TypeFact::Any,
            });
        let fact = TypeFact::Ref {
            id,
            args: params.collect(),
        };
        if let Ty::Item(item, _) = self.ty(&fact, &place, &mut Remarks::default())
            && self.has_members(item)
        {
            self.roots.push(item);
        }
    }

    /// Whether an item is of use without another that names it.
    fn has_members(&self, item: ItemId) -> bool {
        match self.sorts.get(item) {
            Some(
                ItemSort::ClassOfSource
                | ItemSort::FreeClass
                | ItemSort::Callback
                | ItemSort::Record(_),
            ) => true,
            Some(ItemSort::Texts(_) | ItemSort::Numbers(_) | ItemSort::Union | ItemSort::Other)
            | None => false,
        }
    }

    /// The interface of the functions and constants of a namespace.
    fn namespace(&mut self, prefix: &[String], module: &str) {
        let facts: &'f facts::Facts = self.facts;
        let wanted = match prefix.last() {
            Some(name) if name.starts_with(char::is_uppercase) => super::names::type_name(name),
            Some(name) => super::names::part(name),
            None => module.to_owned(),
        };
        let mut members = Vec::new();
        for export in facts
            .exports
            .iter()
            .filter(|it| it.value && self::prefix(it) == prefix)
        {
            let Some(it) = facts.declarations.get(export.declaration) else {
                continue;
            };
            let is_function = it.statics.as_ref().is_some_and(|it| !it.calls.is_empty());
            if is_function || it.variable.is_some() {
                members.push((export, it));
            }
        }
        if members.is_empty() {
            return;
        }
        let item = self.add(&wanted, Text::default(), ItemSort::Other, ItemKind::Pending);
        self.roots.push(item);
        let name = self.name(item);
        let mut body = Body::new(item, String::new(), Ty::Item(item, Vec::new()));
        for (export, it) in members {
            self.export(export, it, &name, &mut body);
        }
        let js = (!prefix.is_empty()).then(|| prefix.join("."));
        let kind = ItemKind::Interface {
            js,
            from: self.from.clone(),
            members: body.members,
        };
        if let Some(item) = self.items.get_mut(item) {
            item.kind = kind;
        }
    }

    fn export(
        &mut self,
        export: &Export,
        it: &'f facts::Declaration,
        module: &str,
        body: &mut Body,
    ) {
        let Some(js) = export.path.last().filter(|it| is_printable(it)) else {
            return;
        };
        let own = match js.as_str() {
            "default" if it.name == "default" || it.name.is_empty() => module,
            "default" => &it.name,
            js => js,
        };
        let bindings = Bindings::default();
        let place = Place::new(&bindings, Direction::Output, super::names::part(own));
        if let Some(shape) = it.statics.as_ref().filter(|it| !it.calls.is_empty()) {
            let first = body.members.len();
            self.methods(own, &shape.calls, &place, false, body);
            for member in body.members.iter_mut().skip(first) {
                member.js.clone_from(js);
            }
            return;
        }
        let fact = self.fact(it.number);
        let mut remarks = Remarks::default();
        let ty = it.variable.as_ref().unwrap_or(&TypeFact::Any);
        let ty = self.ty(ty, &place, &mut remarks);
        let ty = match self.without_literal(ty, &place) {
            Ty::Literal(Literal::Text(_)) => Ty::STRING,
            ty => ty,
        };
        let name = body.unique(&value(own), false);
        body.members.push(Member {
            fact,
            js: js.clone(),
            name,
            rust: None,
            docs: text(&it.docs),
            is_static: false,
            kind: MemberKind::Property {
                readonly: self.from != "globalThis" || it.readonly,
                optional: false,
                ty,
            },
            losses: remarks.losses,
            notes: remarks.notes,
            text: format!("{own}: {}", it.name),
        });
    }
}

/// The namespaces that an export is in.
fn prefix(export: &Export) -> Vec<String> {
    let count = export.path.len().saturating_sub(1);
    export.path.get(..count).unwrap_or_default().to_vec()
}
