//! The engines that tests run in.

use crate::failure::{Failure, Result};

/// A host of JavaScript and WebAssembly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    /// V8 in a process.
    Node,
    /// V8 in a page.
    Chromium,
    /// SpiderMonkey in a page.
    Firefox,
    /// V8 in a process, with the interfaces of a page.
    Deno,
    /// JavaScriptCore in a process.
    Bun,
}

/// All of them, in the order they are tested in.
pub const ALL: &[Engine] = &[
    Engine::Node,
    Engine::Chromium,
    Engine::Firefox,
    Engine::Deno,
    Engine::Bun,
];
/// Those of every test run.
pub const USUAL: &[Engine] = &[Engine::Node, Engine::Chromium];

impl Engine {
    /// Its name on the command line, in names of parts and for the harness.
    pub fn name(self) -> &'static str {
        match self {
            Self::Node => "node",
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Deno => "deno",
            Self::Bun => "bun",
        }
    }

    /// Its name in text.
    pub fn title(self) -> &'static str {
        match self {
            Self::Node => "Node",
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::Deno => "Deno",
            Self::Bun => "Bun",
        }
    }

    /// The kinds of package that it loads, by wasm-bindgen's names. `xtask/web/hosts.mjs` says the same.
    pub fn kinds(self) -> &'static [&'static str] {
        match self {
            Self::Node => &["nodejs", "experimental-nodejs-module", "bundler"],
            Self::Chromium | Self::Firefox | Self::Bun => &["web"],
            Self::Deno => &["deno"],
        }
    }
}

/// The engines of a list such as `node,deno`, or `all`; in the order of [`ALL`].
pub fn parse(list: &str) -> Result<Vec<Engine>> {
    if list == "all" {
        return Ok(ALL.to_vec());
    }
    let mut engines = Vec::new();
    for name in list.split(',') {
        let engine = ALL.iter().find(|engine| engine.name() == name);
        engines.push(*engine.ok_or_else(|| {
            let names: Vec<&str> = ALL.iter().map(|engine| engine.name()).collect();
            Failure::new(
                format!("no engine is named `{name}`"),
                format!("the engines are {}, or all", names.join(", ")),
            )
        })?);
    }
    engines.sort_unstable();
    engines.dedup();
    Ok(engines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_put_in_order_and_names_every_engine_once() -> Result<()> {
        assert_eq!(parse("bun,node,bun")?, [Engine::Node, Engine::Bun]);
        assert_eq!(parse("all")?, ALL);
        assert!(parse("").is_err() && parse("node,").is_err() && parse("Node").is_err());
        Ok(())
    }
}
