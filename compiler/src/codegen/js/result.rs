//! Results on the JavaScript side: checked, then turned into what the signature holds. The good path stands in line.
//!
//! Fast paths: strings and numbers go through the scratch buffer and transfer buffers (benchmark rows `short string, out`, `long string
//! (4 KiB), out` and `Array<f64> of 100, out`).

use jsi_abi::{Check, Direct, Kind};

use super::check::{Test, test};
use super::text::literal;
use super::{codec, is_void};
use crate::bindings::{Elements, Function, Marshal, Reference, ReturnType, Scalar};

/// How many parameters follow for the result's sake.
pub(crate) fn extra(function: &Function) -> usize {
    match function.result.marshal {
        // id and shape
        Marshal::Promise(_) => 2,
        // shape, class
        Marshal::Wire(_) | Marshal::Reference(Reference::Class(_)) => 1,
        Marshal::Void
        | Marshal::Scalar(_)
        | Marshal::SafeInteger(_)
        | Marshal::Text
        | Marshal::Elements(_)
        | Marshal::View(_)
        | Marshal::Reference(Reference::Kind(_) | Reference::Function(_))
        | Marshal::Callback(_) => 0,
    }
}

/// Whether the glue's function gives an i64.
pub(crate) fn is_bigint(result: &ReturnType) -> bool {
    matches!(
        result.marshal,
        Marshal::Scalar(Scalar::Kind(kind)) if kind.row().direct == Direct::I64
    )
}

/// The statements that evaluate `outcome` and give its result; `names` are the parameters of the glue's function.
pub(crate) fn lines(function: &Function, outcome: &str, names: &[String]) -> Vec<String> {
    let place = literal(&format!("{}: result", function.place));
    if function.event.is_some() {
        return vec![format!("return {outcome};")];
    }
    if is_void(function) {
        return vec![format!("{outcome};")];
    }
    if let (Marshal::Promise(_), [.., id, shape]) = (function.result.marshal, names) {
        return vec![
            format!("const r = {outcome};"),
            format!("rt.await(r, {id}, {shape}, {place});"),
        ];
    }
    let value = encoded(function.result.marshal, &place, names);
    let value = match (function.result.nullable, is_bigint(&function.result)) {
        (false, _) => value,
        (true, false) => format!("r === null || r === undefined ? rt.setNull() : {value}"),
        (true, true) => format!("r === null || r === undefined ? (rt.setNull(), 0n) : {value}"),
    };
    vec![format!("const r = {outcome};"), format!("return {value};")]
}

fn encoded(marshal: Marshal, place: &str, names: &[String]) -> String {
    match marshal {
        Marshal::Void | Marshal::View(_) | Marshal::Callback(_) | Marshal::Promise(_) => {
            "undefined".to_owned()
        }
        Marshal::Scalar(Scalar::Kind(kind))
        | Marshal::SafeInteger(kind)
        | Marshal::Reference(Reference::Kind(kind)) => checked(kind, "r", "r", place),
        Marshal::Scalar(Scalar::Enum) => checked(Kind::I32, "r", "r", place),
        Marshal::Text => checked(Kind::String, "r", &format!("rt.putStr(r, {place})"), place),
        Marshal::Elements(Elements::Typed(array) | Elements::Array(array)) => {
            format!("rt.putTyped(r, \"{}\", {place})", array.name())
        }
        Marshal::Elements(Elements::Buffer) => format!("rt.putTyped(r, \"ArrayBuffer\", {place})"),
        Marshal::Reference(Reference::Class(_)) => {
            format!("rt.instance(r, {}, {place})", last(names))
        }
        Marshal::Reference(Reference::Function(_)) => checked(Kind::Function, "r", "r", place),
        Marshal::Wire(shape) => {
            format!("{}.put(r, {place})", codec(shape, last(names)))
        }
    }
}

/// The parameter that is there for the result's sake.
fn last(names: &[String]) -> &str {
    names.last().map_or("0", String::as_str)
}

/// Gives `good` if the variable `r` has a value of this kind, and throws what is wrong with another.
pub(crate) fn checked(kind: Kind, r: &str, good: &str, place: &str) -> String {
    let row = kind.row();
    let mismatch = || {
        let expected = format!("{} {}", row.check.article(), row.check.expected());
        format!("rt.throwMismatch({r}, \"{expected}\", {place})")
    };
    let wrong = match row.check {
        Check::Integer { .. } => format!("rt.integer({r}, {place}, \"{}\")", row.js),
        Check::BigInt { .. } => format!("rt.bigint({r}, {place}, \"{}\")", row.js),
        Check::Boolean => return format!("{r} === true ? 1 : {r} === false ? 0 : {}", mismatch()),
        Check::Error => return format!("rt.isError({r}) ? {good} : {}", mismatch()),
        Check::Object => {
            let object = format!("typeof {r} === \"object\" && {r} !== null");
            let test = format!("({object}) || typeof {r} === \"function\"");
            return format!("{test} ? {good} : rt.object({r}, {place})");
        }
        Check::Number
        | Check::TypeOf(_)
        | Check::Float32
        | Check::Char
        | Check::Date
        | Check::Anything
        | Check::Promise
        | Check::Composed => mismatch(),
    };
    match test(row.check) {
        Some(Test::Expression(test)) => format!("{} ? {good} : {wrong}", test.replace('#', r)),
        Some(Test::Function(function)) => format!("rt.{function}({r}, {place})"),
        None => good.to_owned(),
    }
}
