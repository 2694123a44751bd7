//! Several signatures of one name: one method for each that differs, named by what differs.

use std::collections::HashSet;

use super::super::facts;
use super::super::interface::{FactId, Input, Literal, Member, MemberKind, Ty};
use super::functions::Candidate;
use super::members::Body;
use super::names::{part, value};
use super::{Importer, Place, Text, text};

impl Importer<'_> {
    /// Adds the methods of a name: `constructor` for constructors, and nothing for call signatures.
    pub(super) fn methods(
        &mut self,
        js: &str,
        signatures: &[facts::Signature],
        place: &Place,
        is_static: bool,
        body: &mut Body,
    ) {
        let is_constructor = js == "constructor" && is_static;
        let mut found: Vec<(FactId, &facts::Signature, Candidate)> = Vec::new();
        for signature in signatures {
            let fact = self.fact(signature.number);
            let place = match is_static {
                true => Place {
                    class: None,
                    ..place.clone()
                },
                false => place.clone(),
            };
            for candidate in self.candidates(signature, &place, !is_constructor && !js.is_empty()) {
                add(&mut found, (fact, signature, candidate), is_constructor);
            }
        }
        let first = found.first().map(|(_, _, it)| it.clone());
        let mut taken = HashSet::new();
        for (at, (fact, signature, candidate)) in found.into_iter().enumerate() {
            let suffix = match (&first, at) {
                (Some(first), 1..) => self.difference(first, &candidate),
                _ => String::new(),
            };
            let base = match js {
                "" => "call".to_owned(),
                "constructor" if is_constructor => "new".to_owned(),
                js => value(js),
            };
            let wanted = format!("{base}{suffix}");
            let (name, rust) = if js.is_empty() || is_constructor {
                // these have no name but that in Rust
                let name = super::names::unique(&wanted, &mut taken);
                let rust = heck::ToSnakeCase::to_snake_case(name.as_str());
                (name, (at > 0).then_some(rust))
            } else {
                (body.unique(&wanted, is_static), None)
            };
            let Candidate {
                params,
                inputs,
                result,
                remarks,
            } = candidate;
            let kind = match js {
                "" => MemberKind::Call { inputs, result },
                _ if is_constructor => MemberKind::Constructor { inputs },
                _ => MemberKind::Method {
                    params,
                    optional: false,
                    inputs,
                    result,
                },
            };
            body.members.push(Member {
                fact,
                js: js.to_owned(),
                name,
                rust,
                docs: docs(signature),
                is_static: is_static && !is_constructor,
                kind,
                losses: remarks.losses,
                notes: remarks.notes,
                text: signature.text.clone(),
            });
        }
    }

    /// What is different in the parameters of a method, as the end of its name: the first literal, or the shortest word.
    fn difference(&self, first: &Candidate, other: &Candidate) -> String {
        let mut words = Vec::new();
        for (at, input) in other.inputs.iter().enumerate() {
            match first.inputs.get(at) {
                Some(known) if known.ty == input.ty && known.rest == input.rest => {}
                Some(_) if matches!(input.ty, Ty::Literal(_)) => return self.word(&input.ty),
                Some(_) => words.push(self.word(&input.ty)),
                None => words.push(format!("With{}", part(&input.name))),
            }
        }
        words.retain(|it| !it.is_empty());
        if let Some(shortest) = words.into_iter().min_by_key(String::len) {
            return shortest;
        }
        if other.inputs.len() < first.inputs.len() {
            let missing = first.inputs.get(other.inputs.len());
            return missing
                .map(|it| format!("Without{}", part(&it.name)))
                .unwrap_or_default();
        }
        if first.result != other.result {
            return format!("As{}", self.word(&other.result));
        }
        String::new()
    }

    fn word(&self, ty: &Ty) -> String {
        match ty {
            Ty::Nullable(ty) => self.word(ty),
            Ty::Literal(Literal::Text(text)) => part(text),
            ty => self.name_of(ty),
        }
    }
}

fn docs(signature: &facts::Signature) -> Text {
    text(&signature.docs)
}

/// Adds a method, or makes parameters of a known one optional.
fn add<'s>(
    found: &mut Vec<(FactId, &'s facts::Signature, Candidate)>,
    new: (FactId, &'s facts::Signature, Candidate),
    ignores_result: bool,
) {
    let (_, _, candidate) = &new;
    for (_, _, known) in found.iter_mut() {
        if !ignores_result && known.result != candidate.result || known.params != candidate.params {
            continue;
        }
        let (short, long) = if known.inputs.len() <= candidate.inputs.len() {
            (&known.inputs, &candidate.inputs)
        } else {
            (&candidate.inputs, &known.inputs)
        };
        let same = |(a, b): (&Input, &Input)| a.ty == b.ty && a.rest == b.rest;
        let is_start = short.iter().zip(long).all(same);
        let all_optional = !short.iter().any(|it| it.rest);
        // a call with some of several further arguments is none of these signatures
        let is_next = required(long) <= short.len() + 1;
        if is_start && (short.len() == long.len() || all_optional && is_next) {
            let least = short
                .len()
                .min(required(&known.inputs))
                .min(required(&candidate.inputs));
            let mut inputs = long.clone();
            for (at, input) in inputs.iter_mut().enumerate() {
                // a literal is always passed
                let may_be_left_out = !matches!(input.ty, Ty::Literal(_));
                if at >= least && !input.rest && may_be_left_out {
                    input.optional = true;
                }
            }
            let literal = |it: &Input| matches!(it.ty, Ty::Literal(_)) && !it.optional;
            let after = inputs.iter().position(|it| it.optional);
            let valid = after.is_none_or(|at| !inputs.iter().skip(at).any(literal));
            if valid {
                known.inputs = inputs;
                return;
            }
        }
    }
    found.push(new);
}

/// How many parameters have to be passed.
fn required(inputs: &[Input]) -> usize {
    inputs.iter().filter(|it| !it.optional && !it.rest).count()
}
