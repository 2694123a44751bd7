//! Serializes to a [`Tree`], in the form that serde_json gives.

use serde::Serialize;
use serde::ser::{
    Impossible, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::fault::Fault;
use super::tree::Tree;

type Made = Result<Option<Tree>, Fault>;

/// The largest integer that a JavaScript number holds without loss.
const SAFE: i128 = (1 << 53) - 1;

/// The serializer of a value.
pub(super) struct ToTree;

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
        let value = value
            .serialize(self)
            .map_err(|fault| fault.at_field(variant))?;
        Ok(tagged(variant, value))
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<List, Fault> {
        Ok(List::new(None, length.unwrap_or_default()))
    }

    fn serialize_tuple(self, length: usize) -> Result<List, Fault> {
        Ok(List::new(None, length))
    }

    fn serialize_tuple_struct(self, _name: &'static str, length: usize) -> Result<List, Fault> {
        Ok(List::new(None, length))
    }

    fn serialize_tuple_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<List, Fault> {
        Ok(List::new(Some(variant), length))
    }

    fn serialize_map(self, _length: Option<usize>) -> Result<Fields, Fault> {
        Ok(Fields::default())
    }

    fn serialize_struct(self, _name: &'static str, _length: usize) -> Result<Fields, Fault> {
        Ok(Fields::default())
    }

    fn serialize_struct_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        _length: usize,
    ) -> Result<Fields, Fault> {
        Ok(Fields {
            variant: Some(variant),
            ..Fields::default()
        })
    }
}

/// The elements of an array; of a variant the name of that.
pub(super) struct List {
    variant: Option<&'static str>,
    values: Vec<Option<Tree>>,
}

/// A stated length may be wrong, so that it reserves no more than this.
const RESERVED: usize = 4096;

impl List {
    fn new(variant: Option<&'static str>, length: usize) -> Self {
        Self {
            variant,
            values: Vec::with_capacity(length.min(RESERVED)),
        }
    }

    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        let value = value
            .serialize(ToTree)
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
#[derive(Default)]
pub(super) struct Fields {
    variant: Option<&'static str>,
    entries: Vec<(String, Option<Tree>)>,
    /// The key of the next value of a map.
    key: String,
}

impl Fields {
    fn push<T: Serialize + ?Sized>(&mut self, key: String, value: &T) -> Result<(), Fault> {
        match value.serialize(ToTree) {
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

/// The serializer of a key: text, and what JSON writes as text there.
struct ToKey;

fn no_key<T>() -> Result<T, Fault> {
    Err(Fault::new(
        "a key of a map must be text or a number".to_owned(),
    ))
}

macro_rules! keys {
    ($($method:ident $type:ty,)*) => {$(
        fn $method(self, value: $type) -> Result<String, Fault> {
            Ok(value.to_string())
        }
    )*};
}

macro_rules! no_keys {
    ($($method:ident ($($type:ty),*) -> $result:ty,)*) => {$(
        fn $method(self $(, _: $type)*) -> Result<$result, Fault> {
            no_key()
        }
    )*};
}

type Never = Impossible<String, Fault>;

impl Serializer for ToKey {
    type Ok = String;
    type Error = Fault;
    type SerializeSeq = Never;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStruct = Never;
    type SerializeStructVariant = Never;

    keys! {
        serialize_bool bool,
        serialize_i8 i8,
        serialize_i16 i16,
        serialize_i32 i32,
        serialize_i64 i64,
        serialize_i128 i128,
        serialize_u8 u8,
        serialize_u16 u16,
        serialize_u32 u32,
        serialize_u64 u64,
        serialize_u128 u128,
        serialize_char char,
        serialize_str &str,
    }

    no_keys! {
        serialize_f32(f32) -> String,
        serialize_f64(f64) -> String,
        serialize_bytes(&[u8]) -> String,
        serialize_none() -> String,
        serialize_unit() -> String,
        serialize_unit_struct(&'static str) -> String,
        serialize_seq(Option<usize>) -> Never,
        serialize_tuple(usize) -> Never,
        serialize_tuple_struct(&'static str, usize) -> Never,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Never,
        serialize_map(Option<usize>) -> Never,
        serialize_struct(&'static str, usize) -> Never,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Never,
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<String, Fault> {
        value.serialize(self)
    }

    fn serialize_unit_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
    ) -> Result<String, Fault> {
        Ok(variant.to_owned())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        value: &T,
    ) -> Result<String, Fault> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        _variant: &'static str,
        _value: &T,
    ) -> Result<String, Fault> {
        no_key()
    }
}
