//! Awaits JavaScript promises in Rust; a rejection is an `Err`.

jsi_runtime::bindings!();

use crate::promises::{
    Clock, Console, JsClock, JsConsole, JsPromises, Program, Promises, export_program,
};
use jsi_runtime::{JsError, Promise};

struct Start;

impl Program for Start {
    fn run(&self) -> Promise<()> {
        Promise::new(run())
    }
}

export_program!(Start);

/// Prints the lines of this example to the console, as each promise settles.
async fn run() -> Result<(), JsError> {
    let promises = JsPromises;
    let print = |text: String| JsConsole.write_line(&text);

    let start = JsClock.now()?;
    promises.wait2_seconds().await?;
    print(format!("Waited {}s.", seconds_since(start)?))?;

    let start = JsClock.now()?;
    let text = promises.wait_get_string().await?;
    print(format!(
        "Waited {}s for WaitGetString: '{text}'",
        seconds_since(start)?
    ))?;

    let start = JsClock.now()?;
    let date = promises.wait_get_date().await?;
    print(format!(
        "Waited {}s for WaitGetDate: '{date}'",
        seconds_since(start)?
    ))?;

    let text = promises.fetch_current_url().await?;
    print(format!(
        "responseText.Length: {}",
        text.encode_utf16().count()
    ))?;

    let start = JsClock.now()?;
    promises.async_function().await?;
    print(format!(
        "Waited {}s for AsyncFunction.",
        seconds_since(start)?
    ))?;

    if let Err(error) = promises.conditional_success(false).await {
        print(format!("JS Exception Caught: '{}'", error.message()))?;
    }
    Ok(())
}

/// Seconds with one decimal digit and without a leading zero: `2.0`, `.5`.
fn seconds_since(start: f64) -> Result<String, JsError> {
    let text = format!("{:.1}", (JsClock.now()? - start) / 1000.0);
    Ok(text.strip_prefix('0').map(str::to_owned).unwrap_or(text))
}
