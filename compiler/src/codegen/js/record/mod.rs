//! The codecs of a record: a function that gives the runtime one encoder and one decoder, with every field in its place.
//! Numbers, strings and dates are written and read right here, also where they may be null or missing; anything else goes
//! through the codec of its shape. Benchmark rows that pay for it: "record of 8 fields, in" and "record of 8 fields, out".

mod decoder;
mod encoder;

use jsi_abi::Kind;

use super::scalar_codec::ScalarCodec;
use super::text::{access, is_plain, literal};
use crate::bindings::{Field, Record, Shape};

/// How a field may be absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Absence {
    Never,
    /// `T?`
    Null,
    /// `p?: T`
    Missing,
    /// `p?: T?`
    Either,
}

/// What stands in a field.
#[derive(Debug, Clone, Copy)]
enum Content {
    Scalar(ScalarCodec, Absence),
    /// The number of its codec.
    Nested(usize),
}

/// A field, seen by its codec.
struct Piece {
    /// The variable that holds the value.
    var: String,
    /// `.name`
    access: String,
    /// `"name"`
    name: String,
    js_name: String,
    optional: bool,
    content: Content,
}

/// The indices of the fields that have codecs of their own: the function gets their shapes after its first two parameters.
pub(crate) fn nested(record: &Record) -> Vec<usize> {
    let fields = record.fields.iter().enumerate();
    let inside = fields.filter(|(_, field)| scalar(field).is_none());
    inside.map(|(index, _)| index).collect()
}

/// The text of the glue.
pub(crate) fn codecs(record: &Record) -> String {
    let mut given = 0;
    let mut pieces = Vec::with_capacity(record.fields.len());
    for (i, field) in record.fields.iter().enumerate() {
        let content = match scalar(field) {
            Some((scalar, absence)) => Content::Scalar(scalar, absence),
            None => {
                given += 1;
                Content::Nested(given - 1)
            }
        };
        pieces.push(Piece {
            var: variable(field, i),
            access: access(&field.js_name),
            name: literal(&field.js_name),
            js_name: field.js_name.clone(),
            optional: field.optional,
            content,
        });
    }
    let params: String = (0..given).map(|i| format!(", shape{i}")).collect();
    let mut out = format!(
        "\nexport function $codecs(rt, it{params}) {{\n  const {{ wire }} = rt, {{ state }} = wire;\n"
    );
    for i in 0..given {
        out.push_str(&format!("  const codec{i} = rt.codec(shape{i});\n"));
    }
    out.push_str("  wire.record(it, (value) => {\n");
    body(&mut out, &encoder::lines(&pieces));
    out.push_str("  }, () => {\n");
    body(&mut out, &decoder::lines(&pieces));
    out.push_str("  });\n}\n");
    out
}

/// The variable of a field: its name after a `$`, which begins no name of ours.
fn variable(field: &Field, index: usize) -> String {
    if is_plain(&field.js_name) {
        format!("${}", field.js_name)
    } else {
        format!("${index}")
    }
}

fn body(out: &mut String, lines: &[String]) {
    for line in lines {
        out.push_str("    ");
        out.push_str(line);
        out.push('\n');
    }
}

/// The field's value, if it is written in line.
fn scalar(field: &Field) -> Option<(ScalarCodec, Absence)> {
    let (shape, nullable) = match &field.shape {
        Shape::Around(Kind::Nullable, inner) => (&**inner, true),
        shape => (shape, false),
    };
    let absence = match (field.optional, nullable) {
        (false, false) => Absence::Never,
        (false, true) => Absence::Null,
        (true, false) => Absence::Missing,
        (true, true) => Absence::Either,
    };
    match shape {
        Shape::Leaf(kind) => ScalarCodec::of(*kind).map(|scalar| (scalar, absence)),
        Shape::Around(..)
        | Shape::Parts(..)
        | Shape::Of(_)
        | Shape::Literal(_)
        | Shape::Function(_) => None,
    }
}
