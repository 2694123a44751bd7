//! Finds text that is nested so deeply that reading it would need too much stack. Such text is not written by people or tools.

/// The most brackets around a place, and the most operators in an expression without a comma.
const DEEPEST: usize = 3000;
const LONGEST: usize = 50_000;

/// Whether a text may be nested too deeply. Strings and comments count, so some text is refused that is not deep.
pub(super) fn is_deep(text: &str) -> bool {
    // the operators since the last separator, for each open bracket
    let mut outer: Vec<usize> = Vec::new();
    let (mut run, mut below) = (0_usize, 0_usize);
    for byte in text.bytes() {
        match byte {
            b'(' | b'[' | b'{' => {
                outer.push(run);
                below += run;
                run = 0;
                if outer.len() > DEEPEST {
                    return true;
                }
            }
            b')' | b']' | b'}' => {
                // what is called or indexed once more is one deeper
                let before = outer.pop().unwrap_or_default();
                below = below.saturating_sub(before);
                run = if byte == b'}' { 0 } else { before + 1 };
            }
            b';' | b',' => run = 0,
            b'+' | b'-' | b'*' | b'/' | b'!' | b'~' | b'.' | b'=' | b'>' | b'<' | b'?' | b'&'
            | b'|' | b'%' | b'^' | b'`' => run += 1,
            _ => {}
        }
        if run + below > LONGEST {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_text_is_found_and_long_text_is_not() {
        let deep = [
            "(".repeat(4000),
            "[{(".repeat(2000),
            "!".repeat(60_000),
            "x=>".repeat(60_000),
            format!("x{}", ".a".repeat(60_000)),
            format!("x{}", "()".repeat(60_000)),
            "a+".repeat(60_000),
            format!("{}(", "!".repeat(30_000)).repeat(3),
        ];
        for text in deep {
            assert!(is_deep(&text), "{}", text.get(..20).unwrap_or_default());
        }
        let long = [
            "a.b(c + 1);\n".repeat(60_000),
            "x = [1 + 2, f(-3)],\n".repeat(60_000),
            "if (a) { b(); } else ".repeat(9_000),
        ];
        for text in long {
            assert!(!is_deep(&text), "{}", text.get(..20).unwrap_or_default());
        }
    }
}
