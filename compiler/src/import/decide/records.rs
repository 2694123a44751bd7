//! Records: the fields of one, and those that distinguish it from others.

use std::collections::HashSet;

use super::super::facts::{LiteralFact, TypeFact};
use super::super::interface::{Literal, Member, MemberKind, Ty};
use super::merged::{Field, Sources};
use super::names::value;
use super::objects::is_printable;
use super::usage::Direction;
use super::{Importer, Job, Origin, Place, Remarks, text};

impl Importer<'_> {
    /// The required fields whose types are literals, which distinguish records.
    pub(super) fn literal_fields(&mut self, sources: &Sources) -> Vec<(String, Vec<Literal>)> {
        let all = self.fields_of(sources);
        let fields = all
            .iter()
            .filter(|it| !it.optional)
            .map(|it| it.seen.member);
        let fields = fields.filter_map(|it| {
            let values = self.literals(it.ty.as_ref()?)?;
            Some((it.name.clone()?, values))
        });
        fields.collect()
    }

    fn literals(&self, ty: &TypeFact) -> Option<Vec<Literal>> {
        match ty {
            TypeFact::Literal { value, .. } => Some(vec![match value {
                LiteralFact::Text(text) => Literal::Text(text.clone()),
                LiteralFact::Number(value) => Literal::Number(super::types::number(*value)?),
                LiteralFact::Boolean(value) => Literal::Boolean(*value),
            }]),
            TypeFact::Union { of } => {
                let all: Option<Vec<Vec<Literal>>> =
                    of.iter().map(|it| self.literals(it)).collect();
                all.map(|it| it.concat())
            }
            TypeFact::Ref { id, .. } => {
                let it = self.facts.declarations.get(*id)?;
                self.literals(it.alias.as_ref()?)
            }
            _ => None,
        }
    }

    /// The fields of a record.
    pub(super) fn fields(&mut self, job: &Job) -> Vec<Member> {
        let owner = self
            .items
            .get(job.item)
            .map(|it| it.name.clone())
            .unwrap_or_default();
        let directions = match job.origin {
            Origin::Declaration(id) => self.usage.declaration(id),
            Origin::Object(id) => self.usage.object(id),
        };
        let direction = match directions.input {
            true => Direction::Input,
            false => Direction::Output,
        };
        let mut names = HashSet::new();
        let mut fields = Vec::new();
        let sources = self.sources.get(&job.item).cloned().unwrap_or_default();
        for Field { seen, optional } in self.fields_of(&sources) {
            let member = seen.member;
            let fact = self.fact(member.number);
            let Some(js) = member.name.clone() else {
                continue;
            };
            if !is_printable(&js) {
                self.leave_out(
                    job.item,
                    fact,
                    &member.text,
                    "its name has characters that are not visible",
                );
                continue;
            }
            let mut remarks = Remarks::default();
            let place = Place::new(
                &seen.bindings,
                direction,
                format!("{owner}{}", super::names::part(&js)),
            );
            let (optional, ty) = match &member.ty {
                Some(TypeFact::Literal { .. }) if optional => {
                    // an optional field has no literal
                    let ty = self.ty(
                        member.ty.as_ref().unwrap_or(&TypeFact::Any),
                        &place,
                        &mut remarks,
                    );
                    (true, self.without_literal(ty, &place))
                }
                Some(ty) => {
                    let present = self.present(ty);
                    let joined = match present.types.as_slice() {
                        [] => Ty::ANY,
                        types => self.joined(types, &place, &mut remarks),
                    };
                    let joined = if optional || present.null {
                        self.without_literal(joined, &place)
                    } else {
                        joined
                    };
                    (
                        optional,
                        if present.null {
                            joined.nullable()
                        } else {
                            joined
                        },
                    )
                }
                None => {
                    let ty = self.function(&member.calls, &place, &mut remarks);
                    (optional, ty)
                }
            };
            let (optional, ty) = match ty {
                Ty::Promise(_) if optional => {
                    remarks.lose("a promise that may be missing is `Object`");
                    (true, Ty::OBJECT)
                }
                ty => (optional, ty),
            };
            let wanted = value(&js);
            let name = super::names::unique(&wanted, &mut names);
            fields.push(Member {
                fact,
                js,
                name,
                rust: None,
                docs: text(&member.docs),
                is_static: false,
                kind: MemberKind::Property {
                    readonly: false,
                    optional,
                    ty,
                },
                losses: remarks.losses,
                notes: remarks.notes,
                text: member.text.clone(),
            });
        }
        fields
    }

    /// A type that may be absent, or is no field of a record: one literal is an enum or union there.
    pub(super) fn without_literal(&mut self, ty: Ty, place: &Place) -> Ty {
        match ty {
            Ty::Literal(Literal::Text(text)) => self.enum_of(vec![text], false, &place.name),
            Ty::Literal(Literal::Boolean(_)) => Ty::BOOLEAN,
            Ty::Literal(Literal::Number(_)) => Ty::NUMBER,
            ty => ty,
        }
    }
}
