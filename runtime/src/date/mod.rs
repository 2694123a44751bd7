//! `Date`: milliseconds since the epoch, as JavaScript counts them.

mod civil;
mod convert;

use crate::marshal::{FromJs, ToJs};
use crate::shape::Shape;
use crate::value::{Date, JsError};
use crate::wire::{Reader, Writer};

const LIMIT: i64 = 8_640_000_000_000_000;

impl Date {
    /// The earliest date of JavaScript.
    pub const MIN: Self = Self(-LIMIT);
    /// The latest date of JavaScript.
    pub const MAX: Self = Self(LIMIT);
    /// 1970-01-01T00:00:00.000Z.
    pub const EPOCH: Self = Self(0);

    /// From milliseconds since the epoch; an error beyond the range of JavaScript.
    pub fn new(millis: i64) -> Result<Self, JsError> {
        if (-LIMIT..=LIMIT).contains(&millis) {
            Ok(Self(millis))
        } else {
            Err(JsError::range_error(format!(
                "out of range for Date: {millis}, minimum {}, maximum {LIMIT}",
                -LIMIT
            )))
        }
    }

    /// From the number in a JavaScript date, which is an integer.
    pub(crate) fn from_time_value(value: f64) -> Result<Self, JsError> {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "beyond i64 it saturates, and is out of range"
        )]
        Self::new(value as i64)
    }

    /// Milliseconds since the epoch.
    pub const fn millis(self) -> i64 {
        self.0
    }
}

impl ToJs for Date {
    const SHAPE: &'static Shape = &Shape::Date;

    fn write(&self, writer: &mut Writer) {
        #[expect(clippy::cast_precision_loss, reason = "a date is below 2^53")]
        (self.0 as f64).write(writer);
    }

    #[expect(clippy::cast_precision_loss, reason = "a date is below 2^53")]
    fn to_number(&self) -> Option<f64> {
        Some(self.0 as f64)
    }
}

impl FromJs for Date {
    const SHAPE: &'static Shape = &Shape::Date;

    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        Self::from_time_value(f64::read(reader)?)
    }

    fn from_number(number: f64) -> Option<Self> {
        Self::from_time_value(number).ok()
    }
}
