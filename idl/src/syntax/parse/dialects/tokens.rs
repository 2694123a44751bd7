//! The tokens that the other languages share, and a reader of them.

/// Reads tokens one after the other.
pub(super) struct Tokens<'t> {
    tokens: Vec<&'t str>,
    at: usize,
}

impl<'t> Tokens<'t> {
    /// The tokens of a text: words (with `-`, where `kebab`), strings, documentation, arrows and single signs.
    pub(super) fn new(text: &'t str, kebab: bool) -> Self {
        let mut tokens = Vec::new();
        let mut rest = text;
        loop {
            rest = rest.trim_start();
            let Some(first) = rest.chars().next() else {
                return Self { tokens, at: 0 };
            };
            let is_word =
                |c: char| c.is_alphanumeric() || c == '_' || c == '$' || kebab && c == '-';
            let line = rest.find('\n').unwrap_or(rest.len());
            let length = match first {
                '/' if rest.starts_with("//") => line,
                '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
                '"' => rest
                    .get(1..)
                    .and_then(|it| it.find('"'))
                    .map_or(rest.len(), |end| end + 2),
                '-' | '=' if rest.get(1..2) == Some(">") => 2,
                c if is_word(c) && c != '-' => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
                c => c.len_utf8(),
            };
            let (token, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
            let is_comment = token.starts_with("//") || token.starts_with("/*");
            if !is_comment || token.starts_with("///") {
                tokens.push(token);
            }
            rest = after;
        }
    }

    /// The next token; empty at the end.
    pub(super) fn peek(&self) -> &'t str {
        self.tokens.get(self.at).copied().unwrap_or_default()
    }

    /// Whether nothing is left.
    pub(super) fn is_done(&self) -> bool {
        self.at >= self.tokens.len()
    }

    pub(super) fn next(&mut self) -> &'t str {
        let token = self.peek();
        self.at += 1;
        token
    }

    pub(super) fn eat(&mut self, token: &str) -> bool {
        let found = self.peek() == token;
        self.at += usize::from(found);
        found
    }

    /// Takes one of these words after the other.
    pub(super) fn eat_all(&mut self, words: &[&'static str]) -> Vec<&'t str> {
        let mut found = Vec::new();
        while words.contains(&self.peek()) {
            found.push(self.next());
        }
        found
    }

    pub(super) fn word(&mut self) -> Option<&'t str> {
        let token = self.peek();
        token
            .starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '$')
            .then(|| self.next())
    }

    pub(super) fn string(&mut self) -> Option<&'t str> {
        let inner = self.peek().strip_prefix('"')?.strip_suffix('"')?;
        self.at += 1;
        Some(inner)
    }

    /// Takes tokens up to and with the one that closes the bracket that comes next; gives those between.
    pub(super) fn bracketed(&mut self) -> Option<&[&'t str]> {
        let open = self.at;
        let mut depth = 0_u32;
        loop {
            match self.next() {
                "" => return None,
                "(" | "[" | "{" | "<" => depth += 1,
                ")" | "]" | "}" | ">" => depth = depth.checked_sub(1)?,
                _ => {}
            }
            if depth == 0 {
                return self.tokens.get(open + 1..self.at - 1);
            }
        }
    }

    /// Takes tokens up to and with one.
    pub(super) fn skip_past(&mut self, token: &str) {
        while !self.is_done() && self.next() != token {}
    }

    /// Takes a type: its tokens up to one of these that is in no brackets.
    pub(super) fn ty(&mut self, ends: &[&str]) -> Option<String> {
        let mut depth = 0_u32;
        let mut text = String::new();
        while !self.is_done() {
            match self.peek() {
                token if depth == 0 && ends.contains(&token) => break,
                "(" | "[" | "<" => depth += 1,
                ")" | "]" | ">" => depth = depth.checked_sub(1)?,
                "{" | "}" | ";" => return None,
                _ => {}
            }
            text.push_str(self.next());
        }
        (!text.is_empty()).then_some(text)
    }
}
