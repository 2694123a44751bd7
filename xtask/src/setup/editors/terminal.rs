//! Neovim and Emacs: set by `NVIM` and `EMACS`, found in `PATH`, or installed.

use std::path::PathBuf;

use crate::failure::Result;
use crate::layout::{Layout, named, which};
use crate::run::output_of;
use crate::setup::{Consent, apt};

/// An editor of the terminal.
pub struct Terminal {
    /// Its name in text.
    title: &'static str,
    variable: &'static str,
    name: &'static str,
    /// Arguments with which it fails if its client of the language server protocol is missing.
    probe: &'static [&'static str],
    packages: &'static [&'static str],
    advice: &'static str,
}

/// Neovim, which has a client.
pub const NEOVIM: Terminal = Terminal {
    title: "Neovim",
    variable: "NVIM",
    name: "nvim",
    probe: &[
        "--headless",
        "--clean",
        "-c",
        "lua if not vim.lsp.buf_attach_client then vim.cmd('cquit') end",
        "-c",
        "qall",
    ],
    packages: &["neovim"],
    advice: "install Neovim 0.7 or newer and put it into PATH, or name it in NVIM",
};

/// Emacs, with Eglot as its client: a part of it since version 29, a package before.
pub const EMACS: Terminal = Terminal {
    title: "Emacs with Eglot",
    variable: "EMACS",
    name: "emacs",
    probe: &[
        "--batch",
        "--eval",
        "(progn (package-initialize) (require 'eglot))",
    ],
    packages: &["emacs-nox", "elpa-eglot"],
    advice: "install Emacs 28 with Eglot, or Emacs 29 or newer, and put it into PATH, or name it in EMACS",
};

impl Terminal {
    /// The variable that sets its path.
    pub fn variable(&self) -> &'static str {
        self.variable
    }

    /// The editor.
    pub fn program(&self) -> Option<PathBuf> {
        named(self.variable).or_else(|| which(self.name))
    }

    /// Its path, if it has the required features.
    pub fn ready(&self) -> Option<String> {
        let program = self.program()?;
        output_of(&program, self.probe)?;
        Some(program.display().to_string())
    }

    /// Installs it.
    pub fn install(&self, layout: &Layout, consent: Consent) -> Result<String> {
        let needed = format!("{} is needed", self.title);
        apt::install_program(layout, consent, &needed, self.packages, self.advice)
    }
}
