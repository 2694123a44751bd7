//! Writes a package as wasm-bindgen does, around files of a test, and runs it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// What wasm-bindgen writes a package for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// `experimental-nodejs-module`, which `web` and `deno` are like.
    Module,
    /// `nodejs`.
    CommonJs,
}

/// A package in a folder, which vanishes.
pub struct Package {
    folder: TempDir,
}

/// The file whose function `run` the WebAssembly file calls.
pub const SHIM: &str = "snippets/app-1/shim.js";

impl Package {
    /// A package that imports `run` of [`SHIM`], with these files.
    pub fn new(target: Target, files: &[(&str, &str)]) -> Self {
        Self::calling(target, &[(SHIM, "run")], files)
    }

    /// A package that imports these functions and calls them one after the other.
    pub fn calling(target: Target, calls: &[(&str, &str)], files: &[(&str, &str)]) -> Self {
        let package = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        package.write("pkg/app.js", main(target, calls).as_bytes());
        package.write("pkg/app.d.ts", b"export function own(): void;\n");
        let own = [("./app_bg.js".to_owned(), "__wbg_own_0123456789".to_owned())];
        let snippets = calls
            .iter()
            .map(|(file, name)| (format!("./{file}"), (*name).to_owned()));
        let imports: Vec<_> = own.into_iter().chain(snippets).collect();
        package.write("pkg/app_bg.wasm", &wasm(&imports));
        for (path, text) in files {
            package.write(&format!("pkg/{path}"), text.as_bytes());
        }
        package
    }

    /// Writes a file of the folder above the package.
    pub fn write(&self, path: &str, content: &[u8]) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
        fs::write(path, content).expect("a writable folder");
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// The text of a file of the bundle.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("a file of the bundle")
    }

    /// Bundles `pkg` into `out`.
    pub fn bundle(&self, more: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jsic"));
        command.args(["bundle", "pkg", "--out", "out"]).args(more);
        command.current_dir(self.folder.path()).env("NO_COLOR", "1");
        command.output().expect("jsic")
    }

    /// Bundles without an error.
    pub fn bundled(&self, more: &[&str]) {
        let output = self.bundle(more);
        assert!(output.status.success(), "{}", text(&output.stderr));
    }

    /// Bundles with an error; returns its exit code and text. Nothing is written.
    pub fn refused(&self) -> (i32, String) {
        let output = self.bundle(&[]);
        assert!(!self.path("out").exists(), "nothing is written");
        (output.status.code().expect("it ends"), text(&output.stderr))
    }

    /// What the program in a folder prints.
    pub fn run(&self, folder: &str) -> String {
        run(&self.path(folder).join("app.js"))
    }
}

fn run(file: &Path) -> String {
    let output = Command::new("node")
        .arg("--no-warnings")
        .arg(file)
        .output()
        .expect("node in PATH");
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// The main file, in the form of wasm-bindgen 0.2.130.
fn main(target: Target, calls: &[(&str, &str)]) -> String {
    let modules: Vec<String> = calls.iter().map(|(file, _)| format!("./{file}")).collect();
    let number = |number: usize| format!("import{}", number + 1);
    let import = |(i, module): (usize, &String)| match target {
        Target::Module => format!("import * as {} from \"{module}\"\n", number(i)),
        Target::CommonJs => format!("const {} = require(\"{module}\");\n", number(i)),
    };
    let imports: String = modules.iter().enumerate().map(import).collect();
    let listed: String = modules
        .iter()
        .enumerate()
        .map(|(i, module)| format!("        \"{module}\": {},\n", number(i)))
        .collect();
    let (before, export, bytes) = match target {
        Target::Module => (
            "import { readFileSync } from 'node:fs';\n",
            "export { own };",
            "readFileSync(new URL('app_bg.wasm', import.meta.url))",
        ),
        Target::CommonJs => (
            "",
            "exports.own = own;",
            "require('fs').readFileSync(`${__dirname}/app_bg.wasm`)",
        ),
    };
    format!(
        "/* @ts-self-types=\"./app.d.ts\" */
{before}{imports}
function own() {{ console.log(\"own\"); }}
{export}
function __wbg_get_imports() {{
    const import0 = {{
        __proto__: null,
        __wbg_own_0123456789: function() {{
            own();
        }},
    }};
    return {{
        __proto__: null,
        \"./app_bg.js\": import0,
{listed}    }};
}}
const wasmModule = new WebAssembly.Module({bytes});
let wasmInstance = new WebAssembly.Instance(wasmModule, __wbg_get_imports());
let wasm = wasmInstance.exports;
wasm.__wbindgen_start();
"
    )
}

/// A WebAssembly file that imports functions without parameters, and calls them in its export `__wbindgen_start`.
fn wasm(imports: &[(String, String)]) -> Vec<u8> {
    let count = u8::try_from(imports.len()).expect("a few");
    let mut out = b"\0asm\x01\0\0\0".to_vec();
    section(&mut out, 1, &[1, 0x60, 0, 0]);
    let mut list = vec![count];
    for (module, name) in imports {
        name_of(&mut list, module);
        name_of(&mut list, name);
        list.extend([0, 0]);
    }
    section(&mut out, 2, &list);
    section(&mut out, 3, &[1, 0]);
    let mut exports = vec![1];
    name_of(&mut exports, "__wbindgen_start");
    exports.extend([0, count]);
    section(&mut out, 7, &exports);
    let calls = (0..count).flat_map(|number| [0x10, number]);
    let body: Vec<u8> = [0].into_iter().chain(calls).chain([0x0b]).collect();
    let mut code = vec![1, u8::try_from(body.len()).expect("short")];
    code.extend(body);
    section(&mut out, 10, &code);
    let mut producers = Vec::new();
    name_of(&mut producers, "producers");
    producers.push(1);
    name_of(&mut producers, "processed-by");
    producers.push(1);
    name_of(&mut producers, "wasm-bindgen");
    name_of(&mut producers, "0.9.9");
    section(&mut out, 0, &producers);
    out
}

fn section(out: &mut Vec<u8>, id: u8, content: &[u8]) {
    out.push(id);
    number(out, content.len());
    out.extend(content);
}

fn name_of(out: &mut Vec<u8>, name: &str) {
    number(out, name.len());
    out.extend(name.as_bytes());
}

/// A number as LEB128.
fn number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}
