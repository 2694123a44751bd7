//! The checks of single values from JavaScript: integers and their ranges, bigints, characters, dates, enums.

use jsi_abi::{Check, MAX_SAFE_INTEGER, Range, Row, Wire};

use super::Mismatch;
use crate::reference::native::{ObjectData, Value, number, quoted, settle};
use crate::shape::EnumShape;

/// What is wrong with a value that a check of this kind refuses.
pub(super) fn refused(row: &Row, value: &Value) -> Mismatch {
    let what = format!("{} {}", row.check.article(), row.check.expected());
    Mismatch::expected(&what, value)
}

/// Whether a value crosses by reference as a kind with this check.
pub(super) fn is_reference(check: Check, value: &Value) -> Result<bool, Mismatch> {
    Ok(match check {
        Check::Anything => true,
        Check::TypeOf(name) => value.type_of() == name,
        Check::Error => match value.body().map(|body| body.data()) {
            Some(ObjectData::Error(_)) => true,
            Some(ObjectData::Exported(exported)) => exported.is_error(),
            _ => false,
        },
        Check::Object => value.body().is_some(),
        Check::Promise => value.body().is_some() && settle::is_promise(value),
        // a class has its own check, and views only go out; the others are no references
        Check::Composed
        | Check::Boolean
        | Check::Number
        | Check::Integer { .. }
        | Check::BigInt { .. }
        | Check::Float32
        | Check::Char
        | Check::Date => return Err(Mismatch::bytes()),
    })
}

/// A number that is a safe integer; `-0` is 0.
fn safe(value: &Value) -> Option<i64> {
    match value {
        // The comparison also excludes NaN.
        Value::Number(number)
            if number.abs() <= MAX_SAFE_INTEGER as f64 && number.trunc() == *number =>
        {
            Some(*number as i64)
        }
        _ => None,
    }
}

/// The range of the integers of a kind; native addresses may have 64 bits.
pub(super) fn range(row: &Row) -> Option<Range> {
    match (row.check, row.wire) {
        (Check::Integer { name, signed, .. }, Wire::Address) => {
            Some(Range::new(name, usize::BITS, signed).safe())
        }
        (check, _) => check.range(),
    }
}

/// A safe integer within a range.
pub(super) fn integer(range: Range, value: &Value) -> Result<i64, Mismatch> {
    let integer = safe(value).ok_or_else(|| Mismatch::expected("an integer", value))?;
    if range.contains(integer < 0, integer.unsigned_abs().into()) {
        Ok(integer)
    } else {
        Err(Mismatch::range(range.name, integer, range.min, range.max))
    }
}

/// A bigint within a range, in two's complement.
pub(super) fn bigint(range: Range, value: &Value) -> Result<u128, Mismatch> {
    let Value::BigInt(big) = value else {
        return Err(Mismatch::expected("a bigint", value));
    };
    if range.contains(big.is_negative(), big.magnitude()) {
        Ok(big.bits())
    } else {
        Err(Mismatch::range(range.name, big, range.min, range.max))
    }
}

/// Any number that is finite as a single float.
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
    match value.body().map(|body| body.data()) {
        Some(ObjectData::Date(time)) if time.is_nan() => {
            Err(Mismatch::expected("a valid date", value))
        }
        Some(ObjectData::Date(time)) => Ok(*time),
        _ => Err(Mismatch::expected("a date", value)),
    }
}

/// A number of an enum, or with `...` any `i32`.
pub(super) fn number_enum(values: &EnumShape<i32>, value: &Value) -> Result<i32, Mismatch> {
    if values.open {
        return integer(Range::new("i32", i32::BITS, true), value).map(|number| number as i32);
    }
    let known = safe(value)
        .and_then(|number| i32::try_from(number).ok())
        .filter(|number| values.values.contains(number));
    known.ok_or_else(|| Mismatch::expected(&listed(values, i32::to_string), value))
}

/// The index of a string in a string enum; an open enum returns other strings themselves.
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

/// The article for the name of a class, by its first letter.
pub(super) fn article(name: &str) -> &'static str {
    match name.chars().next() {
        Some('A' | 'E' | 'I' | 'O' | 'a' | 'e' | 'i' | 'o') => "an",
        _ => "a",
    }
}
