//! One parameter or result on the Rust side of a call: what the extern function takes, and the code that makes it.

use super::layout::Doc;
use super::text::literal;
use super::traits::is_reference;
use crate::bindings::{Elements, Function, Marshal, Param, Presence, Reference, Scalar};

/// A path in the runtime's private module.
pub(crate) fn rt(name: &str) -> String {
    format!("::jsi_runtime::__private::{name}")
}

/// A parameter ready to be passed.
pub(crate) struct Passed {
    /// The value of the statement `let __pN = …;` that comes before the call.
    pub(crate) prepare: Option<Doc>,
    /// The statement ends with `?`.
    pub(crate) fallible: bool,
    /// The arguments of the extern function.
    pub(crate) args: Vec<Doc>,
    /// Their types.
    pub(crate) types: Vec<&'static str>,
}

fn flag(presence: Presence) -> Option<&'static str> {
    match presence {
        Presence::Required | Presence::Rest => None,
        Presence::Nullable => Some("nullable_flag"),
        Presence::Optional => Some("optional_flag"),
        Presence::OptionalNullable => Some("maybe_flag"),
    }
}

/// The name of a runtime function for a presence: `out`, `nullable_out`, `optional_out`, `maybe_out`.
fn variant(presence: Presence, name: &str) -> String {
    match presence {
        Presence::Required | Presence::Rest => rt(name),
        Presence::Nullable => rt(&format!("nullable_{name}")),
        Presence::Optional => rt(&format!("optional_{name}")),
        Presence::OptionalNullable => rt(&format!("maybe_{name}")),
    }
}

/// The parameter of that index.
pub(crate) fn pass(function: &Function, index: usize, param: &Param) -> Passed {
    let name = || Doc::text(param.name.clone());
    let local = format!("__p{index}");
    let part = |suffix: &str| Doc::text(format!("{local}{suffix}"));
    let call = |name: String, args: Vec<Doc>| Some(Doc::call(name, args));
    let place = || {
        Doc::text(literal(&format!(
            "{}: parameter {}",
            function.place, param.js_name
        )))
    };
    let mut passed = match param.marshal {
        Marshal::Void => Passed {
            prepare: None,
            fallible: false,
            args: Vec::new(),
            types: Vec::new(),
        },
        Marshal::Scalar(scalar) => Passed {
            prepare: None,
            fallible: false,
            args: vec![Doc::call(rt("arg"), vec![name()])],
            types: vec![raw(scalar)],
        },
        Marshal::SafeInteger(_) => Passed {
            prepare: call(rt("safe"), vec![name(), place()]),
            fallible: true,
            args: vec![part("")],
            types: vec!["f64"],
        },
        Marshal::Text => Passed {
            prepare: call(rt("str"), vec![or_empty(param)]),
            fallible: false,
            args: vec![part(".0"), part(".1")],
            types: vec!["i32", "i32"],
        },
        Marshal::Elements(Elements::Typed(_) | Elements::Array(_)) => Passed {
            prepare: call(rt("slice"), vec![or_empty(param)]),
            fallible: false,
            args: vec![part(".0"), part(".1")],
            types: vec!["i32", "i32"],
        },
        Marshal::Reference(Reference::Kind(_) | Reference::Class(_) | Reference::Function(_)) => {
            Passed {
                prepare: None,
                fallible: false,
                args: vec![Doc::call(rt(reference(param.presence)), vec![name()])],
                types: vec![JS_VALUE],
            }
        }
        Marshal::View(view) => Passed {
            prepare: call(
                rt(if view.readonly { "slice" } else { "slice_mut" }),
                vec![name()],
            ),
            fallible: false,
            args: vec![part(".0"), part(".1")],
            types: vec!["i32", "i32"],
        },
        Marshal::Callback(shape) => Passed {
            prepare: call(
                variant(param.presence, "callback"),
                vec![name(), Doc::text(format!("&__FUNCTION_{shape}"))],
            ),
            fallible: false,
            args: vec![part(".id()"), part(".shape()")],
            types: vec!["i32", "i32"],
        },
        Marshal::Promise(shape) => Passed {
            prepare: call(
                rt("promise_arg"),
                vec![name(), Doc::text(format!("&__SHAPE_{shape}"))],
            ),
            fallible: false,
            args: vec![Doc::text(format!("&{local}"))],
            types: vec![JS_VALUE],
        },
        Marshal::Wire(shape) => {
            let by_value = matches!(param.presence, Presence::Required | Presence::Rest)
                && !is_reference(param);
            let value = if by_value {
                Doc::text(format!("&{}", param.name))
            } else {
                name()
            };
            Passed {
                prepare: call(
                    variant(param.presence, "out"),
                    vec![value, Doc::text(format!("&__SHAPE_{shape}"))],
                ),
                fallible: false,
                args: vec![part(".ptr()"), part(".len()"), part(".shape()")],
                types: vec!["i32", "i32", "i32"],
            }
        }
    };
    if let (true, Some(flag)) = (param.flag(), flag(param.presence)) {
        passed.args.insert(
            0,
            Doc::call(rt(flag), vec![Doc::text(format!("&{}", param.name))]),
        );
        passed.types.insert(0, "i32");
    }
    passed
}

/// The type of a reference parameter in the extern signature.
pub(crate) const JS_VALUE: &str = "&::jsi_runtime::__private::JsValue";

/// The value, or an empty one where there is none.
fn or_empty(param: &Param) -> Doc {
    let name = &param.name;
    Doc::text(match param.presence {
        Presence::Required | Presence::Rest => name.clone(),
        Presence::Nullable | Presence::Optional => format!("{name}.unwrap_or_default()"),
        Presence::OptionalNullable => format!("{name}.flatten().unwrap_or_default()"),
    })
}

/// The runtime function that gives the externref of a reference.
fn reference(presence: Presence) -> &'static str {
    match presence {
        Presence::Required | Presence::Rest => "reference",
        Presence::Nullable => "or_null",
        Presence::Optional => "or_undefined",
        Presence::OptionalNullable => "or_either",
    }
}

/// The type of a scalar in the extern signature.
fn raw(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Kind(kind) => kind.row().direct.number().unwrap_or("i32"),
        Scalar::Enum => "i32",
    }
}

/// How a result comes back.
pub(crate) struct Received {
    /// The result of the extern function.
    pub(crate) ty: Option<&'static str>,
    /// Arguments after those of the parameters.
    pub(crate) args: Vec<Doc>,
    /// Their types.
    pub(crate) types: Vec<&'static str>,
    /// The runtime function that takes what came back.
    pub(crate) wrap: String,
    /// Its further arguments.
    pub(crate) more: Vec<Doc>,
}

/// How this result comes back.
pub(crate) fn receive(function: &Function) -> Received {
    let result = &function.result;
    let value = if result.nullable {
        "take_nullable"
    } else {
        "take"
    };
    let simple = |ty: &'static str| Received {
        ty: Some(ty),
        args: Vec::new(),
        types: Vec::new(),
        wrap: rt(value),
        more: Vec::new(),
    };
    match result.marshal {
        Marshal::Void | Marshal::View(_) | Marshal::Callback(_) => Received {
            ty: None,
            wrap: rt("done"),
            ..simple("")
        },
        Marshal::Scalar(scalar) => simple(raw(scalar)),
        Marshal::SafeInteger(_) => simple("f64"),
        Marshal::Text | Marshal::Elements(_) => simple("i32"),
        Marshal::Reference(Reference::Kind(_)) => simple(&JS_VALUE[1..]),
        Marshal::Reference(Reference::Class(shape)) => Received {
            args: vec![Doc::call(
                rt("class_of"),
                vec![Doc::text(format!("&__SHAPE_{shape}"))],
            )],
            types: vec!["i32"],
            ..simple(&JS_VALUE[1..])
        },
        Marshal::Reference(Reference::Function(shape)) => Received {
            wrap: rt(if result.nullable {
                "nullable_function"
            } else {
                "function"
            }),
            more: vec![
                Doc::text(format!("&__FUNCTION_{shape}")),
                Doc::text(literal(&format!("{}: result", function.place))),
            ],
            ..simple(&JS_VALUE[1..])
        },
        Marshal::Promise(_) => Received {
            ty: None,
            args: vec![Doc::text("__id"), Doc::text("__shape")],
            types: vec!["i32", "i32"],
            wrap: rt("promise"),
            more: Vec::new(),
        },
        Marshal::Wire(shape) => Received {
            args: vec![Doc::call(
                rt("shape"),
                vec![Doc::text(format!("&__SHAPE_{shape}"))],
            )],
            types: vec!["i32"],
            wrap: rt(if result.nullable {
                "nullable_wire"
            } else {
                "wire"
            }),
            ..simple("i32")
        },
    }
}
