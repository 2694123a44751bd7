//! Shapes of unions and literals as words. Only generated code with unions names these functions, so that others are smaller.

use super::describe::{address_of, length, text};
use super::modules::UNIONS;
use crate::shape::{LeafTest, Literal, LiteralShape, UnionShape};

/// Adds the name of a union, the number and the shapes of its members, and what each takes.
pub(crate) fn describe_union(union: &UnionShape, words: &mut Vec<i32>) {
    UNIONS.load();
    let parts = (union.parts)();
    text(union.name, words);
    words.push(length(parts.members.len()));
    words.extend(parts.members.iter().map(|shape| address_of(shape)));
    for leaf in parts.leaves {
        words.push(leaf.member.cast_signed());
        text(leaf.name, words);
        words.push(address_of(leaf.shape));
        match leaf.test {
            LeafTest::Sort => words.extend([0, 0]),
            LeafTest::Class(bases) => {
                words.extend([1, length(bases.len())]);
                words.extend(bases.iter().map(|base| base.cast_signed()));
            }
            LeafTest::Field(name, values) => {
                words.extend([2, length(values.len())]);
                text(name, words);
                values.iter().for_each(|value| literal(value, words));
            }
        }
    }
}

/// Adds a literal.
pub(crate) fn describe_literal(shape: &LiteralShape, words: &mut Vec<i32>) {
    UNIONS.load();
    literal(&shape.value, words);
}

/// Three words: the sort of the value, and the value or its text.
fn literal(value: &Literal, words: &mut Vec<i32>) {
    match value {
        Literal::String(value) => {
            words.push(0);
            text(value, words);
        }
        Literal::Number(digits) => {
            words.push(1);
            text(digits, words);
        }
        Literal::Boolean(value) => words.extend([2, i32::from(*value), 0]),
    }
}
