//! The table of one engine, for the terminal.

use super::measured::{Row, Side, mean};

/// What the mean of all rows may be, and what it should be.
pub const MEAN_BAR: f64 = 0.45;
/// What it is to become.
pub const MEAN_GOAL: f64 = 0.33;

const HEADS: [&str; 7] = [
    "ours ns",
    "hand ns",
    "raw ns",
    "ratio",
    "quartiles",
    "bar",
    "met",
];

/// Cells of a row, in the order of the heads, after its name.
fn cells(row: &Row) -> [String; 7] {
    let time = |side| {
        row.best(side)
            .and_then(|way| way.median())
            .map(nanos)
            .unwrap_or_default()
    };
    // What has no hand-written side is compared with Rust alone.
    let other = if row.best(Side::Native).is_some() {
        Side::Native
    } else {
        Side::Raw
    };
    let ratio = row.ratio(Side::Hand);
    [
        time(Side::Ours),
        time(Side::Hand),
        time(other),
        ratio
            .map(|it| format!("{:.2}", it.median))
            .unwrap_or_default(),
        ratio
            .map(|it| format!("{:.2}–{:.2}", it.low, it.high))
            .unwrap_or_default(),
        row.bar.map(|bar| bar.to_string()).unwrap_or_default(),
        row.is_met()
            .map_or("", |met| if met { "yes" } else { "NO" })
            .to_owned(),
    ]
}

/// Nanoseconds with about three digits.
pub fn nanos(value: f64) -> String {
    if value < 10.0 {
        format!("{value:.2}")
    } else if value < 100.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.0}")
    }
}

/// The table, and the mean below it.
pub fn text(engine: &str, rows: &[Row]) -> String {
    let mut lines = vec![(
        format!("{engine}, of one operation"),
        HEADS.map(str::to_owned),
    )];
    lines.extend(rows.iter().map(|row| (row.name.clone(), cells(row))));
    let first = width(lines.iter().map(|(name, _)| name));
    let mut text = String::new();
    for (name, cells) in &lines {
        text += &pad(name, first, false);
        for (i, cell) in cells.iter().enumerate() {
            let widest = width(lines.iter().filter_map(|(_, cells)| cells.get(i)));
            text += "  ";
            text += &pad(cell, widest, true);
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    if let Some(mean) = mean(rows) {
        text += &format!(
            "geometric mean of {}: {mean:.3} (bar {MEAN_BAR}, goal {MEAN_GOAL})\n",
            counted(rows)
        );
    }
    text
}

fn counted(rows: &[Row]) -> String {
    match rows.iter().filter(|row| row.counts).count() {
        1 => "1 row".to_owned(),
        count => format!("{count} rows"),
    }
}

fn width<'a>(cells: impl Iterator<Item = &'a String>) -> usize {
    cells
        .map(|cell| cell.chars().count())
        .max()
        .unwrap_or_default()
}

fn pad(cell: &str, width: usize, right: bool) -> String {
    if right {
        format!("{cell:>width$}")
    } else {
        format!("{cell:<width$}")
    }
}

#[cfg(test)]
mod tests {
    use super::super::measured::tests::row;
    use super::*;

    #[test]
    fn cells_stand_below_their_heads() {
        let rows = [
            row(
                "short",
                Some(0.5),
                &[
                    (Side::Ours, &[50.0]),
                    (Side::Hand, &[200.0]),
                    (Side::Raw, &[10.0]),
                ],
            ),
            row(
                "a longer name of a row",
                Some(1.0),
                &[(Side::Ours, &[1234.5]), (Side::Hand, &[1000.0])],
            ),
        ];
        let expected = "\
Node, of one operation  ours ns  hand ns  raw ns  ratio  quartiles  bar  met
short                      50.0      200    10.0   0.25  0.25–0.25  0.5  yes
a longer name of a row     1234     1000           1.23  1.23–1.23    1   NO
geometric mean of 2 rows: 0.556 (bar 0.45, goal 0.33)
";
        assert_eq!(text("Node", &rows), expected);
    }
}
