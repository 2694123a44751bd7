//! What an exported class has beside the trait of its objects: the trait of its statics, and the struct of an object that
//! JavaScript may hold.

use super::call::rt;
use super::export::{
    Callee, callee, described, fallible, head, methods, read, signature, taken, trait_functions,
    trait_of, with_result,
};
use super::layout::Doc;
use super::text::{self, literal};
use super::writer::Writer;
use crate::bindings::{Export, ExportClass, ExportFunction, Notes, Ty};

const SOME: &str = "::core::option::Option::Some";

/// Prints the types.
pub(crate) fn types(w: &mut Writer, export: &Export, class: &ExportClass) {
    statics_trait(w, export, class);
    let (name, handle) = (&export.name, &class.handle);
    w.line(&format!(
        "/// An object with the members of [`{name}`] that JavaScript may hold, too."
    ));
    let shared = Doc::text(format!("{}<dyn {name}>", rt("Shared")));
    let fields = Doc::call(format!("pub struct {handle}"), vec![shared]);
    w.doc(&fields, ";");
    w.block(&format!("impl {handle}"), |w| {
        w.line("/// An object that JavaScript has not seen yet.");
        w.line("#[must_use]");
        let head = format!("pub fn new(it: impl {name} + 'static) -> Self");
        w.block(&head, |w| {
            let it = vec![Doc::text("::std::rc::Rc::new(it)")];
            let made = Doc::call(rt("Shared::new"), it);
            w.doc(&Doc::call("Self", vec![made]), "");
        });
    });
    forwarding(w, export, class);
}

/// What makes the struct a value that crosses.
pub(crate) fn handle(w: &mut Writer, export: &Export, class: &ExportClass) {
    let (name, handle) = (&export.name, &class.handle);
    let of = generic(Doc::text(format!("dyn {name}")));
    let shape = rt("ClassShape");
    let head = format!("static __CLASS: {shape} = {}::", rt("exported_class"));
    let js_name = vec![Doc::text(literal(&export.js_name))];
    let parts = vec![Doc::text(head), of, Doc::call("", js_name)];
    w.doc(&Doc::Seq(parts), ";");
    let args = format!(
        "{handle}, dyn {name}, & __CLASS, \"{}!\"",
        export.macro_name
    );
    w.macro_item("::jsi_runtime::__exported", &args);
}

/// The shape of the class.
pub(crate) fn shape(w: &mut Writer) {
    let class = Doc::text(format!("&'static {}", rt("ClassShape")));
    let some = Doc::call(SOME, vec![Doc::text("&__CLASS")]);
    let parts = vec![
        Doc::text("const CLASS: "),
        optional(class),
        Doc::text(" = "),
        some,
    ];
    w.doc(&Doc::Seq(parts), ";");
}

/// `Option<…>`
fn optional(of: Doc) -> Doc {
    Doc::Seq(vec![Doc::text("::core::option::Option"), generic(of)])
}

/// `<…>`
fn generic(of: Doc) -> Doc {
    Doc::List {
        open: "<",
        items: vec![of],
        close: ">",
        tuple: false,
    }
}

fn statics_trait(w: &mut Writer, export: &Export, class: &ExportClass) {
    let name = &export.name;
    let notes = Notes {
        docs: format!("Constructor and static members of [`{name}`]."),
        deprecated: export.notes.deprecated.clone(),
    };
    let head = format!(
        "pub trait {}: {name} + ::core::marker::Sized",
        class.statics
    );
    let Some(constructor) = &class.constructor else {
        trait_of(w, &head, &notes, &class.functions, None);
        return;
    };
    text::notes(w, &notes);
    w.block(&head, |w| {
        text::notes(w, &constructor.notes);
        let made = fallible(Ty::Name("Self".into()));
        w.doc(&signature(constructor, None, made), ";");
        trait_functions(w, &class.functions, None);
    });
}

/// The object has the trait, too.
fn forwarding(w: &mut Writer, export: &Export, class: &ExportClass) {
    let head = format!("impl {} for {}", export.name, class.handle);
    if export.functions.is_empty() {
        w.line(&format!("{head} {{}}"));
        return;
    }
    w.block(&head, |w| {
        for function in &export.functions {
            let result = with_result(function);
            w.doc(&signature(function, Some("&self"), result), " {");
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
    let implemented = format!("{}<dyn {}>", rt("Statics"), export.name);
    let this = format!("{}::Statics<__T>", export.macro_name);
    let head = w.generic_impl_head(&format!("__T> {implemented}"), &this);
    w.line(&head);
    w.line("where");
    w.nested(|w| w.line(&format!("__T: {} + 'static,", class.statics)));
    w.line("{");
    w.nested(|w| {
        new(w, export, class);
        methods(w, "()", "__static_#::<__T>", &class.functions);
    });
    w.line("}");
}

/// The function that makes an object for `new`.
fn made(w: &mut Writer, it: &Callee, export: &Export, function: &ExportFunction) {
    read(w, &it.read, function);
    let object = format!("::std::rc::Rc<dyn {}>", export.name);
    head(w, it, fallible(Ty::Name(object.into())));
    w.nested(|w| {
        let args = taken(w, it, function);
        let call = Doc::call(format!("{}::{}", it.path, function.name), args);
        let call = Doc::Seq(vec![Doc::text("let __it = "), call]);
        w.doc(&call, "?;");
        w.line("::core::result::Result::Ok(::std::rc::Rc::new(__it))");
    });
    w.line("}");
}

/// `const NEW`
fn new(w: &mut Writer, export: &Export, class: &ExportClass) {
    let constructor = rt("Constructor");
    let of = generic(Doc::text(format!("dyn {}", export.name)));
    let ty = optional(Doc::Seq(vec![Doc::text(constructor.clone()), of]));
    let head = |value: &'static str| {
        let parts = vec![
            Doc::text("const NEW: "),
            ty.clone(),
            Doc::text(" = "),
            Doc::text(value),
        ];
        Doc::Seq(parts)
    };
    let Some(function) = &class.constructor else {
        w.doc(&head("::core::option::Option::None"), ";");
        return;
    };
    w.doc(&head(SOME), &format!("({constructor} {{"));
    w.nested(|w| {
        described(w, function);
        w.line(&format!("args: __FUNCTION_{}.args,", function.shape));
        w.line("call: __new::<__T>,");
    });
    w.line("});");
}

/// The names that the macro's expansion uses.
pub(crate) fn names(w: &mut Writer, class: &ExportClass) {
    w.line(&format!(
        "pub use super::{} as ExportedStatics;",
        class.statics
    ));
    w.line("pub struct Statics<T>(::core::marker::PhantomData<T>);");
}
