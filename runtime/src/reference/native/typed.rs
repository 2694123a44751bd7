//! The numbers of a native typed array, stored as little-endian bytes, as on the wire.

use std::cell::RefCell;

use super::{BigInt, Value};

/// The eleven classes of typed arrays that cross.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Class {
    I8,
    U8,
    U8Clamped,
    I16,
    U16,
    I32,
    U32,
    F32,
    F64,
    I64,
    U64,
}

impl Class {
    /// All of them.
    #[cfg(test)]
    pub(crate) const ALL: [Class; 11] = [
        Class::I8,
        Class::U8,
        Class::U8Clamped,
        Class::I16,
        Class::U16,
        Class::I32,
        Class::U32,
        Class::F32,
        Class::F64,
        Class::I64,
        Class::U64,
    ];

    /// The name of the constructor.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Class::I8 => "Int8Array",
            Class::U8 => "Uint8Array",
            Class::U8Clamped => "Uint8ClampedArray",
            Class::I16 => "Int16Array",
            Class::U16 => "Uint16Array",
            Class::I32 => "Int32Array",
            Class::U32 => "Uint32Array",
            Class::F32 => "Float32Array",
            Class::F64 => "Float64Array",
            Class::I64 => "BigInt64Array",
            Class::U64 => "BigUint64Array",
        }
    }

    /// The number of bytes of one element.
    pub(crate) fn size(self) -> usize {
        match self {
            Class::I8 | Class::U8 | Class::U8Clamped => 1,
            Class::I16 | Class::U16 => 2,
            Class::I32 | Class::U32 | Class::F32 => 4,
            Class::F64 | Class::I64 | Class::U64 => 8,
        }
    }
}

/// A typed array of fixed length.
pub(crate) struct Typed {
    class: Class,
    bytes: RefCell<Vec<u8>>,
}

impl Typed {
    /// An array over whole elements; an incomplete last element is dropped.
    pub(crate) fn new(class: Class, mut bytes: Vec<u8>) -> Self {
        bytes.truncate(bytes.len() / class.size() * class.size());
        Typed {
            class,
            bytes: RefCell::new(bytes),
        }
    }

    /// Its class.
    pub(crate) fn class(&self) -> Class {
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
            Class::I8 => number(bits as i8),
            Class::U8 | Class::U8Clamped => number(bits as u8),
            Class::I16 => number(bits as i16),
            Class::U16 => number(bits as u16),
            Class::I32 => number(bits as i32),
            Class::U32 => number(bits as u32),
            Class::F32 => number(f32::from_bits(bits as u32)),
            Class::F64 => Value::Number(f64::from_bits(bits)),
            Class::I64 => Value::BigInt(BigInt::from(i128::from(bits as i64))),
            Class::U64 => Value::BigInt(BigInt::from(u128::from(bits))),
        })
    }

    /// Writes one element with JavaScript's wrapping; `false` for a value of the wrong type. Beyond the end it has no effect.
    pub(crate) fn set(&self, index: u32, value: &Value) -> bool {
        let bits = match (self.class, value) {
            (Class::I64 | Class::U64, Value::BigInt(value)) => value.low_64(),
            (Class::I64 | Class::U64, _) => return false,
            (Class::F64, Value::Number(value)) => value.to_bits(),
            (Class::F32, Value::Number(value)) => u64::from((*value as f32).to_bits()),
            (Class::U8Clamped, Value::Number(value)) => value.round_ties_even() as u8 as u64,
            (_, Value::Number(value)) => wrap(*value),
            _ => return false,
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
            (Class::U8, 257.0, 1.0),
            (Class::U8, -1.0, 255.0),
            (Class::I8, 128.0, -128.0),
            (Class::U8Clamped, 300.0, 255.0),
            (Class::U8Clamped, 2.5, 2.0),
            (Class::U8Clamped, f64::NAN, 0.0),
            (Class::I32, 4_294_967_297.5, 1.0),
            (Class::U32, -1.0, 4_294_967_295.0),
            (Class::U32, f64::INFINITY, 0.0),
            (Class::F32, 0.1, f64::from(0.1_f32)),
            (Class::F64, 0.1, 0.1),
        ] {
            assert!(
                set(class, value) == Value::Number(kept),
                "{class:?} {value}"
            );
        }
    }

    #[test]
    fn the_end_and_the_type_are_kept() {
        let array = Typed::new(Class::I64, vec![255; 17]);
        assert_eq!(array.len(), 2);
        assert!(array.get(1) == Some(Value::BigInt(BigInt::from(-1_i128))));
        assert!(array.get(2).is_none() && array.get(u32::MAX).is_none());
        assert!(!array.set(0, &Value::Number(1.0)));
        assert!(array.set(9, &Value::BigInt(BigInt::from(1_i128))));
    }
}
