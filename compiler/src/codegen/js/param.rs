//! Parameters on the JavaScript side: from the numbers of the signature to the values that the user's function gets.
//!
//! Fast paths: a string goes through the string cache (benchmark row `short ASCII string, in, seen before`), numbers are copied in one
//! piece (`Array<f64> of 100, in`).

use jsi_abi::Check;

use super::codec;
use super::text::literal;
use crate::bindings::{Elements, Function, Marshal, Param, Presence, Reference, Scalar};

/// The arguments of one call.
pub(crate) struct Arguments {
    /// The parameters of the glue's function.
    pub(crate) raw: Vec<String>,
    /// Statements that come first: everything is decoded before anything of the user's is called.
    pub(crate) prepare: Vec<String>,
    /// How many of them the call lends at most: scoped callbacks and views, which end with it.
    pub(crate) loans: usize,
    /// The expressions of the values.
    pub(crate) values: Vec<String>,
    /// For each value that may be left out at the end, the condition under which it is there.
    given: Vec<Option<String>>,
}

/// How `f` is called.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Callee {
    /// Without `this`.
    Plain,
    /// With this expression as `this`.
    Method(&'static str),
    /// With `new`.
    New,
}

impl Arguments {
    /// The call of `f`: arguments that are missing at the end are not passed.
    pub(crate) fn call(&self, callee: Callee) -> String {
        self.calls(&[], "f", callee)
    }

    /// The call of a function with this expression, on the object that it is a member of.
    pub(crate) fn call_member(&self, function: &str) -> String {
        self.calls(&[], function, Callee::Plain)
    }

    /// The call of `function` with a value before the others.
    pub(crate) fn call_after(&self, first: &str, function: &str, callee: Callee) -> String {
        self.calls(&[first], function, callee)
    }

    fn calls(&self, before: &[&str], function: &str, callee: Callee) -> String {
        let needed = self
            .given
            .iter()
            .take_while(|given| given.is_none())
            .count();
        let mut expression = String::new();
        for count in (needed..self.values.len()).rev() {
            if let Some(Some(given)) = self.given.get(count) {
                let call = self.call_with(before, function, callee, count + 1);
                expression.push_str(&format!("{given} ? {call} : "));
            }
        }
        expression.push_str(&self.call_with(before, function, callee, needed));
        expression
    }

    fn call_with(&self, before: &[&str], function: &str, callee: Callee, count: usize) -> String {
        let given = self.values.iter().take(count).map(String::as_str);
        let given: Vec<&str> = before.iter().copied().chain(given).collect();
        let given = given.join(", ");
        match callee {
            Callee::Plain => format!("{function}({given})"),
            // `f.call` may be anything
            Callee::Method(this) => format!("Reflect.apply({function}, {this}, [{given}])"),
            Callee::New => format!("new {function}({given})"),
        }
    }
}

/// Decodes all parameters of a function.
pub(crate) fn arguments(function: &Function) -> Arguments {
    let mut all = Arguments {
        raw: if function.on.is_parameter() {
            vec!["a0".to_owned()]
        } else {
            Vec::new()
        },
        prepare: Vec::new(),
        loans: 0,
        values: Vec::new(),
        given: Vec::new(),
    };
    for (index, param) in function.params.iter().enumerate() {
        one(&mut all, &function.place, index, param);
    }
    for literal in &function.literals {
        let at = literal.index.min(all.values.len());
        all.values.insert(at, literal.value.to_string());
        all.given.insert(at, None);
    }
    all
}

fn one(all: &mut Arguments, place: &str, index: usize, param: &Param) {
    let place = literal(&format!("{place}: parameter {}", param.js_name));
    let mut raw = || {
        let name = format!("a{}", all.raw.len());
        all.raw.push(name.clone());
        name
    };
    let flag = param.flag().then(&mut raw);
    let (value, given, inline) = match param.marshal {
        Marshal::Void => ("undefined".to_owned(), None, true),
        Marshal::Scalar(scalar) => (scalar_value(scalar, &raw()), None, true),
        Marshal::SafeInteger(_) => (raw(), None, true),
        Marshal::Text => (format!("rt.str({}, {})", raw(), raw()), None, false),
        Marshal::Elements(Elements::Typed(array)) => (
            format!("rt.elements({}, {}, {})", array.name(), raw(), raw()),
            None,
            false,
        ),
        Marshal::Elements(Elements::Buffer) => (
            format!("rt.elements(Uint8Array, {}, {}).buffer", raw(), raw()),
            None,
            false,
        ),
        Marshal::Elements(Elements::Array(array)) => (
            format!("rt.list({}, {}, {})", array.name(), raw(), raw()),
            None,
            false,
        ),
        Marshal::Reference(Reference::Kind(_) | Reference::Class(_) | Reference::Function(_))
        | Marshal::Promise(_) => {
            let value = raw();
            let given = format!("{value} !== undefined");
            (value, Some(given), true)
        }
        Marshal::View(view) => {
            let (element, readonly) = (literal(view.element.rust()), view.readonly);
            let value = format!("rt.view({element}, {}, {}, {readonly})", raw(), raw());
            all.loans += 1;
            (value, None, false)
        }
        Marshal::Callback(_) => {
            let (id, shape) = (raw(), raw());
            all.loans += 1;
            let value = absent(
                &id,
                format!("rt.callback({id}, {shape}, {place})"),
                param.presence,
            );
            (value, Some(format!("{id} !== -1")), false)
        }
        Marshal::Wire(shape) => {
            let (pointer, length, address) = (raw(), raw(), raw());
            let codec = codec(shape, &address);
            let value = format!("{codec}.dec({pointer}, {length}, {place})");
            (
                absent(&length, value, param.presence),
                Some(format!("{length} !== -1")),
                false,
            )
        }
    };
    let (value, given) = match flag {
        Some(flag) => (
            flagged(&flag, &value, param.presence),
            Some(format!("{flag} !== 0")),
        ),
        None => (value, given),
    };
    let value = if inline {
        value
    } else {
        all.prepare.push(format!("const x{index} = {value};"));
        format!("x{index}")
    };
    match param.presence {
        Presence::Required | Presence::Nullable => {
            all.values.push(value);
            all.given.push(None);
        }
        Presence::Optional | Presence::OptionalNullable => {
            all.values.push(value);
            all.given.push(given);
        }
        Presence::Rest => {
            all.given.push(Some(format!("{value}.length > 0")));
            all.values.push(format!("...{value}"));
        }
    }
}

/// The value, or what its flag says instead.
fn flagged(flag: &str, value: &str, presence: Presence) -> String {
    match presence {
        Presence::Required | Presence::Rest => value.to_owned(),
        Presence::Nullable => format!("{flag} === 2 ? {value} : null"),
        Presence::Optional => format!("{flag} === 2 ? {value} : undefined"),
        Presence::OptionalNullable => {
            format!("{flag} === 2 ? {value} : {flag} === 1 ? null : undefined")
        }
    }
}

/// The value, or what a number below 0 in its place says instead: −1 missing, −2 null.
fn absent(number: &str, value: String, presence: Presence) -> String {
    match presence {
        Presence::Required | Presence::Rest => value,
        Presence::Nullable => format!("{number} === -2 ? null : {value}"),
        Presence::Optional => format!("{number} === -1 ? undefined : {value}"),
        Presence::OptionalNullable => {
            format!("{number} === -1 ? undefined : {number} === -2 ? null : {value}")
        }
    }
}

pub(crate) fn scalar_value(scalar: Scalar, raw: &str) -> String {
    let check = match scalar {
        Scalar::Kind(kind) => kind.row().check,
        Scalar::Enum => return raw.to_owned(),
    };
    match check {
        Check::Boolean => format!("{raw} !== 0"),
        Check::Integer {
            bits: 32,
            signed: false,
            ..
        } => format!("{raw} >>> 0"),
        Check::BigInt { signed: false, .. } => format!("BigInt.asUintN(64, {raw})"),
        Check::Char => format!("String.fromCodePoint({raw})"),
        Check::Date => format!("new Date({raw})"),
        Check::Integer { .. }
        | Check::BigInt { .. }
        | Check::Number
        | Check::Float32
        | Check::TypeOf(_)
        | Check::Error
        | Check::Object
        | Check::Promise
        | Check::Anything
        | Check::Composed => raw.to_owned(),
    }
}
