//! The bigints that can cross: values of an `i128` or a `u128`. Larger ones do not exist natively.

use std::fmt;

/// Sign and magnitude; zero is never negative.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct BigInt {
    negative: bool,
    magnitude: u128,
}

impl From<i128> for BigInt {
    fn from(value: i128) -> Self {
        BigInt {
            negative: value < 0,
            magnitude: value.unsigned_abs(),
        }
    }
}

impl From<u128> for BigInt {
    fn from(magnitude: u128) -> Self {
        BigInt {
            negative: false,
            magnitude,
        }
    }
}

impl BigInt {
    /// The value, if it fits into an `i128`.
    pub(crate) fn to_i128(self) -> Option<i128> {
        if self.negative {
            0_i128.checked_sub_unsigned(self.magnitude)
        } else {
            self.magnitude.try_into().ok()
        }
    }

    /// Whether it is below 0.
    pub(crate) fn is_negative(self) -> bool {
        self.negative
    }

    /// The absolute value.
    pub(crate) fn magnitude(self) -> u128 {
        self.magnitude
    }

    /// The low 128 bits in two's complement.
    pub(crate) fn bits(self) -> u128 {
        if self.negative {
            self.magnitude.wrapping_neg()
        } else {
            self.magnitude
        }
    }

    /// The low 64 bits in two's complement, as `BigInt.asUintN(64, x)`.
    pub(crate) fn low_64(self) -> u64 {
        let low = self.magnitude as u64;
        if self.negative {
            low.wrapping_neg()
        } else {
            low
        }
    }
}

impl fmt::Display for BigInt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.negative { "-" } else { "" };
        write!(f, "{sign}{}", self.magnitude)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_of_both_types_survive() {
        for value in [i128::MIN, -1, 0, 1, i128::MAX] {
            assert_eq!(BigInt::from(value).to_i128(), Some(value));
            assert_eq!(BigInt::from(value).to_string(), value.to_string());
        }
        assert_eq!(BigInt::from(u128::MAX).to_i128(), None);
        assert_eq!(BigInt::from(-1_i128).bits(), u128::MAX);
        assert_eq!(BigInt::from(-1_i128).low_64(), u64::MAX);
    }
}
