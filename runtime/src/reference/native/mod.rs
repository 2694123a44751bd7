//! JavaScript values in memory, for targets without JavaScript: primitives by value, everything else by reference. `sys`
//! encodes them.

mod bigint;
mod describe;
mod exported;
mod function;
pub(crate) mod iterables;
mod iteration;
mod lists;
pub(crate) mod number;
mod object;
mod promise;
mod properties;
pub(crate) mod settle;
pub(crate) mod symbol;
mod typed;
mod view;

pub(crate) use bigint::BigInt;
pub(crate) use describe::{class_name, describe, key_text, quoted, text};
pub(crate) use exported::{Exported, Life, exported_live};
pub(crate) use function::Function;
pub(crate) use iteration::{Iteration, Rest};
pub(crate) use lists::{Incoming, Outgoing, is_full};
pub(crate) use object::{Body, ObjectData, live};
pub(crate) use promise::Promise;
pub(crate) use typed::Typed;
pub(crate) use view::View;

pub(crate) use Value as Ref;

use std::cell::RefCell;
use std::fmt;
use std::rc::{Rc, Weak};

use jsi_abi::Sort;

/// The object that represents a Rust object, while it is held.
pub(crate) type ObjectLink = RefCell<Weak<Body>>;

/// A JavaScript value.
#[derive(Clone)]
pub(crate) enum Value {
    Undefined,
    Null,
    Bool(bool),
    Number(f64),
    BigInt(BigInt),
    String(Rc<str>),
    Symbol(Rc<symbol::Symbol>),
    Object(Rc<Body>),
}

impl Value {
    /// The result of `typeof`.
    pub(crate) fn type_of(&self) -> &'static str {
        match self {
            Value::Undefined => "undefined",
            Value::Bool(_) => "boolean",
            Value::Number(_) => "number",
            Value::BigInt(_) => "bigint",
            Value::String(_) => "string",
            Value::Symbol(_) => "symbol",
            Value::Object(body) if matches!(body.data(), ObjectData::Function(_)) => "function",
            Value::Null | Value::Object(_) => "object",
        }
    }

    /// The same, but `"null"` for null.
    pub(crate) fn kind_name(&self) -> &'static str {
        if matches!(self, Value::Null) {
            "null"
        } else {
            self.type_of()
        }
    }

    /// The sort of a value in a union, where it belongs to no class of that; none of null and undefined. `promises` is whether
    /// promises are a sort of their own there.
    pub(crate) fn sort(&self, promises: bool) -> Option<Sort> {
        Some(match self {
            Value::Undefined | Value::Null => return None,
            Value::Bool(_) => Sort::Boolean,
            Value::Number(_) => Sort::Number,
            Value::BigInt(_) => Sort::BigInt,
            Value::String(_) => Sort::String,
            Value::Symbol(_) => Sort::Symbol,
            Value::Object(body) => match body.data() {
                ObjectData::Function(_) => Sort::Function,
                ObjectData::Array(_) => Sort::Array,
                _ if promises && settle::is_promise(self) => Sort::Promise,
                ObjectData::Plain if !body.is_attached() => Sort::Record,
                ObjectData::Typed(_) => Sort::Typed,
                ObjectData::Buffer(_) => Sort::ArrayBuffer,
                ObjectData::Date(_) => Sort::Date,
                ObjectData::Error(_) => Sort::Error,
                ObjectData::Map(_) => Sort::Map,
                ObjectData::Set(_) => Sort::Set,
                ObjectData::Plain
                | ObjectData::Promise(_)
                | ObjectData::Iteration(_)
                | ObjectData::Rust(_)
                | ObjectData::View(_)
                | ObjectData::Exported(_) => Sort::Rest,
            },
        })
    }

    /// Whether this is null or undefined.
    pub(crate) fn is_nullish(&self) -> bool {
        matches!(self, Value::Undefined | Value::Null)
    }

    /// The object behind a reference.
    pub(crate) fn body(&self) -> Option<&Rc<Body>> {
        match self {
            Value::Object(body) => Some(body),
            _ => None,
        }
    }
}

/// Equality as in `Object.is`, except that `0` and `-0` are equal: two references are equal if they refer to one object.
impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Value::Undefined, Value::Undefined) | (Value::Null, Value::Null) => true,
            (Value::Bool(a), Value::Bool(b)) => a == b,
            (Value::Number(a), Value::Number(b)) => a == b || (a.is_nan() && b.is_nan()),
            (Value::BigInt(a), Value::BigInt(b)) => a == b,
            (Value::String(a), Value::String(b)) => a == b,
            (Value::Symbol(a), Value::Symbol(b)) => Rc::ptr_eq(a, b),
            (Value::Object(a), Value::Object(b)) => Rc::ptr_eq(a, b),
            _ => false,
        }
    }
}

impl Eq for Value {}

/// The text of a wrong value in an error text.
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&describe(self))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::String(text.into())
    }
}

impl From<Rc<Body>> for Value {
    fn from(body: Rc<Body>) -> Self {
        Value::Object(body)
    }
}
