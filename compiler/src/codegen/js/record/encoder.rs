//! The statements that check the fields of `v` in order and write them.

use super::super::leaf::{Check, Leaf, at};
use super::{Absence, Content, Piece};

/// All of them.
pub(super) fn lines(pieces: &[Piece]) -> Vec<String> {
    let mut out = Encoder::default();
    out.lines.push("w.object(v);".to_owned());
    let leaves = |piece: &Piece| matches!(piece.content, Content::Leaf(..));
    if pieces.iter().any(leaves) {
        out.lines.push("let p, d;".to_owned());
    }
    // What reads a field may run code of the user's, which may write to the region: what lies between two fields with
    // codecs of their own is read before any of it is written.
    for run in pieces.chunk_by(|a, b| leaves(a) == leaves(b)) {
        for piece in run {
            match piece.content {
                Content::Leaf(leaf, absence) => out.read(piece, leaf, absence),
                Content::Nested(index) => {
                    let (access, name) = (&piece.access, &piece.name);
                    out.lines
                        .push(format!("w.put(c{index}, v{access}, {name});"));
                }
            }
        }
        for piece in run {
            if let Content::Leaf(leaf, absence) = piece.content {
                out.write(&piece.var, leaf, absence);
            }
        }
        out.end_segment();
    }
    out.lines
}

#[derive(Default)]
struct Encoder {
    lines: Vec<String>,
    /// Values of fixed length in a row, for which room is made at once.
    segment: Vec<String>,
    /// Its bytes.
    length: usize,
}

impl Encoder {
    fn read(&mut self, piece: &Piece, leaf: &Leaf, absence: Absence) {
        let (x, access, name) = (&piece.var, &piece.access, &piece.name);
        // `== null` would also be true of `document.all`
        let (given, absent) = match absence {
            Absence::Never => ("", None),
            Absence::Null | Absence::Missing => (" ?? null", Some(format!("{x} === null || "))),
            Absence::Either => ("", Some(format!("{x} === null || {x} === undefined || "))),
        };
        match (&leaf.check, absent) {
            (Check::Test(test), absent) => {
                let (kind, absent) = (leaf.kind, absent.unwrap_or_default());
                let test = test.replace('#', x);
                self.lines.push(format!("const {x} = v{access}{given};"));
                self.lines
                    .push(format!("{absent}{test} || w.no(\"{kind}\", {x}, {name});"));
            }
            (Check::Made(function), None) => {
                self.lines
                    .push(format!("const {x} = w.{function}(v{access}, {name});"));
            }
            (Check::Made(function), Some(absent)) => {
                self.lines.push(format!("let {x} = v{access}{given};"));
                self.lines
                    .push(format!("{absent}({x} = w.{function}({x}, {name}));"));
            }
        }
    }

    fn write(&mut self, x: &str, leaf: &Leaf, absence: Absence) {
        match absence {
            Absence::Never => match leaf.width() {
                Some(width) => {
                    self.segment.push(leaf.write(x, self.length));
                    self.length += width;
                }
                None => {
                    self.end_segment();
                    self.lines.push(leaf.write(x, 0));
                }
            },
            Absence::Null => self.perhaps(&format!("if ({x} === null) w.flag(1);"), x, leaf, 1),
            Absence::Missing => self.perhaps(&format!("if ({x} === null) w.flag(0);"), x, leaf, 1),
            Absence::Either => {
                let absent = format!(
                    "if ({x} === undefined) w.flag(0); else if ({x} === null) {{ w.flag(2); w.flag(1); }}"
                );
                self.perhaps(&absent, x, leaf, 2);
            }
        }
    }

    /// What is written of an absent value, or else so many flags that say it is there, and the value.
    fn perhaps(&mut self, absent: &str, x: &str, leaf: &Leaf, flags: usize) {
        self.end_segment();
        let present = match leaf.width() {
            Some(width) => {
                let set: String = (0..flags)
                    .map(|i| format!("d.setInt8({}, 2); ", at(i)))
                    .collect();
                let (value, length) = (leaf.write(x, flags), flags + width);
                format!("{} {set}{value} s.pos += {length};", room(length))
            }
            None => format!("{}{}", "w.flag(2); ".repeat(flags), leaf.write(x, 0)),
        };
        self.lines.push(absent.to_owned());
        self.lines.push(format!("else {{ {present} }}"));
    }

    fn end_segment(&mut self) {
        if self.length == 0 {
            return;
        }
        self.lines.push(room(self.length));
        self.lines.append(&mut self.segment);
        self.lines.push(format!("s.pos += {};", self.length));
        self.length = 0;
    }
}

/// Makes room for so many bytes at `p`.
fn room(length: usize) -> String {
    format!("p = w.room({length}); d = s.dv;")
}
