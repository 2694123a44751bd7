//! A file of the language, made from choices by its productions: most of them are valid, and of each kind of mistake some are
//! there. A new edition of the language adds its productions here.

mod items;
mod types;

use jsi_idl::ide::WordClass;

use crate::choices::Choices;

/// Longer files show nothing more.
const MOST_ITEMS: usize = 8;

/// A file.
pub fn file(choices: &mut Choices<'_>) -> String {
    let mut maker = Maker {
        choices,
        out: String::new(),
        names: Vec::new(),
        types: WordClass::Types.words(),
        depth: 0,
    };
    if maker.choices.once(4) {
        maker.out.push_str("//! A file.\n");
    }
    let count = 1 + maker.choices.below(MOST_ITEMS);
    for number in 0..count {
        maker.item(number);
        if maker.choices.is_over() {
            break;
        }
    }
    maker.out
}

/// A file in the making.
struct Maker<'c, 'd> {
    choices: &'c mut Choices<'d>,
    out: String,
    /// What was declared so far, and may be named.
    names: Vec<String>,
    /// The names of the types of the language.
    types: Vec<&'static str>,
    depth: usize,
}

/// Names of members, parameters and fields; some that Rust or JavaScript have plans for.
const NAMES: &[&str] = &[
    "a",
    "value",
    "x",
    "getURL",
    "type",
    "self",
    "constructor",
    "$",
    "_",
    "then",
    "é",
    "static",
    "from",
    "__proto__",
    "dispose",
    "r#type",
    "new",
    "toString",
    "i32",
    "async",
    "Self",
    "crate",
    "a$b",
    "union",
    "readonly",
    "export",
];
/// Texts in quotes.
const TEXTS: &[&str] = &[
    "a",
    "a.b",
    "default",
    "[Symbol.iterator]",
    "a.[Symbol.dispose]",
    "with-a-dash",
    "",
    "é",
    "\\u202e",
    "\\\"",
    "*/",
    "`${x}`",
    "#\\\"#",
    "\\u0000",
    "</script>",
    "a\\nb",
];

impl Maker<'_, '_> {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn name(&mut self) -> &'static str {
        self.choices.pick(NAMES)
    }

    fn text(&mut self) -> String {
        format!("\"{}\"", self.choices.pick(TEXTS))
    }

    /// A name of its own for a declaration.
    fn declare(&mut self, number: usize) -> String {
        let letter = self
            .choices
            .pick(&["A", "Point", "point", "Vec", "Éa", "Option", "Node", "std"]);
        let name = if self.choices.once(12) {
            letter.to_owned()
        } else {
            format!("{letter}{number}")
        };
        self.names.push(name.clone());
        name
    }

    /// Documentation, comments and attributes before something.
    fn prefix(&mut self) {
        match self.choices.below(14) {
            12 => self.push("/** Says *more*\n * than `that` // x\n */ "),
            13 => self.push("/** a */ /// b\n/*** c */ /** d\n  e */"),
            8 => self.push("/// Says *more* than `that`: [link](x) */ ``` \"#\n"),
            9 => self.push("/* a comment */ "),
            10 => self.push("// a comment\n"),
            11 => {
                let attribute = self.choices.pick(&[
                    "js",
                    "rust",
                    "deprecated",
                    "allow",
                    "infallible",
                    "pinned",
                    "readonly",
                    "nope",
                ]);
                let text = self.text();
                let text = match attribute {
                    "infallible" | "pinned" | "readonly" => format!("@{attribute} "),
                    "allow" => "@allow(naming) ".to_owned(),
                    _ => format!("@{attribute}({text}) "),
                };
                self.push(&text);
            }
            _ => {}
        }
    }
}
