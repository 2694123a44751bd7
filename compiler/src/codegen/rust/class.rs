//! A class of JavaScript: the traits of its objects and of its statics, and the structs that implement them, by calling
//! the glue or natively through what stands for the object.

use super::body::{implementation, through_glue, unavailable, unavailable_call};
use super::call::rt;
use super::glue::glue;
use super::layout::Doc;
use super::text::{self, literal};
use super::traits::{self, Form, signature};
use super::writer::Writer;
use super::{NATIVE, WASM};
use crate::bindings::{Class, Function, Holder, Notes, Statics};

const OBJECT: &str = "::jsi_runtime::Object";
const SHAPE: &str = "::jsi_runtime::__private::ClassShape";

/// Prints everything of a class.
pub(crate) fn class(w: &mut Writer, class: &Class) {
    let members = class.calls.on(Holder::Receiver);
    traits::print(w, &trait_head(class), &class.notes, members);
    let parent = parent_handle(class);
    let name = &class.name;
    w.line(&format!(
        "/// A JavaScript object with the members of [`{name}`]."
    ));
    w.line("#[derive(Clone, Debug, PartialEq, Eq)]");
    w.line(&format!("pub struct {}({parent});", class.handle));
    if let Some(statics) = &class.statics {
        statics_types(w, class, statics);
    }
    inherent(w, class);
    if class.statics.is_none() {
        w.line("const _: () = {");
        w.nested(|w| handle(w, class, "&::jsi_runtime::Shape::Object"));
        w.line("};");
    }
    if class.calls.is_empty() {
        let head = w.impl_head(&class.name, &class.handle);
        w.line(&format!("{head} {{}}"));
    } else {
        wasm(w, class);
        native(w, class);
    }
    for parent in &class.parents {
        let head = w.impl_head(&parent.name, &class.handle);
        implementation(w, &head, parent.functions.iter(), |w, function| {
            w.doc(&signature(function, |param| param.name.clone()), " {");
            let call = forward(&parent.name, function, Form::Plain, "&self.0");
            w.nested(|w| w.doc(&call, statement_end(function)));
            w.line("}");
        });
    }
}

fn trait_head(class: &Class) -> String {
    match class.parents.first() {
        Some(parent) => format!("pub trait {}: {}", class.name, parent.name),
        None => format!("pub trait {}", class.name),
    }
}

/// What an object of the class is beside that.
fn parent_handle(class: &Class) -> &str {
    class
        .parents
        .first()
        .map_or(OBJECT, |parent| &parent.handle)
}

fn statics_types(w: &mut Writer, class: &Class, statics: &Statics) {
    let notes = Notes {
        docs: format!("Constructor and static members of [`{}`].", class.name),
        deprecated: class.notes.deprecated.clone(),
    };
    let head = format!("pub trait {}", statics.name);
    traits::print(w, &head, &notes, class.calls.on(Holder::Source));
    w.line(&format!(
        "/// Calls the JavaScript of [`{}`].",
        statics.name
    ));
    w.line("#[derive(Clone, Copy, Debug, Default)]");
    w.line(&format!("pub struct {};", statics.handle));
}

/// The short forms of what the statics trait has, and `mock`.
fn inherent(w: &mut Writer, class: &Class) {
    w.block(&format!("impl {}", class.handle), |w| {
        if let Some(statics) = &class.statics {
            for function in class.calls.on(Holder::Source) {
                shorthand(w, statics, function, Form::Plain);
                if function.with_closure.is_some() {
                    shorthand(w, statics, function, Form::WithClosure);
                }
            }
        }
        mock(w, class);
    });
}

fn shorthand(w: &mut Writer, statics: &Statics, function: &Function, form: Form) {
    let Statics { name, handle } = statics;
    let called = form.name(function).trim_start_matches("r#");
    let notes = Notes {
        docs: format!("The same as [`{name}::{called}`] of [`{handle}`]."),
        deprecated: function.notes.deprecated.clone(),
    };
    text::notes(w, &notes);
    traits::must_use(w, form);
    let head = Doc::Seq(vec![Doc::text("pub "), traits::associated(function, form)]);
    w.doc(&head, " {");
    let call = forward(name, function, form, &format!("&{handle}"));
    let end = match form {
        Form::Plain => statement_end(function),
        Form::WithClosure => "",
    };
    w.nested(|w| w.doc(&call, end));
    w.line("}");
}

/// `Trait::name(this, …)`
fn forward(of: &str, function: &Function, form: Form, this: &str) -> Doc {
    let params = function.params.iter();
    let args = params.map(|param| Doc::text(param.name.clone()));
    let this = Doc::text(this.to_owned());
    let args = std::iter::once(this).chain(args).collect();
    Doc::call(format!("{of}::{}", form.name(function)), args)
}

/// A call that gives nothing is a statement.
fn statement_end(function: &Function) -> &'static str {
    if function.infallible { ";" } else { "" }
}

fn mock(w: &mut Writer, class: &Class) {
    let Class { name, parents, .. } = class;
    w.line("/// An object for where there is no JavaScript: its members are those of `it`.");
    w.line(NATIVE);
    w.line("#[must_use]");
    w.block(
        &format!("pub fn mock(it: impl {name} + 'static) -> Self"),
        |w| {
            w.line("let it = ::std::rc::Rc::new(it);");
            w.line(&format!("let object = {OBJECT}::new();"));
            for parent in parents {
                w.line("let part = ::core::clone::Clone::clone(&it);");
                w.doc(&put(&parent.name, "part"), ";");
            }
            w.doc(&put(name, "it"), ";");
            let object = vec![Doc::text("object")];
            w.doc(&Doc::call(rt("FromObject::from_object"), object), "");
        },
    );
}

fn put(name: &str, value: &'static str) -> Doc {
    dyn_call("mock", name, vec![Doc::text("&object"), Doc::text(value)])
}

/// `function::<dyn Trait>(args)`
fn dyn_call(function: &str, name: &str, args: Vec<Doc>) -> Doc {
    let of = Doc::List {
        open: "<",
        items: vec![Doc::text(format!("dyn {name}"))],
        close: ">",
        tuple: false,
    };
    let path = Doc::text(rt(&format!("{function}::")));
    Doc::Seq(vec![path, of, Doc::call("", args)])
}

/// `let __it = …;`: what was put there, if anything.
fn look_for_mock(w: &mut Writer, name: &str, object: &'static str) {
    let found = dyn_call("mocked", name, vec![Doc::text(object)]);
    w.doc(&Doc::Seq(vec![Doc::text("let __it = "), found]), ";");
}

/// What makes the struct a value that crosses.
fn handle(w: &mut Writer, class: &Class, shape: &str) {
    w.line(&format!("const __SHAPE: &::jsi_runtime::Shape = {shape};"));
    let args = format!("{}, {}, __SHAPE", class.handle, parent_handle(class));
    w.macro_item("::jsi_runtime::__class", &args);
}

/// `static __CLASS`, and the handle of that class.
fn checked_handle(w: &mut Writer, class: &Class, field: &str, value: &str) {
    w.line(&format!("static __CLASS: {SHAPE} = {SHAPE} {{"));
    w.nested(|w| {
        w.line(&format!("name: {},", literal(&class.js_name)));
        w.line(&format!("{field}: {value},"));
    });
    w.line("};");
    handle(w, class, "&::jsi_runtime::Shape::Class(&__CLASS)");
}

fn wasm(w: &mut Writer, class: &Class) {
    let members = class.calls.on(Holder::Receiver);
    w.line(WASM);
    w.line("const _: () = {");
    w.nested(|w| {
        glue(w, &class.calls);
        let head = w.impl_head(&class.name, &class.handle);
        through_glue(w, &head, members);
        if let Some(statics) = &class.statics {
            checked_handle(w, class, "load", "__start");
            let head = w.impl_head(&statics.name, &statics.handle);
            through_glue(w, &head, class.calls.on(Holder::Source));
        }
    });
    w.line("};");
}

fn native(w: &mut Writer, class: &Class) {
    let Class { name, handle, .. } = class;
    let head = w.impl_head(name, handle);
    let members = class.calls.on(Holder::Receiver);
    w.line(NATIVE);
    implementation(w, &head, members, |w, function| {
        w.doc(&signature(function, |param| param.name.clone()), " {");
        w.nested(|w| through_mock(w, name, function));
        w.line("}");
    });
    if let Some(statics) = &class.statics {
        w.line(NATIVE);
        w.line("const _: () = {");
        w.nested(|w| {
            w.block(&format!("fn __test(it: &{OBJECT}) -> bool"), |w| {
                look_for_mock(w, name, "it");
                w.line("::core::option::Option::is_some(&__it)");
            });
            checked_handle(w, class, "test", "__test");
            let head = w.impl_head(&statics.name, &statics.handle);
            unavailable(w, &head, class.calls.on(Holder::Source));
        });
        w.line("};");
    }
}

/// Calls what stands for the object.
fn through_mock(w: &mut Writer, name: &str, function: &Function) {
    look_for_mock(w, name, "self");
    let call = forward(name, function, Form::Plain, "&*__it");
    if function.infallible {
        let head = "if let ::core::option::Option::Some(__it) = __it";
        w.block(head, |w| w.doc(&call, ";"));
        return;
    }
    w.block("match __it", |w| {
        w.arm("::core::option::Option::Some(__it)", call);
        w.arm("::core::option::Option::None", unavailable_call(function));
    });
}
