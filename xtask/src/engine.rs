//! The engines that tests run in.

use std::str::FromStr;

/// A host that runs JavaScript and WebAssembly.
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

/// All of them, in test order.
pub const ALL: &[Engine] = &[
    Engine::Node,
    Engine::Chromium,
    Engine::Firefox,
    Engine::Deno,
    Engine::Bun,
];
/// The engines of every test run, in the notation of [`Engines`].
pub const DEFAULT: &str = "node,chromium";

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

    /// The kinds of package that it loads, by wasm-bindgen's names. `xtask/web/hosts.mjs` has the same list.
    pub fn kinds(self) -> &'static [&'static str] {
        match self {
            Self::Node => &["nodejs", "experimental-nodejs-module", "bundler"],
            Self::Chromium | Self::Firefox | Self::Bun => &["web"],
            Self::Deno => &["deno"],
        }
    }
}

/// The engines that a command is for, in the order of [`ALL`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engines(pub Vec<Engine>);

impl FromStr for Engines {
    type Err = String;

    /// A list such as `node,deno`, or `all`.
    fn from_str(list: &str) -> Result<Self, String> {
        if list == "all" {
            return Ok(Self(ALL.to_vec()));
        }
        let mut engines = Vec::new();
        for name in list.split(',') {
            let engine = ALL.iter().find(|engine| engine.name() == name);
            engines.push(*engine.ok_or_else(|| {
                let names: Vec<&str> = ALL.iter().map(|engine| engine.name()).collect();
                format!(
                    "no engine is named `{name}`; the engines are {}, or all",
                    names.join(", ")
                )
            })?);
        }
        engines.sort_unstable();
        engines.dedup();
        Ok(Self(engines))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_put_in_order_and_names_every_engine_once() {
        let engines = |list: &str| list.parse().map(|Engines(engines)| engines);
        assert_eq!(engines("bun,node,bun"), Ok(vec![Engine::Node, Engine::Bun]));
        assert_eq!(engines("all"), Ok(ALL.to_vec()));
        assert_eq!(engines(DEFAULT), Ok(vec![Engine::Node, Engine::Chromium]));
        assert!(
            ["", "node,", "Node"]
                .map(engines)
                .iter()
                .all(Result::is_err)
        );
    }
}
