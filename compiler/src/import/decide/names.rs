//! Names: of items, members and parameters, valid in the language and unique.

use std::collections::HashSet;

use heck::{ToLowerCamelCase, ToUpperCamelCase};
use jsi_idl::check::names::{is_rust_name, value_name};

/// The longest name that is made of several.
const LONGEST: usize = 60;

/// The names of items. Each is unique together with those that are generated beside it.
#[derive(Debug, Default)]
pub(super) struct ItemNames {
    taken: HashSet<String>,
}

/// The built-in types, whose names no item has.
const BUILT_IN: &[&str] = &[
    "Any",
    "ArrayBuffer",
    "Array",
    "AsyncIterable",
    "BigInt",
    "Boolean",
    "Char",
    "Class",
    "Date",
    "Error",
    "Function",
    "Iterable",
    "Map",
    "MemoryView",
    "Number",
    "Object",
    "Promise",
    "Record",
    "Set",
    "String",
    "Symbol",
    "This",
    "Void",
    "bool",
    "char",
    "f32",
    "f64",
    "globalThis",
    "i128",
    "i16",
    "i32",
    "i64",
    "i8",
    "isize",
    "null",
    "u128",
    "u16",
    "u32",
    "u64",
    "u8",
    "undefined",
    "usize",
];

impl ItemNames {
    /// A free name that is as wanted, or the wanted one with something after it.
    pub(super) fn unique(&mut self, wanted: &str) -> String {
        let wanted = type_name(wanted);
        let is_array = wanted.ends_with("Array") && wanted.len() > 5;
        let is_built_in = BUILT_IN.contains(&wanted.as_str())
            || is_array && jsi_abi::TypedArray::from_name(&wanted).is_some();
        let wanted = if is_built_in {
            format!("{wanted}Type")
        } else {
            wanted
        };
        let mut name = wanted.clone();
        let mut number = 2;
        while claims(&name).iter().any(|it| self.taken.contains(it)) {
            name = format!("{wanted}{number}");
            number += 1;
        }
        self.taken.extend(claims(&name));
        name
    }
}

/// What an item of this name may be called in Rust, with what is generated beside it.
fn claims(name: &str) -> [String; 5] {
    let rust = jsi_idl::check::names::type_name(name);
    [
        format!("Js{rust}"),
        format!("{rust}Statics"),
        format!("Js{rust}Statics"),
        format!("{rust}Class"),
        rust,
    ]
}

/// Of a type: UpperCamelCase, unless the text is a name already.
pub(super) fn type_name(text: &str) -> String {
    let simple = |name: &str| {
        let starts = name.starts_with(|c: char| c.is_ascii_alphabetic());
        starts && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    if simple(text) && text.len() <= LONGEST {
        return text.to_owned();
    }
    let name: String = text
        .to_upper_camel_case()
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(LONGEST)
        .collect();
    if simple(&name) {
        name
    } else {
        format!("Type{name}")
    }
}

/// A part of a name for a place: the name of a member or parameter in UpperCamelCase.
pub(super) fn part(text: &str) -> String {
    let name = text.to_upper_camel_case();
    name.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Whether the language takes it as a name, and Rust one that is derived from it.
pub(super) fn is_name(name: &str) -> bool {
    let mut chars = name.chars();
    let starts = |c: char| c == '$' || c == '_' || unicode_ident::is_xid_start(c);
    chars.next().is_some_and(starts)
        && chars.all(|c| c == '$' || unicode_ident::is_xid_continue(c))
        && is_rust_name(&value_name(name))
}

/// Of a member or parameter: the text, if it is a name, or else one that is made of it.
pub(super) fn value(text: &str) -> String {
    if is_name(text) {
        return text.to_owned();
    }
    let name: String = text
        .to_lower_camel_case()
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(LONGEST)
        .collect();
    match name.chars().next() {
        None => "value".to_owned(),
        Some(first) if first.is_ascii_alphabetic() => name,
        Some(_) => format!("value{name}"),
    }
}

/// A free name, with a number after it if the name is taken.
pub(super) fn unique(wanted: &str, taken: &mut HashSet<String>) -> String {
    let mut name = wanted.to_owned();
    let mut number = 2;
    while !taken.insert(value_name(&name)) {
        name = format!("{wanted}{number}");
        number += 1;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_of_any_text() {
        assert_eq!(type_name("LatLng"), "LatLng");
        assert_eq!(type_name("chart.js"), "ChartJs");
        assert_eq!(type_name("@tauri-apps/api"), "TauriAppsApi");
        assert_eq!(type_name("3d"), "Type3d");
        assert_eq!(type_name("\u{202e}*/ {"), "Type");
        assert_eq!(value("getURL"), "getURL");
        assert_eq!(value("foo-bar"), "fooBar");
        assert_eq!(value("[Symbol.iterator]"), "symbolIterator");
        assert_eq!(value("2d"), "value2d");
        assert_eq!(value("$"), "value");
        assert_eq!(value("\n} class X {"), "classX");
    }

    #[test]
    fn names_of_items_are_unique_with_what_is_generated_beside_them() {
        let mut names = ItemNames::default();
        assert_eq!(names.unique("Map"), "MapType");
        assert_eq!(names.unique("Float32Array"), "Float32ArrayType");
        assert_eq!(names.unique("Point"), "Point");
        assert_eq!(names.unique("Point"), "Point2");
        assert_eq!(names.unique("JsPoint"), "JsPoint3");
        assert_eq!(names.unique("point"), "point4");
    }
}
