//! The static description of a value's wire bytes, from which JavaScript and the native interpreter create codecs. Has no
//! behaviour; `sys` interprets it.

use std::any::Any;

use jsi_abi::Kind;

#[cfg(not(target_family = "wasm"))]
use crate::reference::Object;

/// The wire bytes of a value, and the JavaScript values that are accepted.
///
/// Shapes are static trees: JavaScript identifies a `&'static Shape` by its address.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Shape {
    /// Nothing; any value is ignored, and JavaScript gets `undefined`.
    Void,
    /// Strictly `true` or `false`.
    Bool,
    /// A number that is an integer in the range of `i8`; likewise the others.
    I8,
    /// See [`Shape::I8`].
    U8,
    /// See [`Shape::I8`].
    I16,
    /// See [`Shape::I8`].
    U16,
    /// See [`Shape::I8`].
    I32,
    /// See [`Shape::I8`].
    U32,
    /// See [`Shape::I8`]. 4 bytes in WebAssembly, 8 on the machines that have them.
    Isize,
    /// See [`Shape::Isize`].
    Usize,
    /// A number, rounded to the nearest `f32`.
    F32,
    /// Any number.
    F64,
    /// A number that is a safe integer, 8 bytes as `i64`.
    SafeI64,
    /// A number that is a safe integer and not negative, 8 bytes as `u64`.
    SafeU64,
    /// A bigint in the range of `i64`.
    BigI64,
    /// A bigint in the range of `u64`.
    BigU64,
    /// A bigint in the range of `i128`.
    BigI128,
    /// A bigint in the range of `u128`.
    BigU128,
    /// A string of exactly one Unicode scalar value.
    Char,
    /// A string.
    String,
    /// A `Date`, milliseconds since the epoch.
    Date,
    /// An `Error` or `DOMException`, by reference.
    Error,
    /// An object or function, by reference.
    Object,
    /// An object of a class, by reference.
    Class(&'static ClassShape),
    /// A function, by reference.
    Function(&'static FunctionShape),
    /// A promise or another thenable, by reference; the shape is that of its content.
    Promise(&'static Shape),
    /// Any value, with a tag.
    Any,
    /// The value, or null; undefined is read as null.
    Nullable(&'static Shape),
    /// The value, or missing; a `Nullable` inside distinguishes null from missing.
    Optional(&'static Shape),
    /// An `Array`, copied. For numbers the matching typed array is accepted, too.
    Array(&'static Shape),
    /// The typed array of this element, copied: `U8` is `Uint8Array`, `BigI64` is `BigInt64Array`.
    Typed(&'static Shape),
    /// `Uint8ClampedArray`, copied.
    Clamped,
    /// A `MemoryView` over a [`PinnedBuffer`](crate::PinnedBuffer) of elements of this shape, by reference; only to JavaScript.
    View(&'static Shape),
    /// The same, whose `set` throws.
    ReadonlyView(&'static Shape),
    /// The values of these shapes one after the other, as a JavaScript array of any length: arguments.
    Arguments(&'static [&'static Shape]),
    /// An `Array` of exactly the values of the parts, copied.
    Tuple(&'static CollectionShape),
    /// A plain object, copied field by field.
    Record(&'static RecordShape),
    /// A plain object with any keys, copied; the part is the shape of its values.
    Dictionary(&'static CollectionShape),
    /// A `Map`, copied; the parts are the shapes of its keys and values.
    Map(&'static CollectionShape),
    /// A `Set`, copied; the part is the shape of its elements.
    Set(&'static CollectionShape),
    /// Anything with an iterator, by reference.
    Iterable(&'static IterableShape),
    /// Anything with an async iterator, or with a reader as that of a `ReadableStream`, by reference.
    AsyncIterable(&'static IterableShape),
    /// One of the numbers, or with `open` any `i32`.
    NumberEnum(&'static EnumShape<i32>),
    /// One of the strings; with `open` any string.
    StringEnum(&'static EnumShape<&'static str>),
    /// A symbol, by reference.
    Symbol,
    /// An item whose values may contain values of the same item; the values may be nested deeply.
    Recursive(&'static RecursiveShape),
    /// An `ArrayBuffer`, copied.
    ArrayBuffer,
    /// A value of one of several shapes, after the index of its member.
    Union(&'static UnionShape),
    /// One value, which has no bytes.
    Literal(&'static LiteralShape),
}

/// The node of a shape: a kind without parts, or its parts.
#[derive(Clone, Copy)]
#[allow(
    dead_code,
    reason = "JavaScript and the native codec need different ones"
)]
pub(crate) enum ShapeNode {
    Leaf(Kind),
    Class(&'static ClassShape),
    Promise(&'static Shape),
    Nullable(&'static Shape),
    Optional(&'static Shape),
    Array(&'static Shape),
    Typed(&'static Shape),
    Arguments(&'static [&'static Shape]),
    Tuple(&'static CollectionShape),
    Record(&'static RecordShape),
    Dictionary(&'static CollectionShape),
    Map(&'static CollectionShape),
    Set(&'static CollectionShape),
    Iterable(&'static IterableShape),
    AsyncIterable(&'static IterableShape),
    NumberEnum(&'static EnumShape<i32>),
    StringEnum(&'static EnumShape<&'static str>),
    Recursive(&'static RecursiveShape),
    Union(&'static UnionShape),
    Literal(&'static LiteralShape),
}

macro_rules! kinds {
    (leaves: $($leaf:ident)*, references: $($reference:ident)*, others: $($other:ident)*) => {
        impl Shape {
            /// Its row in the table of kinds.
            pub(crate) const fn kind(&self) -> Kind {
                match self {
                    $(Self::$leaf => Kind::$leaf,)*
                    $(Self::$reference(_) => Kind::$reference,)*
                    $(Self::$other(_) => Kind::$other,)*
                }
            }

            /// Its parts.
            pub(crate) const fn node(&self) -> ShapeNode {
                match *self {
                    $(Self::$leaf => ShapeNode::Leaf(Kind::$leaf),)*
                    $(Self::$reference(_) => ShapeNode::Leaf(Kind::$reference),)*
                    $(Self::$other(part) => ShapeNode::$other(part),)*
                }
            }

            /// The shape of a kind without parts.
            pub(crate) const fn leaf(kind: Kind) -> Option<Self> {
                match kind {
                    $(Kind::$leaf => Some(Self::$leaf),)*
                    $(Kind::$reference => None,)*
                    $(Kind::$other => None,)*
                }
            }
        }
    };
}

/// Tests call it; in every build it checks that each kind of the table has its shape.
const _: fn(Kind) -> Option<Shape> = Shape::leaf;

kinds! {
    leaves: Void Bool I8 U8 I16 U16 I32 U32 Isize Usize F32 F64 SafeI64 SafeU64 BigI64 BigU64 BigI128 BigU128 Char String
        Date Error Object Any Clamped Symbol ArrayBuffer,
    references: Function View ReadonlyView,
    others: Class Promise Nullable Optional Array Typed Arguments Tuple Record Dictionary Map Set Iterable AsyncIterable
        NumberEnum StringEnum Recursive Union Literal
}

impl Shape {
    /// The shape inside of `Nullable` and `Optional`.
    pub(crate) fn present(&'static self) -> &'static Self {
        match self {
            Self::Nullable(inner) | Self::Optional(inner) => inner.present(),
            _ => self,
        }
    }
}

/// A recursive item. JavaScript and the wire bytes identify it by the address or the number of the shape that has this.
#[derive(Debug, Clone, Copy)]
pub struct RecursiveShape {
    /// The shape of the item itself.
    pub item: &'static Shape,
    /// [`Recursive::LAYERS`](crate::Recursive::LAYERS) of the item.
    pub layers: u32,
    /// Reads a value that was written as a part: a function of `wire::nested`, which shapes know nothing about.
    pub part: &'static (dyn Any + Send + Sync),
    /// Connects the runtime module of recursive items; called before JavaScript gets the shape. Natively it does nothing.
    pub load: fn(),
}

/// Arguments and result of a function.
#[derive(Debug, Clone, Copy)]
pub struct FunctionShape {
    /// A [`Shape::Arguments`], or an array of [`Shape::Any`] for a function of any arguments.
    pub args: &'static Shape,
    /// The result.
    pub result: &'static Shape,
    /// Whether the last argument is an array of all further ones.
    pub rest: bool,
}

/// A class whose objects are checked when they come from JavaScript, which identifies it by its address.
#[derive(Debug, Clone, Copy)]
pub struct ClassShape {
    /// The name in the `.jsi` file.
    pub name: &'static str,
    /// Registers the class in JavaScript; called before its address is passed.
    #[cfg(target_family = "wasm")]
    pub load: fn(),
    /// Whether an object is one of the class.
    #[cfg(not(target_family = "wasm"))]
    pub test: fn(&Object) -> bool,
}

/// A callback interface.
#[derive(Debug, Clone, Copy)]
pub struct InterfaceShape {
    /// The name in the `.jsi` file.
    pub name: &'static str,
    /// The number of its export, which registers it at the first call.
    #[cfg(target_family = "wasm")]
    pub number: fn() -> i32,
}

/// A record. JavaScript has codecs for each record, and identifies it by its address.
#[derive(Debug, Clone, Copy)]
pub struct RecordShape {
    /// The name in the `.jsi` file.
    pub name: &'static str,
    /// Passes the codecs of the record with this address to JavaScript; called when they are first needed.
    #[cfg(target_family = "wasm")]
    pub load: fn(i32),
    /// The fields in order. A function, so that a record may contain itself.
    #[cfg(not(target_family = "wasm"))]
    pub fields: fn() -> &'static [FieldShape],
}

/// The parts of a `Map`, a `Set`, an object with any keys or a tuple.
#[derive(Debug, Clone, Copy)]
pub struct CollectionShape {
    /// The shapes of keys, values and elements.
    pub parts: &'static [&'static Shape],
    /// Connects the runtime module of their codecs; called before JavaScript gets the shape. Natively it does nothing.
    pub load: fn(),
}

/// The elements of what is iterated over.
#[derive(Debug, Clone, Copy)]
pub struct IterableShape {
    /// The shape of the function by which JavaScript gets the elements of Rust: the argument ends the iteration, the result is a
    /// list of the next element, empty after the last one; of an async iterable a promise of that.
    pub pull: FunctionShape,
    /// Connects the runtime module of iterables; called before JavaScript gets the shape. Natively it does nothing.
    pub load: fn(),
}

impl IterableShape {
    /// The shape of the elements.
    pub(crate) const fn element(&self) -> &'static Shape {
        match self.pull.result {
            Shape::Array(element) | Shape::Promise(Shape::Array(element)) => element,
            other => other,
        }
    }
}

/// One field of a record.
#[cfg(not(target_family = "wasm"))]
#[derive(Debug, Clone, Copy)]
pub struct FieldShape {
    /// The name in JavaScript.
    pub name: &'static str,
    /// The shape of the value; [`Shape::Optional`] for `name?: T`.
    pub shape: &'static Shape,
}

/// The name and the values of an enum.
#[derive(Debug, Clone, Copy)]
pub struct EnumShape<T: 'static> {
    /// The name in the `.jsi` file.
    pub name: &'static str,
    /// The values in order.
    pub values: &'static [T],
    /// Whether other values are allowed (`...`).
    pub open: bool,
}

/// The members of a union. JavaScript identifies it by the address of its shape.
#[derive(Debug, Clone, Copy)]
pub struct UnionShape {
    /// The name in the `.jsi` file.
    pub name: &'static str,
    /// A function, so that a union may contain an `Array` of itself.
    pub parts: fn() -> &'static UnionParts,
    /// Adds its words, from which JavaScript creates codecs.
    #[cfg(target_family = "wasm")]
    pub describe: fn(&Self, &mut Vec<i32>),
}

/// The parts of a union.
#[derive(Debug, Clone, Copy)]
pub struct UnionParts {
    /// The shapes of the members in order.
    pub members: &'static [&'static Shape],
    /// What the members take: themselves, and the leaves of unions among them.
    pub leaves: &'static [UnionLeaf],
}

/// What a member of a union takes.
#[derive(Debug, Clone, Copy)]
pub struct UnionLeaf {
    /// The index of the member.
    pub member: u32,
    /// The type in the `.jsi` file, for errors.
    pub name: &'static str,
    /// The shape, which is no union.
    pub shape: &'static Shape,
    /// What decides, beyond the sort of the value.
    pub test: LeafTest,
}

/// What decides whether a value of its sort belongs to a leaf.
#[derive(Debug, Clone, Copy)]
pub enum LeafTest {
    /// Nothing else, or the shape itself: a literal, an enum, the class of a typed array.
    Sort,
    /// A class; the leaves with these indices are its base classes.
    Class(&'static [u32]),
    /// A record whose field of this name has one of the values.
    Field(&'static str, &'static [Literal]),
}

/// A literal type.
#[derive(Debug, Clone, Copy)]
pub struct LiteralShape {
    /// The value.
    pub value: Literal,
    /// Adds its words, from which JavaScript creates codecs.
    #[cfg(target_family = "wasm")]
    pub describe: fn(&Self, &mut Vec<i32>),
}

/// A value of JavaScript.
#[derive(Debug, Clone, Copy)]
pub enum Literal {
    /// A string.
    String(&'static str),
    /// The decimal digits of a number.
    Number(&'static str),
    /// A boolean.
    Boolean(bool),
}
