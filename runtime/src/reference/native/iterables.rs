//! Which native values can be iterated over, and their elements.

use std::collections::VecDeque;

use super::{Body, ObjectData, Value};

/// The values that iterating over this one gives. `None` of a value that is not iterable.
pub(crate) fn values(value: &Value) -> Option<VecDeque<Value>> {
    if let Value::String(text) = value {
        let parts = text
            .chars()
            .map(|it| Value::from(it.encode_utf8(&mut [0; 4]) as &str));
        return Some(parts.collect());
    }
    let body = value.body()?;
    Some(match body.data() {
        ObjectData::Array(_) => body.elements().into(),
        ObjectData::Typed(typed) => (0..typed.len() as u32)
            .filter_map(|at| typed.get(at))
            .collect(),
        ObjectData::Map(entries) => {
            let pair =
                |(key, value): &(Value, Value)| Body::array([key.clone(), value.clone()]).into();
            entries.iter().map(pair).collect()
        }
        ObjectData::Set(elements) => elements.iter().cloned().collect(),
        ObjectData::Plain
        | ObjectData::Buffer(_)
        | ObjectData::Date(_)
        | ObjectData::Error(_)
        | ObjectData::Function(_)
        | ObjectData::Promise(_)
        | ObjectData::Iteration(_)
        | ObjectData::Rust(_)
        | ObjectData::View(_)
        | ObjectData::Exported(_) => return None,
    })
}

/// Whether a value can be iterated over.
pub(crate) fn is_iterable(value: &Value, is_async: bool) -> bool {
    match value.body().map(|body| body.data()) {
        Some(ObjectData::Iteration(iteration)) => iteration.is_async <= is_async,
        Some(
            ObjectData::Array(_) | ObjectData::Typed(_) | ObjectData::Map(_) | ObjectData::Set(_),
        ) => true,
        Some(
            ObjectData::Plain
            | ObjectData::Buffer(_)
            | ObjectData::Date(_)
            | ObjectData::Error(_)
            | ObjectData::Function(_)
            | ObjectData::Promise(_)
            | ObjectData::Rust(_)
            | ObjectData::View(_)
            | ObjectData::Exported(_),
        ) => false,
        None => matches!(value, Value::String(_)),
    }
}
