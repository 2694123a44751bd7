//! Compares what an import made with the original: TypeScript gets, for each member, the declaration that jsic generates and the
//! one in the types of the module, and says whether each of them can be assigned to the other.
//!
//! A member that became several methods is one again: a parameter has all types that these take. A declared type stands for itself;
//! its own members are compared where it is declared. `compare.mjs` has the mappings, which explain differences.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jsi_idl::model::Model;
use jsi_idl::source::Span;
use serde::{Deserialize, Serialize};

use super::error::ImportError;
use super::facts::{DeclarationId, FactNumber, ObjectId};
use super::interface::{
    FactId, Interface, ItemId, ItemKind, Literal, MemberKind, Named, Ty, TypeOrigin, TypeParam,
};
use super::node::{COMPARE, Request, run_script};
use super::print::{Owner, Printed, print};
use super::tally::{Grade, Tally, grades};
use super::verify::analysis_of;
use crate::bindings::{Function, IndexAccess, Item, Presence, Role};
use crate::codegen::dts;
use crate::codegen::js::text::literal;
use crate::lower::Package;
use crate::lower::names::ts_type;

/// What the script is asked.
#[derive(Serialize)]
struct Question<'r> {
    #[serde(flatten)]
    request: &'r Request,
    /// The declarations that jsic generates, without those of `named`.
    text: String,
    /// The types that stand for themselves.
    named: Vec<NamedType>,
    members: Vec<Asked>,
}

/// An object type, with its name in the declarations.
#[derive(Serialize)]
struct NamedType {
    declaration: Option<DeclarationId>,
    object: Option<ObjectId>,
    name: String,
    /// Its type parameters, by their names in TypeScript.
    params: Vec<String>,
    /// The types of the type parameters of which it is a copy.
    bound: BTreeMap<String, String>,
}

/// A member.
#[derive(Serialize)]
struct Asked {
    fact: FactId,
    origin: FactNumber,
    /// The declared type whose member it is.
    owner: Option<DeclarationId>,
    /// The type parameters that its types may name.
    params: BTreeSet<String>,
    /// The types of other type parameters.
    bound: BTreeMap<String, String>,
    /// As jsic generates it; several, if it became several methods.
    ways: Vec<Way>,
    /// Its events, of a block of events.
    is_event: bool,
}

/// A declaration of a member.
#[derive(PartialEq, Serialize)]
struct Way {
    /// The parameters of a method or constructor.
    inputs: Option<Vec<Given>>,
    /// The key of an index signature.
    key: Option<String>,
    /// The result, or the type of a property; a constructor has none.
    result: Option<String>,
    optional: bool,
}

#[derive(PartialEq, Serialize)]
struct Given {
    ty: String,
    optional: bool,
    rest: bool,
}

#[derive(Deserialize)]
struct Answer {
    compared: Vec<Verdict>,
}

/// What TypeScript says about a member.
#[derive(Debug, Clone, Deserialize)]
struct Verdict {
    fact: FactId,
    /// Whether both can be assigned to each other.
    same: bool,
    /// The mappings with which they can.
    mappings: Vec<String>,
    /// Both types as texts.
    original: String,
    generated: String,
}

/// A comparison of all members of an import.
#[derive(Debug, Clone, Serialize)]
pub struct Comparison {
    /// What the import counts, if what TypeScript does not confirm is a loss.
    pub tally: Tally,
    /// The members that TypeScript finds the same without a mapping.
    pub same: usize,
    /// How many members each mapping explains.
    pub mappings: BTreeMap<String, usize>,
    /// The members that are not the same, although the importer finds no loss.
    pub denied: Vec<Difference>,
    /// The members that are the same, although the importer finds a loss.
    pub confirmed: Vec<Difference>,
}

/// A member about which TypeScript and the importer do not agree.
#[derive(Debug, Clone, Serialize)]
pub struct Difference {
    /// The item and the member.
    pub place: String,
    /// The type in the types of the module.
    pub original: String,
    /// The type that jsic generates.
    pub generated: String,
    /// What the importer says about it.
    pub remark: String,
}

/// Compares the members of an interface that the compiler accepts.
///
/// # Errors
///
/// As for reading the facts.
pub(super) fn compare(
    request: &Request,
    interface: &Interface,
    used: &[ItemId],
) -> Result<Comparison, ImportError> {
    let printed = print(interface, used, &[]);
    let analysis = analysis_of(&printed.text);
    let question = question(request, interface, used, &printed, &analysis.model);
    let answer = run_script(&COMPARE, &question)?;
    let answer: Answer =
        serde_json::from_slice(&answer).map_err(|error| ImportError::Failed(error.to_string()))?;
    let verdicts: HashMap<FactId, Verdict> = answer
        .compared
        .into_iter()
        .map(|it| (it.fact, it))
        .collect();
    Ok(conclude(interface, used, &verdicts))
}

/// Makes the declarations of all members.
fn question<'r>(
    request: &'r Request,
    interface: &Interface,
    used: &[ItemId],
    printed: &Printed,
    model: &Model,
) -> Question<'r> {
    let package = Package::new(model, HashMap::new(), None, HashMap::new());
    let items: Vec<Item> = package.items(0).collect();
    let named: Vec<NamedType> = interface
        .named
        .iter()
        .filter(|it| used.contains(&it.item))
        .filter_map(|it| {
            let item = interface.items.get(it.item)?;
            let (declaration, object) = origin(it);
            Some(NamedType {
                declaration,
                object,
                name: ts_type(&item.name),
                params: it.params.clone(),
                bound: bound(interface, it),
            })
        })
        .collect();
    let mut members: BTreeMap<FactId, Asked> = BTreeMap::new();
    let by_name: HashMap<&str, ItemId> = used
        .iter()
        .filter_map(|id| Some((interface.items.get(*id)?.name.as_str(), *id)))
        .collect();
    for item in &items {
        let calls = match item {
            Item::Import(it) => &it.calls,
            Item::Class(it) => &it.calls,
            Item::CallbackInterface(it) => &it.calls,
            Item::Record(record) => {
                let Some(id) = by_name.get(record.js_name.as_str()).copied() else {
                    continue;
                };
                for field in &record.fields {
                    let all = interface.items.get(id).map_or(&[][..], |it| it.members());
                    let at = all.iter().position(|it| it.js == field.js_name);
                    let way = Way {
                        inputs: None,
                        key: None,
                        result: Some(field.ts.clone()),
                        optional: field.optional,
                    };
                    add(interface, &mut members, id, at, way);
                }
                continue;
            }
            Item::Export(_) | Item::Enum(_) | Item::Union(_) => continue,
        };
        for function in &calls.functions {
            if let Some((id, at)) = member_at(printed, function.declared)
                && let Some(way) = way(function)
            {
                add(interface, &mut members, id, Some(at), way);
            }
        }
    }
    let stays = |item: &Item| match item {
        Item::Import(_) | Item::Export(_) => false,
        Item::Class(it) => !named.iter().any(|known| known.name == ts_type(&it.js_name)),
        Item::CallbackInterface(it) => {
            !named.iter().any(|known| known.name == ts_type(&it.js_name))
        }
        Item::Record(it) => !named.iter().any(|known| known.name == ts_type(&it.js_name)),
        Item::Enum(_) | Item::Union(_) => true,
    };
    let module = package.modules.first();
    let declared: Vec<Item> = items.into_iter().filter(stays).collect();
    let text = module.map(|module| dts::module(module, &declared));
    Question {
        request,
        text: text.unwrap_or_default(),
        named,
        members: members.into_values().collect(),
    }
}

/// Adds a declaration of a member.
fn add(
    interface: &Interface,
    members: &mut BTreeMap<FactId, Asked>,
    id: ItemId,
    at: Option<usize>,
    way: Way,
) {
    let Some(item) = interface.items.get(id) else {
        return;
    };
    let Some(member) = at.and_then(|at| item.members().get(at)) else {
        return;
    };
    let of_item = match &item.kind {
        ItemKind::Class { params, .. } | ItemKind::Record { params, .. } => params.as_slice(),
        _ => &[],
    };
    let of_member: &[TypeParam] = match &member.kind {
        MemberKind::Method { params, .. } => params,
        _ => &[],
    };
    let params = of_item.iter().chain(of_member).map(|it| it.name.clone());
    let named = interface.named.iter().find(|it| it.item == id);
    let asked = members.entry(member.fact).or_insert_with(|| Asked {
        fact: member.fact,
        origin: interface
            .origins
            .get(member.fact)
            .copied()
            .unwrap_or_default(),
        owner: named.and_then(|it| origin(it).0),
        params: BTreeSet::new(),
        bound: named.map(|it| bound(interface, it)).unwrap_or_default(),
        ways: Vec::new(),
        is_event: matches!(member.kind, MemberKind::Events { .. }),
    });
    asked.params.extend(params);
    if !asked.ways.contains(&way) {
        asked.ways.push(way);
    }
}

fn origin(named: &Named) -> (Option<DeclarationId>, Option<ObjectId>) {
    match named.origin {
        TypeOrigin::Declaration(id) => (Some(id), None),
        TypeOrigin::Object(id) => (None, Some(id)),
    }
}

fn bound(interface: &Interface, named: &Named) -> BTreeMap<String, String> {
    let bound = named.bound.iter();
    bound
        .map(|(name, ty)| (name.clone(), ts(interface, ty)))
        .collect()
}

/// A type of the interface as TypeScript has it.
fn ts(interface: &Interface, ty: &Ty) -> String {
    let of = |ty: &Ty| ts(interface, ty);
    let list = |all: &[Ty]| all.iter().map(of).collect::<Vec<_>>().join(", ");
    let name = |id: &ItemId| {
        let item = interface.items.get(*id);
        item.map(|it| ts_type(&it.name)).unwrap_or_default()
    };
    match ty {
        Ty::Void => "void".to_owned(),
        Ty::This => "this".to_owned(),
        Ty::Prim(prim) => prim.ts().to_owned(),
        Ty::Literal(Literal::Text(text)) => literal(text),
        Ty::Literal(Literal::Number(text)) => text.clone(),
        Ty::Literal(Literal::Boolean(value)) => value.to_string(),
        Ty::Item(id, args) if args.is_empty() => name(id),
        Ty::Item(id, args) => format!("{}<{}>", name(id), list(args)),
        Ty::Class(id) => format!("new (...args: any[]) => {}", name(id)),
        Ty::Param(name) => name.clone(),
        Ty::Array(element) => format!("({})[]", of(element)),
        Ty::Tuple(items) => format!("[{}]", list(items)),
        Ty::Record(value) => format!("{{ [key: string]: {} }}", of(value)),
        Ty::Map(key, value) => format!("globalThis.Map<{}, {}>", of(key), of(value)),
        Ty::Set(element) => format!("globalThis.Set<{}>", of(element)),
        Ty::Iterable(element) => format!("globalThis.Iterable<{}>", of(element)),
        Ty::AsyncIterable(element) => format!("globalThis.AsyncIterable<{}>", of(element)),
        Ty::Promise(value) => format!("globalThis.Promise<{}>", of(value)),
        Ty::Function(None) => "((...args: unknown[]) => unknown)".to_owned(),
        Ty::Function(Some(it)) => {
            let inputs = it.inputs.iter().enumerate().map(|(at, input)| {
                let ty = of(&input.ty);
                match (input.rest, input.optional) {
                    (true, _) => format!("...a{at}: {ty}"),
                    (false, true) => format!("a{at}?: {ty}"),
                    (false, false) => format!("a{at}: {ty}"),
                }
            });
            let inputs: Vec<String> = inputs.collect();
            format!("(({}) => {})", inputs.join(", "), of(&it.result))
        }
        Ty::Nullable(ty) => format!("({} | null)", of(ty)),
    }
}

/// The member at a place of the printed text.
fn member_at(printed: &Printed, span: Span) -> Option<(ItemId, usize)> {
    match super::verify::owner(printed, span.start as usize)? {
        Owner::Member(id, at) | Owner::Event(id, at, _) => Some((id, at)),
        Owner::Item(_) | Owner::Part(..) => None,
    }
}

/// A function of the bindings as a declaration. Of a property, the one that reads it.
fn way(function: &Function) -> Option<Way> {
    let inputs = || {
        let all = function.ts_params().into_iter();
        let all = all.map(|(_, presence, ts)| Given {
            ty: ts.into_owned(),
            optional: matches!(presence, Presence::Optional | Presence::OptionalNullable),
            rest: presence == Presence::Rest,
        });
        all.collect()
    };
    let result = Some(function.result.ts.clone());
    let optional = function.optional.is_some();
    Some(match function.role {
        Role::Call => Way {
            inputs: Some(inputs()),
            key: None,
            result,
            optional,
        },
        Role::New => Way {
            inputs: Some(inputs()),
            key: None,
            result: None,
            optional: false,
        },
        Role::Get => Way {
            inputs: None,
            key: None,
            result,
            optional: function.result.optional,
        },
        Role::Index(IndexAccess::Get) => Way {
            inputs: None,
            key: function.params.first().map(|it| it.ts.clone()),
            result,
            optional: false,
        },
        Role::Set | Role::Has | Role::Index(_) => return None,
    })
}

fn conclude(
    interface: &Interface,
    used: &[ItemId],
    verdicts: &HashMap<FactId, Verdict>,
) -> Comparison {
    let mut found = Comparison {
        tally: Tally::default(),
        same: 0,
        mappings: BTreeMap::new(),
        denied: Vec::new(),
        confirmed: Vec::new(),
    };
    let mut places: HashMap<FactId, (String, String)> = HashMap::new();
    for item in used.iter().filter_map(|id| interface.items.get(*id)) {
        for member in item.members() {
            let place = format!("{}.{}", item.name, member.name);
            let remark = member.losses.join("; ");
            places.entry(member.fact).or_insert((place, remark));
        }
    }
    let mut all = grades(interface, used);
    for (fact, grade) in &mut all {
        let verdict = verdicts.get(fact);
        let is_same = verdict.is_some_and(|it| it.same);
        let difference = || {
            let (place, remark) = places.get(fact).cloned().unwrap_or_default();
            Difference {
                place,
                original: verdict.map(|it| it.original.clone()).unwrap_or_default(),
                generated: verdict.map(|it| it.generated.clone()).unwrap_or_default(),
                remark,
            }
        };
        match (*grade, is_same) {
            (Grade::Whole, true) => {
                let mappings = verdict.map_or(&[][..], |it| &it.mappings);
                found.same += usize::from(mappings.is_empty());
                for name in mappings {
                    *found.mappings.entry(name.clone()).or_default() += 1;
                }
            }
            (Grade::Whole, false) => {
                found.denied.push(difference());
                *grade = Grade::Lossy;
            }
            (Grade::Lossy, true) => found.confirmed.push(difference()),
            (Grade::Lossy, false) | (Grade::LeftOut, _) => {}
        }
    }
    found.tally = Tally::of_grades(all.values().copied());
    found
}
