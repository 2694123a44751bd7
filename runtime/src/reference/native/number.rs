//! Numbers as JavaScript prints them: `1e+21`, `1e-7`, `Infinity`, and no sign of `-0`.

/// The result of `String(value)`.
pub(crate) fn to_text(value: f64) -> String {
    if value.is_nan() {
        return "NaN".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    // Rust's exponent form has the shortest digits that parse to the same number, as in JavaScript.
    let short = format!("{:e}", value.abs());
    let Some((mantissa, exponent)) = short.split_once('e') else {
        return short;
    };
    let digits = mantissa.replace('.', "");
    let text = layout(&digits, exponent.parse().unwrap_or(0));
    if value < 0.0 {
        format!("-{text}")
    } else {
        text
    }
}

/// Inserts the decimal point: `digits` times ten to `exponent`, with the point after the first digit.
fn layout(digits: &str, exponent: i32) -> String {
    let count = i32::try_from(digits.len()).unwrap_or(i32::MAX);
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
    if (0..21).contains(&exponent) {
        if count <= exponent + 1 {
            return format!("{digits}{}", zeros(exponent + 1 - count));
        }
        let (whole, part) = digits.split_at(usize::try_from(exponent + 1).unwrap_or(0));
        return format!("{whole}.{part}");
    }
    if (-6..0).contains(&exponent) {
        return format!("0.{}{digits}", zeros(-exponent - 1));
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    let size = exponent.unsigned_abs();
    match digits.split_at(1) {
        (first, "") => format!("{first}e{sign}{size}"),
        (first, rest) => format!("{first}.{rest}e{sign}{size}"),
    }
}

#[cfg(test)]
mod tests {
    use super::to_text;

    #[test]
    fn texts_are_those_of_javascript() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.5, "1.5"),
            (-1.5, "-1.5"),
            (100.0, "100"),
            (0.1, "0.1"),
            (0.000001, "0.000001"),
            (0.0000001, "1e-7"),
            (1.25e-7, "1.25e-7"),
            (123456789012345680000.0, "123456789012345680000"),
            (1e21, "1e+21"),
            (1.5e300, "1.5e+300"),
            (9007199254740993.0, "9007199254740992"),
            (5e-324, "5e-324"),
            (f64::MAX, "1.7976931348623157e+308"),
            (f64::NAN, "NaN"),
            (f64::NEG_INFINITY, "-Infinity"),
        ] {
            assert_eq!(to_text(value), text);
        }
    }
}
