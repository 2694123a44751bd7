//! Tests without JavaScript: mocks take the place of clock.js.

use jsi_runtime::{JsError, Promise, block_on};
use mockall::predicate::eq;

use crate::app::MockClock;
use crate::greet;

#[test]
fn the_greeting_depends_on_the_time() {
    for (hours, text) in [
        (9.5, "Good morning, Ada!"),
        (12.0, "Good afternoon, Ada!"),
        (22.0, "Good evening, Ada!"),
    ] {
        let mut clock = MockClock::new();
        clock.expect_hours().returning(move || Ok(hours));
        clock
            .expect_show()
            .with(eq(text))
            .times(1)
            .returning(|_| Promise::ready(()));
        block_on(greet(&clock, "Ada")).unwrap();
    }
}

#[test]
fn an_error_of_javascript_is_returned() {
    let mut clock = MockClock::new();
    clock
        .expect_hours()
        .returning(|| Err(JsError::new("no clock")));
    let error = block_on(greet(&clock, "Ada")).unwrap_err();
    assert_eq!(error.message(), "no clock");
}
