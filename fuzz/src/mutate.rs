//! New inputs from old ones, decided by a seed: tokens of the language moved, repeated, left out and put in, and bytes changed.

/// Numbers that look random and are the same on every run.
pub struct Random(u64);

impl Random {
    /// Two numbers that make a seed.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mixed =
            seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ stream.wrapping_mul(0xD1B5_4A32_D192_ED03);
        let mut random = Self(mixed | 1);
        for _ in 0..4 {
            random.below(2);
        }
        random
    }

    /// The next number below `limit`; 0 where that is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % limit.max(1) as u64) as usize
    }
}

/// What is put in between.
const TOKENS: &[&str] = &[
    "{",
    "}",
    "(",
    ")",
    "<",
    ">",
    ";",
    ":",
    ",",
    "?",
    "=",
    "=>",
    "...",
    "@",
    "@js(\"x\") ",
    "/// doc\n",
    "//! doc\n",
    "// c\n",
    "/* c */",
    "/*",
    "\"",
    "\\u{",
    "\\u202e",
    "export ",
    "interface ",
    "class ",
    "record ",
    "enum ",
    "type ",
    "use ",
    "from ",
    "host ",
    "static ",
    "readonly ",
    "constructor",
    "extends ",
    "Promise<",
    "Array<",
    "Function<(",
    "Number<i64>",
    "Void",
    "é",
    "😀",
    "\u{202e}",
    "\0",
    "\r\n",
    "\n\n",
    "\t",
    "a",
    "string",
    "| null",
    "[]",
    "-1",
    "1e9",
    "record A { a: A; }\n",
    "//# b.jsi\n",
    "use \"./b.jsi\" { A };\n",
    "\u{feff}",
];

/// An input: of the grammar, or one of the corpus with a few changes.
pub fn input(random: &mut Random, corpus: &[Vec<u8>]) -> Vec<u8> {
    if corpus.is_empty() || random.below(4) == 0 {
        let length = 20 + random.below(200);
        let choices = (0..length).map(|_| random.below(256) as u8);
        return std::iter::once(0).chain(choices).collect();
    }
    let mut text = pick(random, corpus);
    for _ in 0..=random.below(4) {
        change(random, &mut text, corpus);
    }
    text
}

fn pick(random: &mut Random, corpus: &[Vec<u8>]) -> Vec<u8> {
    corpus[random.below(corpus.len())].clone()
}

fn change(random: &mut Random, text: &mut Vec<u8>, corpus: &[Vec<u8>]) {
    let (start, end) = token(random, text);
    match random.below(8) {
        0 => drop(text.drain(start..end)),
        1 => {
            let copy = text[start..end].to_vec();
            text.splice(start..start, copy);
        }
        2 | 3 => {
            let put = TOKENS[random.below(TOKENS.len())];
            text.splice(start..start, put.bytes());
        }
        4 => {
            let put = TOKENS[random.below(TOKENS.len())];
            text.splice(start..end, put.bytes());
        }
        5 => {
            let other = pick(random, corpus);
            let (from, _) = token(random, &other);
            let to = (from + random.below(120)).min(other.len());
            text.splice(start..start, other[from..to].iter().copied());
        }
        6 => {
            let (other, stop) = token(random, text);
            let moved = text[other..stop].to_vec();
            text.splice(start..end, moved);
        }
        _ => {
            if let Some(byte) = text.get_mut(start) {
                *byte ^= 1 << random.below(8);
            }
        }
    }
}

/// Where a token begins and ends: a word, or a sign.
fn token(random: &mut Random, text: &[u8]) -> (usize, usize) {
    let at = random.below(text.len() + 1);
    let word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte >= 0x80;
    let back = text[..at]
        .iter()
        .rev()
        .take_while(|byte| word(byte))
        .count();
    let ahead = text[at..].iter().take_while(|byte| word(byte)).count();
    let end = (at + ahead.max(1)).min(text.len());
    (at - back, end)
}
