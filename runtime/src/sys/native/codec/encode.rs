//! Values to wire bytes, each checked.

use std::rc::Rc;

use super::{DEPTH, Mismatch};
use crate::shape::{EnumShape, RecordShape, Shape};
use crate::sys::native::value::{BigInt, Body, Class, Kind, Value, promise, quoted};
use crate::wire::{presence, tag};

/// The largest integer to which all smaller ones are exact, `Number.MAX_SAFE_INTEGER`.
const MAX_SAFE: f64 = 9_007_199_254_740_991.0;

/// Appends the bytes of a value of this shape, and its references.
pub(crate) fn encode(shape: &Shape, value: &Value) -> Result<(Vec<u8>, Vec<Value>), Mismatch> {
    let mut encoder = Encoder { bytes: Vec::new(), refs: Vec::new(), depth: 0 };
    encoder.value(shape, value)?;
    Ok((encoder.bytes, encoder.refs))
}

struct Encoder {
    bytes: Vec<u8>,
    refs: Vec<Value>,
    depth: usize,
}

type Done = Result<(), Mismatch>;

impl Encoder {
    fn value(&mut self, shape: &Shape, value: &Value) -> Done {
        match shape {
            Shape::Void => Ok(()),
            Shape::Bool => match value {
                Value::Bool(value) => self.put([u8::from(*value)]),
                _ => Err(Mismatch::expected("a boolean", value)),
            },
            Shape::I8 => self.put((integer("i8", value, i8::MIN, i8::MAX)? as i8).to_le_bytes()),
            Shape::U8 => self.put((integer("u8", value, u8::MIN, u8::MAX)? as u8).to_le_bytes()),
            Shape::I16 => self.put((integer("i16", value, i16::MIN, i16::MAX)? as i16).to_le_bytes()),
            Shape::U16 => self.put((integer("u16", value, u16::MIN, u16::MAX)? as u16).to_le_bytes()),
            Shape::I32 => self.put((integer("i32", value, i32::MIN, i32::MAX)? as i32).to_le_bytes()),
            Shape::U32 => self.put((integer("u32", value, u32::MIN, u32::MAX)? as u32).to_le_bytes()),
            Shape::Isize => self.put((wide("isize", value, -MAX_SAFE)? as isize).to_le_bytes()),
            Shape::Usize => self.put((wide("usize", value, 0.0)? as usize).to_le_bytes()),
            Shape::SafeI64 => self.put((wide("i64", value, -MAX_SAFE)? as i64).to_le_bytes()),
            Shape::SafeU64 => self.put((wide("u64", value, 0.0)? as u64).to_le_bytes()),
            Shape::F32 => self.put(single(value)?.to_le_bytes()),
            Shape::F64 => match value {
                Value::Number(value) => self.put(value.to_le_bytes()),
                _ => Err(Mismatch::expected("a number", value)),
            },
            Shape::BigI64 => {
                let big = bigint(value)?;
                let fits = big.to_i128().and_then(|big| i64::try_from(big).ok());
                self.put(fits.ok_or_else(|| Mismatch::range("i64", big, i64::MIN, i64::MAX))?.to_le_bytes())
            }
            Shape::BigU64 => {
                let big = bigint(value)?;
                let fits = big.to_u128().and_then(|big| u64::try_from(big).ok());
                self.put(fits.ok_or_else(|| Mismatch::range("u64", big, u64::MIN, u64::MAX))?.to_le_bytes())
            }
            Shape::BigI128 => {
                let big = bigint(value)?;
                let fits = big.to_i128().ok_or_else(|| Mismatch::range("i128", big, i128::MIN, i128::MAX))?;
                self.put(fits.to_le_bytes())
            }
            Shape::BigU128 => {
                let big = bigint(value)?;
                let fits = big.to_u128().ok_or_else(|| Mismatch::range("u128", big, u128::MIN, u128::MAX))?;
                self.put(fits.to_le_bytes())
            }
            Shape::Char => self.put(u32::from(character(value)?).to_le_bytes()),
            Shape::String => match value {
                Value::String(text) => self.text(text),
                _ => Err(Mismatch::expected("a string", value)),
            },
            Shape::Date => self.put(date(value)?.to_le_bytes()),
            Shape::Error => self.object(value, "an Error", |body| matches!(body.kind(), Kind::Error(_))),
            Shape::Object => self.object(value, "an object", |_| true),
            Shape::Function(_) => self.object(value, "a function", |body| body.function().is_some()),
            Shape::Promise(_) => match promise::is_promise(value) {
                true => self.reference(value),
                false => Err(Mismatch::expected("a promise", value)),
            },
            Shape::Any => self.any(value),
            Shape::Nullable(_) if value.is_nullish() => self.put([presence::NULL]),
            Shape::Optional(Shape::Nullable(_)) if matches!(value, Value::Null) => {
                self.put([presence::PRESENT, presence::NULL])
            }
            Shape::Optional(_) if value.is_nullish() => self.put([presence::MISSING]),
            Shape::Nullable(shape) | Shape::Optional(shape) => {
                self.put([presence::PRESENT])?;
                self.value(shape, value)
            }
            Shape::Array(element) => self.deeper(|encoder| encoder.array(element, value)),
            Shape::Typed(element) => self.typed(class_of(element), value),
            Shape::Clamped => self.typed(Some(Class::U8Clamped), value),
            Shape::Tuple(shapes) => self.deeper(|encoder| encoder.tuple(shapes, value)),
            Shape::Record(record) => self.deeper(|encoder| encoder.record(record, value)),
            Shape::NumberEnum(values) => self.put(number_enum(values, value)?.to_le_bytes()),
            Shape::StringEnum(values) => self.string_enum(values, value),
        }
    }

    fn put<const N: usize>(&mut self, bytes: [u8; N]) -> Done {
        self.bytes.extend_from_slice(&bytes);
        Ok(())
    }

    fn count(&mut self, count: usize) -> Done {
        self.put(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes())
    }

    fn text(&mut self, text: &str) -> Done {
        self.count(text.len())?;
        self.bytes.extend_from_slice(text.as_bytes());
        Ok(())
    }

    fn reference(&mut self, value: &Value) -> Done {
        self.count(self.refs.len())?;
        self.refs.push(value.clone());
        Ok(())
    }

    fn object(&mut self, value: &Value, what: &str, is: impl Fn(&Body) -> bool) -> Done {
        match value.body() {
            Some(body) if is(body) => self.reference(value),
            _ => Err(Mismatch::expected(what, value)),
        }
    }

    fn deeper(&mut self, inner: impl FnOnce(&mut Self) -> Done) -> Done {
        if self.depth == DEPTH {
            return Err(Mismatch::too_deep());
        }
        self.depth += 1;
        let done = inner(self);
        self.depth -= 1;
        done
    }

    fn any(&mut self, value: &Value) -> Done {
        let body = match value {
            Value::Undefined => return self.put([tag::UNDEFINED]),
            Value::Null => return self.put([tag::NULL]),
            Value::Bool(value) => return self.put([tag::BOOL, u8::from(*value)]),
            Value::Number(number) => {
                self.put([tag::NUMBER])?;
                return self.put(number.to_le_bytes());
            }
            Value::BigInt(big) => match big.to_i128() {
                Some(big) => {
                    self.put([tag::BIGINT])?;
                    return self.put(big.to_le_bytes());
                }
                None => {
                    self.put([tag::OTHER])?;
                    return self.reference(value);
                }
            },
            Value::String(text) => {
                self.put([tag::STRING])?;
                return self.text(text);
            }
            Value::Object(body) => body,
        };
        let tag = match body.kind() {
            Kind::Date(time) if time.is_finite() => {
                self.put([tag::DATE])?;
                return self.put(time.to_le_bytes());
            }
            Kind::Error(_) => tag::ERROR,
            Kind::Function(_) => tag::FUNCTION,
            Kind::Rust(_) => tag::RUST,
            _ if promise::is_promise(value) => tag::PROMISE,
            _ => tag::OBJECT,
        };
        self.put([tag])?;
        self.reference(value)
    }

    fn array(&mut self, element: &Shape, value: &Value) -> Done {
        let body = match value.body() {
            Some(body) if matches!(body.kind(), Kind::Array(_)) => body,
            Some(body) if matches!(body.kind(), Kind::Typed(typed) if class_of(element) == Some(typed.class())) => {
                return self.typed(class_of(element), value);
            }
            _ => return Err(Mismatch::expected("an array", value)),
        };
        let length = body.length();
        self.put(length.to_le_bytes())?;
        for index in 0..length {
            self.value(element, &body.element(index)).map_err(|wrong| wrong.at("element", index))?;
        }
        Ok(())
    }

    fn typed(&mut self, class: Option<Class>, value: &Value) -> Done {
        let class = class.ok_or_else(Mismatch::bytes)?;
        match value.body().map(|body| body.kind()) {
            Some(Kind::Typed(typed)) if typed.class() == class => {
                self.count(typed.len())?;
                self.bytes.append(&mut typed.bytes());
                Ok(())
            }
            _ => {
                let article = if matches!(class, Class::I8 | Class::I16 | Class::I32) { "an" } else { "a" };
                Err(Mismatch::expected(&format!("{article} {}", class.name()), value))
            }
        }
    }

    fn tuple(&mut self, shapes: &[&Shape], value: &Value) -> Done {
        let body = value.body().ok_or_else(|| Mismatch::expected("an array", value))?;
        for (index, shape) in (0..).zip(shapes) {
            self.value(shape, &body.element(index)).map_err(|wrong| wrong.at("argument", index))?;
        }
        Ok(())
    }

    fn record(&mut self, record: &RecordShape, value: &Value) -> Done {
        let body: &Rc<Body> = value.body().ok_or_else(|| Mismatch::expected("an object", value))?;
        for field in (record.fields)() {
            self.value(field.shape, &body.get(field.name)).map_err(|wrong| wrong.at("field", field.name))?;
        }
        Ok(())
    }

    fn string_enum(&mut self, values: &EnumShape<&'static str>, value: &Value) -> Done {
        let Value::String(text) = value else {
            return Err(match values.open {
                true => Mismatch::expected("a string", value),
                false => Mismatch::expected(&listed(values.values.iter().map(|text| quoted(text))), value),
            });
        };
        match values.values.iter().position(|known| **known == **text) {
            Some(index) => self.count(index),
            None if values.open => {
                self.put(u32::MAX.to_le_bytes())?;
                self.text(text)
            }
            None => Err(Mismatch::expected(&listed(values.values.iter().map(|text| quoted(text))), value)),
        }
    }
}

/// The class of the typed array whose elements have this shape.
pub(super) fn class_of(element: &Shape) -> Option<Class> {
    Some(match element {
        Shape::I8 => Class::I8,
        Shape::U8 => Class::U8,
        Shape::I16 => Class::I16,
        Shape::U16 => Class::U16,
        Shape::I32 => Class::I32,
        Shape::U32 => Class::U32,
        Shape::F32 => Class::F32,
        Shape::F64 => Class::F64,
        Shape::BigI64 => Class::I64,
        Shape::BigU64 => Class::U64,
        _ => return None,
    })
}
