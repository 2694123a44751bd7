//! Quick starts of ten packages. The interfaces in `interfaces` are as `jsic import` wrote them.

jsi_runtime::bindings!();

mod data;
mod pages;
mod texts;

use crate::program::{Console, JsConsole, Program, export_program};
use jsi_runtime::{JsError, Promise};

/// Prints a line of each package to the console.
struct Start;

impl Program for Start {
    fn run(&self) -> Promise<()> {
        Promise::new(async {
            data::axios()?;
            data::three()?;
            data::d3()?;
            data::leaflet()?;
            data::cytoscape()?;
            data::idb().await?;
            data::dexie().await?;
            texts::codemirror()?;
            texts::xterm().await?;
            pages::quill()
        })
    }
}

export_program!(Start);

/// Prints a line.
fn print(line: &str) -> Result<(), JsError> {
    JsConsole.log(line)
}
