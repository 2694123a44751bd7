//! Types, those that stand anywhere and those that are wrong in most places.

use super::Maker;

/// Those that stand alone, and some of other languages.
const SIMPLE: &[&str] = &[
    "i32",
    "String",
    "Number",
    "Boolean",
    "Any",
    "Object",
    "Date",
    "Error",
    "Char",
    "u8",
    "f32",
    "f64",
    "u32",
    "isize",
    "Number<i64>",
    "BigInt<u64>",
    "BigInt<i128>",
    "u128",
    "Uint8Array",
    "Float64Array",
    "BigInt64Array",
    "Uint8ClampedArray",
    "Number<u16>",
    "i64",
    "string",
    "number",
    "Map",
    "Void",
    "BigInt",
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
            self.choices.below(16)
        };
        match kind {
            0..=5 => self.simple(),
            6 | 7 => self.named(),
            8 => {
                self.push("Array<");
                self.element();
                self.push(">");
            }
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
            14 => self.inside("Array<"),
            _ => {
                let odd = self.choices.pick(&[
                    "Function",
                    "i32[]",
                    "A | B",
                    "(i32)",
                    "{ a: i32 }",
                    "&String",
                    "a.b",
                    "[i32, i32]",
                    "\"x\"",
                ]);
                self.push(odd);
            }
        }
        self.depth -= 1;
    }

    fn inside(&mut self, open: &str) {
        self.push(open);
        self.ty();
        self.push(">");
    }

    /// What an array may hold.
    pub(super) fn element(&mut self) {
        if self.choices.once(3) {
            return self.named();
        }
        let element = self.choices.pick(&[
            "Number", "String", "Object", "i32", "u8", "Any", "String?", "Date", "f32",
        ]);
        self.push(element);
    }

    pub(super) fn result(&mut self) {
        match self.choices.below(6) {
            0 | 1 => self.push("Void"),
            2 => {
                self.push("Promise<");
                self.simple();
                self.push(">");
            }
            _ => self.ty(),
        }
    }

    fn simple(&mut self) {
        let simple = self.choices.pick(SIMPLE);
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
    }

    fn function(&mut self) {
        self.push("Function<(");
        for number in 0..self.choices.below(4) {
            if number > 0 {
                self.push(", ");
            }
            if self.choices.once(3) {
                let name = self.name();
                self.push(&format!("{name}: "));
            }
            self.ty();
        }
        self.push(") => ");
        self.result();
        self.push(">");
    }
}
