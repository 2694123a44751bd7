//! What a valid value is in generated JavaScript: results, fields of records and values of callbacks are checked by these texts.

use jsi_abi::Check;

/// How generated JavaScript checks a value. In the texts `#` stands for its variable.
#[derive(Debug)]
pub(crate) enum Test {
    /// True of a good value.
    Expression(String),
    /// A function of the runtime that gives what is to be passed on.
    Function(&'static str),
}

/// The test of a check; none where the runtime has one that is no single expression.
pub(crate) fn test(check: Check) -> Option<Test> {
    let of_type = |name: &str| format!("typeof # === \"{name}\"");
    // bitwise operators throw for a bigint and call `valueOf` of an object, so the type is looked at first
    let narrow = |test: &str| format!("{} && {test} === #", of_type("number"));
    Some(Test::Expression(match check {
        Check::Boolean => of_type("boolean"),
        Check::Number => of_type("number"),
        Check::TypeOf(name) => of_type(name),
        Check::Integer { bits, signed, .. } => match (bits, signed) {
            (64.., true) => "Number.isSafeInteger(#)".to_owned(),
            (64.., false) => "Number.isSafeInteger(#) && # >= 0".to_owned(),
            (32, true) => narrow("(# | 0)"),
            (32, false) => narrow("# >>> 0"),
            (_, true) => narrow(&format!("# << {0} >> {0}", 32_u32.saturating_sub(bits))),
            (_, false) => narrow(&format!("(# & {})", (1_u64 << bits) - 1)),
        },
        Check::BigInt { bits, signed, .. } => {
            let sign = if signed { "Int" } else { "Uint" };
            format!("{} && BigInt.as{sign}N({bits}, #) === #", of_type("bigint"))
        }
        Check::Float32 => return Some(Test::Function("float32")),
        Check::Char => return Some(Test::Function("char")),
        Check::Date => return Some(Test::Function("millis")),
        Check::Anything | Check::Error | Check::Object | Check::Promise | Check::Composed => {
            return None;
        }
    }))
}
