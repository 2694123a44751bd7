//! The statements that check the fields of `value` in order and write them.

use super::super::check::Test;
use super::super::scalar_codec::{ScalarCodec, at};
use super::{Absence, Content, Piece};

/// All of them.
pub(super) fn lines(pieces: &[Piece]) -> Vec<String> {
    let mut out = Encoder::default();
    out.lines.push("wire.checkObject(value);".to_owned());
    let leaves = |piece: &Piece| matches!(piece.content, Content::Scalar(..));
    if pieces.iter().any(leaves) {
        out.lines.push("let at, view;".to_owned());
    }
    // What reads a field may run code of the user's, which may write to the region: what lies between two fields with
    // codecs of their own is read before any of it is written.
    for run in pieces.chunk_by(|a, b| leaves(a) == leaves(b)) {
        for piece in run {
            match piece.content {
                Content::Scalar(scalar, absence) => out.read(piece, scalar, absence),
                Content::Nested(index) => {
                    let (access, name) = (&piece.access, &piece.name);
                    out.lines
                        .push(format!("wire.encode(codec{index}, value{access}, {name});"));
                }
            }
        }
        out.write_all(run);
    }
    out.lines
}

#[derive(Default)]
struct Encoder {
    lines: Vec<String>,
    /// From `at` to where the next value goes.
    offset: usize,
}

impl Encoder {
    fn read(&mut self, piece: &Piece, scalar: ScalarCodec, absence: Absence) {
        let (x, access, name) = (&piece.var, &piece.access, &piece.name);
        // `== null` would also be true of `document.all`
        let (given, absent) = match absence {
            Absence::Never => ("", None),
            Absence::Null | Absence::Missing => (" ?? null", Some(format!("{x} === null || "))),
            Absence::Either => ("", Some(format!("{x} === null || {x} === undefined || "))),
        };
        match (scalar.test(), absent) {
            (None, _) => {}
            (Some(Test::Expression(test)), absent) => {
                let (kind, absent) = (scalar.js(), absent.unwrap_or_default());
                let test = test.replace('#', x);
                self.lines
                    .push(format!("const {x} = value{access}{given};"));
                self.lines.push(format!(
                    "{absent}{test} || wire.throwMismatch(\"{kind}\", {x}, {name});"
                ));
            }
            (Some(Test::Function(function)), None) => {
                self.lines.push(format!(
                    "const {x} = wire.{function}(value{access}, {name});"
                ));
            }
            (Some(Test::Function(function)), Some(absent)) => {
                self.lines.push(format!("let {x} = value{access}{given};"));
                self.lines
                    .push(format!("{absent}({x} = wire.{function}({x}, {name}));"));
            }
        }
    }

    /// Writes what was read: room for all of it is made at once.
    fn write_all(&mut self, run: &[Piece]) {
        let values = run.iter().filter_map(|piece| match piece.content {
            Content::Scalar(scalar, absence) => Some((&piece.var, scalar, absence)),
            Content::Nested(_) => None,
        });
        let mut rest: usize = values.clone().map(|(_, scalar, it)| most(scalar, it)).sum();
        if rest == 0 {
            return;
        }
        self.lines
            .push(format!("at = wire.reserve({rest}); view = state.view;"));
        self.offset = 0;
        for (x, scalar, absence) in values {
            rest -= most(scalar, absence);
            self.write(x, scalar, absence, rest);
        }
        let end = at(self.offset);
        self.lines
            .push(format!("state.writeOffset = {end} - state.region;"));
    }

    /// Writes one value, after which at most `rest` bytes are to come.
    fn write(&mut self, x: &str, scalar: ScalarCodec, absence: Absence, rest: usize) {
        let from = self.offset;
        let flags = |flags: &[u8]| -> String {
            let set = flags.iter().enumerate();
            set.map(|(i, flag)| format!("view.setInt8({}, {flag}); ", at(from + i)))
                .collect()
        };
        let absent = |set: &[u8]| format!("{}at += {};", flags(set), from + set.len());
        let present = |set: &[u8]| {
            let from = from + set.len();
            let value = scalar.write(x, from, rest);
            let moved = scalar
                .width()
                .map(|width| format!(" at += {};", from + width));
            format!("{}{value}{}", flags(set), moved.unwrap_or_default())
        };
        let choice = match absence {
            Absence::Never => {
                self.lines.push(scalar.write(x, from, rest));
                self.offset = scalar.width().map_or(0, |width| from + width);
                return;
            }
            Absence::Null => [
                format!("if ({x} === null) {{ {} }}", absent(&[1])),
                format!("else {{ {} }}", present(&[2])),
            ]
            .to_vec(),
            Absence::Missing => [
                format!("if ({x} === null) {{ {} }}", absent(&[0])),
                format!("else {{ {} }}", present(&[2])),
            ]
            .to_vec(),
            Absence::Either => [
                format!("if ({x} === undefined) {{ {} }}", absent(&[0])),
                format!("else if ({x} === null) {{ {} }}", absent(&[2, 1])),
                format!("else {{ {} }}", present(&[2, 2])),
            ]
            .to_vec(),
        };
        self.lines.extend(choice);
        self.offset = 0;
    }
}

/// The bytes of a short text and its length: the most that it takes where it lies; of a longer one the runtime makes room.
const TEXT: usize = 4 + 63;

/// The most bytes that a value takes.
fn most(scalar: ScalarCodec, absence: Absence) -> usize {
    let flags = match absence {
        Absence::Never => 0,
        Absence::Null | Absence::Missing => 1,
        Absence::Either => 2,
    };
    flags + scalar.width().unwrap_or(TEXT)
}
