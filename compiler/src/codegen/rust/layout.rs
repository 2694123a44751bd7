//! Where long lines of Rust are broken: signatures, types and expressions, as rustfmt breaks them with
//! `use_small_heuristics = "Max"`. Knows no bindings.

use std::borrow::Cow;

/// Spaces of one level.
pub(crate) const INDENT: usize = 4;
/// Bytes that a line may hold.
pub(crate) const WIDTH: usize = 100;
/// An element of an array that is not longer may share its line with others.
const SHORT: usize = 10;

/// A piece of code that stands on one line if it can.
#[derive(Debug, Clone)]
pub(crate) enum Doc {
    /// Text without breaks.
    Text(Cow<'static, str>),
    /// One after the other.
    Seq(Vec<Doc>),
    /// Items between brackets: all on one line, or each on its own with a comma after it.
    List(List, Vec<Doc>),
}

/// What a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum List {
    /// Parameters of a function.
    Params,
    /// Arguments of a call. A single one that is a list itself is broken instead of the list around it.
    Args,
    /// Types between angle brackets.
    Types,
    /// A tuple: a single item needs its comma.
    Tuple,
    /// An array: short elements share lines, a single list is broken instead of the array.
    Array,
    /// The fields of a struct.
    Fields,
}

impl List {
    fn brackets(self) -> (&'static str, &'static str) {
        match self {
            Self::Params | Self::Args | Self::Tuple => ("(", ")"),
            Self::Types => ("<", ">"),
            Self::Array => ("[", "]"),
            Self::Fields => ("{", "}"),
        }
    }

    /// The room that the opening bracket needs where the list is broken behind it.
    fn opening(self) -> usize {
        // rustfmt wants room for the braces of a struct
        if self == Self::Fields { 3 } else { 1 }
    }

    /// What stands between a bracket and an item on the same line.
    fn padding(self) -> &'static str {
        if self == Self::Fields { " " } else { "" }
    }

    /// The comma after the only item.
    fn single(self, items: &[Doc]) -> &'static str {
        if self == Self::Tuple && items.len() == 1 {
            ","
        } else {
            ""
        }
    }
}

impl Doc {
    /// Text without breaks.
    pub(crate) fn text(text: impl Into<Cow<'static, str>>) -> Self {
        Self::Text(text.into())
    }

    /// `name(args)`
    pub(crate) fn call(name: impl Into<Cow<'static, str>>, args: Vec<Doc>) -> Self {
        Self::Seq(vec![Self::text(name), Self::List(List::Args, args)])
    }

    /// Bytes on one line.
    pub(crate) fn width(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Seq(parts) => parts.iter().map(Self::width).sum(),
            Self::List(list, items) => {
                let inside: usize = items.iter().map(Self::width).sum();
                let commas = 2 * items.len().saturating_sub(1) + list.single(items).len();
                inside + commas + 2 * (1 + list.padding().len())
            }
        }
    }

    /// Whether it stands on one line with `around` bytes of other code.
    pub(crate) fn fits(&self, indent: usize, around: usize) -> bool {
        indent + self.width() + around <= WIDTH
    }

    /// Of what may be broken where it ends, the bytes up to that. In the line of a bracket `(`, rustfmt wants room for the `after` bytes
    /// behind the whole.
    fn head(&self, after: usize) -> Option<usize> {
        match self {
            Self::Text(_) => None,
            Self::Seq(parts) => {
                let (last, before) = parts.split_last()?;
                Some(before.iter().map(Self::width).sum::<usize>() + last.head(after)?)
            }
            Self::List(List::Params | List::Types, _) => None,
            Self::List(list @ (List::Args | List::Tuple), items) => {
                (!items.is_empty()).then_some(list.opening() + after)
            }
            Self::List(list @ (List::Array | List::Fields), items) => {
                (!items.is_empty()).then_some(list.opening())
            }
        }
    }

    /// The item of a list that is broken instead of the list, in a line with so many bytes before it, and `after` bytes behind.
    fn hugged(list: List, items: &[Doc], column: usize, after: usize) -> Option<&Doc> {
        let [item] = items else {
            return None;
        };
        let may = match (list, item) {
            (List::Args | List::Array, Self::Seq(_) | Self::List(..)) => true,
            (List::Types, Self::List(List::Tuple, _)) => true,
            (_, _) => false,
        };
        (may && column + item.head(after)? <= WIDTH).then_some(item)
    }

    /// Appends the code. `indent` is where its line began, `after` how much follows on the last line.
    pub(crate) fn print(&self, out: &mut String, indent: usize, after: usize) {
        match self {
            Self::Text(text) => out.push_str(text),
            Self::Seq(parts) => {
                let mut rest: usize = parts.iter().map(Self::width).sum::<usize>() + after;
                if column(out).max(indent) + rest <= WIDTH {
                    return self.print_flat(out);
                }
                for part in parts {
                    rest -= part.width();
                    let start = out.len();
                    part.print(out, indent, rest);
                    // behind parameters on several lines rustfmt does not count what follows the result
                    if matches!(part, Self::List(List::Params, _))
                        && column(out) + start < out.len()
                    {
                        rest -= after.min(rest);
                    }
                }
            }
            Self::List(list, items) => {
                let fits =
                    items.is_empty() || column(out).max(indent) + self.width() + after <= WIDTH;
                if fits {
                    return self.print_flat(out);
                }
                let (open, close) = list.brackets();
                out.push_str(open);
                let behind = after + close.len();
                match Self::hugged(*list, items, column(out), behind) {
                    Some(item) => item.print(out, indent, behind),
                    None => {
                        broken(out, *list, items, indent + INDENT);
                        line(out, indent);
                    }
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
            Self::List(list, items) => {
                let (open, close) = list.brackets();
                out.push_str(open);
                out.push_str(list.padding());
                for (i, item) in items.iter().enumerate() {
                    out.push_str(if i == 0 { "" } else { ", " });
                    item.print_flat(out);
                }
                out.push_str(list.single(items));
                out.push_str(list.padding());
                out.push_str(close);
            }
        }
    }
}

/// Appends the items, each on its own line or short ones in rows.
fn broken(out: &mut String, list: List, items: &[Doc], indent: usize) {
    let rows = list == List::Array && items.iter().all(|item| item.width() <= SHORT);
    for (i, item) in items.iter().enumerate() {
        if rows && i > 0 && column(out) + item.width() + 2 <= WIDTH {
            out.push(' ');
        } else {
            line(out, indent);
        }
        item.print(out, indent, 1);
        out.push(',');
    }
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

    fn list(list: List, items: &[&str]) -> Doc {
        let items = items.iter().map(|item| Doc::text((*item).to_owned()));
        Doc::List(list, items.collect())
    }

    fn printed(doc: &Doc, after: usize) -> String {
        let mut out = String::new();
        doc.print(&mut out, 0, after);
        out
    }

    #[test]
    fn short_lists_stay_on_their_line() {
        assert_eq!(printed(&list(List::Types, &["a", "b"]), 0), "<a, b>");
    }

    #[test]
    fn what_follows_counts() {
        let word = "x".repeat(WIDTH - 6);
        let doc = list(List::Types, &["a", &word]);
        assert_eq!(printed(&doc, 1), format!("<a, {word}>"));
        assert_eq!(printed(&doc, 2), format!("<\n    a,\n    {word},\n>"));
    }

    #[test]
    fn a_tuple_of_one_keeps_its_comma() {
        assert_eq!(printed(&list(List::Tuple, &["a"]), 0), "(a,)");
    }

    #[test]
    fn a_single_call_is_broken_instead_of_the_one_around_it() {
        let word = "x".repeat(WIDTH);
        let inner = Doc::call("g", vec![Doc::text("a"), Doc::text(word.clone())]);
        assert_eq!(
            printed(&Doc::call("f", vec![inner]), 0),
            format!("f(g(\n    a,\n    {word},\n))")
        );
    }
}
