//! Turns a panic of a handler into an error, so that the server continues.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Calls the function; `Err` has the message of its panic.
pub(super) fn guarded<T>(doing: impl FnOnce() -> T) -> Result<T, String> {
    // the caller creates its state anew after an error
    catch_unwind(AssertUnwindSafe(doing)).map_err(|payload| {
        let text = payload.downcast_ref::<&str>().map(|it| (*it).to_owned());
        text.or_else(|| payload.downcast_ref::<String>().cloned())
            .unwrap_or_else(|| "unknown reason".to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_with_its_words() {
        assert_eq!(guarded(|| 3), Ok(3));
        assert_eq!(
            guarded(|| panic!("words")),
            Err::<(), _>("words".to_owned())
        );
        let number = 7;
        let formatted = guarded(|| panic!("number {number}"));
        assert_eq!(formatted, Err::<(), _>("number 7".to_owned()));
    }
}
