//! Runs the program with a mock of its interface: plain `cargo test`, no JavaScript, no browser.

use std::rc::Rc;

use jsi_runtime::{JsError, Promise, block_on};
use mockall::predicate::eq;

use crate::weather::{FakeWeather, MockWeather, Weather};
use crate::{number_choices, report};

/// Expects exactly one line.
fn expect_line(page: &mut MockWeather, line: &'static str) {
    page.expect_show()
        .with(eq(line))
        .times(1)
        .returning(|_| Ok(()));
}

#[test]
fn each_place_gets_a_line() {
    let mut page = MockWeather::new();
    page.expect_temperature()
        .with(eq("Oslo"))
        .returning(|_| Promise::ready(-3.2));
    page.expect_temperature()
        .with(eq("Rome"))
        .returning(|_| Promise::ready(24.9));
    expect_line(&mut page, "Oslo: -3 °C, mind the ice");
    expect_line(&mut page, "Rome: 25 °C, enjoy the sun");
    block_on(report(&page, &["Oslo", "Rome"])).unwrap();
}

#[test]
fn a_place_that_fails_does_not_stop_the_others() {
    let mut page = MockWeather::new();
    page.expect_temperature()
        .with(eq("Atlantis"))
        .returning(|_| Promise::new(async { Err(JsError::new("404 not found")) }));
    page.expect_temperature()
        .with(eq("Bergen"))
        .returning(|_| Promise::ready(9.0));
    expect_line(&mut page, "Atlantis: unknown (404 not found)");
    expect_line(&mut page, "Bergen: 9 °C, take a coat");
    block_on(report(&page, &["Atlantis", "Bergen"])).unwrap();
}

#[test]
fn an_error_while_showing_ends_the_report() {
    let mut page = MockWeather::new();
    page.expect_temperature()
        .times(1)
        .returning(|_| Promise::ready(1.0));
    page.expect_show()
        .times(1)
        .returning(|_| Err(JsError::new("no list")));
    let error = block_on(report(&page, &["Kyiv", "Lima"])).unwrap_err();
    assert_eq!(error.message(), "no list");
}

#[test]
fn choices_are_numbered() {
    let mut page = MockWeather::new();
    page.expect_on_choice().times(1).returning(|_| Ok(()));
    expect_line(&mut page, "choice 1: Quito");
    expect_line(&mut page, "choice 2: Perth");
    let listener = number_choices(Rc::new(page)).unwrap();
    listener.call(("Quito".to_owned(),)).unwrap();
    listener.call(("Perth".to_owned(),)).unwrap();
}

/// A fake that implements one member.
struct Sunny;

impl FakeWeather for Sunny {
    fn temperature(&self, _place: &str) -> Promise<f64> {
        Promise::ready(30.0)
    }
}

#[test]
fn a_member_that_a_fake_lacks_is_an_error_with_its_name() {
    let error = block_on(report(&Sunny, &["Cairo"])).unwrap_err();
    assert_eq!(
        error.message(),
        "Weather.show: not implemented by this fake"
    );
}

#[test]
fn a_fake_is_the_interface() {
    let weather: &dyn Weather = &Sunny;
    assert_eq!(block_on(weather.temperature("Cairo")), Ok(30.0));
}
