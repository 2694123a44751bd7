//! Where two texts first differ, for the message of a failing test.

/// A few lines of both from there on, and those before.
pub fn first_difference(expected: &str, actual: &str) -> String {
    let mut before = Vec::new();
    let mut left = expected.lines();
    let mut right = actual.lines();
    loop {
        match (left.next(), right.next()) {
            (Some(a), Some(b)) if a == b => before.push(a),
            (None, None) => return " in line ends".to_owned(),
            (a, b) => {
                let shown = before.len().saturating_sub(6);
                let before = before[shown..].join("\n    ");
                return format!(":\n    {before}\n- {}\n+ {}", some(a, left), some(b, right));
            }
        }
    }
}

/// A few lines.
fn some<'a>(first: Option<&'a str>, lines: std::str::Lines<'a>) -> String {
    first
        .into_iter()
        .chain(lines.take(5))
        .collect::<Vec<_>>()
        .join("\n  ")
}
