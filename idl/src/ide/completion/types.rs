//! Types for a location: the built-in ones that are possible there, those of the file, and those of other files with the `use`
//! that they need.

use std::collections::HashSet;

use super::{Completion, CompletionKind, item};
use crate::analysis::Analysis;
use crate::builtins::{builtin, builtin_names};
use crate::ide::builtin_docs::builtin_type_docs;
use crate::ide::context::TypeLocation;
use crate::ide::imports::use_edit;
use crate::ide::names::{FileNames, tree};
use crate::model::{BigIntWidth, ItemKind, NumberWidth, ViewElement};
use crate::source::{FileId, Span};
use crate::syntax::tree::{self as syntax, TypeParam};
use crate::syntax::visit::{self, TreeNode};

/// The types that are possible in a location.
pub(super) fn types(analysis: &Analysis, file: FileId, place: TypeLocation<'_>) -> Vec<Completion> {
    let widths = |names: Vec<&str>| names.into_iter().map(of_language).collect();
    match place {
        TypeLocation::Argument(NumberWidth::FAMILY) => {
            return widths(NumberWidth::ALL.iter().map(|it| it.name()).collect());
        }
        TypeLocation::Argument(BigIntWidth::FAMILY) => {
            return widths(BigIntWidth::ALL.iter().map(|it| it.name()).collect());
        }
        TypeLocation::Argument("MemoryView") => {
            return widths(ViewElement::ALL.iter().map(|it| it.name()).collect());
        }
        TypeLocation::Argument("Function") => {
            let form = Completion::snippet("(…) => …", "($1) => ${2:Void}$0");
            return vec![form.about("The parameters and the result.")];
        }
        TypeLocation::Argument("Class") => {
            return named(
                analysis,
                file,
                |kind| matches!(kind, ItemKind::Class(it) if it.source.is_some()),
            );
        }
        _ => {}
    }
    let are_keys = place == TypeLocation::Argument("Set");
    let mut found = named(analysis, file, |kind| match kind {
        ItemKind::Interface(_) => false,
        ItemKind::Record(_) | ItemKind::Union(_) => !are_keys,
        _ => true,
    });
    let own = found.iter().take_while(|it| it.edits.is_empty()).count();
    let names = FileNames::new(analysis, file);
    let language = builtin_names().filter(|name| fits(name, place) && names.get(name).is_none());
    let language: Vec<Completion> = language.flat_map(forms).collect();
    found.splice(own..own, language);
    found
}

/// Whether a type parameter is possible in a location.
pub(super) fn takes_any(place: TypeLocation<'_>) -> bool {
    match place {
        TypeLocation::Param
        | TypeLocation::Result
        | TypeLocation::ClassResult
        | TypeLocation::Property
        | TypeLocation::Field
        | TypeLocation::Element
        | TypeLocation::FunctionParam
        | TypeLocation::FunctionResult => true,
        TypeLocation::Argument(of) => match of {
            "Array" | "Promise" | "Record" | "Map" | "Iterable" | "AsyncIterable" => true,
            // of a declared class or record
            of => builtin(of).is_none(),
        },
        TypeLocation::Alias | TypeLocation::Member => false,
    }
}

/// The type parameters of the method and of the class or record around an offset.
pub(super) fn type_params(analysis: &Analysis, file: FileId, offset: u32) -> Vec<Completion> {
    let (mut of_method, mut of_item): (&[TypeParam], &[TypeParam]) = (&[], &[]);
    let mut about = "";
    if let Some(tree) = tree(analysis, file) {
        visit::visit_file(tree, &mut |node| match node {
            TreeNode::Item(item) if is_in(item.span, offset) => {
                of_item = item.kind.type_params();
                about = match item.kind {
                    syntax::ItemKind::Record(_) => "A type parameter of the record.",
                    _ => "A type parameter of the class.",
                };
            }
            TreeNode::Member(member) if is_in(member.span, offset) => {
                of_method = member.type_params();
                if member.is_static.is_some() {
                    of_item = &[];
                }
            }
            _ => {}
        });
    }
    let all = |params: &[TypeParam], about: &str| {
        let params = params.iter().map(|param| {
            Completion::new(&param.name.text, CompletionKind::TypeParameter).about(about)
        });
        params.collect::<Vec<_>>()
    };
    let mut found = all(of_method, "A type parameter of the method.");
    found.extend(all(of_item, about));
    found
}

fn is_in(span: Span, offset: u32) -> bool {
    span.start < offset && offset <= span.end
}

/// The items that an item with this keyword can extend.
pub(super) fn bases(analysis: &Analysis, file: FileId, of: &str) -> Vec<Completion> {
    named(analysis, file, |kind| match kind {
        ItemKind::Class(it) => of == "class" && !it.export,
        ItemKind::Interface(it) => of == "interface" && !it.export,
        ItemKind::Record(_) => of == "record",
        ItemKind::Alias(_)
        | ItemKind::CallbackInterface(_)
        | ItemKind::Union(_)
        | ItemKind::NumberEnum(_)
        | ItemKind::StringEnum(_) => false,
    })
}

/// The one type that an exported class can extend.
pub(super) fn error() -> Completion {
    of_language("Error")
}

/// Items by name: those of the file, those it uses, those of other files.
fn named(analysis: &Analysis, file: FileId, wanted: impl Fn(&ItemKind) -> bool) -> Vec<Completion> {
    let model = &analysis.model;
    let Some(here) = model.files.get(file.0 as usize) else {
        return Vec::new();
    };
    let own = here.items.iter().map(|id| (model.item(*id), None));
    let used = here.uses.iter();
    let used = used.map(|it| (model.item(it.item), Some(it.local.as_str())));
    let mut found = Vec::new();
    for (of, local) in own.chain(used).filter(|(of, _)| wanted(&of.kind)) {
        let mut it = item(of);
        if let Some(local) = local {
            local.clone_into(&mut it.label);
            local.clone_into(&mut it.text);
        }
        found.push(it);
    }
    let names = FileNames::new(analysis, file);
    let used = |id| here.uses.iter().any(|it| it.item == id);
    let of_fields = model.files.iter().flat_map(|file| &file.of_fields);
    let of_fields: HashSet<_> = of_fields.collect();
    for (index, of) in model.items.iter().enumerate() {
        let id = crate::model::ItemId(index as u32);
        let free = of.file != file
            && names.get(&of.name).is_none()
            && !used(id)
            && !of_fields.contains(&id);
        if !free || !wanted(&of.kind) {
            continue;
        }
        if let Some((path, edit)) = use_edit(analysis, file, of) {
            let mut it = item(of);
            it.detail = path;
            it.edits.push(edit);
            found.push(it);
        }
    }
    found
}

fn of_language(name: &str) -> Completion {
    let about = builtin_type_docs(name).unwrap_or_default();
    Completion::new(name, CompletionKind::Builtin).about(about)
}

/// The ways to write a type of the language.
fn forms(name: &'static str) -> Vec<Completion> {
    let of = |label: &str, text: &str| Completion {
        text: text.to_owned(),
        snippet: true,
        label: label.to_owned(),
        ..of_language(name)
    };
    match name {
        "Promise" => vec![of("Promise<…>", "Promise<$1>$0")],
        "Class" => vec![of("Class<…>", "Class<$1>$0")],
        "Array" => vec![of("Array<…>", "Array<$1>$0")],
        "Record" => vec![of("Record<…>", "Record<$1>$0")],
        "Map" => vec![of("Map<…>", "Map<${1:String}, $2>$0")],
        "Set" => vec![of("Set<…>", "Set<$1>$0")],
        "Iterable" => vec![of("Iterable<…>", "Iterable<$1>$0")],
        "AsyncIterable" => vec![of("AsyncIterable<…>", "AsyncIterable<$1>$0")],
        "MemoryView" => vec![of("MemoryView<…>", "MemoryView<$1>$0")],
        "Function" => vec![
            of("Function<…>", "Function<($1) => ${2:Void}>$0"),
            of_language(name),
        ],
        "BigInt" => vec![of("BigInt<…>", "BigInt<${1:i64}>$0")],
        "Number" => vec![of_language(name), of("Number<…>", "Number<${1:i32}>$0")],
        _ => vec![of_language(name)],
    }
}

/// Whether a built-in type is possible in a location.
fn fits(name: &str, place: TypeLocation<'_>) -> bool {
    use crate::builtins::Builtin as B;
    let Some(found) = builtin(name) else {
        return false;
    };
    let (simple, value) = match found {
        B::Prim(_)
        | B::Number
        | B::BigInt
        | B::Class
        | B::Dictionary
        | B::Map
        | B::Set
        | B::Iterable
        | B::AsyncIterable => (true, true),
        B::Array | B::Promise | B::Function => (false, true),
        B::Void | B::This | B::Wide | B::MemoryView => (false, false),
    };
    match place {
        TypeLocation::ClassResult => found != B::Wide,
        TypeLocation::Alias | TypeLocation::Result => !matches!(found, B::Wide | B::This),
        TypeLocation::Param => value || found == B::MemoryView,
        TypeLocation::Property
        | TypeLocation::Field
        | TypeLocation::Member
        | TypeLocation::FunctionParam
        | TypeLocation::Element => value,
        TypeLocation::Argument("Promise") => simple || matches!(found, B::Void | B::Function),
        TypeLocation::Argument("Array" | "Record" | "Map" | "Iterable" | "AsyncIterable") => {
            simple || matches!(found, B::Array | B::Function)
        }
        TypeLocation::Argument("Set") => match found {
            B::Number | B::BigInt => true,
            B::Prim(prim) => prim.row().key,
            B::Void
            | B::This
            | B::Wide
            | B::Array
            | B::Dictionary
            | B::Map
            | B::Set
            | B::Iterable
            | B::AsyncIterable
            | B::Class
            | B::Promise
            | B::MemoryView
            | B::Function => false,
        },
        TypeLocation::Argument(_) => false,
        TypeLocation::FunctionResult => value || found == B::Void,
    }
}
