//! An interface of JavaScript: the trait, and the struct that implements it by calling the glue.

use super::body;
use super::events;
use super::glue::glue;
use super::traits;
use super::writer::Writer;
use crate::bindings::Import;

/// Prints everything of an interface.
pub(crate) fn import(w: &mut Writer, import: &Import) {
    let own = import.own_functions().iter();
    let head = match import.parents.first() {
        Some(parent) => format!("pub trait {}: {}", import.name, parent.name),
        None => format!("pub trait {}", import.name),
    };
    traits::print(w, &head, &import.notes, own.clone());
    w.line(&format!("/// Calls the JavaScript of [`{}`].", import.name));
    w.line("#[derive(Clone, Copy, Debug, Default)]");
    w.line(&format!("pub struct {};", import.handle));
    if import.calls.functions.iter().any(|it| it.event.is_some()) {
        w.block(&format!("impl {}", import.handle), |w| {
            events::print(w, &import.name, own.clone());
            for parent in &import.parents {
                let functions = import.calls.functions.get(parent.functions.clone());
                events::print(w, &parent.name, functions.unwrap_or_default().iter());
            }
        });
    }
    let head = |name: &str| format!("impl {name} for {}", import.handle);
    let parents = import.parents.iter().map(|parent| {
        let functions = import.calls.functions.get(parent.functions.clone());
        (head(&parent.name), functions.unwrap_or_default().iter())
    });
    let all = [(head(&import.name), own)].into_iter().chain(parents);
    if import.calls.functions.is_empty() {
        all.for_each(|(head, _)| w.block(&head, |_| {}));
        return;
    }
    w.line("const _: () = {");
    w.nested(|w| {
        glue(w, &import.calls);
        all.for_each(|(head, functions)| body::of_source(w, &head, functions));
    });
    w.line("};");
}
