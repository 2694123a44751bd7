//! How much code is generated for one more member: lines and bytes of Rust with its glue, without documentation.

use std::io;
use std::path::Path;

use jsi_bench_compiler::members;

use crate::process::{find, run};

/// The difference between both is the cost of members alone.
const FEW: usize = 100;
const MANY: usize = 200;

/// Lines and bytes.
struct Size {
    lines: usize,
    bytes: usize,
}

type Model = (&'static str, fn(usize) -> String);

const MODELS: [Model; 2] = [
    ("imported class", members::classes),
    ("imported interface", members::jsi),
];

/// Prints the cost of a member of each model.
pub fn generated(folder: &Path) -> io::Result<()> {
    let Some(jsic) = find("JSIC", "jsic") else {
        return Err(io::Error::other("JSIC does not name a jsic"));
    };
    std::fs::write(folder.join("Cargo.toml"), "")?;
    println!(
        "{:<32}{:>8}{:>8}",
        "generated for each member of an", "lines", "bytes"
    );
    for (name, model) in MODELS {
        let few = size(&jsic, folder, &model(FEW))?;
        let many = size(&jsic, folder, &model(MANY))?;
        let per_member = |few: usize, many: usize| (many as f64 - few as f64) / (MANY - FEW) as f64;
        println!(
            "{name:<32}{:>8.1}{:>8.0}",
            per_member(few.lines, many.lines),
            per_member(few.bytes, many.bytes),
        );
    }
    Ok(())
}

/// Of the module that is generated from the text.
fn size(jsic: &str, folder: &Path, text: &str) -> io::Result<Size> {
    let source = folder.join("members.jsi");
    let out = folder.join("generated");
    std::fs::write(&source, text)?;
    run(
        jsic,
        &[
            "build",
            &source.to_string_lossy(),
            "--out",
            &out.to_string_lossy(),
        ],
    )?;
    let module = std::fs::read_to_string(out.join("members.rs"))?;
    let code = module.lines().filter(|line| !is_documentation(line));
    Ok(code.fold(Size { lines: 0, bytes: 0 }, |size, line| Size {
        lines: size.lines + 1,
        bytes: size.bytes + line.len() + 1,
    }))
}

fn is_documentation(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("///") || line.starts_with("//!")
}
