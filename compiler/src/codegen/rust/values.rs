//! Enums, and what items of all kinds of values have: how they are written to and read from wire bytes.

use super::layout::{Doc, List};
use super::text::{self, literal};
use super::writer::Writer;
use super::{WASM, rt};
use crate::bindings::{Enum, Values, Variant};

const WRITE: &str = "fn write(&self, writer: &mut __rt::Writer)";
const READ: &str = "fn read(reader: &mut __rt::Reader<'_>) -> __rt::Result<Self>";

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

/// The levels that a value of a recursive item counts for, unless that is one.
pub(super) fn layers(w: &mut Writer, layers: usize) {
    if layers > 1 {
        w.line(&format!("const LAYERS: u32 = {layers};"));
    }
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
        to_js(w, &Target::new(&it.name), |w| {
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
        promised(w, "", &it.name);
        from_js(w, &Target::new(&it.name), |w| {
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
    // an unknown value is a string
    let copy = if it.open { "" } else { " Copy," };
    w.line(&format!(
        "#[derive(Clone,{copy} Debug, PartialEq, Eq, Hash)]"
    ));
    declaration(w, it, variants, it.string, |_| None);
    body(
        w,
        it,
        "StringEnum",
        variants.iter().map(|variant| literal(&variant.value)),
        |w| {
            let of = Target::new(&it.name);
            w.block(&of.head(&rt("ToJs")), |w| {
                of.constants(w);
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
            promised(w, "", &it.name);
            from_js(w, &Target::new(&it.name), |w| {
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

/// A type that traits are implemented for.
pub(super) struct Target {
    /// The type parameters with their bounds; empty without.
    pub(super) bounded: String,
    /// The type with its type parameters.
    pub(super) name: String,
    /// The shape of the type.
    pub(super) shape: String,
    /// Whether its values may be or hold a promise that is in no record.
    pub(super) promise: bool,
}

impl Target {
    /// A type without type parameters.
    pub(super) fn new(name: &str) -> Self {
        Self {
            bounded: String::new(),
            name: name.to_owned(),
            shape: "&SHAPE".to_owned(),
            promise: false,
        }
    }

    /// The head of an implementation of a trait.
    pub(super) fn head(&self, of: &str) -> String {
        format!("impl{} {of} for {}", self.bounded, self.name)
    }

    fn constants(&self, w: &mut Writer) {
        let shape = rt("Shape");
        w.line(&format!("const SHAPE: &'static {shape} = {};", self.shape));
        if self.promise {
            w.line("const PROMISE: bool = true;");
        }
    }
}

pub(super) fn to_js(w: &mut Writer, of: &Target, body: impl FnOnce(&mut Writer)) {
    w.block(&of.head(&rt("ToJs")), |w| {
        of.constants(w);
        w.block(WRITE, body);
    });
}

/// Prints that a promise may have a value of this type.
pub(super) fn promised(w: &mut Writer, params: &str, name: &str) {
    let promised = rt("Promised");
    w.line(&format!("impl{params} {promised} for {name}{params} {{}}"));
}

pub(super) fn from_js(w: &mut Writer, of: &Target, body: impl FnOnce(&mut Writer)) {
    w.block(&of.head(&rt("FromJs")), |w| {
        of.constants(w);
        w.block(READ, body);
    });
}
