//! Serializes to a [`Tree`], in the form that serde_json gives.

use serde::Serialize;
use serde::ser::{
    SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::fault::{Fault, deeper};
use super::keys::ToKey;
use super::tree::Tree;

type Made = Result<Option<Tree>, Fault>;

/// The largest integer that a JavaScript number holds without loss.
const SAFE: i128 = (1 << 53) - 1;

/// The serializer of a value at a depth.
#[derive(Default)]
pub(super) struct ToTree {
    depth: u32,
}

fn tagged(variant: &'static str, value: Option<Tree>) -> Option<Tree> {
    Some(Tree::Object(vec![(variant.to_owned(), value)]))
}

fn safe(kind: &str, value: i128) -> Made {
    if (-SAFE..=SAFE).contains(&value) {
        #[expect(clippy::cast_precision_loss, reason = "just checked")]
        return Ok(Some(Tree::Number(value as f64)));
    }
    Err(Fault::out_of_range(format!(
        "out of range for {kind}: {value}, minimum {}, maximum {SAFE}",
        if kind == "u64" { 0 } else { -SAFE }
    )))
}

macro_rules! numbers {
    ($($method:ident $type:ty,)*) => {$(
        fn $method(self, value: $type) -> Made {
            Ok(Some(Tree::Number(value.into())))
        }
    )*};
}

impl Serializer for ToTree {
    type Ok = Option<Tree>;
    type Error = Fault;
    type SerializeSeq = List;
    type SerializeTuple = List;
    type SerializeTupleStruct = List;
    type SerializeTupleVariant = List;
    type SerializeMap = Fields;
    type SerializeStruct = Fields;
    type SerializeStructVariant = Fields;

    numbers! {
        serialize_i8 i8,
        serialize_i16 i16,
        serialize_i32 i32,
        serialize_u8 u8,
        serialize_u16 u16,
        serialize_u32 u32,
        serialize_f32 f32,
        serialize_f64 f64,
    }

    fn serialize_bool(self, value: bool) -> Made {
        Ok(Some(Tree::Bool(value)))
    }

    fn serialize_i64(self, value: i64) -> Made {
        safe("i64", value.into())
    }

    fn serialize_u64(self, value: u64) -> Made {
        safe("u64", value.into())
    }

    fn serialize_i128(self, value: i128) -> Made {
        Ok(Some(Tree::BigInt(value)))
    }

    fn serialize_u128(self, value: u128) -> Made {
        let value = i128::try_from(value)
            .map_err(|_| Fault::out_of_range(format!("out of range for i128: {value}")))?;
        Ok(Some(Tree::BigInt(value)))
    }

    fn serialize_char(self, value: char) -> Made {
        Ok(Some(Tree::String(value.into())))
    }

    fn serialize_str(self, value: &str) -> Made {
        Ok(Some(Tree::String(value.to_owned())))
    }

    fn serialize_bytes(self, value: &[u8]) -> Made {
        Ok(Some(Tree::Bytes(value.to_owned())))
    }

    fn serialize_none(self) -> Made {
        Ok(None)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Made {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Made {
        Ok(None)
    }

    fn serialize_unit_struct(self, _name: &'static str) -> Made {
        Ok(None)
    }

    fn serialize_unit_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
    ) -> Made {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        value: &T,
    ) -> Made {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        value: &T,
    ) -> Made {
        let depth = deeper(self.depth)?;
        let value = value
            .serialize(Self { depth })
            .map_err(|fault| fault.at_field(variant))?;
        Ok(tagged(variant, value))
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<List, Fault> {
        List::new(self.depth, None, length.unwrap_or_default())
    }

    fn serialize_tuple(self, length: usize) -> Result<List, Fault> {
        List::new(self.depth, None, length)
    }

    fn serialize_tuple_struct(self, _name: &'static str, length: usize) -> Result<List, Fault> {
        List::new(self.depth, None, length)
    }

    fn serialize_tuple_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<List, Fault> {
        List::new(self.depth, Some(variant), length)
    }

    fn serialize_map(self, _length: Option<usize>) -> Result<Fields, Fault> {
        Fields::new(self.depth, None)
    }

    fn serialize_struct(self, _name: &'static str, _length: usize) -> Result<Fields, Fault> {
        Fields::new(self.depth, None)
    }

    fn serialize_struct_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        _length: usize,
    ) -> Result<Fields, Fault> {
        Fields::new(self.depth, Some(variant))
    }
}

/// The elements of an array; of a variant the name of that.
pub(super) struct List {
    /// That of the elements.
    depth: u32,
    variant: Option<&'static str>,
    values: Vec<Option<Tree>>,
}

/// A stated length may be wrong, so that it reserves no more than this.
const RESERVED: usize = 4096;

impl List {
    fn new(depth: u32, variant: Option<&'static str>, length: usize) -> Result<Self, Fault> {
        Ok(Self {
            depth: deeper(depth)?,
            variant,
            values: Vec::with_capacity(length.min(RESERVED)),
        })
    }

    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        let depth = self.depth;
        let value = value
            .serialize(ToTree { depth })
            .map_err(|fault| fault.at_element(self.values.len()))?;
        self.values.push(value);
        Ok(())
    }

    fn finish(self) -> Option<Tree> {
        let list = Some(Tree::Array(self.values));
        match self.variant {
            Some(variant) => tagged(variant, list),
            None => list,
        }
    }
}

macro_rules! lists {
    ($($trait:ident $method:ident)*) => {$(
        impl $trait for List {
            type Ok = Option<Tree>;
            type Error = Fault;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
                self.push(value)
            }

            fn end(self) -> Made {
                Ok(self.finish())
            }
        }
    )*};
}

lists! {
    SerializeSeq serialize_element
    SerializeTuple serialize_element
    SerializeTupleStruct serialize_field
    SerializeTupleVariant serialize_field
}

/// The fields of an object; of a variant the name of that.
pub(super) struct Fields {
    /// That of the values.
    depth: u32,
    variant: Option<&'static str>,
    entries: Vec<(String, Option<Tree>)>,
    /// The key of the next value of a map.
    key: String,
}

impl Fields {
    fn new(depth: u32, variant: Option<&'static str>) -> Result<Self, Fault> {
        Ok(Self {
            depth: deeper(depth)?,
            variant,
            entries: Vec::new(),
            key: String::new(),
        })
    }

    fn push<T: Serialize + ?Sized>(&mut self, key: String, value: &T) -> Result<(), Fault> {
        let depth = self.depth;
        match value.serialize(ToTree { depth }) {
            Ok(value) => {
                self.entries.push((key, value));
                Ok(())
            }
            Err(fault) => Err(fault.at_field(&key)),
        }
    }

    fn finish(self) -> Option<Tree> {
        let object = Some(Tree::Object(self.entries));
        match self.variant {
            Some(variant) => tagged(variant, object),
            None => object,
        }
    }
}

impl SerializeMap for Fields {
    type Ok = Option<Tree>;
    type Error = Fault;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Fault> {
        self.key = key.serialize(ToKey)?;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        let key = std::mem::take(&mut self.key);
        self.push(key, value)
    }

    fn end(self) -> Made {
        Ok(self.finish())
    }
}

macro_rules! fields {
    ($($trait:ident)*) => {$(
        impl $trait for Fields {
            type Ok = Option<Tree>;
            type Error = Fault;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), Fault> {
                self.push(key.to_owned(), value)
            }

            fn end(self) -> Made {
                Ok(self.finish())
            }
        }
    )*};
}

fields! { SerializeStruct SerializeStructVariant }
