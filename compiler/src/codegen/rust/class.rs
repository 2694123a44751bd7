//! A class of JavaScript: the traits of its objects and of its statics, and the structs that implement them.

use super::body::{self, forward};
use super::events;
use super::glue::glue;
use super::layout::{Doc, List};
use super::signature::{self, Form};
use super::text::{self, literal};
use super::traits;
use super::typed;
use super::types::flat;
use super::writer::Writer;
use super::{NATIVE, rt};
use crate::bindings::{Class, ClassValue, Function, Holder, Narrowed, Notes, Role, Statics, Typed};

/// Prints everything of a class.
pub(crate) fn class(w: &mut Writer, class: &Class) {
    let members = class.calls.on(Holder::Receiver);
    traits::print(w, &trait_head(class), &class.notes, members.clone());
    let Class { name, handle, .. } = class;
    let parent = class.parents.first();
    w.line(&format!(
        "/// A JavaScript object with the members of [`{name}`]."
    ));
    handle_type(w, class);
    let type_params = signature::names(&class.type_params);
    if let Some(statics) = &class.statics {
        statics_types(w, class, statics);
    }
    if let Some(value) = &class.value {
        value_trait(w, class, value);
    }
    inherent(w, class);
    w.line("const _: () = {");
    w.nested(|w| {
        let of = parent.map_or_else(String::new, |parent| format!("({})", flat(&parent.handle)));
        let checked = match &class.statics {
            Some(_) => format!(": dyn {name} = {}", literal(&class.js_name)),
            None => String::new(),
        };
        let made = rt("class!");
        w.line(&format!("{made}({handle}{type_params}{of}{checked});"));
        // the macro has the conversion to the nearest
        for ancestor in class.parents.iter().skip(1) {
            let (made, ancestor) = (rt("ancestor!"), flat(&ancestor.handle));
            w.line(&format!("{made}({handle}{type_params} => {ancestor});"));
        }
        if let Some(value) = &class.value {
            let (of, name) = (&value.name, literal(&format!("class {}", class.js_name)));
            w.line(&format!(
                "{}({handle}: dyn {of} = {name});",
                rt("constructor!")
            ));
        }
        if !class.calls.is_empty() {
            glue(w, &class.calls);
        }
        body::of_object(w, name, handle, &type_params, members);
        if let Some(statics) = &class.statics {
            let head = format!("impl {} for {}", statics.name, statics.handle);
            body::of_source(w, &head, class.calls.on(Holder::Source));
        }
        if let Some(value) = &class.value {
            let value_type = flat(&value.handle);
            body::of_object(
                w,
                &value.name,
                &value_type,
                "",
                class.calls.on(Holder::Class),
            );
        }
    });
    w.line("};");
    for parent in &class.parents {
        let head = format!(
            "impl{type_params} {} for {handle}{type_params}",
            parent.name
        );
        w.block(&head, |w| {
            for function in &parent.functions {
                w.signature(signature::method(function, Form::Plain), " {");
                let call = forward(&parent.name, function, Form::Plain, "&self.0");
                w.nested(|w| w.doc(&call, statement_end(function)));
                w.line("}");
            }
        });
    }
}

/// The struct. One with type parameters has them for the compiler only.
fn handle_type(w: &mut Writer, class: &Class) {
    let parent = class.parents.first();
    let field = parent.map_or_else(|| rt("Object"), |parent| flat(&parent.handle));
    let handle = &class.handle;
    if class.type_params.is_empty() {
        w.line("#[derive(Clone, Debug, PartialEq, Eq)]");
        return w.line(&format!("pub struct {handle}({field});"));
    }
    let names = class.type_params.iter().map(|it| flat(&it.bounds.of));
    let types = match names.collect::<Vec<_>>().as_slice() {
        [one] => one.clone(),
        all => format!("({})", all.join(", ")),
    };
    let type_params = signature::names(&class.type_params);
    let head = Doc::text(format!("pub struct {handle}{type_params}"));
    let marker = format!("::core::marker::PhantomData<fn() -> {types}>");
    let fields = Doc::List(List::Params, vec![Doc::text(field), Doc::text(marker)]);
    w.doc(&Doc::Seq(vec![head, fields]), ";");
}

fn trait_head(class: &Class) -> String {
    match class.parents.first() {
        Some(parent) => format!("pub trait {}: {}", class.name, parent.name),
        None => format!("pub trait {}", class.name),
    }
}

/// The trait of the class as a value.
fn value_trait(w: &mut Writer, class: &Class, value: &ClassValue) {
    let notes = Notes {
        docs: format!(
            "Makes objects of a class that is a value: [`{}`] or a subclass.",
            class.handle
        ),
        deprecated: class.notes.deprecated.clone(),
    };
    let head = format!("pub trait {}", value.name);
    traits::print(w, &head, &notes, class.calls.on(Holder::Class));
}

/// A mock of the class as a value.
fn mock_class(w: &mut Writer, value: &ClassValue) {
    w.line(
        "/// A mock of the class for targets without JavaScript: its members are those of `it`.",
    );
    w.line(NATIVE);
    w.line("#[must_use]");
    let head = format!(
        "pub fn mock_class(it: impl {} + 'static) -> {}",
        value.name,
        flat(&value.handle)
    );
    w.block(&head, |w| {
        w.line("let it = ::std::rc::Rc::new(it);");
        w.line(&format!("let object = {}::new();", rt("Object")));
        w.doc(&mock_of(&value.name, "it"), ";");
        w.line(&format!("{}(object)", rt("FromObject::from_object")));
    });
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

/// The short forms of what the statics trait has, the functions of the handle itself, and `mock`.
fn inherent(w: &mut Writer, class: &Class) {
    let handle = &class.handle;
    let type_params = signature::names(&class.type_params);
    if type_params.is_empty() {
        return w.block(&format!("impl {handle}"), |w| {
            shorthands(w, class);
            of_objects(w, class);
        });
    }
    if class.calls.on(Holder::Source).next().is_some() {
        let any = vec!["Any"; class.type_params.len()].join(", ");
        w.block(&format!("impl {handle}<{any}>"), |w| shorthands(w, class));
    }
    let params = class.type_params.iter();
    let params = params.map(|it| format!("{}: 'static", flat(&it.bounds.of)));
    let params = params.collect::<Vec<_>>().join(", ");
    let head = format!("impl<{params}> {handle}{type_params}");
    w.block(&head, |w| of_objects(w, class));
}

/// The short forms of what the statics trait has, without constructors that name type parameters.
fn shorthands(w: &mut Writer, class: &Class) {
    let Some(statics) = &class.statics else {
        return;
    };
    for function in class.calls.on(Holder::Source) {
        shorthand(w, statics, function, Form::Plain);
        if function.with_form.is_some() && function.event.is_none() {
            shorthand(w, statics, function, Form::With);
        }
        if function.typed.is_some() && function.role != Role::New {
            shorthand(w, statics, function, Form::Typed);
            if signature::with_form(function, Form::TypedWith).is_some() {
                shorthand(w, statics, function, Form::TypedWith);
            }
        }
    }
}

/// The functions of the handle, and those that make one.
fn of_objects(w: &mut Writer, class: &Class) {
    if let Some(statics) = &class.statics {
        let made = class.calls.on(Holder::Source);
        for function in made.filter(|it| it.typed.is_some() && it.role == Role::New) {
            shorthand(w, statics, function, Form::Typed);
        }
    }
    for function in class.calls.on(Holder::Receiver) {
        if let Some(of) = function.typed.as_ref().filter(|it| it.of_handle) {
            typed::print(w, function, of);
        }
    }
    for narrowed in &class.narrowed {
        of_this_class(w, narrowed, Form::Plain);
        if narrowed.function.with_form.is_some() {
            of_this_class(w, narrowed, Form::With);
        }
        if narrowed.function.typed.is_some() {
            of_this_class(w, narrowed, Form::Typed);
        }
        if signature::with_form(&narrowed.function, Form::TypedWith).is_some() {
            of_this_class(w, narrowed, Form::TypedWith);
        }
    }
    events::print(w, &class.name, class.calls.on(Holder::Receiver));
    for parent in &class.parents {
        events::print(w, &parent.name, parent.functions.iter());
    }
    mock(w, class);
    if let Some(value) = &class.value {
        mock_class(w, value);
    }
    if class.calls.functions.iter().any(|it| it.returns_this) {
        receiver(w);
    }
}

/// An inherited method that returns the object it is called on, which is one of this class.
fn of_this_class(w: &mut Writer, narrowed: &Narrowed, form: Form) {
    let function = &narrowed.function;
    let is_typed = matches!(form, Form::Typed | Form::TypedWith);
    let of_handle = |typed: &Typed| is_typed && typed.of_handle;
    let of = match &function.typed {
        Some(typed) if of_handle(typed) => &narrowed.handle,
        _ => &narrowed.of,
    };
    let called = form.name(function).trim_start_matches("r#");
    let notes = Notes {
        docs: format!("The same as [`{of}::{called}`], with the type of this class."),
        deprecated: function.notes.deprecated.clone(),
    };
    text::notes(w, &notes);
    signature::must_use(w, function, form);
    let inherent = signature::inherent(function, form);
    signature::print(w, inherent, function, form, false);
    let place = literal(&format!("{}: result", function.place));
    let args = vec![Doc::text(place), forward(of, function, form, "self")];
    w.nested(|w| w.doc(&Doc::call(rt("narrowed"), args), ""));
    w.line("}");
}

/// What a mock returns of a method with the result `This`.
fn receiver(w: &mut Writer) {
    w.line("/// In a method of a mock: the handle that it was called on.");
    w.line(NATIVE);
    let head = format!("pub fn receiver() -> {}<Self>", rt("Result"));
    w.block(&head, |w| w.line(&format!("{}()", rt("receiver"))));
}

fn shorthand(w: &mut Writer, statics: &Statics, function: &Function, form: Form) {
    let Statics { name, handle } = statics;
    let called = form.name(function).trim_start_matches("r#");
    let notes = Notes {
        docs: format!("The same as [`{name}::{called}`] of [`{handle}`]."),
        deprecated: function.notes.deprecated.clone(),
    };
    text::notes(w, &notes);
    signature::must_use(w, function, form);
    let associated = signature::associated(function, form);
    signature::print(w, associated, function, form, false);
    let call = forward(name, function, form, &format!("&{handle}"));
    let end = match form {
        Form::Plain | Form::Typed => statement_end(function),
        Form::With | Form::TypedWith => "",
    };
    w.nested(|w| w.doc(&call, end));
    w.line("}");
}

/// A call that gives nothing is a statement.
fn statement_end(function: &Function) -> &'static str {
    if function.infallible { ";" } else { "" }
}

fn mock(w: &mut Writer, class: &Class) {
    let Class { name, parents, .. } = class;
    w.line("/// A mock for targets without JavaScript: its members are those of `it`.");
    w.line(NATIVE);
    w.line("#[must_use]");
    let head = format!("pub fn mock(it: impl {name} + 'static) -> Self");
    w.block(&head, |w| {
        w.line("let it = ::std::rc::Rc::new(it);");
        w.line(&format!("let object = {}::new();", rt("Object")));
        for parent in parents {
            w.line("let part = ::core::clone::Clone::clone(&it);");
            w.doc(&mock_of(&parent.name, "part"), ";");
        }
        w.doc(&mock_of(name, "it"), ";");
        w.line(&format!("{}(object)", rt("FromObject::from_object")));
    });
}

/// `mock::<dyn Trait>(&object, value)`
fn mock_of(name: &str, value: &'static str) -> Doc {
    let args = vec![Doc::text("&object"), Doc::text(value)];
    Doc::Seq(vec![
        Doc::text(rt("mock::")),
        Doc::List(List::Types, vec![Doc::text(format!("dyn {name}"))]),
        Doc::List(List::Args, args),
    ])
}
