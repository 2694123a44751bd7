//! The checks of single values on their way in: integers and their ranges, bigints, characters, dates, enums.

use super::{MAX_SAFE, Mismatch};
use crate::shape::{EnumShape, Shape};
use crate::sys::native::value::{BigInt, Class, Kind, Value, number, quoted};

/// A number that is an integer, if it is a safe one; `-0` is 0.
fn safe(value: &Value) -> Option<i64> {
    match value {
        // The comparison also keeps NaN out.
        Value::Number(number) if number.abs() <= MAX_SAFE as f64 && number.trunc() == *number => {
            Some(*number as i64)
        }
        _ => None,
    }
}

/// A safe integer within the range of a type. The bounds are shown as they are, or as the safe ones of a wide type.
pub(super) fn integer<T>(
    kind: &str,
    value: &Value,
    min: impl Into<i128>,
    max: impl Into<i128>,
) -> Result<T, Mismatch>
where
    T: TryFrom<i64>,
{
    let integer = safe(value).ok_or_else(|| Mismatch::expected("an integer", value))?;
    let (min, max) = (
        min.into().max((-MAX_SAFE).into()),
        max.into().min(MAX_SAFE.into()),
    );
    T::try_from(integer).map_err(|_| Mismatch::range(kind, integer, min, max))
}

/// Any number that does not become infinite as a single float.
pub(super) fn single(value: &Value) -> Result<f32, Mismatch> {
    let Value::Number(wide) = *value else {
        return Err(Mismatch::expected("a number", value));
    };
    let narrow = wide as f32;
    if narrow.is_infinite() && wide.is_finite() {
        let [min, max] = [f32::MIN, f32::MAX].map(|bound| number::to_text(bound.into()));
        return Err(Mismatch::range("f32", number::to_text(wide), min, max));
    }
    Ok(narrow)
}

/// A bigint of any size.
pub(super) fn bigint(value: &Value) -> Result<BigInt, Mismatch> {
    match value {
        Value::BigInt(big) => Ok(*big),
        _ => Err(Mismatch::expected("a bigint", value)),
    }
}

/// A string of one scalar value.
pub(super) fn character(value: &Value) -> Result<char, Mismatch> {
    if let Value::String(text) = value {
        let mut characters = text.chars();
        if let (Some(only), None) = (characters.next(), characters.next()) {
            return Ok(only);
        }
    }
    Err(Mismatch::expected("a single character", value))
}

/// The time of a valid date.
pub(super) fn date(value: &Value) -> Result<f64, Mismatch> {
    match value.body().map(|body| body.kind()) {
        Some(Kind::Date(time)) if time.is_nan() => Err(Mismatch::expected("a valid date", value)),
        Some(Kind::Date(time)) => Ok(*time),
        _ => Err(Mismatch::expected("a date", value)),
    }
}

/// A number of an enum, or with `...` any `i32`.
pub(super) fn number_enum(values: &EnumShape<i32>, value: &Value) -> Result<i32, Mismatch> {
    if values.open {
        return integer("i32", value, i32::MIN, i32::MAX);
    }
    let known = safe(value)
        .and_then(|number| i32::try_from(number).ok())
        .filter(|number| values.values.contains(number));
    known.ok_or_else(|| Mismatch::expected(&listed(values, i32::to_string), value))
}

/// Where in a string enum a string stands; an open enum gives the string itself for others.
pub(super) fn string_enum<'a>(
    values: &EnumShape<&'static str>,
    value: &'a Value,
) -> Result<Result<usize, &'a str>, Mismatch> {
    let list = || listed(values, |text| quoted(text));
    let Value::String(text) = value else {
        let what = if values.open {
            "a string".to_owned()
        } else {
            list()
        };
        return Err(Mismatch::expected(&what, value));
    };
    match values.values.iter().position(|known| **known == **text) {
        Some(index) => Ok(Ok(index)),
        None if values.open => Ok(Err(text)),
        None => Err(Mismatch::expected(&list(), value)),
    }
}

fn listed<T>(values: &EnumShape<T>, words: impl Fn(&T) -> String) -> String {
    let list: Vec<String> = values.values.iter().map(words).collect();
    format!("one of {} ({})", list.join(", "), values.name)
}

/// The article before the name of a class, by its first letter.
pub(super) fn article(name: &str) -> &'static str {
    match name.chars().next() {
        Some('A' | 'E' | 'I' | 'O' | 'a' | 'e' | 'i' | 'o') => "an",
        _ => "a",
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
