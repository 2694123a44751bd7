//! The generated parser is what the grammar gives. `JSI_BLESS=1` writes it again.

use std::fs;
use std::path::{Path, PathBuf};

/// The version of generated parsers that Neovim 0.7 reads, as well as all newer editors.
const ABI: usize = 14;

#[test]
fn generated_files_are_fresh() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("a folder");
    let to = folder.path();
    for name in ["grammar.js", "tree-sitter.json"] {
        fs::copy(here.join(name), to.join(name)).expect("a copy");
    }
    tree_sitter_generate::generate_parser_in_directory(
        to,
        None::<PathBuf>,
        None::<PathBuf>,
        ABI,
        None,
        None,
        true,
        tree_sitter_generate::OptLevel::default(),
        &mut Vec::new(),
    )
    .unwrap_or_else(|error| panic!("{error}"));
    for name in [
        "parser.c",
        "grammar.json",
        "node-types.json",
        "tree_sitter/parser.h",
    ] {
        let (made, kept) = (to.join("src").join(name), here.join("src").join(name));
        let made = fs::read_to_string(made).expect("a generated file");
        if std::env::var_os("JSI_BLESS").is_some() {
            fs::create_dir_all(kept.parent().expect("a folder")).expect("a folder");
            fs::write(&kept, &made).expect("written");
        }
        let fresh = fs::read_to_string(&kept).is_ok_and(|it| it == made);
        assert!(
            fresh,
            "src/{name} is not what grammar.js gives; JSI_BLESS=1 renews it"
        );
    }
}
