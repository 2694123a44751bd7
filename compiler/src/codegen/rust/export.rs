//! An export: the trait that the user implements, the description of its functions for the runtime, and the macro that makes the
//! export. Everything with unsafe code and attributes of wasm-bindgen stands in the macros of the runtime.

use super::export_call::{OF_EXPORT, callee, methods};
use super::export_callee::{Callee, On};
use super::glue::statics;
use super::text::{self, literal, raw_literal};
use super::writer::Writer;
use super::{WASM, export_class, export_direct, export_trait, rt};
use crate::bindings::Export;
use crate::codegen::{dts, js};

/// Prints everything of an export.
pub(crate) fn export(w: &mut Writer, export: &Export) {
    let above = match &export.class {
        Some(class) if class.is_error => ": ::std::error::Error",
        Some(_) | None => "",
    };
    let head = format!("pub trait {}{above}", export.name);
    text::notes(w, &export.notes);
    w.block(&head, |w| {
        export_trait::declarations(w, &export.functions, Some("&self"));
    });
    match &export.class {
        None => called(w, export),
        Some(class) => {
            export_class::types(w, export, class);
            w.line("const _: () = {");
            w.nested(|w| {
                export_class::handle(w, export, class);
                called(w, export);
            });
            w.line("};");
        }
    }
    hidden_module(w, export);
}

/// The description for the runtime.
fn called(w: &mut Writer, export: &Export) {
    w.line(WASM);
    w.line("const _: () = {");
    w.nested(|w| {
        statics(w, &export.shapes, &export.function_shapes);
        let on = match &export.class {
            None => On::Interface(export.name.clone()),
            Some(_) => On::Object(export.name.clone()),
        };
        if export.class.is_none() {
            w.line(&format!("{}(dyn {});", rt("singleton!"), export.name));
        }
        for function in &export.functions {
            callee(w, &Callee::method(on.clone(), function), function);
        }
        let head = format!("impl {} for dyn {}", rt("Exported"), export.name);
        w.block(&head, |w| {
            if export.class.is_some() {
                export_class::shape(w);
            }
            let more = match &export.class {
                Some(class) if class.is_error => export_class::of_error(export),
                Some(_) | None => Vec::new(),
            };
            methods(w, "Self", &OF_EXPORT, &export.functions, more);
            export_direct::modules(w, export.all_functions());
        });
        implements(w, export);
        if let Some(class) = &export.class {
            export_class::callees(w, export, class);
        }
    });
    w.line("};");
}

/// What depends on the type of the user.
fn implements(w: &mut Writer, export: &Export) {
    let name = &export.name;
    let head = [
        format!("impl<__T: {name} + 'static>"),
        format!("{}<__T>", rt("Implements")),
        format!("for dyn {name}"),
    ];
    w.item(&head, |w| {
        export_direct::list(w, "__direct_#::<__T>", &export.functions);
        w.block(
            "fn upcast(__it: ::std::rc::Rc<__T>) -> ::std::rc::Rc<Self>",
            |w| w.line("__it"),
        );
    });
}

/// The module with the macro, and the names that its expansion uses.
fn hidden_module(w: &mut Writer, export: &Export) {
    let name = &export.macro_name;
    w.line("#[doc(hidden)]");
    w.block(&format!("pub mod {name}"), |w| {
        w.line(&format!("pub use super::{} as Exported;", export.name));
        if let Some(class) = &export.class {
            export_class::names(w, class);
        }
        w.block(&format!("macro_rules! {name}"), |w| expansion(w, export));
        w.line(&format!("pub(crate) use {name};"));
    });
    w.line(&format!("pub(crate) use {name}::{name};"));
}

fn expansion(w: &mut Writer, export: &Export) {
    let (pattern, called, value) = match &export.class {
        None => ("$value:expr", "__export_interface", "$value);"),
        Some(class) if class.is_plain() => ("$class:ty", "__export_class", "$class, plain);"),
        Some(_) => ("$class:ty", "__export_class", "$class, statics);"),
    };
    w.line(&format!("({pattern} $(,)?) => {{"));
    let (symbol, name) = (&export.symbol, literal(&export.export_name));
    let mut words = vec![
        format!("::jsi_runtime::{called}!({},", export.macro_name),
        format!("{symbol},"),
        format!("{name},"),
        format!("{},", raw_literal(&js::export(export))),
        format!("{},", raw_literal(&dts::export_section(export))),
    ];
    words.extend(value.split(' ').map(str::to_owned));
    w.nested(|w| w.fill(&words));
    w.line("};");
}
