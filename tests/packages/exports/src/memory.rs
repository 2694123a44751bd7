//! Several arguments of one call that are in memory.

use jsi_runtime::{Date, JsError, Object};

use crate::behaviour::{Memory, export_memory};

struct Shown;

impl Memory for Shown {
    fn all(
        &self,
        first: &str,
        bytes: &[u8],
        second: &str,
        numbers: Option<&[f64]>,
        third: Option<&str>,
    ) -> Result<String, JsError> {
        Ok(format!("{first} {bytes:?} {second} {numbers:?} {third:?}"))
    }

    fn buffers(&self, first: &[u8], second: &[u8]) -> Result<String, JsError> {
        Ok(format!("{first:?} {second:?}"))
    }

    fn lengths(
        &self,
        first: &str,
        second: &str,
        bytes: &[u8],
        object: &Object,
    ) -> Result<String, JsError> {
        let same = first.chars().zip(second.chars()).filter(|(a, b)| a == b);
        let last = bytes.last();
        let answer: i32 = object.get("answer")?;
        let lengths = (first.len(), second.len(), bytes.len());
        Ok(format!("{lengths:?} {} {last:?} {answer}", same.count()))
    }

    fn ordered(&self, _: &str, _: &[u8], _: i32) -> Result<(), JsError> {
        Ok(())
    }

    fn lists(
        &self,
        first: &str,
        numbers: &[f64],
        small: Option<&[u8]>,
        last: Option<&[f32]>,
    ) -> Result<String, JsError> {
        Ok(format!("{first} {numbers:?} {small:?} {last:?}"))
    }

    fn total(&self, times: i32, numbers: &[f64]) -> Result<f64, JsError> {
        Ok(f64::from(times) * numbers.iter().sum::<f64>())
    }

    fn total_of(&self, numbers: Option<&[i32]>) -> Result<Option<f64>, JsError> {
        Ok(numbers.map(|numbers| numbers.iter().copied().map(f64::from).sum()))
    }

    fn wide(
        &self,
        big: Option<u64>,
        safe: Option<i64>,
        char: Option<Option<char>>,
        date: Option<Date>,
    ) -> Result<String, JsError> {
        let millis = date.map(Date::millis);
        Ok(format!("{big:?} {safe:?} {char:?} {millis:?}"))
    }
}

export_memory!(Shown);
