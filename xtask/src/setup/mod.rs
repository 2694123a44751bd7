//! Set-up: a list of steps, each with a check whether it is done, and an installation. Other commands name the steps they need;
//! a step that is done costs milliseconds.

mod apt;
mod bindgen;
mod browser;
mod consent;
mod crates;
mod deny;
mod editors;
mod firefox;
mod integrations;
mod mdbook;
mod node;
mod npm;
mod runtimes;
mod source;
mod std_library;
mod target;
mod valgrind;
mod workerd;

use std::fs::{self, File, TryLockError};
use std::time::Instant;

use crate::engine::Engine;
use crate::failure::{Failure, Result};
use crate::layout::Layout;

pub use bindgen::{Programs, programs as wasm_bindgen};
pub use browser::{chromedriver, chromium};
pub use consent::Consent;
pub use deny::program as cargo_deny;
pub use editors::{EMACS, NEOVIM, Terminal, vscode};
pub use firefox::{firefox, geckodriver};
pub use integrations::{TRUNK, WASM_PACK};
pub use mdbook::program as mdbook;
pub use runtimes::{bun, deno};
pub use workerd::program as workerd;

/// A tool that must be on the machine. Steps are run in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Node.js, with npm.
    Node,
    /// The standard library for WebAssembly.
    Target,
    /// The source of the standard library, which programs with threads build themselves.
    Source,
    /// wasm-bindgen's programs.
    Bindgen,
    /// The packages of the harness: TypeScript, bundlers, clients of the browsers.
    Npm,
    /// The packages that the quick starts use.
    QuickStarts,
    /// The packages of the playground's editor.
    Playground,
    /// The packages whose types the import report imports.
    ImportReport,
    /// Chromium with its driver.
    Chromium,
    /// Firefox.
    Firefox,
    /// Firefox's driver.
    Geckodriver,
    /// Deno and Bun.
    Runtimes,
    /// The packages of the extension of VS Code: its client, bundler and packager.
    Extension,
    /// VS Code, shown in a browser.
    VsCode,
    /// Neovim.
    Neovim,
    /// Emacs.
    Emacs,
    /// Valgrind.
    Valgrind,
    /// cargo-deny.
    Deny,
    /// mdBook.
    Mdbook,
    /// workerd, which runs workers.
    Workerd,
    /// Trunk.
    Trunk,
    /// wasm-pack.
    WasmPack,
}

/// The steps for running JavaScript.
pub const NODE_ONLY: &[Step] = &[Step::Node];
/// The steps for building the examples and running them in Node.
pub const RUN: &[Step] = &[Step::Node, Step::Target, Step::Bindgen];
/// The steps for running the quick starts in Chromium, besides those of the engine.
pub const QUICK_STARTS: &[Step] = &[
    Step::Node,
    Step::Target,
    Step::Bindgen,
    Step::Npm,
    Step::QuickStarts,
];
/// The steps for building the playground.
pub const PLAYGROUND: &[Step] = &[
    Step::Node,
    Step::Target,
    Step::Bindgen,
    Step::Npm,
    Step::Playground,
];
/// The steps for making the book, which shows the playground.
pub const BOOK: &[Step] = &[
    Step::Node,
    Step::Target,
    Step::Bindgen,
    Step::Npm,
    Step::Playground,
    Step::Mdbook,
];
/// The steps for running programs beside other crates, and a worker.
pub const BESIDE: &[Step] = &[
    Step::Node,
    Step::Target,
    Step::Bindgen,
    Step::Npm,
    Step::Workerd,
];
/// The programs that other projects are built with.
pub const INTEGRATIONS: [Step; 2] = [Step::Trunk, Step::WasmPack];
/// The steps for packaging the extension of VS Code.
pub const EXTENSION: &[Step] = &[Step::Node, Step::Extension];
/// The steps for running it.
pub const VSCODE: &[Step] = &[
    Step::Node,
    Step::Npm,
    Step::Chromium,
    Step::Extension,
    Step::VsCode,
];
/// The steps for running Neovim.
pub const IN_NEOVIM: &[Step] = &[Step::Node, Step::Neovim];
/// The steps for running Emacs.
pub const IN_EMACS: &[Step] = &[Step::Node, Step::Emacs];

/// The steps for running programs in an engine, besides [`RUN`].
pub fn steps_of(engine: Engine) -> &'static [Step] {
    match engine {
        Engine::Node => &[],
        Engine::Chromium => &[Step::Npm, Step::Chromium],
        Engine::Firefox => &[Step::Npm, Step::Firefox, Step::Geckodriver],
        Engine::Deno | Engine::Bun => &[Step::Runtimes],
    }
}

/// The steps for running every test in editors.
pub fn steps_for_editors() -> Vec<Step> {
    let mut steps = [VSCODE, IN_NEOVIM, IN_EMACS].concat();
    steps.sort_unstable();
    steps.dedup();
    steps
}

/// The steps for running every test in these engines.
pub fn steps_for(engines: &[Engine]) -> Vec<Step> {
    let mut steps = RUN.to_vec();
    steps.extend([Step::Source, Step::Npm, Step::QuickStarts, Step::Playground]);
    steps.extend(engines.iter().flat_map(|engine| steps_of(*engine)));
    steps.sort_unstable();
    steps.dedup();
    steps
}

/// Runs the missing steps of `steps` in order, and reports them; ends at the first failure.
pub fn run(layout: &Layout, consent: Consent, steps: &[Step]) -> Result<()> {
    let _lock = lock(layout)?;
    steps
        .iter()
        .try_for_each(|step| step.run(layout, consent))?;
    crates::clean(layout)
}

/// The same for all of `steps`, even if some fail; returns the failed ones.
pub fn attempt(layout: &Layout, consent: Consent, steps: &[Step]) -> Result<Vec<Step>> {
    let _lock = lock(layout)?;
    let fails = |step: &Step| {
        step.run(layout, consent)
            .inspect_err(|failure| println!("{failure}"))
            .is_err()
    };
    let failed = steps.iter().copied().filter(fails).collect();
    if let Err(failure) = crates::clean(layout) {
        println!("{failure}");
    }
    Ok(failed)
}

/// Waits until no other set-up uses the cache: several checkouts may share one, and the first to end removes what it has built.
/// The lock is held until the file is dropped.
fn lock(layout: &Layout) -> Result<File> {
    fs::create_dir_all(&layout.cache)?;
    let file = File::create(layout.cache.join("setup.lock"))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            println!("set-up: waiting for another one that uses the same cache");
            file.lock()?;
        }
        Err(TryLockError::Error(error)) => return Err(error.into()),
    }
    Ok(file)
}

impl Step {
    /// The name of the step.
    pub fn name(self) -> &'static str {
        match self {
            Self::Node => "Node.js",
            Self::Target => "WebAssembly target",
            Self::Source => "source of the standard library",
            Self::Bindgen => "wasm-bindgen",
            Self::Npm => "npm packages",
            Self::QuickStarts => "npm packages of the quick starts",
            Self::Playground => "npm packages of the playground",
            Self::ImportReport => "npm packages of the import report",
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::Geckodriver => "geckodriver",
            Self::Runtimes => "Deno and Bun",
            Self::Extension => "VS Code's extension",
            Self::VsCode => "VS Code",
            Self::Neovim => "Neovim",
            Self::Emacs => "Emacs",
            Self::Valgrind => "Valgrind",
            Self::Deny => "cargo-deny",
            Self::Mdbook => "mdBook",
            Self::Workerd => "workerd",
            Self::Trunk => "Trunk",
            Self::WasmPack => "wasm-pack",
        }
    }

    /// The existing tool, or nothing if the step has to be run.
    fn ready(self, layout: &Layout) -> Option<String> {
        match self {
            Self::Node => node::ready(),
            Self::Target => target::ready(),
            Self::Source => source::ready(),
            Self::Bindgen => bindgen::ready(layout),
            Self::Npm => npm::ready(&layout.web()),
            Self::QuickStarts => npm::ready(&layout.quick_starts()),
            Self::Playground => npm::ready(&layout.playground()),
            Self::ImportReport => npm::ready(&layout.import_report()),
            Self::Chromium => browser::ready(),
            Self::Firefox => firefox::ready(),
            Self::Geckodriver => firefox::driver_ready(layout),
            Self::Runtimes => runtimes::ready(layout),
            Self::Extension => npm::ready(&layout.extension()),
            Self::VsCode => editors::vscode_ready(layout),
            Self::Neovim => NEOVIM.ready(),
            Self::Emacs => EMACS.ready(),
            Self::Valgrind => valgrind::ready(),
            Self::Deny => deny::ready(layout),
            Self::Mdbook => mdbook::ready(layout),
            Self::Workerd => workerd::ready(layout),
            Self::Trunk => TRUNK.ready(layout),
            Self::WasmPack => WASM_PACK.ready(layout),
        }
    }

    /// Runs the step and returns which method it used.
    fn install(self, layout: &Layout, consent: Consent) -> Result<String> {
        match self {
            Self::Node => node::install(),
            Self::Target => target::install(layout, consent),
            Self::Source => source::install(layout, consent),
            Self::Bindgen => bindgen::install(layout, consent),
            Self::Npm => npm::install(layout, &layout.web()),
            Self::QuickStarts => npm::install(layout, &layout.quick_starts()),
            Self::Playground => npm::install(layout, &layout.playground()),
            Self::ImportReport => npm::install(layout, &layout.import_report()),
            Self::Chromium => browser::install(layout, consent),
            Self::Firefox => firefox::install(layout, consent),
            Self::Geckodriver => firefox::driver_install(layout, consent),
            Self::Runtimes => runtimes::install(layout),
            Self::Extension => npm::install(layout, &layout.extension()),
            Self::VsCode => editors::vscode_install(layout),
            Self::Neovim => NEOVIM.install(layout, consent),
            Self::Emacs => EMACS.install(layout, consent),
            Self::Valgrind => valgrind::install(layout, consent),
            Self::Deny => deny::install(layout, consent),
            Self::Mdbook => mdbook::install(layout, consent),
            Self::Workerd => workerd::install(layout),
            Self::Trunk => TRUNK.install(layout, consent),
            Self::WasmPack => WASM_PACK.install(layout, consent),
        }
    }

    fn run(self, layout: &Layout, consent: Consent) -> Result<()> {
        let name = self.name();
        if let Some(what) = self.ready(layout) {
            println!("set-up of {name}: ready ({what})");
            return Ok(());
        }
        println!("set-up of {name}: missing, working on it");
        let start = Instant::now();
        let how = self.install(layout, consent)?;
        let what = self.ready(layout).ok_or_else(|| {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::ALL;

    #[test]
    fn only_one_set_up_has_the_cache() {
        let cache = std::env::temp_dir().join(format!("jsi-set-up-{}", std::process::id()));
        let layout = Layout {
            root: cache.clone(),
            cache: cache.clone(),
            target: cache.clone(),
        };
        let first = lock(&layout).expect("the lock");
        let second = File::open(cache.join("setup.lock")).expect("the file");
        assert!(matches!(second.try_lock(), Err(TryLockError::WouldBlock)));
        drop(first);
        assert!(second.try_lock().is_ok());
        fs::remove_dir_all(cache).expect("the folder");
    }

    #[test]
    fn more_engines_need_more_steps_and_each_once() {
        let usual = steps_for(&[Engine::Node, Engine::Chromium]);
        let all = steps_for(ALL);
        assert!(usual.iter().all(|step| all.contains(step)));
        assert!(!usual.contains(&Step::Firefox) && !usual.contains(&Step::Runtimes));
        assert!(all.is_sorted() && all.windows(2).all(|pair| pair.first() != pair.last()));
    }
}
