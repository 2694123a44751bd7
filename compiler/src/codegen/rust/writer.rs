//! Lines and blocks of Rust. Every line break and every indentation of the output is made here or in `layout`.

use std::fmt;

use super::layout::{Doc, INDENT};

/// Text under construction.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    out: String,
    depth: usize,
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

    /// An arm of a `match`, or the last item of a list on several lines: its comma is there for the line break and takes no room.
    pub(crate) fn last(&mut self, doc: &Doc) {
        self.indent();
        doc.print(&mut self.out, self.depth * INDENT, 0);
        self.out.push_str(",\n");
    }

    /// An arm of a `match`; a long body stands in braces.
    pub(crate) fn arm(&mut self, pattern: &str, body: Doc) {
        let head = format!("{pattern} => ");
        if body.fits(self.depth * INDENT, head.len()) {
            self.last(&Doc::Seq(vec![Doc::text(head), body]));
        } else {
            self.block(&format!("{pattern} =>"), |w| w.doc(&body, ""));
        }
    }

    /// `impl TRAIT for TYPE`, on two lines where one is too short.
    pub(crate) fn impl_head(&self, of: &str, ty: &str) -> String {
        self.head(&format!("impl {of}"), ty, " {".len())
    }

    /// The same with generic parameters, whose bounds follow.
    pub(crate) fn generic_impl_head(&self, of: &str, ty: &str) -> String {
        self.head(&format!("impl<{of}"), ty, 0)
    }

    fn head(&self, head: &str, ty: &str, after: usize) -> String {
        let line = format!("{head} for {ty}");
        let indent = self.depth * INDENT;
        if Doc::text(line.clone()).fits(indent, after) {
            line
        } else {
            format!("{head}\n{}for {ty}", " ".repeat(indent))
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

    /// A call of a macro as an item; as many arguments stand on a line as fit.
    pub(crate) fn macro_item(&mut self, name: &str, args: &str) {
        let words: Vec<String> = args.split(' ').map(str::to_owned).collect();
        self.macro_words(name, &words);
    }

    /// The same with arguments that hold blanks.
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

    /// `head {`, the body, `}`
    pub(crate) fn block(&mut self, head: &str, body: impl FnOnce(&mut Self)) {
        self.line(&format!("{head} {{"));
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
