//! Values of serde: `Any` and `Object` from what serializes, and back, with one crossing. A value becomes a [`Tree`], the type of a
//! recursive union, which crosses as those of interfaces do, natively too.

mod de;
mod fault;
mod keys;
mod node;
mod ser;
mod tree;
mod variants;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::marshal::{FromJs, ToJs};
use crate::reference::{Object, Ref};
use crate::sys::{Host, Sys};
use crate::value::{Any, JsError};
use crate::wire::Writer;
use node::Node;
use ser::ToTree;
use tree::Tree;

/// What crosses: a value, or null.
type Content = Option<Tree>;

fn content(value: &(impl Serialize + ?Sized)) -> Result<Content, JsError> {
    value
        .serialize(ToTree::default())
        .map_err(|fault| fault.into_error("value"))
}

fn made(content: &Content) -> Result<Ref, JsError> {
    Sys::make(&Writer::of(content), <Content as ToJs>::SHAPE)
}

fn parsed<T: DeserializeOwned>(value: &Ref) -> Result<T, JsError> {
    let content: Content = Sys::read(value, <Content as FromJs>::SHAPE, "value")?.read()?;
    T::deserialize(Node::new(content)).map_err(|fault| fault.into_error("value"))
}

impl Any {
    /// A value of serde, in the form that it has as JSON: structures and maps are objects, sequences are arrays, `None` is null.
    /// Only with the feature `serde`.
    ///
    /// Bytes are a `Uint8Array`, and `i128` and `u128` bigints. Where the type is declared, a `record` of an interface is checked field
    /// by field and needs no serde.
    ///
    /// ```
    /// use jsi_runtime::Any;
    ///
    /// #[derive(serde::Serialize, serde::Deserialize, Debug, PartialEq)]
    /// struct Options {
    ///     depth: u32,
    ///     title: Option<String>,
    /// }
    ///
    /// let options = Options { depth: 3, title: None };
    /// let value = Any::from_serde(&options)?;
    /// assert_eq!(value.to_serde::<Options>()?, options);
    ///
    /// let wrong = Any::from_serde(&serde_json::json!({ "depth": "deep" }))?;
    /// let error = wrong.to_serde::<Options>().unwrap_err();
    /// assert_eq!(error.to_string(), "value: field depth: invalid type: string \"deep\", expected u32");
    /// # Ok::<(), jsi_runtime::JsError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A `RangeError` for an `i64` or `u64` beyond the safe integers, which a JavaScript number cannot hold, and for a value of more than 128
    /// levels; a `TypeError` for a map whose keys are no text, and for an error of the value's own `Serialize`.
    pub fn from_serde(value: &(impl Serialize + ?Sized)) -> Result<Self, JsError> {
        Ok(match content(value)? {
            None => Self::Null,
            Some(Tree::Bool(value)) => Self::Bool(value),
            Some(Tree::Number(value)) => Self::Number(value),
            Some(Tree::BigInt(value)) => Self::BigInt(value),
            Some(Tree::String(value)) => Self::String(value),
            content => Self::Object(Object::from_ref(made(&content)?)),
        })
    }

    /// The value as a type of serde. Only with the feature `serde`.
    ///
    /// Objects of every class, `Map`s, arrays, sets and typed arrays are copied, with one crossing; undefined is null, and a date the text
    /// that JSON has. A bigint is accepted for an integer.
    ///
    /// # Errors
    ///
    /// A `TypeError` with the path to what the type does not accept, also for functions and symbols; a `RangeError` for a value of more
    /// than 128 levels, such as one that contains itself.
    pub fn to_serde<T: DeserializeOwned>(&self) -> Result<T, JsError> {
        match self {
            Self::Object(object) => parsed(object.as_ref()),
            _ => parsed(&Sys::make(&Writer::of(self), <Self as ToJs>::SHAPE)?),
        }
    }
}

impl Object {
    /// A structure, map or sequence of serde as an object; see [`Any::from_serde`]. Only with the feature `serde`.
    ///
    /// # Errors
    ///
    /// Those of [`Any::from_serde`], and a `TypeError` for a value that is no object, such as a number.
    pub fn from_serde(value: &(impl Serialize + ?Sized)) -> Result<Self, JsError> {
        match Any::from_serde(value)? {
            Any::Object(object) => Ok(object),
            other => other.to(),
        }
    }

    /// The object as a type of serde; see [`Any::to_serde`]. Only with the feature `serde`.
    ///
    /// # Errors
    ///
    /// Those of [`Any::to_serde`].
    pub fn to_serde<T: DeserializeOwned>(&self) -> Result<T, JsError> {
        parsed(self.as_ref())
    }
}
