//! One parameter or result on the Rust side of a call: what the extern function takes, and the code that makes it.

use super::layout::Doc;
use super::rt;
use super::text::literal;
use crate::bindings::{Elements, Function, Marshal, Param, Presence, Reference, Scalar};

/// A parameter ready to be passed.
pub(crate) struct Lowered {
    /// The value of the statement `let __pN = …;` that comes before the call.
    pub(crate) prepare: Option<Doc>,
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
        Presence::OptionalNullable => Some("optional_nullable_flag"),
    }
}

/// The runtime function that encodes a value of this presence.
fn encode(presence: Presence) -> String {
    rt(match presence {
        Presence::Required | Presence::Rest => "encode_arg",
        Presence::Nullable => "encode_nullable",
        Presence::Optional => "encode_optional",
        Presence::OptionalNullable => "encode_optional_nullable",
    })
}

/// The runtime function that passes a callback of this presence.
fn callback(presence: Presence) -> String {
    rt(match presence {
        Presence::Required | Presence::Rest => "callback",
        Presence::Nullable => "nullable_callback",
        Presence::Optional => "optional_callback",
        Presence::OptionalNullable => "optional_nullable_callback",
    })
}

/// The runtime function that passes a promise of this presence.
fn promise(presence: Presence) -> String {
    rt(match presence {
        Presence::Required | Presence::Rest => "promise_arg",
        Presence::Nullable => "nullable_promise",
        Presence::Optional => "optional_promise",
        Presence::OptionalNullable => "optional_nullable_promise",
    })
}

/// The parameter of that index.
pub(crate) fn lower_param(function: &Function, index: usize, param: &Param) -> Lowered {
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
    let mut lowered = match param.marshal {
        Marshal::Void => Lowered {
            prepare: None,
            args: Vec::new(),
            types: Vec::new(),
        },
        Marshal::Scalar(scalar) => Lowered {
            prepare: None,
            args: vec![Doc::call(rt("arg"), vec![name()])],
            types: vec![raw(scalar)],
        },
        Marshal::SafeInteger(_) => Lowered {
            prepare: Some(Doc::Seq(vec![
                Doc::call(rt("safe"), vec![name(), place()]),
                Doc::text("?"),
            ])),
            args: vec![part("")],
            types: vec!["f64"],
        },
        Marshal::Text => Lowered {
            prepare: call(rt("str"), vec![or_empty(param)]),
            args: vec![part(".0"), part(".1")],
            types: vec!["i32", "i32"],
        },
        Marshal::Elements(Elements::Typed(_) | Elements::Buffer | Elements::Array(_)) => Lowered {
            prepare: call(rt("slice"), vec![or_empty(param)]),
            args: vec![part(".0"), part(".1")],
            types: vec!["i32", "i32"],
        },
        Marshal::Reference(Reference::Kind(_) | Reference::Class(_) | Reference::Function(_)) => {
            Lowered {
                prepare: None,
                args: vec![Doc::call(rt(reference(param.presence)), vec![name()])],
                types: vec![JS_VALUE],
            }
        }
        Marshal::View(view) => Lowered {
            prepare: call(
                rt(if view.readonly { "slice" } else { "slice_mut" }),
                vec![name()],
            ),
            args: vec![part(".0"), part(".1")],
            types: vec!["i32", "i32"],
        },
        Marshal::Callback(shape) => Lowered {
            prepare: call(
                callback(param.presence),
                vec![name(), Doc::text(format!("&__FUNCTION_{shape}"))],
            ),
            args: vec![part(".id()"), part(".shape()")],
            types: vec!["i32", "i32"],
        },
        Marshal::Promise(shape) => Lowered {
            prepare: call(
                promise(param.presence),
                vec![name(), Doc::text(format!("&__SHAPE_{shape}"))],
            ),
            args: vec![Doc::text(format!("&{local}"))],
            types: vec![JS_VALUE],
        },
        Marshal::Wire(shape) => {
            let by_value = matches!(param.presence, Presence::Required | Presence::Rest)
                && !param.is_reference();
            let value = if by_value {
                Doc::text(format!("&{}", param.name))
            } else {
                name()
            };
            Lowered {
                prepare: call(
                    encode(param.presence),
                    vec![value, Doc::text(format!("&__SHAPE_{shape}"))],
                ),
                args: vec![part(".ptr()"), part(".len()"), part(".shape()")],
                types: vec!["i32", "i32", "i32"],
            }
        }
    };
    if let (true, Some(flag)) = (param.flag(), flag(param.presence)) {
        lowered.args.insert(
            0,
            Doc::call(rt(flag), vec![Doc::text(format!("&{}", param.name))]),
        );
        lowered.types.insert(0, "i32");
    }
    lowered
}

/// The type of a reference parameter in the extern signature.
pub(crate) const JS_VALUE: &str = "&__rt::JsValue";

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
        Presence::Required | Presence::Rest => "js",
        Presence::Nullable => "or_null",
        Presence::Optional => "or_undefined",
        Presence::OptionalNullable => "or_null_or_undefined",
    }
}

/// The type of a scalar in the extern signature.
pub(crate) fn raw(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Kind(kind) => kind.row().direct.number().unwrap_or("i32"),
        Scalar::Enum => "i32",
    }
}

/// How a result comes back.
pub(crate) struct Lifted {
    /// The result of the extern function.
    pub(crate) ty: Option<&'static str>,
    /// Arguments after those of the parameters.
    pub(crate) args: Vec<Doc>,
    /// Their types.
    pub(crate) types: Vec<&'static str>,
    /// The runtime function that lifts what came back.
    pub(crate) function: String,
    /// Its further arguments.
    pub(crate) more: Vec<Doc>,
}

/// How this result comes back.
pub(crate) fn lift_result(function: &Function) -> Lifted {
    let result = &function.result;
    let either = |value, nullable| rt(if result.nullable { nullable } else { value });
    let simple = |ty| Lifted {
        ty,
        args: Vec::new(),
        types: Vec::new(),
        function: either("lift", "lift_nullable"),
        more: Vec::new(),
    };
    let of_shape = |function: &str, shape: usize| {
        let shape = Doc::text(format!("&__SHAPE_{shape}"));
        vec![Doc::call(rt(function), vec![shape])]
    };
    let reference = Some(&JS_VALUE[1..]);
    if let (Some(_), Some(listener)) = (&function.event, function.params.first()) {
        return Lifted {
            function: rt("lift_listener"),
            more: vec![
                Doc::text(listener.name.clone()),
                Doc::text(literal(&format!("{}: result", function.place))),
            ],
            ..simple(reference)
        };
    }
    match result.marshal {
        Marshal::Void | Marshal::View(_) | Marshal::Callback(_) => Lifted {
            function: rt("lift"),
            ..simple(None)
        },
        Marshal::Scalar(scalar) => simple(Some(raw(scalar))),
        Marshal::SafeInteger(_) => simple(Some("f64")),
        Marshal::Text | Marshal::Elements(_) => simple(Some("i32")),
        Marshal::Reference(Reference::Kind(_)) => simple(reference),
        Marshal::Reference(Reference::Class(shape)) => Lifted {
            args: of_shape("class_of", shape),
            types: vec!["i32"],
            ..simple(reference)
        },
        Marshal::Reference(Reference::Function(shape)) => Lifted {
            function: either("lift_function", "lift_nullable_function"),
            more: vec![
                Doc::text(format!("&__FUNCTION_{shape}")),
                Doc::text(literal(&format!("{}: result", function.place))),
            ],
            ..simple(reference)
        },
        Marshal::Promise(_) => Lifted {
            args: vec![Doc::text("__id"), Doc::text("__shape")],
            types: vec!["i32", "i32"],
            function: rt("lift"),
            ..simple(None)
        },
        Marshal::Wire(shape) if result.declared => Lifted {
            args: of_shape("shape", shape),
            types: vec!["i32"],
            function: either("lift_declared", "lift_nullable_declared"),
            more: vec![
                Doc::text(format!("&__SHAPE_{shape}")),
                Doc::text(literal(&format!("{}: result", function.place))),
            ],
            ..simple(Some("i32"))
        },
        Marshal::Wire(shape) => Lifted {
            args: of_shape("shape", shape),
            types: vec!["i32"],
            function: either("lift_encoded", "lift_nullable_encoded"),
            ..simple(Some("i32"))
        },
    }
}
