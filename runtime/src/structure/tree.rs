//! The values that cross: those of JSON, and bytes, bigints, dates, maps, sets and typed arrays. The same as a recursive union that an
//! interface declares.

use crate::__private::{load_collections, read_member, union_shape, write_member};
use crate::marshal::{FromJs, Recursive, ToJs};
use crate::shape::{
    CollectionShape, LeafTest, RecursiveShape, Shape, UnionLeaf, UnionParts, UnionShape,
};
use crate::value::{Date, JsError};
use crate::wire::{Reader, Writer};

/// A value that is not null.
#[derive(Debug, PartialEq)]
pub(super) enum Tree {
    Bool(bool),
    Number(f64),
    BigInt(i128),
    String(String),
    Bytes(Vec<u8>),
    /// An array; of JavaScript also a set or another typed array.
    Array(Vec<Option<Tree>>),
    Object(Vec<(String, Option<Tree>)>),
    /// Only of JavaScript.
    Map(Vec<(Tree, Option<Tree>)>),
    /// Only of JavaScript.
    Date(Date),
}

const NULLABLE: &Shape = &Shape::Nullable(<Tree as ToJs>::SHAPE);

/// The members of the union, in the order of their indices. The name is that in errors.
macro_rules! members {
    ($($index:literal $name:literal $shape:expr,)*) => {
        const COUNT: u32 = [$($index),*].len() as u32;

        fn parts() -> &'static UnionParts {
            &UnionParts {
                members: &[$($shape),*],
                leaves: &[$(UnionLeaf {
                    member: $index,
                    name: $name,
                    shape: $shape,
                    test: LeafTest::Sort,
                }),*],
            }
        }
    };
}

members! {
    0 "Boolean" &Shape::Bool,
    1 "Number" &Shape::F64,
    2 "BigInt" &Shape::BigI128,
    3 "String" &Shape::String,
    4 "Uint8Array" &Shape::Typed(&Shape::U8),
    5 "Array" &Shape::Array(NULLABLE),
    6 "Object" &Shape::Dictionary(&CollectionShape {
        parts: &[NULLABLE],
        load: load_collections,
    }),
    7 "Map" &Shape::Map(&CollectionShape {
        parts: &[<Tree as ToJs>::SHAPE, NULLABLE],
        load: load_collections,
    }),
    8 "Date" &Shape::Date,
    9 "Set" &Shape::Set(&CollectionShape {
        parts: &[NULLABLE],
        load: load_collections,
    }),
    10 "Float64Array" &Shape::Typed(&Shape::F64),
    11 "Float32Array" &Shape::Typed(&Shape::F32),
    12 "Int8Array" &Shape::Typed(&Shape::I8),
    13 "Int16Array" &Shape::Typed(&Shape::I16),
    14 "Uint16Array" &Shape::Typed(&Shape::U16),
    15 "Int32Array" &Shape::Typed(&Shape::I32),
    16 "Uint32Array" &Shape::Typed(&Shape::U32),
    17 "Uint8ClampedArray" &Shape::Clamped,
    18 "BigInt64Array" &Shape::Typed(&Shape::BigI64),
    19 "BigUint64Array" &Shape::Typed(&Shape::BigU64),
}

static UNION: UnionShape = union_shape("serde", parts);
static ITEM: Shape = Shape::Union(&UNION);
static RECURSIVE: RecursiveShape = RecursiveShape::of::<Tree>(&ITEM);
static SHAPE: Shape = Shape::Recursive(&RECURSIVE);

impl ToJs for Tree {
    const SHAPE: &'static Shape = &SHAPE;

    fn write(&self, writer: &mut Writer) {
        writer.recursive(self);
    }
}

impl FromJs for Tree {
    const SHAPE: &'static Shape = &SHAPE;

    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        reader.recursive()
    }
}

fn member<T: ToJs + ?Sized>(index: u32, value: &T, writer: &mut Writer) {
    write_member(index, COUNT, writer);
    value.write(writer);
}

impl Recursive for Tree {
    fn write_value(&self, writer: &mut Writer) {
        match self {
            Self::Bool(value) => member(0, value, writer),
            Self::Number(value) => member(1, value, writer),
            Self::BigInt(value) => member(2, value, writer),
            Self::String(value) => member(3, value, writer),
            Self::Bytes(value) => member(4, value, writer),
            Self::Array(values) => member(5, values, writer),
            Self::Object(entries) => {
                write_member(6, COUNT, writer);
                writer.keys(entries.iter().map(|(key, _)| key));
                entries.iter().for_each(|(_, value)| value.write(writer));
            }
            Self::Map(entries) => {
                write_member(7, COUNT, writer);
                writer.keys(entries.iter().map(|(key, _)| key));
                entries.iter().for_each(|(_, value)| value.write(writer));
            }
            Self::Date(value) => member(8, value, writer),
        }
    }

    fn read_value(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        Ok(match read_member(COUNT, reader)? {
            0 => Self::Bool(FromJs::read(reader)?),
            1 => Self::Number(FromJs::read(reader)?),
            2 => Self::BigInt(FromJs::read(reader)?),
            3 => Self::String(FromJs::read(reader)?),
            4 | 17 => Self::Bytes(FromJs::read(reader)?),
            5 | 9 => Self::Array(FromJs::read(reader)?),
            6 => Self::Object(entries(reader)?),
            7 => Self::Map(entries(reader)?),
            8 => Self::Date(FromJs::read(reader)?),
            10 => numbers::<f64>(reader)?,
            11 => numbers::<f32>(reader)?,
            12 => numbers::<i8>(reader)?,
            13 => numbers::<i16>(reader)?,
            14 => numbers::<u16>(reader)?,
            15 => numbers::<i32>(reader)?,
            16 => numbers::<u32>(reader)?,
            18 => bigints::<i64>(reader)?,
            19 => bigints::<u64>(reader)?,
            _ => return Err(Reader::unknown_variant("serde")),
        })
    }
}

/// The number of entries, all keys, then all values.
fn entries<K: FromJs>(reader: &mut Reader<'_>) -> Result<Vec<(K, Option<Tree>)>, JsError> {
    let count = reader.count()?;
    let keys = K::read_all(count, reader)?;
    let values = Option::<Tree>::read_all(count, reader)?;
    Ok(keys.into_iter().zip(values).collect())
}

fn numbers<T: FromJs + Into<f64>>(reader: &mut Reader<'_>) -> Result<Tree, JsError> {
    elements(reader, |value: T| Tree::Number(value.into()))
}

fn bigints<T: FromJs + Into<i128>>(reader: &mut Reader<'_>) -> Result<Tree, JsError> {
    elements(reader, |value: T| Tree::BigInt(value.into()))
}

fn elements<T: FromJs>(reader: &mut Reader<'_>, of: fn(T) -> Tree) -> Result<Tree, JsError>
where
    Vec<T>: FromJs,
{
    let values: Vec<T> = FromJs::read(reader)?;
    Ok(Tree::Array(
        values.into_iter().map(|it| Some(of(it))).collect(),
    ))
}
