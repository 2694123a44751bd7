//! Deserializes the variants of enums.

use serde::de::value::StringDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, VariantAccess, Visitor,
};

use super::fault::Fault;
use super::node::Node;
use super::tree::Tree;

/// A variant of an enum: its name, and its content if it has one.
pub(super) struct Content {
    pub(super) name: String,
    pub(super) content: Option<Option<Tree>>,
    pub(super) depth: u32,
}

impl Content {
    fn node(self) -> Result<(String, Node), Fault> {
        let depth = self.depth;
        match self.content {
            Some(content) => Ok((self.name, Node { content, depth })),
            None => Err(Fault::new(format!(
                "the variant `{}` has a value: expected an object with this field",
                self.name
            ))),
        }
    }
}

impl<'de> EnumAccess<'de> for Content {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Content), Fault> {
        let name: StringDeserializer<Fault> = self.name.clone().into_deserializer();
        let value = seed.deserialize(name)?;
        Ok((value, self))
    }
}

impl<'de> VariantAccess<'de> for Content {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        match self.content {
            None | Some(None) => Ok(()),
            Some(Some(_)) => Err(Fault::new(format!(
                "the variant `{}` has no value",
                self.name
            ))),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        let (name, node) = self.node()?;
        seed.deserialize(node)
            .map_err(|fault| fault.at_field(&name))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _length: usize, visitor: V) -> Result<V::Value, Fault> {
        let (name, node) = self.node()?;
        node.deserialize_seq(visitor)
            .map_err(|fault| fault.at_field(&name))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let (name, node) = self.node()?;
        node.deserialize_any(visitor)
            .map_err(|fault| fault.at_field(&name))
    }
}
