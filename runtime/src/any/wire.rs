//! `Any` on the wire: a tag, then the value.

use crate::marshal::{FromJs, ToJs};
use crate::reference::Object;
use crate::shape::Shape;
use crate::sys::{Host, Sys};
use crate::value::{Any, Function, JsError, Opaque};
use crate::wire::{Reader, Writer, tag};

impl ToJs for Any {
    const SHAPE: &'static Shape = &Shape::Any;

    fn write(&self, writer: &mut Writer) {
        match self {
            Self::Undefined => writer.u8(tag::UNDEFINED),
            Self::Null => writer.u8(tag::NULL),
            Self::Bool(value) => tagged(writer, tag::BOOL, value),
            Self::Number(value) => tagged(writer, tag::NUMBER, value),
            Self::BigInt(value) => tagged(writer, tag::BIGINT, value),
            Self::String(value) => tagged(writer, tag::STRING, value),
            Self::Date(value) => tagged(writer, tag::DATE, value),
            Self::Error(value) => tagged(writer, tag::ERROR, value),
            Self::Function(value) => tagged(writer, tag::FUNCTION, value),
            Self::Promise(value) => tagged(writer, tag::PROMISE, value),
            Self::Object(value) => tagged(writer, tag::OBJECT, value),
            Self::Other(Opaque(value)) => {
                writer.u8(tag::OTHER);
                writer.reference(value);
            }
            Self::Rust(value) => {
                writer.u8(tag::RUST);
                writer.reference(&Sys::rust_new(value.clone()));
            }
        }
    }
}

fn tagged<T: ToJs>(writer: &mut Writer, tag: u8, value: &T) {
    writer.u8(tag);
    value.write(writer);
}

impl FromJs for Any {
    const SHAPE: &'static Shape = &Shape::Any;

    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        Ok(match reader.u8()? {
            tag::UNDEFINED => Self::Undefined,
            tag::NULL => Self::Null,
            tag::BOOL => Self::Bool(FromJs::read(reader)?),
            tag::NUMBER => Self::Number(FromJs::read(reader)?),
            tag::BIGINT => Self::BigInt(FromJs::read(reader)?),
            tag::STRING => Self::String(FromJs::read(reader)?),
            tag::DATE => Self::Date(FromJs::read(reader)?),
            tag::ERROR => Self::Error(FromJs::read(reader)?),
            tag::FUNCTION => Self::Function(Function::read(reader)?),
            tag::PROMISE => Self::Promise(Object::read(reader)?),
            tag::OBJECT => Self::Object(Object::read(reader)?),
            tag::OTHER => Self::Other(Opaque(reader.reference()?)),
            tag::RUST => {
                let value = reader.reference()?;
                // After disposal it is an ordinary object.
                Sys::rust_get(&value)
                    .map_or_else(|| Self::Object(Object::from_ref(value)), Self::Rust)
            }
            other => return Err(JsError::new(format!("wire tag {other} is unknown"))),
        })
    }
}
