//! An interface of JavaScript: the trait, and the struct that implements it by calling the glue, or natively with errors.

use super::body;
use super::glue::glue;
use super::traits;
use super::writer::Writer;
use super::{NATIVE, WASM};
use crate::bindings::Import;

/// Prints everything of an interface.
pub(crate) fn import(w: &mut Writer, import: &Import) {
    let functions = import.calls.functions.iter();
    let head = format!("pub trait {}", import.name);
    traits::print(w, &head, &import.notes, functions.clone());
    w.line(&format!("/// Calls the JavaScript of [`{}`].", import.name));
    w.line("#[derive(Clone, Copy, Debug, Default)]");
    w.line(&format!("pub struct {};", import.handle));
    if import.calls.functions.is_empty() {
        let head = w.impl_head(&import.name, &import.handle);
        w.line(&format!("{head} {{}}"));
        return;
    }
    w.line(WASM);
    w.line("const _: () = {");
    w.nested(|w| {
        glue(w, &import.calls);
        let head = w.impl_head(&import.name, &import.handle);
        body::through_glue(w, &head, functions.clone());
    });
    w.line("};");
    w.line(NATIVE);
    let head = w.impl_head(&import.name, &import.handle);
    body::unavailable(w, &head, functions);
}
