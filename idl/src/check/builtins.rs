//! The names of built-in types, read off the tables of [`crate::model::prim`].

use crate::model::{BigIntWidth, NumberWidth, Prim, TypedArray};

/// What a built-in name stands for before its arguments are looked at.
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
    /// `Promise<T>`
    Promise,
    /// `MemoryView<W>`
    MemoryView,
    /// `Function`, `Function<(A) => R>`
    Function,
}

/// The names that are not rows of a table, in the order in which they are offered.
const WORDS: &[(&str, Builtin)] = &[
    ("String", Builtin::Prim(Prim::String)),
    ("Number", Builtin::Number),
    ("Boolean", Builtin::Prim(Prim::Boolean)),
    ("bool", Builtin::Prim(Prim::Boolean)),
    ("Void", Builtin::Void),
    ("Object", Builtin::Prim(Prim::Object)),
    ("Promise", Builtin::Promise),
    ("Array", Builtin::Array),
    ("Function", Builtin::Function),
    ("Any", Builtin::Prim(Prim::Any)),
    ("Date", Builtin::Prim(Prim::Date)),
    ("Error", Builtin::Prim(Prim::Error)),
    ("BigInt", Builtin::BigInt),
    ("Char", Builtin::Prim(Prim::Char)),
    ("char", Builtin::Prim(Prim::Char)),
    ("MemoryView", Builtin::MemoryView),
];

/// What `name` stands for, if it is built in.
pub(crate) fn builtin(name: &str) -> Option<Builtin> {
    if let Some((_, found)) = WORDS.iter().find(|(word, _)| *word == name) {
        return Some(*found);
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

/// Every built-in name.
pub(crate) fn builtin_names() -> impl Iterator<Item = &'static str> {
    let wide = BigIntWidth::ALL.iter().map(|width| width.name());
    WORDS
        .iter()
        .map(|(word, _)| *word)
        .chain(NumberWidth::ALL.iter().map(|width| width.name()))
        .chain(wide.filter(|name| NumberWidth::from_name(name).is_none()))
        .chain(TypedArray::ALL.iter().map(|array| array.name()))
}

/// A primitive as it is written in `.jsi`.
pub(crate) fn prim_text(prim: Prim) -> String {
    match prim {
        Prim::Number(NumberWidth::F64) => "Number".to_owned(),
        Prim::Number(width) => format!("Number<{}>", width.name()),
        Prim::BigInt(width) => format!("BigInt<{}>", width.name()),
        Prim::TypedArray(array) => array.name().to_owned(),
        Prim::Boolean => "Boolean".to_owned(),
        Prim::Char => "Char".to_owned(),
        Prim::String => "String".to_owned(),
        Prim::Date => "Date".to_owned(),
        Prim::Error => "Error".to_owned(),
        Prim::Object => "Object".to_owned(),
        Prim::Any => "Any".to_owned(),
    }
}

/// The typed array whose elements are numbers or bigints of that kind.
pub(crate) fn typed_array_of(prim: Prim) -> Option<TypedArray> {
    let (rust, big) = match prim {
        Prim::Number(width) => (width.rust(), false),
        Prim::BigInt(width) => (width.rust(), true),
        _ => return None,
    };
    let fits = |array: &&TypedArray| array.rust() == rust && array.name().starts_with("Big") == big;
    TypedArray::ALL.iter().find(fits).copied()
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

    #[test]
    fn typed_arrays_match_their_elements() {
        let of = |prim| typed_array_of(prim).map(TypedArray::name);
        assert_eq!(of(Prim::Number(NumberWidth::U8)), Some("Uint8Array"));
        assert_eq!(of(Prim::BigInt(BigIntWidth::I64)), Some("BigInt64Array"));
        assert_eq!(of(Prim::Number(NumberWidth::I64)), None);
        assert_eq!(of(Prim::Number(NumberWidth::Usize)), None);
    }
}
