//! Encodes tuples, maps, sets, objects with any keys, and buffers.

use super::Mismatch;
use super::encode::{Done, Encoder};
use crate::reference::native::{ObjectData, Value, key_text};
use crate::shape::Shape;

impl Encoder {
    /// An array of exactly these values.
    pub(super) fn tuple(&mut self, shapes: &[&'static Shape], value: &Value) -> Done {
        let Some((body, ObjectData::Array(length))) = value.body().map(|it| (it, it.data())) else {
            return Err(Mismatch::expected("an array", value));
        };
        if length.get() as usize != shapes.len() {
            return Err(Mismatch::length(shapes.len(), length.get()));
        }
        for (index, shape) in (0..).zip(shapes) {
            self.value(shape, &body.element(index))
                .map_err(|wrong| wrong.at("element", index))?;
        }
        Ok(())
    }

    pub(super) fn dictionary(&mut self, parts: &[&'static Shape], value: &Value) -> Done {
        let ([shape], Some((body, ObjectData::Plain))) =
            (parts, value.body().map(|it| (it, it.data())))
        else {
            return Err(Mismatch::expected("a plain object", value));
        };
        let keys = body.keys();
        self.count(keys.len())?;
        for key in &keys {
            self.text(key)?;
        }
        for key in &keys {
            self.value(shape, &body.get(key))
                .map_err(|wrong| wrong.at("value of", key_text(&Value::from(key.as_str()))))?;
        }
        Ok(())
    }

    pub(super) fn map(&mut self, parts: &[&'static Shape], value: &Value) -> Done {
        let ([key, shape], Some(ObjectData::Map(entries))) =
            (parts, value.body().map(|it| it.data()))
        else {
            return Err(Mismatch::expected("a Map", value));
        };
        self.count(entries.len())?;
        for (index, (found, _)) in entries.iter().enumerate() {
            self.value(key, found)
                .map_err(|wrong| wrong.at("key", index))?;
        }
        for (found, value) in entries {
            self.value(shape, value)
                .map_err(|wrong| wrong.at("value of", key_text(found)))?;
        }
        Ok(())
    }

    pub(super) fn set(&mut self, parts: &[&'static Shape], value: &Value) -> Done {
        let ([shape], Some(ObjectData::Set(elements))) = (parts, value.body().map(|it| it.data()))
        else {
            return Err(Mismatch::expected("a Set", value));
        };
        self.count(elements.len())?;
        for (index, element) in elements.iter().enumerate() {
            self.value(shape, element)
                .map_err(|wrong| wrong.at("element", index))?;
        }
        Ok(())
    }

    /// The bytes of an `ArrayBuffer`.
    pub(super) fn buffer(&mut self, value: &Value) -> Done {
        match value.body().map(|body| body.data()) {
            Some(ObjectData::Buffer(bytes)) => self.all(bytes),
            _ => Err(Mismatch::expected("an ArrayBuffer", value)),
        }
    }
}
