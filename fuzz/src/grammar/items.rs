//! Items and their members.

use super::Maker;

impl Maker<'_, '_> {
    pub(super) fn item(&mut self, number: usize) {
        self.prefix();
        match self.choices.below(14) {
            0 | 1 => self.container("interface", number, false),
            2 => self.container("class", number, false),
            3 | 4 => self.container("export interface", number, true),
            5 => self.container("export class", number, true),
            6 | 7 => self.record(number),
            8 => self.numbers(number),
            9 => self.strings(number),
            10 => {
                let name = self.declare(number);
                self.push(&format!("type {name} = "));
                self.ty();
                self.push(";\n");
            }
            11 => self.container("callback interface", number, true),
            12 => self.union(number),
            _ => self.push("use \"./shared.jsi\" { Size, Shared as Other };\n"),
        }
    }

    fn container(&mut self, kind: &str, number: usize, exported: bool) {
        let earlier = self.names.last().cloned();
        let name = self.declare(number);
        let optional = kind == "callback interface";
        self.push(&format!("{kind} {name}"));
        if kind == "class" || self.choices.once(8) {
            let type_params = self.type_params();
            self.push(type_params);
        }
        if self.choices.once(if optional { 20 } else { 4 }) {
            self.extends(earlier.as_deref());
        }
        if kind == "export class" && self.choices.once(4) {
            self.push(" extends Error");
        }
        if !exported {
            let from = self.choices.pick(&[
                " from \"./shim.js\"",
                " from \"pkg\"",
                " from globalThis.a.b",
                " from host \"H\"",
                "",
                " from globalThis",
            ]);
            self.push(from);
        }
        self.push(" {");
        self.line();
        let class = kind.ends_with("class");
        for _ in 0..self.choices.below(6) {
            self.member(class, optional);
        }
        self.push("}\n\n");
    }

    fn extends(&mut self, earlier: Option<&str>) {
        if let Some(earlier) = earlier {
            self.push(&format!(" extends {earlier}"));
            if self.choices.once(6) {
                self.inside("<");
            }
        }
    }

    /// A line break, mostly.
    fn line(&mut self) {
        let space = self.choices.pick(&["\n    ", " ", "\n\n\n", "\r\n", "\t"]);
        self.push(space);
    }

    /// The `?` of an optional member, if there are any.
    fn mark(&mut self, optional: bool) -> &'static str {
        if optional && self.choices.once(3) {
            "?"
        } else {
            ""
        }
    }

    fn member(&mut self, class: bool, optional: bool) {
        self.prefix();
        let kind = self.choices.below(if class { 10 } else { 8 });
        if self.choices.once(12) {
            self.events();
            return self.line();
        }
        match kind {
            6 => {
                self.push("(");
                self.params();
                self.push("): ");
                self.result();
                self.push(";");
            }
            7 => {
                let head = self.choices.pick(&["readonly ", "", "static "]);
                let name = self.name();
                let key = self.choices.pick(&["String", "Number", "u32", "Any"]);
                self.push(&format!("{head}[{name}: {key}]: "));
                self.ty();
                self.push(";");
            }
            8 | 9 => {
                if self.choices.once(2) {
                    let name = self.name();
                    self.push(&format!("@rust(\"{name}\") "));
                }
                self.push("constructor(");
                self.params();
                self.push(");");
            }
            4 | 5 => {
                let head = self
                    .choices
                    .pick(&["readonly ", "", "static ", "static readonly "]);
                let name = self.name();
                let mark = self.choices.pick(&["", "", "?"]);
                self.push(&format!("{head}{name}{mark}: "));
                self.ty();
                self.push(";");
            }
            _ => {
                let name = self.name();
                let head = if class && self.choices.once(5) {
                    "static "
                } else {
                    ""
                };
                let mark = self.mark(optional);
                let type_params = self.type_params();
                self.push(&format!("{head}{name}{type_params}{mark}("));
                self.params();
                self.push("): ");
                self.result();
                self.push(";");
            }
        }
        self.line();
    }

    fn events(&mut self) {
        let head = self.choices.pick(&[
            "events {",
            "@js(\"on\", \"off\") events {",
            "events(options?: Object) {",
        ]);
        self.push(head);
        for _ in 0..self.choices.below(3) {
            self.prefix();
            let name = self.text();
            self.push(&format!("{name}: "));
            if self.choices.once(3) {
                self.push("(");
                self.params();
                self.push(")");
            } else {
                self.result();
            }
            self.push("; ");
        }
        self.push("}");
    }

    /// The type parameters of a method, mostly none. `T` and `Key` are among the names of types.
    fn type_params(&mut self) -> &'static str {
        if !self.choices.once(6) {
            return "";
        }
        self.choices.pick(&[
            "<T>",
            "<T, Key>",
            "<T extends Shared>",
            "<Size>",
            "<T, T,>",
            "<String>",
            "<>",
            "<T = Any>",
        ])
    }

    fn params(&mut self) {
        let count = self.choices.below(5);
        for number in 0..count {
            if number > 0 {
                self.push(", ");
            }
            let name = self.name();
            let rest = number + 1 == count && self.choices.once(5);
            let optional = if !rest && self.choices.once(4) {
                "?"
            } else {
                ""
            };
            if rest {
                self.push(&format!("...{name}{number}: "));
                self.inside("Array<");
            } else {
                self.push(&format!("{name}{number}{optional}: "));
                self.ty();
            }
        }
    }

    fn union(&mut self, number: usize) {
        let name = self.declare(number);
        self.push(&format!("type {name} ="));
        for member in 0..2 + self.choices.below(5) {
            self.line();
            if self.choices.once(8) {
                self.push("/// A member.\n");
            }
            if member > 0 || self.choices.once(3) {
                self.push("| ");
            }
            if self.choices.once(6) {
                self.push(&format!("@rust(\"Member{member}\") "));
            }
            if self.choices.once(3) {
                self.literal();
            } else {
                self.ty();
            }
        }
        self.push(";\n");
    }

    fn record(&mut self, number: usize) {
        let earlier = self.names.last().cloned();
        let name = self.declare(number);
        self.push(&format!("record {name}"));
        let type_params = self.type_params();
        self.push(type_params);
        if self.choices.once(4) {
            self.extends(earlier.as_deref());
        }
        self.push(" { ");
        for _ in 0..self.choices.below(5) {
            self.prefix();
            let name = self.name();
            let optional = self.choices.pick(&["", "", "?"]);
            self.push(&format!("{name}{optional}: "));
            if self.choices.once(6) {
                self.literal();
                if self.choices.once(3) {
                    self.push(" | ");
                    self.literal();
                }
            } else {
                self.ty();
            }
            self.push("; ");
        }
        self.push("}\n");
    }

    fn numbers(&mut self, number: usize) {
        let name = self.declare(number);
        self.push(&format!("enum {name} {{ "));
        for variant in 0..self.choices.below(5) {
            let value = self.choices.pick(&[
                "",
                " = 1",
                " = -1",
                " = 2147483647",
                " = 1.5",
                " = 2147483648",
            ]);
            let letter = self.choices.pick(&["A", "low", "Self", "é"]);
            self.push(&format!("{letter}{variant}{value}, "));
        }
        let open = self.choices.pick(&["", "...", "... "]);
        self.push(&format!("{open}}}\n"));
    }

    fn strings(&mut self, number: usize) {
        let name = self.declare(number);
        self.push(&format!("enum {name} {{ "));
        for _ in 0..self.choices.below(5) {
            let text = self.text();
            self.push(&format!("{text}, "));
        }
        let open = self.choices.pick(&["", "..."]);
        self.push(&format!("{open}}}\n"));
    }
}
