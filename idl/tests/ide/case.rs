//! Reads a case: the blocks of a Markdown file, and the files among them.

use jsi_idl::diagnostics::{Levels, LintLevel};
use jsi_idl::ide::file;
use jsi_idl::resolve::MemoryLoader;
use jsi_idl::resolve::platform::Platform;
use jsi_idl::source::{FileId, Span};
use jsi_idl::{Analysis, analyze};

/// A part of a Markdown file.
pub enum Block {
    Text(String),
    Fenced { info: String, body: String },
}

/// Whether a block is a file and not a question: `jsi`, `jsi PATH`, `js PATH`; or what is known of JavaScript: `exports PATH` with
/// a name a line and the members of classes indented, `globals`; or names a lint that is looked for: `warn LINT`.
pub fn is_file(info: &str) -> bool {
    let first = info.split(' ').next();
    matches!(first, Some("jsi" | "js" | "exports" | "globals" | "warn"))
}

pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut plain = String::new();
    let mut lines = text.split_inclusive('\n');
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else {
            plain.push_str(line);
            continue;
        };
        blocks.push(Block::Text(std::mem::take(&mut plain)));
        let body: String = lines
            .by_ref()
            .take_while(|line| line.trim_end() != "```")
            .collect();
        let info = info.trim_end().to_owned();
        blocks.push(Block::Fenced { info, body });
    }
    blocks.push(Block::Text(plain));
    blocks
}

pub fn written(blocks: &[Block]) -> String {
    let text = blocks.iter().map(|block| match block {
        Block::Text(text) => text.clone(),
        Block::Fenced { info, body } => format!("```{info}\n{body}```\n"),
    });
    text.collect()
}

/// The files of a case.
pub struct Case {
    pub files: Vec<(String, String)>,
    /// What modules export, by path, and the names of the global object with an empty path.
    pub exports: Vec<(String, String)>,
    pub analysis: Analysis,
    pub file: FileId,
    /// The cursor, or what is selected.
    pub span: Span,
}

impl Case {
    pub fn new(blocks: &[Block]) -> Self {
        let mut files = Vec::new();
        let mut exports = Vec::new();
        let mut cursor = None;
        let mut levels = Levels::default();
        for block in blocks {
            let Block::Fenced { info, body } = block else {
                continue;
            };
            if !is_file(info) {
                continue;
            }
            if let Some(lint) = info.strip_prefix("warn ") {
                levels.set(lint.parse().expect("a lint"), LintLevel::Warn);
                continue;
            }
            if info.starts_with("exports") || info.starts_with("globals") {
                let path = info.split_once(' ').map_or("", |(_, path)| path);
                exports.push((path.to_owned(), body.clone()));
                continue;
            }
            let path = info.split_once(' ').map_or("main.jsi", |(_, path)| path);
            let pieces: Vec<&str> = body.split("$0").collect();
            if pieces.len() > 1 {
                let start = pieces[0].len() as u32;
                let selected = if pieces.len() > 2 { pieces[1].len() } else { 0 };
                cursor = Some((path.to_owned(), Span::new(start, start + selected as u32)));
            }
            files.push((path.to_owned(), pieces.concat()));
        }
        let mut loader = MemoryLoader::new()
            .with_platform(Platform(jsi_web::MODULES))
            .with_levels(levels);
        for (path, text) in &files {
            loader.insert(path, text.as_bytes());
        }
        let roots: Vec<&str> = files
            .iter()
            .map(|(path, _)| path.as_str())
            .filter(|path| path.ends_with(".jsi"))
            .collect();
        let analysis = analyze(&loader, &roots);
        let (path, span) = cursor.unwrap_or_else(|| ("main.jsi".to_owned(), Span::default()));
        Self {
            file: file(&analysis, &path).expect("the file with the cursor"),
            files,
            exports,
            analysis,
            span,
        }
    }
}
