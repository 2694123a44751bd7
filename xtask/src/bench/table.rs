//! The table of one engine, for the terminal.

use super::grid::Grid;
use super::measured::{Row, Side, Way, mean};

/// A mean of rows, and its limit.
pub struct Mean {
    /// Which rows.
    pub rows: &'static str,
    /// Whether a row is one of them.
    pub counts: fn(&Row) -> bool,
    /// The highest accepted mean.
    pub bar: f64,
}

/// The means of the table.
pub const MEANS: [Mean; 3] = [
    Mean {
        rows: "the first edition's rows",
        counts: |row| row.first,
        bar: 0.4,
    },
    Mean {
        rows: "all rows of imports",
        counts: |row| row.counts && !row.is_export(),
        bar: 0.5,
    },
    Mean {
        rows: "the rows of exports",
        counts: |row| row.counts && row.is_export(),
        bar: 0.9,
    },
];

/// The rows of one engine.
pub fn grid(engine: &str, rows: &[&Row]) -> Grid {
    let of = format!("{engine}, of one operation");
    let mut grid = Grid::new([
        &of,
        "ours ns",
        "hand ns",
        "raw ns",
        "ratio",
        "quartiles",
        "bar",
        "met",
    ]);
    for row in rows {
        grid.add(cells(row));
    }
    grid
}

fn cells(row: &Row) -> Vec<String> {
    let time = |side| {
        let median = row.best(side).and_then(Way::median);
        median.map(nanos).unwrap_or_default()
    };
    let ratio = row.ratio(Side::Hand);
    vec![
        row.name.clone(),
        time(Side::Ours),
        time(Side::Hand),
        time(Side::Raw),
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

/// The means of rows, as text.
pub fn mean_lines(rows: &[&Row]) -> Vec<String> {
    let line = |it: &Mean| {
        let count = rows.iter().filter(|row| (it.counts)(row)).count();
        let mean = mean(rows, it.counts)?;
        Some(format!(
            "geometric mean of {} ({count}): {mean:.3}, bar {}",
            it.rows, it.bar
        ))
    };
    MEANS.iter().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::super::measured::tests::row;
    use super::*;

    #[test]
    fn a_row_says_what_was_measured_and_whether_that_will_do() {
        let rows = [
            row(
                "short",
                Some(0.5),
                &[
                    (Side::Ours, &[50.0]),
                    (Side::Hand, &[200.0]),
                    (Side::Raw, &[1.0]),
                ],
            ),
            row(
                "a longer name",
                Some(1.0),
                &[(Side::Ours, &[1234.5]), (Side::Hand, &[1000.0])],
            ),
            row(
                "reported",
                None,
                &[(Side::Ours, &[2.0]), (Side::Raw, &[1.5])],
            ),
        ];
        let rows: Vec<&Row> = rows.iter().collect();
        let expected = "\
Node, of one operation  ours ns  hand ns  raw ns  ratio  quartiles  bar  met
short                      50.0      200    1.00   0.25  0.25–0.25  0.5  yes
a longer name              1234     1000           1.23  1.23–1.23    1   NO
reported                   2.00             1.50
";
        assert_eq!(grid("Node", &rows).text(), expected);
        assert_eq!(
            mean_lines(&rows),
            [
                "geometric mean of the first edition's rows (2): 0.556, bar 0.4",
                "geometric mean of all rows of imports (2): 0.556, bar 0.5"
            ]
        );
        assert!(mean_lines(&[]).is_empty());
    }
}
