//! Calls from JavaScript. The loops are in `xtask/web/bench/exported.mjs`, one copy for each side.

use crate::row::{Row, Side};

pub fn rows() -> Vec<Row> {
    let row = |name, bar, driver| {
        Row::new(name, bar)
            .driven(Side::Ours, driver)
            .driven(Side::Hand, driver)
    };
    vec![
        row("export: nothing", 1.3, "nothing"),
        row("export: add", 1.3, "add"),
        row("export: short string in", 1.0, "textIn"),
        row("export: short string out", 1.0, "textOut"),
        row("export: record of 8 fields in", 0.8, "recordIn"),
        row("export: 1 KiB of bytes in", 1.0, "bytesIn"),
        row("export: 20 MiB of bytes out", 1.0, "bytesOut"),
        row("export: Array<f64> of 100 in", 0.8, "numbersIn"),
        row("export: Object in", 1.3, "objectIn"),
        row("export: method of a class", 1.3, "method"),
        row("export: getter of a class", 1.3, "getter"),
        row("export: new + method + dispose", 1.0, "life"),
    ]
}
