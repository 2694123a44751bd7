//! What an exported class has beside the trait of its objects: the trait of its statics, and the struct of an object that
//! JavaScript may hold.

use super::export_call::{Callee, callee, described, head, methods, read, taken};
use super::export_trait;
use super::layout::{Doc, List};
use super::rt;
use super::text::{self, literal};
use super::writer::Writer;
use crate::bindings::{Export, ExportClass, ExportFunction, Notes};

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
    let callee_of = |name: String, this: Option<String>, read: String| Callee {
        name: format!("{name}{bound}"),
        this,
        object: false,
        path: path.clone(),
        read,
    };
    if let Some(constructor) = &class.constructor {
        let it = callee_of("__new".to_owned(), None, "__read_new".to_owned());
        made(w, &it, export, constructor);
    }
    for (i, function) in class.functions.iter().enumerate() {
        let this = Some("_: &()".to_owned());
        let it = callee_of(format!("__static_{i}"), this, format!("__read_static_{i}"));
        callee(w, &it, function);
    }
    let head = [
        format!("impl{bound}"),
        format!("{}<dyn {}>", rt("Statics"), export.name),
        format!("for {}::Statics<__T>", export.macro_name),
    ];
    w.item(&head, |w| {
        new(w, export, class);
        methods(w, "()", "__static_#::<__T>", &class.functions, Vec::new());
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

/// `const NEW`
fn new(w: &mut Writer, export: &Export, class: &ExportClass) {
    let constructor = rt("Constructor");
    let head = format!(
        "const NEW: {}<{constructor}<dyn {}>>",
        rt("Option"),
        export.name
    );
    let value = match &class.constructor {
        None => Doc::text("None"),
        Some(function) => {
            let mut fields = described(function);
            fields.push(Doc::text(format!(
                "args: __FUNCTION_{}.args",
                function.shape
            )));
            fields.push(Doc::text("call: __new::<__T>"));
            let name = Doc::text(format!("{constructor} "));
            let value = Doc::Seq(vec![name, Doc::List(List::Fields, fields)]);
            Doc::call("Some", vec![value])
        }
    };
    w.assign(&head, value);
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
