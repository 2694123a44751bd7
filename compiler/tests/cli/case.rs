//! Sources in memory, what the compiler says about them, and expectations on disk that `JSI_BLESS=1` renews.

use std::path::{Path, PathBuf};

use jsi_idl::diagnostics::Edit;
use jsi_idl::resolve::MemoryLoader;
use jsi_idl::{Analysis, analyze};
use jsic::render::{self, Sources};

/// One analysis: a file, and others that it refers to.
#[derive(Debug, Clone, Default)]
pub struct Case {
    /// Paths and texts. The first is the one that is checked.
    pub files: Vec<(String, String)>,
}

impl Case {
    /// A file on its own.
    pub fn of(path: &str, text: &str) -> Self {
        Self {
            files: vec![(path.to_owned(), text.to_owned())],
        }
    }

    /// What the language says about it.
    pub fn analyze(&self) -> Analysis {
        let mut loader = MemoryLoader::new();
        for (path, text) in &self.files {
            loader.insert(path, text.as_bytes());
        }
        analyze(&loader, &[self.files[0].0.as_str()])
    }

    /// The same with the first fix of every diagnostic applied, where it does not touch what another has changed.
    pub fn fixed(&self, analysis: &Analysis) -> Self {
        let mut taken: Vec<&Edit> = Vec::new();
        for fix in analysis
            .diagnostics
            .iter()
            .filter_map(|diagnostic| diagnostic.fixes.first())
        {
            let overlap = |a: &Edit, b: &Edit| {
                let (a_span, b_span) = (a.span, b.span);
                a.file == b.file
                    && (a_span == b_span || a_span.start < b_span.end && b_span.start < a_span.end)
            };
            if !fix
                .edits
                .iter()
                .any(|edit| taken.iter().any(|other| overlap(edit, other)))
            {
                taken.extend(&fix.edits);
            }
        }
        taken.sort_by_key(|edit| edit.span);
        let mut fixed = self.clone();
        for (path, text) in &mut fixed.files {
            for edit in taken
                .iter()
                .rev()
                .filter(|edit| analysis.sources[edit.file.0 as usize].path == *path)
            {
                text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
            }
        }
        fixed
    }
}

/// As a terminal without colours shows it.
pub fn human(analysis: &Analysis) -> String {
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

/// A JSON object a line.
pub fn json(analysis: &Analysis) -> String {
    let mut out = Vec::new();
    render::json(&mut out, Sources(&analysis.sources), &analysis.diagnostics).unwrap();
    String::from_utf8(out).unwrap()
}

/// A file of the project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// Compares with a file of the project, or with `JSI_BLESS=1` writes it.
pub fn expect(path: &str, actual: &str) {
    let file = project(path);
    if std::env::var_os("JSI_BLESS").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        if std::fs::read_to_string(&file).ok().as_deref() != Some(actual) {
            std::fs::write(&file, actual).unwrap();
        }
        return;
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        expected == actual,
        "{path} is not as expected; JSI_BLESS=1 renews it\n--- expected\n{expected}\n--- actual\n{actual}"
    );
}
