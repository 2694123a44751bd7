//! Writes `grammar.pest` as the table that `syntax/parse/grammar` applies, so that who builds a crate with interfaces does not compile
//! the generator of pest and what it generates. `JSI_BLESS=1` updates the table.

mod first;
mod lower;
mod print;

use std::path::Path;

#[test]
fn the_table_is_that_of_the_grammar() -> Result<(), String> {
    let syntax = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/syntax");
    let grammar =
        std::fs::read_to_string(syntax.join("grammar.pest")).map_err(|it| it.to_string())?;
    let (_, rules) = pest_meta::parse_and_optimize(&grammar).map_err(|found| {
        let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
        lines.join("\n")
    })?;
    let grammar = lower::Grammar::of(&rules)?;
    for (name, text) in [
        ("rule", print::rules(&grammar)),
        ("table", print::table(&grammar)),
    ] {
        let path = syntax.join(format!("parse/grammar/{name}.rs"));
        if std::env::var_os("JSI_BLESS").is_some() {
            std::fs::write(path, text).map_err(|it| it.to_string())?;
            continue;
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        let mut lines = written.lines().zip(text.lines());
        let different = lines.find(|(written, expected)| written != expected);
        if let Some((written, expected)) = different {
            return Err(format!(
                "grammar.pest has changed; JSI_BLESS=1 updates {name}.rs\n- {written}\n+ {expected}"
            ));
        }
        assert_eq!(written, text, "JSI_BLESS=1 updates {name}.rs");
    }
    Ok(())
}
