//! Scalars as one number each, for callbacks whose arguments and results are all scalars.
//!
//! JavaScript has checked that the value is a number; this module checks the range. If it does not fit, JavaScript creates the
//! error.

/// Conversion between a number type and `f64`.
pub(super) trait Numeric: Sized {
    /// None for a type whose values JavaScript would have to check.
    fn to_number(self) -> Option<f64> {
        None
    }

    /// None if the number does not fit, and for a type that needs more than one number.
    fn from_number(_number: f64) -> Option<Self> {
        None
    }
}

macro_rules! narrow {
    ($($type:ident)*) => {$(
        impl Numeric for $type {
            #[inline]
            fn to_number(self) -> Option<f64> {
                Some(f64::from(self))
            }

            #[inline]
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::float_cmp, reason = "the comparison says whether anything was lost")]
            fn from_number(number: f64) -> Option<Self> {
                let value = number as Self;
                (f64::from(value) == number).then_some(value)
            }
        }
    )*};
}

narrow! { i8 u8 i16 u16 i32 u32 }

/// The largest integer that a JavaScript number holds without loss.
const SAFE: f64 = 9_007_199_254_740_991.0;

macro_rules! safe {
    ($($type:ident)*) => {$(
        // As a result it could be unsafe, and JavaScript would need the exact value for the message.
        impl Numeric for $type {
            #[inline]
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, clippy::float_cmp, reason = "the comparisons say whether anything was lost")]
            fn from_number(number: f64) -> Option<Self> {
                let value = number as Self;
                (number.abs() <= SAFE && value as f64 == number).then_some(value)
            }
        }
    )*};
}

safe! { i64 u64 }

macro_rules! sized {
    ($($type:ident $wide:ident)*) => {$(
        impl Numeric for $type {
            #[inline]
            #[allow(clippy::cast_precision_loss, reason = "in WebAssembly it has 32 bits, and natively there are no such callbacks")]
            fn to_number(self) -> Option<f64> {
                Some(self as f64)
            }

            #[inline]
            fn from_number(number: f64) -> Option<Self> {
                Self::try_from($wide::from_number(number)?).ok()
            }
        }
    )*};
}

sized! { isize i64 usize u64 }

impl Numeric for i128 {}
impl Numeric for u128 {}

impl Numeric for f32 {
    #[inline]
    fn to_number(self) -> Option<f64> {
        Some(f64::from(self))
    }

    #[inline]
    #[allow(
        clippy::cast_possible_truncation,
        reason = "rounding is what is wanted"
    )]
    fn from_number(number: f64) -> Option<Self> {
        let value = number as Self;
        (value.is_finite() || !number.is_finite()).then_some(value)
    }
}

impl Numeric for f64 {
    #[inline]
    fn to_number(self) -> Option<f64> {
        Some(self)
    }

    #[inline]
    fn from_number(number: f64) -> Option<Self> {
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Args, Date, FromJs, Number, ToJs};

    fn from<T: FromJs>(number: f64) -> Option<T> {
        T::from_number(number)
    }

    #[test]
    fn integers_fit_or_do_not() {
        assert_eq!(from::<u8>(255.0), Some(255));
        assert_eq!(from::<u8>(256.0), None);
        assert_eq!(from::<u8>(-1.0), None);
        assert_eq!(from::<u8>(-0.0), Some(0));
        assert_eq!(from::<i8>(-128.0), Some(-128));
        assert_eq!(from::<i8>(1.5), None);
        assert_eq!(from::<u16>(65_536.0), None);
        assert_eq!(from::<i16>(-32_768.0), Some(-32_768));
        assert_eq!(from::<i32>(f64::NAN), None);
        assert_eq!(from::<i32>(2_147_483_648.0), None);
        assert_eq!(from::<u32>(4_294_967_295.0), Some(u32::MAX));
        assert_eq!(from::<u32>(f64::INFINITY), None);
        assert_eq!(from::<isize>(-5.0), Some(-5));
        assert_eq!(from::<usize>(-5.0), None);
    }

    #[test]
    fn wide_integers_are_safe_ones() {
        assert_eq!(
            from::<i64>(-9_007_199_254_740_991.0),
            Some(-9_007_199_254_740_991)
        );
        assert_eq!(from::<i64>(9_007_199_254_740_992.0), None);
        assert_eq!(
            from::<u64>(9_007_199_254_740_991.0),
            Some(9_007_199_254_740_991)
        );
        assert_eq!(from::<u64>(-1.0), None);
        assert_eq!(from::<Number<i64>>(0.5), None);
        assert_eq!(from::<Number<u64>>(7.0), Some(Number(7)));
        assert_eq!(from::<i128>(1.0), None);
        assert_eq!(5_i64.to_number(), None);
        assert_eq!(Number(5_u64).to_number(), None);
    }

    #[test]
    fn other_scalars() {
        assert_eq!(from::<f32>(0.1), Some(0.1));
        assert_eq!(from::<f32>(1e300), None);
        assert_eq!(from::<f32>(f64::NEG_INFINITY), Some(f32::NEG_INFINITY));
        assert!(from::<f64>(f64::NAN).is_some_and(f64::is_nan));
        assert_eq!(
            (from::<bool>(1.0), from::<bool>(0.0)),
            (Some(true), Some(false))
        );
        assert_eq!(from::<bool>(2.0), None);
        assert_eq!(from::<char>(97.0), Some('a'));
        assert_eq!(from::<char>(55_296.0), None);
        assert_eq!(from::<Date>(1_000.0).map(|date| date.millis()), Some(1_000));
        assert_eq!(from::<Date>(1e17), None);
        assert_eq!(from::<String>(1.0), None);
    }

    #[test]
    fn results() {
        assert_eq!(().to_number(), Some(0.0));
        assert_eq!(<&u8 as ToJs>::to_number(&&7), Some(7.0));
        assert_eq!(true.to_number(), Some(1.0));
        assert_eq!('b'.to_number(), Some(98.0));
        assert_eq!(0.5_f32.to_number(), Some(0.5));
        assert_eq!("x".to_number(), None);
    }

    #[test]
    fn lists_of_arguments() {
        assert_eq!(<(i32, bool)>::from_numbers(&[5.0, 1.0]), Some((5, true)));
        assert_eq!(<(i32, bool)>::from_numbers(&[5.0]), None);
        assert_eq!(<(u8,)>::from_numbers(&[300.0]), None);
        assert_eq!(<()>::from_numbers(&[]), Some(()));
        assert!(<[crate::Any]>::from_numbers(&[1.0]).is_none());
    }
}
