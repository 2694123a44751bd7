//! Decodes wire bytes to values. The bytes come from the types of this crate, so they match their shape unless a hand-written
//! `ToJs` is wrong, which is an error like any other.

use jsi_abi::{Check, Kind, Row, TypedArray, Wire};

use super::Mismatch;
use super::check::range;
use crate::reference::native::{BigInt, Body, ObjectData, Typed, Value, key_text};
use crate::shape::{EnumShape, RecordShape, Shape, ShapeNode};
use crate::wire::{Buffers, Memory, nested, presence, tag};

/// The value of the bytes; `refs` are the references with these indices.
pub(crate) fn decode(shape: &Shape, bytes: &[u8], refs: &[Value]) -> Result<Value, Mismatch> {
    let mut decoder = Decoder {
        rest: bytes,
        refs,
        parts: None,
    };
    let value = decoder.value(shape)?;
    if decoder.rest.is_empty() {
        Ok(value)
    } else {
        Err(Mismatch::bytes())
    }
}

struct Decoder<'a> {
    rest: &'a [u8],
    refs: &'a [Value],
    /// The parts of the outermost value that is being read, by their numbers; those that were already read.
    parts: Option<Vec<Option<Value>>>,
}

type Decoded = Result<Value, Mismatch>;

impl<'a> Decoder<'a> {
    fn value(&mut self, shape: &Shape) -> Decoded {
        Ok(match shape.node() {
            ShapeNode::Leaf(kind) => self.leaf(kind.row())?,
            ShapeNode::Class(_)
            | ShapeNode::Promise(_)
            | ShapeNode::Iterable(_)
            | ShapeNode::AsyncIterable(_) => self.reference()?,
            ShapeNode::Nullable(shape) => match self.byte()? {
                presence::PRESENT => self.value(shape)?,
                _ => Value::Null,
            },
            ShapeNode::Optional(shape) => match self.byte()? {
                presence::PRESENT => self.value(shape)?,
                _ => Value::Undefined,
            },
            ShapeNode::Array(element) => {
                let array = Body::array([]);
                let count = self.word()?;
                self.elements(&array, "element", 0, (0..count).map(|_| element))?;
                array.into()
            }
            ShapeNode::Arguments(shapes) => {
                let array = Body::array([]);
                self.elements(&array, "argument", 1, shapes.iter().copied())?;
                array.into()
            }
            ShapeNode::Tuple(shape) => {
                let array = Body::array([]);
                self.elements(&array, "element", 0, shape.parts.iter().copied())?;
                array.into()
            }
            ShapeNode::Typed(element) => {
                self.typed(TypedArray::of(element.kind()).ok_or_else(Mismatch::bytes)?)?
            }
            ShapeNode::Record(record) => self.record(record)?,
            ShapeNode::Recursive(recursive) => match self.word()? {
                0 => self.value(recursive.item)?,
                nested::TOO_DEEP => return Err(Mismatch::too_deep()),
                word => self.nested(recursive.item, word as usize)?,
            },
            ShapeNode::Dictionary(shape) => self.dictionary(shape.parts)?,
            ShapeNode::Map(shape) => self.map(shape.parts)?,
            ShapeNode::Set(shape) => self.set(shape.parts)?,
            ShapeNode::Union(union) => {
                let members = (union.parts)().members;
                let index = match members.len() {
                    ..=256 => self.byte()?.into(),
                    _ => self.word()?,
                };
                let shape = members.get(index as usize).ok_or_else(Mismatch::bytes)?;
                self.value(shape)?
            }
            ShapeNode::Literal(literal) => literal.value.as_value(),
            ShapeNode::NumberEnum(_) => Value::Number(i32::from_le_bytes(self.chunk()?).into()),
            ShapeNode::StringEnum(values) => self.string_enum(values)?,
        })
    }

    /// A value of a kind without parts.
    fn leaf(&mut self, row: &Row) -> Decoded {
        match row.wire {
            Wire::Empty => Ok(Value::Undefined),
            Wire::Fixed(_) | Wire::Address => self.fixed(row),
            Wire::Text => self.text().map(Value::from),
            Wire::Elements if row.kind == Kind::ArrayBuffer => {
                let length = self.word()? as usize;
                Ok(Body::new(ObjectData::Buffer(self.bytes(length)?.to_vec())).into())
            }
            Wire::Elements => self.typed(TypedArray::Uint8ClampedArray),
            Wire::Reference => self.reference(),
            Wire::Tagged => self.any(),
            Wire::Composed | Wire::Listed => Err(Mismatch::bytes()),
        }
    }

    /// A value that always has as many bytes.
    fn fixed(&mut self, row: &Row) -> Decoded {
        Ok(match row.check {
            Check::Boolean => Value::Bool(self.byte()? != 0),
            Check::Number => self.number()?,
            Check::Integer { signed, .. } => {
                let value = self.low(row.wire, signed)?;
                let range = range(row).ok_or_else(Mismatch::bytes)?;
                if !range.contains(signed && value < 0, value.unsigned_abs()) {
                    return Err(Mismatch::range(range.name, value, range.min, range.max));
                }
                Value::Number(value as f64)
            }
            Check::BigInt { signed: true, .. } => big(self.low(row.wire, true)?),
            Check::BigInt { signed: false, .. } => {
                Value::BigInt(BigInt::from(self.low(row.wire, false)?.cast_unsigned()))
            }
            Check::Float32 => Value::Number(f32::from_le_bytes(self.chunk()?).into()),
            Check::Char => {
                let character = char::from_u32(self.word()?).ok_or_else(Mismatch::bytes)?;
                Value::from(character.encode_utf8(&mut [0; 4]) as &str)
            }
            Check::Date => self.date()?,
            Check::Anything
            | Check::TypeOf(_)
            | Check::Error
            | Check::Object
            | Check::Promise
            | Check::Composed => return Err(Mismatch::bytes()),
        })
    }

    /// The bytes of an integer of the kind, with its sign where it has one.
    fn low(&mut self, wire: Wire, signed: bool) -> Result<i128, Mismatch> {
        let width = match wire {
            Wire::Address => size_of::<usize>(),
            wire => wire.width().unwrap_or_default(),
        };
        let bytes = self.bytes(width)?;
        let negative = signed && bytes.last().is_some_and(|byte| *byte >= 0x80);
        let mut all = [if negative { 0xff } else { 0 }; 16];
        let low = all.get_mut(..width).ok_or_else(Mismatch::bytes)?;
        low.copy_from_slice(bytes);
        Ok(i128::from_le_bytes(all))
    }

    fn bytes(&mut self, count: usize) -> Result<&'a [u8], Mismatch> {
        let (head, rest) = self
            .rest
            .split_at_checked(count)
            .ok_or_else(Mismatch::bytes)?;
        self.rest = rest;
        Ok(head)
    }

    fn chunk<const N: usize>(&mut self) -> Result<[u8; N], Mismatch> {
        let (head, rest) = self
            .rest
            .split_first_chunk::<N>()
            .ok_or_else(Mismatch::bytes)?;
        self.rest = rest;
        Ok(*head)
    }

    fn byte(&mut self) -> Result<u8, Mismatch> {
        self.chunk::<1>().map(|[byte]| byte)
    }

    fn word(&mut self) -> Result<u32, Mismatch> {
        self.chunk().map(u32::from_le_bytes)
    }

    fn number(&mut self) -> Decoded {
        self.chunk().map(f64::from_le_bytes).map(Value::Number)
    }

    fn date(&mut self) -> Decoded {
        let time = f64::from_le_bytes(self.chunk()?);
        Ok(Body::new(ObjectData::Date(time)).into())
    }

    fn text(&mut self) -> Result<&'a str, Mismatch> {
        let length = self.word()? as usize;
        std::str::from_utf8(self.bytes(length)?).map_err(|_| Mismatch::bytes())
    }

    fn reference(&mut self) -> Decoded {
        let index = self.word()? as usize;
        self.refs.get(index).cloned().ok_or_else(Mismatch::bytes)
    }

    /// A value of a recursive item that is a part, or the outermost value with parts: `nested.js` reads it in the same way.
    fn nested(&mut self, item: &Shape, word: usize) -> Decoded {
        if let Some(parts) = &mut self.parts {
            let index = word.checked_sub(1);
            let part = index.and_then(|index| parts.get_mut(index));
            return part.and_then(Option::take).ok_or_else(Mismatch::bytes);
        }
        let outermost = self.bytes(word)?;
        let mut waiting = Vec::new();
        for _ in 0..self.word()? {
            let length = self.word()? as usize;
            let shape = Buffers::shape_at(self.word()?).ok_or_else(Mismatch::bytes)?;
            waiting.push((shape, self.bytes(length)?));
        }
        let end = self.rest;
        self.parts = Some(vec![None; waiting.len()]);
        for (index, (shape, bytes)) in waiting.into_iter().enumerate().rev() {
            let Shape::Recursive(recursive) = shape else {
                return Err(Mismatch::bytes());
            };
            self.rest = bytes;
            let value = self
                .value(recursive.item)
                .map_err(|wrong| wrong.at("…", ""))?;
            let parts = self.parts.as_mut();
            let part = parts.and_then(|parts| parts.get_mut(index));
            *part.ok_or_else(Mismatch::bytes)? = Some(value);
        }
        self.rest = outermost;
        let value = self.value(item)?;
        self.parts = None;
        self.rest = end;
        Ok(value)
    }

    fn any(&mut self) -> Decoded {
        Ok(match self.byte()? {
            tag::UNDEFINED => Value::Undefined,
            tag::NULL => Value::Null,
            tag::BOOL => Value::Bool(self.byte()? != 0),
            tag::NUMBER => self.number()?,
            tag::BIGINT => big(i128::from_le_bytes(self.chunk()?)),
            tag::STRING => Value::from(self.text()?),
            tag::DATE => self.date()?,
            tag::ERROR..=tag::RUST => self.reference()?,
            _ => return Err(Mismatch::bytes()),
        })
    }

    /// The elements of an array; in errors each is a `step`, counted from `first`.
    fn elements<'s>(
        &mut self,
        array: &Body,
        step: &str,
        first: u32,
        shapes: impl Iterator<Item = &'s Shape>,
    ) -> Result<(), Mismatch> {
        for (index, shape) in (0..).zip(shapes) {
            let element = self
                .value(shape)
                .map_err(|wrong| wrong.at(step, first + index))?;
            array.set_element(index, element);
        }
        Ok(())
    }

    fn typed(&mut self, class: TypedArray) -> Decoded {
        let length = (self.word()? as usize).saturating_mul(class.size());
        let bytes = self.bytes(length)?.to_vec();
        Ok(Body::new(ObjectData::Typed(Typed::new(class, bytes))).into())
    }

    fn record(&mut self, record: &RecordShape) -> Decoded {
        let body = Body::new(ObjectData::Plain);
        for field in (record.fields)() {
            let value = self
                .value(field.shape)
                .map_err(|wrong| wrong.at("field", field.name))?;
            let missing =
                matches!(field.shape, Shape::Optional(_)) && matches!(value, Value::Undefined);
            if !missing {
                body.put_own(field.name, value);
            }
        }
        Ok(body.into())
    }

    fn dictionary(&mut self, parts: &[&'static Shape]) -> Decoded {
        let [shape] = parts else {
            return Err(Mismatch::bytes());
        };
        let keys = self.texts()?;
        let body = Body::new(ObjectData::Plain);
        for key in keys {
            let value = self
                .value(shape)
                .map_err(|wrong| wrong.at("value of", key_text(&Value::from(key))))?;
            body.put_own(key, value);
        }
        Ok(body.into())
    }

    /// The keys of an object.
    fn texts(&mut self) -> Result<Vec<&'a str>, Mismatch> {
        (0..self.word()?).map(|_| self.text()).collect()
    }

    fn map(&mut self, parts: &[&'static Shape]) -> Decoded {
        let [key, shape] = parts else {
            return Err(Mismatch::bytes());
        };
        let keys = self.list(key, "key")?;
        let mut entries = Vec::new();
        for key in keys {
            let value = self
                .value(shape)
                .map_err(|wrong| wrong.at("value of", key_text(&key)))?;
            entries.push((key, value));
        }
        Ok(Body::new(ObjectData::Map(entries)).into())
    }

    fn set(&mut self, parts: &[&'static Shape]) -> Decoded {
        let [shape] = parts else {
            return Err(Mismatch::bytes());
        };
        let elements = self.list(shape, "element")?;
        Ok(Body::new(ObjectData::Set(elements)).into())
    }

    /// Values after their number.
    fn list(&mut self, shape: &'static Shape, step: &str) -> Result<Vec<Value>, Mismatch> {
        let count = self.word()?;
        let each = |index| self.value(shape).map_err(|wrong| wrong.at(step, index));
        (0..count).map(each).collect()
    }

    fn string_enum(&mut self, values: &EnumShape<&'static str>) -> Decoded {
        let index = self.word()?;
        match values.values.get(index as usize) {
            Some(text) => Ok(Value::from(*text)),
            None if values.open && index == u32::MAX => self.text().map(Value::from),
            None => Err(Mismatch::bytes()),
        }
    }
}

fn big(value: i128) -> Value {
    Value::BigInt(BigInt::from(value))
}
