//! The results of the harness, as `xtask/web/bench/run.mjs` writes them, and values that are computed from them.

use serde::{Deserialize, Serialize};

use super::stats::{self, Spread};

/// The results of one engine.
#[derive(Debug, Deserialize, Serialize)]
pub struct Measured {
    /// The engine and its version.
    pub version: String,
    /// The rows of `bench/calls`.
    pub rows: Vec<Row>,
}

/// A row of `bench/calls`.
#[derive(Debug, Deserialize, Serialize)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// The accepted ratio of ours to the hand-written side.
    pub bar: Option<f64>,
    /// Whether it counts for the mean of all rows.
    pub counts: bool,
    /// Whether it counts for the mean of the first edition's rows.
    pub first: bool,
    /// The number of iterations of a round.
    pub iterations: u32,
    /// The sides of the row.
    pub ways: Vec<Way>,
}

/// One side of a row.
#[derive(Debug, Deserialize, Serialize)]
pub struct Way {
    /// Whose it is.
    pub side: Side,
    /// The variant, if a side has several.
    pub variant: String,
    /// Nanoseconds of one operation in each round; equal indices are the same round.
    pub nanos: Vec<f64>,
}

/// The owner of a side.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Generated bindings.
    Ours,
    /// Bindings written by hand.
    Hand,
    /// Bare imports.
    Raw,
    /// Rust alone.
    Native,
}

impl Measured {
    /// The rows except those of the article, which has its own tables.
    pub fn calls(&self) -> Vec<&Row> {
        let is_call = |row: &&Row| row.article_operation().is_none();
        self.rows.iter().filter(is_call).collect()
    }
}

impl Way {
    /// Nanoseconds of one operation.
    pub fn median(&self) -> Option<f64> {
        stats::median(&self.nanos)
    }
}

impl Row {
    /// The operation of the article that it measures, if it is one of those; they have their own table.
    pub fn article_operation(&self) -> Option<&str> {
        self.name.strip_prefix("article: ")
    }

    /// Whether it measures a call from JavaScript; those have their own mean.
    pub fn is_export(&self) -> bool {
        self.name.starts_with("export: ")
    }

    /// The fastest variant of a side.
    pub fn best(&self, side: Side) -> Option<&Way> {
        let median = |way: &&Way| way.median().unwrap_or(f64::INFINITY);
        self.ways
            .iter()
            .filter(|way| way.side == side)
            .min_by(|a, b| median(a).total_cmp(&median(b)))
    }

    /// Ours divided by the other side, round by round.
    pub fn ratio(&self, to: Side) -> Option<Spread> {
        let (ours, other) = (self.best(Side::Ours)?, self.best(to)?);
        let ratios = ours.nanos.iter().zip(&other.nanos);
        stats::spread(ratios.map(|(ours, other)| ours / other))
    }

    /// Whether the ratio is within the bar, if there is one.
    pub fn is_met(&self) -> Option<bool> {
        Some(self.ratio(Side::Hand)?.median <= self.bar?)
    }
}

/// The geometric mean of the ratios of the rows that count in this way.
pub fn mean(rows: &[&Row], counts: fn(&Row) -> bool) -> Option<f64> {
    let ratios: Vec<f64> = rows
        .iter()
        .filter(|row| counts(row))
        .filter_map(|row| Some(row.ratio(Side::Hand)?.median))
        .collect();
    stats::geometric_mean(&ratios)
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A row with these times.
    pub fn row(name: &str, bar: Option<f64>, ways: &[(Side, &[f64])]) -> Row {
        Row {
            name: name.to_owned(),
            bar,
            counts: bar.is_some(),
            first: bar.is_some(),
            iterations: 1,
            ways: ways
                .iter()
                .map(|(side, nanos)| Way {
                    side: *side,
                    variant: String::new(),
                    nanos: nanos.to_vec(),
                })
                .collect(),
        }
    }

    #[test]
    fn the_better_of_two_hand_written_ways_counts() {
        let ways: [(Side, &[f64]); 3] = [
            (Side::Ours, &[5.0, 6.0, 7.0]),
            (Side::Hand, &[30.0, 30.0, 30.0]),
            (Side::Hand, &[10.0, 10.0, 10.0]),
        ];
        let row = row("a", Some(0.5), &ways);
        assert_eq!(row.ratio(Side::Hand).map(|ratio| ratio.median), Some(0.6));
        assert_eq!(row.is_met(), Some(false));
        assert_eq!(row.ratio(Side::Raw), None);
    }

    #[test]
    fn only_rows_that_count_are_in_the_mean() {
        let counts = row(
            "a",
            Some(1.0),
            &[(Side::Ours, &[1.0]), (Side::Hand, &[4.0])],
        );
        let reported = row("b", None, &[(Side::Ours, &[9.0]), (Side::Hand, &[1.0])]);
        assert_eq!(mean(&[&counts, &reported], |row| row.counts), Some(0.25));
        assert_eq!(mean(&[], |row| row.counts), None);
        let export = row(
            "export: a",
            Some(1.0),
            &[(Side::Ours, &[1.0]), (Side::Hand, &[2.0])],
        );
        assert_eq!(mean(&[&counts, &export], Row::is_export), Some(0.5));
    }
}
