//! Cases in Markdown: each section has the files of one folder, with marks in the `.jsi` files.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A section.
#[derive(Debug)]
pub struct Case {
    /// The file and the heading.
    pub name: String,
    /// Paths and texts.
    pub files: Vec<(String, String)>,
}

impl Case {
    /// The paths of the `.jsi` files.
    pub fn roots(&self) -> Vec<&str> {
        let paths = self.files.iter().map(|(path, _)| path.as_str());
        paths.filter(|path| path.ends_with(".jsi")).collect()
    }

    /// The marked disagreements: `PATH:LINE CODE PLACE`.
    pub fn planted(&self) -> BTreeSet<String> {
        let marks = self.marks("// error: ");
        marks
            .map(|(path, line, mark)| {
                let (code, place) = mark.split_once(' ').unwrap_or((mark, "-"));
                format!("{path}:{line} {code} {place}")
            })
            .collect()
    }

    /// How many members are marked as right.
    pub fn right(&self) -> usize {
        self.marks("// right").count()
    }

    fn marks<'a>(&'a self, mark: &'a str) -> impl Iterator<Item = (&'a str, usize, &'a str)> {
        let files = self.files.iter().filter(|(path, _)| path.ends_with(".jsi"));
        files.flat_map(move |(path, text)| {
            let lines = text.lines().enumerate();
            lines.filter_map(move |(index, line)| {
                let (_, after) = line.split_once(mark)?;
                Some((path.as_str(), index + 1, after.trim()))
            })
        })
    }
}

/// The cases of all files, in their order.
pub fn all() -> Vec<Case> {
    of_folder("cases")
}

/// Those that need types.
pub fn typed() -> Vec<Case> {
    of_folder("typed")
}

fn of_folder(name: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contract");
    let mut files: Vec<PathBuf> = fs::read_dir(folder.join(name))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files.iter().flat_map(|file| of(file)).collect()
}

fn of(file: &Path) -> Vec<Case> {
    let text = fs::read_to_string(file).unwrap();
    let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
    let sections = text.split("\n## ").skip(1);
    sections
        .map(|section| {
            let title = section.lines().next().unwrap();
            Case {
                name: format!("{stem}: {title}"),
                files: blocks(section),
            }
        })
        .collect()
}

/// The blocks of code with a path.
pub fn blocks(section: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut blocks = section.split("\n```");
    blocks.next();
    while let Some(block) = blocks.next() {
        let (head, text) = block.split_once('\n').unwrap_or((block, ""));
        if let Some((_, path)) = head.split_once([' ', '=']) {
            found.push((path.to_owned(), format!("{text}\n")));
        }
        blocks.next();
    }
    found
}
