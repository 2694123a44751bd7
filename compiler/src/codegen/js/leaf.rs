//! The values that a record's codecs write and read in line: which shapes those are, how each is checked, written and read.

/// A boolean, number, bigint, string or date. In the texts `#` stands for the value's variable, `@` for its address.
#[derive(Debug)]
pub(crate) struct Leaf {
    shape: &'static str,
    /// What the runtime's JavaScript calls the shape.
    pub(crate) kind: &'static str,
    /// How a value is checked before it is written.
    pub(crate) check: Check,
    layout: Layout,
}

/// How a value is checked.
#[derive(Debug)]
pub(crate) enum Check {
    /// True of a good value.
    Test(&'static str),
    /// A function of the runtime that gives what is to be written.
    Made(&'static str),
}

/// How the value lies in memory.
#[derive(Debug)]
enum Layout {
    /// Always this many bytes; how they are written and read.
    Fixed(usize, &'static str, &'static str),
    /// UTF-8 after its length.
    Text,
}

const fn leaf(shape: &'static str, kind: &'static str, check: Check, layout: Layout) -> Leaf {
    Leaf {
        shape,
        kind,
        check,
        layout,
    }
}

use Check::{Made, Test};
use Layout::{Fixed, Text};

const I32: Layout = Fixed(4, "d.setInt32(@, #, true)", "d.getInt32(@, true)");
const U32: Layout = Fixed(4, "d.setInt32(@, #, true)", "d.getUint32(@, true)");
const IS_I32: Check = Test("typeof # === \"number\" && (# | 0) === #");
const IS_U32: Check = Test("typeof # === \"number\" && # >>> 0 === #");
/// The low half is taken modulo 2^32, the high half is rounded down.
const WRITE_SAFE: &str =
    "d.setUint32(@, #, true); d.setInt32(@ + 4, Math.floor(# / 4294967296), true)";
const WRITE_BIG: &str = "d.setBigInt64(@, #, true)";

const LEAVES: [Leaf; 18] = [
    leaf(
        "Bool",
        "bool",
        Test("typeof # === \"boolean\""),
        Fixed(1, "d.setInt8(@, # ? 1 : 0)", "d.getInt8(@) !== 0"),
    ),
    leaf(
        "I8",
        "i8",
        Test("typeof # === \"number\" && # << 24 >> 24 === #"),
        Fixed(1, "d.setInt8(@, #)", "d.getInt8(@)"),
    ),
    leaf(
        "U8",
        "u8",
        Test("typeof # === \"number\" && (# & 255) === #"),
        Fixed(1, "d.setInt8(@, #)", "d.getUint8(@)"),
    ),
    leaf(
        "I16",
        "i16",
        Test("typeof # === \"number\" && # << 16 >> 16 === #"),
        Fixed(2, "d.setInt16(@, #, true)", "d.getInt16(@, true)"),
    ),
    leaf(
        "U16",
        "u16",
        Test("typeof # === \"number\" && (# & 65535) === #"),
        Fixed(2, "d.setInt16(@, #, true)", "d.getUint16(@, true)"),
    ),
    leaf("I32", "i32", IS_I32, I32),
    leaf("U32", "u32", IS_U32, U32),
    leaf("Isize", "isize", IS_I32, I32),
    leaf("Usize", "usize", IS_U32, U32),
    leaf(
        "F32",
        "f32",
        Made("float32"),
        Fixed(4, "d.setFloat32(@, #, true)", "d.getFloat32(@, true)"),
    ),
    leaf(
        "F64",
        "f64",
        Test("typeof # === \"number\""),
        Fixed(8, "d.setFloat64(@, #, true)", "d.getFloat64(@, true)"),
    ),
    leaf(
        "SafeI64",
        "safeI64",
        Test("Number.isSafeInteger(#)"),
        Fixed(8, WRITE_SAFE, "w.safeI64(@, NAME)"),
    ),
    leaf(
        "SafeU64",
        "safeU64",
        Test("Number.isSafeInteger(#) && # >= 0"),
        Fixed(8, WRITE_SAFE, "w.safeU64(@, NAME)"),
    ),
    leaf(
        "BigI64",
        "bigI64",
        Test("typeof # === \"bigint\" && BigInt.asIntN(64, #) === #"),
        Fixed(8, WRITE_BIG, "d.getBigInt64(@, true)"),
    ),
    leaf(
        "BigU64",
        "bigU64",
        Test("typeof # === \"bigint\" && BigInt.asUintN(64, #) === #"),
        Fixed(8, WRITE_BIG, "d.getBigUint64(@, true)"),
    ),
    leaf(
        "Char",
        "char",
        Made("char"),
        Fixed(
            4,
            "d.setInt32(@, #, true)",
            "String.fromCodePoint(d.getUint32(@, true))",
        ),
    ),
    leaf("String", "string", Test("typeof # === \"string\""), Text),
    leaf(
        "Date",
        "date",
        Made("millis"),
        Fixed(
            8,
            "d.setFloat64(@, #, true)",
            "new Date(d.getFloat64(@, true))",
        ),
    ),
];

impl Leaf {
    /// By the name of its shape; others have a codec of their own.
    pub(crate) fn of(shape: &str) -> Option<&'static Self> {
        const ALL: &[Leaf] = &LEAVES;
        ALL.iter().find(|leaf| leaf.shape == shape)
    }

    /// The bytes it takes; none of what has no fixed length.
    pub(crate) fn width(&self) -> Option<usize> {
        match self.layout {
            Fixed(width, ..) => Some(width),
            Text => None,
        }
    }

    /// The statement that writes `x`; of a text, it also moves `p` behind it, where there is room for `rest` bytes then.
    pub(crate) fn write(&self, x: &str, offset: usize, rest: usize) -> String {
        match self.layout {
            Fixed(_, write, _) => {
                let text = write
                    .replace("@ + 4", &at(offset + 4))
                    .replace('@', &at(offset));
                format!("{};", text.replace('#', x))
            }
            Text => format!("p = w.text({}, {x}, {rest}); d = s.dv;", at(offset)),
        }
    }

    /// The expression that reads it; of a text, it also sets `n`.
    pub(crate) fn read(&self, offset: usize, name: &str) -> String {
        match self.layout {
            Fixed(_, _, read) => read.replace('@', &at(offset)).replace("NAME", name),
            Text => {
                let (text, length) = (at(offset + 4), at(offset));
                format!("w.str({text}, n = d.getInt32({length}, true))")
            }
        }
    }
}

/// An address.
pub(crate) fn at(offset: usize) -> String {
    if offset == 0 {
        "p".to_owned()
    } else {
        format!("p + {offset}")
    }
}
