//! Characters that look like those of the language: letters of other scripts in a name, and signs in the place of punctuation.

/// Letters that look like one of ASCII.
#[rustfmt::skip]
const LETTERS: &[(char, char, &str)] = &[
    ('а', 'a', "Cyrillic"), ('с', 'c', "Cyrillic"), ('ԁ', 'd', "Cyrillic"), ('е', 'e', "Cyrillic"), ('һ', 'h', "Cyrillic"),
    ('і', 'i', "Cyrillic"), ('ј', 'j', "Cyrillic"), ('ԛ', 'q', "Cyrillic"), ('о', 'o', "Cyrillic"), ('р', 'p', "Cyrillic"),
    ('ѕ', 's', "Cyrillic"), ('ѵ', 'v', "Cyrillic"), ('ԝ', 'w', "Cyrillic"), ('х', 'x', "Cyrillic"), ('у', 'y', "Cyrillic"),
    ('А', 'A', "Cyrillic"), ('В', 'B', "Cyrillic"), ('С', 'C', "Cyrillic"), ('Е', 'E', "Cyrillic"), ('Н', 'H', "Cyrillic"),
    ('І', 'I', "Cyrillic"), ('Ј', 'J', "Cyrillic"), ('К', 'K', "Cyrillic"), ('М', 'M', "Cyrillic"), ('О', 'O', "Cyrillic"),
    ('Р', 'P', "Cyrillic"), ('Ѕ', 'S', "Cyrillic"), ('Т', 'T', "Cyrillic"), ('Ѵ', 'V', "Cyrillic"), ('Ԝ', 'W', "Cyrillic"),
    ('Х', 'X', "Cyrillic"), ('У', 'Y', "Cyrillic"),
    ('ο', 'o', "Greek"), ('ν', 'v', "Greek"), ('α', 'a', "Greek"), ('ι', 'i', "Greek"), ('Α', 'A', "Greek"), ('Β', 'B', "Greek"),
    ('Ε', 'E', "Greek"), ('Ζ', 'Z', "Greek"), ('Η', 'H', "Greek"), ('Ι', 'I', "Greek"), ('Κ', 'K', "Greek"), ('Μ', 'M', "Greek"),
    ('Ν', 'N', "Greek"), ('Ο', 'O', "Greek"), ('Ρ', 'P', "Greek"), ('Τ', 'T', "Greek"), ('Υ', 'Y', "Greek"), ('Χ', 'X', "Greek"),
];

/// Signs that look like punctuation of the language.
#[rustfmt::skip]
const SIGNS: &[(char, &str, &str)] = &[
    ('\u{37E}', ";", "a Greek question mark"), ('；', ";", "a full-width semicolon"), ('：', ":", "a full-width colon"),
    ('，', ",", "a full-width comma"), ('、', ",", "an ideographic comma"), ('（', "(", "a full-width parenthesis"),
    ('）', ")", "a full-width parenthesis"), ('｛', "{", "a full-width brace"), ('｝', "}", "a full-width brace"),
    ('［', "[", "a full-width bracket"), ('］', "]", "a full-width bracket"), ('＜', "<", "a full-width bracket"),
    ('＞', ">", "a full-width bracket"), ('？', "?", "a full-width question mark"), ('＝', "=", "a full-width equals sign"),
    ('｜', "|", "a full-width bar"), ('＠', "@", "a full-width at sign"), ('．', ".", "a full-width full stop"),
    ('…', "...", "an ellipsis"), ('⇒', "=>", "an arrow"), ('⟹', "=>", "an arrow"), ('→', "=>", "an arrow"),
    ('‹', "<", "an angle quotation mark"), ('›', ">", "an angle quotation mark"), ('⟨', "<", "an angle bracket"),
    ('⟩', ">", "an angle bracket"), ('∣', "|", "a divides sign"), ('ː', ":", "a length mark"), ('∶', ":", "a ratio sign"),
];

/// Quotation marks of word processors, those that begin a text first.
const QUOTES: &[(char, char)] = &[
    ('“', '”'),
    ('„', '“'),
    ('‘', '’'),
    ('‚', '‘'),
    ('«', '»'),
    ('＂', '＂'),
    ('”', '”'),
    ('’', '’'),
];

/// Spaces that are none of the language, with their names.
const SPACES: &[(char, &str)] = &[
    ('\u{A0}', "a no-break space"),
    ('\u{1680}', "an ogham space"),
    ('\u{2000}', "an en quad"),
    ('\u{2001}', "an em quad"),
    ('\u{2002}', "an en space"),
    ('\u{2003}', "an em space"),
    ('\u{2004}', "a space"),
    ('\u{2005}', "a space"),
    ('\u{2006}', "a space"),
    ('\u{2007}', "a figure space"),
    ('\u{2008}', "a punctuation space"),
    ('\u{2009}', "a thin space"),
    ('\u{200A}', "a hair space"),
    ('\u{2028}', "a line separator"),
    ('\u{2029}', "a paragraph separator"),
    ('\u{202F}', "a narrow no-break space"),
    ('\u{205F}', "a mathematical space"),
    ('\u{3000}', "an ideographic space"),
];

/// Characters without width.
const INVISIBLE: &[(char, &str)] = &[
    ('\u{AD}', "a soft hyphen"),
    ('\u{200B}', "a zero-width space"),
    ('\u{2060}', "a word joiner"),
    ('\u{FEFF}', "a byte order mark"),
];

/// What a character outside of strings and comments stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LookAlike {
    /// This text; the second is what it is.
    Sign(&'static str, &'static str),
    /// The first of two quotation marks; the other one.
    Quote(char),
    /// A text in quotation marks that are entities of HTML.
    Entity,
    /// A space, and what it is.
    Space(&'static str),
    /// Nothing, and what it is.
    Invisible(&'static str),
}

/// What a character beyond ASCII stands for outside of strings and comments, if it is not a part of names.
pub(crate) fn look_alike(c: char) -> Option<LookAlike> {
    if c.is_ascii() {
        return None;
    }
    let sign = SIGNS.iter().find(|row| row.0 == c);
    let quote = QUOTES.iter().find(|row| row.0 == c);
    let space = SPACES.iter().find(|row| row.0 == c);
    let invisible = INVISIBLE.iter().find(|row| row.0 == c);
    sign.map(|row| LookAlike::Sign(row.1, row.2))
        .or(quote.map(|row| LookAlike::Quote(row.1)))
        .or(space.map(|row| LookAlike::Space(row.1)))
        .or(invisible.map(|row| LookAlike::Invisible(row.1)))
}

/// Whether it has no width and is no part of names.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(look_alike(c), Some(LookAlike::Invisible(_)))
}

/// A name with letters of ASCII in place of those that look like them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Plain {
    /// The name.
    pub(crate) text: String,
    /// The first letter that is not of ASCII, and its script.
    first: (char, &'static str),
}

impl Plain {
    /// For the label: the letter with its script.
    pub(crate) fn label(&self) -> String {
        let (c, script) = self.first;
        format!("`{c}` is a {script} letter")
    }

    /// For a help: what it looks like.
    pub(crate) fn help(&self) -> String {
        format!(
            "it looks like `{}`, which has only Latin letters",
            self.text
        )
    }
}

/// The name that a name with letters of other scripts looks like, if all of these look like one of ASCII.
pub(crate) fn plain(name: &str) -> Option<Plain> {
    let mut first = None;
    let mut text = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii() {
            text.push(c);
            continue;
        }
        let (_, letter, script) = LETTERS.iter().find(|row| row.0 == c)?;
        first.get_or_insert((c, *script));
        text.push(*letter);
    }
    Some(Plain {
        text,
        first: first?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_other_scripts_are_distinguished_from_those_that_look_like_latin() {
        assert_eq!(plain("Ѕtring").map(|it| it.text).as_deref(), Some("String"));
        assert_eq!(plain("String"), None);
        assert_eq!(plain("Лента"), None);
    }

    #[test]
    fn no_sign_is_in_two_tables() {
        for (c, _, _) in SIGNS {
            assert!(QUOTES.iter().all(|row| row.0 != *c), "{c}");
            assert!(LETTERS.iter().all(|row| row.0 != *c), "{c}");
        }
    }
}
