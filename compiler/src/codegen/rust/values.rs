//! Records and enums: the type, and how it is written to and read from wire bytes.

use super::call::JS_VALUE;
use super::layout::{Doc, List};
use super::text::{self, literal, raw_literal};
use super::types::{shape, ty};
use super::writer::Writer;
use super::{NATIVE, WASM, rt, wasm_bindgen};
use crate::bindings::{Enum, Field, Given, Record, Values, Variant};
use crate::codegen::js;

const WRITE: &str = "fn write(&self, writer: &mut __rt::Writer)";
const READ: &str = "fn read(reader: &mut __rt::Reader<'_>) -> __rt::Result<Self>";
const DECLARED: &str = "const SHAPE: &'static __rt::Shape = &SHAPE;";

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
    if record.has_default() {
        derived.push("Default");
    }
    if !record.promise {
        derived.push("PartialEq");
    }
    if !derived.is_empty() {
        w.line(&format!("#[derive({})]", derived.join(", ")));
    }
    w.block(&format!("pub struct {}", record.name), |w| {
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
        record_to_js(w, record);
        record_from_js(w, record);
        if record.recursive {
            record_debug(w, record);
        }
    });
    w.line("};");
}

/// `new` with the required fields, and a method for each optional one. A macro writes them, so that a field is one line.
fn builder(w: &mut Writer, record: &Record) {
    let parameter = |name: &str, of: &Given| {
        let head = Doc::text(format!("{name}: "));
        Doc::Seq(vec![head, given(of)])
    };
    let required = record.own_fields().filter(|field| !field.optional);
    let required = required.map(|field| parameter(&field.name, &field.given));
    w.block(&rt("builder!"), |w| {
        let required = Doc::List(List::Params, required.collect());
        w.doc(
            &Doc::Seq(vec![Doc::text(record.name.clone()), required]),
            "",
        );
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
    let head = format!("impl ::core::fmt::Debug for {}", record.name);
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
    declared_shapes(w, record);
    w.line(WASM);
    w.block("fn load(it: i32)", |w| load(w, record));
    w.line(NATIVE);
    let head = format!("fn fields() -> &'static [{}]", rt("FieldShape"));
    w.block(&head, |w| {
        let fields = record.fields.iter().enumerate();
        let fields = fields.map(|(i, field)| field_shape(i, field)).collect();
        w.doc(
            &Doc::Seq(vec![Doc::text("&"), Doc::List(List::Array, fields)]),
            "",
        );
    });
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

/// The shape of a recursive item, around that of the item itself, `ITEM`.
pub(super) fn recursive_shape(w: &mut Writer, name: &str) {
    let (shape, recursive) = (rt("Shape"), rt("RecursiveShape"));
    w.assign(
        &format!("static RECURSIVE: {recursive}"),
        Doc::text(format!("{recursive}::of::<{name}>(&ITEM)")),
    );
    w.line(&format!(
        "static SHAPE: {shape} = {shape}::Recursive(&RECURSIVE);"
    ));
}

/// Gives JavaScript the codecs of the record, and the shapes of the fields that have codecs of their own.
fn load(w: &mut Writer, record: &Record) {
    let nested = js::record::nested(record).into_iter();
    let nested = nested.filter_map(|index| Some((index, record.fields.get(index)?)));
    let shapes = nested.map(|(i, field)| Doc::call(rt("shape"), vec![whole(i, field)]));
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

/// The shape of a field. That of a field with functions or promises has a name, since reading and writing need it, too.
fn whole(index: usize, field: &Field) -> Doc {
    let whole = field.whole();
    if whole.is_declared() {
        Doc::text(format!("FIELD_{index}"))
    } else {
        shape(&whole)
    }
}

/// Prints the shapes that have names.
fn declared_shapes(w: &mut Writer, record: &Record) {
    for (i, field) in record.fields.iter().enumerate() {
        let whole = field.whole();
        if whole.is_declared() {
            let head = format!("const FIELD_{i}: &{}", rt("Shape"));
            w.assign(&head, shape(&whole));
        }
    }
}

fn field_shape(index: usize, field: &Field) -> Doc {
    let fields = vec![
        Doc::text(format!("name: {}", literal(&field.js_name))),
        Doc::Seq(vec![Doc::text("shape: "), whole(index, field)]),
    ];
    let name = Doc::text(format!("{} ", rt("FieldShape")));
    Doc::Seq(vec![name, Doc::List(List::Fields, fields)])
}

fn record_to_js(w: &mut Writer, record: &Record) {
    if record.recursive {
        to_js(w, &record.name, |w| w.line("writer.recursive(self);"));
    } else {
        to_js(w, &record.name, |w| write_fields(w, record));
    }
}

fn record_from_js(w: &mut Writer, record: &Record) {
    promised(w, &record.name);
    if record.recursive {
        from_js(w, &record.name, |w| w.line("reader.recursive()"));
        let head = format!("impl {} for {}", rt("Recursive"), record.name);
        w.block(&head, |w| {
            layers(w, record.layers);
            w.block("fn write_value(&self, writer: &mut __rt::Writer)", |w| {
                write_fields(w, record);
            });
            let head = "fn read_value(reader: &mut __rt::Reader<'_>) -> __rt::Result<Self>";
            w.block(head, |w| read_fields(w, record));
        });
    } else {
        from_js(w, &record.name, |w| read_fields(w, record));
    }
}

/// The levels that a value of a recursive item counts for, unless that is one.
pub(super) fn layers(w: &mut Writer, layers: usize) {
    if layers > 1 {
        w.line(&format!("const LAYERS: u32 = {layers};"));
    }
}

fn write_fields(w: &mut Writer, record: &Record) {
    for (i, field) in record.numbered_fields() {
        let value = Doc::text(format!("&self.{}", field.name));
        let call = if field.whole().is_declared() {
            Doc::call("writer.declared", vec![value, whole(i, field)])
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
            Doc::call("reader.declared", vec![whole(i, field)])
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

/// Prints an enum.
pub(crate) fn enumeration(w: &mut Writer, it: &Enum) {
    text::notes(w, &it.notes);
    match &it.values {
        Values::Numbers(variants) => number_enum(w, it, variants),
        Values::Strings(variants) => string_enum(w, it, variants),
    }
}

fn number_enum(w: &mut Writer, it: &Enum, variants: &[Variant<i32>]) {
    let direct = !it.open && !variants.is_empty();
    if direct {
        w.line("#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]");
        w.line("#[repr(i32)]");
    } else {
        w.line("#[derive(Clone, Debug, PartialEq, Eq, Hash)]");
    }
    declaration(w, it, variants, "i32", |variant| {
        direct.then(|| variant.value.to_string())
    });
    let values = variants.iter().map(|variant| variant.value.to_string());
    body(w, it, "NumberEnum", values, |w| {
        let arms = variants
            .iter()
            .map(|variant| (variant, variant.value.to_string()));
        to_js(w, &it.name, |w| {
            w.line("let value = match self {");
            w.nested(|w| {
                for (variant, value) in arms {
                    w.arm(&format!("Self::{}", variant.name), Doc::text(value));
                }
                if it.open {
                    w.arm("Self::Other(value)", Doc::text("*value"));
                }
            });
            w.line("};");
            w.line("writer.i32(value);");
        });
        promised(w, &it.name);
        from_js(w, &it.name, |w| {
            w.line("let value = reader.i32()?;");
            w.line("match value {");
            w.nested(|w| {
                for variant in variants {
                    w.arm(&variant.value.to_string(), ok(&variant.name));
                }
                if it.open {
                    w.arm("_", ok("Other(value)"));
                } else {
                    unknown(w, it, "_");
                }
            });
            w.line("}");
        });
    });
    if direct {
        w.line(WASM);
        let head = format!("impl {}<i32> for {}", rt("IntoDirect"), it.name);
        w.block(&head, |w| {
            w.block("fn into_direct(self) -> i32", |w| w.line("self as i32"));
        });
    }
}

fn string_enum(w: &mut Writer, it: &Enum, variants: &[Variant<String>]) {
    w.line("#[derive(Clone, Debug, PartialEq, Eq, Hash)]");
    declaration(w, it, variants, it.string, |_| None);
    body(
        w,
        it,
        "StringEnum",
        variants.iter().map(|variant| literal(&variant.value)),
        |w| {
            w.block(&format!("impl {} for {}", rt("ToJs"), it.name), |w| {
                w.line(DECLARED);
                w.block(WRITE, |w| {
                    string_arms(
                        w,
                        variants,
                        |i| format!("writer.u32({i})"),
                        |w| {
                            if it.open {
                                w.arm("Self::Other(value)", Doc::text("writer.other(value)"));
                            }
                        },
                    );
                });
                // a value of a closed one crosses as its index
                if !it.open {
                    w.block("fn to_number(&self) -> ::core::option::Option<f64>", |w| {
                        string_arms(w, variants, |i| format!("Some({i}.0)"), |_| {});
                    });
                }
            });
            promised(w, &it.name);
            from_js(w, &it.name, |w| {
                w.line("match reader.variant()? {");
                w.nested(|w| {
                    for (i, variant) in variants.iter().enumerate() {
                        w.arm(&format!("{}({i})", rt("Variant::Known")), ok(&variant.name));
                    }
                    if it.open {
                        w.arm(&rt("Variant::Other(value)"), ok("Other(value)"));
                    }
                    // where `Other` has an arm, nothing else is left
                    let rest = if it.open {
                        rt("Variant::Known(_)")
                    } else {
                        "_".to_owned()
                    };
                    unknown(w, it, &rest);
                });
                w.line("}");
            });
        },
    );
}

/// Prints an expression for each variant, and the arms of `others`.
fn string_arms(
    w: &mut Writer,
    variants: &[Variant<String>],
    expression: impl Fn(usize) -> String,
    others: impl FnOnce(&mut Writer),
) {
    w.line("match self {");
    w.nested(|w| {
        for (i, variant) in variants.iter().enumerate() {
            let pattern = format!("Self::{}", variant.name);
            w.arm(&pattern, Doc::text(expression(i)));
        }
        others(w);
    });
    w.line("}");
}

fn unknown(w: &mut Writer, it: &Enum, pattern: &str) {
    let name = vec![Doc::text(literal(&it.js_name))];
    let error = Doc::call(rt("Reader::unknown_variant"), name);
    w.arm(pattern, Doc::call("Err", vec![error]));
}

/// `Ok(Self::…)`
fn ok(variant: &str) -> Doc {
    Doc::call("Ok", vec![Doc::text(format!("Self::{variant}"))])
}

/// The type itself; `other` is what an open one holds beyond its variants.
fn declaration<T>(
    w: &mut Writer,
    it: &Enum,
    variants: &[Variant<T>],
    other: &str,
    discriminant: impl Fn(&Variant<T>) -> Option<String>,
) {
    w.block(&format!("pub enum {}", it.name), |w| {
        for variant in variants {
            text::docs(w, "///", &variant.docs);
            match discriminant(variant) {
                Some(value) => w.line(&format!("{} = {value},", variant.name)),
                None => w.line(&format!("{},", variant.name)),
            }
        }
        if it.open {
            w.line("/// A value that the interface does not list.");
            w.line(&format!("Other({other}),"));
        }
    });
}

fn body(
    w: &mut Writer,
    it: &Enum,
    variant: &str,
    values: impl Iterator<Item = String>,
    impls: impl FnOnce(&mut Writer),
) {
    w.line("const _: () = {");
    w.nested(|w| {
        let fields = vec![
            Doc::text(format!("name: {}", literal(&it.js_name))),
            Doc::Seq(vec![
                Doc::text("values: &"),
                Doc::List(List::Array, values.map(Doc::text).collect()),
            ]),
            Doc::text(format!("open: {}", it.open)),
        ];
        let head = Doc::text(format!("&{} ", rt("EnumShape")));
        let value = Doc::Seq(vec![head, Doc::List(List::Fields, fields)]);
        let value = Doc::call(rt(&format!("Shape::{variant}")), vec![value]);
        w.assign(&format!("static SHAPE: {}", rt("Shape")), value);
        impls(w);
        w.line(&format!("{}!({});", rt("map_key"), it.name));
    });
    w.line("};");
}

pub(super) fn to_js(w: &mut Writer, name: &str, body: impl FnOnce(&mut Writer)) {
    w.block(&format!("impl {} for {name}", rt("ToJs")), |w| {
        w.line(DECLARED);
        w.block(WRITE, body);
    });
}

/// Prints that a promise may have a value of this type.
pub(super) fn promised(w: &mut Writer, name: &str) {
    w.line(&format!("impl {} for {name} {{}}", rt("Promised")));
}

pub(super) fn from_js(w: &mut Writer, name: &str, body: impl FnOnce(&mut Writer)) {
    w.block(&format!("impl {} for {name}", rt("FromJs")), |w| {
        w.line(DECLARED);
        w.block(READ, body);
    });
}
