//! Which member of a union a value belongs to: the same decisions as `runtime/js/unions.js`, from the same table of sorts.

use jsi_abi::{Kind, Sort, TypedArray};

use super::Mismatch;
use super::check::article;
use crate::reference::Object;
use crate::reference::native::iterables::is_iterable;
use crate::reference::native::{ObjectData, Value, quoted};
use crate::shape::{LeafTest, Literal, Shape, ShapeNode, UnionLeaf, UnionParts, UnionShape};

/// The index of the member that takes the value.
pub(super) fn member(union: &UnionShape, value: &Value) -> Result<usize, Mismatch> {
    let parts = (union.parts)();
    let found = match instance(parts, value)? {
        Some(leaf) => Some(leaf),
        None => {
            let sort = value.sort(has(parts, Sort::Promise));
            let iterated = iterated(parts, value);
            match exact(parts, sort, value)? {
                // an iteration is more exact than any object
                Some(leaf) if leaf.sort() == Sort::Rest => iterated.or(Some(leaf)),
                Some(leaf) => Some(leaf),
                None if iterated.is_some() => iterated,
                None => lenient(parts, sort, value)?,
            }
        }
    };
    match found {
        Some(leaf) => Ok(leaf.member as usize),
        None => Err(Mismatch::expected(&listed(union), value)),
    }
}

/// `one of A, B (Name)`
fn listed(union: &UnionShape) -> String {
    let leaves = (union.parts)().leaves.iter();
    let names: Vec<&str> = leaves.map(|leaf| leaf.name).collect();
    format!("one of {} ({})", names.join(", "), union.name)
}

/// The class that the object belongs to; that of a base class only if no subclass matches.
fn instance<'a>(parts: &'a UnionParts, value: &Value) -> Result<Option<&'a UnionLeaf>, Mismatch> {
    if value.body().is_none() {
        return Ok(None);
    }
    let object = Object::from_ref(value.clone());
    let matches = parts.leaves.iter().enumerate().filter(
        |(_, leaf)| matches!(leaf.shape.node(), ShapeNode::Class(class) if (class.test)(&object)),
    );
    let matches: Vec<(usize, &UnionLeaf)> = matches.collect();
    let is_base = |index: usize| {
        let mut others = matches.iter();
        others.any(|(_, leaf)| match leaf.test {
            LeafTest::Class(bases) => bases.iter().any(|base| *base as usize == index),
            LeafTest::Sort | LeafTest::Field(..) => false,
        })
    };
    let mut lowest = matches.iter().filter(|(index, _)| !is_base(*index));
    match (lowest.next(), lowest.next()) {
        (Some((_, one)), Some((_, other))) => {
            let what = format!(
                "{} {} or {}, not both",
                article(one.name),
                one.name,
                other.name
            );
            Err(Mismatch::expected(&what, value))
        }
        (found, _) => Ok(found.map(|(_, leaf)| *leaf)),
    }
}

fn has(parts: &UnionParts, sort: Sort) -> bool {
    parts.leaves.iter().any(|leaf| leaf.sort() == sort)
}

/// The member of the sort that takes the value.
fn exact<'a>(
    parts: &'a UnionParts,
    sort: Option<Sort>,
    value: &Value,
) -> Result<Option<&'a UnionLeaf>, Mismatch> {
    let Some(sort) = sort else {
        return Ok(None);
    };
    if sort == Sort::Record && has(parts, Sort::Record) {
        return record(parts, value);
    }
    let mut leaves = parts.leaves.iter().filter(|leaf| leaf.sort() == sort);
    Ok(match leaves.clone().nth(1) {
        // its length is an error of its own
        None if sort == Sort::Array => leaves.next(),
        Some(_) | None => leaves.find(|leaf| takes(leaf, value)),
    })
}

/// The member that iterates over the value.
fn iterated<'a>(parts: &'a UnionParts, value: &Value) -> Option<&'a UnionLeaf> {
    let takes = |sort: Sort, is_async: bool| {
        let mut leaves = parts.leaves.iter();
        let leaf = leaves.find(|leaf| leaf.sort() == sort);
        leaf.filter(|_| is_iterable(value, is_async))
    };
    takes(Sort::Iterable, false).or_else(|| takes(Sort::AsyncIterable, true))
}

/// Whether a leaf takes a value of its sort.
fn takes(leaf: &UnionLeaf, value: &Value) -> bool {
    match leaf.shape.node() {
        ShapeNode::Literal(literal) => literal.value.is(value),
        ShapeNode::Tuple(shape) => match value.body().map(|body| body.data()) {
            Some(ObjectData::Array(length)) => length.get() as usize == shape.parts.len(),
            _ => false,
        },
        ShapeNode::StringEnum(values) => match value {
            Value::String(text) if !values.open => {
                values.values.iter().any(|known| **known == **text)
            }
            _ => true,
        },
        ShapeNode::NumberEnum(values) => match value {
            Value::Number(number) if !values.open => values
                .values
                .iter()
                .any(|known| f64::from(*known) == *number),
            _ => true,
        },
        ShapeNode::Typed(element) => TypedArray::of(element.kind()) == typed(value),
        ShapeNode::Leaf(kind) => {
            kind != Kind::Clamped || typed(value) == Some(TypedArray::Uint8ClampedArray)
        }
        ShapeNode::Class(_)
        | ShapeNode::Promise(_)
        | ShapeNode::Nullable(_)
        | ShapeNode::Optional(_)
        | ShapeNode::Array(_)
        | ShapeNode::Arguments(_)
        | ShapeNode::Record(_)
        | ShapeNode::Dictionary(_)
        | ShapeNode::Map(_)
        | ShapeNode::Set(_)
        | ShapeNode::Iterable(_)
        | ShapeNode::AsyncIterable(_)
        | ShapeNode::Recursive(_)
        | ShapeNode::Union(_) => true,
    }
}

fn typed(value: &Value) -> Option<TypedArray> {
    match value.body().map(|body| body.data()) {
        Some(ObjectData::Typed(typed)) => Some(typed.class()),
        _ => None,
    }
}

/// The record that takes an object: the only one, or the one whose field has the value of the object's.
fn record<'a>(parts: &'a UnionParts, value: &Value) -> Result<Option<&'a UnionLeaf>, Mismatch> {
    let mut leaves = parts
        .leaves
        .iter()
        .filter(|leaf| leaf.sort() == Sort::Record);
    let first = leaves.clone().next();
    let Some(LeafTest::Field(name, _)) = first.map(|leaf| leaf.test) else {
        return Ok(first);
    };
    let Some(body) = value.body() else {
        return Ok(None);
    };
    let found = body.get(name);
    let leaf = leaves.clone().find(|leaf| match leaf.test {
        LeafTest::Field(_, values) => values.iter().any(|literal| literal.is(&found)),
        LeafTest::Sort | LeafTest::Class(_) => false,
    });
    if leaf.is_some() {
        return Ok(leaf);
    }
    let known = leaves.by_ref().flat_map(|leaf| match leaf.test {
        LeafTest::Field(_, values) => values,
        LeafTest::Sort | LeafTest::Class(_) => &[],
    });
    let known: Vec<String> = known.map(Literal::text).collect();
    let what = format!("one of {}", known.join(", "));
    Err(Mismatch::expected(&what, &found).at("field", name))
}

/// The member that takes a value which none takes exactly: any object, then what a type takes outside of unions, too.
fn lenient<'a>(
    parts: &'a UnionParts,
    sort: Option<Sort>,
    value: &Value,
) -> Result<Option<&'a UnionLeaf>, Mismatch> {
    let rest = parts.leaves.iter().find(|leaf| leaf.sort() == Sort::Rest);
    if rest.is_some() && value.body().is_some() {
        return Ok(rest);
    }
    match sort {
        Some(Sort::ArrayBuffer) => {
            let mut leaves = parts.leaves.iter();
            Ok(leaves.find(|leaf| matches!(leaf.shape, Shape::Typed(Shape::U8))))
        }
        Some(Sort::Typed) => {
            let mut leaves = parts.leaves.iter();
            Ok(leaves.find(|leaf| match leaf.shape {
                Shape::Array(element) => {
                    typed(value).is_some() && TypedArray::of(element.kind()) == typed(value)
                }
                _ => false,
            }))
        }
        Some(Sort::Rest) if has(parts, Sort::Record) => record(parts, value),
        _ => Ok(None),
    }
}

impl UnionLeaf {
    fn sort(&self) -> Sort {
        match self.shape {
            Shape::Literal(literal) => match literal.value {
                Literal::String(_) => Sort::String,
                Literal::Number(_) => Sort::Number,
                Literal::Boolean(_) => Sort::Boolean,
            },
            Shape::Recursive(recursive) => recursive.item.kind().row().sort,
            shape => shape.kind().row().sort,
        }
    }
}

impl Literal {
    /// Whether the value is this one.
    pub(super) fn is(&self, value: &Value) -> bool {
        *value == self.as_value()
    }

    /// The value.
    pub(super) fn as_value(&self) -> Value {
        match self {
            Self::String(text) => Value::from(*text),
            Self::Number(digits) => Value::Number(digits.parse().unwrap_or_default()),
            Self::Boolean(value) => Value::Bool(*value),
        }
    }

    /// Its text in an error.
    pub(super) fn text(&self) -> String {
        match self {
            Self::String(text) => quoted(text),
            Self::Number(digits) => (*digits).to_owned(),
            Self::Boolean(value) => value.to_string(),
        }
    }
}
