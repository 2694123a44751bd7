//! `cargo xtask bench start`: how long programs take to start, in fresh pages and in fresh processes of Node.

use std::fs;
use std::path::PathBuf;
use std::process::Stdio;

use serde::{Deserialize, Serialize};

use super::calls::folder;
use super::grid::Grid;
use super::sizes::small;
use crate::bundled::Jsic;
use crate::examples;
use crate::failure::{Failure, Result};
use crate::layout::Layout;

/// How many interfaces the programs have.
const COUNTS: [u32; 4] = [1, 10, 100, 1000];
/// How often each is started.
const ROUNDS: u32 = 15;
/// Milliseconds that each request takes in the second table.
const DELAY: u32 = 20;
/// The accepted ratio of what `jsic bundle` writes to the hand-written side: a page, and 1,000 interfaces.
const BARS: (f64, f64) = (1.2, 1.3);

/// A way to start a program.
#[derive(Clone, Serialize)]
struct Way {
    name: String,
    folder: PathBuf,
}

#[derive(Serialize)]
struct Order {
    pages: Vec<Way>,
    processes: Vec<Way>,
    rounds: u32,
    delay: u32,
    out: PathBuf,
}

/// What `startup.mjs` measures.
#[derive(Debug, Deserialize, Serialize)]
pub struct Starts {
    pages: Vec<Page>,
    processes: Vec<Process>,
}

#[derive(Debug, Deserialize, Serialize)]
struct Page {
    requests: u32,
    millis: Vec<f64>,
    delayed: Vec<f64>,
}

#[derive(Debug, Deserialize, Serialize)]
struct Process {
    millis: Vec<f64>,
}

/// The three ways of a program: bundled by `jsic`, as wasm-bindgen writes it, by hand.
fn ways(layout: &Layout, group: &str, program: &str) -> Vec<Way> {
    let way = |side: &str, kind: &str| Way {
        name: format!("{program}_{side}"),
        folder: folder(layout)
            .join(group)
            .join(format!("{program}_{side}"))
            .join(kind),
    };
    vec![
        way("ours", "bundled"),
        way("ours", "web"),
        way("hand", "web"),
    ]
}

/// Builds the programs and starts them.
pub fn measure(layout: &Layout) -> Result<Starts> {
    let jsic = Jsic::build(layout)?;
    let hello = ["hello_ours".to_owned(), "hello_hand".to_owned()];
    small(layout, &jsic, "jsi-bench-sizes", "sizes", &hello)?;
    let many: Vec<String> = COUNTS
        .iter()
        .flat_map(|count| [format!("many{count}_ours"), format!("many{count}_hand")])
        .collect();
    small(layout, &jsic, "jsi-bench-start", "start", &many)?;
    let out = folder(layout).join("start.json");
    let processes = COUNTS
        .iter()
        .flat_map(|count| ways(layout, "start", &format!("many{count}")));
    let order = Order {
        pages: ways(layout, "sizes", "hello"),
        processes: processes.collect(),
        rounds: ROUNDS,
        delay: DELAY,
        out: out.clone(),
    };
    let order = serde_json::to_string(&order).map_err(Failure::other)?;
    let status = examples::harness(layout, "bench/startup.mjs")
        .arg(order)
        .stdin(Stdio::null())
        .status()?;
    if !status.success() {
        return Err(Failure::new(
            format!("bench/startup.mjs ended with {status}"),
            "its output above says why",
        ));
    }
    serde_json::from_str(&fs::read_to_string(&out)?).map_err(Failure::other)
}

/// A line of the table: what is started, the medians of the three ways, and the accepted ratio of the first to the last.
struct Line {
    title: String,
    medians: [f64; 3],
    bar: Option<f64>,
}

impl Line {
    fn ratio(&self) -> f64 {
        let [ours, _, hand] = self.medians;
        ours / hand
    }
}

fn lines(starts: &Starts) -> Vec<Line> {
    let mut lines = Vec::new();
    if let [ours, plain, hand] = starts.pages.as_slice() {
        let pages = [ours, plain, hand];
        lines.push(Line {
            title: "hello in a fresh page".to_owned(),
            medians: pages.map(|it| median(&it.millis)),
            bar: Some(BARS.0),
        });
        lines.push(Line {
            title: format!("the same, {DELAY} ms for each file"),
            medians: pages.map(|it| median(&it.delayed)),
            bar: Some(BARS.0),
        });
    }
    for (count, ways) in COUNTS.iter().zip(starts.processes.chunks(3)) {
        if let [ours, plain, hand] = ways {
            lines.push(Line {
                title: format!("{count} interfaces in Node"),
                medians: [ours, plain, hand].map(|it| median(&it.millis)),
                bar: Some(BARS.1),
            });
        }
    }
    lines
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The table.
pub fn grid(starts: &Starts) -> Grid {
    let mut grid = Grid::new([
        "start, ms",
        "jsic bundle",
        "wasm-bindgen's files",
        "hand-written",
        "ratio",
        "bar",
        "met",
    ]);
    for line in lines(starts) {
        let mut cells = vec![line.title.clone()];
        cells.extend(line.medians.map(|it| format!("{it:.1}")));
        cells.push(format!("{:.2}", line.ratio()));
        if let Some(bar) = line.bar {
            let met = if line.ratio() <= bar { "yes" } else { "NO" };
            cells.extend([bar.to_string(), met.to_owned()]);
        }
        grid.add(cells);
    }
    let mut requests = vec!["files of hello".to_owned()];
    requests.extend(starts.pages.iter().map(|it| it.requests.to_string()));
    grid.add(requests);
    grid
}

/// The rows above their bars by more than noise.
pub fn exceeded(starts: &Starts, margin: f64) -> Vec<String> {
    let over = |line: &Line| line.bar.is_some_and(|bar| line.ratio() > bar * margin);
    lines(starts)
        .iter()
        .filter(|line| over(line))
        .map(|line| {
            format!(
                "start: {}: {:.2} times hand-written",
                line.title,
                line.ratio()
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_is_compared_with_the_hand_written_side() {
        let page = |requests, millis: f64| Page {
            requests,
            millis: vec![millis, millis, 9.0 * millis],
            delayed: vec![2.0 * millis],
        };
        let starts = Starts {
            pages: vec![page(2, 50.0), page(23, 160.0), page(2, 40.0)],
            processes: [1.0, 5.0, 1.0]
                .map(|it| Process { millis: vec![it] })
                .into(),
        };
        let text = grid(&starts).text();
        assert!(
            text.contains("1.25") && text.contains("NO") && text.contains("yes"),
            "{text}"
        );
        assert!(text.contains("files of hello"), "{text}");
        assert_eq!(exceeded(&starts, 1.0).len(), 2);
        assert!(exceeded(&starts, 1.3).is_empty());
    }
}
