//! Reads the code blocks of Markdown pages, and what is stated about them in comments above:
//!
//! - `<!-- given: chart: &JsChart, size: Size -->`: parameters of the function that a block is compiled in.
//! - `<!-- also: fn save(id: &str) -> Result<(), JsError> { Ok(()) } -->`: items that a block uses and does not show.
//! - `<!-- name: report -->` and, at another block, `<!-- after: report -->`: that block continues the one with the name.
//! - `<!-- not compiled: why -->`: above a `rust,ignore` block.

use std::path::Path;
use std::{fs, io};

/// Pages whose blocks another test compiles: `xtask/web/messages.mjs`.
const ELSEWHERE: [&str; 2] = [
    "docs/src/guide/other-bindings.md",
    "docs/src/reference/troubleshooting.md",
];

/// The page with a section for each diagnostic, whose interfaces are of all kinds.
const ERRORS: &str = "docs/src/reference/errors.md";

/// A page.
pub struct Page {
    /// Its path from the root of the repository.
    pub path: String,
    /// Its `jsi` and `rust` blocks.
    pub blocks: Vec<Block>,
}

/// A fenced block.
pub struct Block {
    /// The line of its fence, from 1.
    pub line: usize,
    /// The text after the fence, such as `rust,ignore`.
    pub info: String,
    /// Its code.
    pub text: String,
    /// Counts the headings of the first two levels above it.
    pub section: usize,
    /// The parameters that are stated above.
    pub given: Option<String>,
    /// The items that are stated above.
    pub also: String,
    /// Its name for other blocks.
    name: Option<String>,
    /// The name of the block that it continues.
    after: Option<String>,
    /// Why it is not compiled, if that is stated above.
    reason: Option<String>,
}

impl Block {
    /// The name of the file that the block is, without its ending.
    pub fn file(&self) -> Option<&str> {
        let (_, file) = self.info.split_once("file=")?;
        file.split(['.', ',']).next()
    }

    /// Whether it shows a file, which is a part of a crate.
    fn is_included(&self) -> bool {
        self.text.starts_with("{{#include ")
    }

    fn is_interface(&self) -> bool {
        let states = |level: &str| self.text.contains(level);
        self.language() == "jsi"
            && !self.is_included()
            && !states("// error: ")
            && !states("// warning: ")
    }

    fn language(&self) -> &str {
        self.info.split(',').next().unwrap_or_default()
    }
}

impl Page {
    /// The name of its module.
    pub fn name(&self) -> String {
        let path = self
            .path
            .trim_start_matches("docs/src/")
            .trim_end_matches(".md");
        path.replace(['/', '-'], "_").to_lowercase()
    }

    /// The interfaces that its Rust blocks use, with the names of their modules. Blocks that show errors are none.
    pub fn interfaces(&self) -> impl Iterator<Item = (String, &Block)> {
        let used = |block: &&Block| {
            let nearest = |rust: &Block| self.nearest(rust).is_some_and(|it| it.line == block.line);
            self.path != ERRORS || self.compiled().any(nearest)
        };
        let valid = self.blocks.iter().filter(|block| block.is_interface());
        valid.filter(used).map(|block| (self.module(block), block))
    }

    /// The last interface above a block in its section, whose names are the nearest.
    pub fn nearest(&self, rust: &Block) -> Option<&Block> {
        let above = |block: &&Block| block.section == rust.section && block.line < rust.line;
        let mut above = self.blocks.iter().filter(above);
        above.rfind(|block| block.is_interface())
    }

    /// The name of the module of an interface.
    pub fn module(&self, interface: &Block) -> String {
        format!("{}_{}", self.name(), interface.line)
    }

    /// The block that another one continues.
    pub fn before(&self, block: &Block) -> Option<&Block> {
        let name = block.after.as_ref()?;
        self.blocks.iter().find(|it| it.name.as_ref() == Some(name))
    }

    /// The blocks to compile.
    pub fn compiled(&self) -> impl Iterator<Item = &Block> {
        let rust = self.blocks.iter().filter(|block| block.info == "rust");
        rust.filter(|block| !block.is_included())
    }

    /// What is wrong with the attributes of its Rust blocks.
    pub fn unmarked(&self) -> Vec<String> {
        let elsewhere = ELSEWHERE.contains(&self.path.as_str());
        let problem = |block: &Block| {
            if block.after.is_some() && self.before(block).is_none() {
                return Some(format!(
                    "{}:{}: no block has this name",
                    self.path, block.line
                ));
            }
            let why = match block.info.as_str() {
                "rust" if elsewhere => "this page has the attribute `right` or `error`",
                "rust" => return None,
                "rust,ignore" if block.reason.is_some() => return None,
                "rust,ignore" => "a comment `<!-- not compiled: why -->` must be above",
                "rust,right" | "rust,error" if elsewhere => return None,
                _ => "no test compiles blocks with these attributes",
            };
            Some(format!(
                "{}:{}: `{}`: {why}",
                self.path, block.line, block.info
            ))
        };
        let rust = self
            .blocks
            .iter()
            .filter(|block| block.language() == "rust");
        rust.filter_map(problem).collect()
    }
}

/// All pages of the book, and the README.
pub fn pages(root: &Path) -> io::Result<Vec<Page>> {
    let mut pages = vec![read(root, &root.join("README.md"))?];
    let mut folders = vec![root.join("docs").join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "md") {
                pages.push(read(root, &path)?);
            }
        }
    }
    pages.sort_by(|left, right| left.path.cmp(&right.path));
    Ok(pages)
}

fn read(root: &Path, path: &Path) -> io::Result<Page> {
    let short = path.strip_prefix(root).unwrap_or(path);
    Ok(Page {
        path: short.to_string_lossy().replace('\\', "/"),
        blocks: blocks(&fs::read_to_string(path)?),
    })
}

/// The `jsi` and `rust` blocks of a text.
pub fn blocks(markdown: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut section = 0;
    // the fence and indentation of an open block, and whether it is kept
    let mut open: Option<(&str, usize, bool)> = None;
    let mut comment: Option<String> = None;
    let mut above: Vec<String> = Vec::new();
    for (index, line) in markdown.lines().enumerate() {
        let trimmed = line.trim_start();
        let indentation = line.len() - trimmed.len();
        if let Some((fence, indented, kept)) = open {
            if trimmed.trim_end() == fence {
                open = None;
            } else if let Some(block) = blocks.last_mut().filter(|_| kept) {
                block.text += line.get(indented.min(indentation)..).unwrap_or_default();
                block.text.push('\n');
            }
            continue;
        }
        if let Some(info) = trimmed.strip_prefix("```") {
            let fence = if info.starts_with('`') { "````" } else { "```" };
            let info = info.trim_start_matches('`').trim().to_owned();
            let kept = ["jsi", "rust"].contains(&info.split(',').next().unwrap_or_default());
            open = Some((fence, indentation, kept));
            if kept {
                let stated = |key: &str| {
                    let found = above.iter().find_map(|it| it.strip_prefix(key));
                    found.map(|it| it.trim().to_owned())
                };
                blocks.push(Block {
                    line: index + 1,
                    info,
                    text: String::new(),
                    section,
                    given: stated("given:"),
                    also: stated("also:").unwrap_or_default(),
                    name: stated("name:"),
                    after: stated("after:"),
                    reason: stated("not compiled:"),
                });
            }
            above.clear();
        } else if let Some(start) = trimmed.strip_prefix("<!--") {
            comment = Some(start.to_owned());
        } else if let Some(comment) = &mut comment {
            comment.push('\n');
            *comment += trimmed;
        } else if !trimmed.is_empty() {
            above.clear();
        }
        if let Some((text, _)) = comment.as_deref().and_then(|it| it.split_once("-->")) {
            above.push(text.trim().to_owned());
            comment = None;
        }
        if line.starts_with("# ") || line.starts_with("## ") {
            section += 1;
        }
    }
    blocks
}
