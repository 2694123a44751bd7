//! Values to wire bytes, each checked. What a wrong value is called is decided in `check` and `mismatch`.

use super::check::{
    article, bigint, character, class_of, date, integer, number_enum, single, string_enum,
};
use super::{DEPTH, Mismatch};
use crate::object::Object;
use crate::shape::{ClassShape, RecordShape, Shape};
use crate::sys::native::value::{Body, Class, Kind, Value, promise};
use crate::wire::{presence, tag};

/// The bytes of a value of this shape, and the references that they mean.
pub(crate) fn encode(shape: &Shape, value: &Value) -> Result<(Vec<u8>, Vec<Value>), Mismatch> {
    let mut encoder = Encoder {
        bytes: Vec::new(),
        refs: Vec::new(),
        depth: 0,
    };
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
            Shape::I8 => self.put(integer::<i8>("i8", value, i8::MIN, i8::MAX)?.to_le_bytes()),
            Shape::U8 => self.put(integer::<u8>("u8", value, u8::MIN, u8::MAX)?.to_le_bytes()),
            Shape::I16 => self.put(integer::<i16>("i16", value, i16::MIN, i16::MAX)?.to_le_bytes()),
            Shape::U16 => self.put(integer::<u16>("u16", value, u16::MIN, u16::MAX)?.to_le_bytes()),
            Shape::I32 => self.put(integer::<i32>("i32", value, i32::MIN, i32::MAX)?.to_le_bytes()),
            Shape::U32 => self.put(integer::<u32>("u32", value, u32::MIN, u32::MAX)?.to_le_bytes()),
            Shape::Isize => self.put(
                integer::<isize>("isize", value, isize::MIN as i128, isize::MAX as i128)?
                    .to_le_bytes(),
            ),
            Shape::Usize => {
                self.put(integer::<usize>("usize", value, 0, usize::MAX as i128)?.to_le_bytes())
            }
            Shape::SafeI64 => {
                self.put(integer::<i64>("i64", value, i64::MIN, i64::MAX)?.to_le_bytes())
            }
            Shape::SafeU64 => self.put(integer::<u64>("u64", value, 0, i64::MAX)?.to_le_bytes()),
            Shape::F32 => self.put(single(value)?.to_le_bytes()),
            Shape::F64 => match value {
                Value::Number(value) => self.put(value.to_le_bytes()),
                _ => Err(Mismatch::expected("a number", value)),
            },
            Shape::BigI64 => {
                let big = bigint(value)?;
                let fits = big.to_i128().and_then(|big| i64::try_from(big).ok());
                self.put(
                    fits.ok_or_else(|| Mismatch::range("i64", big, i64::MIN, i64::MAX))?
                        .to_le_bytes(),
                )
            }
            Shape::BigU64 => {
                let big = bigint(value)?;
                let fits = big.to_u128().and_then(|big| u64::try_from(big).ok());
                self.put(
                    fits.ok_or_else(|| Mismatch::range("u64", big, u64::MIN, u64::MAX))?
                        .to_le_bytes(),
                )
            }
            Shape::BigI128 => {
                let big = bigint(value)?;
                let fits = big
                    .to_i128()
                    .ok_or_else(|| Mismatch::range("i128", big, i128::MIN, i128::MAX))?;
                self.put(fits.to_le_bytes())
            }
            Shape::BigU128 => {
                let big = bigint(value)?;
                let fits = big
                    .to_u128()
                    .ok_or_else(|| Mismatch::range("u128", big, u128::MIN, u128::MAX))?;
                self.put(fits.to_le_bytes())
            }
            Shape::Char => self.put(u32::from(character(value)?).to_le_bytes()),
            Shape::String => match value {
                Value::String(text) => self.text(text),
                _ => Err(Mismatch::expected("a string", value)),
            },
            Shape::Date => self.put(date(value)?.to_le_bytes()),
            Shape::Error => self.object(value, "an error", |body| {
                matches!(body.kind(), Kind::Error(_))
            }),
            Shape::Object => self.object(value, "an object", |_| true),
            Shape::Class(class) => self.class(class, value),
            Shape::Function(_) => {
                self.object(value, "a function", |body| body.function().is_some())
            }
            Shape::Promise(_) => self.object(value, "a promise", |_| promise::is_promise(value)),
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
            Shape::Typed(element) => {
                self.typed(class_of(element).ok_or_else(Mismatch::bytes)?, value)
            }
            Shape::Clamped => self.typed(Class::U8Clamped, value),
            // Views only go out.
            Shape::View(_) | Shape::ReadonlyView(_) => Err(Mismatch::bytes()),
            Shape::Tuple(shapes) => self.deeper(|encoder| encoder.tuple(shapes, value)),
            Shape::Record(record) => self.deeper(|encoder| encoder.record(record, value)),
            Shape::NumberEnum(values) => self.put(number_enum(values, value)?.to_le_bytes()),
            Shape::StringEnum(values) => match string_enum(values, value)? {
                Ok(index) => self.count(index),
                Err(other) => {
                    self.put(u32::MAX.to_le_bytes())?;
                    self.text(other)
                }
            },
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

    fn class(&mut self, class: &ClassShape, value: &Value) -> Done {
        if let Some(Kind::Exported(exported)) = value.body().map(|body| body.kind())
            && exported.class() == class.name
            && exported.object().is_none()
        {
            return Err(Mismatch::disposed(class.name));
        }
        let what = format!("{} {}", article(class.name), class.name);
        self.object(value, &what, |_| {
            (class.test)(&Object::from_ref(value.clone()))
        })
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
            Value::Object(body) => match body.kind() {
                Kind::Error(_) => self.tagged(tag::ERROR, value),
                Kind::Function(_) => self.tagged(tag::FUNCTION, value),
                Kind::Rust(_) => self.tagged(tag::RUST, value),
                _ if promise::is_promise(value) => self.tagged(tag::PROMISE, value),
                Kind::Date(_) => {
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

    fn array(&mut self, element: &Shape, value: &Value) -> Done {
        let body = value
            .body()
            .ok_or_else(|| Mismatch::expected("an array", value))?;
        let length = match body.kind() {
            Kind::Array(length) => length.get(),
            Kind::Typed(typed) if class_of(element) == Some(typed.class()) => {
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

    fn typed(&mut self, class: Class, value: &Value) -> Done {
        match value.body().map(|body| body.kind()) {
            Some(Kind::Typed(typed)) if typed.class() == class => {
                self.count(typed.len())?;
                self.bytes.append(&mut typed.bytes());
                Ok(())
            }
            _ => {
                let what = format!("{} {}", article(class.name()), class.name());
                Err(Mismatch::expected(&what, value))
            }
        }
    }

    fn tuple(&mut self, shapes: &[&Shape], value: &Value) -> Done {
        let body = value
            .body()
            .ok_or_else(|| Mismatch::expected("an array", value))?;
        for (index, shape) in (0..).zip(shapes) {
            self.value(shape, &body.element(index))
                .map_err(|wrong| wrong.at("argument", index + 1))?;
        }
        Ok(())
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
