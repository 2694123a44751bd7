//! A scale and an axis of D3. Both are functions with methods.

jsi_runtime::bindings!();

use crate::d3::{
    Axes, Axis, BandScale, Console, JsAxes, JsConsole, JsScales, JsSelections, LinearScale,
    Program, Scales, Selection, Selections, export_program,
};
use jsi_runtime::{Callback, JsError};

/// Prints the lines of this example to the console; the page shows the axis.
struct Start;

impl Program for Start {
    fn run(&self) -> Result<(), JsError> {
        let scale = JsScales.scale_linear()?;
        let scale = scale
            .domain((0.0, 97.0))?
            .nice(None)?
            .range((20.0, 380.0))?;
        // The scale is called as a function.
        print(&format!("50 is at {}", scale.call(50.0)?))?;
        print(&format!("200 is {}", scale.invert(200.0)?))?;
        let (start, end) = scale.current_domain()?;
        print(&format!(
            "from {start} to {end}: {:?}",
            scale.ticks(Some(5))?
        ))?;

        let names = ["a".to_owned(), "b".to_owned()];
        let bands = JsScales.scale_band()?.domain(&names)?.range((0.0, 100.0))?;
        print(&format!(
            "b: {:?}, z: {:?}",
            bands.call("b")?,
            bands.call("z")?
        ))?;
        print(&format!("width {}", bands.bandwidth()?))?;

        let percent = Callback::new(|value: f64, _: i32| format!("{value} %"));
        let axis = JsAxes.axis_bottom(&scale)?;
        let axis = axis.ticks(5)?.tick_format(&percent)?.tick_size_outer(0.0)?;
        let group = JsSelections.select("#axis")?.append("g")?;
        let group = group.attr("class", "bottom")?.attr_number("opacity", 0.5)?;
        // The axis draws itself when the selection calls it, or when it is called with the selection.
        group.call(&axis)?;
        let ticks = group.select_all(".tick text")?;
        print(&format!(
            "{} ticks, the first: {}",
            ticks.size()?,
            ticks.current_text()?
        ))?;
        axis.call(&group)
    }
}

export_program!(Start);

fn print(text: &str) -> Result<(), JsError> {
    JsConsole.write_line(text)
}
