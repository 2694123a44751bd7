//! Where long lines of Rust are broken: signatures, types and calls, as prettyplease breaks them. Knows no bindings.

use std::borrow::Cow;

/// Spaces of one level.
pub(crate) const INDENT: usize = 4;
/// Bytes that a line should hold.
const MARGIN: usize = 89;
/// Bytes that it may hold at any depth.
const LEAST: usize = 60;

/// A piece of code that stands on one line if it can.
#[derive(Debug, Clone)]
pub(crate) enum Doc {
    /// Text without breaks.
    Text(Cow<'static, str>),
    /// One after the other.
    Seq(Vec<Doc>),
    /// Items between brackets: all on one line, or each on its own with a comma after it.
    List {
        /// The opening bracket.
        open: &'static str,
        /// What stands between.
        items: Vec<Doc>,
        /// The closing bracket.
        close: &'static str,
        /// A single item needs its comma: `(T,)`.
        tuple: bool,
    },
}

impl Doc {
    /// Text without breaks.
    pub(crate) fn text(text: impl Into<Cow<'static, str>>) -> Self {
        Self::Text(text.into())
    }

    /// `name(items)`
    pub(crate) fn call(name: impl Into<Cow<'static, str>>, items: Vec<Doc>) -> Self {
        Self::Seq(vec![
            Self::text(name),
            Self::List {
                open: "(",
                items,
                close: ")",
                tuple: false,
            },
        ])
    }

    /// Bytes on one line.
    fn width(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Seq(parts) => parts.iter().map(Self::width).sum(),
            Self::List {
                open,
                items,
                close,
                tuple,
            } => {
                let inside: usize = items.iter().map(Self::width).sum();
                let commas =
                    2 * items.len().saturating_sub(1) + usize::from(*tuple && items.len() == 1);
                open.len() + inside + commas + close.len()
            }
        }
    }

    /// Whether it stands on one line with `around` bytes of other code.
    pub(crate) fn fits(&self, indent: usize, around: usize) -> bool {
        self.width() + around <= space(indent)
    }

    /// Appends the code. `indent` is where its line began, `after` how much follows on the last line.
    pub(crate) fn print(&self, out: &mut String, indent: usize, after: usize) {
        match self {
            Self::Text(text) => out.push_str(text),
            Self::Seq(parts) => {
                let mut rest: usize = parts.iter().map(Self::width).sum::<usize>() + after;
                for part in parts {
                    rest -= part.width();
                    part.print(out, indent, rest);
                }
            }
            Self::List {
                open,
                items,
                close,
                tuple,
            } => {
                let used = column(out).saturating_sub(indent);
                if items.is_empty() || self.fits(indent, used + after) {
                    out.push_str(open);
                    for (i, item) in items.iter().enumerate() {
                        out.push_str(if i == 0 { "" } else { ", " });
                        item.print_flat(out);
                    }
                    out.push_str(if *tuple && items.len() == 1 { "," } else { "" });
                } else {
                    out.push_str(open);
                    for (i, item) in items.iter().enumerate() {
                        line(out, indent + INDENT);
                        let last = i + 1 == items.len() && !(*tuple && i == 0);
                        item.print(out, indent + INDENT, usize::from(!last));
                        out.push(',');
                    }
                    line(out, indent);
                }
                out.push_str(close);
            }
        }
    }

    /// Appends the code on one line.
    pub(crate) fn print_flat(&self, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(text),
            Self::Seq(parts) => parts.iter().for_each(|part| part.print_flat(out)),
            Self::List {
                open,
                items,
                close,
                tuple,
            } => {
                out.push_str(open);
                for (i, item) in items.iter().enumerate() {
                    out.push_str(if i == 0 { "" } else { ", " });
                    item.print_flat(out);
                }
                out.push_str(if *tuple && items.len() == 1 { "," } else { "" });
                out.push_str(close);
            }
        }
    }
}

/// Bytes that a line with this indentation holds.
fn space(indent: usize) -> usize {
    MARGIN.saturating_sub(indent).max(LEAST)
}

/// Begins a new line.
fn line(out: &mut String, indent: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}

/// Bytes since the last line break.
fn column(out: &str) -> usize {
    out.len() - out.rfind('\n').map_or(0, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(items: &[&str]) -> Doc {
        let items = items
            .iter()
            .map(|item| Doc::text((*item).to_owned()))
            .collect();
        Doc::List {
            open: "<",
            items,
            close: ">",
            tuple: false,
        }
    }

    fn printed(doc: &Doc, after: usize) -> String {
        let mut out = String::new();
        doc.print(&mut out, 0, after);
        out
    }

    #[test]
    fn short_lists_stay_on_their_line() {
        assert_eq!(printed(&list(&["a", "b"]), 0), "<a, b>");
    }

    #[test]
    fn what_follows_counts() {
        let word = "x".repeat(MARGIN - 6);
        let doc = list(&["a", &word]);
        assert_eq!(printed(&doc, 1), format!("<a, {word}>"));
        assert_eq!(printed(&doc, 2), format!("<\n    a,\n    {word},\n>"));
    }

    #[test]
    fn a_tuple_of_one_keeps_its_comma() {
        let items = vec![Doc::text("a")];
        assert_eq!(
            printed(
                &Doc::List {
                    open: "(",
                    items,
                    close: ")",
                    tuple: true
                },
                0
            ),
            "(a,)"
        );
    }
}
