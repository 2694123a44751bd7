//! A type of the model as it is written in Rust. Does not decide how it crosses.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use jsi_abi::RustType as PrimType;
use jsi_idl::check::names::type_name as type_name_of;
use jsi_idl::model::{
    Field, FunctionParam, FunctionType, HeldParams, Item, ItemId, ItemKind, Model, Param, Prim,
    Type, TypeParam, ViewElement,
};
use jsi_idl::source::FileId;

use super::containment::Containment;
use super::item_names::{declared_names, is_type, local_base, type_name};
use super::names;
use crate::bindings::RustType;

/// What names mean in one file.
pub(crate) struct Scope<'a> {
    model: &'a Model,
    file: FileId,
    /// The Rust module of each file.
    modules: &'a [String],
    /// What items of other files are called here, before their kind adds to it.
    used: HashMap<ItemId, String>,
    /// The names of types that the Rust module of the file declares or imports.
    declared: HashSet<String>,
    /// The names of types in the declarations of the whole package, where these are meant.
    package: Option<&'a HashMap<ItemId, String>>,
    containment: &'a Containment,
    /// The classes that are values somewhere.
    values: &'a HashSet<ItemId>,
    /// What the type parameters around are in Rust.
    type_params: HashMap<String, RustType>,
    /// The Rust names of the type parameters around.
    param_names: HashSet<String>,
    /// What `This` is in Rust.
    this: Option<RustType>,
}

/// A type inside of a record: what leads back to the record is in a box where it would make the record infinite.
#[derive(Debug, Clone, Copy)]
struct Edge {
    owner: ItemId,
    /// Whether the value may be absent.
    absent: bool,
}

impl<'a> Scope<'a> {
    /// Whether a class is a value somewhere.
    pub(crate) fn is_value(&self, id: ItemId) -> bool {
        self.values.contains(&id)
    }

    pub(crate) fn new(
        model: &'a Model,
        file: FileId,
        modules: &'a [String],
        containment: &'a Containment,
        values: &'a HashSet<ItemId>,
    ) -> Self {
        let used = model
            .file(file)
            .uses
            .iter()
            .filter(|used| is_type(model.item(used.item)));
        let used: HashMap<ItemId, String> = used
            .map(|used| (used.item, local_base(model, &used.local, used.item)))
            .collect();
        let own = model.file(file).declared().map(|id| model.item(id));
        let own = own.flat_map(|item| declared_names(item, &item.rust_name));
        let others = used.iter();
        let others = others.flat_map(|(id, local)| declared_names(model.item(*id), local));
        let declared = own.chain(others).collect();
        Self {
            model,
            file,
            modules,
            used,
            declared,
            package: None,
            containment,
            values,
            type_params: HashMap::new(),
            param_names: HashSet::new(),
            this: None,
        }
    }

    /// The same inside of a class or method with these type parameters, which get other names in Rust than these.
    pub(crate) fn with_type_params(
        &self,
        type_params: &[TypeParam],
        taken: &HashSet<String>,
    ) -> Self {
        let mut declared = self.declared.clone();
        let mut names = self.type_params.clone();
        let mut param_names = self.param_names.clone();
        for param in type_params {
            let mut name = names::escaped(&type_name_of(&param.name));
            while taken.contains(&name) || !declared.insert(name.clone()) {
                name.push('_');
            }
            param_names.insert(name.clone());
            names.insert(param.name.clone(), RustType::Name(name.into()));
        }
        Self {
            used: self.used.clone(),
            declared,
            type_params: names,
            param_names,
            this: self.this.clone(),
            ..*self
        }
    }

    /// The same for the members of a class with these type parameters that have these types.
    pub(crate) fn with_type_args(&self, type_params: &[TypeParam], args: Vec<RustType>) -> Self {
        let names = type_params.iter().map(|param| param.name.clone());
        Self {
            used: self.used.clone(),
            declared: self.declared.clone(),
            type_params: names.zip(args).collect(),
            param_names: self.param_names.clone(),
            this: self.this.clone(),
            ..*self
        }
    }

    /// The same where `This` is an object of this type.
    pub(crate) fn with_this(&self, this: RustType) -> Self {
        Self {
            used: self.used.clone(),
            declared: self.declared.clone(),
            type_params: self.type_params.clone(),
            param_names: self.param_names.clone(),
            this: Some(this),
            ..*self
        }
    }

    /// What a type parameter around is in Rust.
    pub(crate) fn type_param(&self, name: &str) -> RustType {
        let known = self.type_params.get(name).cloned();
        known.unwrap_or(RustType::Tuple(Vec::new()))
    }

    /// Whether a name in Rust is that of a type parameter around.
    pub(crate) fn is_type_param(&self, name: &str) -> bool {
        self.param_names.contains(name)
    }

    /// The same for the declarations of the whole package, where types have these names.
    pub(crate) fn in_package(self, names: &'a HashMap<ItemId, String>) -> Self {
        Self {
            package: Some(names),
            ..self
        }
    }

    pub(crate) fn model(&self) -> &'a Model {
        self.model
    }

    /// A type or trait that is not declared in `.jsi` files: its last name, or its path where the file has a type of that name.
    pub(crate) fn known(&self, path: &'static str) -> &'static str {
        let short = path.rsplit(':').next().unwrap_or(path);
        if self.declared.contains(short) {
            path
        } else {
            short
        }
    }

    /// `Option<T>`
    pub(crate) fn option(&self, inner: RustType) -> RustType {
        RustType::Generic(self.known("::core::option::Option").into(), vec![inner])
    }

    /// `Result<T, JsError>`
    pub(crate) fn fallible(&self, value: RustType) -> RustType {
        let error = name(self.known("::jsi_runtime::JsError"));
        RustType::Generic(
            self.known("::core::result::Result").into(),
            vec![value, error],
        )
    }

    /// `PinnedBuffer<W>`
    pub(crate) fn pinned(&self, element: ViewElement) -> RustType {
        let buffer = self.known("::jsi_runtime::PinnedBuffer");
        RustType::Generic(buffer.into(), vec![name(element.rust())])
    }

    /// `Box<T>`
    pub(crate) fn boxed(&self, inner: RustType) -> RustType {
        RustType::Generic(self.known("::std::boxed::Box").into(), vec![inner])
    }

    /// `Into<T>`
    pub(crate) fn into(&self, target: RustType) -> RustType {
        RustType::Generic(self.known("::core::convert::Into").into(), vec![target])
    }

    fn vec(&self, element: RustType) -> RustType {
        RustType::Generic(self.known("::std::vec::Vec").into(), vec![element])
    }

    /// `JsMap<K, V>`
    fn js_map(&self, key: RustType, value: RustType) -> RustType {
        RustType::Generic(self.known("::jsi_runtime::JsMap").into(), vec![key, value])
    }

    /// A type of the runtime.
    fn runtime_type(&self, text: &'static str) -> RustType {
        if self.declared.contains(text) {
            RustType::Name(format!("::jsi_runtime::{text}").into())
        } else {
            name(text)
        }
    }

    fn owned_prim(&self, prim: Prim) -> RustType {
        match prim.rust() {
            PrimType::Builtin(text) => name(text),
            PrimType::String => name(self.known("::std::string::String")),
            PrimType::Copied(text) | PrimType::Lent(text) => self.runtime_type(text),
            PrimType::Elements(element) => self.vec(name(element)),
            PrimType::Composed => RustType::Tuple(Vec::new()),
        }
    }

    fn borrowed_prim(&self, prim: Prim) -> RustType {
        match prim.rust() {
            PrimType::Builtin(_) | PrimType::Copied(_) | PrimType::Composed => {
                self.owned_prim(prim)
            }
            PrimType::String => reference(name("str")),
            PrimType::Lent(_) => reference(self.owned_prim(prim)),
            PrimType::Elements(element) => reference(RustType::Slice(Box::new(name(element)))),
        }
    }

    /// The Rust name of a record, enum or class, seen from this file.
    pub(crate) fn name(&self, id: ItemId) -> String {
        self.seen(id, type_name)
    }

    /// The Rust name of a class's trait, seen from this file.
    pub(crate) fn trait_name(&self, id: ItemId) -> String {
        self.seen(id, |_, base| names::escaped(base))
    }

    /// A name that `of` makes of an item's Rust name, seen from this file.
    fn seen(&self, id: ItemId, of: fn(&Item, &str) -> String) -> String {
        let item = self.model.item(id);
        if item.file == self.file {
            return of(item, &item.rust_name);
        }
        if let Some(local) = self.used.get(&id) {
            return of(item, local);
        }
        let module = self
            .modules
            .get(item.file.0 as usize)
            .map_or("", String::as_str);
        format!("super::{module}::{}", of(item, &item.rust_name))
    }

    /// The stem of the declarations that an item stands in, if not those of this file.
    pub(crate) fn ts_module(&self, id: ItemId) -> Option<String> {
        if self.package.is_some() {
            return None;
        }
        let file = self.model.item(id).file;
        (file != self.file).then(|| names::module_stem(&self.model.file(file).path))
    }

    /// The TypeScript name of a record, enum or class in the declarations it stands in.
    pub(crate) fn ts_own_name(&self, id: ItemId) -> String {
        let in_package = self.package.and_then(|names| names.get(&id)).cloned();
        in_package.unwrap_or_else(|| names::ts_type(names::js_name(self.model.item(id))))
    }

    /// A global type of TypeScript, if no type of the package has its name.
    pub(crate) fn ts_global(&self, name: &'static str) -> Option<&'static str> {
        let taken = self
            .package
            .is_some_and(|names| names.values().any(|it| it == name));
        (!taken).then_some(name)
    }

    /// The TypeScript name of a record, enum or class, seen from the declarations of this file.
    pub(crate) fn ts_name(&self, id: ItemId) -> String {
        let name = self.ts_own_name(id);
        match self.ts_module(id) {
            Some(stem) => format!("import(\"./{stem}.js\").{name}"),
            None => name,
        }
    }

    /// A class as a value.
    fn class_value(&self, id: ItemId) -> RustType {
        let class = self.known("::jsi_runtime::JsClass");
        RustType::Generic(class.into(), vec![RustType::Name(self.name(id).into())])
    }

    /// A class with type arguments.
    pub(crate) fn applied(&self, id: ItemId, args: impl Iterator<Item = RustType>) -> RustType {
        RustType::Generic(self.name(id).into(), args.collect())
    }

    /// The type of an owned value: results, elements, arguments of functions.
    pub(crate) fn owned(&self, ty: &Type) -> RustType {
        self.inside(ty, None)
    }

    /// The type of a field of a record.
    pub(crate) fn field(&self, record: ItemId, field: &Field) -> RustType {
        let edge = Edge {
            owner: record,
            absent: field.optional,
        };
        self.inside(&field.ty, Some(edge))
    }

    fn inside(&self, ty: &Type, edge: Option<Edge>) -> RustType {
        match plain(ty) {
            // Rust does not have literals
            Type::Void | Type::Error | Type::Literal(_) => RustType::Tuple(Vec::new()),
            Type::This => self.this.clone().unwrap_or(RustType::Tuple(Vec::new())),
            Type::Prim(prim) => self.owned_prim(*prim),
            Type::Parameter(name) => self.type_param(name),
            Type::Applied(id, args) => {
                let it = self.applied(*id, args.iter().map(|it| self.argument(it)));
                self.in_place(it, ty, edge)
            }
            Type::Named(id) => self.in_place(RustType::Name(self.name(*id).into()), ty, edge),
            Type::Constructor(id) => self.class_value(*id),
            Type::Nullable(inner) => {
                let edge = edge.map(|edge| Edge {
                    absent: true,
                    ..edge
                });
                self.option(self.inside(inner, edge))
            }
            // an element is in memory of its own
            Type::Array(element) => self.vec(self.owned(element)),
            Type::Tuple(elements) => match many(elements) {
                Some(element) => {
                    RustType::Array(Box::new(self.inside(element, edge)), elements.len())
                }
                None => RustType::Tuple(elements.iter().map(|it| self.inside(it, edge)).collect()),
            },
            Type::Dictionary(value) => {
                let string = self.owned_prim(Prim::String);
                self.js_map(string, self.owned(value))
            }
            Type::Map(key, value) => self.js_map(self.owned(key), self.owned(value)),
            Type::Set(element) => {
                let set = self.known("::jsi_runtime::JsSet");
                RustType::Generic(set.into(), vec![self.owned(element)])
            }
            Type::Iterable(element) => {
                let iterator = self.known("::jsi_runtime::JsIterator");
                RustType::Generic(iterator.into(), vec![self.owned(element)])
            }
            Type::AsyncIterable(element) => {
                let stream = self.known("::jsi_runtime::JsStream");
                RustType::Generic(stream.into(), vec![self.owned(element)])
            }
            Type::Promise(content) => RustType::Generic(
                self.known("::jsi_runtime::Promise").into(),
                vec![self.owned(content)],
            ),
            Type::MemoryView(element) => self.pinned(*element),
            Type::Function(function) => {
                let (args, result) = self.signature(function.as_deref());
                RustType::Generic(
                    self.known("::jsi_runtime::Function").into(),
                    vec![args, result],
                )
            }
        }
    }

    /// A type that is boxed where it leads back to the record of a field.
    fn in_place(&self, it: RustType, ty: &Type, edge: Option<Edge>) -> RustType {
        let leads_back = |edge: Edge| self.is_boxed(edge.owner, ty, edge.absent);
        if edge.is_some_and(leads_back) {
            self.boxed(it)
        } else {
            it
        }
    }

    /// The type of a parameter of an import; callbacks live for `lifetime`.
    pub(crate) fn borrowed(&self, ty: &Type, lifetime: &'static str) -> RustType {
        if self.containment.holds_promise(ty) {
            // a promise is passed once
            return self.owned(ty);
        }
        match plain(ty) {
            Type::Void | Type::This | Type::Error | Type::Literal(_) => RustType::Tuple(Vec::new()),
            Type::Prim(prim) => self.borrowed_prim(*prim),
            Type::Parameter(_) => reference(self.owned(ty)),
            Type::Named(id) if self.is_copy(*id) => RustType::Name(self.name(*id).into()),
            Type::Named(id) => reference(RustType::Name(self.name(*id).into())),
            Type::Applied(..) => reference(self.owned(ty)),
            Type::Constructor(id) => reference(self.class_value(*id)),
            Type::Nullable(inner) => self.option(self.borrowed(inner, lifetime)),
            Type::Array(element) => reference(RustType::Slice(Box::new(self.owned(element)))),
            Type::Tuple(elements) if many(elements).is_none() => {
                let elements = elements.iter();
                RustType::Tuple(elements.map(|it| self.lent(it, lifetime)).collect())
            }
            Type::Tuple(_) | Type::Dictionary(_) | Type::Map(..) | Type::Set(_) => {
                reference(self.owned(ty))
            }
            // used once
            Type::Promise(_) | Type::Iterable(_) | Type::AsyncIterable(_) => self.owned(ty),
            Type::MemoryView(_) => reference(self.owned(ty)),
            Type::Function(function) => reference(self.callback(function.as_deref(), lifetime)),
        }
    }

    /// The type of further arguments of a method: a slice of references, so that values need no copies.
    pub(crate) fn each_borrowed(&self, element: &Type) -> RustType {
        let element = match plain(element) {
            // a function in a list is one of JavaScript
            Type::Function(_) => reference(self.owned(element)),
            element => self.borrowed(element, "'_"),
        };
        reference(RustType::Slice(Box::new(element)))
    }

    /// The type of a parameter whose functions are those of JavaScript: an element of a tuple, or of a callback interface.
    pub(crate) fn lent(&self, ty: &Type, lifetime: &'static str) -> RustType {
        match ty {
            Type::Function(_) => reference(self.owned(ty)),
            Type::Nullable(inner) => match &**inner {
                Type::Function(_) => self.option(reference(self.owned(inner))),
                _ => self.borrowed(ty, lifetime),
            },
            _ => self.borrowed(ty, lifetime),
        }
    }

    /// `Callback<…>`
    pub(crate) fn callback(
        &self,
        function: Option<&FunctionType>,
        lifetime: &'static str,
    ) -> RustType {
        let (args, result) = self.signature(function);
        let callback = self.known("::jsi_runtime::Callback");
        RustType::Generic(callback.into(), vec![name(lifetime), args, result])
    }

    /// The argument types of a function and its result.
    fn signature(&self, function: Option<&FunctionType>) -> (RustType, RustType) {
        match function {
            Some(function) => {
                let args = function.params.iter().map(|it| self.function_argument(it));
                (
                    RustType::Tuple(args.collect()),
                    self.owned(&function.result),
                )
            }
            None => (RustType::Slice(Box::new(self.any())), self.any()),
        }
    }

    /// The type of an argument of a function.
    pub(crate) fn function_argument(&self, param: &FunctionParam) -> RustType {
        let ty = self.owned(&param.ty);
        if param.optional { self.option(ty) } else { ty }
    }

    /// Whether a field is boxed in Rust: a record in it leads back to its own, and can be missing or null.
    pub(crate) fn is_boxed(&self, record: ItemId, ty: &Type, absent: bool) -> bool {
        self.containment.is_boxed(record, ty, absent)
    }

    /// How records hold their type parameters.
    pub(crate) fn held_params(&self) -> &'a HeldParams {
        self.containment.held_params()
    }

    /// Whether an item is a record.
    pub(crate) fn is_record(&self, id: ItemId) -> bool {
        matches!(self.model.item(id).kind, ItemKind::Record(_))
    }

    /// Whether values of an item may contain values of the same item.
    pub(crate) fn is_recursive(&self, id: ItemId) -> bool {
        self.containment.is_recursive(id)
    }

    /// The largest number of arrays, tuples and maps in values of an item that are around another value of its cycle.
    pub(crate) fn layers(&self, id: ItemId) -> usize {
        self.containment.layers(self.model, id)
    }

    /// Whether values of a type hold a promise, so that they are passed by value.
    pub(crate) fn holds_promise(&self, ty: &Type) -> bool {
        self.containment.holds_promise(ty)
    }

    /// Whether values of a type hold functions, promises or iterables, whose calls name the place that they came from.
    pub(crate) fn holds_call(&self, ty: &Type) -> bool {
        self.containment.holds_call(ty)
    }

    /// `Any`
    pub(crate) fn any(&self) -> RustType {
        self.owned_prim(Prim::Any)
    }

    /// Whether it is a number enum without `...`.
    pub(crate) fn is_copy(&self, id: ItemId) -> bool {
        matches!(&self.model.item(id).kind, ItemKind::NumberEnum(it) if !it.open && !it.variants.is_empty())
    }
}

/// The one type of the elements of a tuple that is an array in Rust: one of more elements than Rust's tuples have traits for.
fn many(elements: &[Type]) -> Option<&Type> {
    const MOST: usize = 12;
    elements.first().filter(|_| elements.len() > MOST)
}

pub(crate) fn is_literal(param: &Param) -> bool {
    matches!(param.ty, Type::Literal(_))
}

/// `Any?` is `Any`.
pub(crate) fn plain(ty: &Type) -> &Type {
    match ty {
        Type::Nullable(inner) if **inner == Type::Prim(Prim::Any) => inner,
        _ => ty,
    }
}

fn reference(target: RustType) -> RustType {
    RustType::Ref(Box::new(target))
}

fn name(text: &'static str) -> RustType {
    RustType::Name(Cow::Borrowed(text))
}
