//! The source of the standard library: with rustup if its servers can be reached, otherwise, if the user agrees, with the
//! compiler of Debian's packages.

use super::{Consent, target};
use crate::failure::Result;
use crate::layout::Layout;
use crate::toolchain::{Toolchain, active_is_passed_over};

pub fn ready() -> Option<String> {
    let toolchain = Toolchain::with_source()?;
    Some(toolchain.describe())
}

pub fn install(layout: &Layout, consent: Consent) -> Result<String> {
    let why = if active_is_passed_over() {
        "JSI_WASM=debian asks for it".to_owned()
    } else {
        match target::rustup(layout, &["component", "add", "rust-src"])? {
            Ok(()) => return Ok("by rustup, whose servers could be reached".to_owned()),
            Err(why) => why,
        }
    };
    target::by_debian(layout, consent, &why)?;
    Ok(format!("from the distribution's packages, because {why}"))
}
