//! Other time types.

use std::time::{Duration, SystemTime};

use super::Date;
use crate::error::JsError;

fn beyond() -> JsError {
    JsError::range_error("out of range for Date")
}

/// Parts below a millisecond are dropped, towards the past.
impl TryFrom<SystemTime> for Date {
    type Error = JsError;

    fn try_from(time: SystemTime) -> Result<Self, JsError> {
        let millis = match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_millis()).map_err(|_| beyond())?,
            Err(before) => {
                let nanos = before.duration().as_nanos();
                -i64::try_from(nanos.div_ceil(1_000_000)).map_err(|_| beyond())?
            }
        };
        Self::new(millis)
    }
}

/// An error where the system cannot say this time: on wasm32-unknown-unknown, before 1970.
impl TryFrom<Date> for SystemTime {
    type Error = JsError;

    fn try_from(date: Date) -> Result<Self, JsError> {
        let distance = Duration::from_millis(date.millis().unsigned_abs());
        let time = if date.millis() >= 0 {
            SystemTime::UNIX_EPOCH.checked_add(distance)
        } else {
            SystemTime::UNIX_EPOCH.checked_sub(distance)
        };
        time.ok_or_else(|| JsError::range_error(format!("out of range for SystemTime: {date}")))
    }
}
