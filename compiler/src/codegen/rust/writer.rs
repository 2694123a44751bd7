//! Lines and blocks of Rust. Every line break and every indentation of the output is made here or in `layout`.

use std::fmt;

use super::layout::{Doc, INDENT, List, WIDTH};

/// Text under construction.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    out: String,
    depth: usize,
}

/// A function up to its body.
pub(crate) struct Signature {
    /// What stands before the parameters.
    pub(crate) name: String,
    /// The parameters.
    pub(crate) params: Vec<Doc>,
    /// The type of the result.
    pub(crate) output: Option<Doc>,
}

impl Signature {
    /// The code before the result, and the result.
    fn into_parts(self) -> (Vec<Doc>, Option<Doc>) {
        let params = Doc::List(List::Params, self.params);
        (vec![Doc::text(self.name), params], self.output)
    }

    /// All of it on one line.
    #[cfg(feature = "editor")]
    pub(crate) fn flat(self) -> String {
        let mut out = String::new();
        let (head, output) = self.into_parts();
        Doc::Seq(head).print_flat(&mut out);
        if let Some(output) = output {
            out.push_str(" -> ");
            output.print_flat(&mut out);
        }
        out
    }
}

/// What stands around a value.
pub(crate) struct Around {
    /// The code before it.
    pub(crate) head: Doc,
    /// The code after it.
    pub(crate) tail: &'static str,
}

/// A value, and variables before it with what they are.
#[derive(Clone)]
pub(crate) struct Body {
    /// The statements.
    pub(crate) statements: Vec<(String, Doc)>,
    /// The value.
    pub(crate) value: Doc,
}

impl Writer {
    /// A whole line.
    pub(crate) fn line(&mut self, text: &str) {
        if !text.is_empty() {
            self.indent();
            self.out.push_str(text);
        }
        self.out.push('\n');
    }

    /// A line that may be broken, with text before and after it.
    pub(crate) fn doc(&mut self, doc: &Doc, after: &str) {
        self.indent();
        doc.print(&mut self.out, self.depth * INDENT, after.len());
        self.out.push_str(after);
        self.out.push('\n');
    }

    /// A function's signature; `end` is `;`, ` {` or nothing. As rustfmt does it, an end that has no room changes no break but
    /// the one before the result or the brace.
    pub(crate) fn signature(&mut self, signature: Signature, end: &str) {
        let indent = self.depth * INDENT;
        let (mut parts, output) = signature.into_parts();
        if let Some(output) = output {
            let width = parts.iter().map(Doc::width).sum::<usize>() + " -> ".len();
            if end == ";" && indent + width + output.width() + end.len() == WIDTH {
                self.doc(&Doc::Seq(parts), "");
                return self.doc(&Doc::Seq(vec![Doc::text("-> "), output]), end);
            }
            parts.extend([Doc::text(" -> "), output]);
        }
        let all = Doc::Seq(parts);
        self.indent();
        all.print(&mut self.out, indent, end.len());
        // behind parameters on several lines, rustfmt counts the indentation twice
        let used = self.out.len() - self.out.rfind('\n').map_or(0, |at| at + 1);
        if !all.fits(indent, end.len()) && used + indent + end.len() > WIDTH && end == " {" {
            self.out.push('\n');
            self.line("{");
        } else {
            self.out.push_str(end);
            self.out.push('\n');
        }
    }

    /// `head = value;`: the value begins a new line where it has fewer lines then.
    pub(crate) fn assign(&mut self, head: &str, value: Doc) {
        let indent = self.depth * INDENT;
        let start = format!("{head} = ");
        let printed = |start: &str, indent: usize| {
            let mut text = format!("{:indent$}{start}", "");
            value.print(&mut text, indent, ";".len());
            text
        };
        let behind = printed(&start, indent);
        if behind.contains('\n') || behind.len() + ";".len() > WIDTH {
            let below = printed("", indent + INDENT);
            if is_better_below(&behind, &below) {
                self.line(&format!("{head} ="));
                return self.nested(|w| w.doc(&value, ";"));
            }
        }
        self.doc(&Doc::Seq(vec![Doc::text(start), value]), ";");
    }

    /// An arm of a `match`, or the last item of a list on several lines: its comma is there for the line break and takes no room.
    pub(crate) fn last(&mut self, doc: &Doc) {
        self.indent();
        doc.print(&mut self.out, self.depth * INDENT, 0);
        self.out.push_str(",\n");
    }

    /// An arm of a `match`; a long body stands in braces.
    pub(crate) fn arm(&mut self, pattern: &str, body: Doc) {
        let head = format!("{pattern} => ");
        // As rustfmt does, in braces only where it is on one line there.
        let fits = body.fits(self.depth * INDENT, head.len() + ",".len());
        if !fits && body.fits((self.depth + 1) * INDENT, 0) {
            self.block(&format!("{pattern} =>"), |w| w.doc(&body, ""));
        } else {
            self.last(&Doc::Seq(vec![Doc::text(head), body]));
        }
    }

    /// An attribute with a list, which stands on one line if it can.
    pub(crate) fn attribute(&mut self, head: &str, items: &[&str]) {
        let line = format!("{head}({})]", items.join(", "));
        if Doc::text(line.clone()).fits(self.depth * INDENT, 0) {
            return self.line(&line);
        }
        self.line(&format!("{head}("));
        self.nested(|w| {
            for (index, item) in items.iter().enumerate() {
                let comma = if index + 1 < items.len() { "," } else { "" };
                w.line(&format!("{item}{comma}"));
            }
        });
        self.line(")]");
    }

    /// A value inside of these, the outermost first: all on one line, or with statements before the value in braces.
    pub(crate) fn wrapped(&mut self, around: &[Around], body: Body, after: &str) {
        let outside = around.iter().map(|it| it.head.width() + it.tail.len());
        let rest = outside.sum::<usize>() + after.len();
        let on_one_line = body.statements.is_empty() && body.value.fits(self.depth * INDENT, rest);
        match around.split_first() {
            Some((outer, inner)) if !on_one_line => {
                self.doc(&outer.head, "{");
                self.nested(|w| w.wrapped(inner, body, ""));
                self.line(&format!("}}{}{after}", outer.tail));
            }
            Some(_) | None => {
                for (name, value) in body.statements {
                    self.assign(&name, value);
                }
                self.indent();
                around
                    .iter()
                    .for_each(|it| it.head.print_flat(&mut self.out));
                body.value
                    .print(&mut self.out, self.depth * INDENT, after.len());
                around.iter().for_each(|it| self.out.push_str(it.tail));
                self.out.push_str(after);
                self.out.push('\n');
            }
        }
    }

    /// `name = |…| value;` with the closure's `head`. If there are statements, they and the value stand in braces, and so does a value
    /// that is too long for one line.
    pub(crate) fn closure(&mut self, name: &str, head: &str, body: Body) {
        let flat = Doc::Seq(vec![Doc::text(head.to_owned()), body.value.clone()]);
        if body.statements.is_empty() && flat.fits((self.depth + 1) * INDENT, ";".len()) {
            return self.assign(name, flat);
        }
        let head = Doc::text(format!("{name} = {head}"));
        self.wrapped(&[Around { head, tail: "" }], body, ";");
    }

    /// A call of a macro as an item; as many arguments stand on a line as fit.
    pub(crate) fn macro_words(&mut self, name: &str, words: &[String]) {
        let line = format!("{name}!({});", words.join(" "));
        if Doc::text(line.clone()).fits(self.depth * INDENT, 0) {
            self.line(&line);
            return;
        }
        self.line(&format!("{name}!("));
        self.nested(|w| w.fill(words));
        self.line(");");
    }

    /// Words of a macro's text: as many as fit stand on a line.
    pub(crate) fn fill(&mut self, words: &[String]) {
        let mut line = String::new();
        for word in words {
            let used = if line.is_empty() { 0 } else { line.len() + 1 };
            if used > 0 && !Doc::text(word.clone()).fits(self.depth * INDENT, used) {
                self.line(&std::mem::take(&mut line));
            } else if used > 0 {
                line.push(' ');
            }
            line.push_str(word);
        }
        self.line(&line);
    }

    /// `head {`, the body, `}`; or `head {}` where the body is empty.
    pub(crate) fn block(&mut self, head: &str, body: impl FnOnce(&mut Self)) {
        self.line(&format!("{head} {{"));
        let start = self.out.len();
        self.nested(body);
        if self.out.len() == start {
            self.out.truncate(start.saturating_sub(1));
            self.out.push_str("}\n");
        } else {
            self.line("}");
        }
    }

    /// An item whose head is all on one line, or each part but the first on a line of its own, and the brace too.
    pub(crate) fn item(&mut self, head: &[String], body: impl FnOnce(&mut Self)) {
        let line = head.join(" ");
        // as rustfmt does, without counting the indentation
        if Doc::text(line.clone()).fits(0, " {".len()) {
            return self.block(&line, body);
        }
        let mut head = head.to_vec();
        if let [first, second, _] = head.as_slice() {
            let joined = format!("{first} {second}");
            if Doc::text(joined.clone()).fits(self.depth * INDENT, 0) {
                head.splice(..2, [joined]);
            }
        }
        for (i, part) in head.iter().enumerate() {
            self.depth += usize::from(i > 0);
            self.line(part);
            self.depth -= usize::from(i > 0);
        }
        self.line("{");
        self.nested(body);
        self.line("}");
    }

    /// The body one level deeper.
    pub(crate) fn nested(&mut self, body: impl FnOnce(&mut Self)) {
        self.depth += 1;
        body(self);
        self.depth -= 1;
    }

    fn indent(&mut self) {
        self.out
            .extend(std::iter::repeat_n(' ', self.depth * INDENT));
    }

    /// Hands on what was written so far.
    pub(crate) fn move_to(&mut self, out: &mut impl fmt::Write) -> fmt::Result {
        out.write_str(&self.out)?;
        self.out.clear();
        Ok(())
    }

    /// What was written.
    pub(crate) fn finish(self) -> String {
        self.out
    }
}

/// Whether rustfmt begins a new line with a value: `behind` is the text where it stands behind its head, `below` where it does not.
fn is_better_below(behind: &str, below: &str) -> bool {
    let breaks = |text: &str| text.matches('\n').count();
    let first = |text: &str| text.lines().next().unwrap_or_default().to_owned();
    let (one, other) = (first(behind), first(below));
    let opens = |bracket: char| one.ends_with(bracket) && !other.ends_with(bracket);
    one.len() > WIDTH
        || breaks(below) == 0
        || breaks(behind) > breaks(below) + 1
        || ['(', '{', '['].into_iter().any(opens)
}
