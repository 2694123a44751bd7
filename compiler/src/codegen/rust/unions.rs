//! Unions: the enum, how its values are made, and how it is written to and read from wire bytes.

use super::layout::{Doc, List};
use super::rt;
use super::text::{self, literal};
use super::types::{self, shape, ty};
use super::values::{Target, from_js, layers, promised, recursive_shape, to_js};
use super::writer::Writer;
use crate::bindings::{LeafTest, RustType, Union, UnionLeaf, UnionMember};

/// Prints a union.
pub(crate) fn union(w: &mut Writer, it: &Union) {
    text::notes(w, &it.notes);
    let derived = match (it.promise, it.recursive) {
        (false, false) => "#[derive(Clone, Debug, PartialEq)]",
        (false, true) => "#[derive(Clone, PartialEq)]",
        (true, false) => "#[derive(Debug)]",
        (true, true) => "",
    };
    if !derived.is_empty() {
        w.line(derived);
    }
    w.block(&format!("pub enum {}", it.name), |w| {
        for member in &it.members {
            text::notes(w, &member.notes);
            let held = member.boxed.as_ref().or(member.ty.as_ref());
            match held {
                Some(held) => {
                    let held = Doc::List(List::Params, vec![ty(held)]);
                    w.last(&Doc::Seq(vec![Doc::text(member.name.clone()), held]));
                }
                None => w.line(&format!("{},", member.name)),
            }
        }
    });
    constructors(w, it);
    for member in &it.members {
        conversions(w, it, member);
    }
    w.line("const _: () = {");
    w.nested(|w| {
        parts(w, it);
        if it.promised {
            promised(w, "", &it.name);
        }
        if it.recursive {
            recursive(w, it);
            debug(w, it);
        } else {
            to_js(w, &target(it), |w| write(w, it));
            from_js(w, &target(it), |w| read(w, it));
        }
    });
    w.line("};");
}

fn target(it: &Union) -> Target {
    Target {
        promise: it.holds_promise,
        ..Target::new(&it.name)
    }
}

/// The value of a member, as its variant holds it.
fn held(member: &UnionMember, value: &str) -> String {
    match &member.boxed {
        Some(RustType::Generic(boxed, _)) => format!("{boxed}::new({value})"),
        Some(_) | None => value.to_owned(),
    }
}

fn constructors(w: &mut Writer, it: &Union) {
    let valued = it
        .members
        .iter()
        .filter_map(|member| Some((member, member.ty.as_ref()?)));
    let valued: Vec<(&UnionMember, &RustType)> = valued.collect();
    if valued.is_empty() {
        return;
    }
    w.block(&format!("impl {}", it.name), |w| {
        for (member, of) in valued {
            let variant = member.name.trim_start_matches("r#");
            w.line(&format!("/// Makes a [`Self::{variant}`]."));
            w.line("#[must_use]");
            let param = Doc::Seq(vec![Doc::text("value: "), ty(of)]);
            w.signature(
                super::writer::Signature {
                    name: format!("pub fn {}", member.constructor),
                    params: vec![param],
                    output: Some(Doc::text("Self")),
                },
                " {",
            );
            w.nested(|w| w.line(&format!("Self::{}({})", member.name, held(member, "value"))));
            w.line("}");
        }
    });
}

/// `From` the type of the member, where no other member has it.
fn conversions(w: &mut Writer, it: &Union, member: &UnionMember) {
    let Some(of) = member.ty.as_ref().filter(|_| member.from) else {
        return;
    };
    let mut convert = |of: &str, value: &str| {
        let head = [
            format!("impl ::core::convert::From<{of}>"),
            format!("for {}", it.name),
        ];
        w.item(&head, |w| {
            w.block(&format!("fn from(value: {of}) -> Self"), |w| {
                w.line(&format!("Self::{}({})", member.name, held(member, value)));
            });
        });
    };
    let mut text = String::new();
    ty(of).print_flat(&mut text);
    convert(&text, "value");
    if member.from_str {
        convert("&str", "::core::convert::From::from(value)");
    }
}

fn parts(w: &mut Writer, it: &Union) {
    let head = format!("fn parts() -> &'static {}", rt("UnionParts"));
    w.block(&head, |w| {
        let members = it
            .members
            .iter()
            .map(|member| shape(&member.shape))
            .collect();
        let leaves = it.leaves.iter().map(leaf).collect();
        let fields = vec![
            Doc::Seq(vec![
                Doc::text("members: &"),
                Doc::List(List::Array, members),
            ]),
            Doc::Seq(vec![Doc::text("leaves: &"), Doc::List(List::Array, leaves)]),
        ];
        let name = Doc::text(format!("&{} ", rt("UnionParts")));
        w.doc(&Doc::Seq(vec![name, Doc::List(List::Fields, fields)]), "");
    });
    let args = vec![Doc::text(literal(&it.js_name)), Doc::text("parts")];
    let made = Doc::Seq(vec![Doc::text("&"), Doc::call(rt("union_shape"), args)]);
    w.assign(&format!("static UNION: &{}", rt("UnionShape")), made);
    let name = if it.recursive { "ITEM" } else { "SHAPE" };
    w.line(&format!(
        "static {name}: {0} = {0}::Union(UNION);",
        rt("Shape")
    ));
    if it.recursive {
        recursive_shape(w, &it.name);
    }
}

fn leaf(it: &UnionLeaf) -> Doc {
    let test = match &it.test {
        LeafTest::Sort => Doc::text(rt("LeafTest::Sort")),
        LeafTest::Class(bases) => {
            let bases = bases
                .iter()
                .map(|base| Doc::text(base.to_string()))
                .collect();
            let bases = Doc::Seq(vec![Doc::text("&"), Doc::List(List::Array, bases)]);
            Doc::call(rt("LeafTest::Class"), vec![bases])
        }
        LeafTest::Field(name, values) => {
            let values = values.iter().map(types::literal).collect();
            let values = Doc::Seq(vec![Doc::text("&"), Doc::List(List::Array, values)]);
            Doc::call(
                rt("LeafTest::Field"),
                vec![Doc::text(literal(name)), values],
            )
        }
    };
    let fields = vec![
        Doc::text(format!("member: {}", it.member)),
        Doc::text(format!("name: {}", literal(&it.name))),
        Doc::Seq(vec![Doc::text("shape: "), shape(&it.shape)]),
        Doc::Seq(vec![Doc::text("test: "), test]),
    ];
    let name = Doc::text(format!("{} ", rt("UnionLeaf")));
    Doc::Seq(vec![name, Doc::List(List::Fields, fields)])
}

/// A union that may contain itself: its values have a word before them.
fn recursive(w: &mut Writer, it: &Union) {
    to_js(w, &target(it), |w| w.line("writer.recursive(self);"));
    from_js(w, &target(it), |w| w.line("reader.recursive()"));
    let head = format!("impl {} for {}", rt("Recursive"), it.name);
    w.block(&head, |w| {
        layers(w, it.layers);
        w.block("fn write_value(&self, writer: &mut __rt::Writer)", |w| {
            write(w, it);
        });
        let head = "fn read_value(reader: &mut __rt::Reader<'_>) -> __rt::Result<Self>";
        w.block(head, |w| read(w, it));
    });
}

/// What `derive` would print, but not of values that lie too deep in each other.
fn debug(w: &mut Writer, it: &Union) {
    let head = format!("impl ::core::fmt::Debug for {}", it.name);
    w.block(&head, |w| {
        let head = "fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result";
        w.block(head, |w| {
            w.line("match self {");
            w.nested(|w| {
                for member in &it.members {
                    let name = literal(member.name.trim_start_matches("r#"));
                    let (pattern, fields) = match member.ty {
                        Some(_) => ("(value)", "&[(\"value\", value)]"),
                        None => ("", "&[]"),
                    };
                    let args = ["f", &name, fields].map(|arg| Doc::text(arg.to_owned()));
                    let call = Doc::call(rt("debug"), args.to_vec());
                    w.arm(&format!("Self::{}{pattern}", member.name), call);
                }
            });
            w.line("}");
        });
    });
}

/// The shape of a member with functions or promises, which reading and writing need, too.
fn declared(member: &UnionMember) -> Option<Doc> {
    member.shape.is_declared().then(|| {
        let parts = vec![Doc::text("const { "), shape(&member.shape), Doc::text(" }")];
        Doc::Seq(parts)
    })
}

fn write(w: &mut Writer, it: &Union) {
    let count = it.members.len();
    let index = |index: usize| format!("{}({index}, {count}, writer);", rt("write_member"));
    w.line("match self {");
    w.nested(|w| {
        for (at, member) in it.members.iter().enumerate() {
            if member.ty.is_none() {
                w.block(&format!("Self::{} =>", member.name), |w| w.line(&index(at)));
                continue;
            }
            w.block(&format!("Self::{}(value) =>", member.name), |w| {
                w.line(&index(at));
                let value = if member.boxed.is_some() {
                    "&**value"
                } else {
                    "value"
                };
                let value = Doc::text(value);
                let call = match declared(member) {
                    Some(shape) => Doc::call("writer.declared", vec![value, shape]),
                    None => Doc::call(rt("ToJs::write"), vec![value, Doc::text("writer")]),
                };
                w.doc(&call, ";");
            });
        }
    });
    w.line("}");
}

fn read(w: &mut Writer, it: &Union) {
    let count = it.members.len();
    w.line(&format!("match {}({count}, reader)? {{", rt("read_member")));
    w.nested(|w| {
        for (at, member) in it.members.iter().enumerate() {
            let read = match declared(member) {
                Some(shape) => Doc::call("reader.declared", vec![shape]),
                None => Doc::text(rt("FromJs::read(reader)")),
            };
            let read = Doc::Seq(vec![read, Doc::text("?")]);
            let made = match (&member.ty, &member.boxed) {
                (None, _) => Doc::text(format!("Self::{}", member.name)),
                (Some(_), Some(RustType::Generic(boxed, _))) => Doc::call(
                    format!("Self::{}", member.name),
                    vec![Doc::call(format!("{boxed}::new"), vec![read])],
                ),
                (Some(_), _) => Doc::call(format!("Self::{}", member.name), vec![read]),
            };
            w.arm(&at.to_string(), Doc::call("Ok", vec![made]));
        }
        let name = vec![Doc::text(literal(&it.js_name))];
        let error = Doc::call(rt("Reader::unknown_variant"), name);
        w.arm("_", Doc::call("Err", vec![error]));
    });
    w.line("}");
}
