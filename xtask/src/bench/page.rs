//! Writes results into the documentation: tables into the page, and charts next to it.

use std::fs;
use std::path::PathBuf;

use super::article;
use super::chart::{Chart, Group, Scale};
use super::measured::{Measured, Row, Side};
use super::sizes::{self, Sizes};
use super::start::{self, Starts};
use super::table;
use crate::failure::{Failure, Result};
use crate::layout::Layout;

const BEGIN: &str = "<!-- what follows is made by `cargo xtask bench --write` -->";
const END: &str = "<!-- up to here -->";

/// Writes the generated part of the page, and the charts.
pub fn write(
    layout: &Layout,
    engines: &[Measured],
    sizes: &[Sizes],
    starts: Option<&Starts>,
) -> Result<()> {
    let page = folder(layout).join("benchmarks.md");
    let text = fs::read_to_string(&page)?;
    let made = tables(engines, sizes, starts);
    let text = replace(&text, &made).ok_or_else(|| {
        Failure::new(
            format!("{} has no place for tables", page.display()),
            format!("it needs the lines {BEGIN} and {END}"),
        )
    })?;
    fs::write(page, text)?;
    let charts = folder(layout).join("benchmarks");
    fs::create_dir_all(&charts)?;
    for (name, chart) in [
        ("calls", calls_chart(engines)),
        ("article", article_chart(engines)),
        ("sizes", sizes::chart(sizes)),
    ] {
        fs::write(charts.join(format!("{name}.svg")), chart.svg())?;
    }
    println!("written: docs/src/internals/benchmarks.md and the charts beside it");
    Ok(())
}

fn folder(layout: &Layout) -> PathBuf {
    layout.root.join("docs/src/internals")
}

/// The text with new content between the two lines.
fn replace(text: &str, made: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n\n{made}\n{END}{after}"))
}

fn tables(engines: &[Measured], sizes: &[Sizes], starts: Option<&Starts>) -> String {
    let versions: Vec<&str> = engines
        .iter()
        .map(|engine| engine.version.as_str())
        .collect();
    let mut text = format!("Measured in {}.\n\n", versions.join(" and "));
    text += "### Calls\n\n![ratios of calls](benchmarks/calls.svg)\n\n";
    for engine in engines {
        let rows = engine.calls();
        text += &table::grid(&engine.version, &rows).markdown();
        for line in table::mean_lines(&rows) {
            text += &format!("\n{}\n", capital(&line));
        }
        text.push('\n');
    }
    text += "### The article's benchmark\n\n![times of the article's operations](benchmarks/article.svg)\n\n";
    for engine in engines {
        text += &article::grid(&engine.version, &engine.rows).markdown();
        text.push('\n');
    }
    text += "### Sizes\n\n![sizes of programs](benchmarks/sizes.svg)\n\n";
    text += &sizes::grid(sizes).markdown();
    if let Some(starts) = starts {
        text += &format!("\n### Start\n\n{}", start::grid(starts).markdown());
    }
    text
}

/// A sentence on one line.
fn capital(line: &str) -> String {
    let mut letters = line.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).chain(['.']).collect())
        .unwrap_or_default()
}

fn calls_chart(engines: &[Measured]) -> Chart {
    let all: Vec<Vec<&Row>> = engines.iter().map(Measured::calls).collect();
    let groups = all
        .first()
        .into_iter()
        .flatten()
        .filter(|row| row.bar.is_some())
        .map(|row| Group {
            name: row.name.clone(),
            values: all
                .iter()
                .map(|rows| {
                    Some(
                        rows.iter()
                            .find(|it| it.name == row.name)?
                            .ratio(Side::Hand)?
                            .median,
                    )
                })
                .collect(),
            limit: row.bar,
        });
    Chart {
        title: "Generated bindings beside bindings written by hand".to_owned(),
        note: "time of a call, hand-written is 1; less is quicker".to_owned(),
        series: engines
            .iter()
            .map(|engine| engine.version.clone())
            .collect(),
        groups: groups.collect(),
        scale: Scale::Ratio,
    }
}

fn article_chart(engines: &[Measured]) -> Chart {
    let groups = engines.iter().flat_map(|engine| {
        article::lines(&engine.rows).into_iter().map(|line| Group {
            name: format!("{}, {}", line.name, engine.version),
            values: vec![Some(line.ours), Some(line.native)],
            limit: Some(line.most_nanos),
        })
    });
    Chart {
        title: "The article's benchmark".to_owned(),
        note: "nanoseconds of one operation".to_owned(),
        series: vec![
            "with an object of JavaScript".to_owned(),
            "with one of Rust".to_owned(),
        ],
        groups: groups.collect(),
        scale: Scale::Amount,
    }
}

#[cfg(test)]
mod tests {
    use super::super::measured::tests::row;
    use super::*;

    #[test]
    fn only_what_is_made_is_replaced() {
        let page = format!("before\n{BEGIN}\nold\n{END}\nafter\n");
        assert_eq!(
            replace(&page, "new\n"),
            Some(format!("before\n{BEGIN}\n\nnew\n\n{END}\nafter\n"))
        );
        assert_eq!(replace("a page without a place", "new"), None);
    }

    #[test]
    fn charts_hold_what_tables_hold() {
        let engine = |version: &str, ours: f64| Measured {
            version: version.to_owned(),
            rows: vec![
                row(
                    "a call",
                    Some(1.0),
                    &[(Side::Ours, &[ours]), (Side::Hand, &[8.0])],
                ),
                row(
                    "reported",
                    None,
                    &[(Side::Ours, &[ours]), (Side::Hand, &[8.0])],
                ),
                row(
                    "article: increment",
                    None,
                    &[(Side::Ours, &[9.0]), (Side::Native, &[3.0])],
                ),
            ],
        };
        let engines = [engine("Node 1", 4.0), engine("Chromium 2", 16.0)];
        let chart = calls_chart(&engines);
        let groups: Vec<_> = chart
            .groups
            .iter()
            .map(|group| (group.name.as_str(), group.values.clone()))
            .collect();
        assert_eq!(groups, [("a call", vec![Some(0.5), Some(2.0)])]);
        assert_eq!(article_chart(&engines).groups.len(), 2);
        let text = tables(&engines, &[], None);
        assert!(
            text.starts_with("Measured in Node 1 and Chromium 2.") && text.contains("| reported |")
        );
        assert!(!text.contains("| article:") && text.contains("| increment, JavaScript |"));
    }
}
