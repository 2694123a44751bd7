//! The names of built-in types, read from the table of kinds.

use jsi_abi::{BigIntWidth, Form, Kind, NumberWidth, Prim, Row, TypedArray};

/// A built-in name, without its arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Builtin {
    /// `Void`
    Void,
    /// A type that takes no arguments.
    Prim(Prim),
    /// `Number`, alone or with a width
    Number,
    /// `BigInt`, which needs a width
    BigInt,
    /// `i64` or `u64` alone: two mappings
    Wide,
    /// `Array<T>`
    Array,
    /// `Record<T>`
    Dictionary,
    /// `Map<K, V>`
    Map,
    /// `Set<T>`
    Set,
    /// `Iterable<T>`
    Iterable,
    /// `AsyncIterable<T>`
    AsyncIterable,
    /// `Promise<T>`
    Promise,
    /// `MemoryView<W>`
    MemoryView,
    /// `Function`, `Function<(A) => R>`
    Function,
    /// `This`
    This,
    /// `Class<C>`
    Class,
}

/// The result of a method that returns the object it was called on. It is no kind of its own: it crosses as the class does.
const THIS: &str = "This";
/// A class as a value. It crosses as an object of a class does, with a check of its own.
const CLASS: &str = "Class";
const ABOUT_CLASS: &str =
    "A class as a value: the class itself or a subclass. Its argument is a class with `from`.";
const ABOUT_THIS: &str = "The object that the method was called on: the result of a method of a class, also in `Promise` and `?`.";

impl Builtin {
    /// The built-in of a form. `None` for a form without a name.
    const fn of(form: Form) -> Option<Self> {
        Some(match form {
            Form::Prim(prim) => Self::Prim(prim),
            Form::Void => Self::Void,
            Form::Array => Self::Array,
            Form::Dictionary => Self::Dictionary,
            Form::Map => Self::Map,
            Form::Set => Self::Set,
            Form::Iterable => Self::Iterable,
            Form::AsyncIterable => Self::AsyncIterable,
            Form::Promise => Self::Promise,
            Form::MemoryView => Self::MemoryView,
            Form::Function => Self::Function,
            Form::Unnamed => return None,
        })
    }
}

/// The built-in with this name.
pub(crate) fn builtin(name: &str) -> Option<Builtin> {
    match name {
        NumberWidth::FAMILY => return Some(Builtin::Number),
        BigIntWidth::FAMILY => return Some(Builtin::BigInt),
        THIS => return Some(Builtin::This),
        CLASS => return Some(Builtin::Class),
        _ => {}
    }
    if let Some(row) = row(name) {
        return Builtin::of(row.form);
    }
    if let Some(width) = NumberWidth::from_name(name) {
        // the 64-bit widths of `Number` are widths of `BigInt` as well
        return Some(match BigIntWidth::from_name(name) {
            Some(_) => Builtin::Wide,
            None => Builtin::Prim(Prim::Number(width)),
        });
    }
    if let Some(width) = BigIntWidth::from_name(name) {
        return Some(Builtin::Prim(Prim::BigInt(width)));
    }
    TypedArray::from_name(name).map(|array| Builtin::Prim(Prim::TypedArray(array)))
}

/// Whether `name` is built in and cannot be declared. Other built-in names give way to a declaration.
pub(crate) fn is_reserved(name: &str) -> bool {
    builtin(name).is_some()
        && ![THIS, CLASS].contains(&name)
        && !row(name).is_some_and(|row| row.shadowable)
}

/// The built-in type that TypeScript calls `name`: `String` of `string`.
pub(crate) fn of_typescript(name: &str) -> Option<&'static str> {
    Row::of_typescript(name)?.names.first().copied()
}

/// The row of the table that has this name.
fn row(name: &str) -> Option<&'static Row> {
    let mut named = NAMED.iter();
    let found = named.find(|(known, _)| known.len() == name.len() && *known == name);
    found.map(|(_, kind)| kind.row())
}

/// The names of the table, each with its kind: every name of a source is searched for here.
static NAMED: [(&str, Kind); name_count()] = named();

const fn name_count() -> usize {
    let mut count = 0;
    let mut rows = Kind::ALL;
    while let [kind, rest @ ..] = rows {
        count += kind.row().names.len();
        rows = rest;
    }
    count
}

const fn named() -> [(&'static str, Kind); name_count()] {
    let mut named = [("", Kind::Void); name_count()];
    let mut at = 0;
    let mut rows = Kind::ALL;
    while let [kind, rest @ ..] = rows {
        let mut names = kind.row().names;
        while let [name, others @ ..] = names {
            named[at] = (name, *kind);
            at += 1;
            names = others;
        }
        rows = rest;
    }
    named
}

/// Every built-in name, in the order in which they are offered.
pub(crate) fn builtin_names() -> impl Iterator<Item = &'static str> {
    let rows = Kind::ALL.iter().flat_map(|kind| kind.row().names);
    let wide = BigIntWidth::ALL.iter().map(|width| width.name());
    rows.copied()
        .chain([BigIntWidth::FAMILY, THIS, CLASS])
        .chain(NumberWidth::ALL.iter().map(|width| width.name()))
        .chain(wide.filter(|name| NumberWidth::from_name(name).is_none()))
        .chain(TypedArray::ALL.iter().map(|array| array.name()))
}

/// Whether `name` is a type that needs neither arguments nor a choice of a mapping.
pub(crate) fn stands_alone(name: &str) -> bool {
    match builtin(name) {
        Some(Builtin::Prim(_) | Builtin::Void | Builtin::Number | Builtin::This) => true,
        Some(
            Builtin::BigInt
            | Builtin::Wide
            | Builtin::Array
            | Builtin::Dictionary
            | Builtin::Map
            | Builtin::Set
            | Builtin::Iterable
            | Builtin::AsyncIterable
            | Builtin::Promise
            | Builtin::MemoryView
            | Builtin::Function
            | Builtin::Class,
        )
        | None => false,
    }
}

/// The types without parts that can be keys of a `Map`, one name for all widths of a number.
pub(crate) fn key_names() -> String {
    let rows = Kind::ALL
        .iter()
        .map(|kind| kind.row())
        .filter(|row| row.key);
    let mut names: Vec<&str> = Vec::new();
    for row in rows {
        let name = match row.form {
            Form::Prim(Prim::Number(_)) => Some(NumberWidth::FAMILY),
            Form::Prim(Prim::BigInt(_)) => Some(BigIntWidth::FAMILY),
            _ => row.names.first().copied(),
        };
        names.extend(name.filter(|name| !names.contains(name)));
    }
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

/// The documentation of a built-in type.
pub(crate) fn docs(name: &str) -> Option<&'static str> {
    match name {
        NumberWidth::FAMILY => return Some(NumberWidth::ABOUT),
        BigIntWidth::FAMILY => return Some(BigIntWidth::ABOUT),
        THIS => return Some(ABOUT_THIS),
        CLASS => return Some(ABOUT_CLASS),
        _ => {}
    }
    let width = || {
        let number = NumberWidth::from_name(name).map(NumberWidth::kind);
        number.or_else(|| BigIntWidth::from_name(name).map(BigIntWidth::kind))
    };
    let found = row(name).or_else(|| width().map(Kind::row));
    let array = || TypedArray::from_name(name).map(|_| TypedArray::ABOUT);
    found.map(|row| row.about).or_else(array)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_and_listed_once() {
        let mut names: Vec<&str> = builtin_names().collect();
        assert!(names.iter().all(|name| builtin(name).is_some()));
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
        let wide = Builtin::Prim(Prim::BigInt(BigIntWidth::I128));
        assert_eq!(builtin("i128"), Some(wide));
        assert_eq!(builtin("i64"), Some(Builtin::Wide));
        assert_eq!(builtin("number"), None);
    }
}
