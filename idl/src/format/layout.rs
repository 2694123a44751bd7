//! Layout algebra: a document has places where lines may break, the printer decides. Independent of `.jsi`.

/// How wide a line may be, in characters.
const WIDTH: usize = 100;
/// The indentation of a nested document.
const INDENT: usize = 4;

/// Text with possible line breaks.
#[derive(Debug, Clone)]
pub(super) enum Doc<'a> {
    /// Text without a line break.
    Text(&'a str),
    /// One after the other.
    Seq(Vec<Doc<'a>>),
    /// All on one line if that fits, else every [`Doc::Line`] and [`Doc::Soft`] directly inside is a line break.
    Group(Vec<Doc<'a>>),
    /// A group that is broken rather than one before it on its line.
    Body(Vec<Doc<'a>>),
    /// Indented by one step.
    Nest(Vec<Doc<'a>>),
    /// A space, or a line break.
    Line,
    /// Nothing, or a line break.
    Soft,
    /// A line break.
    Hard,
    /// A line break and an empty line.
    Blank,
    /// Text that is there only where the group is broken.
    Broken(&'a str),
    /// A comment, which may hold line breaks of its own.
    Comment(Comment<'a>),
}

/// A comment among tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comment<'a> {
    /// As written, without spaces at the end.
    pub(super) text: &'a str,
    /// The column in which it was written, from which its further lines are indented.
    pub(super) column: usize,
    /// Only spaces precede it on its line.
    pub(super) own_line: bool,
    /// Only spaces follow it on its line.
    pub(super) ends_line: bool,
}

/// The text of a document, with a line break at the end unless it is empty.
pub(super) fn print(doc: &Doc<'_>) -> String {
    let mut printer = Printer::default();
    printer.run(doc);
    if !printer.out.is_empty() {
        printer.out.push('\n');
    }
    printer.out
}

/// Whether a document takes more than one line.
pub(super) fn several_lines(doc: &Doc<'_>) -> bool {
    let mut printer = Printer::default();
    printer.run(doc);
    printer.out.contains('\n')
}

#[derive(Clone, Copy)]
struct PrintTask<'d, 'a> {
    doc: &'d Doc<'a>,
    indent: usize,
    broken: bool,
}

/// The space that is required between a comment and the next token.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum PendingSpace {
    #[default]
    Nothing,
    Space,
    Break,
}

#[derive(Default)]
struct Printer {
    out: String,
    column: usize,
    pending: PendingSpace,
    /// The line so far holds nothing but indentation, which is not yet written.
    indent: Option<usize>,
}

impl Printer {
    /// Works through a list of tasks, since documents are as deep as types are nested and lists as long as files.
    fn run<'d, 'a>(&mut self, doc: &'d Doc<'a>) {
        let mut tasks = vec![PrintTask {
            doc,
            indent: 0,
            broken: true,
        }];
        self.indent = Some(0);
        while let Some(task) = tasks.pop() {
            let PrintTask { indent, broken, .. } = task;
            let inside = |parts: &'d [Doc<'a>], indent, broken| {
                parts.iter().rev().map(move |doc| PrintTask {
                    doc,
                    indent,
                    broken,
                })
            };
            match task.doc {
                Doc::Text(text) => self.text(text, indent),
                Doc::Broken(text) if broken => self.text(text, indent),
                Doc::Broken(_) => {}
                Doc::Seq(parts) => tasks.extend(inside(parts, indent, broken)),
                Doc::Nest(parts) => tasks.extend(inside(parts, indent + INDENT, broken)),
                Doc::Group(parts) | Doc::Body(parts) => {
                    let start = self.indent.unwrap_or(self.column)
                        + usize::from(self.pending == PendingSpace::Space);
                    let broken = self.pending == PendingSpace::Break || !fits(parts, &tasks, start);
                    tasks.extend(inside(parts, indent, broken));
                }
                Doc::Line if !broken => self.text(" ", indent),
                Doc::Soft if !broken => {}
                Doc::Line | Doc::Soft | Doc::Hard => self.line(indent),
                Doc::Blank => {
                    self.line(indent);
                    self.out.push('\n');
                }
                Doc::Comment(comment) => self.comment(*comment, indent),
            }
        }
    }

    fn line(&mut self, indent: usize) {
        let kept = self.out.trim_end_matches(' ').len();
        self.out.truncate(kept);
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.column = 0;
        self.pending = PendingSpace::Nothing;
        self.indent = Some(indent);
    }

    fn text(&mut self, text: &str, indent: usize) {
        match std::mem::take(&mut self.pending) {
            PendingSpace::Break => self.line(indent),
            PendingSpace::Space if !text.starts_with([' ', ',', ';', ')', '>', ']', '?', ':']) => {
                self.write(" ")
            }
            PendingSpace::Nothing | PendingSpace::Space => {}
        }
        // a line begins with a token, wherever the space before it came from
        if self.indent.is_none() || text != " " {
            self.write(text);
        }
    }

    fn comment(&mut self, comment: Comment<'_>, indent: usize) {
        if comment.own_line || self.pending == PendingSpace::Break {
            if self.indent.is_none() {
                self.line(indent);
            }
        } else if self.indent.is_none()
            && !self.out.ends_with(' ')
            && (comment.ends_line || !self.out.ends_with(['(', '<', '[']))
        {
            self.write(" ");
        }
        let column = self.indent.unwrap_or(self.column);
        let mut lines = comment.text.split('\n');
        self.write(lines.next().unwrap_or_default());
        for line in reindented(lines.collect(), comment.column, column) {
            self.out.push('\n');
            self.column = 0;
            self.write(&line);
        }
        self.pending = if comment.ends_line {
            PendingSpace::Break
        } else {
            PendingSpace::Space
        };
    }

    fn write(&mut self, text: &str) {
        if let Some(indent) = self.indent.take() {
            self.out.extend(std::iter::repeat_n(' ', indent));
            self.column = indent;
        }
        self.out.push_str(text);
        self.column += text.chars().count();
    }
}

/// The further lines of a block comment that moves from one column to another: all by as much, or below the first asterisk, if each
/// begins with one.
fn reindented(lines: Vec<&str>, from: usize, to: usize) -> Vec<String> {
    let filled = || lines.iter().filter(|it| !it.trim().is_empty());
    let starred = filled().all(|it| it.trim_start().starts_with('*'));
    let least = filled().map(|it| column(indentation(it))).min();
    // no line can begin before the first column
    let from = from.min(to + least.unwrap_or_default());
    let line = |line: &&str| {
        if line.trim().is_empty() {
            return String::new();
        }
        let before = indentation(line);
        let indent = if starred {
            to + 1
        } else {
            column(before) + to - from
        };
        let text = line.get(before.len()..).unwrap_or_default();
        format!("{:indent$}{text}", "")
    };
    lines.iter().map(line).collect()
}

fn indentation(line: &str) -> &str {
    let text = line.trim_start_matches([' ', '\t']);
    line.get(..line.len() - text.len()).unwrap_or_default()
}

/// The column behind the start of a line. Tabs of its indentation lead to the next multiple of four.
pub(super) fn column(line: &str) -> usize {
    let indent = indentation(line).chars().fold(0, |at, c| match c {
        '\t' => (at / INDENT + 1) * INDENT,
        _ => at + 1,
    });
    let text = line.trim_start_matches([' ', '\t']);
    indent + text.chars().count()
}

/// Whether `parts` and what follows them up to the next possible line break fit on the line.
fn fits(parts: &[Doc<'_>], rest: &[PrintTask<'_, '_>], column: usize) -> bool {
    let mut left = WIDTH.saturating_sub(column);
    let mut inside: Vec<&Doc<'_>> = parts.iter().rev().collect();
    let mut rest = rest.iter().rev();
    // The following text has its own format: its first line break ends the line.
    let mut following: Vec<(&Doc<'_>, bool)> = Vec::new();
    loop {
        let (doc, own, broken) = if let Some(doc) = inside.pop() {
            (doc, true, false)
        } else if let Some((doc, broken)) = following.pop() {
            (doc, false, broken)
        } else if let Some(task) = rest.next() {
            (task.doc, false, task.broken)
        } else {
            return true;
        };
        let width = match doc {
            Doc::Text(text) => text.chars().count(),
            Doc::Broken(text) if broken => text.chars().count(),
            Doc::Broken(_) => 0,
            Doc::Seq(inner) | Doc::Nest(inner) if own => {
                inside.extend(inner.iter().rev());
                0
            }
            Doc::Group(inner) | Doc::Body(inner) if own => {
                inside.extend(inner.iter().rev());
                0
            }
            Doc::Seq(inner) | Doc::Nest(inner) => {
                following.extend(inner.iter().rev().map(|doc| (doc, broken)));
                0
            }
            Doc::Group(inner) | Doc::Body(inner) => {
                let breaks = matches!(doc, Doc::Body(_));
                following.extend(inner.iter().rev().map(|doc| (doc, breaks)));
                0
            }
            Doc::Line if own || !broken => 1,
            Doc::Soft if own || !broken => 0,
            Doc::Hard | Doc::Blank if own => return false,
            Doc::Line | Doc::Soft | Doc::Hard | Doc::Blank => return true,
            // behind the last token, it has no effect on the group
            Doc::Comment(comment)
                if !comment.own_line && inside.iter().all(|it| matches!(it, Doc::Comment(_))) =>
            {
                return true;
            }
            Doc::Comment(comment)
                if own
                    && (comment.own_line || comment.ends_line || comment.text.contains('\n')) =>
            {
                return false;
            }
            Doc::Comment(_) if !own => return true,
            Doc::Comment(comment) => comment.text.chars().count() + 1,
        };
        let Some(remaining) = left.checked_sub(width) else {
            return false;
        };
        left = remaining;
    }
}
