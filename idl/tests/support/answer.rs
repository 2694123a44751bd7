//! Reads the answer of a broken file: the part of TOML that `broken/README.md` uses.

use jsi_idl::diagnostics::Applicability;

/// The mistakes of a file, in order.
pub struct Answer {
    pub mistakes: Vec<Mistake>,
}

/// A mistake: its place, and what a user should read about it.
#[derive(Default)]
pub struct Mistake {
    /// From 1.
    pub line: usize,
    /// Text in this line.
    pub at: String,
    /// What the diagnostic names.
    pub about: Vec<String>,
    pub repair: Option<Applicability>,
}

impl Answer {
    pub fn read(text: &str) -> Self {
        let mut mistakes: Vec<Mistake> = Vec::new();
        for line in text.lines() {
            if line == "[[mistake]]" {
                mistakes.push(Mistake::default());
            }
            let (Some((key, value)), Some(mistake)) = (line.split_once(" = "), mistakes.last_mut())
            else {
                continue;
            };
            match key {
                "line" => mistake.line = value.parse().expect("a number"),
                "at" => mistake.at = strings(value).concat(),
                "about" => mistake.about = strings(value),
                "repair" => {
                    mistake.repair = match value {
                        "\"safe\"" => Some(Applicability::Safe),
                        "\"offered\"" => Some(Applicability::Offered),
                        "\"none\"" => None,
                        other => panic!("{other} is no class of repair"),
                    }
                }
                other => panic!("{other} is no key"),
            }
        }
        Self { mistakes }
    }
}

/// The strings in a value.
fn strings(value: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut chars = value.chars();
    while chars.any(|c| c == '"') {
        let mut text = String::new();
        while let Some(c) = chars.next() {
            match c {
                '"' => break,
                '\\' => text.extend(escaped(&mut chars)),
                c => text.push(c),
            }
        }
        found.push(text);
    }
    found
}

fn escaped(chars: &mut std::str::Chars<'_>) -> Option<char> {
    match chars.next()? {
        'u' => {
            let digits: String = chars.take(4).collect();
            char::from_u32(u32::from_str_radix(&digits, 16).ok()?)
        }
        c => Some(c),
    }
}
