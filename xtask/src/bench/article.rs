//! The benchmark of the article on which the examples are based: calls of JavaScript compared with calls in Rust.

use super::grid::Grid;
use super::measured::{Row, Side};

/// One operation of the article.
struct Operation {
    /// The rest of the row's name.
    name: &'static str,
    /// The limit in nanoseconds with JavaScript.
    nanos: f64,
    /// The limit as a multiple of the time in Rust alone.
    times: f64,
}

const OPERATIONS: [Operation; 2] = [
    Operation {
        name: "increment",
        nanos: 50.0,
        times: 5.0,
    },
    Operation {
        name: "create, increment",
        nanos: 150.0,
        times: 6.0,
    },
];

/// The result of one operation.
pub struct Line {
    /// The operation.
    pub name: &'static str,
    /// Nanoseconds with generated bindings.
    pub ours: f64,
    /// In Rust alone.
    pub native: f64,
    /// Ours divided by Rust's, in the median of all rounds.
    pub times: f64,
    /// The limit for our bindings.
    pub most_nanos: f64,
    /// The limit of `times`.
    pub most_times: f64,
    /// Nanoseconds of a bare import.
    raw: Option<f64>,
}

impl Line {
    /// Whether every import exceeds `most_times`: if the engine inlines the call in Rust, no call is left to compare with.
    pub fn is_out_of_reach(&self) -> bool {
        self.raw
            .is_some_and(|raw| raw / self.native > self.most_times)
    }

    fn verdict(&self) -> &'static str {
        if self.ours > self.most_nanos {
            "NO"
        } else if self.times <= self.most_times {
            "yes"
        } else if self.is_out_of_reach() {
            "the bare import neither"
        } else {
            "NO"
        }
    }
}

/// The measured operations.
pub fn lines(rows: &[Row]) -> Vec<Line> {
    let line = |operation: &Operation| {
        let row = rows
            .iter()
            .find(|row| row.article_operation() == Some(operation.name))?;
        let median = |side| row.best(side)?.median();
        Some(Line {
            name: operation.name,
            ours: median(Side::Ours)?,
            native: median(Side::Native)?,
            times: row.ratio(Side::Native)?.median,
            most_nanos: operation.nanos,
            most_times: operation.times,
            raw: median(Side::Raw),
        })
    };
    OPERATIONS.iter().filter_map(line).collect()
}

/// The four rows, and the bare import below each pair.
pub fn grid(engine: &str, rows: &[Row]) -> Grid {
    let of = format!("the article's benchmark, {engine}");
    let mut grid = Grid::new([&of, "µs each", "at most", "times Rust", "at most", "met"]);
    let micros = |nanos: f64| format!("{:.4}", nanos / 1000.0);
    for line in lines(rows) {
        grid.add(vec![
            format!("{}, JavaScript", line.name),
            micros(line.ours),
            micros(line.most_nanos),
            format!("{:.1}", line.times),
            line.most_times.to_string(),
            line.verdict().to_owned(),
        ]);
        grid.add(vec![format!("{}, Rust", line.name), micros(line.native)]);
        if let Some(raw) = line.raw {
            let times = format!("{:.1}", raw / line.native);
            grid.add(vec![
                format!("{}, bare import", line.name),
                micros(raw),
                String::new(),
                times,
            ]);
        }
    }
    grid
}

#[cfg(test)]
mod tests {
    use super::super::measured::tests::row;
    use super::*;

    #[test]
    fn a_limit_that_no_import_can_reach_is_reported() {
        let verdict = |ours, raw| {
            let ways: [(Side, &[f64]); 3] = [
                (Side::Ours, &[ours]),
                (Side::Raw, &[raw]),
                (Side::Native, &[1.0]),
            ];
            let rows = [row("article: increment", None, &ways)];
            lines(&rows).first().map(Line::verdict)
        };
        assert_eq!(verdict(4.0, 3.0), Some("yes"));
        assert_eq!(verdict(6.0, 3.0), Some("NO"));
        assert_eq!(verdict(9.0, 8.0), Some("the bare import neither"));
        assert_eq!(verdict(60.0, 8.0), Some("NO"));
    }

    #[test]
    fn both_limits_have_to_be_kept() {
        let rows = [
            row(
                "article: increment",
                None,
                &[(Side::Ours, &[20.0]), (Side::Native, &[2.0])],
            ),
            row(
                "article: create, increment",
                None,
                &[
                    (Side::Ours, &[100.0]),
                    (Side::Raw, &[50.0]),
                    (Side::Native, &[25.0]),
                ],
            ),
            row("object call", Some(1.0), &[(Side::Ours, &[1.0])]),
        ];
        let text = "\
the article's benchmark, Node   µs each  at most  times Rust  at most  met
increment, JavaScript            0.0200   0.0500        10.0        5   NO
increment, Rust                  0.0020
create, increment, JavaScript    0.1000   0.1500         4.0        6  yes
create, increment, Rust          0.0250
create, increment, bare import   0.0500                  2.0
";
        assert_eq!(grid("Node", &rows).text(), text);
        assert_eq!(rows.iter().filter_map(Row::article_operation).count(), 2);
    }
}
