//! The values that a record's codecs write and read in line: which kinds those are, how each is written and read.

use jsi_abi::{Check, Kind, Wire};

use super::check::{Test, test};

/// A boolean, number, bigint, string or date.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ScalarCodec(Kind);

/// How the value lies in memory. In the texts `#` stands for its variable, `@` for its address.
enum Layout {
    /// Always as many bytes; how they are written and read.
    Fixed(String, String),
    /// UTF-8 after its length.
    Text,
}

impl ScalarCodec {
    /// Of a kind; others have a codec of their own.
    pub(crate) fn of(kind: Kind) -> Option<Self> {
        let scalar = Self(kind);
        scalar.layout().map(|_| scalar)
    }

    /// What the runtime's JavaScript calls the kind.
    pub(crate) fn js(self) -> &'static str {
        self.0.row().js
    }

    /// How a value is checked before it is written.
    pub(crate) fn test(self) -> Option<Test> {
        test(self.0.row().check)
    }

    /// The bytes it takes; none of what has no fixed length.
    pub(crate) fn width(self) -> Option<usize> {
        self.0.row().wire.width()
    }

    fn layout(self) -> Option<Layout> {
        let row = self.0.row();
        let view = |set: &str, get: &str| {
            let set = format!("view.set{set}(@, #, true)");
            Some(Layout::Fixed(set, format!("view.get{get}(@, true)")))
        };
        let sign = |signed: bool| if signed { "Int" } else { "Uint" };
        match row.check {
            Check::Boolean => Some(Layout::Fixed(
                "view.setInt8(@, # ? 1 : 0)".to_owned(),
                "view.getInt8(@) !== 0".to_owned(),
            )),
            Check::Integer {
                bits: 8, signed, ..
            } => Some(Layout::Fixed(
                "view.setInt8(@, #)".to_owned(),
                format!("view.get{}8(@)", sign(signed)),
            )),
            // the low half is taken modulo 2^32, the high half is rounded down
            Check::Integer { bits: 64.., .. } => Some(Layout::Fixed(
                "view.setUint32(@, #, true); view.setInt32(@ + 4, Math.floor(# / 4294967296), true)"
                    .to_owned(),
                format!("wire.{}(@, NAME)", row.js),
            )),
            Check::Integer { bits, signed, .. } => {
                view(&format!("Int{bits}"), &format!("{}{bits}", sign(signed)))
            }
            Check::BigInt { bits: 65.., .. } => None,
            Check::BigInt { signed, .. } => view("BigInt64", &format!("Big{}64", sign(signed))),
            Check::Float32 => view("Float32", "Float32"),
            Check::Number => view("Float64", "Float64"),
            Check::Char => Some(Layout::Fixed(
                "view.setInt32(@, #, true)".to_owned(),
                "String.fromCodePoint(view.getUint32(@, true))".to_owned(),
            )),
            Check::Date => Some(Layout::Fixed(
                "view.setFloat64(@, #, true)".to_owned(),
                "new Date(view.getFloat64(@, true))".to_owned(),
            )),
            Check::TypeOf(_) => match row.wire {
                Wire::Text => Some(Layout::Text),
                Wire::Empty
                | Wire::Fixed(_)
                | Wire::Address
                | Wire::Elements
                | Wire::Reference
                | Wire::Tagged
                | Wire::Composed
                | Wire::Listed => None,
            },
            Check::Anything | Check::Error | Check::Object | Check::Promise | Check::Composed => {
                None
            }
        }
    }

    /// The statement that writes `x`; of a text, it also moves `at` behind it, where there is room for `rest` bytes then.
    pub(crate) fn write(self, x: &str, offset: usize, rest: usize) -> String {
        match self.layout() {
            Some(Layout::Fixed(write, _)) => {
                let text = write
                    .replace("@ + 4", &at(offset + 4))
                    .replace('@', &at(offset));
                format!("{};", text.replace('#', x))
            }
            Some(Layout::Text) => format!(
                "at = wire.writeString({}, {x}, {rest}); view = state.view;",
                at(offset)
            ),
            None => String::new(),
        }
    }

    /// The expression that reads it; of a text, it also sets `length`.
    pub(crate) fn read(self, offset: usize, name: &str) -> String {
        match self.layout() {
            Some(Layout::Fixed(_, read)) => read.replace('@', &at(offset)).replace("NAME", name),
            Some(Layout::Text) => {
                let (text, length) = (at(offset + 4), at(offset));
                format!("wire.readString({text}, length = view.getInt32({length}, true))")
            }
            None => String::new(),
        }
    }
}

/// An address.
pub(crate) fn at(offset: usize) -> String {
    if offset == 0 {
        "at".to_owned()
    } else {
        format!("at + {offset}")
    }
}
