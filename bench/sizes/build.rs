//! Generates the bindings of each program into a separate folder, so that none contains code of another.

use std::env;
use std::path::PathBuf;

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    for name in ["one", "hello", "todo", "all"] {
        jsic::Builder::new()
            .file(format!("{name}.jsi"))
            .out_dir(out.join(name))
            .compile();
    }
}
