//! A bar chart as SVG: groups of horizontal bars, one bar for each series, with a mark at the limit.

use std::fmt::Write as _;

/// The content of a chart.
pub struct Chart {
    /// The title.
    pub title: String,
    /// The text below the title.
    pub note: String,
    /// The names of the bars of a group, in order.
    pub series: Vec<String>,
    /// From top to bottom.
    pub groups: Vec<Group>,
    /// The scale of lengths.
    pub scale: Scale,
}

/// A group of bars.
pub struct Group {
    /// The text at its left.
    pub name: String,
    /// One value for each series; none if nothing was measured.
    pub values: Vec<Option<f64>>,
    /// The limit.
    pub limit: Option<f64>,
}

/// The scale of lengths.
#[derive(Clone, Copy, PartialEq)]
pub enum Scale {
    /// Factors: bars begin at 1, and the bars of a half and of a double have the same length.
    Ratio,
    /// Amounts: bars begin at 0.
    Amount,
}

const COLOURS: [&str; 4] = ["#2f8f5b", "#3b6fd4", "#9aa0a6", "#c77d2a"];
const TOO_MUCH: &str = "#c62828";
const LABELS: f64 = 350.0;
const PLOT: f64 = 420.0;
/// The width of one column of values at the right.
const VALUES: f64 = 52.0;
const BAR: f64 = 9.0;
const GAP: f64 = 7.0;
const TOP: f64 = 92.0;

impl Chart {
    /// The picture.
    pub fn svg(&self) -> String {
        let columns = self.series.len() as f64 * VALUES;
        let width = LABELS + PLOT + columns + 24.0;
        let group = self.series.len() as f64 * BAR + GAP;
        let bottom = TOP + self.groups.len() as f64 * group;
        let axis = Axis::of(self.scale, self.groups.iter());
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"#222\">\n\
             <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
            height = bottom + 16.0
        );
        text(
            &mut svg,
            16.0,
            26.0,
            "font-size=\"17\" font-weight=\"600\"",
            &self.title,
        );
        text(&mut svg, 16.0, 46.0, "fill=\"#555\"", &self.note);
        self.legend(&mut svg);
        for tick in &axis.ticks {
            let x = axis.place(*tick);
            let strong = self.scale == Scale::Ratio && (*tick - 1.0).abs() < f64::EPSILON;
            line(
                &mut svg,
                x,
                TOP - 6.0,
                bottom,
                if strong { "#444" } else { "#ddd" },
            );
            text(
                &mut svg,
                x,
                TOP - 10.0,
                "text-anchor=\"middle\" font-size=\"10\" fill=\"#555\"",
                &short(*tick),
            );
        }
        let mut y = TOP + GAP / 2.0;
        for it in &self.groups {
            self.draw(&mut svg, &axis, it, y);
            y += group;
        }
        svg + "</svg>\n"
    }

    fn legend(&self, svg: &mut String) {
        let mut x = 16.0;
        for (name, colour) in self.series.iter().zip(COLOURS) {
            rect(svg, x, 58.0, 11.0, 11.0, colour);
            text(svg, x + 16.0, 68.0, "", name);
            x += 36.0 + 7.0 * name.chars().count() as f64;
        }
        if self.groups.iter().any(|group| group.limit.is_some()) {
            line(svg, x + 5.0, 57.0, 70.0, "#000");
            text(svg, x + 12.0, 68.0, "", "at most");
        }
    }

    fn draw(&self, svg: &mut String, axis: &Axis, group: &Group, top: f64) {
        let height = self.series.len() as f64 * BAR;
        text(
            svg,
            LABELS - 10.0,
            top + height / 2.0 + 4.0,
            "text-anchor=\"end\"",
            &group.name,
        );
        let mut y = top;
        let mut right = LABELS + PLOT + VALUES;
        for (value, colour) in group.values.iter().zip(COLOURS) {
            if let Some(value) = value {
                let (from, to) = (axis.place(axis.origin), axis.place(*value));
                rect(
                    svg,
                    from.min(to),
                    y,
                    (to - from).abs().max(1.0),
                    BAR - 1.0,
                    colour,
                );
                let over = group.limit.is_some_and(|limit| *value > limit);
                let fill = if over { TOO_MUCH } else { colour };
                let style = format!("text-anchor=\"end\" font-size=\"11\" fill=\"{fill}\"");
                text(svg, right, top + height / 2.0 + 4.0, &style, &short(*value));
            }
            y += BAR;
            right += VALUES;
        }
        if let Some(limit) = group.limit {
            line(
                svg,
                axis.place(limit),
                top - 2.0,
                top + height + 1.0,
                "#000",
            );
        }
    }
}

/// The range of values.
struct Axis {
    scale: Scale,
    ticks: Vec<f64>,
    origin: f64,
}

impl Axis {
    fn of<'a>(scale: Scale, groups: impl Iterator<Item = &'a Group>) -> Self {
        let values: Vec<f64> = groups
            .flat_map(|group| group.values.iter().flatten().chain(&group.limit))
            .copied()
            .collect();
        let most = values.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        let least = values.iter().copied().fold(most, f64::min);
        match scale {
            Scale::Ratio => Self {
                scale,
                ticks: ratios(least.min(1.0), most.max(1.0)),
                origin: 1.0,
            },
            Scale::Amount => Self {
                scale,
                ticks: amounts(most),
                origin: 0.0,
            },
        }
    }

    /// The horizontal position of a value, between the first tick and the last.
    fn place(&self, value: f64) -> f64 {
        let (first, last) = (
            self.ticks.first().copied().unwrap_or(0.1),
            self.ticks.last().copied().unwrap_or(1.0),
        );
        let part = match self.scale {
            Scale::Ratio => (value / first).ln() / (last / first).ln(),
            Scale::Amount => value / last,
        };
        LABELS + PLOT * part.clamp(0.0, 1.0)
    }
}

/// 1, 2 and 5 times powers of ten, so that all values are between the first and the last.
fn ratios(least: f64, most: f64) -> Vec<f64> {
    let steps: Vec<f64> = (-4..=4)
        .flat_map(|power| [1.0, 2.0, 5.0].map(|digit| digit * 10_f64.powi(power)))
        .collect();
    let from = steps.iter().rposition(|step| *step <= least).unwrap_or(0);
    let to = steps
        .iter()
        .position(|step| *step >= most)
        .unwrap_or(steps.len() - 1);
    steps.get(from..=to).unwrap_or_default().to_vec()
}

/// From 0 in four to eight steps.
fn amounts(most: f64) -> Vec<f64> {
    let power = 10_f64.powf(most.log10().floor());
    let step = [0.2, 0.5, 1.0]
        .into_iter()
        .map(|digit| digit * power)
        .find(|step| most / step <= 8.0)
        .unwrap_or(power);
    let mut ticks = vec![0.0];
    for count in 1..=10 {
        let tick = step * f64::from(count);
        ticks.push(tick);
        if tick >= most {
            break;
        }
    }
    ticks
}

/// At most three digits, unless the number is greater.
pub fn short(value: f64) -> String {
    let text = if value >= 100.0 {
        format!("{value:.0}")
    } else if value >= 10.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    };
    match text.split_once('.') {
        Some((whole, rest)) if rest.trim_end_matches('0').is_empty() => whole.to_owned(),
        _ => text,
    }
}

// Writing to a `String` cannot fail.

fn text(svg: &mut String, x: f64, y: f64, style: &str, content: &str) {
    let _ = writeln!(
        svg,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" {style}>{}</text>",
        escape(content)
    );
}

fn line(svg: &mut String, x: f64, top: f64, bottom: f64, colour: &str) {
    let _ = writeln!(
        svg,
        "<line x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{top:.1}\" y2=\"{bottom:.1}\" stroke=\"{colour}\"/>"
    );
}

fn rect(svg: &mut String, x: f64, y: f64, width: f64, height: f64, colour: &str) {
    let _ = writeln!(
        svg,
        "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{colour}\"/>"
    );
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(scale: Scale) -> Chart {
        let group = |name: &str, a, b, limit| Group {
            name: name.to_owned(),
            values: vec![Some(a), b],
            limit,
        };
        Chart {
            title: "A & B".to_owned(),
            note: String::new(),
            series: vec!["one".to_owned(), "two".to_owned()],
            groups: vec![
                group("first", 0.25, Some(4.0), Some(0.5)),
                group("Array<f64>", 1.0, None, None),
            ],
            scale,
        }
    }

    #[test]
    fn half_is_as_long_as_double() {
        let axis = Axis::of(Scale::Ratio, chart(Scale::Ratio).groups.iter());
        assert_eq!(axis.ticks, [0.2, 0.5, 1.0, 2.0, 5.0]);
        let (less, one, more) = (axis.place(0.5), axis.place(1.0), axis.place(2.0));
        assert!((one - less - (more - one)).abs() < 1e-9 && less < one);
        // Values outside of the range are drawn up to the border.
        assert!((axis.place(0.01) - LABELS).abs() < 1e-9);
    }

    #[test]
    fn amounts_begin_at_zero_and_reach_the_largest() {
        assert_eq!(
            amounts(37_000.0),
            [
                0.0, 5000.0, 10_000.0, 15_000.0, 20_000.0, 25_000.0, 30_000.0, 35_000.0, 40_000.0
            ]
        );
        assert_eq!(amounts(1.0).last(), Some(&1.0));
        assert_eq!(
            [0.031, 0.5, 1.0, 12.34, 1234.5].map(short),
            ["0.03", "0.50", "1", "12.3", "1234"]
        );
    }

    #[test]
    fn every_bar_is_drawn_and_text_is_escaped() {
        let svg = chart(Scale::Ratio).svg();
        assert!(svg.contains("A &amp; B") && svg.contains("Array&lt;f64&gt;"));
        // the background, two of the legend, three bars
        assert_eq!(svg.matches("<rect").count(), 6);
        // Four is over the limit of a half, a quarter is not.
        assert_eq!(svg.matches(TOO_MUCH).count(), 1);
    }
}
