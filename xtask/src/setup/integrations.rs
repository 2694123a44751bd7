//! Trunk and wasm-pack, which build our templates, too: in `PATH`, or built from their crates, which takes minutes. So they are only
//! installed by `cargo xtask setup --integrations`; tests use them where they are.

use std::path::PathBuf;

use super::{Consent, crates};
use crate::failure::Result;
use crate::layout::{Layout, which};

/// A program that builds projects.
pub struct Builder {
    name: &'static str,
    version: &'static str,
    options: &'static [&'static str],
    minutes: &'static str,
}

/// Trunk. Later versions need a newer compiler than ours.
pub const TRUNK: Builder = Builder {
    name: "trunk",
    version: "^0.21.14",
    // without the question whether there is a newer version
    options: &["--no-default-features", "--features", "rustls"],
    minutes: "three",
};

/// wasm-pack.
pub const WASM_PACK: Builder = Builder {
    name: "wasm-pack",
    version: "^0.15.1",
    options: &[],
    minutes: "one",
};

impl Builder {
    /// The program, if it is installed.
    pub fn program(&self, layout: &Layout) -> Option<PathBuf> {
        let cached = Some(crates::program(layout, self.name)).filter(|path| path.is_file());
        cached.or_else(|| which(self.name))
    }

    pub fn ready(&self, layout: &Layout) -> Option<String> {
        Some(crates::describe(layout, self.name, &self.program(layout)?))
    }

    pub fn install(&self, layout: &Layout, consent: Consent) -> Result<String> {
        let program = crates::Program {
            name: self.name,
            version: self.version,
            options: self.options,
            optimisation: "0",
            minutes: self.minutes,
        };
        crates::install_program(layout, consent, &program)
    }
}
