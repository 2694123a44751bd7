//! Text of bytes that should be UTF-8, and are not.

/// The text of bytes that should be UTF-8. The function of the standard library has a second implementation of the check, which
/// would be a kilobyte of each program.
#[cold]
pub(crate) fn lossy(mut bytes: &[u8]) -> String {
    let mut text = String::new();
    loop {
        let error = match std::str::from_utf8(bytes) {
            Ok(rest) => {
                text.push_str(rest);
                return text;
            }
            Err(error) => error,
        };
        let (valid, rest) = bytes
            .split_at_checked(error.valid_up_to())
            .unwrap_or_default();
        text.push_str(std::str::from_utf8(valid).unwrap_or_default());
        text.push(char::REPLACEMENT_CHARACTER);
        bytes = error
            .error_len()
            .and_then(|count| rest.get(count..))
            .unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_that_of_the_standard_library() {
        let parts: [&[u8]; 10] = [
            b"",
            b"a",
            b"\xc3\xa4",
            b"\xf0\x9f\x98\x80",
            b"\xff",
            b"\xc3",
            b"\xe2\x82",
            b"\xed\xa0\x80",
            b"\xf0\x9f\x98",
            b"\xc0\x80",
        ];
        for first in parts {
            for second in parts {
                for third in parts {
                    let bytes = [first, second, third].concat();
                    assert_eq!(lossy(&bytes), String::from_utf8_lossy(&bytes), "{bytes:x?}");
                }
            }
        }
    }
}
