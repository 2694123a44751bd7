//! Results on the JavaScript side: checked, then turned into what the signature holds. The good path stands in line.

use super::text::literal;
use super::{codec, is_void};
use crate::bindings::{Elements, Function, Marshal, Reference, Returns, SafeInteger, Scalar};
use jsi_idl::model::NumberWidth;

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
        | Marshal::Reference(Reference::Object | Reference::Error | Reference::Function(_))
        | Marshal::Callback(_) => 0,
    }
}

/// Whether the glue's function gives an i64.
pub(crate) fn is_bigint(result: &Returns) -> bool {
    matches!(
        result.marshal,
        Marshal::Scalar(Scalar::BigI64 | Scalar::BigU64)
    )
}

/// The statements that evaluate `outcome` and give its result; `names` are the parameters of the glue's function.
pub(crate) fn lines(function: &Function, outcome: &str, names: &[String]) -> Vec<String> {
    let place = literal(&format!("{}: result", function.place));
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
        (true, false) => format!("r === null || r === undefined ? rt.nil() : {value}"),
        (true, true) => format!("r === null || r === undefined ? (rt.nil(), 0n) : {value}"),
    };
    vec![format!("const r = {outcome};"), format!("return {value};")]
}

fn encoded(marshal: Marshal, place: &str, names: &[String]) -> String {
    match marshal {
        Marshal::Void | Marshal::View(_) | Marshal::Callback(_) | Marshal::Promise(_) => {
            "undefined".to_owned()
        }
        Marshal::Scalar(scalar) => scalar_value(scalar, place),
        Marshal::SafeInteger(SafeInteger::I64) => number(NumberWidth::I64, place),
        Marshal::SafeInteger(SafeInteger::U64) => number(NumberWidth::U64, place),
        Marshal::Text => format!(
            "typeof r === \"string\" ? rt.putStr(r, {place}) : {}",
            bad("a string", place)
        ),
        Marshal::Elements(Elements::Typed(array) | Elements::Array(array)) => {
            format!("rt.putTyped(r, \"{}\", {place})", array.name())
        }
        Marshal::Reference(Reference::Object) => {
            let test = "(typeof r === \"object\" && r !== null) || typeof r === \"function\"";
            format!("{test} ? r : rt.object(r, {place})")
        }
        Marshal::Reference(Reference::Error) => {
            format!("rt.isError(r) ? r : {}", bad("an error", place))
        }
        Marshal::Reference(Reference::Class(_)) => {
            format!("rt.instance(r, {}, {place})", last(names))
        }
        Marshal::Reference(Reference::Function(_)) => {
            format!(
                "typeof r === \"function\" ? r : {}",
                bad("a function", place)
            )
        }
        Marshal::Wire(shape) => {
            format!("{}.enc(r, {place})", codec(shape, last(names)))
        }
    }
}

/// The parameter that is there for the result's sake.
fn last(names: &[String]) -> &str {
    names.last().map_or("0", String::as_str)
}

/// Throws what is wrong with the result.
fn bad(expected: &str, place: &str) -> String {
    format!("rt.bad(r, \"{expected}\", {place})")
}

fn scalar_value(scalar: Scalar, place: &str) -> String {
    match scalar {
        Scalar::Bool => format!(
            "r === true ? 1 : r === false ? 0 : {}",
            bad("a boolean", place)
        ),
        Scalar::Number(width) => number(width, place),
        Scalar::Enum => number(NumberWidth::I32, place),
        Scalar::BigI64 => bigint("BigInt.asIntN(64, r)", "bigI64", place),
        Scalar::BigU64 => bigint("BigInt.asUintN(64, r)", "bigU64", place),
        Scalar::Char => format!("rt.char(r, {place})"),
        Scalar::Date => format!("rt.millis(r, {place})"),
    }
}

fn bigint(narrowed: &str, kind: &str, place: &str) -> String {
    format!("typeof r === \"bigint\" && {narrowed} === r ? r : rt.bigint(r, {place}, \"{kind}\")")
}

fn number(width: NumberWidth, place: &str) -> String {
    let checked =
        |test: &str, kind: &str| format!("{test} ? r : rt.integer(r, {place}, \"{kind}\")");
    // bitwise operators throw for a bigint and call `valueOf` of an object, so the type is looked at first
    let narrow = |test: &str| {
        checked(
            &format!("typeof r === \"number\" && {test} === r"),
            width.name(),
        )
    };
    match width {
        NumberWidth::I8 => narrow("(r << 24) >> 24"),
        NumberWidth::U8 => narrow("(r & 255)"),
        NumberWidth::I16 => narrow("(r << 16) >> 16"),
        NumberWidth::U16 => narrow("(r & 65535)"),
        NumberWidth::I32 | NumberWidth::Isize => narrow("(r | 0)"),
        NumberWidth::U32 | NumberWidth::Usize => narrow("r >>> 0"),
        NumberWidth::I64 => checked("Number.isSafeInteger(r)", "safeI64"),
        NumberWidth::U64 => checked("Number.isSafeInteger(r) && r >= 0", "safeU64"),
        NumberWidth::F32 => format!("rt.float32(r, {place})"),
        NumberWidth::F64 => format!("typeof r === \"number\" ? r : {}", bad("a number", place)),
    }
}
