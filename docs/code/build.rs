//! Makes Rust of the blocks of all pages: a module of each page, with its bindings and a function of each `rust` block.

#[path = "src/blocks.rs"]
mod blocks;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use blocks::{Block, Page};

/// What every block may use besides the bindings of its page.
const PRELUDE: &str = "\
use jsi_runtime::*;
use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;
";

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let root = Path::new("../..");
    for input in ["../src", "../../README.md", "build.rs", "src/blocks.rs"] {
        println!("cargo::rerun-if-changed={input}");
    }
    let folder = out.join("blocks");
    // what another version made is not of this one
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a writable folder");
    let mut text = String::new();
    let mut wrong = Vec::new();
    for page in &blocks::pages(root).expect("the pages can be read") {
        wrong.extend(page.unmarked());
        if page.compiled().next().is_none() {
            continue;
        }
        // for each page, since two pages may export the same name
        let interfaces = write_interfaces(page, &folder);
        if !interfaces.is_empty() {
            let bindings = jsic::Builder::new().files(&interfaces);
            let bindings = bindings.crate_root(&folder).out_dir(out.join(page.name()));
            bindings.fakes().mockall().compile();
        }
        text += &module(page);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    fs::write(out.join("pages.rs"), text).expect("a writable folder");
}

/// Writes the interfaces of a page, and empty files in the place of the JavaScript that they name.
fn write_interfaces(page: &Page, folder: &Path) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for (name, block) in page.interfaces() {
        let path = folder.join(format!("{name}.jsi"));
        fs::write(&path, &block.text).expect("a writable folder");
        for part in block.text.split("from \"./").skip(1) {
            let script = part.split('"').next().unwrap_or_default();
            fs::write(folder.join(script), "").expect("a writable folder");
        }
        paths.push(path);
    }
    paths
}

/// The module of a page.
fn module(page: &Page) -> String {
    let name = page.name();
    let mut text = format!("/// {}\npub mod {name} {{\n{PRELUDE}", page.path);
    let mut aliases = BTreeSet::new();
    if page.interfaces().next().is_some() {
        let file = format!("concat!(env!(\"OUT_DIR\"), \"/{name}/mod.rs\")");
        let _ = writeln!(text, "pub mod bindings {{ include!({file}); }}");
        // the modules of the platform
        text += "use self::bindings::*;\n";
    }
    for (module, block) in page.interfaces() {
        let _ = writeln!(text, "use self::bindings::{module}::*;");
        if let Some(alias) = block.file().filter(|it| aliases.insert(it.to_string())) {
            let _ = writeln!(text, "use self::bindings::{module} as {alias};");
        }
    }
    for block in page.compiled() {
        text += &function(page, block);
    }
    text + "}\n\n"
}

/// A function with the code of a block. A block with a module of tests is a module, since these tests import what is above them.
fn function(page: &Page, block: &Block) -> String {
    let here = format!("crate::{}", page.name());
    let mut code = block.also.clone();
    for part in page.before(block).into_iter().chain([block]) {
        code += "\n";
        code += &part.text.replace("crate::", &format!("{here}::"));
    }
    let included = "jsi_runtime::bindings!();";
    let mut code = code.replace(included, &format!("/* {included} */"));
    if let Some(interface) = page.nearest(block) {
        // a section may declare a name again
        let module = page.module(interface);
        code = format!("use {here}::bindings::{module}::*;\n{code}");
    }
    let line = block.line;
    let place = format!("\n// {}:{line}\n", page.path);
    if code.contains("mod tests {") {
        return format!("{place}mod line_{line} {{\nuse super::*;\n{code}\n}}\n");
    }
    let tests = match code.contains("Mock") {
        true => "#[cfg(test)]\n",
        false => "",
    };
    let given = block.given.as_deref().unwrap_or_default();
    let function = format!("async fn line_{line}({given}) -> Result<(), JsError>");
    format!("{place}{tests}{function} {{\n{code}\n;\nOk(())\n}}\n")
}
