//! A bar chart of chart.js: options with functions of Rust, scales by name, and data that are changed in place.

jsi_runtime::bindings!();

use crate::chart::{
    Bars, Chart, ChartType, Config, Console, Data, Dataset, Document, JsChart, JsConsole,
    JsDocument, JsTooltipItem, Labels, LiveData, LiveDataset, LiveDatasets, LiveScale, LiveScales,
    Options, Plugins, Program, Scale, ScaleType, Tick, Ticks, Tooltip, TooltipCallbacks,
    TooltipItem, UpdateMode, export_program,
};
use jsi_runtime::{Callback, JsError};

/// Prints the lines of this example to the console; the page shows the chart.
struct Start;

impl Program for Start {
    fn run(&self) -> Result<(), JsError> {
        let canvas = JsDocument.get_element_by_id("chart")?;
        let chart = JsChart::new(&canvas, &config())?;
        print_scale(&chart)?;

        // The chart's own data: a change is visible after `update`.
        let data = chart.data()?;
        data.labels()?.push("Thursday")?;
        let Some(hours) = data.datasets()?.get(0)? else {
            return Err(JsError::new("no dataset"));
        };
        let bars = hours.data()?;
        bars.push(9.0)?;
        bars.set(1, 12.0)?;
        hours.set_label("Hours, changed")?;
        chart.update(Some(&UpdateMode::None))?;
        print(&format!("{} bars, {:?}", bars.length()?, bars.get(1)?))?;
        print_scale(&chart)
    }
}

export_program!(Start);

fn config() -> Config {
    let hours = Callback::new(|value: f64, _: i32| format!("{value} h")).into_js();
    let label = Callback::new(|item: JsTooltipItem| -> Result<String, JsError> {
        Ok(format!("{}: {}", item.label()?, item.formatted_value()?))
    });
    let vertical = Scale {
        begin_at_zero: Some(true),
        ticks: Some(Ticks {
            step_size: Some(2.0),
            callback: Some(hours),
        }),
        ..Scale::default()
    };
    let horizontal = Scale {
        kind: Some(ScaleType::Category),
        ..Scale::default()
    };
    let tooltip = Tooltip {
        callbacks: Some(TooltipCallbacks {
            label: Some(label.into_js()),
        }),
    };
    Config {
        kind: ChartType::Bar,
        data: Data {
            labels: ["Monday", "Tuesday", "Wednesday"]
                .map(str::to_owned)
                .to_vec(),
            datasets: vec![Dataset {
                label: "Hours".to_owned(),
                data: vec![5.0, 7.0, 4.0],
            }],
        },
        options: Some(Options {
            animation: Some(false),
            responsive: Some(false),
            scales: Some(
                [("x".to_owned(), horizontal), ("y".to_owned(), vertical)]
                    .into_iter()
                    .collect(),
            ),
            plugins: Some(Plugins {
                tooltip: Some(tooltip),
            }),
        }),
    }
}

fn print_scale(chart: &JsChart) -> Result<(), JsError> {
    let Some(scale) = chart.scales()?.get("y")? else {
        return Err(JsError::new("no scale"));
    };
    let labels: Result<Vec<String>, JsError> = scale.ticks()?.iter().map(Tick::label).collect();
    print(&format!(
        "{} to {}: {}",
        scale.min()?,
        scale.max()?,
        labels?.join(", ")
    ))
}

fn print(text: &str) -> Result<(), JsError> {
    JsConsole.write_line(text)
}
