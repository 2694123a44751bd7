//! The numbers of a native typed array, stored as little-endian bytes, as on the wire.

use std::cell::RefCell;

use jsi_abi::TypedArray;

use super::{BigInt, Value};

/// A typed array of fixed length.
pub(crate) struct Typed {
    class: TypedArray,
    bytes: RefCell<Vec<u8>>,
}

impl Typed {
    /// An array over whole elements; an incomplete last element is dropped.
    pub(crate) fn new(class: TypedArray, mut bytes: Vec<u8>) -> Self {
        bytes.truncate(bytes.len() / class.size() * class.size());
        Typed {
            class,
            bytes: RefCell::new(bytes),
        }
    }

    /// Its class.
    pub(crate) fn class(&self) -> TypedArray {
        self.class
    }

    /// The number of elements.
    pub(crate) fn len(&self) -> usize {
        self.bytes.borrow().len() / self.class.size()
    }

    /// A copy of the bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.bytes.borrow().clone()
    }

    /// One element, or nothing beyond the end.
    pub(crate) fn get(&self, index: u32) -> Option<Value> {
        let size = self.class.size();
        let start = usize::try_from(index).ok()?.checked_mul(size)?;
        let bytes = self.bytes.borrow();
        let mut low = [0; 8];
        for (to, from) in low
            .iter_mut()
            .zip(bytes.get(start..start.checked_add(size)?)?)
        {
            *to = *from;
        }
        let bits = u64::from_le_bytes(low);
        Some(match self.class {
            TypedArray::Int8Array => number(bits as i8),
            TypedArray::Uint8Array | TypedArray::Uint8ClampedArray => number(bits as u8),
            TypedArray::Int16Array => number(bits as i16),
            TypedArray::Uint16Array => number(bits as u16),
            TypedArray::Int32Array => number(bits as i32),
            TypedArray::Uint32Array => number(bits as u32),
            TypedArray::Float32Array => number(f32::from_bits(bits as u32)),
            TypedArray::Float64Array => Value::Number(f64::from_bits(bits)),
            TypedArray::BigInt64Array => Value::BigInt(BigInt::from(i128::from(bits as i64))),
            TypedArray::BigUint64Array => Value::BigInt(BigInt::from(u128::from(bits))),
        })
    }

    /// Writes one element with JavaScript's wrapping; `false` for a value of the wrong type. Beyond the end it has no effect.
    pub(crate) fn set(&self, index: u32, value: &Value) -> bool {
        let Some(bits) = self.bits(value) else {
            return false;
        };
        let size = self.class.size();
        let start = usize::try_from(index)
            .ok()
            .and_then(|index| index.checked_mul(size));
        let mut bytes = self.bytes.borrow_mut();
        if let Some(place) = start.and_then(|start| bytes.get_mut(start..start.checked_add(size)?))
        {
            for (to, from) in place.iter_mut().zip(bits.to_le_bytes()) {
                *to = from;
            }
        }
        true
    }

    /// The low bytes of this number hold the element of that value.
    fn bits(&self, value: &Value) -> Option<u64> {
        let number = match value {
            Value::Number(number) => Some(*number),
            _ => None,
        };
        Some(match self.class {
            TypedArray::BigInt64Array | TypedArray::BigUint64Array => match value {
                Value::BigInt(value) => value.low_64(),
                _ => return None,
            },
            TypedArray::Float64Array => number?.to_bits(),
            TypedArray::Float32Array => u64::from((number? as f32).to_bits()),
            TypedArray::Uint8ClampedArray => number?.round_ties_even() as u8 as u64,
            TypedArray::Int8Array
            | TypedArray::Uint8Array
            | TypedArray::Int16Array
            | TypedArray::Uint16Array
            | TypedArray::Int32Array
            | TypedArray::Uint32Array => wrap(number?),
        })
    }
}

fn number(value: impl Into<f64>) -> Value {
    Value::Number(value.into())
}

/// The low 32 bits of an integer part, which integer classes store.
fn wrap(value: f64) -> u64 {
    if !value.is_finite() {
        return 0;
    }
    // The remainder is below 2^32 in size, so the cast is exact.
    (value.trunc() % 4_294_967_296.0) as i64 as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_wrap_and_clamp_as_in_javascript() {
        let set = |class, value: f64| {
            let array = Typed::new(class, vec![0; 8]);
            assert!(array.set(0, &Value::Number(value)));
            array.get(0).expect("one element")
        };
        for (class, value, kept) in [
            (TypedArray::Uint8Array, 257.0, 1.0),
            (TypedArray::Uint8Array, -1.0, 255.0),
            (TypedArray::Int8Array, 128.0, -128.0),
            (TypedArray::Uint8ClampedArray, 300.0, 255.0),
            (TypedArray::Uint8ClampedArray, 2.5, 2.0),
            (TypedArray::Uint8ClampedArray, f64::NAN, 0.0),
            (TypedArray::Int32Array, 4_294_967_297.5, 1.0),
            (TypedArray::Uint32Array, -1.0, 4_294_967_295.0),
            (TypedArray::Uint32Array, f64::INFINITY, 0.0),
            (TypedArray::Float32Array, 0.1, f64::from(0.1_f32)),
            (TypedArray::Float64Array, 0.1, 0.1),
        ] {
            assert!(
                set(class, value) == Value::Number(kept),
                "{class:?} {value}"
            );
        }
    }

    #[test]
    fn the_end_and_the_type_are_kept() {
        let array = Typed::new(TypedArray::BigInt64Array, vec![255; 17]);
        assert_eq!(array.len(), 2);
        assert!(array.get(1) == Some(Value::BigInt(BigInt::from(-1_i128))));
        assert!(array.get(2).is_none() && array.get(u32::MAX).is_none());
        assert!(!array.set(0, &Value::Number(1.0)));
        assert!(array.set(9, &Value::BigInt(BigInt::from(1_i128))));
    }
}
