//! Prints bindings as Rust. Decides nothing about types; laid out as prettyplease would.

mod body;
mod call;
mod class;
mod export;
mod export_class;
mod glue;
mod import;
mod kits;
mod layout;
#[cfg(feature = "cli")]
pub(crate) mod preview;
pub(crate) mod text;
mod traits;
mod ty;
mod values;
mod writer;

use std::fmt;

use crate::bindings::{Item, Module, Use};
use crate::codegen::dts;
use writer::Writer;

/// The attribute that ties an `extern` block to JavaScript, up to what is its own.
const WASM_BINDGEN: &str = "#[::jsi_runtime::__private::wasm_bindgen::prelude::wasm_bindgen(";
/// Its first argument.
const THROUGH_RUNTIME: &str = "wasm_bindgen = ::jsi_runtime::__private::wasm_bindgen,";
/// What a generated item is compiled for.
const WASM: &str = "#[cfg(target_family = \"wasm\")]";
const NATIVE: &str = "#[cfg(not(target_family = \"wasm\"))]";

/// Lints about what an interface file declares, not about how the code is written.
const ALLOWED: &[&str] = &[
    "dead_code",
    "deprecated",
    "missing_docs",
    "non_camel_case_types",
    "non_snake_case",
    "clippy::disallowed_names",
    "clippy::doc_lazy_continuation",
    "clippy::doc_markdown",
    "clippy::doc_overindented_list_items",
    "clippy::enum_variant_names",
    "clippy::inline_always",
    "clippy::just_underscores_and_digits",
    "clippy::len_without_is_empty",
    "clippy::many_single_char_names",
    "clippy::missing_errors_doc",
    "clippy::must_use_candidate",
    "clippy::new_ret_no_self",
    "clippy::option_option",
    "clippy::self_named_constructors",
    "clippy::should_implement_trait",
    "clippy::struct_excessive_bools",
    "clippy::struct_field_names",
    "clippy::tabs_in_doc_comments",
    "clippy::too_many_arguments",
    "clippy::type_complexity",
    "clippy::unreadable_literal",
    "clippy::upper_case_acronyms",
    "clippy::used_underscore_binding",
    "clippy::wrong_self_convention",
    "rustdoc::all",
];

/// The first line of every file.
fn made_by(source: &str) -> String {
    format!(
        "// Made by jsic {} from {source}; changes are lost.",
        env!("CARGO_PKG_VERSION")
    )
}

/// The file above the modules. `shipped` are JavaScript files by their paths below the crate root.
#[must_use]
pub fn root(modules: &[Module], types: &[Item], shipped: &[String]) -> String {
    let mut w = Writer::default();
    w.line(&made_by("interface files"));
    let mut modules: Vec<&Module> = modules.iter().collect();
    modules.sort_unstable_by_key(|module| &module.name);
    for Module { name, stem, .. } in modules {
        if !name.is_ascii() {
            // the compiler looks for files with names in ASCII only
            w.line(&format!("#[path = \"{stem}.rs\"]"));
        }
        w.line(&format!("pub mod {name};"));
    }
    w.line("const _: () = ::jsi_runtime::__private::ABI_1;");
    if !shipped.is_empty() {
        w.line(WASM);
        w.line("const _: () = {");
        w.nested(|w| {
            for (i, path) in shipped.iter().enumerate() {
                w.line(WASM_BINDGEN);
                w.nested(|w| {
                    w.line(THROUGH_RUNTIME);
                    w.line(&format!("module = {},", text::literal(&format!("/{path}"))));
                });
                w.line(")]");
                w.block("extern \"C\"", |w| {
                    // never called: a file is shipped where some function is declared to be in it
                    w.line("#[allow(dead_code)]");
                    w.line(&format!("fn ship_{i}();"));
                });
            }
        });
        w.line("};");
    }
    if let Some(types) = dts::types(types) {
        w.macro_words("::jsi_runtime::__typescript", &[text::raw_literal(&types)]);
    }
    w.finish()
}

/// The module of one `.jsi` file, which declares `items`. Each goes out as soon as it is printed.
///
/// # Errors
/// Those of `out`.
pub fn module(
    module: &Module,
    items: impl Iterator<Item = Item>,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    let mut w = Writer::default();
    w.line(&made_by(&module.source.escape_default().to_string()));
    text::docs(&mut w, "//!", &module.docs);
    w.line("#![allow(");
    w.nested(|w| {
        for lint in ALLOWED {
            w.line(&format!("{lint},"));
        }
    });
    w.line(")]");
    let mut uses: Vec<String> = module.uses.iter().map(use_line).collect();
    uses.sort_unstable();
    uses.dedup();
    for line in uses {
        w.line(&line);
    }
    for item in items {
        match &item {
            Item::Import(import) => import::import(&mut w, import),
            Item::Class(class) => class::class(&mut w, class),
            Item::Export(export) => export::export(&mut w, export),
            Item::Record(record) => values::record(&mut w, record),
            Item::Enum(it) => values::enumeration(&mut w, it),
        }
        w.move_to(out)?;
    }
    w.move_to(out)
}

fn use_line(it: &Use) -> String {
    match &it.local {
        Some(local) => format!("pub use super::{}::{} as {local};", it.module, it.name),
        None => format!("pub use super::{}::{};", it.module, it.name),
    }
}
