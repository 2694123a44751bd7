//! A program that uses only the trait `Weather`, so that it can be tested without JavaScript.

jsi_runtime::bindings!();

#[cfg(all(test, not(target_family = "wasm")))]
mod tests;

use std::rc::Rc;

use crate::weather::Weather;
use jsi_runtime::{Callback, JsError};

/// Shows one line per place. If the request for a place fails, the line contains the error, and the other places are shown.
pub async fn report(weather: &impl Weather, places: &[&str]) -> Result<(), JsError> {
    for place in places {
        let line = match weather.temperature(place).await {
            Ok(degrees) => format!("{place}: {degrees:.0} °C, {}", advice(degrees)),
            Err(error) => format!("{place}: unknown ({})", error.message()),
        };
        weather.show(&line)?;
    }
    Ok(())
}

/// Shows the user's choices with a number, as long as the returned callback lives.
pub fn number_choices(
    weather: Rc<impl Weather + 'static>,
) -> Result<Callback<'static, (String,), ()>, JsError> {
    let shown = Rc::clone(&weather);
    let mut count = 0;
    let listener = Callback::new(move |place: String| {
        count += 1;
        shown.show(&format!("choice {count}: {place}"))
    });
    weather.on_choice(&listener)?;
    Ok(listener)
}

fn advice(degrees: f64) -> &'static str {
    match degrees {
        d if d < 0.0 => "mind the ice",
        d if d < 15.0 => "take a coat",
        _ => "enjoy the sun",
    }
}
