//! The members of classes and callback interfaces.

use jsi_abi::Prim;
use std::collections::HashSet;
use std::rc::Rc;

use super::super::facts::{self, DeclarationId, PrimFact, Shape, TypeFact};
use super::super::interface::{ItemId, ItemKind, Member, MemberKind, Ty};
use super::names::{part, unique, value};
use super::objects::{Seen, is_printable};
use super::usage::Direction;
use super::{Bindings, Importer, Job, Origin, Place, Remarks, text};

/// The members of a class while they are read.
#[derive(Debug)]
pub(super) struct Body {
    pub(super) item: ItemId,
    /// The name of the class, for items that its members declare.
    pub(super) owner: String,
    /// The class as a type.
    pub(super) this: Ty,
    pub(super) members: Vec<Member>,
    /// The names of members of objects, and of static ones.
    names: [HashSet<String>; 2],
    /// Whether objects are JavaScript's.
    pub(super) direction: Direction,
}

impl Body {
    pub(super) fn new(item: ItemId, owner: String, this: Ty) -> Self {
        Self {
            item,
            owner,
            this,
            members: Vec::new(),
            names: [HashSet::new(), HashSet::new()],
            direction: Direction::Output,
        }
    }

    pub(super) fn unique(&mut self, wanted: &str, is_static: bool) -> String {
        let [of_objects, of_class] = &mut self.names;
        unique(wanted, if is_static { of_class } else { of_objects })
    }

    /// The place of a member.
    pub(super) fn place(&self, bindings: &Bindings, name: &str) -> Place {
        Place {
            class: Some(self.this.clone()),
            ..Place::new(
                bindings,
                self.direction,
                format!("{}{}", self.owner, part(name)),
            )
        }
    }
}

impl<'f> Importer<'f> {
    /// A class that is declared.
    pub(super) fn fill_class(&mut self, job: &Job, id: DeclarationId) -> ItemKind {
        let facts: &'f facts::Facts = self.facts;
        let Some(it) = facts.declarations.get(id) else {
            return ItemKind::Pending;
        };
        let name = self.name(job.item);
        let source = self.source_of(id);
        let bindings = Rc::clone(&job.bindings);
        let mut body = Body::new(job.item, name.clone(), itself(job));
        let (extends, others) = self.bases(it, &bindings);
        if let (Some(shape), Some(_)) = (&it.statics, &source) {
            if !it.is_abstract {
                self.constructors(shape, &bindings, &mut body);
            }
            self.statics(shape, &mut body);
        }
        let mut seen: Vec<Seen<'f>> = Vec::new();
        if let Some(shape) = &it.instance {
            seen.extend(shape.members.iter().map(|member| Seen {
                member,
                bindings: Rc::clone(&bindings),
            }));
        }
        // of several bases, the members of all but one are here
        for (base, bindings) in others {
            for member in self.flat(base, &bindings) {
                let name = member.member.name.as_ref();
                if !seen.iter().any(|it| it.member.name.as_ref() == name) {
                    seen.push(member);
                }
            }
        }
        if let Some(shape) = &it.instance {
            self.calls_and_indexes(shape, &bindings, &mut body);
        }
        self.members_of(&seen, &mut body);
        if let Some((base, _)) = &extends {
            self.drop_inherited(*base, &mut body);
        }
        let js = source
            .as_ref()
            .map(|(_, js)| js.clone())
            .filter(|js| *js != name);
        ItemKind::Class {
            js,
            from: source.map(|(from, _)| from),
            params: job.params.clone(),
            extends,
            members: body.members,
        }
    }

    /// A class of an object type without a declaration.
    pub(super) fn fill_free_class(&mut self, job: &Job) -> ItemKind {
        let facts: &'f facts::Facts = self.facts;
        let name = self.name(job.item);
        let mut body = Body::new(job.item, name, itself(job));
        if let Origin::Object(id) = job.origin
            && let Some(object) = facts.objects.get(id)
        {
            self.calls_and_indexes(&object.shape, &job.bindings, &mut body);
        }
        let seen = self.flat(job.origin, &job.bindings);
        self.members_of(&seen, &mut body);
        ItemKind::Class {
            js: None,
            from: None,
            params: job.params.clone(),
            extends: None,
            members: body.members,
        }
    }

    /// The members of a callback interface: one for each name.
    pub(super) fn fill_callback(&mut self, job: &Job) -> Vec<Member> {
        let name = self.name(job.item);
        let mut body = Body::new(job.item, name, Ty::Item(job.item, Vec::new()));
        body.direction = Direction::Input;
        for seen in self.flat(job.origin, &job.bindings) {
            let member = seen.member;
            let Some(js) = self.printable(member, job.item) else {
                continue;
            };
            let place = body.place(&seen.bindings, &js);
            if member.calls.is_empty() {
                self.property(&js, &seen, &mut body);
                continue;
            }
            let fact = self.fact(member.number);
            let best = member.calls.iter().max_by_key(|it| it.inputs.len());
            let Some(signature) = best else { continue };
            let mut remarks = Remarks::default();
            if member.calls.len() > 1 {
                let count = member.calls.len();
                remarks.lose(format!("a method with {count} signatures has one"));
            }
            let place = Place {
                in_function: true,
                ..place
            };
            let ty = self.function(std::slice::from_ref(signature), &place, &mut remarks);
            let (inputs, result) = match ty {
                Ty::Function(Some(it)) => (it.inputs, it.result),
                _ => (Vec::new(), Ty::ANY),
            };
            let wanted = value(&js);
            let name = body.unique(&wanted, false);
            body.members.push(Member {
                fact,
                js,
                name,
                rust: None,
                docs: text(&member.docs),
                is_static: false,
                kind: MemberKind::Method {
                    params: Vec::new(),
                    optional: member.optional,
                    inputs,
                    result,
                },
                losses: remarks.losses,
                notes: remarks.notes,
                text: member.text.clone(),
            });
        }
        body.members
    }

    pub(super) fn name(&self, item: ItemId) -> String {
        self.items
            .get(item)
            .map(|it| it.name.clone())
            .unwrap_or_default()
    }

    fn constructors(&mut self, shape: &Shape, bindings: &Bindings, body: &mut Body) {
        let signatures: Vec<&facts::Signature> =
            shape.constructs.iter().filter(|it| it.is_public).collect();
        // the type parameters of a constructor are those of its class
        let mut owned: Vec<facts::Signature> = Vec::new();
        for signature in signatures {
            let mut signature = signature.clone();
            signature
                .params
                .retain(|it| !bindings.contains_key(&it.name));
            owned.push(signature);
        }
        let place = body.place(bindings, "");
        self.methods("constructor", &owned, &place, true, body);
    }

    fn statics(&mut self, shape: &'f Shape, body: &mut Body) {
        let bindings = Bindings::default();
        for member in &shape.members {
            let seen = Seen {
                member,
                bindings: Rc::clone(&bindings),
            };
            self.member(&seen, true, body);
        }
    }

    /// The members of objects, after events are taken from them.
    pub(super) fn members_of(&mut self, seen: &[Seen<'f>], body: &mut Body) {
        let events = self.events(seen, body);
        for it in seen {
            let name = it.member.name.as_deref().unwrap_or_default();
            let Some(others) = events.get(name) else {
                self.member(it, false, body);
                continue;
            };
            if !others.is_empty() {
                let others: Vec<facts::Signature> = others.iter().map(|it| (*it).clone()).collect();
                let place = body.place(&it.bindings, name);
                self.methods(name, &others, &place, false, body);
            }
        }
    }

    fn printable(&mut self, member: &facts::Member, item: ItemId) -> Option<String> {
        match &member.name {
            Some(js) if is_printable(js) => Some(js.clone()),
            _ => {
                let fact = self.fact(member.number);
                let reason = "its name is a symbol, or has characters that are not visible";
                self.leave_out(item, fact, &member.text, reason);
                None
            }
        }
    }

    fn member(&mut self, seen: &Seen<'f>, is_static: bool, body: &mut Body) {
        let member = seen.member;
        let Some(js) = self.printable(member, body.item) else {
            return;
        };
        if js.contains('.') && !js.starts_with("[Symbol.") {
            let fact = self.fact(member.number);
            self.leave_out(body.item, fact, &member.text, "its name contains a dot");
            return;
        }
        if member.calls.is_empty() {
            self.property_of(&js, seen, is_static, body);
        } else if member.optional && !is_static {
            self.optional_method(&js, seen, body);
        } else {
            let place = body.place(&seen.bindings, &js);
            self.methods(&js, &member.calls, &place, is_static, body);
        }
    }

    fn property(&mut self, js: &str, seen: &Seen<'f>, body: &mut Body) {
        self.property_of(js, seen, false, body);
    }

    fn property_of(&mut self, js: &str, seen: &Seen<'f>, is_static: bool, body: &mut Body) {
        let member = seen.member;
        let fact = self.fact(member.number);
        let mut remarks = Remarks::default();
        let mut place = body.place(&seen.bindings, js);
        if is_static {
            place.class = None;
        }
        let ty = member.ty.as_ref().unwrap_or(&TypeFact::Any);
        let present = self.present(ty);
        let optional = member.optional || present.undefined;
        let of = match present.types.as_slice() {
            [] => Ty::ANY,
            types => self.joined(types, &place, &mut remarks),
        };
        let of = self.without_literal(of, &place);
        let of = if present.null { of.nullable() } else { of };
        self.add_property(js, member, (fact, optional, of, is_static), remarks, body);
    }

    /// A method that an object may lack is a property with a function.
    fn optional_method(&mut self, js: &str, seen: &Seen<'f>, body: &mut Body) {
        let fact = self.fact(seen.member.number);
        let mut remarks = Remarks::default();
        let place = body.place(&seen.bindings, js);
        let ty = self.function(&seen.member.calls, &place, &mut remarks);
        self.add_property(js, seen.member, (fact, true, ty, false), remarks, body);
    }

    fn add_property(
        &mut self,
        js: &str,
        member: &facts::Member,
        (fact, optional, ty, is_static): (usize, bool, Ty, bool),
        mut remarks: Remarks,
        body: &mut Body,
    ) {
        let ty = match ty {
            Ty::Promise(_) if optional => {
                remarks.lose("a promise that may be missing is `Object`");
                Ty::OBJECT
            }
            ty => ty,
        };
        let name = body.unique(&value(js), is_static);
        body.members.push(Member {
            fact,
            js: js.to_owned(),
            name,
            rust: None,
            docs: text(&member.docs),
            is_static,
            kind: MemberKind::Property {
                readonly: member.readonly,
                optional,
                ty,
            },
            losses: remarks.losses,
            notes: remarks.notes,
            text: member.text.clone(),
        });
    }

    fn calls_and_indexes(&mut self, shape: &Shape, bindings: &Bindings, body: &mut Body) {
        let place = body.place(bindings, "Call");
        self.methods("", &shape.calls, &place, false, body);
        for signature in &shape.constructs {
            let fact = self.fact(signature.number);
            self.leave_out(
                body.item,
                fact,
                &signature.text,
                "an object of a class is no class",
            );
        }
        for index in &shape.indexes {
            let fact = self.fact(index.number);
            let mut remarks = Remarks::default();
            let place = body.place(bindings, "Value");
            let key = match index.key {
                TypeFact::NUMBER => Ty::NUMBER,
                TypeFact::Prim(PrimFact(prim)) if prim != Prim::String => {
                    self.leave_out(body.item, fact, &index.text, "its keys are symbols");
                    continue;
                }
                _ => Ty::STRING,
            };
            let ty = match self.ty(&index.value, &place, &mut remarks) {
                Ty::Promise(_) => {
                    remarks.lose("a promise by its key is `Object`");
                    Ty::OBJECT
                }
                Ty::Nullable(ty) => *ty,
                ty => self.without_literal(ty, &place),
            };
            let has_index = body
                .members
                .iter()
                .any(|it| matches!(it.kind, MemberKind::Index { .. }));
            body.members.push(Member {
                fact,
                js: String::new(),
                name: match key {
                    Ty::NUMBER => "index".to_owned(),
                    _ => "key".to_owned(),
                },
                rust: has_index.then(|| "item".to_owned()),
                docs: super::Text::default(),
                is_static: false,
                kind: MemberKind::Index {
                    readonly: index.readonly,
                    key,
                    ty,
                },
                losses: remarks.losses,
                notes: remarks.notes,
                text: index.text.clone(),
            });
        }
    }
}

/// The item of a job as the type of `this`.
fn itself(job: &Job) -> Ty {
    let args = job.params.iter().map(|it| Ty::Param(it.name.clone()));
    Ty::Item(job.item, args.collect())
}
