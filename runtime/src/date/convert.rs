//! Conversions from and to other time types.

use std::time::{Duration, SystemTime};

use crate::value::{Date, JsError};

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

/// An error where the system cannot represent this time: on wasm32-unknown-unknown, before 1970.
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

/// Parts below a millisecond are dropped, towards the past.
#[cfg(feature = "chrono")]
impl TryFrom<chrono::DateTime<chrono::Utc>> for Date {
    type Error = JsError;

    fn try_from(time: chrono::DateTime<chrono::Utc>) -> Result<Self, JsError> {
        Self::new(time.timestamp_millis())
    }
}

/// An error for a year beyond 262,142, which chrono does not support.
#[cfg(feature = "chrono")]
impl TryFrom<Date> for chrono::DateTime<chrono::Utc> {
    type Error = JsError;

    fn try_from(date: Date) -> Result<Self, JsError> {
        Self::from_timestamp_millis(date.millis()).ok_or_else(|| {
            JsError::range_error(format!("out of range for chrono::DateTime: {date}"))
        })
    }
}

/// Parts below a millisecond are dropped, towards the past.
#[cfg(feature = "jiff")]
impl TryFrom<jiff::Timestamp> for Date {
    type Error = JsError;

    fn try_from(time: jiff::Timestamp) -> Result<Self, JsError> {
        let millis = time.as_nanosecond().div_euclid(1_000_000);
        Self::new(i64::try_from(millis).map_err(|_| beyond())?)
    }
}

/// An error for a year beyond four digits, which jiff does not support.
#[cfg(feature = "jiff")]
impl TryFrom<Date> for jiff::Timestamp {
    type Error = JsError;

    fn try_from(date: Date) -> Result<Self, JsError> {
        Self::from_millisecond(date.millis())
            .map_err(|_| JsError::range_error(format!("out of range for jiff::Timestamp: {date}")))
    }
}

/// Parts below a millisecond are dropped, towards the past.
#[cfg(feature = "time")]
impl TryFrom<time::OffsetDateTime> for Date {
    type Error = JsError;

    fn try_from(time: time::OffsetDateTime) -> Result<Self, JsError> {
        let millis = time.unix_timestamp_nanos().div_euclid(1_000_000);
        Self::new(i64::try_from(millis).map_err(|_| beyond())?)
    }
}

/// An error for a year beyond four digits, unless the feature `large-dates` of time is enabled.
#[cfg(feature = "time")]
impl TryFrom<Date> for time::OffsetDateTime {
    type Error = JsError;

    fn try_from(date: Date) -> Result<Self, JsError> {
        Self::from_unix_timestamp_nanos(i128::from(date.millis()) * 1_000_000).map_err(|_| {
            JsError::range_error(format!("out of range for time::OffsetDateTime: {date}"))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use crate::value::Date;

    #[test]
    fn system_time_there_and_back() {
        for millis in [0, 1, -1, 1_709_164_800_123, -62_167_219_200_001] {
            let date = Date::new(millis).unwrap();
            assert_eq!(
                Date::try_from(SystemTime::try_from(date).unwrap()).unwrap(),
                date
            );
        }
        let before = SystemTime::UNIX_EPOCH - Duration::from_nanos(1);
        assert_eq!(Date::try_from(before).unwrap().millis(), -1);
        let after = SystemTime::UNIX_EPOCH + Duration::from_nanos(1_999_999);
        assert_eq!(Date::try_from(after).unwrap().millis(), 1);
    }

    #[test]
    #[cfg(feature = "chrono")]
    fn chrono_there_and_back() {
        let date = Date::new(-62_167_219_200_001).unwrap();
        let time = chrono::DateTime::try_from(date).unwrap();
        assert_eq!(Date::try_from(time).unwrap(), date);
        assert!(chrono::DateTime::try_from(Date::MAX).is_err());
    }

    #[test]
    #[cfg(feature = "jiff")]
    fn jiff_there_and_back() {
        let date = Date::new(1_709_164_800_123).unwrap();
        let time = jiff::Timestamp::try_from(date).unwrap();
        assert_eq!(Date::try_from(time).unwrap(), date);
        let before = jiff::Timestamp::from_nanosecond(-1).unwrap();
        assert_eq!(Date::try_from(before).unwrap().millis(), -1);
        assert!(jiff::Timestamp::try_from(Date::MAX).is_err());
    }

    #[test]
    #[cfg(feature = "time")]
    fn time_there_and_back() {
        let date = Date::new(1_709_164_800_123).unwrap();
        let time = time::OffsetDateTime::try_from(date).unwrap();
        assert_eq!(Date::try_from(time).unwrap(), date);
        let before = time::OffsetDateTime::from_unix_timestamp_nanos(-1).unwrap();
        assert_eq!(Date::try_from(before).unwrap().millis(), -1);
        assert!(time::OffsetDateTime::try_from(Date::MAX).is_err());
    }
}
