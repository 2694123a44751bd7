//! Encodes values to wire bytes, and checks them. `check` and `mismatch` create the errors.

use std::rc::Rc;

use jsi_abi::{Check, Kind, Row, TypedArray, Wire};

use super::check::{
    article, bigint, character, date, integer, is_reference, number_enum, range, refused, single,
    string_enum,
};
use super::{Mismatch, unions};
use crate::reference::Object;
use crate::reference::native::iterables::is_iterable;
use crate::reference::native::{self, Value, settle};
use crate::shape::{ClassShape, RecordShape, RecursiveShape, Shape, ShapeNode, UnionShape};
use crate::wire::{Buffers, Memory, nested, presence, tag};

/// The bytes of a value of this shape, and its references.
pub(crate) fn encode(
    shape: &'static Shape,
    value: &Value,
) -> Result<(Vec<u8>, Vec<Value>), Mismatch> {
    let mut encoder = Encoder {
        bytes: Vec::new(),
        refs: Vec::new(),
        level: 0,
        waiting: Vec::new(),
        current: None,
    };
    encoder.value(shape, value)?;
    Ok((encoder.bytes, encoder.refs))
}

/// The shape of a recursive item itself, and the levels that its values count for.
fn item(shape: &'static Shape) -> (&'static Shape, u32) {
    match shape {
        Shape::Recursive(recursive) => (recursive.item, recursive.layers),
        _ => (shape, 1),
    }
}

pub(super) struct Encoder {
    bytes: Vec<u8>,
    refs: Vec<Value>,
    /// The number of levels around the encoded value: of values of recursive items, each with its layers.
    level: u32,
    /// The parts, which are written after the outermost value.
    waiting: Vec<NestedPart>,
    /// The part that is being written.
    current: Option<Rc<NestedPart>>,
}

/// A deeply nested value.
#[derive(Clone)]
struct NestedPart {
    shape: &'static Shape,
    value: Value,
    level: u32,
    /// The part that contains it.
    around: Option<Rc<NestedPart>>,
}

pub(super) type Done = Result<(), Mismatch>;

impl Encoder {
    pub(super) fn value(&mut self, shape: &'static Shape, value: &Value) -> Done {
        match shape.node() {
            ShapeNode::Leaf(kind) => self.leaf(kind.row(), value),
            ShapeNode::Class(class) => self.class(class, value),
            ShapeNode::Promise(_) => self.leaf(Kind::Promise.row(), value),
            ShapeNode::Nullable(_) if value.is_nullish() => self.put([presence::NULL]),
            ShapeNode::Optional(Shape::Nullable(_)) if matches!(value, Value::Null) => {
                self.put([presence::PRESENT, presence::NULL])
            }
            ShapeNode::Optional(_) if value.is_nullish() => self.put([presence::MISSING]),
            ShapeNode::Nullable(shape) | ShapeNode::Optional(shape) => {
                self.put([presence::PRESENT])?;
                self.value(shape, value)
            }
            ShapeNode::Array(element) => self.array(element, value),
            ShapeNode::Typed(element) => self.typed(
                TypedArray::of(element.kind()).ok_or_else(Mismatch::bytes)?,
                value,
            ),
            ShapeNode::Arguments(shapes) => self.arguments(shapes, value),
            ShapeNode::Tuple(shape) => self.tuple(shape.parts, value),
            ShapeNode::Record(record) => self.record(record, value),
            ShapeNode::Recursive(recursive) => self.recursive(shape, recursive, value),
            ShapeNode::Dictionary(shape) => self.dictionary(shape.parts, value),
            ShapeNode::Map(shape) => self.map(shape.parts, value),
            ShapeNode::Set(shape) => self.set(shape.parts, value),
            ShapeNode::Iterable(_) => self.iterable(value, false),
            ShapeNode::AsyncIterable(_) => self.iterable(value, true),
            ShapeNode::Union(union) => self.union(union, value),
            ShapeNode::Literal(literal) if literal.value.is(value) => Ok(()),
            ShapeNode::Literal(literal) => Err(Mismatch::expected(&literal.value.text(), value)),
            ShapeNode::NumberEnum(values) => self.put(number_enum(values, value)?.to_le_bytes()),
            ShapeNode::StringEnum(values) => match string_enum(values, value)? {
                Ok(index) => self.count(index),
                Err(other) => {
                    self.put(u32::MAX.to_le_bytes())?;
                    self.text(other)
                }
            },
        }
    }

    /// A value of a kind without parts.
    fn leaf(&mut self, row: &Row, value: &Value) -> Done {
        match row.wire {
            Wire::Empty => Ok(()),
            Wire::Fixed(_) | Wire::Address => self.fixed(row, value),
            Wire::Text => match value {
                Value::String(text) => self.text(text),
                _ => Err(refused(row, value)),
            },
            Wire::Elements if row.kind == Kind::ArrayBuffer => self.buffer(value),
            Wire::Elements => self.typed(TypedArray::Uint8ClampedArray, value),
            Wire::Reference => {
                if !is_reference(row.check, value)? {
                    return Err(refused(row, value));
                }
                self.reference(value)
            }
            Wire::Tagged => self.any(value),
            Wire::Composed | Wire::Listed => Err(Mismatch::bytes()),
        }
    }

    /// A value that always has as many bytes.
    fn fixed(&mut self, row: &Row, value: &Value) -> Done {
        match row.check {
            Check::Boolean => match value {
                Value::Bool(value) => self.put([u8::from(*value)]),
                _ => Err(refused(row, value)),
            },
            Check::Number => match value {
                Value::Number(value) => self.put(value.to_le_bytes()),
                _ => Err(refused(row, value)),
            },
            Check::Integer { .. } => {
                let range = range(row).ok_or_else(Mismatch::bytes)?;
                self.low(row.wire, &integer(range, value)?.to_le_bytes())
            }
            Check::BigInt { .. } => {
                let range = range(row).ok_or_else(Mismatch::bytes)?;
                self.low(row.wire, &bigint(range, value)?.to_le_bytes())
            }
            Check::Float32 => self.put(single(value)?.to_le_bytes()),
            Check::Char => self.put(u32::from(character(value)?).to_le_bytes()),
            Check::Date => self.put(date(value)?.to_le_bytes()),
            Check::Anything
            | Check::TypeOf(_)
            | Check::Error
            | Check::Object
            | Check::Promise
            | Check::Composed => Err(Mismatch::bytes()),
        }
    }

    /// The low bytes, as many as the kind has.
    fn low(&mut self, wire: Wire, bytes: &[u8]) -> Done {
        let width = match wire {
            Wire::Address => size_of::<usize>(),
            wire => wire.width().unwrap_or_default(),
        };
        let low = bytes.get(..width).ok_or_else(Mismatch::bytes)?;
        self.bytes.extend_from_slice(low);
        Ok(())
    }

    fn put<const N: usize>(&mut self, bytes: [u8; N]) -> Done {
        self.bytes.extend_from_slice(&bytes);
        Ok(())
    }

    pub(super) fn count(&mut self, count: usize) -> Done {
        self.put(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes())
    }

    pub(super) fn text(&mut self, text: &str) -> Done {
        self.all(text.as_bytes())
    }

    /// Bytes after their number.
    pub(super) fn all(&mut self, bytes: &[u8]) -> Done {
        self.count(bytes.len())?;
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn reference(&mut self, value: &Value) -> Done {
        self.count(self.refs.len())?;
        self.refs.push(value.clone());
        Ok(())
    }

    fn iterable(&mut self, value: &Value, is_async: bool) -> Done {
        if is_iterable(value, is_async) {
            return self.reference(value);
        }
        let what = if is_async {
            "an async iterable"
        } else {
            "an iterable"
        };
        Err(Mismatch::expected(what, value))
    }

    fn class(&mut self, class: &ClassShape, value: &Value) -> Done {
        if let Some(native::ObjectData::Exported(exported)) = value.body().map(|body| body.data())
            && exported.class() == class.name
            && exported.object().is_none()
        {
            return Err(Mismatch::disposed(class.name));
        }
        let what = format!("{} {}", article(class.name), class.name);
        if value.body().is_some() && (class.test)(&Object::from_ref(value.clone())) {
            self.reference(value)
        } else {
            Err(Mismatch::expected(&what, value))
        }
    }

    /// A value of a recursive item. A deep part is written later, as in `nested.js`.
    fn recursive(
        &mut self,
        shape: &'static Shape,
        recursive: &RecursiveShape,
        value: &Value,
    ) -> Done {
        let level = self.level;
        if level >= nested::MOST {
            return Err(Mismatch::too_deep());
        }
        let part = || NestedPart {
            shape,
            value: value.clone(),
            level,
            around: None,
        };
        let current = self.current.as_ref().map_or(0, |part| part.level);
        if level > 0 && level - current >= nested::STEP {
            if self.waiting.len() == nested::PARTS || self.is_around(value) {
                return Err(Mismatch::too_deep());
            }
            self.waiting.push(NestedPart {
                around: self.current.clone(),
                ..part()
            });
            return self.count(self.waiting.len());
        }
        let start = self.bytes.len();
        if level == 0 {
            self.current = Some(Rc::new(part()));
        }
        self.put(0_u32.to_le_bytes())?;
        self.level = level + recursive.layers;
        self.value(recursive.item, value)?;
        self.level = level;
        if level == 0 && !self.waiting.is_empty() {
            self.set_word(start, self.bytes.len() - start - 4);
            self.parts()?;
        }
        Ok(())
    }

    /// Whether the value contains itself. A cycle that is not found ends at the limits.
    fn is_around(&self, value: &Value) -> bool {
        let parts = std::iter::successors(self.current.as_ref(), |part| part.around.as_ref());
        parts.into_iter().any(|part| part.value == *value)
    }

    fn parts(&mut self) -> Done {
        let start = self.bytes.len();
        self.count(0)?;
        let mut written = 0;
        while let Some(part) = self.waiting.get(written).cloned() {
            let part = self.current.insert(Rc::new(part)).clone();
            let from = self.bytes.len();
            self.count(0)?;
            self.put(Buffers::shape_number(part.shape).to_le_bytes())?;
            let (shape, layers) = item(part.shape);
            self.level = part.level + layers;
            self.value(shape, &part.value)
                .map_err(|wrong| wrong.at("…", ""))?;
            self.set_word(from, self.bytes.len() - from - 8);
            written += 1;
        }
        self.level = 0;
        self.set_word(start, written);
        self.waiting.clear();
        Ok(())
    }

    /// Changes the word at this offset.
    fn set_word(&mut self, at: usize, to: usize) {
        let word = self.bytes.get_mut(at..).and_then(<[u8]>::first_chunk_mut);
        if let Some(word) = word {
            *word = u32::try_from(to).unwrap_or(u32::MAX).to_le_bytes();
        }
    }

    fn any(&mut self, value: &Value) -> Done {
        match value {
            Value::Undefined => self.put([tag::UNDEFINED]),
            Value::Null => self.put([tag::NULL]),
            Value::Bool(value) => self.put([tag::BOOL, u8::from(*value)]),
            Value::Number(number) => {
                self.put([tag::NUMBER])?;
                self.put(number.to_le_bytes())
            }
            Value::BigInt(big) => match big.to_i128() {
                Some(big) => {
                    self.put([tag::BIGINT])?;
                    self.put(big.to_le_bytes())
                }
                None => self.tagged(tag::OTHER, value),
            },
            Value::String(text) => {
                self.put([tag::STRING])?;
                self.text(text)
            }
            Value::Symbol(_) => self.tagged(tag::OTHER, value),
            Value::Object(body) => match body.data() {
                native::ObjectData::Error(_) => self.tagged(tag::ERROR, value),
                native::ObjectData::Function(_) => self.tagged(tag::FUNCTION, value),
                native::ObjectData::Rust(_) => self.tagged(tag::RUST, value),
                _ if settle::is_promise(value) => self.tagged(tag::PROMISE, value),
                native::ObjectData::Date(_) => {
                    self.put([tag::DATE])?;
                    self.put(date(value)?.to_le_bytes())
                }
                _ => self.tagged(tag::OBJECT, value),
            },
        }
    }

    fn tagged(&mut self, tag: u8, value: &Value) -> Done {
        self.put([tag])?;
        self.reference(value)
    }

    fn array(&mut self, element: &'static Shape, value: &Value) -> Done {
        let body = value
            .body()
            .ok_or_else(|| Mismatch::expected("an array", value))?;
        let length = match body.data() {
            native::ObjectData::Array(length) => length.get(),
            native::ObjectData::Typed(typed)
                if TypedArray::of(element.kind()) == Some(typed.class()) =>
            {
                return self.typed(typed.class(), value);
            }
            _ => return Err(Mismatch::expected("an array", value)),
        };
        self.put(length.to_le_bytes())?;
        for index in 0..length {
            self.value(element, &body.element(index))
                .map_err(|wrong| wrong.at("element", index))?;
        }
        Ok(())
    }

    fn typed(&mut self, class: TypedArray, value: &Value) -> Done {
        match value.body().map(|body| body.data()) {
            Some(native::ObjectData::Typed(typed)) if typed.class() == class => {
                self.count(typed.len())?;
                self.bytes.append(&mut typed.bytes());
                Ok(())
            }
            Some(native::ObjectData::Buffer(bytes)) if class == TypedArray::Uint8Array => {
                self.all(bytes)
            }
            _ => {
                let what = format!("{} {}", article(class.name()), class.name());
                Err(Mismatch::expected(&what, value))
            }
        }
    }

    /// The values of a call; further ones are ignored, missing ones are undefined.
    fn arguments(&mut self, shapes: &[&'static Shape], value: &Value) -> Done {
        let body = value
            .body()
            .ok_or_else(|| Mismatch::expected("an array", value))?;
        for (index, shape) in (0..).zip(shapes) {
            self.value(shape, &body.element(index))
                .map_err(|wrong| wrong.at("argument", index + 1))?;
        }
        Ok(())
    }

    fn union(&mut self, union: &UnionShape, value: &Value) -> Done {
        let index = unions::member(union, value)?;
        let members = (union.parts)().members;
        match u8::try_from(index) {
            Ok(index) if members.len() <= 256 => self.put([index])?,
            Ok(_) | Err(_) => self.count(index)?,
        }
        let shape = members.get(index).ok_or_else(Mismatch::bytes)?;
        self.value(shape, value)
    }

    fn record(&mut self, record: &RecordShape, value: &Value) -> Done {
        let body = value
            .body()
            .ok_or_else(|| Mismatch::expected("an object", value))?;
        for field in (record.fields)() {
            self.value(field.shape, &body.get(field.name))
                .map_err(|wrong| wrong.at("field", field.name))?;
        }
        Ok(())
    }
}
