//! Finds the imports of a JavaScript module by its tokens: comments, strings, templates and regular expressions are skipped,
//! nothing is evaluated. Reads no files.

/// An import in a JavaScript text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The text between the quotes.
    pub specifier: String,
    /// The offset of the opening quote.
    pub offset: usize,
    /// Whether it is `new URL("…", import.meta.url)`: the address of a file, which may be something else than a module.
    pub is_address: bool,
}

/// The specifiers of `import …`, `export … from …`, `import("…")` and `new URL("…", import.meta.url)` in source order.
#[must_use]
pub fn imports(text: &str) -> Vec<Import> {
    Scanner::new(text).imports()
}

/// The state of the tokens of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Clause {
    None,
    /// After a dot, a word is a property.
    Dot,
    /// After `import`.
    Import,
    /// After `import (`.
    Call,
    /// Between `import` or `export` and `from`.
    Names,
    /// After `from`.
    From,
}

impl Clause {
    fn after(self, token: &Token<'_>, found: &mut Vec<Import>) -> Self {
        match (self, token) {
            (Self::Dot, _) => Self::None,
            (_, Token::Punctuation('.')) if self != Self::Import => Self::Dot,
            (Self::Import | Self::Call | Self::From, Token::String { value, offset }) => {
                found.push(Import {
                    specifier: value.clone(),
                    offset: *offset,
                    is_address: false,
                });
                Self::None
            }
            (Self::Import, Token::Punctuation('(')) => Self::Call,
            (Self::Import | Self::Names, Token::Word("from")) => Self::From,
            (Self::Import | Self::Names, Token::Word(word))
                if *word != "import" && *word != "export" =>
            {
                Self::Names
            }
            (Self::Import | Self::Names, Token::Punctuation('{' | '}' | '*' | ',')) => Self::Names,
            // `export { "a-b" as c } from`
            (Self::Names, Token::String { .. }) => Self::Names,
            // a binding with the name `from`
            (Self::From, Token::Word("from")) => Self::From,
            (Self::From, Token::Punctuation(',' | '}')) => Self::Names,
            (Self::From, Token::Word("as")) => Self::Names,
            (_, Token::Word("import")) => Self::Import,
            (_, Token::Word("export")) => Self::Names,
            _ => Self::None,
        }
    }
}

/// How much of `new URL("…", import` was read.
#[derive(Debug, Default)]
enum Address {
    #[default]
    None,
    /// After `new`.
    New,
    /// After `new URL`.
    Class,
    /// After `new URL(`.
    Open,
    /// After the string.
    Named(Import),
    /// After the comma.
    Base(Import),
}

impl Address {
    fn after(self, token: &Token<'_>, found: &mut Vec<Import>) -> Self {
        match (self, token) {
            (_, Token::Word("new")) => Self::New,
            (Self::New, Token::Word("URL")) => Self::Class,
            (Self::Class, Token::Punctuation('(')) => Self::Open,
            (Self::Open, Token::String { value, offset }) => Self::Named(Import {
                specifier: value.clone(),
                offset: *offset,
                is_address: true,
            }),
            (Self::Named(import), Token::Punctuation(',')) => Self::Base(import),
            (Self::Base(import), Token::Word("import")) => {
                found.push(import);
                Self::None
            }
            _ => Self::None,
        }
    }
}

#[derive(Debug, PartialEq)]
enum Token<'a> {
    Word(&'a str),
    String {
        value: String,
        offset: usize,
    },
    Punctuation(char),
    /// A number, template or regular expression.
    Other,
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// Whether a `/` after the previous token is a division.
    previous: Option<bool>,
    /// The brace depths at which templates continue.
    templates: Vec<usize>,
    depth: usize,
    /// How many regular expressions did not end on the current line, which ends here.
    endless: (usize, usize),
    /// The number of examined characters.
    #[cfg(test)]
    looked: usize,
}

/// How often the rest of a line is searched for the end of a regular expression. A line with more unfinished ones is not
/// JavaScript, and must not be searched once for each `/` in it.
const ENDLESS: usize = 16;

impl<'a> Scanner<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            previous: None,
            templates: Vec::new(),
            depth: 0,
            endless: (0, 0),
            #[cfg(test)]
            looked: 0,
        }
    }

    fn imports(&mut self) -> Vec<Import> {
        if self.text.starts_with("#!") {
            self.line();
        }
        let mut found = Vec::new();
        let (mut clause, mut address) = (Clause::None, Address::None);
        while let Some(token) = self.next_token() {
            clause = clause.after(&token, &mut found);
            address = address.after(&token, &mut found);
        }
        found
    }

    /// Counts so many bytes from here on as examined.
    fn look(&mut self, _bytes: usize) {
        #[cfg(test)]
        {
            self.looked += _bytes;
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next_token(&mut self) -> Option<Token<'a>> {
        self.blank();
        let start = self.at;
        let c = self.rest().chars().next()?;
        let token = match c {
            '"' | '\'' => Token::String {
                value: self.string(c),
                offset: start,
            },
            '`' => {
                self.at += 1;
                self.template();
                Token::Other
            }
            '}' if self.templates.last() == Some(&self.depth) => {
                self.templates.pop();
                self.at += 1;
                self.template();
                Token::Other
            }
            '/' if self.previous != Some(true) => {
                self.regular_expression();
                Token::Other
            }
            c if is_word(c) => self.word(),
            c => {
                match c {
                    '{' => self.depth += 1,
                    '}' => self.depth = self.depth.saturating_sub(1),
                    _ => {}
                }
                self.at += c.len_utf8();
                Token::Punctuation(c)
            }
        };
        self.previous = Some(match &token {
            Token::Word(word) => !OPERATORS.contains(word),
            Token::String { .. } | Token::Other => true,
            Token::Punctuation(c) => matches!(c, ')' | ']' | '}'),
        });
        Some(token)
    }

    /// Skips spaces and comments.
    fn blank(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
            self.at += rest.len() - trimmed.len();
            if trimmed.starts_with("//") {
                self.line();
            } else if trimmed.starts_with("/*") {
                self.at += trimmed.find("*/").map_or(trimmed.len(), |end| end + 2);
            } else {
                return;
            }
        }
    }

    fn line(&mut self) {
        let rest = self.rest();
        self.at += rest
            .find(['\n', '\r', '\u{2028}', '\u{2029}'])
            .unwrap_or(rest.len());
    }

    /// A word or a number.
    fn word(&mut self) -> Token<'a> {
        let rest = self.rest();
        let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        self.at += length;
        let word = rest.get(..length).unwrap_or_default();
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            Token::Other
        } else {
            Token::Word(word)
        }
    }

    fn string(&mut self, quote: char) -> String {
        let mut value = String::new();
        self.at += 1;
        let mut chars = self.rest().chars();
        while let Some(c) = chars.next() {
            self.at += c.len_utf8();
            match c {
                '\\' => {
                    let (text, length, looked) = escape(chars.as_str());
                    self.look(looked);
                    value.push_str(&text);
                    self.at += length;
                    chars = self.rest().chars();
                }
                // a string ends with its line, so that a wrong quote does not hide the rest of the file
                '\n' | '\r' => break,
                c if c == quote => break,
                c => value.push(c),
            }
        }
        value
    }

    /// The characters of a template up to its end or its next `${`.
    fn template(&mut self) {
        let mut chars = self.rest().chars();
        while let Some(c) = chars.next() {
            self.at += c.len_utf8();
            match c {
                '\\' => self.at += chars.next().map_or(0, char::len_utf8),
                '`' => return,
                '$' if chars.as_str().starts_with('{') => {
                    self.at += 1;
                    self.templates.push(self.depth);
                    return;
                }
                _ => {}
            }
        }
    }

    fn regular_expression(&mut self) {
        let (line, count) = self.endless;
        if count >= ENDLESS && self.at < line {
            self.at += 1;
            return;
        }
        let mut class = false;
        let mut end = self.text.len();
        let mut chars = self.rest().char_indices().skip(1);
        while let Some((i, c)) = chars.next() {
            match c {
                '\\' => {
                    chars.next();
                }
                '[' => class = true,
                ']' => class = false,
                '/' if !class => {
                    self.at += i + 1;
                    return;
                }
                // the slash was a division
                '\n' => {
                    end = self.at + i;
                    break;
                }
                _ => {}
            }
        }
        self.look(end - self.at);
        self.endless = (end, if end == line { count + 1 } else { 1 });
        self.at += 1;
    }
}

/// Words before an expression.
const OPERATORS: &[&str] = &[
    "return",
    "typeof",
    "instanceof",
    "in",
    "of",
    "new",
    "delete",
    "void",
    "throw",
    "case",
    "do",
    "else",
    "yield",
    "await",
];

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$' || c == '#'
}

/// The meaning of an escape, its length after the backslash, and how many bytes were examined.
fn escape(rest: &str) -> (String, usize, usize) {
    let Some(c) = rest.chars().next() else {
        return (String::new(), 0, 0);
    };
    let mut looked = 5;
    let code = |digits: &str| {
        // a sign is not a digit
        let digits = Some(digits).filter(|it| !it.starts_with('+'))?;
        let code = u32::from_str_radix(digits, 16).ok()?;
        char::from_u32(code)
    };
    let hex = |from: usize, to: usize| {
        rest.get(from..to)
            .and_then(code)
            .map(|c| (c.to_string(), to))
    };
    let found = match c {
        'n' => Some(("\n".to_owned(), 1)),
        't' => Some(("\t".to_owned(), 1)),
        'r' => Some(("\r".to_owned(), 1)),
        // a line continued
        '\n' => Some((String::new(), 1)),
        'x' => hex(1, 3),
        'u' if rest.starts_with("u{") => rest.get(2..).and_then(|inner| {
            // up to the last digit, so that no text is examined repeatedly
            let digits = inner.find(|c: char| !c.is_ascii_hexdigit());
            looked += digits.unwrap_or(inner.len());
            let end = digits?;
            let c = inner.get(..end).and_then(code)?;
            let closed = inner.get(end..)?.starts_with('}');
            closed.then(|| (c.to_string(), end + 3))
        }),
        'u' => hex(1, 5),
        _ => None,
    };
    let (text, length) = found.unwrap_or_else(|| (c.to_string(), c.len_utf8()));
    (text, length, looked)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn specifiers(text: &str) -> Vec<String> {
        imports(text)
            .into_iter()
            .map(|import| import.specifier)
            .collect()
    }

    #[test]
    fn every_form_of_import_is_found() {
        let text = r#"#!/usr/bin/env "node"
            import "./a.js";
            import b from './b.js';
            import * as c from "./c.js"; import d, { e as f, "g-h" as i } from "./d.js"
            export * from "./e.js"; export * as ns from "./f.js";
            export { from as x, from } from "./g.js";
            const later = await import("./h.js"), other = import( /* why */ './i.js', { with: {} });
            import from from "./j.js";
            import data from "./k.json" with { type: "json" };
            import "\x2e/l\u0041\u{42}.js"
        "#;
        let names = [
            "a.js", "b.js", "c.js", "d.js", "e.js", "f.js", "g.js", "h.js", "i.js", "j.js",
            "k.json", "lAB.js",
        ];
        assert_eq!(specifiers(text), names.map(|name| format!("./{name}")));
    }

    #[test]
    fn addresses_relative_to_the_file_are_found() {
        let text = r#"
            const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
            const data = new URL('data.json' /* beside it */, import.meta.url).href;
            new URL("/api", location.href); new URL("https://example.org"); new Url("./a", import.meta.url);
            URL("./b", import.meta.url); new URL(name, import.meta.url); new URL(`./c`, import.meta.url);
        "#;
        assert!(imports(text).iter().all(|it| it.is_address));
        assert_eq!(specifiers(text), ["./worker.js", "data.json"]);
    }

    #[test]
    fn what_only_looks_like_an_import_is_not_one() {
        let text = r##"
            // import "./a.js"
            /* import "./b.js" */
            const s = "import './c.js'", t = `import "./d.js" ${ `nested ${x} import("./e.js")` } import("./f.js")`;
            const re = /import "\/g.js"'/.test(s), half = a / b; const u = 'it\'s import("./h.js")';
            object.import("./i.js"); object?.import("./j.js"); import.meta.url; import(name);
            export const from = "./k.js"; export default "./l.js"; export function f() { return "./m.js"; }
            export { a, b }; const z = "./n.js";
            class C { import() { return "./o.js"; } }
        "##;
        assert_eq!(specifiers(text), Vec::<String>::new());
    }

    #[test]
    fn imports_inside_templates_and_after_divisions_are_found() {
        let text = "const x = `${ await import('./a.js') }`; const y = a / 2; import './b.js'; if (a) b = c / d / import('./c.js')";
        assert_eq!(specifiers(text), ["./a.js", "./b.js", "./c.js"]);
    }

    #[test]
    fn escapes_are_read_as_javascript_reads_them() {
        let text = r#"import "\u{0000000041}\u{1F600}\u{}\u{+41}\x+1\u+041\u{110000}\u{41";"#;
        assert_eq!(specifiers(text), ["A😀u{}u{+41}x+1u+041u{110000}u{41"]);
    }

    #[test]
    fn a_text_is_looked_through_a_bounded_number_of_times() {
        for piece in [
            "\\u{", "\\u{1", "\\u", "\\x", "\\", "=/", "=/[", "/*", "//", "`", "`${", "${", "'",
            "\"", "import ", "import(", "{", "}", "from ", "'\\u{", "`\\u{", "a/b/", "\u{2028}",
        ] {
            for (before, after) in [
                ("", ""),
                ("'", ""),
                ("'", "}'"),
                ("`", "}"),
                ("=/", "/"),
                ("", "\n"),
            ] {
                let text = format!("{before}{}{after}", piece.repeat(20_000));
                let mut scanner = Scanner::new(&text);
                scanner.imports();
                let most = text.len() * (ENDLESS + 4);
                assert!(
                    scanner.looked <= most,
                    "{before}{piece}: {}",
                    scanner.looked
                );
            }
        }
    }

    #[test]
    fn broken_text_ends() {
        for text in [
            "import \"",
            "import {",
            "`${",
            "/*",
            "'\\",
            "/[",
            "import(\"\\u{",
            "\u{feff}import './a.js",
        ] {
            let _ = imports(text);
        }
    }
}
