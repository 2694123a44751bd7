//! Comments of other languages, and entities of HTML.

use super::{Scanner, span};
use crate::diagnostics::look_alikes::LookAlike;
use crate::diagnostics::{Code, Diagnostic};

impl Scanner<'_> {
    /// `-- text` of SQL, Lua and Haskell, `<!-- text -->` of HTML, as the first of a line.
    pub(super) fn starts_foreign_comment(&self, at: usize) -> bool {
        let rest = self.text.get(at..).unwrap_or_default();
        let before = self.text.get(..at).unwrap_or_default();
        (rest.starts_with("-- ") || rest.starts_with("<!--"))
            && matches!(
                before.trim_end_matches([' ', '\t']).bytes().last(),
                None | Some(b'\n' | b'\r')
            )
    }

    pub(super) fn foreign_comment(&mut self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let closed = rest.starts_with('<').then(|| rest.find("-->")).flatten();
        let line = self.end_of(at, |byte| byte == b'\n');
        let (end, sign) = match closed {
            Some(length) => (at + length + 3, at + 4),
            None => (line, at + 2),
        };
        let whole = span(at, end);
        self.found.hidden.push(whole);
        let problem = |place| {
            Diagnostic::new(
                Code::JSI0006,
                self.file,
                place,
                "a comment begins with `//`",
            )
        };
        self.found.problems.push(match closed {
            Some(_) => {
                let inner = self.text.get(sign..end - 3).unwrap_or_default();
                let text = format!("/*{inner}*/");
                problem(whole).fix(format!("write `{text}`"), whole, text)
            }
            None if rest.starts_with('<') => problem(whole),
            None => problem(span(at, sign)).fix("write `//`", span(at, sign), "//"),
        });
        end
    }

    /// The sign that an entity of HTML stands for, and the text of the entity.
    pub(super) fn entity(&self, at: usize) -> Option<(&'static str, &'static str)> {
        let rest = self.text.get(at..)?;
        let known = [
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&amp;", "&"),
            ("&quot;", "\""),
        ];
        known.into_iter().find(|(text, _)| rest.starts_with(text))
    }

    /// `&lt;`, as in text that was copied out of a page's source.
    pub(super) fn html_entity(&mut self, at: usize) -> usize {
        let Some((text, sign)) = self.entity(at) else {
            return at + 1;
        };
        let mut end = at + text.len();
        let mut found = LookAlike::Sign(sign, "an entity of HTML");
        let mut fixed = sign.to_owned();
        if sign == "\"" {
            let rest = self.text.get(end..).unwrap_or_default();
            let line = rest.lines().next().unwrap_or_default();
            let Some(length) = line.find(text) else {
                return end;
            };
            let inner = line.get(..length).unwrap_or_default();
            fixed = format!("\"{inner}\"");
            end += length + text.len();
            found = LookAlike::Entity;
        }
        let place = span(at, end);
        self.found.look_alikes.push((place, found));
        let message = format!("`{text}` is HTML for `{sign}`");
        let problem = Diagnostic::new(Code::JSI0001, self.file, place, message).fix(
            format!("write `{fixed}`"),
            place,
            fixed,
        );
        self.found.problems.push(problem);
        end
    }
}
