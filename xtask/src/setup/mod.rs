//! Set-up: a list of steps, each of which knows whether it is done and how to do it.
//! Other commands ask for the steps they need; a step that is done costs milliseconds.

mod apt;
mod bindgen;
mod browser;
mod node;
mod npm;
mod std_library;
mod target;

use std::time::Instant;

use crate::failure::{Failure, Result};
use crate::layout::Layout;

pub use bindgen::programs as wasm_bindgen;
pub use browser::{chromedriver, chromium};

/// One thing that must be on the machine.
pub struct Step {
    name: &'static str,
    /// What is there, or nothing if the step has to be done.
    ready: fn(&Layout) -> Option<String>,
    /// Does it and tells in which way.
    install: fn(&Layout) -> Result<String>,
}

const NODE: Step = Step {
    name: "Node.js",
    ready: node::ready,
    install: node::install,
};
const TARGET: Step = Step {
    name: "WebAssembly target",
    ready: target::ready,
    install: target::install,
};
const BINDGEN: Step = Step {
    name: "wasm-bindgen",
    ready: bindgen::ready,
    install: bindgen::install,
};
const BROWSER: Step = Step {
    name: "Chromium",
    ready: browser::ready,
    install: browser::install,
};
const NPM: Step = Step {
    name: "npm packages",
    ready: npm::ready,
    install: npm::install,
};

/// What it takes to run JavaScript.
pub const NODE_ONLY: &[Step] = &[NODE];
/// What it takes to build the examples and run them in Node.
pub const RUN: &[Step] = &[NODE, TARGET, BINDGEN];
/// What it takes to run every test.
pub const ALL: &[Step] = &[NODE, TARGET, BINDGEN, BROWSER, NPM];

/// Does what is missing of `steps`, in order, and says so; ends at the first that fails.
pub fn run(layout: &Layout, steps: &[Step]) -> Result<()> {
    steps.iter().try_for_each(|step| step.run(layout))
}

/// The same for all of `steps`, whatever fails; gives the names of those that did.
pub fn attempt(layout: &Layout, steps: &[Step]) -> Vec<&'static str> {
    let fails = |step: &&Step| {
        step.run(layout)
            .inspect_err(|failure| println!("{failure}"))
            .is_err()
    };
    steps.iter().filter(fails).map(|step| step.name).collect()
}

impl Step {
    /// What the step is about.
    pub fn name(&self) -> &'static str {
        self.name
    }

    fn run(&self, layout: &Layout) -> Result<()> {
        let name = self.name;
        if let Some(what) = (self.ready)(layout) {
            println!("set-up of {name}: ready ({what})");
            return Ok(());
        }
        println!("set-up of {name}: missing, working on it");
        let start = Instant::now();
        let how = (self.install)(layout)?;
        let what = (self.ready)(layout).ok_or_else(|| {
            Failure::new(
                format!("{name} was set up ({how}) and still is not there"),
                "see the logs in the folder `logs` of the cache, then run `cargo xtask setup` again",
            )
        })?;
        println!(
            "set-up of {name}: done in {:.1} s, {how} ({what})",
            start.elapsed().as_secs_f64()
        );
        Ok(())
    }
}
