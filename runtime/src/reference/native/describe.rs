//! Descriptions of values for error texts; the native version of `describe` and `info` in `runtime/js/errors.js`.

use super::{Body, ObjectData, Value, number};

/// The number of UTF-16 units of a string that an error text contains.
const SHOWN: usize = 40;

/// A value in an error text: `1.5 (number)`, `"text" (string)`, `Array (object)`.
pub(crate) fn describe(value: &Value) -> String {
    match value {
        Value::Undefined => "undefined".to_owned(),
        Value::Null => "null".to_owned(),
        Value::Number(number) if *number == 0.0 && number.is_sign_negative() => {
            "-0 (number)".to_owned()
        }
        Value::Bool(_) | Value::Number(_) | Value::BigInt(_) => {
            format!("{} ({})", text(value), value.type_of())
        }
        Value::String(text) if text.encode_utf16().count() > SHOWN => {
            let units = text.encode_utf16().take(SHOWN).chain("…".encode_utf16());
            format!("{} (string)", quoted_units(units))
        }
        Value::String(text) => format!("{} (string)", quoted(text)),
        Value::Symbol(symbol) => format!("{} (symbol)", symbol.shortened(SHOWN)),
        Value::Object(body) if body.function().is_some() => "function".to_owned(),
        Value::Object(body) => format!("{} (object)", class_name(body)),
    }
}

/// A key in the path of an error: the value without its kind.
pub(crate) fn key_text(key: &Value) -> String {
    let text = describe(key);
    let end = match key {
        Value::Object(body) if body.function().is_some() => None,
        _ => text.rfind(" ("),
    };
    text.get(..end.unwrap_or(text.len()))
        .map(str::to_owned)
        .unwrap_or_default()
}

/// The result of `String(value)`, for an object without its own `toString`.
pub(crate) fn text(value: &Value) -> String {
    match value {
        Value::Undefined => "undefined".to_owned(),
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(value) => number::to_text(*value),
        Value::BigInt(value) => value.to_string(),
        Value::String(text) => text.to_string(),
        Value::Symbol(symbol) => symbol.text(),
        Value::Object(body) => format!("[object {}]", class_name(body)),
    }
}

/// The name of an object's constructor.
pub(crate) fn class_name(body: &Body) -> &'static str {
    match body.data() {
        ObjectData::Plain | ObjectData::Rust(_) => "Object",
        ObjectData::Array(_) => "Array",
        ObjectData::Typed(typed) => typed.class().name(),
        ObjectData::Buffer(_) => "ArrayBuffer",
        ObjectData::Map(_) => "Map",
        ObjectData::Set(_) => "Set",
        ObjectData::Date(_) => "Date",
        ObjectData::Error(_) => error_class(body),
        ObjectData::Function(_) => "Function",
        ObjectData::Promise(_) => "Promise",
        ObjectData::Iteration(it) if it.is_async => "RustAsyncIterator",
        ObjectData::Iteration(_) => "RustIterator",
        ObjectData::View(_) => "MemoryView",
        ObjectData::Exported(exported) => exported.class(),
    }
}

fn error_class(body: &Body) -> &'static str {
    const CLASSES: [&str; 6] = [
        "EvalError",
        "RangeError",
        "ReferenceError",
        "SyntaxError",
        "TypeError",
        "URIError",
    ];
    let name = body.get("name");
    CLASSES
        .into_iter()
        .find(|class| name == Value::from(*class))
        .unwrap_or("Error")
}

/// The text as `JSON.stringify` quotes it.
pub(crate) fn quoted(text: &str) -> String {
    quoted_units(text.encode_utf16())
}

fn quoted_units(units: impl Iterator<Item = u16>) -> String {
    let mut quoted = String::from("\"");
    for unit in char::decode_utf16(units) {
        match unit {
            Ok('"') => quoted.push_str("\\\""),
            Ok('\\') => quoted.push_str("\\\\"),
            Ok('\n') => quoted.push_str("\\n"),
            Ok('\r') => quoted.push_str("\\r"),
            Ok('\t') => quoted.push_str("\\t"),
            Ok('\u{8}') => quoted.push_str("\\b"),
            Ok('\u{c}') => quoted.push_str("\\f"),
            Ok(control @ '\0'..'\u{20}') => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(control)))
            }
            Ok(character) => quoted.push(character),
            // Half of a surrogate pair that was cut.
            Err(half) => quoted.push_str(&format!("\\u{:04x}", half.unpaired_surrogate())),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_cut_and_quoted_as_in_javascript() {
        let words = |text: &str| describe(&Value::from(text));
        assert_eq!(words("a\"\\\n\u{1}"), r#""a\"\\\n\u0001" (string)"#);
        assert_eq!(
            words(&"x".repeat(40)),
            format!("\"{}\" (string)", "x".repeat(40))
        );
        assert_eq!(
            words(&"x".repeat(41)),
            format!("\"{}…\" (string)", "x".repeat(40))
        );
        assert_eq!(
            words(&format!("{}😀", "x".repeat(39))),
            format!("\"{}\\ud83d…\" (string)", "x".repeat(39))
        );
    }
}
