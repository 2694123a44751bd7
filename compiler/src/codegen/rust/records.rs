//! Records: the type, and how it is written to and read from wire bytes. One with type parameters has a shape for each type argument,
//! but its codecs in JavaScript are the same for all.

use super::call::JS_VALUE;
use super::layout::{Doc, List};
use super::text::{self, literal, raw_literal};
use super::types::{flat, shape, ty};
use super::values::{Target, from_js, layers, promised, recursive_shape, to_js};
use super::writer::Writer;
use super::{NATIVE, WASM, rt, signature, wasm_bindgen};
use crate::bindings::{Field, Given, Record, Shape};
use crate::codegen::js;

/// What has the shapes of a record with type parameters, which cannot be statics.
const SHAPES: &str = "__Shapes";

/// `struct Page<T>`, without its fields.
pub(super) fn head(record: &Record) -> String {
    let params = signature::names(&record.type_params);
    format!("pub struct {}{params}", record.name)
}

/// Prints a record.
pub(crate) fn record(w: &mut Writer, record: &Record) {
    text::notes(w, &record.notes);
    let mut derived = Vec::new();
    if !record.promise {
        derived.push("Clone");
    }
    if !record.recursive {
        derived.push("Debug");
    }
    // derived, it would need a default of each type argument
    let is_default = record.has_default();
    if is_default && record.type_params.is_empty() {
        derived.push("Default");
    }
    if !record.promise {
        derived.push("PartialEq");
    }
    if !derived.is_empty() {
        w.line(&format!("#[derive({})]", derived.join(", ")));
    }
    w.block(&head(record), |w| {
        for field in record.own_fields() {
            text::notes(w, &field.notes);
            let head = Doc::text(format!("pub {}: ", field.name));
            w.doc(&Doc::Seq(vec![head, ty(&field.ty)]), ",");
        }
    });
    if record.has_builder() {
        builder(w, record);
    }
    w.line("const _: () = {");
    w.nested(|w| {
        codecs(w, record);
        record_shape(w, record);
        if is_default && !record.type_params.is_empty() {
            default(w, record);
        }
        record_to_js(w, record);
        record_from_js(w, record);
        if record.recursive {
            record_debug(w, record);
        }
    });
    w.line("};");
}

/// The record as the target of the traits of values.
fn target(record: &Record) -> Target {
    let params = signature::names(&record.type_params);
    let plain = Target::new(&record.name);
    match params.is_empty() {
        true => plain,
        false => Target {
            bounded: bounded(record),
            name: format!("{}{params}", record.name),
            shape: format!("{SHAPES}::{params}::SHAPE"),
            promise: false,
        },
    }
}

/// The type parameters with their bounds; nothing without any.
fn bounded(record: &Record) -> String {
    let params = record.type_params.iter().map(|it| {
        let bounds: Vec<String> = it.bounds.bounds.iter().map(flat).collect();
        format!("{}: {}", flat(&it.bounds.of), bounds.join(" + "))
    });
    match params.collect::<Vec<_>>().join(", ") {
        none if none.is_empty() => none,
        params => format!("<{params}>"),
    }
}

/// A value without fields, for all type arguments.
fn default(w: &mut Writer, record: &Record) {
    let params = signature::names(&record.type_params);
    let head = format!(
        "impl{params} ::core::default::Default for {}{params}",
        record.name
    );
    w.block(&head, |w| {
        w.block("fn default() -> Self", |w| {
            let none = "::core::option::Option::None";
            let fields = record.own_fields();
            let fields = fields.map(|it| Doc::text(format!("{}: {none}", it.name)));
            let fields = Doc::List(List::Fields, fields.collect());
            w.doc(&Doc::Seq(vec![Doc::text("Self "), fields]), "");
        });
    });
}

/// `new` with the required fields, and a method for each optional one. A macro writes them, so that a field is one line.
fn builder(w: &mut Writer, record: &Record) {
    let parameter = |name: &str, of: &Given| {
        let head = Doc::text(format!("{name}: "));
        Doc::Seq(vec![head, given(of)])
    };
    let required = record.own_fields().filter(|field| !field.optional);
    let required = required.map(|field| parameter(&field.name, &field.given));
    let name = format!("{}{}", record.name, signature::names(&record.type_params));
    w.block(&rt("builder!"), |w| {
        let required = Doc::List(List::Params, required.collect());
        w.doc(&Doc::Seq(vec![Doc::text(name), required]), "");
        for field in record.own_fields().filter(|field| field.optional) {
            text::deprecation(w, &field.notes);
            let head = format!("{}({})", field.setter, field.name);
            w.doc(&parameter(&head, &field.given), ",");
        }
    });
}

/// The type of a parameter that becomes a field.
fn given(of: &Given) -> Doc {
    match of {
        Given::Value(of) => ty(of),
        Given::Into(into, of) => {
            let head = Doc::text(format!("impl {into}"));
            Doc::Seq(vec![head, Doc::List(List::Types, vec![ty(of)])])
        }
    }
}

/// What `derive` would print, but not of records that lie too deep in each other.
fn record_debug(w: &mut Writer, record: &Record) {
    let debug = "::core::fmt::Debug";
    let params = record.type_params.iter().map(|it| flat(&it.bounds.of));
    let params: Vec<String> = params.map(|it| format!("{it}: {debug}")).collect();
    let params = match params.join(", ") {
        none if none.is_empty() => none,
        params => format!("<{params}>"),
    };
    let args = signature::names(&record.type_params);
    let head = format!("impl{params} {debug} for {}{args}", record.name);
    w.block(&head, |w| {
        let head = "fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result";
        w.block(head, |w| {
            let fields = record.own_fields().map(|field| {
                let name = Doc::text(literal(plain(&field.name)));
                let value = Doc::text(format!("&self.{}", field.name));
                Doc::List(List::Tuple, vec![name, value])
            });
            let fields = Doc::List(List::Array, fields.collect());
            let args = vec![
                Doc::text("f"),
                Doc::text(literal(plain(&record.name))),
                Doc::Seq(vec![Doc::text("&"), fields]),
            ];
            w.doc(&Doc::call(rt("debug"), args), "");
        });
    });
}

/// A name as it is printed.
fn plain(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

fn record_shape(w: &mut Writer, record: &Record) {
    let params = signature::names(&record.type_params);
    let bounded = bounded(record);
    if params.is_empty() {
        named_shapes(w, record);
    }
    w.line(WASM);
    w.block(&format!("fn load{bounded}(it: i32)"), |w| load(w, record));
    w.line(NATIVE);
    let head = format!("fn fields{bounded}() -> &'static [{}]", rt("FieldShape"));
    w.block(&head, |w| match params.is_empty() {
        true => w.doc(&fields(record), ""),
        false => w.line(&format!("{SHAPES}::{params}::FIELDS")),
    });
    if !params.is_empty() {
        return shapes(w, record);
    }
    let shape = rt("Shape");
    let head = format!("{shape}::Record(&{} {{", rt("RecordShape"));
    if record.recursive {
        w.line(&format!("static ITEM: {shape} = {head}"));
    } else {
        w.line(&format!("static SHAPE: {shape} = {head}"));
    }
    w.nested(|w| {
        w.line(&format!("name: {},", literal(&record.js_name)));
        w.line(WASM);
        w.line("load,");
        w.line(NATIVE);
        w.line("fields,");
    });
    w.line("});");
    if record.recursive {
        recursive_shape(w, &record.name);
    }
}

fn fields(record: &Record) -> Doc {
    let fields = record.fields.iter().enumerate();
    let fields = fields.map(|(i, it)| field_shape(i, it, record)).collect();
    Doc::Seq(vec![Doc::text("&"), Doc::List(List::Array, fields)])
}

/// The shapes of a record with type parameters.
fn shapes(w: &mut Writer, record: &Record) {
    let params = signature::names(&record.type_params);
    let bounded = bounded(record);
    let of = record.type_params.iter().map(|it| ty(&it.bounds.of));
    let of = Doc::List(List::Tuple, of.collect());
    let head = Doc::text(format!(
        "struct {SHAPES}{params}(::core::marker::PhantomData<"
    ));
    w.doc(&Doc::Seq(vec![head, of, Doc::text(">)")]), ";");
    w.block(&format!("impl{bounded} {SHAPES}{params}"), |w| {
        named_shapes(w, record);
        w.line(NATIVE);
        let of_fields = format!("const FIELDS: &'static [{}]", rt("FieldShape"));
        w.assign(&of_fields, fields(record));
        let (shape, of_record) = (rt("Shape"), rt("RecordShape"));
        w.line(&format!(
            "const RECORD: &'static {of_record} = &{of_record} {{"
        ));
        w.nested(|w| {
            w.line(&format!("name: {},", literal(&record.js_name)));
            w.line(WASM);
            w.line(&format!("load: load::{params},"));
            w.line(NATIVE);
            w.line(&format!("fields: fields::{params},"));
        });
        w.line("};");
        let name = if record.recursive { "ITEM" } else { "SHAPE" };
        w.line(&format!(
            "const {name}: &'static {shape} = &{shape}::Record(Self::RECORD);"
        ));
        if record.recursive {
            let recursive = rt("RecursiveShape");
            let value = format!("&{recursive}::of::<{}{params}>(Self::ITEM)", record.name);
            w.assign(
                &format!("const RECURSIVE: &'static {recursive}"),
                Doc::text(value),
            );
            w.line(&format!(
                "const SHAPE: &'static {shape} = &{shape}::Recursive(Self::RECURSIVE);"
            ));
        }
    });
}

/// Gives JavaScript the codecs of the record, and the shapes of the fields that have codecs of their own.
fn load(w: &mut Writer, record: &Record) {
    let nested = js::record::nested(record).into_iter();
    let nested = nested.filter_map(|index| Some((index, record.fields.get(index)?)));
    let shapes = nested.map(|(i, field)| Doc::call(rt("shape"), vec![whole(i, field, record)]));
    let first = [Doc::text(format!("&{}()", rt("records"))), Doc::text("it")];
    let args = first.into_iter().chain(shapes).collect();
    w.doc(&Doc::call("codecs", args), ";");
}

/// The glue with the codecs of the record.
fn codecs(w: &mut Writer, record: &Record) {
    let text = raw_literal(&js::record::codecs(record));
    w.line(WASM);
    w.line(&wasm_bindgen("__rt", &format!("inline_js = {text}")));
    w.block("extern \"C\"", |w| {
        w.line("#[wasm_bindgen(js_name = \"$codecs\")]");
        let inside = js::record::nested(record).len();
        let mut params = vec![Doc::text(format!("rt: {JS_VALUE}")), Doc::text("it: i32")];
        params.extend((0..inside).map(|i| Doc::text(format!("shape{i}: i32"))));
        let params = Doc::List(List::Params, params);
        w.doc(&Doc::Seq(vec![Doc::text("fn codecs"), params]), ";");
    });
}

/// The shape of a field, which has a name in some records.
fn whole(index: usize, field: &Field, record: &Record) -> Doc {
    let whole = field.whole();
    if !has_name(&whole, record) {
        return shape(&whole);
    }
    match signature::names(&record.type_params) {
        none if none.is_empty() => Doc::text(format!("FIELD_{index}")),
        params => Doc::text(format!("{SHAPES}::{params}::FIELD_{index}")),
    }
}

/// Whether the shape of a field has a name. That of one with functions or promises is needed for reading and writing, too, and
/// one that depends on type parameters is static only as a constant.
fn has_name(whole: &Shape, record: &Record) -> bool {
    let is_open = !record.type_params.is_empty() && !matches!(whole, Shape::Leaf(_) | Shape::Of(_));
    is_open || whole.is_declared()
}

/// Prints the shapes that have names.
fn named_shapes(w: &mut Writer, record: &Record) {
    let lifetime = match record.type_params.is_empty() {
        true => "",
        // constants of a type need it
        false => "'static ",
    };
    for (i, field) in record.fields.iter().enumerate() {
        let whole = field.whole();
        if has_name(&whole, record) {
            let head = format!("const FIELD_{i}: &{lifetime}{}", rt("Shape"));
            w.assign(&head, shape(&whole));
        }
    }
}

fn field_shape(index: usize, field: &Field, record: &Record) -> Doc {
    let fields = vec![
        Doc::text(format!("name: {}", literal(&field.js_name))),
        Doc::Seq(vec![Doc::text("shape: "), whole(index, field, record)]),
    ];
    let name = Doc::text(format!("{} ", rt("FieldShape")));
    Doc::Seq(vec![name, Doc::List(List::Fields, fields)])
}

fn record_to_js(w: &mut Writer, record: &Record) {
    if record.recursive {
        to_js(w, &target(record), |w| w.line("writer.recursive(self);"));
    } else {
        to_js(w, &target(record), |w| write_fields(w, record));
    }
}

fn record_from_js(w: &mut Writer, record: &Record) {
    promised(w, &signature::names(&record.type_params), &record.name);
    if record.recursive {
        from_js(w, &target(record), |w| w.line("reader.recursive()"));
        w.block(&target(record).head(&rt("Recursive")), |w| {
            layers(w, record.layers);
            w.block("fn write_value(&self, writer: &mut __rt::Writer)", |w| {
                write_fields(w, record);
            });
            let head = "fn read_value(reader: &mut __rt::Reader<'_>) -> __rt::Result<Self>";
            w.block(head, |w| read_fields(w, record));
        });
    } else {
        from_js(w, &target(record), |w| read_fields(w, record));
    }
}

fn write_fields(w: &mut Writer, record: &Record) {
    for (i, field) in record.numbered_fields() {
        let value = Doc::text(format!("&self.{}", field.name));
        let call = if field.whole().is_declared() {
            Doc::call("writer.declared", vec![value, whole(i, field, record)])
        } else {
            Doc::call(rt("ToJs::write"), vec![value, Doc::text("writer")])
        };
        w.doc(&call, ";");
    }
}

fn read_fields(w: &mut Writer, record: &Record) {
    if record.own_fields().next().is_none() {
        return w.line("Ok(Self {})");
    }
    let fields = record.numbered_fields().map(|(i, field)| {
        let read = if field.whole().is_declared() {
            Doc::call("reader.declared", vec![whole(i, field, record)])
        } else {
            Doc::text(rt("FromJs::read(reader)"))
        };
        Doc::Seq(vec![
            Doc::text(format!("{}: ", field.name)),
            read,
            Doc::text("?"),
        ])
    });
    let made = vec![
        Doc::text("Self "),
        Doc::List(List::Fields, fields.collect()),
    ];
    w.doc(&Doc::call("Ok", vec![Doc::Seq(made)]), "");
}
