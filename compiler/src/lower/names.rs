//! Names in Rust: keywords escaped, modules named after files. Types keep the names that the model gave them.

use heck::ToSnakeCase;
use jsi_idl::check::names::{is_composed, is_in_names, of_index};
use jsi_idl::model::{Item, ItemKind};

use crate::bindings::{IndexAccess, Role};

/// Words that `r#` makes a name of.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Words that `r#` does not help.
const FIXED: &[&str] = &["_", "Self", "crate", "self", "super"];

/// Names that mean something else: a module `std` would make `use std::fmt` ambiguous beside it, and of `lib` and `main` rustc
/// says that they are a crate's own file.
const RESERVED: &[&str] = &[
    "alloc",
    "core",
    "jsi_runtime",
    "lib",
    "main",
    "proc_macro",
    "std",
];

/// Whether a word is a keyword of Rust.
#[must_use]
#[cfg(feature = "cli")]
pub fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word) || FIXED.contains(&word)
}

/// Words that cannot name a parameter in JavaScript or TypeScript.
const JS_RESERVED: &[&str] = &[
    "arguments",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "default",
    "delete",
    "do",
    "else",
    "enum",
    "eval",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "function",
    "if",
    "implements",
    "import",
    "in",
    "instanceof",
    "interface",
    "let",
    "new",
    "null",
    "package",
    "private",
    "protected",
    "public",
    "return",
    "static",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "var",
    "void",
    "while",
    "with",
    "yield",
];

/// Words that cannot name a type in TypeScript, beside the reserved ones.
const TS_TYPES: &[&str] = &[
    "any",
    "bigint",
    "boolean",
    "never",
    "number",
    "object",
    "string",
    "symbol",
    "undefined",
    "unknown",
];

/// The name of a type in TypeScript.
#[must_use]
pub fn ts_type(name: &str) -> String {
    if TS_TYPES.binary_search(&name).is_ok() {
        format!("{name}_")
    } else {
        ts_param(name)
    }
}

/// The name of a parameter in TypeScript.
#[must_use]
pub fn ts_param(name: &str) -> String {
    if JS_RESERVED.binary_search(&name).is_ok() {
        format!("{name}_")
    } else {
        name.to_owned()
    }
}

/// The name as it is written in Rust.
#[must_use]
pub fn escaped(name: &str) -> String {
    if FIXED.contains(&name) {
        format!("{name}_")
    } else if KEYWORDS.binary_search(&name).is_ok() {
        format!("r#{name}")
    } else {
        name.to_owned()
    }
}

/// The name of a function of an index, from that of the function that reads.
pub(crate) fn index_name(get: &str, access: IndexAccess) -> String {
    match access {
        IndexAccess::Get => escaped(get),
        IndexAccess::Set => of_index(get, "set"),
        IndexAccess::Delete => of_index(get, "delete"),
    }
}

/// The name of a function of a member.
pub(crate) fn function(member: &str, role: Role) -> String {
    match role {
        Role::Call | Role::Get | Role::New => escaped(member),
        Role::Set => format!("set_{member}"),
        Role::Index(access) => index_name(member, access),
        Role::Has => format!("has_{member}"),
    }
}

/// The name of the struct that calls JavaScript.
#[must_use]
pub fn handle(name: &str) -> String {
    format!("Js{name}")
}

/// The name of the trait of constructor and static members.
#[must_use]
pub fn statics(name: &str) -> String {
    format!("{name}Statics")
}

/// The name of the trait of a class that is a value.
#[must_use]
pub fn class_trait(name: &str) -> String {
    format!("{name}Class")
}

/// What JavaScript calls an export, and declarations call any other item.
#[must_use]
pub fn js_name(item: &Item) -> &str {
    match &item.kind {
        ItemKind::Interface(it) if it.export => &it.js_name,
        ItemKind::Class(it) if it.export => it.js_path.last().unwrap_or(&item.name),
        _ => &item.name,
    }
}

/// The macro that makes an export, and the hidden module beside it.
#[must_use]
pub fn export_macro(name: &str) -> String {
    format!("export_{}", name.to_snake_case())
}

/// The function that registers what JavaScript calls `name`; `runtime/js` knows its beginning. No two crates of a program may
/// export one name, and wasm-bindgen says so of functions, so that name is all it has.
#[must_use]
pub fn export_symbol(name: &str) -> String {
    let mut symbol = "__jsi1_export_".to_owned();
    for c in name.chars() {
        match c {
            '_' => symbol.push_str("__"),
            _ if c.is_ascii_alphanumeric() => symbol.push(c),
            _ => symbol.push_str(&format!("_{:x}_", u32::from(c))),
        }
    }
    symbol
}

/// The name of a file without folders.
#[must_use]
pub fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The stem of the Rust file of a `.jsi` file: a Rust name before keywords are escaped.
#[must_use]
pub fn module_stem(path: &str) -> String {
    let name = file_name(path);
    let stem = name.strip_suffix(".jsi").unwrap_or(name);
    let known: String = stem
        .chars()
        .map(|c| if is_in_names(c) { c } else { '_' })
        .collect();
    let snake = known.to_snake_case();
    match snake.chars().next() {
        // `mod.rs` is the file above
        _ if snake == "mod" || [FIXED, RESERVED].concat().contains(&snake.as_str()) => {
            format!("{snake}_")
        }
        None => "_0".to_owned(),
        // changing the case may have brought something else
        _ if !snake.chars().all(is_in_names) || is_composed(&snake) => {
            let ascii = snake.chars().filter(char::is_ascii);
            format!("_{}", ascii.collect::<String>())
        }
        Some(first) if !unicode_ident::is_xid_start(first) => format!("_{snake}"),
        Some(_) => snake,
    }
}

/// The name of a glue's function: readable in a stack trace, an identifier in both languages. No parameter has it, as
/// `__` begins no name that comes from a `.jsi` file.
#[must_use]
pub fn glue(prefix: &str, name: &str, index: usize) -> String {
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if plain {
        format!("__{prefix}_{name}")
    } else {
        // Rust compares identifiers after normalising them, JavaScript does not
        format!("__{prefix}{index}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_escaped() {
        assert!(KEYWORDS.is_sorted() && JS_RESERVED.is_sorted() && TS_TYPES.is_sorted());
        assert_eq!(ts_param("new"), "new_");
        assert_eq!(
            ["class", "number", "Size"].map(ts_type),
            ["class_", "number_", "Size"]
        );
        assert_eq!(
            [escaped("type"), escaped("self"), escaped("size")],
            ["r#type", "self_", "size"]
        );
    }

    #[test]
    fn no_two_exports_have_one_symbol() {
        assert_eq!(
            ["Side", "my_side", "$side", "_24_side", "Größe"].map(export_symbol),
            [
                "__jsi1_export_Side",
                "__jsi1_export_my__side",
                "__jsi1_export__24_side",
                "__jsi1_export___24__side",
                "__jsi1_export_Gr_f6__df_e",
            ]
        );
    }

    #[test]
    fn modules_are_named_after_files() {
        let stems = [
            "api.jsi",
            "a/my-api.v2.jsi",
            "mod.jsi",
            "2d.jsi",
            "HTMLParser.jsi",
            "-.jsi",
            "self.jsi",
            "a².jsi",
            "std.jsi",
            "Core.jsi",
            "caf\u{e9}.jsi",
            "cafe\u{301}.jsi",
            "ﬁ.jsi",
            "ক\u{9c7}\u{9be}.jsi",
            "a\u{202e}b\nc.jsi",
        ];
        let expected = [
            "api",
            "my_api_v2",
            "mod_",
            "_2d",
            "html_parser",
            "_0",
            "self_",
            "a",
            "std_",
            "core_",
            "caf\u{e9}",
            "cafe",
            "_0",
            "_",
            "a_b_c",
        ];
        assert_eq!(stems.map(module_stem), expected);
    }
}
