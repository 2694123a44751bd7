//! Types, those that stand anywhere and those that are wrong in most places.

use super::Maker;

/// Types with arguments, of other languages, and without a meaning; the names of the language come from its vocabulary.
const OTHERS: &[&str] = &[
    "Number<i64>",
    "BigInt<u64>",
    "BigInt<i128>",
    "Number<u16>",
    "string",
    "number",
    "This",
    "T",
    "Key",
    "ArrayBuffer",
    "HashMap<String, i32>",
    "Nope",
    "null",
    "String<u8>",
    "Number<i128>",
];
/// How deep types go.
const DEEPEST: usize = 6;

impl Maker<'_, '_> {
    /// Any type.
    pub(super) fn ty(&mut self) {
        self.depth += 1;
        let kind = if self.depth > DEEPEST {
            0
        } else {
            self.choices.below(20)
        };
        match kind {
            0..=5 => self.simple(),
            6 | 7 => self.named(),
            8 | 14 => self.inside("Array<"),
            9 => self.inside("Promise<"),
            10 => self.function(),
            11 => {
                let element = self.choices.pick(&["u8", "i32", "f64", "i8"]);
                self.push(&format!("MemoryView<{element}>"));
            }
            12 | 13 => {
                self.ty();
                self.push("?");
            }
            15 => self.tuple(),
            18 => self.inside("Class<"),
            16 => {
                let open = self.choices.pick(&[
                    "Record<",
                    "Set<",
                    "Map<String, ",
                    "Record<String, ",
                    "Iterable<",
                    "AsyncIterable<",
                ]);
                self.inside(open);
            }
            17 => {
                self.push("Map<");
                self.ty();
                self.push(", ");
                self.ty();
                self.push(">");
            }
            _ => {
                let odd = self.choices.pick(&[
                    "Function",
                    "i32[]",
                    "A | B",
                    "(i32)",
                    "{ a: i32 }",
                    "&String",
                    "a.b",
                    "[x: i32, y?: i32]",
                    "[i32, ...Array<i32>]",
                    "[]",
                    "\"x\"",
                ]);
                self.push(odd);
            }
        }
        self.depth -= 1;
    }

    fn tuple(&mut self) {
        self.push("[");
        let count = if self.choices.once(12) {
            14
        } else {
            self.choices.below(4)
        };
        for number in 0..count {
            if number > 0 {
                self.push(", ");
            }
            if count > 4 {
                self.simple();
            } else {
                self.ty();
            }
        }
        self.push("]");
    }

    /// A value as a type.
    pub(super) fn literal(&mut self) {
        let literal = self.choices.pick(&[
            "\"a\"",
            "\"b\"",
            "\"\"",
            "\"auto-fit\"",
            "1",
            "-2",
            "0.5",
            "1e3",
            "0x10",
            "true",
            "false",
            "\"é\"",
        ]);
        self.push(literal);
    }

    pub(super) fn inside(&mut self, open: &str) {
        self.push(open);
        self.ty();
        self.push(">");
    }

    pub(super) fn result(&mut self) {
        match self.choices.below(7) {
            0 | 1 => self.push("Void"),
            2 => self.inside("Promise<"),
            3 => {
                let this = self
                    .choices
                    .pick(&["This", "This?", "Promise<This>", "Promise<This?>"]);
                self.push(this);
            }
            _ => self.ty(),
        }
    }

    fn simple(&mut self) {
        let simple = if self.choices.once(4) {
            self.choices.pick(OTHERS)
        } else {
            self.choices.pick(&self.types)
        };
        self.push(simple);
    }

    /// Something that was declared, or will be.
    fn named(&mut self) {
        let number = self.choices.below(self.names.len() + 1);
        let name = self
            .names
            .get(number)
            .cloned()
            .unwrap_or_else(|| "Size".to_owned());
        self.push(&name);
        if self.choices.once(6) {
            self.inside("<");
        }
    }

    fn function(&mut self) {
        self.push("Function<(");
        let most = if self.choices.once(8) { 18 } else { 4 };
        let count = self.choices.below(most);
        let mut optional = false;
        for number in 0..count {
            if number > 0 {
                self.push(", ");
            }
            if number + 1 == count && self.choices.once(6) {
                let rest = self.choices.pick(&["...", "...rest: "]);
                self.push(rest);
                self.inside("Array<");
                continue;
            }
            optional |= self.choices.once(8);
            if optional || self.choices.once(3) {
                let name = self.name();
                let mark = if optional { "?" } else { "" };
                self.push(&format!("{name}{number}{mark}: "));
            }
            // long lists are of short types
            if count > 4 {
                self.simple();
            } else {
                self.ty();
            }
        }
        self.push(") => ");
        self.result();
        self.push(">");
    }
}
