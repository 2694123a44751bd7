//! Finds results that are so far above their bar that noise does not explain it.

use super::article;
use super::measured::{Measured, Side, mean};
use super::sizes::{self, Sizes};
use super::start::{self, Starts};
use super::table::MEANS;

/// How many times its bar a time may be: machines differ, and other programs run at the same time.
const MARGIN: f64 = 1.3;

/// The failures of the results of an engine.
pub fn calls(measured: &Measured) -> Vec<String> {
    let (engine, rows) = (&measured.version, measured.calls());
    let over = |what: &str, is: f64, bar: f64| {
        (is > bar * MARGIN)
            .then(|| format!("{engine}: {what}: {is:.2} is more than {MARGIN} times {bar}"))
    };
    let mut found: Vec<String> = rows
        .iter()
        .filter_map(|row| over(&row.name, row.ratio(Side::Hand)?.median, row.bar?))
        .collect();
    found.extend(MEANS.iter().filter_map(|it| {
        let what = format!("geometric mean of {}", it.rows);
        over(&what, mean(&rows, it.counts)?, it.bar)
    }));
    for line in article::lines(&measured.rows) {
        found.extend(over(
            &format!("{}, ns", line.name),
            line.ours,
            line.most_nanos,
        ));
        if !line.is_out_of_reach() {
            let what = format!("{}, times Rust", line.name);
            found.extend(over(&what, line.times, line.most_times));
        }
    }
    found
}

/// The failures of starts.
pub fn starts(starts: &Starts) -> Vec<String> {
    start::exceeded(starts, MARGIN)
}

/// The failures of sizes, which are the same on every machine and need no margin.
pub fn sizes(sizes: &[Sizes]) -> Vec<String> {
    sizes::judged(sizes)
        .into_iter()
        .filter(|(_, _, met)| !met)
        .map(|(title, verdict, _)| format!("size of {title}: {verdict}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::measured::tests::row;
    use super::*;

    #[test]
    fn a_little_above_the_bar_is_noise() {
        let above = |ours: &[f64]| {
            let rows = vec![row(
                "a",
                Some(0.5),
                &[(Side::Ours, ours), (Side::Hand, &[100.0])],
            )];
            calls(&Measured {
                version: "Node".to_owned(),
                rows,
            })
        };
        assert!(above(&[60.0]).iter().all(|it| it.contains("geometric")));
        assert_eq!(
            above(&[70.0]).first().map(String::as_str),
            Some("Node: a: 0.70 is more than 1.3 times 0.5")
        );
    }
}
