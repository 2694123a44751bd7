//! Deserializes a [`Tree`].

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::fault::{Fault, MOST};
use super::node::Node;
use super::tree::Tree;
use super::variants::Content;

/// The largest integer that a JavaScript number holds without loss.
const SAFE: f64 = 9_007_199_254_740_991.0;

/// A number as the integer that it is, or as it is.
fn number<'de, V: Visitor<'de>>(value: f64, visitor: V) -> Result<V::Value, Fault> {
    let is_negative_zero = value == 0.0 && value.is_sign_negative();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "just checked"
    )]
    if value.fract() != 0.0 || value.abs() > SAFE || is_negative_zero {
        visitor.visit_f64(value)
    } else if value < 0.0 {
        visitor.visit_i64(value as i64)
    } else {
        visitor.visit_u64(value as u64)
    }
}

fn bigint<'de, V: Visitor<'de>>(value: i128, visitor: V) -> Result<V::Value, Fault> {
    if let Ok(value) = u64::try_from(value) {
        visitor.visit_u64(value)
    } else if let Ok(value) = i64::try_from(value) {
        visitor.visit_i64(value)
    } else {
        visitor.visit_i128(value)
    }
}

impl<'de> Deserializer<'de> for Node {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let depth = match self.is_container() {
            true => self.inner()?,
            false => self.depth,
        };
        match self.content {
            None => visitor.visit_unit(),
            Some(Tree::Bool(value)) => visitor.visit_bool(value),
            Some(Tree::Number(value)) => number(value, visitor),
            Some(Tree::BigInt(value)) => bigint(value, visitor),
            Some(Tree::String(value)) => visitor.visit_string(value),
            Some(Tree::Bytes(bytes)) => visitor.visit_byte_buf(bytes),
            Some(Tree::Date(date)) => visitor.visit_string(date.to_string()),
            Some(Tree::Array(values)) => visit_elements(values, depth, visitor),
            Some(Tree::Object(entries)) => {
                let entries = entries.into_iter();
                let entries = entries.map(|(key, value)| (Tree::String(key), value));
                visit_entries(entries.collect(), depth, visitor)
            }
            Some(Tree::Map(entries)) => visit_entries(entries, depth, visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.content {
            None => visitor.visit_none(),
            Some(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.content {
            Some(Tree::Bytes(bytes)) => {
                let number = |byte| Some(Tree::Number(f64::from(byte)));
                visit_elements(bytes.into_iter().map(number).collect(), self.depth, visitor)
            }
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _length: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _length: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let depth = self.inner()?;
        let access = match self.content {
            Some(Tree::String(name)) => Content {
                name,
                content: None,
                depth,
            },
            Some(Tree::Object(entries)) => match <[_; 1]>::try_from(entries) {
                Ok([(name, value)]) => Content {
                    name,
                    content: Some(value),
                    depth,
                },
                Err(entries) => {
                    let found = entries.len();
                    return Err(Fault::new(format!(
                        "expected an object with one field, the name of a variant, found {found} fields"
                    )));
                }
            },
            content => {
                let node = Self { content, depth };
                return Err(Fault::invalid_type(node.unexpected(), &"a variant"));
            }
        };
        visitor.visit_enum(access)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct map struct identifier
    }
}

fn visit_elements<'de, V: Visitor<'de>>(
    values: Vec<Option<Tree>>,
    depth: u32,
    visitor: V,
) -> Result<V::Value, Fault> {
    let count = values.len();
    let mut elements = Elements {
        values: values.into_iter(),
        index: 0,
        depth,
    };
    let value = visitor.visit_seq(&mut elements)?;
    match elements.values.len() {
        0 => Ok(value),
        _ => Err(Fault::invalid_length(count, &"fewer elements")),
    }
}

struct Elements {
    values: std::vec::IntoIter<Option<Tree>>,
    index: usize,
    depth: u32,
}

impl<'de> SeqAccess<'de> for Elements {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let Some(content) = self.values.next() else {
            return Ok(None);
        };
        let index = self.index;
        self.index += 1;
        let depth = self.depth;
        seed.deserialize(Node { content, depth })
            .map(Some)
            .map_err(|fault| fault.at_element(index))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.values.len())
    }
}

fn visit_entries<'de, V: Visitor<'de>>(
    entries: Vec<(Tree, Option<Tree>)>,
    depth: u32,
    visitor: V,
) -> Result<V::Value, Fault> {
    visitor.visit_map(Entries {
        entries: entries.into_iter(),
        next: None,
        depth,
    })
}

struct Entries {
    entries: std::vec::IntoIter<(Tree, Option<Tree>)>,
    /// The key in errors and the value after it.
    next: Option<(String, Option<Tree>)>,
    depth: u32,
}

/// A key in the path of an error.
fn shown(key: &Tree) -> String {
    match key {
        Tree::Bool(value) => value.to_string(),
        Tree::Number(value) => value.to_string(),
        Tree::BigInt(value) => value.to_string(),
        Tree::String(value) => value.clone(),
        Tree::Date(value) => value.to_string(),
        Tree::Bytes(_) | Tree::Array(_) | Tree::Object(_) | Tree::Map(_) => "(object)".to_owned(),
    }
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Fault;

    fn next_key_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let Some((key, value)) = self.entries.next() else {
            return Ok(None);
        };
        let name = shown(&key);
        let read = match key {
            Tree::String(key) => seed.deserialize(Key(key)),
            other => seed.deserialize(Node {
                content: Some(other),
                depth: self.depth,
            }),
        };
        let key = read.map_err(|fault| fault.at_field(&name))?;
        self.next = Some((name, value));
        Ok(Some(key))
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Fault> {
        let (name, content) = self.next.take().unwrap_or_default();
        let depth = self.depth;
        seed.deserialize(Node { content, depth })
            .map_err(|fault| fault.at_field(&name))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.entries.len())
    }
}

/// A key that is text. Where the type is a number, the text is one, as in JSON.
struct Key(String);

macro_rules! parsed {
    ($($method:ident $visit:ident $type:ty,)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            match self.0.parse::<$type>() {
                Ok(value) => visitor.$visit(value),
                Err(_) => visitor.visit_string(self.0),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for Key {
    type Error = Fault;

    parsed! {
        deserialize_bool visit_bool bool,
        deserialize_i8 visit_i8 i8,
        deserialize_i16 visit_i16 i16,
        deserialize_i32 visit_i32 i32,
        deserialize_i64 visit_i64 i64,
        deserialize_i128 visit_i128 i128,
        deserialize_u8 visit_u8 u8,
        deserialize_u16 visit_u16 u16,
        deserialize_u32 visit_u32 u32,
        deserialize_u64 visit_u64 u64,
        deserialize_u128 visit_u128 u128,
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_string(self.0)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_enum(Content {
            name: self.0,
            content: None,
            depth: MOST,
        })
    }

    forward_to_deserialize_any! {
        f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
