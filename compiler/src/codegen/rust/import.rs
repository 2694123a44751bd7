//! An interface of JavaScript: the trait, and the struct that implements it by calling the glue.

use super::body;
use super::glue::glue;
use super::traits;
use super::writer::Writer;
use crate::bindings::Import;

/// Prints everything of an interface.
pub(crate) fn import(w: &mut Writer, import: &Import) {
    let functions = import.calls.functions.iter();
    let head = format!("pub trait {}", import.name);
    traits::print(w, &head, &import.notes, functions.clone());
    w.line(&format!("/// Calls the JavaScript of [`{}`].", import.name));
    w.line("#[derive(Clone, Copy, Debug, Default)]");
    w.line(&format!("pub struct {};", import.handle));
    let head = format!("impl {} for {}", import.name, import.handle);
    if import.calls.functions.is_empty() {
        return w.block(&head, |_| {});
    }
    w.line("const _: () = {");
    w.nested(|w| {
        glue(w, &import.calls);
        body::of_source(w, &head, functions);
    });
    w.line("};");
}
