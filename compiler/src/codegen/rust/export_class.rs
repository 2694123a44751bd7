//! What an exported class has beside the trait of its objects: the trait of its statics, and the struct of an object that
//! JavaScript may hold.

use super::export_call::{Names, callee, described, head, methods, read, taken};
use super::export_callee::{Callee, On};
use super::export_direct;
use super::export_trait;
use super::layout::{Doc, List};
use super::rt;
use super::text::{self, literal};
use super::writer::Writer;
use crate::bindings::{Crossing, Export, ExportClass, ExportFunction, Notes};

/// Prints the types.
pub(crate) fn types(w: &mut Writer, export: &Export, class: &ExportClass) {
    statics_trait(w, export, class);
    let (name, handle) = (&export.name, &class.handle);
    w.line(&format!(
        "/// An object with the members of [`{name}`] that JavaScript can also use."
    ));
    w.line(&format!(
        "pub struct {handle}({}<dyn {name}>);",
        rt("Shared")
    ));
    w.block(&format!("impl {handle}"), |w| {
        w.line("/// Creates an object.");
        w.line("#[must_use]");
        let head = format!("pub fn new(it: impl {name} + 'static) -> Self");
        w.block(&head, |w| {
            w.line(&format!(
                "Self({}(::std::rc::Rc::new(it)))",
                rt("Shared::new")
            ));
        });
    });
    forwarding(w, export, class);
}

/// Prints what makes the struct a value that crosses.
pub(crate) fn handle(w: &mut Writer, export: &Export, class: &ExportClass) {
    let (name, js_name) = (&export.name, literal(&export.js_name));
    let shape = Doc::call(
        format!("{}::<dyn {name}>", rt("exported_class")),
        vec![Doc::text(js_name)],
    );
    w.assign(&format!("static __CLASS: {}", rt("ClassShape")), shape);
    let of = if class.is_error {
        "exported_error!"
    } else {
        "exported!"
    };
    w.line(&format!(
        "{}({}: dyn {name} = __CLASS, \"{}!\");",
        rt(of),
        class.handle,
        export.macro_name
    ));
}

/// The methods of the runtime that give message and cause of an error.
pub(crate) fn of_error(export: &Export) -> Vec<Doc> {
    let method = |function: &str, member: &str| {
        let place = literal(&format!("{}.{member}", export.js_name));
        Doc::call(rt(function), vec![Doc::text(place)])
    };
    vec![
        method("error_message", "message"),
        method("error_cause", "cause"),
    ]
}

/// Prints the shape of the class.
pub(crate) fn shape(w: &mut Writer) {
    w.line(&format!(
        "const CLASS: {}<&'static {}> = Some(&__CLASS);",
        rt("Option"),
        rt("ClassShape")
    ));
}

fn statics_trait(w: &mut Writer, export: &Export, class: &ExportClass) {
    let name = &export.name;
    let notes = Notes {
        docs: format!("Constructor and static members of [`{name}`]."),
        deprecated: export.notes.deprecated.clone(),
    };
    let head = [
        format!("pub trait {}:", class.statics),
        format!("{name} + {}", class.sized),
    ];
    text::notes(w, &notes);
    w.item(&head, |w| {
        let all = class.constructor.iter().chain(&class.functions);
        export_trait::declarations(w, all, None);
    });
}

/// The object has the trait, too.
fn forwarding(w: &mut Writer, export: &Export, class: &ExportClass) {
    let head = format!("impl {} for {}", export.name, class.handle);
    w.block(&head, |w| {
        for function in &export.functions {
            w.signature(export_trait::signature(function, Some("&self")), " {");
            let params = function.params.iter();
            let params = params.map(|param| Doc::text(param.name.clone()));
            let args = [Doc::text("&*self.0")].into_iter().chain(params).collect();
            let call = Doc::call(format!("{}::{}", export.name, function.name), args);
            w.nested(|w| w.doc(&call, ""));
            w.line("}");
        }
    });
}

/// Prints what the runtime calls for constructor and statics, generic over the user's type.
pub(crate) fn callees(w: &mut Writer, export: &Export, class: &ExportClass) {
    if class.is_plain() {
        return;
    }
    let bound = format!("<__T: {} + 'static>", class.statics);
    let path = format!("<__T as {}>", class.statics);
    let callee_of = |name: String, on: On, read: String| Callee {
        name: format!("{name}{bound}"),
        on,
        path: path.clone(),
        read,
    };
    if let Some(constructor) = &class.constructor {
        let on = On::New(export.name.clone());
        let it = callee_of("__new".to_owned(), on, "__read_new".to_owned());
        match &constructor.crossing {
            Crossing::Direct(direct) => export_direct::callee(w, &it, constructor, direct),
            Crossing::Encoded(_) => made(w, &it, export, constructor),
        }
    }
    for function in &class.functions {
        let number = function.number;
        let name = match function.crossing {
            Crossing::Direct(_) => format!("__direct_static_{number}"),
            Crossing::Encoded(_) => format!("__static_{number}"),
        };
        let it = callee_of(name, On::Class, format!("__read_static_{number}"));
        callee(w, &it, function);
    }
    let head = [
        format!("impl{bound}"),
        format!("{}<dyn {}>", rt("Statics"), export.name),
        format!("for {}::Statics<__T>", export.macro_name),
    ];
    w.item(&head, |w| {
        new(w, export, class);
        let names = Names {
            direct: Some("__direct_static_#::<__T>"),
            encoded: "__static_#::<__T>",
        };
        methods(w, "()", &names, &class.functions, Vec::new());
    });
}

/// The function that makes an object for `new`.
fn made(w: &mut Writer, it: &Callee, export: &Export, function: &ExportFunction) {
    read(w, &it.read, function);
    head(w, it, &format!("::std::rc::Rc<dyn {}>", export.name));
    w.nested(|w| {
        let args = taken(w, it, function);
        let call = Doc::call(format!("{}::{}", it.path, function.name), args);
        w.assign("let __it", Doc::Seq(vec![call, Doc::text("?")]));
        w.line("Ok(::std::rc::Rc::new(__it))");
    });
    w.line("}");
}

/// What makes an object: a function that crosses in its signature, or one that reads wire bytes.
fn new(w: &mut Writer, export: &Export, class: &ExportClass) {
    let Some(function) = &class.constructor else {
        return;
    };
    let shape = match function.crossing {
        Crossing::Direct(_) => {
            let head = format!("const NEW_DIRECT: {}<*const ()>", rt("Option"));
            return w.assign(&head, Doc::text("Some(__new::<__T> as *const ())"));
        }
        Crossing::Encoded(shape) => shape,
    };
    let constructor = rt("Constructor");
    let head = format!(
        "const NEW: {}<{constructor}<dyn {}>>",
        rt("Option"),
        export.name
    );
    let mut fields = described(function);
    fields.push(Doc::text(format!("args: __FUNCTION_{shape}.args")));
    fields.push(Doc::text("call: __new::<__T>"));
    let name = Doc::text(format!("{constructor} "));
    let value = Doc::Seq(vec![name, Doc::List(List::Fields, fields)]);
    w.assign(&head, Doc::call("Some", vec![value]));
}

/// The names that the macro's expansion uses.
pub(crate) fn names(w: &mut Writer, class: &ExportClass) {
    w.line(&format!(
        "pub use super::{} as ExportedStatics;",
        class.statics
    ));
    w.line("#[derive(Debug)]");
    w.line("pub struct Statics<T>(::core::marker::PhantomData<T>);");
}
