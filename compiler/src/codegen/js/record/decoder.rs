//! The statements that read the fields in order and return an object of them.

use super::super::scalar_codec::{ScalarCodec, at};
use super::super::text::is_plain;
use super::{Absence, Content, Piece};

/// All of them.
pub(super) fn lines(pieces: &[Piece]) -> Vec<String> {
    let mut out = Decoder::default();
    if pieces
        .iter()
        .any(|piece| matches!(piece.content, Content::Scalar(..)))
    {
        out.lines.push("let at, view, length;".to_owned());
    }
    for piece in pieces {
        match piece.content {
            Content::Scalar(scalar, absence) => out.scalar(piece, scalar, absence),
            Content::Nested(index) => {
                out.give_back();
                let (x, name) = (&piece.var, &piece.name);
                out.lines
                    .push(format!("const {x} = wire.decode(codec{index}, {name});"));
            }
        }
    }
    out.give_back();
    built(&mut out.lines, pieces);
    out.lines
}

#[derive(Default)]
struct Decoder {
    lines: Vec<String>,
    /// Whether `at` says where reading goes on, and not `state.readAddress`.
    held: bool,
    /// From `at` to where it goes on.
    offset: usize,
}

impl Decoder {
    fn scalar(&mut self, piece: &Piece, scalar: ScalarCodec, absence: Absence) {
        if !self.held {
            // the codec of a field may have made memory grow
            self.lines
                .push("at = state.readAddress; view = state.view;".to_owned());
            self.held = true;
            self.offset = 0;
        }
        let (x, from) = (&piece.var, self.offset);
        let flag = |index: usize| format!("view.getInt8({})", at(from + index));
        let skipped = |count: usize| format!("at += {};", from + count);
        // the statements that read the value behind so many flags
        let present = |flags: usize, declared: &str| {
            let from = from + flags;
            let value = scalar.read(from, &piece.name);
            let past = match scalar.width() {
                Some(width) => (from + width).to_string(),
                None => format!("{} + wire.sizeOf(length)", from + 4),
            };
            format!("{declared}{x} = {value}; at += {past};")
        };
        match (absence, scalar.width()) {
            (Absence::Never, Some(width)) => {
                let value = scalar.read(from, &piece.name);
                self.lines.push(format!("const {x} = {value};"));
                self.offset += width;
                return;
            }
            (Absence::Never, None) => self.lines.push(present(0, "const ")),
            (Absence::Null | Absence::Missing, _) => {
                let none = if absence == Absence::Null {
                    " = null"
                } else {
                    ""
                };
                self.lines.push(format!("let {x}{none};"));
                self.lines
                    .push(format!("if ({} === 2) {{ {} }}", flag(0), present(1, "")));
                self.lines.push(format!("else {}", skipped(1)));
            }
            (Absence::Either, _) => {
                self.lines.push(format!("let {x};"));
                self.lines
                    .push(format!("if ({} !== 2) {}", flag(0), skipped(1)));
                self.lines.push(format!(
                    "else if ({} === 2) {{ {} }}",
                    flag(1),
                    present(2, "")
                ));
                self.lines
                    .push(format!("else {{ {x} = null; {} }}", skipped(2)));
            }
        }
        self.offset = 0;
    }

    /// Says in `state.readAddress` where reading goes on.
    fn give_back(&mut self) {
        if self.held {
            self.lines
                .push(format!("state.readAddress = {};", at(self.offset)));
            self.held = false;
        }
    }
}

/// The object: a literal, up to the first field that may not be set.
fn built(lines: &mut Vec<String>, pieces: &[Piece]) {
    let certain = pieces.iter().take_while(|piece| !piece.optional).count();
    let (certain, more) = pieces.split_at(certain);
    let fields: Vec<String> = certain
        .iter()
        .map(|piece| format!("{}: {}", key(piece), piece.var))
        .collect();
    let literal = if fields.is_empty() {
        "{}".to_owned()
    } else {
        format!("{{ {} }}", fields.join(", "))
    };
    if more.is_empty() {
        lines.push(format!("return {literal};"));
        return;
    }
    lines.push(format!("const value = {literal};"));
    for piece in more {
        let set = set(piece);
        let x = &piece.var;
        lines.push(if piece.optional {
            format!("if ({x} !== undefined) {set};")
        } else {
            format!("{set};")
        });
    }
    lines.push("return value;".to_owned());
}

/// A property of this name sets the prototype, unless it is made in another way.
fn is_prototype(piece: &Piece) -> bool {
    piece.js_name == "__proto__"
}

fn key(piece: &Piece) -> String {
    if is_prototype(piece) {
        format!("[{}]", piece.name)
    } else if is_plain(&piece.js_name) {
        piece.js_name.clone()
    } else {
        piece.name.clone()
    }
}

fn set(piece: &Piece) -> String {
    let (x, name) = (&piece.var, &piece.name);
    if is_prototype(piece) {
        format!(
            "Object.defineProperty(value, {name}, {{ value: {x}, configurable: true, enumerable: true, writable: true }})"
        )
    } else {
        format!("value{} = {x}", piece.access)
    }
}
