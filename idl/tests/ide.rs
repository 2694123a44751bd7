//! What editors ask: a case is a Markdown file in `ide/` with files, a cursor (`$0`, two of them for a selection) in one of
//! them, and the results. `JSI_BLESS=1` renews the outcomes.

#[path = "ide/answers.rs"]
mod answers;
#[path = "ide/case.rs"]
mod case;

use std::fs;

use case::{Block, Case};

#[test]
fn cases() {
    let bless = std::env::var_os("JSI_BLESS").is_some();
    let mut paths: Vec<_> = fs::read_dir("tests/ide")
        .expect("the cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|it| it == "md"))
        .collect();
    paths.sort();
    assert!(paths.len() > 20, "the cases are found");
    let mut wrong = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).expect("a case");
        let mut blocks = case::blocks(&text);
        let case = Case::new(&blocks);
        let mut asked = 0;
        for block in &mut blocks {
            if let Block::Fenced { info, body } = block
                && !case::is_file(info)
            {
                let answer = answers::answer(&case, info);
                if *body != answer {
                    wrong.push(format!(
                        "{} {info}\n--- expected\n{body}--- found\n{answer}",
                        path.display()
                    ));
                }
                *body = answer;
                asked += 1;
            }
        }
        assert!(asked > 0, "{} asks nothing", path.display());
        if bless {
            fs::write(&path, case::written(&blocks)).expect("written");
        }
    }
    assert!(bless || wrong.is_empty(), "{}", wrong.join("\n"));
}
