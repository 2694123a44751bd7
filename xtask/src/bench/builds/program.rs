//! The crate that is built: interfaces of 20 methods each, with generated bindings and with bindings written by hand.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::failure::Result;

/// The methods of an interface: as a `.jsi` file declares them, and as one writes them by hand. `#` is the number of the method.
const METHODS: [(&str, &str); 10] = [
    (
        "add#(left: i32, right: i32): i32",
        "add#(left: i32, right: i32) -> Result<i32, JsValue>",
    ),
    (
        "name#(of: String): String",
        "name#(of: &str) -> Result<String, JsValue>",
    ),
    (
        "log#(text: String, level: i32): Void",
        "log#(text: &str, level: i32) -> Result<(), JsValue>",
    ),
    (
        "scale#(value: Number): Number",
        "scale#(value: f64) -> Result<f64, JsValue>",
    ),
    (
        "load#(path: String): Promise<String>",
        "load#(path: &str) -> Result<Promise, JsValue>",
    ),
    (
        "list#(): Array<String>",
        "list#() -> Result<Vec<String>, JsValue>",
    ),
    (
        "when#(at: Date): Date?",
        "when#(at: &Date) -> Result<Option<Date>, JsValue>",
    ),
    (
        "on#(call: Function<(text: String) => Void>): Void",
        "on#(call: &Closure<dyn FnMut(String)>) -> Result<(), JsValue>",
    ),
    (
        "find#(id: i32, deep?: Boolean): Object?",
        "find#(id: i32, deep: Option<bool>) -> Result<Option<Object>, JsValue>",
    ),
    (
        "bytes#(of: Uint8Array): Uint8Array",
        "bytes#(of: &[u8]) -> Result<Vec<u8>, JsValue>",
    ),
];

/// The methods of one interface.
const METHODS_EACH: usize = 20;

/// How the bindings of a crate are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bindings {
    /// By jsic, from an interface file.
    Ours,
    /// By hand, with wasm-bindgen.
    Hand,
}

/// An edit of a crate. Each number gives another text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Edits {
    /// A constant in the body of the crate's function.
    pub body: usize,
    /// A parameter of a method of the first interface.
    pub interface: usize,
}

impl Bindings {
    /// The name of the crate and its folder.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Hand => "hand",
        }
    }

    /// Writes the crate into a folder. `root` is this repository.
    pub fn write(self, root: &Path, folder: &Path, interfaces: usize, edits: Edits) -> Result<()> {
        let mut files = vec![
            ("Cargo.toml".to_owned(), self.manifest(root)),
            ("src/lib.rs".to_owned(), self.body(interfaces, edits)),
        ];
        let declared = self.interfaces(interfaces, edits);
        match self {
            Self::Ours => {
                let script =
                    "fn main() {\n    jsic::Builder::new().file(\"api.jsi\").compile();\n}\n";
                files.push(("build.rs".to_owned(), script.to_owned()));
                files.push(("api.jsi".to_owned(), declared));
            }
            Self::Hand => files.push(("src/api.rs".to_owned(), declared)),
        }
        for part in 0..interfaces {
            files.push((format!("js/part{part}.js"), module()));
        }
        for (path, text) in files {
            let path = folder.join(path);
            // cargo compares times, so a file that is the same must stay untouched
            if fs::read_to_string(&path).is_ok_and(|old| old == text) {
                continue;
            }
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(path, text)?;
        }
        Ok(())
    }

    fn manifest(self, root: &Path) -> String {
        let path = |folder: &str| root.join(folder).display().to_string();
        let dependencies = match self {
            Self::Ours => format!(
                "jsi-runtime = {{ path = {:?} }}\n\n[build-dependencies]\n\
                 jsic = {{ path = {:?}, default-features = false }}\n",
                path("runtime"),
                path("compiler")
            ),
            Self::Hand => "wasm-bindgen = \"0.2\"\njs-sys = \"0.3\"\n".to_owned(),
        };
        format!(
            "[package]\nname = \"{}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[lib]\n\
             crate-type = [\"cdylib\"]\n\n[workspace]\n\n[dependencies]\n{dependencies}",
            self.name()
        )
    }

    fn body(self, interfaces: usize, edits: Edits) -> String {
        let (head, error) = match self {
            Self::Ours => (
                "jsi_runtime::bindings!();\nuse api::*;\n",
                "jsi_runtime::JsError",
            ),
            Self::Hand => ("mod api;\nuse api::*;\n", "wasm_bindgen::JsValue"),
        };
        let mut text = format!(
            "{head}\n#[unsafe(no_mangle)]\npub extern \"C\" fn start() -> i32 {{\n    \
             run().unwrap_or({})\n}}\n\nfn run() -> Result<i32, {error}> {{\n    let mut total = 1;\n",
            edits.body
        );
        for part in 0..interfaces {
            let call = match self {
                Self::Ours => format!("JsPart{part}.add0(total, 2)?"),
                Self::Hand => format!("part{part}::add0(total, 2)?"),
            };
            let _ = writeln!(text, "    total += {call};");
        }
        text + "    Ok(total)\n}\n"
    }

    fn interfaces(self, interfaces: usize, edits: Edits) -> String {
        let mut text = match self {
            Self::Ours => String::new(),
            Self::Hand => {
                "use js_sys::{Date, Object, Promise};\nuse wasm_bindgen::prelude::*;\n\n".to_owned()
            }
        };
        for part in 0..interfaces {
            let _ = match self {
                Self::Ours => {
                    writeln!(
                        text,
                        "/// Part {part}.\ninterface Part{part} from \"./js/part{part}.js\" {{"
                    )
                }
                Self::Hand => writeln!(
                    text,
                    "/// Part {part}.\npub mod part{part} {{\n    use super::*;\n\n    \
                     #[wasm_bindgen(module = \"/js/part{part}.js\")]\n    extern \"C\" {{"
                ),
            };
            for (number, (ours, hand)) in METHODS.iter().cycle().take(METHODS_EACH).enumerate() {
                let method = match self {
                    Self::Ours => ours,
                    Self::Hand => hand,
                };
                let mut method = method.replace('#', &number.to_string());
                if part == 0 && number == 0 {
                    method = method.replace("right", &format!("right{}", edits.interface));
                }
                let _ = match self {
                    Self::Ours => writeln!(text, "    /// Method {number}.\n    {method};"),
                    Self::Hand => writeln!(
                        text,
                        "        /// Method {number}.\n        #[wasm_bindgen(catch)]\n        pub fn {method};"
                    ),
                };
            }
            text += match self {
                Self::Ours => "}\n\n",
                Self::Hand => "    }\n}\n\n",
            };
        }
        text
    }
}

/// The JavaScript of an interface.
fn module() -> String {
    let mut text = String::new();
    for (number, (method, _)) in METHODS.iter().cycle().take(METHODS_EACH).enumerate() {
        let name = method.split('#').next().unwrap_or_default();
        let _ = writeln!(
            text,
            "export function {name}{number}(value) {{ return value; }}"
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_crates_have_the_same_methods_and_an_edit_changes_one_file() {
        let none = Edits::default();
        for (bindings, method) in [
            (Bindings::Ours, "    /// Method "),
            (Bindings::Hand, "pub fn "),
        ] {
            let text = bindings.interfaces(3, none);
            assert_eq!(text.matches(method).count(), 3 * METHODS_EACH);
            let edited = bindings.interfaces(
                3,
                Edits {
                    interface: 1,
                    body: 0,
                },
            );
            let changed = text
                .lines()
                .zip(edited.lines())
                .filter(|(old, new)| old != new);
            assert_eq!(changed.count(), 1);
            let body = bindings.body(3, none);
            assert_eq!(body.matches("add0").count(), 3);
            assert_ne!(
                body,
                bindings.body(
                    3,
                    Edits {
                        interface: 0,
                        body: 1
                    }
                )
            );
        }
        assert_eq!(module().lines().count(), METHODS_EACH);
    }
}
