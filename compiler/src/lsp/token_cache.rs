//! The semantic tokens that the client has, for answers that contain only the changes.

use std::collections::HashMap;

use gen_lsp_types::SemanticToken;

/// The tokens that were last sent for each file, by path, under an id of their own.
#[derive(Default)]
pub(super) struct TokenCache {
    files: HashMap<String, (String, Vec<SemanticToken>)>,
    count: u32,
}

impl TokenCache {
    /// Stores the tokens of a file; returns those that were stored before with their id, and the id of the new ones.
    pub(super) fn replace(
        &mut self,
        path: &str,
        tokens: Vec<SemanticToken>,
    ) -> (Option<(String, Vec<SemanticToken>)>, String) {
        self.count += 1;
        let id = self.count.to_string();
        let before = self.files.insert(path.to_owned(), (id.clone(), tokens));
        (before, id)
    }

    /// Removes a file.
    pub(super) fn remove(&mut self, path: &str) {
        self.files.remove(path);
    }
}
