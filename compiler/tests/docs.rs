//! Compiles every `jsi` block of the documentation: `// error: JSI0201` at the end of a line is an assertion, and blocks
//! without such marks have no diagnostics. Reads only Markdown; adding a block needs no change here.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jsi_idl::diagnostics::{Code, Diagnostic, Level, Levels, LintLevel};
use jsi_idl::resolve::platform::Platform;
use jsi_idl::resolve::{Loader, MemoryLoader};
use jsi_idl::{Analysis, analyze};
use jsic::render::{self, Sources};

/// A fenced block whose first word is `jsi`.
struct Block {
    /// The line of its fence, from 1.
    line: usize,
    /// The name that other blocks of its section know it by: ```` ```jsi,file=shared.jsi ````.
    file: Option<String>,
    /// A lint that is looked for although it usually is not: ```` ```jsi,warn=naming ````.
    warn: Option<Code>,
    text: String,
    /// Counts the headings of the first two levels above it.
    section: usize,
}

/// Sources from the page; the JavaScript files that they name are taken to be there.
struct Page(MemoryLoader);

impl Loader for Page {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.0.read(path)
    }

    fn exists(&self, path: &str) -> bool {
        self.0.exists(path) || !path.ends_with(".jsi")
    }

    fn levels(&self, path: &str) -> Levels {
        self.0.levels(path)
    }

    fn platform(&self) -> Platform {
        Platform(jsi_web::MODULES)
    }
}

fn blocks(markdown: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut in_code, mut in_jsi, mut section) = (false, false, 0);
    for (index, line) in markdown.lines().enumerate() {
        if let Some(info) = line.strip_prefix("```") {
            in_code = !in_code;
            let mut words = info.split(',');
            in_jsi = in_code && words.next() == Some("jsi");
            if in_jsi {
                let (mut file, mut warn) = (None, None);
                for word in words {
                    match word.split_once('=') {
                        Some(("file", path)) => file = Some(path.to_owned()),
                        Some(("warn", lint)) => warn = Some(lint.parse().expect("a lint")),
                        _ => panic!("{word}: unknown"),
                    }
                }
                blocks.push(Block {
                    line: index + 1,
                    file,
                    warn,
                    text: String::new(),
                    section,
                });
            }
        } else if in_jsi {
            let text = &mut blocks.last_mut().unwrap().text;
            text.push_str(line);
            text.push('\n');
        } else if !in_code && (line.starts_with("# ") || line.starts_with("## ")) {
            section += 1;
        }
    }
    assert!(!in_code, "a code block is not closed");
    // files that the book includes are compiled with their crates
    blocks.retain(|block| !block.text.starts_with("{{#include "));
    blocks
}

/// `(line, error: CODE)` as the comments of a block say it.
fn marks(text: &str) -> BTreeSet<(u32, String)> {
    let lines = text.lines().zip(1..);
    lines
        .filter_map(|(line, number)| Some((number, line.rsplit_once("// ")?.1)))
        .filter(|(_, mark)| mark.starts_with("error: ") || mark.starts_with("warning: "))
        .map(|(number, mark)| (number, mark.to_owned()))
        .collect()
}

fn analysis(block: &Block, others: &[Block]) -> Analysis {
    let name = block.file.as_deref().unwrap_or("block.jsi");
    let mut page = MemoryLoader::new();
    for other in others.iter().filter(|other| other.section == block.section) {
        if let Some(file) = &other.file {
            page.insert(file, other.text.as_bytes());
        }
    }
    page.insert(name, block.text.as_bytes());
    let mut levels = Levels::default();
    if let Some(lint) = block.warn {
        levels.set(lint, LintLevel::Warn);
    }
    analyze(&Page(page.with_levels(levels)), &[name])
}

/// The same as [`marks`] as the language says it.
fn found(block: &Block, others: &[Block]) -> BTreeSet<(u32, String)> {
    let analysis = analysis(block, others);
    let place = |diagnostic: &Diagnostic| {
        let source = &analysis.sources[diagnostic.primary.file.0 as usize];
        let at = source
            .lines
            .line_column(&source.text, diagnostic.primary.span.start);
        let level = if diagnostic.level == Level::Error {
            "error"
        } else {
            "warning"
        };
        (at.line, format!("{level}: {}", diagnostic.code))
    };
    analysis.diagnostics.iter().map(place).collect()
}

/// What a terminal without colours shows for a block.
fn rendered(block: &Block) -> String {
    let analysis = analysis(block, &[]);
    let mut out = Vec::new();
    render::human(
        &mut out,
        false,
        Sources(&analysis.sources),
        &analysis.diagnostics,
    )
    .unwrap();
    String::from_utf8(out).unwrap()
}

/// Markdown files a reader may open.
fn pages() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_path_buf();
    let mut pages = Vec::new();
    let mut folders = vec![root.join("docs"), root.join("examples")];
    for entry in fs::read_dir(&root).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "md") {
            pages.push(path);
        }
    }
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                pages.push(path);
            }
        }
    }
    pages.sort();
    pages
}

#[test]
fn every_block_is_what_it_says() {
    let mut checked = 0;
    let mut wrong = Vec::new();
    for page in pages() {
        let blocks = blocks(&fs::read_to_string(&page).unwrap());
        for block in &blocks {
            checked += 1;
            let (stated, found) = (marks(&block.text), found(block, &blocks));
            if stated != found {
                let place = format!("{}:{}", page.display(), block.line);
                wrong.push(format!(
                    "{place}: the page has {stated:?}, the language {found:?}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(checked > 10, "only {checked} blocks were found");
}

#[test]
fn a_wrong_block_is_noticed() {
    let page = "# A\n```jsi,file=b.jsi\nrecord B { n: Number; }\n```\n```jsi\nuse \"./b.jsi\" { B };\n\
                interface I from \"./i.js\" { a(): B; b(): Promise<Array<i32>>; } // error: JSI0201\n```\n\
                ## C\n```jsi\nuse \"./b.jsi\" { B };\n```\n";
    let blocks = blocks(page);
    assert_eq!(blocks.len(), 3);
    assert_eq!(found(&blocks[1], &blocks), marks(&blocks[1].text));
    // Another section does not see the file, and the page does not say so.
    assert_ne!(found(&blocks[2], &blocks), marks(&blocks[2].text));
}

/// The README shows the compiler's output for one of its blocks; `JSI_BLESS=1` updates it.
#[test]
fn the_readme_shows_the_real_message() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let blocks = blocks(&readme);
    let block = blocks
        .iter()
        .find(|block| !marks(&block.text).is_empty())
        .unwrap();
    let (before, rest) = readme.split_once("```text\n").unwrap();
    let (shown, after) = rest.split_once("```\n").unwrap();
    let message = rendered(block);
    if std::env::var_os("JSI_BLESS").is_some() {
        fs::write(
            &path,
            format!("{before}```text\n{}\n```\n{after}", message.trim_end()),
        )
        .unwrap();
    } else {
        assert_eq!(shown.trim_end(), message.trim_end());
    }
}
