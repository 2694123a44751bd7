//! Results on the JavaScript side: checked, then turned into what the signature holds. The good path stands in line.

use super::is_void;
use super::text::literal;
use crate::bindings::{Elements, Function, Marshal, Reference, Returns, SafeInteger, Scalar};
use jsi_idl::model::{NumberWidth, TypedArray};

/// How many parameters follow for the result's sake.
pub(crate) fn extra(function: &Function) -> usize {
    match function.result.marshal {
        // id and shape
        Marshal::Promise(_) => 2,
        // shape
        Marshal::Wire(_) => 1,
        Marshal::Void
        | Marshal::Scalar(_)
        | Marshal::SafeInteger(_)
        | Marshal::Text
        | Marshal::Elements(_)
        | Marshal::Reference(_)
        | Marshal::Callback(_) => 0,
    }
}

/// Whether the glue's function gives an i64.
pub(crate) fn is_bigint(result: &Returns) -> bool {
    matches!(result.marshal, Marshal::Scalar(Scalar::BigI64 | Scalar::BigU64))
}

/// The statements that evaluate `outcome` and give its result; `names` are the parameters of the glue's function.
pub(crate) fn lines(function: &Function, outcome: &str, names: &[String]) -> Vec<String> {
    let place = literal(&format!("{}: result", function.place));
    if is_void(function) {
        return vec![format!("{outcome};")];
    }
    if let (Marshal::Promise(_), [.., id, shape]) = (function.result.marshal, names) {
        return vec![format!("const r = {outcome};"), format!("rt.await(r, {id}, {shape}, {place});")];
    }
    let value = encoded(function.result.marshal, &place, names);
    let value = match (function.result.nullable, is_bigint(&function.result)) {
        (false, _) => value,
        (true, false) => format!("r == null ? rt.nil() : {value}"),
        (true, true) => format!("r == null ? (rt.nil(), 0n) : {value}"),
    };
    vec![format!("const r = {outcome};"), format!("return {value};")]
}

fn encoded(marshal: Marshal, place: &str, names: &[String]) -> String {
    match marshal {
        Marshal::Void | Marshal::Callback(_) | Marshal::Promise(_) => "undefined".to_owned(),
        Marshal::Scalar(scalar) => scalar_value(scalar, place),
        Marshal::SafeInteger(SafeInteger::I64) => checked("Number.isSafeInteger(r)", "Number<i64>", place),
        Marshal::SafeInteger(SafeInteger::U64) => checked("Number.isSafeInteger(r) && r >= 0", "Number<u64>", place),
        Marshal::Text => format!("typeof r === \"string\" ? rt.putStr(r) : rt.bad(r, \"String\", {place})"),
        Marshal::Elements(Elements::Typed(array)) => put("putTyped", array, place),
        Marshal::Elements(Elements::Array(array)) => put("putNumbers", array, place),
        Marshal::Reference(Reference::Object) => {
            checked("(typeof r === \"object\" && r !== null) || typeof r === \"function\"", "Object", place)
        }
        Marshal::Reference(Reference::Error) => format!("rt.error(r, {place})"),
        Marshal::Reference(Reference::Function(_)) => checked("typeof r === \"function\"", "Function", place),
        Marshal::Wire(_) => format!("rt.enc({}, r, {place})", names.last().map_or("0", String::as_str)),
    }
}

fn put(helper: &str, array: TypedArray, place: &str) -> String {
    format!("rt.{helper}(r, {}, {place})", array.name())
}

/// The result itself where the check holds.
fn checked(check: &str, kind: &str, place: &str) -> String {
    format!("{check} ? r : rt.bad(r, \"{kind}\", {place})")
}

fn scalar_value(scalar: Scalar, place: &str) -> String {
    match scalar {
        Scalar::Bool => format!("r === true ? 1 : r === false ? 0 : rt.bad(r, \"Boolean\", {place})"),
        Scalar::Number(width) => number(width, place),
        Scalar::Enum => number(NumberWidth::I32, place),
        Scalar::BigI64 => {
            checked("typeof r === \"bigint\" && BigInt.asIntN(64, r) === r", "BigInt<i64>", place)
        }
        Scalar::BigU64 => {
            checked("typeof r === \"bigint\" && BigInt.asUintN(64, r) === r", "BigInt<u64>", place)
        }
        Scalar::Char => format!("rt.char(r, {place})"),
        Scalar::Date => format!("rt.date(r, {place})"),
    }
}

fn number(width: NumberWidth, place: &str) -> String {
    // bitwise operators throw for a bigint, so the type is looked at first
    let integer = |test: &str| {
        let kind = format!("Number<{}>", width.name());
        checked(&format!("typeof r === \"number\" && {test} === r"), &kind, place)
    };
    match width {
        NumberWidth::I8 => integer("(r << 24) >> 24"),
        NumberWidth::U8 => integer("(r & 255)"),
        NumberWidth::I16 => integer("(r << 16) >> 16"),
        NumberWidth::U16 => integer("(r & 65535)"),
        NumberWidth::I32 | NumberWidth::Isize => integer("(r | 0)"),
        NumberWidth::U32 | NumberWidth::Usize => integer("r >>> 0"),
        NumberWidth::F32 => format!("rt.f32(r, {place})"),
        NumberWidth::F64 => checked("typeof r === \"number\"", "Number<f64>", place),
        NumberWidth::I64 => checked("Number.isSafeInteger(r)", "Number<i64>", place),
        NumberWidth::U64 => checked("Number.isSafeInteger(r) && r >= 0", "Number<u64>", place),
    }
}
