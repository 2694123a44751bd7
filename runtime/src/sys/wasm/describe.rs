//! Shapes as words that JavaScript reads: one node at a time, by address. The numbers are those of `runtime/js/shapes.js`.

use std::cell::RefCell;

use super::cells::address;
use crate::export::Member;
use crate::shape::{ClassShape, FunctionShape, RecordShape, Shape};

thread_local! {
    static WORDS: RefCell<Vec<i32>> = const { RefCell::new(Vec::new()) };
}

/// The address that JavaScript knows a shape by.
#[inline]
pub(crate) fn address_of(shape: &'static Shape) -> i32 {
    address(std::ptr::from_ref(shape).expose_provenance())
}

/// The address that JavaScript knows a function's shape by.
#[inline]
pub(crate) fn address_of_signature(shape: &'static FunctionShape) -> i32 {
    address(std::ptr::from_ref(shape).expose_provenance())
}

/// The function shape at such an address.
pub(super) fn function_at(shape: i32) -> &'static FunctionShape {
    let pointer =
        std::ptr::with_exposed_provenance::<FunctionShape>(shape.cast_unsigned() as usize);
    // SAFETY: JavaScript passes only addresses that `address_of_signature` made from a `&'static FunctionShape`.
    unsafe { &*pointer }
}

/// The address that JavaScript knows a class by.
pub(crate) fn address_of_class(class: &'static ClassShape) -> i32 {
    address(std::ptr::from_ref(class).expose_provenance())
}

/// The same for JavaScript that will look the class up.
pub(crate) fn address_of_loaded(class: &'static ClassShape) -> i32 {
    (class.load)();
    address_of_class(class)
}

/// Writes how many words follow into the first one.
fn publish_counted(mut words: Vec<i32>) -> i32 {
    let count = length(words.len().saturating_sub(1));
    if let Some(first) = words.first_mut() {
        *first = count;
    }
    publish(words)
}

/// Keeps the words; returns their address, good until the next call.
fn publish(words: Vec<i32>) -> i32 {
    WORDS.with_borrow_mut(|kept| {
        *kept = words;
        address(kept.as_ptr().expose_provenance())
    })
}

pub(super) fn describe(shape: &'static Shape) -> i32 {
    let mut words = vec![0];
    node(shape, &mut words);
    publish_counted(words)
}

pub(super) fn describe_signature(shape: &'static FunctionShape) -> i32 {
    publish(vec![address_of(shape.args), address_of(shape.result)])
}

/// The place, whether the last parameter is a rest parameter, the shapes of arguments and result, the parameters' names.
pub(super) fn describe_member(member: &Member) -> i32 {
    let mut words = vec![0];
    text(member.place, &mut words);
    words.extend([
        i32::from(member.rest),
        address_of(member.args),
        address_of(member.result),
        length(member.params.len()),
    ]);
    for name in member.params {
        text(name, &mut words);
    }
    publish_counted(words)
}

fn length(value: usize) -> i32 {
    address(value)
}

fn text(value: &'static str, words: &mut Vec<i32>) {
    words.extend([
        address(value.as_ptr().expose_provenance()),
        length(value.len()),
    ]);
}

fn node(shape: &'static Shape, words: &mut Vec<i32>) {
    words.push(kind(shape));
    match shape {
        Shape::Nullable(inner)
        | Shape::Optional(inner)
        | Shape::Array(inner)
        | Shape::Typed(inner)
        | Shape::Promise(inner) => {
            words.push(address_of(inner));
        }
        Shape::Class(class) => {
            words.push(address_of_loaded(class));
            text(class.name, words);
        }
        Shape::Tuple(items) => words.extend(items.iter().map(|item| address_of(item))),
        Shape::Record(record) => {
            let at = address(std::ptr::from_ref::<RecordShape>(record).expose_provenance());
            (record.load)(at);
            words.push(at);
        }
        Shape::NumberEnum(values) => {
            text(values.name, words);
            words.push(i32::from(values.open));
            words.extend(values.values);
        }
        Shape::StringEnum(values) => {
            text(values.name, words);
            words.push(i32::from(values.open));
            for value in values.values {
                text(value, words);
            }
        }
        Shape::Void
        | Shape::Bool
        | Shape::I8
        | Shape::U8
        | Shape::I16
        | Shape::U16
        | Shape::I32
        | Shape::U32
        | Shape::Isize
        | Shape::Usize
        | Shape::F32
        | Shape::F64
        | Shape::SafeI64
        | Shape::SafeU64
        | Shape::BigI64
        | Shape::BigU64
        | Shape::BigI128
        | Shape::BigU128
        | Shape::Char
        | Shape::String
        | Shape::Date
        | Shape::Error
        | Shape::Object
        | Shape::Function(_)
        | Shape::Any
        | Shape::Clamped
        | Shape::View(_)
        | Shape::ReadonlyView(_) => {}
    }
}

pub(super) fn kind(shape: &Shape) -> i32 {
    match shape {
        Shape::Void => 0,
        Shape::Bool => 1,
        Shape::I8 => 2,
        Shape::U8 => 3,
        Shape::I16 => 4,
        Shape::U16 => 5,
        Shape::I32 => 6,
        Shape::U32 => 7,
        Shape::Isize => 8,
        Shape::Usize => 9,
        Shape::F32 => 10,
        Shape::F64 => 11,
        Shape::SafeI64 => 12,
        Shape::SafeU64 => 13,
        Shape::BigI64 => 14,
        Shape::BigU64 => 15,
        Shape::BigI128 => 16,
        Shape::BigU128 => 17,
        Shape::Char => 18,
        Shape::String => 19,
        Shape::Date => 20,
        Shape::Error => 21,
        Shape::Object => 22,
        Shape::Function(_) => 23,
        Shape::Promise(_) => 24,
        Shape::Any => 25,
        Shape::Nullable(_) => 26,
        Shape::Optional(_) => 27,
        Shape::Array(_) => 28,
        Shape::Typed(_) => 29,
        Shape::Clamped => 30,
        Shape::Tuple(_) => 31,
        Shape::Record(_) => 32,
        Shape::NumberEnum(_) => 33,
        Shape::StringEnum(_) => 34,
        Shape::View(_) => 35,
        Shape::ReadonlyView(_) => 36,
        Shape::Class(_) => 37,
    }
}
