//! Records and enums: the type, and how it is written to and read from wire bytes.

use super::call::JS_VALUE;
use super::layout::Doc;
use super::text::{self, literal, raw_literal};
use super::ty::{shape, ty};
use super::writer::Writer;
use super::{NATIVE, THROUGH_RUNTIME, WASM, WASM_BINDGEN};
use crate::bindings::{Enum, Field, Record, Values, Variant};
use crate::codegen::js;

const OK: &str = "::core::result::Result::Ok";
const KNOWN: &str = "::jsi_runtime::__private::Variant::Known";
const WRITE: &str = "fn write(&self, writer: &mut ::jsi_runtime::Writer) {";
const DECLARED: &str = "const SHAPE: &'static ::jsi_runtime::Shape = &SHAPE;";

/// Prints a record.
pub(crate) fn record(w: &mut Writer, record: &Record) {
    text::notes(w, &record.notes);
    w.line(if record.recursive {
        "#[derive(Clone, PartialEq)]"
    } else {
        "#[derive(Clone, Debug, PartialEq)]"
    });
    if record.fields.is_empty() {
        w.line(&format!("pub struct {} {{}}", record.name));
    } else {
        w.block(&format!("pub struct {}", record.name), |w| {
            for field in &record.fields {
                text::notes(w, &field.notes);
                w.doc(
                    &Doc::Seq(vec![
                        Doc::text(format!("pub {}: ", field.name)),
                        ty(&field.ty),
                    ]),
                    ",",
                );
            }
        });
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

/// What `derive` would print, but not of records that lie too deep in each other.
fn record_debug(w: &mut Writer, record: &Record) {
    w.block(
        &format!("impl ::core::fmt::Debug for {}", record.name),
        |w| {
            let head = "fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result";
            w.block(head, |w| {
                let head = format!(
                    "let fields: [(&str, &dyn ::core::fmt::Debug); {}] = ",
                    record.fields.len()
                );
                let fields = record.fields.iter().map(|field| Doc::List {
                    open: "(",
                    items: vec![
                        Doc::text(literal(plain(&field.name))),
                        Doc::text(format!("&self.{}", field.name)),
                    ],
                    close: ")",
                    tuple: true,
                });
                let list = Doc::List {
                    open: "[",
                    items: fields.collect(),
                    close: "]",
                    tuple: false,
                };
                w.doc(&Doc::Seq(vec![Doc::text(head), list]), ";");
                let args = vec![
                    Doc::text("f"),
                    Doc::text(literal(plain(&record.name))),
                    Doc::text("&fields"),
                ];
                w.doc(&Doc::call("::jsi_runtime::__private::debug", args), "");
            });
        },
    );
}

/// A name as it is printed.
fn plain(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

fn record_shape(w: &mut Writer, record: &Record) {
    w.line(WASM);
    w.block("fn load(it: i32)", |w| load(w, record));
    w.line(NATIVE);
    w.block("fn fields() -> &'static [::jsi_runtime::FieldShape]", |w| {
        if record.fields.is_empty() {
            w.line("&[]");
            return;
        }
        w.line(&format!(
            "static FIELDS: [::jsi_runtime::FieldShape; {}] = [",
            record.fields.len()
        ));
        w.nested(|w| record.fields.iter().for_each(|field| field_shape(w, field)));
        w.line("];");
        w.line("&FIELDS");
    });
    w.line("static SHAPE: ::jsi_runtime::Shape = ::jsi_runtime::Shape::Record(");
    w.nested(|w| {
        w.line("&::jsi_runtime::RecordShape {");
        w.nested(|w| {
            w.line(&format!("name: {},", literal(&record.js_name)));
            w.line(WASM);
            w.line("load,");
            w.line(NATIVE);
            w.line("fields,");
        });
        w.line("},");
    });
    w.line(");");
}

/// Gives JavaScript the codecs of the record, and the shapes of the fields that have codecs of their own.
fn load(w: &mut Writer, record: &Record) {
    let nested = js::record::nested(record);
    let mut args = vec![
        Doc::text("&::jsi_runtime::__private::records()"),
        Doc::text("it"),
    ];
    if !nested.is_empty() {
        let shapes = Doc::List {
            open: "[",
            items: nested.iter().map(shape).collect(),
            close: "]",
            tuple: false,
        };
        let head = format!(
            "static INSIDE: [&::jsi_runtime::Shape; {}] = ",
            nested.len()
        );
        w.doc(&Doc::Seq(vec![Doc::text(head), shapes]), ";");
        let names: Vec<Doc> = (0..nested.len())
            .map(|i| Doc::text(format!("n{i}")))
            .collect();
        args.extend(names.clone());
        let list = Doc::List {
            open: "[",
            items: names,
            close: "]",
            tuple: false,
        };
        let statement = Doc::Seq(vec![Doc::text("let "), list]);
        w.doc(
            &statement,
            " = INSIDE.map(::jsi_runtime::__private::shape);",
        );
    }
    w.doc(&Doc::call("codecs", args), ";");
}

/// The glue with the codecs of the record.
fn codecs(w: &mut Writer, record: &Record) {
    w.line(WASM);
    w.line(WASM_BINDGEN);
    w.nested(|w| w.line(THROUGH_RUNTIME));
    let text = raw_literal(&js::record::codecs(record));
    w.nested(|w| w.line(&format!("inline_js = {text},")));
    w.line(")]");
    w.block("extern \"C\"", |w| {
        w.line("#[wasm_bindgen(js_name = \"$codecs\")]");
        let inside = js::record::nested(record).len();
        let mut params = vec![Doc::text(format!("rt: {JS_VALUE}")), Doc::text("it: i32")];
        params.extend((0..inside).map(|i| Doc::text(format!("n{i}: i32"))));
        w.doc(&Doc::call("fn codecs", params), ";");
    });
}

fn field_shape(w: &mut Writer, field: &Field) {
    w.line("::jsi_runtime::FieldShape {");
    w.nested(|w| {
        w.line(&format!("name: {},", literal(&field.js_name)));
        w.last(&Doc::Seq(vec![Doc::text("shape: "), shape(&field.whole())]));
    });
    w.line("},");
}

fn record_to_js(w: &mut Writer, record: &Record) {
    w.block(
        &format!("impl ::jsi_runtime::ToJs for {}", record.name),
        |w| {
            w.line(DECLARED);
            if record.fields.is_empty() {
                w.line("fn write(&self, _: &mut ::jsi_runtime::Writer) {}");
                return;
            }
            w.line(WRITE);
            w.nested(|w| {
                for field in &record.fields {
                    let args = vec![
                        Doc::text(format!("&self.{}", field.name)),
                        Doc::text("writer"),
                    ];
                    w.doc(&Doc::call("::jsi_runtime::ToJs::write", args), ";");
                }
            });
            w.line("}");
        },
    );
}

fn record_from_js(w: &mut Writer, record: &Record) {
    w.block(
        &format!("impl ::jsi_runtime::FromJs for {}", record.name),
        |w| {
            w.line(DECLARED);
            read_head(
                w,
                if record.fields.is_empty() {
                    "_"
                } else {
                    "reader"
                },
            );
            w.nested(|w| {
                if record.fields.is_empty() {
                    w.line(&format!("{OK}(Self {{}})"));
                    return;
                }
                w.line(&format!("{OK}(Self {{"));
                w.nested(|w| {
                    for field in &record.fields {
                        let read =
                            Doc::call("::jsi_runtime::FromJs::read", vec![Doc::text("reader")]);
                        w.doc(
                            &Doc::Seq(vec![Doc::text(format!("{}: ", field.name)), read]),
                            "?,",
                        );
                    }
                });
                w.line("})");
            });
            w.line("}");
        },
    );
}

fn read_head(w: &mut Writer, reader: &str) {
    let params = vec![Doc::text(format!(
        "{reader}: &mut ::jsi_runtime::Reader<'_>"
    ))];
    let result = vec![Doc::text("Self"), Doc::text("::jsi_runtime::JsError")];
    let head = Doc::Seq(vec![
        Doc::call("fn read", params),
        Doc::text(" -> ::core::result::Result"),
        Doc::List {
            open: "<",
            items: result,
            close: ">",
            tuple: false,
        },
    ]);
    w.doc(&head, " {");
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
    let flat = !it.open && !variants.is_empty();
    if flat {
        w.line("#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]");
        w.line("#[repr(i32)]");
    } else {
        w.line("#[derive(Clone, Debug, PartialEq, Eq, Hash)]");
    }
    declaration(w, it, variants, "i32", |variant| {
        flat.then(|| variant.value.to_string())
    });
    let values = variants.iter().map(|variant| variant.value.to_string());
    body(w, it, "NumberEnum", values, |w| {
        let arms = variants
            .iter()
            .map(|variant| (variant, variant.value.to_string()));
        to_js(w, it, |w| {
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
        from_js(w, it, |w| {
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
    if flat {
        w.line(WASM);
        w.block(
            &format!(
                "impl ::jsi_runtime::__private::IntoFlat<i32> for {}",
                it.name
            ),
            |w| {
                w.block("fn into_flat(self) -> i32", |w| w.line("self as i32"));
            },
        );
    }
}

fn string_enum(w: &mut Writer, it: &Enum, variants: &[Variant<String>]) {
    w.line("#[derive(Clone, Debug, PartialEq, Eq, Hash)]");
    declaration(w, it, variants, "::std::string::String", |_| None);
    body(
        w,
        it,
        "StringEnum",
        variants.iter().map(|variant| literal(&variant.value)),
        |w| {
            to_js(w, it, |w| {
                w.line("match self {");
                w.nested(|w| {
                    for (i, variant) in variants.iter().enumerate() {
                        w.arm(
                            &format!("Self::{}", variant.name),
                            Doc::text(format!("writer.u32({i})")),
                        );
                    }
                    if it.open {
                        w.arm("Self::Other(value)", Doc::text("writer.other(value)"));
                    }
                });
                w.line("}");
            });
            from_js(w, it, |w| {
                w.line("match reader.variant()? {");
                w.nested(|w| {
                    for (i, variant) in variants.iter().enumerate() {
                        w.arm(&format!("{KNOWN}({i})"), ok(&variant.name));
                    }
                    if it.open {
                        w.arm(
                            "::jsi_runtime::__private::Variant::Other(value)",
                            ok("Other(value)"),
                        );
                    }
                    // where `Other` has an arm, nothing else is left
                    let rest = if it.open {
                        format!("{KNOWN}(_)")
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

fn unknown(w: &mut Writer, it: &Enum, pattern: &str) {
    let error = Doc::call(
        "::jsi_runtime::Reader::unknown_variant",
        vec![Doc::text(literal(&it.js_name))],
    );
    w.arm(
        pattern,
        Doc::call("::core::result::Result::Err", vec![error]),
    );
}

/// `Ok(Self::…)`
fn ok(variant: &str) -> Doc {
    Doc::call(OK, vec![Doc::text(format!("Self::{variant}"))])
}

/// The type itself; `other` is what an open one holds beyond its variants.
fn declaration<T>(
    w: &mut Writer,
    it: &Enum,
    variants: &[Variant<T>],
    other: &str,
    discriminant: impl Fn(&Variant<T>) -> Option<String>,
) {
    if variants.is_empty() && !it.open {
        w.line(&format!("pub enum {} {{}}", it.name));
        return;
    }
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
        w.line(&format!(
            "static SHAPE: ::jsi_runtime::Shape = ::jsi_runtime::Shape::{variant}("
        ));
        w.nested(|w| {
            w.line("&::jsi_runtime::EnumShape {");
            w.nested(|w| {
                w.line(&format!("name: {},", literal(&it.js_name)));
                let values = values.map(Doc::text).collect();
                let list = Doc::List {
                    open: "[",
                    items: values,
                    close: "]",
                    tuple: false,
                };
                w.doc(&Doc::Seq(vec![Doc::text("values: &"), list]), ",");
                w.line(&format!("open: {},", it.open));
            });
            w.line("},");
        });
        w.line(");");
        impls(w);
    });
    w.line("};");
}

fn to_js(w: &mut Writer, it: &Enum, body: impl FnOnce(&mut Writer)) {
    w.block(&format!("impl ::jsi_runtime::ToJs for {}", it.name), |w| {
        w.line(DECLARED);
        w.line(WRITE);
        w.nested(body);
        w.line("}");
    });
}

fn from_js(w: &mut Writer, it: &Enum, body: impl FnOnce(&mut Writer)) {
    w.block(
        &format!("impl ::jsi_runtime::FromJs for {}", it.name),
        |w| {
            w.line(DECLARED);
            read_head(w, "reader");
            w.nested(body);
            w.line("}");
        },
    );
}
