//! Makes sources of names and texts that are meant to break what is generated from them, always the same ones, and generates
//! the bindings of those with which the compiler finds nothing wrong.

mod sources;

use std::path::{Path, PathBuf};
use std::{env, fs};

use jsi_idl::resolve::MemoryLoader;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=sources.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let folder = out.join("sources");
    // what another version made is not of this one
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a writable folder");
    let mut paths = Vec::new();
    let mut exports = String::new();
    let mut refused = 0;
    for source in sources::all() {
        let loader = MemoryLoader::new().with("a.jsi", source.text.as_str());
        if jsi_idl::analyze(&loader, &["a.jsi"]).checked().is_none() {
            refused += 1;
            continue;
        }
        let path = folder.join(format!("{}.jsi", source.file));
        fs::write(&path, &source.text).expect("a writable folder");
        paths.push(path);
    }
    assert!(
        paths.len() > 100 && refused < paths.len(),
        "{refused} of {}",
        paths.len() + refused
    );
    jsic::Builder::new().files(&paths).compile();
    for path in fs::read_dir(out.join("jsi"))
        .expect("what was generated")
        .flatten()
    {
        exports.push_str(&exported(&path.path()));
    }
    fs::write(out.join("exports.rs"), exports).expect("a writable folder");
}

/// Rust that implements and exports what a generated module declares an export of.
fn exported(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("text");
    let Some((module, extension)) = path
        .file_name()
        .and_then(|it| it.to_str()?.rsplit_once('.'))
    else {
        return String::new();
    };
    let mut exports = String::new();
    for (before, after) in text
        .match_indices("macro_rules! export_")
        .map(|(at, _)| text.split_at(at))
    {
        if extension != "rs" {
            continue;
        }
        let name = after["macro_rules! ".len()..]
            .split_whitespace()
            .next()
            .expect("a name");
        let exported = before.rsplit("pub use super::").next().expect("its trait");
        let exported = exported.split(" as ").next().expect("a name");
        let module = if KEYWORDS.contains(&module) {
            format!("r#{module}")
        } else {
            module.to_owned()
        };
        exports.push_str(&format!(
            "const _: () = {{
    use crate::{module}::{{{exported} as Trait, {name}}};
    struct Here;
    impl Trait for Here {{
        fn hostile(&self, text: &str) -> ::core::result::Result<::std::string::String, ::jsi_runtime::JsError> {{
            ::core::result::Result::Ok(::std::string::String::from(text))
        }}
    }}
    {name}!(Here);
}};\n"
        ));
    }
    exports
}

/// Names of files that are keywords.
const KEYWORDS: [&str; 9] = [
    "async", "box", "dyn", "fn", "gen", "in", "try", "type", "yield",
];
