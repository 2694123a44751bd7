//! Signatures: of methods and constructors, and of function types.

use jsi_abi::Prim;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::super::facts::{self, TypeFact};
use super::super::interface::{Input, ItemKind, Signature, Ty, TypeParam};
use super::names::{part, unique, value};
use super::{Importer, ItemSort, Place, Remarks};

/// The highest number of methods for the unions of one signature.
const MOST: usize = 6;

/// The highest number of parameters of a function type.
const MOST_INPUTS: usize = 16;

/// One method for a signature, of several if its parameters have types that cannot be in a union.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) params: Vec<TypeParam>,
    pub(super) inputs: Vec<Input>,
    pub(super) result: Ty,
    pub(super) remarks: Remarks,
}

impl Importer<'_> {
    /// The methods for a signature. `place` is that of the object; parameters go the other way than the result.
    pub(super) fn candidates(
        &mut self,
        signature: &facts::Signature,
        place: &Place,
        generic: bool,
    ) -> Vec<Candidate> {
        let mut remarks = Remarks::default();
        let (place, params) = self.with_params(signature, place, generic, &mut remarks);
        let inputs = self.inputs(signature, &place, true, &mut remarks);
        let result = self.result(
            &signature.result,
            &place.named(format!("{}Result", place.name)),
            &mut remarks,
        );
        let candidates = product(&inputs);
        let candidates = candidates.into_iter().map(|inputs| {
            let mut params = params.clone();
            params.retain(|param| {
                let named = |ty: &Ty| ty.any(&|it| *it == Ty::Param(param.name.clone()));
                inputs.iter().any(|it| named(&it.ty)) || named(&result)
            });
            Candidate {
                params,
                inputs,
                result: result.clone(),
                remarks: remarks.clone(),
            }
        });
        candidates.collect()
    }

    /// The type parameters that a method has in the language. Others stand for their bound.
    fn with_params(
        &mut self,
        signature: &facts::Signature,
        place: &Place,
        generic: bool,
        remarks: &mut Remarks,
    ) -> (Place, Vec<TypeParam>) {
        if signature.params.is_empty() {
            return (place.clone(), Vec::new());
        }
        let mut bindings: HashMap<String, Ty> = (*place.bindings).clone();
        let mut params = Vec::new();
        for param in &signature.params {
            let inner = Place {
                bindings: Rc::new(bindings.clone()),
                ..place.inner()
            };
            let inner = inner.named(format!("{}{}", place.name, part(&param.name)));
            let bound = match &param.bound {
                Some(TypeFact::Param { .. } | TypeFact::Index { .. }) | None => None,
                Some(bound) => Some(self.ty(bound, &inner, &mut Remarks::default())),
            };
            let is_named = generic
                && !place.in_function
                && self.mention_in_signature(signature, &param.name).kept;
            let ty = if is_named && self.is_generic(signature, param, bound.as_ref()) {
                let mut name = param.name.clone();
                while bindings.values().any(|ty| *ty == Ty::Param(name.clone())) {
                    name.push('2');
                }
                let bound = match bound {
                    Some(Ty::Item(id, args)) if args.is_empty() => self.is_class(id).then_some(id),
                    _ => None,
                };
                params.push(TypeParam {
                    name: name.clone(),
                    bound,
                });
                Ty::Param(name)
            } else {
                let ty = bound.unwrap_or(Ty::ANY);
                if matches!(ty, Ty::ANY | Ty::OBJECT) || in_result(signature, &param.name) {
                    remarks.lose(match ty {
                        Ty::ANY => format!("type parameter `{}` is `Any`", param.name),
                        _ => format!("type parameter `{}` is its bound", param.name),
                    });
                }
                ty
            };
            bindings.insert(param.name.clone(), ty);
        }
        let place = Place {
            bindings: Rc::new(bindings),
            ..place.clone()
        };
        (place, params)
    }

    /// Whether a type parameter has a use in the language: it stands for objects, or the caller chooses the result.
    fn is_generic(
        &self,
        signature: &facts::Signature,
        param: &facts::TypeParam,
        bound: Option<&Ty>,
    ) -> bool {
        match bound {
            None | Some(Ty::Prim(Prim::Any) | Ty::Prim(Prim::Object) | Ty::Record(_)) => {
                !matches!(param.bound, Some(TypeFact::KeyOf { .. }))
            }
            Some(Ty::Item(id, _)) => {
                let sort = self.sorts.get(*id);
                matches!(
                    sort,
                    Some(ItemSort::ClassOfSource | ItemSort::FreeClass | ItemSort::Record(_))
                ) || in_result(signature, &param.name)
            }
            Some(_) => in_result(signature, &param.name),
        }
    }

    fn is_class(&self, id: usize) -> bool {
        matches!(
            self.sorts.get(id),
            Some(ItemSort::ClassOfSource | ItemSort::FreeClass)
        ) && match self.items.get(id).map(|it| &it.kind) {
            Some(ItemKind::Class { params, .. }) => params.is_empty(),
            Some(ItemKind::Pending) => true,
            _ => false,
        }
    }

    /// The parameters, each with the types of which it takes one.
    fn inputs(
        &mut self,
        signature: &facts::Signature,
        place: &Place,
        several: bool,
        remarks: &mut Remarks,
    ) -> Vec<(Input, Vec<Ty>)> {
        let place = Place {
            direction: place.direction.reversed(),
            ..place.inner()
        };
        let mut names = HashSet::new();
        let mut found: Vec<(Input, Vec<Ty>)> = Vec::new();
        // one of these takes no value
        let is_nothing = |it: &&facts::Input| it.ty == TypeFact::Void && !it.rest;
        let trailing = signature.inputs.iter().rev().take_while(is_nothing);
        let count = signature.inputs.len() - trailing.count();
        for (at, input) in signature.inputs.iter().take(count).enumerate() {
            if input.rest
                && let TypeFact::Tuple { items } = &input.ty
                && items.iter().all(|it| !it.rest)
            {
                // a list of parameters
                for (number, item) in items.iter().enumerate() {
                    let unnamed = || format!("{}{number}", input.name);
                    let name = item.name.clone().unwrap_or_else(unnamed);
                    let input = facts::Input {
                        name,
                        optional: item.optional,
                        rest: false,
                        ty: item.of.clone(),
                    };
                    found.push(self.input(&input, true, &place, several, &mut names, remarks));
                }
                continue;
            }
            let later = signature.inputs.get(at + 1..).unwrap_or_default();
            let is_last = later
                .iter()
                .all(|it| it.optional || it.rest || self.takes_undefined(&it.ty));
            found.push(self.input(input, is_last, &place, several, &mut names, remarks));
        }
        // what follows an optional parameter is optional
        let mut optional = false;
        for (input, _) in &mut found {
            optional |= input.optional;
            if optional && !input.rest && !input.optional {
                input.optional = true;
            }
        }
        while found
            .iter()
            .map(|(_, types)| types.len())
            .product::<usize>()
            > MOST
        {
            let Some((input, types)) = found.iter_mut().max_by_key(|(_, types)| types.len()) else {
                break;
            };
            remarks.lose(format!("`{}` takes one of too many types", input.name));
            *types = vec![Ty::ANY];
        }
        found
    }

    fn takes_undefined(&self, ty: &TypeFact) -> bool {
        matches!(ty, TypeFact::Undefined | TypeFact::Void) || self.present(ty).undefined
    }

    fn input(
        &mut self,
        input: &facts::Input,
        is_last: bool,
        place: &Place,
        several: bool,
        names: &mut HashSet<String>,
        remarks: &mut Remarks,
    ) -> (Input, Vec<Ty>) {
        let wanted = match value(&input.name).as_str() {
            "self" | "Self" | "super" | "crate" => format!("{}Value", input.name.to_lowercase()),
            name => name.to_owned(),
        };
        let place = place.named(format!("{}{}", place.name, part(&input.name)));
        let mut made = Input {
            name: unique(&wanted, names),
            rest: input.rest,
            optional: input.optional,
            ty: Ty::ANY,
        };
        if input.rest {
            let of = match &input.ty {
                TypeFact::Array { of } => self.ty(of, &place, remarks),
                TypeFact::Any => Ty::ANY,
                _ => {
                    remarks.lose(format!("`...{}` takes `Any`", made.name));
                    Ty::ANY
                }
            };
            return (made, vec![Ty::Array(Box::new(of))]);
        }
        let present = self.present(&input.ty);
        made.optional |= present.undefined && is_last;
        if present.undefined && !made.optional {
            remarks.note(format!(
                "`{}` is null where TypeScript says undefined",
                made.name
            ));
        }
        let nullable = present.null || present.undefined && !made.optional;
        let types = if present.types.is_empty() {
            vec![Ty::ANY]
        } else if several {
            self.alternatives(&present.types, &place, remarks)
        } else {
            vec![self.joined(&present.types, &place, remarks)]
        };
        let types = types.into_iter();
        let types = types.map(|ty| if nullable { ty.nullable() } else { ty });
        (made, types.collect())
    }

    /// A function type.
    pub(super) fn function(
        &mut self,
        signatures: &[facts::Signature],
        place: &Place,
        remarks: &mut Remarks,
    ) -> Ty {
        let Some(signature) = signatures.iter().max_by_key(|it| it.inputs.len()) else {
            return Ty::Function(None);
        };
        if signatures.len() > 1 {
            remarks.lose(format!(
                "a function with {} signatures has one",
                signatures.len()
            ));
        }
        let place = Place {
            in_function: true,
            is_result: false,
            ..place.clone()
        };
        let (place, _) = self.with_params(signature, &place, false, remarks);
        let inputs = self.inputs(signature, &place, false, remarks);
        let inputs: Vec<Input> = inputs
            .into_iter()
            .map(|(input, types)| first(input, types))
            .collect();
        if inputs.len() > MOST_INPUTS {
            remarks.lose("a function with so many parameters is `Function`");
            return Ty::Function(None);
        }
        let place = place.named(format!("{}Result", place.name));
        let result = match &signature.result {
            TypeFact::Void | TypeFact::Undefined | TypeFact::Never => Ty::Void,
            result => self.ty(result, &place, remarks),
        };
        Ty::Function(Some(Box::new(Signature { inputs, result })))
    }
}

/// Whether the result of a signature names a type parameter.
fn in_result(signature: &facts::Signature, name: &str) -> bool {
    fn is_named(ty: &TypeFact, wanted: &str) -> bool {
        match ty {
            TypeFact::Param { name } => name == wanted,
            TypeFact::Array { of } => is_named(of, wanted),
            TypeFact::Union { of } | TypeFact::Ref { args: of, .. } => {
                of.iter().any(|it| is_named(it, wanted))
            }
            TypeFact::Tuple { items } => items.iter().any(|it| is_named(&it.of, wanted)),
            _ => false,
        }
    }
    is_named(&signature.result, name)
}

/// Every choice of one type a parameter.
fn product(inputs: &[(Input, Vec<Ty>)]) -> Vec<Vec<Input>> {
    let mut found = vec![Vec::new()];
    for (input, types) in inputs {
        found = found
            .into_iter()
            .flat_map(|before| {
                types.iter().map(move |ty| {
                    let mut all = before.clone();
                    all.push(Input {
                        ty: ty.clone(),
                        ..input.clone()
                    });
                    all
                })
            })
            .collect();
    }
    found
}

fn first(input: Input, types: Vec<Ty>) -> Input {
    Input {
        ty: types.into_iter().next().unwrap_or(Ty::ANY),
        ..input
    }
}
