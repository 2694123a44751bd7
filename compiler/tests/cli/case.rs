//! Sources in memory, their diagnostics, and expected output in files, which `JSI_BLESS=1` updates.

use std::path::{Path, PathBuf};

use jsi_idl::diagnostics::{Applicability, Levels};
use jsi_idl::repair::Repairs;
use jsi_idl::resolve::MemoryLoader;
use jsi_idl::resolve::platform::Platform;
use jsi_idl::source::FileId;
use jsi_idl::{Analysis, analyze};
use jsic::render::{self, Sources};

/// One analysis: a file, and others that it refers to.
#[derive(Debug, Clone, Default)]
pub struct Case {
    /// Paths and texts. The first is the one that is checked.
    pub files: Vec<(String, String)>,
    /// The configuration of lints.
    pub levels: Levels,
}

impl Case {
    /// A file on its own.
    pub fn of(path: &str, text: &str) -> Self {
        Self {
            files: vec![(path.to_owned(), text.to_owned())],
            levels: Levels::default(),
        }
    }

    /// Its diagnostics.
    pub fn analyze(&self) -> Analysis {
        let mut loader = MemoryLoader::new()
            .with_platform(Platform(jsi_web::MODULES))
            .with_levels(self.levels.clone());
        for (path, text) in &self.files {
            loader.insert(path, text.as_bytes());
        }
        analyze(&loader, &[self.files[0].0.as_str()])
    }

    /// The same with the first fix of every diagnostic applied, where it does not touch what another has changed.
    pub fn fixed(&self, analysis: &Analysis) -> Self {
        let repairs = Repairs::of(&analysis.diagnostics, Applicability::Safe, |_| true);
        let mut fixed = self.clone();
        for (path, text) in &mut fixed.files {
            let file = analysis.sources.iter().position(|it| it.path == *path);
            if let Some(file) = file {
                *text = repairs.applied(FileId(file as u32), text);
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
