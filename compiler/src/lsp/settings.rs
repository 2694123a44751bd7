//! The settings of the client.

use serde_json::Value;

/// The settings. What is absent or has another form has its default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Settings {
    /// `inlayHints.enable`: the Rust types behind the types.
    pub(super) hints: bool,
    /// `codeLens.generated`: the generated trait above an item.
    pub(super) generated: bool,
    /// `codeLens.references`: how often an item is used, above it.
    pub(super) references: bool,
    /// `check.types`: whether the types of JavaScript are compared when a file is saved.
    pub(super) types: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            hints: true,
            generated: true,
            references: true,
            // it runs TypeScript of the folder
            types: false,
        }
    }
}

impl Settings {
    /// Reads the section of the client's settings.
    pub(super) fn read(section: &Value) -> Self {
        let usual = Self::default();
        let yes = |path: &str, usual| {
            let found = section.pointer(path).and_then(Value::as_bool);
            found.unwrap_or(usual)
        };
        Self {
            hints: yes("/inlayHints/enable", usual.hints),
            generated: yes("/codeLens/generated", usual.generated),
            references: yes("/codeLens/references", usual.references),
            types: section.pointer("/check/types").and_then(Value::as_str) == Some("onSave"),
        }
    }
}
