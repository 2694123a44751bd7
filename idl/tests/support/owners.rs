//! The owner of each comment: what a formatter must not change.

use jsi_idl::source::FileId;
use jsi_idl::syntax::{parse, tree::File};

/// A comment among the tokens. `,`, `;` and `|` are none here, since a formatter moves them and adds some.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owned {
    /// The comment without its indentation.
    pub text: Vec<String>,
    place: Place,
    before: String,
    after: String,
    /// Between two tokens, directly behind a `,`, `;` or bracket: a comment about what follows.
    about_next: bool,
    /// It has the form of documentation, which only some places can hold.
    block: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    OwnLine,
    LineEnd,
    Inline,
}

/// All comments of a text with their owners, and its tokens without spaces.
pub fn owners(text: &str, file: &File) -> (Vec<Owned>, String) {
    let comments: Vec<(usize, usize)> = file
        .comments
        .iter()
        .map(|span| (span.start as usize, span.end as usize))
        .collect();
    // what is left without comments and documentation
    let mut bare: Vec<u8> = text.bytes().collect();
    for &(start, end) in &comments {
        bare[start..end].fill(b' ');
    }
    documentation(&mut bare);
    let bare = String::from_utf8(bare).expect("whole characters are replaced");
    let spaces = |c: char| c.is_whitespace() || "\u{AD}\u{200B}\u{2060}\u{FEFF}".contains(c);
    let ignored = |c: char| spaces(c) || ",;|".contains(c) || c == DOCS;
    let mut all = Vec::new();
    for &(start, end) in &comments {
        let (before, after) = (&bare[..start], &bare[end..]);
        let alone = before.rsplit('\n').next();
        let alone = alone.is_some_and(|it| it.chars().all(spaces));
        let last = after.split('\n').next();
        let last = last.is_some_and(|it| it.chars().all(spaces));
        let sign = before.trim_end_matches(spaces).chars().next_back();
        all.push(Owned {
            text: lines(&text[start..end]),
            place: match (alone, last) {
                (true, _) => Place::OwnLine,
                (_, true) => Place::LineEnd,
                _ => Place::Inline,
            },
            before: word(before.trim_end_matches(ignored), true),
            after: word(after.trim_start_matches(ignored), false),
            about_next: sign.is_none_or(|it| ",;|(<[{".contains(it)),
            block: text[start..].starts_with("/**"),
        });
    }
    (all, bare.replace(ignored, ""))
}

/// Panics if a comment has another owner in the second text.
pub fn same_owners(before: &str, after: &str) {
    let owners = |text: &str| owners(text, &parse(text, FileId(0)).file);
    let (first, tokens) = owners(&before.replace("\r\n", "\n"));
    let (second, others) = owners(&after.replace("\r\n", "\n"));
    assert_eq!(first.len(), second.len(), "other comments\n{after}");
    for (was, is) in first.iter().zip(&second) {
        assert_eq!(was.text, is.text, "another comment\n{after}");
        // `from` and `extends` have one order
        if was.block || tokens != others {
            continue;
        }
        let place = match (was.place, is.place) {
            (was, is) if was == is => true,
            // now at the start of a line
            (Place::Inline, Place::OwnLine) => true,
            // now at the end of a line, where it is not about what follows
            (Place::Inline, Place::LineEnd) => !was.about_next || ")>]}".contains(&was.after),
            _ => false,
        };
        assert!(
            place && (&was.before, &was.after) == (&is.before, &is.after),
            "{was:?} has become {is:?}\n{before}\nis now\n{after}"
        );
    }
}

/// The lines of a comment, without the indentation that the lines behind the first one share.
fn lines(comment: &str) -> Vec<String> {
    let mut lines = comment.trim_end().split('\n');
    let first = lines.next().unwrap_or_default().to_owned();
    let rest: Vec<&str> = lines.collect();
    let expand = |line: &&str| {
        let text = line.trim_start_matches([' ', '\t']);
        let indent = line[..line.len() - text.len()].chars();
        let indent = indent.fold(0, |at, c| if c == '\t' { (at / 4 + 1) * 4 } else { at + 1 });
        (indent, text.to_owned())
    };
    let filled = || rest.iter().filter(|it| !it.trim().is_empty());
    let least = filled().map(|it| expand(it).0).min().unwrap_or_default();
    let starred = filled().all(|it| it.trim_start().starts_with('*'));
    let rest = rest.iter().map(|it| match expand(it) {
        _ if it.trim().is_empty() => String::new(),
        (_, text) if starred => text,
        (indent, text) => format!("{:1$}{text}", "", indent - least),
    });
    std::iter::once(first).chain(rest).collect()
}

/// The last or the first token of a text.
fn word(text: &str, last: bool) -> String {
    let is_word = |c: char| c.is_alphanumeric() || "_$".contains(c);
    let chars: Box<dyn Iterator<Item = char>> = if last {
        Box::new(text.chars().rev())
    } else {
        Box::new(text.chars())
    };
    let mut chars = chars.peekable();
    let mut found = String::new();
    while let Some(c) = chars.next_if(|it| found.is_empty() || is_word(*it)) {
        found.push(c);
        if !is_word(c) {
            break;
        }
    }
    found
}

/// Stands for documentation, before a line break.
const DOCS: char = '\u{1}';

/// Replaces documentation, which may stand on both sides of attributes.
fn documentation(bytes: &mut [u8]) {
    let (mut at, mut quoted) = (0, false);
    while at < bytes.len() {
        let end = match bytes[at..] {
            [b'"', ..] => {
                quoted = !quoted;
                at + 1
            }
            [b'\\', ..] if quoted => at + 2,
            [b'/', b'/', ..] if !quoted => {
                let end = bytes[at..].iter().position(|it| *it == b'\n');
                end.map_or(bytes.len(), |end| at + end)
            }
            [b'/', b'*', ..] if !quoted => block_end(bytes, at),
            _ => at + 1,
        };
        if end > at + 2 {
            bytes[at..end].fill(b'\n');
            bytes[at] = DOCS as u8;
        }
        at = end;
    }
}

/// The end of the block comment that begins here. Block comments nest.
fn block_end(bytes: &[u8], start: usize) -> usize {
    let (mut end, mut depth) = (start, 0);
    while end < bytes.len() {
        match bytes[end..] {
            [b'/', b'*', ..] => depth += 1,
            [b'*', b'/', ..] => depth -= 1,
            _ => {
                end += 1;
                continue;
            }
        }
        end += 2;
        if depth == 0 {
            break;
        }
    }
    end.min(bytes.len())
}
