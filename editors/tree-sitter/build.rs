//! Compiles the generated parser and the scanner of block comments.

fn main() {
    let sources = ["src/parser.c", "src/scanner.c"];
    cc::Build::new()
        .std("c11")
        .include("src")
        // the parser is generated
        .warnings(false)
        .files(sources)
        .compile("tree-sitter-jsi");
    for source in sources {
        println!("cargo::rerun-if-changed={source}");
    }
}
