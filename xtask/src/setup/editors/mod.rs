//! Editors that the extension and the language server are tested in.

mod terminal;
mod vscode;

pub use terminal::{EMACS, NEOVIM, Terminal};
pub use vscode::{install as vscode_install, program as vscode, ready as vscode_ready};
