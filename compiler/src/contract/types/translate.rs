//! Types of TypeScript as types of the language, where these are the same.

use serde::Deserialize;

use super::assertions::Assertion;

/// A function as TypeScript has it, or a value.
#[derive(Debug, Deserialize)]
pub(super) struct Signature {
    /// `None` for a value.
    params: Option<Vec<Param>>,
    /// The result, or the type of the value.
    result: String,
}

#[derive(Debug, Deserialize)]
struct Param {
    name: String,
    ty: String,
    optional: bool,
    rest: bool,
}

/// The declaration of a member with this type, if all of it has a counterpart.
pub(super) fn member(signature: &Signature, source: &str, assertion: &Assertion) -> Option<String> {
    let written = assertion.declaration.of(source);
    let name = assertion.span.of(source);
    let end = if written.trim_end().ends_with(';') {
        ";"
    } else {
        ""
    };
    let text = match (&signature.params, assertion.is_property) {
        (None, true) => format!("{name}: {}{end}", ty(&signature.result)?),
        (Some(params), false) => {
            let params: Option<Vec<String>> = params.iter().map(param).collect();
            let params = params?.join(", ");
            if assertion.is_constructor {
                format!("{name}({params}){end}")
            } else {
                format!("{name}({params}): {}{end}", result(&signature.result)?)
            }
        }
        _ => return None,
    };
    (text != written).then_some(text)
}

fn param(param: &Param) -> Option<String> {
    let mark = if param.optional { "?" } else { "" };
    let text = param
        .ty
        .strip_suffix(" | undefined")
        .filter(|_| param.optional);
    let name = &param.name;
    let is_name = name
        .chars()
        .all(|c| c.is_alphanumeric() || c == '_' || c == '$');
    if !is_name || name.is_empty() {
        return None;
    }
    if param.rest {
        let element = param.ty.strip_suffix("[]")?;
        return Some(format!("...{name}: Array<{}>", ty(element)?));
    }
    Some(format!("{name}{mark}: {}", ty(text.unwrap_or(&param.ty))?))
}

fn result(text: &str) -> Option<String> {
    match text {
        "void" | "undefined" => Some("Void".to_owned()),
        _ => match text
            .strip_prefix("Promise<")
            .and_then(|it| it.strip_suffix('>'))
        {
            Some("void" | "undefined") => Some("Promise<Void>".to_owned()),
            Some(inner) => Some(format!("Promise<{}>", simple(inner)?)),
            None => ty(text),
        },
    }
}

fn ty(text: &str) -> Option<String> {
    for absent in [" | null", " | undefined"] {
        if let Some(inner) = text.strip_suffix(absent) {
            return Some(format!("{}?", simple(inner)?));
        }
    }
    match text.strip_suffix("[]") {
        Some(element) => Some(format!("Array<{}>", simple(element)?)),
        None => simple(text),
    }
}

fn simple(text: &str) -> Option<String> {
    let name = match text {
        "string" => "String",
        "number" => "Number",
        "boolean" => "Boolean",
        "symbol" => "Symbol",
        "Date" => "Date",
        "any" | "unknown" => "Any",
        "object" => "Object",
        _ => return None,
    };
    Some(name.to_owned())
}
