//! The decisions of an import: from facts about TypeScript to items of the language. Each kind of decision has a file; none of
//! them reads a file or starts a program.

mod aliases;
mod alike;
mod apart;
mod bases;
mod containers;
mod events;
mod functions;
mod library;
mod members;
mod merged;
mod modules;
mod names;
mod objects;
mod overloads;
mod param_names;
mod params;
mod records;
mod roles;
mod types;
mod unions;
mod usage;

use std::collections::{HashMap, HashSet, VecDeque};
use std::rc::Rc;

use super::facts::{DeclarationId, Docs, FactNumber, Facts, ObjectId};
use super::interface::{
    FactId, Interface, Item, ItemId, ItemKind, Literal, Named, Text, Ty, TypeOrigin, TypeParam,
    Value,
};
use merged::Sources;
use names::ItemNames;
use params::Mention;
use roles::Role;
use usage::{Direction, Usage};

/// Makes the items of a module, whose JavaScript is at `from`, as written after that word.
pub(super) fn decide(facts: &Facts, from: &str, name: &str) -> Interface {
    let mut importer = Importer {
        facts,
        from: from.to_owned(),
        usage: Usage::of(facts),
        names: ItemNames::default(),
        items: Vec::new(),
        roots: Vec::new(),
        sorts: Vec::new(),
        known: HashMap::new(),
        waiting: VecDeque::new(),
        origins: Vec::new(),
        paths: HashMap::new(),
        roles: HashMap::new(),
        open_aliases: HashMap::new(),
        sources: HashMap::new(),
        open: HashSet::new(),
        free: HashMap::new(),
        mentions: HashMap::new(),
    };
    importer.exports(name);
    while let Some(job) = importer.waiting.pop_front() {
        importer.fill(job);
    }
    let made = importer.made();
    let named = importer.named();
    let mut interface = Interface {
        items: importer.items,
        roots: importer.roots,
        origins: importer.origins,
        named,
        language: match facts.webidl {
            true => "WebIDL",
            false => "TypeScript",
        },
    };
    alike::join(&mut interface, &made);
    param_names::separate(&mut interface);
    interface
}

/// Whether the `.jsi` language has a type for this one of TypeScript's library.
pub(super) fn is_of_language(name: &str) -> bool {
    library::library(name).is_some()
}

/// What an object type comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Origin {
    Declaration(DeclarationId),
    Object(ObjectId),
}

/// What is the same item wherever it is used.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    /// With the types that its type parameters stand for.
    Object(Origin, Vec<(String, Ty)>),
    Enum(DeclarationId),
    Values(Vec<Literal>, bool),
    Union(Vec<Ty>),
    /// A record for several object types.
    Merged(Vec<Origin>),
    Alias(DeclarationId),
}

/// How values of an item are distinguished from others in a union.
#[derive(Debug, Clone, PartialEq)]
enum ItemSort {
    ClassOfSource,
    FreeClass,
    /// An object that Rust implements.
    Callback,
    /// With the fields whose values are literals.
    Record(LiteralFields),
    Texts(Option<Vec<String>>),
    Numbers(Vec<i64>),
    Union,
    Other,
}

/// The fields whose values are literals, with these.
type LiteralFields = Vec<(String, Vec<Literal>)>;

/// What an object type extends, with the types of its type parameters.
type Bases = Vec<(Origin, Bindings)>;

/// The types of type parameters.
type Bindings = Rc<HashMap<String, Ty>>;

/// An item whose members are not read yet.
#[derive(Debug)]
struct Job {
    item: ItemId,
    origin: Origin,
    role: Role,
    /// The type parameters of the item.
    params: Vec<TypeParam>,
    bindings: Bindings,
}

/// What a type is converted for.
#[derive(Debug, Clone)]
struct Place {
    bindings: Bindings,
    direction: Direction,
    /// The name of an item that is declared here.
    name: String,
    /// Whether it is part of a function type, which has no type parameters of its own.
    in_function: bool,
    /// The class whose member it is.
    class: Option<Ty>,
    /// The alias whose type this is or is in, which has an order of type parameters.
    alias: Option<DeclarationId>,
    /// Whether `This` is possible.
    is_result: bool,
}

impl Place {
    fn new(bindings: &Bindings, direction: Direction, name: String) -> Self {
        Self {
            bindings: Rc::clone(bindings),
            direction,
            name,
            in_function: false,
            class: None,
            alias: None,
            is_result: false,
        }
    }

    /// A type inside of another one.
    fn inner(&self) -> Self {
        Self {
            is_result: false,
            ..self.clone()
        }
    }

    fn named(&self, name: String) -> Self {
        Self {
            name,
            ..self.clone()
        }
    }

    /// With more type parameters, or others of the same names.
    fn with(&self, bindings: &HashMap<String, Ty>) -> Self {
        let mut all = (*self.bindings).clone();
        all.extend(bindings.iter().map(|(name, ty)| (name.clone(), ty.clone())));
        Self {
            bindings: Rc::new(all),
            ..self.clone()
        }
    }
}

/// What a reader learns about a member beside its types.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Remarks {
    losses: Vec<String>,
    notes: Vec<String>,
}

impl Remarks {
    fn lose(&mut self, text: impl Into<String>) {
        let text = text.into();
        if !self.losses.contains(&text) {
            self.losses.push(text);
        }
    }

    fn note(&mut self, text: impl Into<String>) {
        let text = text.into();
        if !self.notes.contains(&text) {
            self.notes.push(text);
        }
    }
}

struct Importer<'f> {
    facts: &'f Facts,
    from: String,
    usage: Usage,
    names: ItemNames,
    items: Vec<Item>,
    /// The items of the exports.
    roots: Vec<ItemId>,
    /// One for each item.
    sorts: Vec<ItemSort>,
    known: HashMap<Key, ItemId>,
    waiting: VecDeque<Job>,
    /// What each member of the interface was made of: the numbers of facts, by their ids.
    origins: Vec<FactNumber>,
    /// Where a declaration is in the module, if it is a value.
    paths: HashMap<DeclarationId, Vec<String>>,
    roles: HashMap<Origin, Role>,
    /// The aliases that are being converted, with the item of one that names itself.
    open_aliases: HashMap<DeclarationId, Option<ItemId>>,
    /// What records are made of.
    sources: HashMap<ItemId, Sources>,
    /// The object types without an item that are being converted.
    open: HashSet<Origin>,
    /// The type parameters that an object type names.
    free: HashMap<ObjectId, Rc<HashSet<String>>>,
    /// How declared types name each of their type parameters.
    mentions: HashMap<DeclarationId, Rc<Vec<Mention>>>,
}

impl Importer<'_> {
    /// A new item.
    fn add(&mut self, wanted: &str, docs: Text, sort: ItemSort, kind: ItemKind) -> ItemId {
        let id = self.items.len();
        let name = self.names.unique(wanted);
        self.items.push(Item {
            name,
            docs,
            left_out: Vec::new(),
            notes: Vec::new(),
            kind,
        });
        self.sorts.push(sort);
        id
    }

    /// The item of a key, which is made if there is none.
    fn intern(
        &mut self,
        key: Key,
        wanted: &str,
        sort: ItemSort,
        kind: impl FnOnce(&mut Self) -> (Text, ItemKind),
    ) -> ItemId {
        if let Some(id) = self.known.get(&key) {
            return *id;
        }
        let (docs, kind) = kind(self);
        let id = self.add(wanted, docs, sort, kind);
        self.known.insert(key, id);
        id
    }

    /// The enum with these strings.
    fn enum_of(&mut self, texts: Vec<String>, open: bool, wanted: &str) -> Ty {
        let literals = texts.iter().cloned().map(Literal::Text).collect();
        let values = (!open).then(|| texts.clone());
        let id = self.intern(
            Key::Values(literals, open),
            wanted,
            ItemSort::Texts(values),
            |_| {
                let values = texts.into_iter().map(|text| Value {
                    kind: super::interface::ValueKind::Text(text),
                    rust: None,
                    docs: Text::default(),
                });
                let values = values.collect();
                (Text::default(), ItemKind::Enum { values, open })
            },
        );
        Ty::Item(id, Vec::new())
    }

    /// The items that no declaration has: of types without a name, and copies of a declared type with its type arguments.
    fn made(&self) -> HashSet<ItemId> {
        let is_made = |key: &Key| match key {
            Key::Object(Origin::Declaration(_), args) => !args.is_empty(),
            Key::Object(Origin::Object(id), _) => {
                let object = self.facts.objects.get(*id);
                object.is_some_and(|it| it.name.is_none() || !it.args.is_empty())
            }
            Key::Enum(_) | Key::Alias(_) => false,
            Key::Values(..) | Key::Union(_) | Key::Merged(_) => true,
        };
        let made = self.known.iter().filter(|(key, _)| is_made(key));
        made.map(|(_, id)| *id).collect()
    }

    /// The items of object types, with their type parameters and what stands for others.
    fn named(&mut self) -> Vec<Named> {
        let mut found = Vec::new();
        for (key, item) in &self.known {
            let Key::Object(origin, args) = key else {
                continue;
            };
            let itself = |(name, ty): &(String, Ty)| *ty == Ty::Param(name.clone());
            let (own, bound): (Vec<_>, Vec<_>) = args.iter().cloned().partition(itself);
            let (origin, params) = match origin {
                Origin::Declaration(id) => (TypeOrigin::Declaration(*id), Vec::new()),
                Origin::Object(id) => (
                    TypeOrigin::Object(*id),
                    own.into_iter().map(|it| it.0).collect(),
                ),
            };
            found.push(Named {
                item: *item,
                origin,
                params,
                bound,
            });
        }
        for it in &mut found {
            if let (TypeOrigin::Declaration(id), true) = (it.origin, it.bound.is_empty()) {
                it.params = self.kept_params(id);
            }
        }
        found.sort_by_key(|it| it.item);
        found
    }

    /// The number of the next member of TypeScript.
    fn fact(&mut self, of: FactNumber) -> FactId {
        self.origins.push(of);
        self.origins.len() - 1
    }
}

/// Documentation as the language has it.
fn text(docs: &Docs) -> Text {
    let mut lines: Vec<String> = docs.text.lines().map(clean).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    if docs.internal {
        lines.push("@internal".to_owned());
    }
    let deprecated = docs.deprecated.as_deref();
    Text {
        lines,
        deprecated: deprecated
            .map(|it| clean(&it.split_whitespace().collect::<Vec<_>>().join(" "))),
    }
}

/// A line without characters that end it, are invisible or change the direction of text.
pub(super) fn clean(line: &str) -> String {
    let visible = |c: &char| {
        let hidden = c.is_control()
            || matches!(*c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
        !hidden
    };
    let line: String = line.replace('\t', "    ").chars().filter(visible).collect();
    line.trim_end().to_owned()
}
