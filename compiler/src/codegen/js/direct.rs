//! The members of an export that cross in their signatures: glue checks the arguments, calls a function of WebAssembly, and takes
//! the result.
//!
//! Fast path of calls from JavaScript (benchmark rows `export …`).

use jsi_abi::{Direct, Kind};

use super::param::scalar_value;
use super::result::checked;
use super::text::literal;
use crate::bindings::{
    Crossing, DirectCall, Elements, ExportFunction, ExportParam, Marshal, Presence, Reference,
    Role, Scalar,
};

/// The null result, or the error that is thrown. Here the status is reset, since the stack may have no room for the call.
const OUTCOME: &str = "it.outcome(s.status, s.status = 0)";

/// What a member is called on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum On {
    /// The value of an interface, or a class itself.
    Nothing,
    /// `this`, an object of a class.
    This,
    /// An object whose number is the variable `n`.
    Number,
}

/// The variables of the functions that cross in their signatures, for a `let`; empty if there are none.
pub(super) fn variables<'a>(functions: impl Iterator<Item = &'a ExportFunction>) -> String {
    let direct = functions.filter_map(|it| match it.crossing {
        Crossing::Direct(_) => Some(variable(it)),
        Crossing::Encoded(_) => None,
    });
    direct.collect::<Vec<_>>().join(", ")
}

fn variable(function: &ExportFunction) -> String {
    match function.role {
        Role::New => "make".to_owned(),
        Role::Call | Role::Get | Role::Set | Role::Has | Role::Index(_) => {
            format!("f{}", function.number)
        }
    }
}

/// The statements of a member's body.
pub(super) fn body(function: &ExportFunction, direct: &DirectCall, on: On) -> Vec<String> {
    let mut lines = entered(function, direct, on);
    match result(direct) {
        None => lines.push(format!("if (r !== 0) {OUTCOME};")),
        Some(value) => {
            let good = good(direct.result);
            lines.push(format!(
                "return {good}s.status === 0 ? {value} : {OUTCOME};"
            ));
        }
    }
    if function.result.is_this {
        lines.push("return this;".to_owned());
    }
    lines
}

/// The statements of a constructor's body up to the number of the object, the variable `r`.
pub(super) fn made(function: &ExportFunction, direct: &DirectCall) -> Vec<String> {
    let mut lines = entered(function, direct, On::Nothing);
    lines.push(format!("if (s.status !== 0) {OUTCOME};"));
    lines
}

/// The statements up to the call.
fn entered(function: &ExportFunction, direct: &DirectCall, on: On) -> Vec<String> {
    let mut args = Arguments::default();
    args.checks
        .push("if (s.dead !== undefined) it.alive();".to_owned());
    match on {
        On::Nothing => {}
        On::Number => args.numbers.push("n".to_owned()),
        On::This => {
            let place = literal(&function.place);
            args.checks.push(format!("const n = on(this, {place});"));
            args.numbers.push("n".to_owned());
        }
    }
    let in_memory = direct.params.iter().filter(|it| is_in_memory(**it));
    let several = in_memory.count() > 1;
    if several {
        args.writes.push("rt.begin();".to_owned());
    }
    for (index, (param, marshal)) in function.params.iter().zip(&direct.params).enumerate() {
        let place = literal(&format!("{}: parameter {}", function.place, param.js_name));
        let it = Parameter {
            index,
            param,
            place,
            several,
            is_last: index + 1 == function.params.len(),
        };
        args.one(&it, *marshal);
    }
    let Arguments {
        checks: mut lines,
        writes,
        numbers,
    } = args;
    lines.extend(writes);
    let (index, has_number) = match function.role {
        Role::New => ("-1".to_owned(), true),
        Role::Call | Role::Get | Role::Set | Role::Has | Role::Index(_) => {
            (function.number.to_string(), is_number(direct.result))
        }
    };
    let assigned = if has_number {
        lines.push("let r;".to_owned());
        "r = "
    } else {
        ""
    };
    let call = format!(
        "({} ??= it.direct({index}))({})",
        variable(function),
        numbers.join(", ")
    );
    lines.push(format!("try {{ {assigned}{call}; }} catch (e) {{"));
    // as in the runtime: with an exhausted stack only an assignment is possible
    lines.push("  s.dead ??= true;".to_owned());
    lines.push("  try { e = it.died(e); } catch { s.spare.cause ??= e; e = s.spare; }".to_owned());
    lines.push("  throw e;".to_owned());
    lines.push("}".to_owned());
    lines
}

#[derive(Default)]
struct Arguments {
    /// Statements that check the arguments, in order.
    checks: Vec<String>,
    /// Statements that pass what is no number, after all checks.
    writes: Vec<String>,
    /// The numbers of the call.
    numbers: Vec<String>,
}

struct Parameter<'a> {
    index: usize,
    param: &'a ExportParam,
    /// A literal.
    place: String,
    /// Whether several arguments of the call are in memory.
    several: bool,
    is_last: bool,
}

impl Arguments {
    fn one(&mut self, it: &Parameter<'_>, marshal: Marshal) {
        let Parameter { index, place, .. } = it;
        let flag = flag(it.param.presence, *index);
        if let Some(flag) = &flag {
            self.checks.push(format!("const p{index} = {flag};"));
            self.numbers.push(format!("p{index}"));
        }
        let present = |value: String, absent: &str| match flag {
            Some(_) => format!("p{index} === 2 ? {} : {absent}", grouped(&value)),
            None => value,
        };
        let argument = format!("a{index}");
        let value = |kind: Kind, good: &str| checked(kind, &argument, good, place);
        let (check, write) = match marshal {
            Marshal::Scalar(Scalar::Kind(kind)) | Marshal::SafeInteger(kind) => {
                let absent = if kind.row().direct == Direct::I64 {
                    "0n"
                } else {
                    "0"
                };
                (Some(present(value(kind, &argument), absent)), None)
            }
            Marshal::Text => {
                let put = if it.several { "nextStr" } else { "putStr" };
                let check = value(Kind::String, &argument);
                let write = format!("rt.{put}(v{index}, {place})");
                (Some(present(check, "\"\"")), Some(present(write, "0")))
            }
            // reading an element may run code of users: before anything is written
            Marshal::Elements(Elements::Array(array)) => {
                let (name, kind) = (array.name(), array.kind().row().js);
                if it.is_last && self.writes.is_empty() {
                    let write = format!("rt.putNumbers({argument}, \"{kind}\", {place})");
                    (None, Some(present(write, "0")))
                } else {
                    let put = if it.several { "nextTyped" } else { "putTyped" };
                    let check = format!("rt.numbers({argument}, {place}, \"{kind}\")");
                    let write = format!("rt.{put}(v{index}, \"{name}\", {place})");
                    (Some(present(check, "0")), Some(present(write, "0")))
                }
            }
            Marshal::Elements(elements) => {
                let put = if it.several { "nextTyped" } else { "putTyped" };
                let name = match elements {
                    Elements::Typed(array) | Elements::Array(array) => array.name(),
                    Elements::Buffer => "ArrayBuffer",
                };
                if it.is_last {
                    let write = format!("rt.{put}(a{index}, \"{name}\", {place})");
                    (None, Some(present(write, "0")))
                } else {
                    // now its elements are those of a typed array
                    let name_then = if elements == Elements::Buffer {
                        "Uint8Array"
                    } else {
                        name
                    };
                    let check = format!("rt.typed(a{index}, {place}, \"{name}\")");
                    let write = format!("rt.{put}(v{index}, \"{name_then}\", {place})");
                    (Some(present(check, "0")), Some(present(write, "0")))
                }
            }
            Marshal::Reference(Reference::Kind(kind)) => {
                let check = value(kind, &argument);
                let write = format!("it.give(v{index}, {place})");
                (Some(present(check, "0")), Some(present(write, "0")))
            }
            // decided by `lower`: not direct
            Marshal::Void
            | Marshal::Scalar(Scalar::Enum)
            | Marshal::View(_)
            | Marshal::Reference(Reference::Class(_) | Reference::Function(_))
            | Marshal::Callback(_)
            | Marshal::Promise(_)
            | Marshal::Wire(_) => return,
        };
        if let Some(check) = check {
            self.checks.push(format!("const v{index} = {check};"));
        }
        self.numbers.push(match write {
            Some(write) => {
                self.writes.push(format!("const m{index} = {write};"));
                format!("m{index}")
            }
            None => format!("v{index}"),
        });
    }
}

/// A condition as a part of another one.
fn grouped(value: &str) -> String {
    if value.contains(" ? ") {
        format!("({value})")
    } else {
        value.to_owned()
    }
}

/// The expression of the number that an argument which may be absent has: 0 missing, 1 null, 2 present.
fn flag(presence: Presence, index: usize) -> Option<String> {
    match presence {
        Presence::Required | Presence::Rest => None,
        Presence::Nullable | Presence::Optional => Some(format!(
            "a{index} === undefined || a{index} === null ? 0 : 2"
        )),
        Presence::OptionalNullable => Some(format!(
            "a{index} === undefined ? 0 : a{index} === null ? 1 : 2"
        )),
    }
}

fn is_in_memory(marshal: Marshal) -> bool {
    match marshal {
        Marshal::Text | Marshal::Elements(_) => true,
        Marshal::Void
        | Marshal::Scalar(_)
        | Marshal::SafeInteger(_)
        | Marshal::View(_)
        | Marshal::Reference(_)
        | Marshal::Callback(_)
        | Marshal::Promise(_)
        | Marshal::Wire(_) => false,
    }
}

/// What makes it unnecessary to look at the status, with an `||`: a result that is not the one of a call that has failed.
fn good(result: Marshal) -> &'static str {
    let direct = match result {
        Marshal::Scalar(Scalar::Enum) => Direct::I32,
        Marshal::Scalar(Scalar::Kind(kind)) | Marshal::SafeInteger(kind) => kind.row().direct,
        Marshal::Void
        | Marshal::Text
        | Marshal::Elements(_)
        | Marshal::View(_)
        | Marshal::Reference(_)
        | Marshal::Callback(_)
        | Marshal::Promise(_)
        | Marshal::Wire(_) => return "",
    };
    match direct {
        Direct::I32 => "r !== -2147483648 || ",
        Direct::F32 | Direct::F64 => "r === r || ",
        _ => "",
    }
}

/// Whether the function of WebAssembly returns the result, or that there is none.
fn is_number(result: Marshal) -> bool {
    match result {
        Marshal::Void | Marshal::Scalar(_) | Marshal::SafeInteger(_) => true,
        Marshal::Text
        | Marshal::Elements(_)
        | Marshal::View(_)
        | Marshal::Reference(_)
        | Marshal::Callback(_)
        | Marshal::Promise(_)
        | Marshal::Wire(_) => false,
    }
}

/// The expression of the result; none if there is no value.
fn result(direct: &DirectCall) -> Option<String> {
    Some(match direct.result {
        Marshal::Void => return None,
        Marshal::Scalar(scalar) => scalar_value(scalar, "r"),
        Marshal::SafeInteger(_) => "r".to_owned(),
        Marshal::Elements(Elements::Typed(array)) if array.name() == "Uint8ClampedArray" => {
            "new Uint8ClampedArray(it.reply().buffer)".to_owned()
        }
        Marshal::Elements(Elements::Buffer) => "it.reply().buffer".to_owned(),
        Marshal::Elements(Elements::Array(_)) => "rt.plain(it.reply())".to_owned(),
        Marshal::Text
        | Marshal::Elements(Elements::Typed(_))
        | Marshal::View(_)
        | Marshal::Reference(_)
        | Marshal::Callback(_)
        | Marshal::Promise(_)
        | Marshal::Wire(_) => "it.reply()".to_owned(),
    })
}
