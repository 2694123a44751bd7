//! Shapes as words that JavaScript reads: one node at a time, by address. The numbers are those of the table of kinds.

use std::cell::RefCell;

use crate::shape::{ClassShape, FunctionShape, RecordShape, Shape, ShapeNode};
use crate::wire::wasm::status_words::address;

thread_local! {
    static WORDS: RefCell<Vec<i32>> = const { RefCell::new(Vec::new()) };
}

/// The address by which JavaScript identifies a shape.
#[inline]
pub(crate) fn address_of(shape: &'static Shape) -> i32 {
    address(std::ptr::from_ref(shape).expose_provenance())
}

/// The address by which JavaScript identifies the shape of a function.
#[inline]
pub(crate) fn address_of_signature(shape: &'static FunctionShape) -> i32 {
    address(std::ptr::from_ref(shape).expose_provenance())
}

/// The function shape at such an address.
pub(crate) fn function_at(shape: i32) -> &'static FunctionShape {
    let pointer =
        std::ptr::with_exposed_provenance::<FunctionShape>(shape.cast_unsigned() as usize);
    // SAFETY: JavaScript passes only addresses that `address_of_signature` made from a `&'static FunctionShape`.
    unsafe { &*pointer }
}

/// The address by which JavaScript identifies a class.
pub(crate) fn address_of_class(class: &'static ClassShape) -> i32 {
    address(std::ptr::from_ref(class).expose_provenance())
}

/// The same after registering the class, for code that looks it up.
pub(crate) fn address_of_loaded(class: &'static ClassShape) -> i32 {
    (class.load)();
    address_of_class(class)
}

/// Writes the number of the following words into the first word.
pub(crate) fn publish_counted(mut words: Vec<i32>) -> i32 {
    let count = length(words.len().saturating_sub(1));
    if let Some(first) = words.first_mut() {
        *first = count;
    }
    publish(words)
}

/// Stores the words; returns their address, which is valid until the next call.
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
    publish(vec![
        address_of(shape.args),
        address_of(shape.result),
        i32::from(shape.rest),
    ])
}

pub(crate) fn length(value: usize) -> i32 {
    address(value)
}

pub(crate) fn text(value: &'static str, words: &mut Vec<i32>) {
    words.extend([
        address(value.as_ptr().expose_provenance()),
        length(value.len()),
    ]);
}

fn node(shape: &'static Shape, words: &mut Vec<i32>) {
    words.push(kind(shape));
    match shape.node() {
        ShapeNode::Nullable(inner)
        | ShapeNode::Optional(inner)
        | ShapeNode::Array(inner)
        | ShapeNode::Typed(inner)
        | ShapeNode::Promise(inner) => {
            words.push(address_of(inner));
        }
        ShapeNode::Class(class) => {
            words.push(address_of_loaded(class));
            text(class.name, words);
        }
        ShapeNode::Arguments(items) => addresses(items, words),
        ShapeNode::Tuple(shape)
        | ShapeNode::Dictionary(shape)
        | ShapeNode::Map(shape)
        | ShapeNode::Set(shape) => {
            (shape.load)();
            addresses(shape.parts, words);
        }
        ShapeNode::Iterable(shape) | ShapeNode::AsyncIterable(shape) => (shape.load)(),
        ShapeNode::Record(record) => {
            let at = address(std::ptr::from_ref::<RecordShape>(record).expose_provenance());
            (record.load)(at);
            words.push(at);
        }
        ShapeNode::Recursive(recursive) => {
            (recursive.load)();
            words.extend([address_of(recursive.item), recursive.layers.cast_signed()]);
        }
        ShapeNode::NumberEnum(values) => {
            text(values.name, words);
            words.push(i32::from(values.open));
            words.extend(values.values);
        }
        ShapeNode::StringEnum(values) => {
            text(values.name, words);
            words.push(i32::from(values.open));
            for value in values.values {
                text(value, words);
            }
        }
        ShapeNode::Union(union) => (union.describe)(union, words),
        ShapeNode::Literal(literal) => (literal.describe)(literal, words),
        ShapeNode::Leaf(_) => {}
    }
}

fn addresses(shapes: &[&'static Shape], words: &mut Vec<i32>) {
    words.extend(shapes.iter().map(|shape| address_of(shape)));
}

/// The number of a kind in JavaScript.
pub(crate) fn kind(shape: &Shape) -> i32 {
    shape.kind() as i32
}
