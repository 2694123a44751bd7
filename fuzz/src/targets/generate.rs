//! What checks clean becomes Rust that parses, JavaScript that parses, and declarations that parse; each time the same.

use std::path::PathBuf;

use jsic::pipeline::{Mocks, Options, generate};
use oxc_allocator::Allocator;
use oxc_parser::Parser;
use oxc_span::SourceType;

use crate::input;

/// The target.
pub fn run(data: &[u8]) {
    let text = input::text(data);
    let analysis = input::analysis(&text);
    let Some(model) = analysis.checked() else {
        return;
    };
    let loader = input::loader(&text);
    let options = Options {
        manifest: None,
        crate_root: PathBuf::from("."),
        dts_imports: true,
        externs: Vec::new(),
        mocks: Mocks {
            mockall: true,
            fakes: true,
        },
    };
    let Ok(outputs) = generate(model, &loader, &options) else {
        return;
    };
    for file in &outputs.files {
        let generated = file.text.to_string();
        assert_eq!(
            generated,
            file.text.to_string(),
            "{} is not the same twice",
            file.path
        );
        if file.path.ends_with(".rs") {
            rust(&file.path, &generated);
        } else {
            javascript(&file.path, &generated, SourceType::d_ts());
        }
    }
}

fn rust(path: &str, text: &str) {
    if let Err(error) = syn::parse_file(text) {
        panic!("{path}: {error}\n{text}");
    }
    for glue in glues(text) {
        javascript(path, glue, SourceType::mjs());
    }
}

/// The texts of `inline_js = r#"…"#`.
fn glues(rust: &str) -> Vec<&str> {
    let (_, rest) = rust.split_once('\n').unwrap_or_default();
    let mut texts = Vec::new();
    for after in rest.split("inline_js = r").skip(1) {
        let hashes = after.len() - after.trim_start_matches('#').len();
        let end = format!("\"{}", "#".repeat(hashes));
        let (text, _) = after[hashes + 1..]
            .split_once(&end)
            .expect("the end of a raw string");
        texts.push(text);
    }
    texts
}

fn javascript(path: &str, text: &str, kind: SourceType) {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, kind).parse();
    if parsed.panicked || !parsed.diagnostics.is_empty() {
        panic!("{path}: {:?}\n{text}", parsed.diagnostics);
    }
}
