//! The parts of `cargo xtask test`: each is one command, or one for each engine, and a method of counting its tests.

use std::process::Command;

use super::command::{
    callers, deny_warnings, dependencies, end_to_end, in_browser, in_process, native, test_files,
    wasm,
};
use super::count::Reporter;
use crate::bench;
use crate::beside;
use crate::book;
use crate::editors;
use crate::engine::{ALL, Engine};
use crate::examples;
use crate::failure::Result;
use crate::fuzz;
use crate::layout::Layout;
use crate::packages;
use crate::playground;
use crate::quick_starts;
use crate::setup::{self, Step};
use crate::templates;
use crate::tutorial;

/// The tools that a part needs.
const NOTHING: &[Step] = &[];
const TYPESCRIPT: &[Step] = &[Step::Node, Step::Target, Step::Bindgen, Step::Npm];

/// A part of the test run.
pub struct Part {
    /// Its name, for `--only`; a part in several engines has their names as suffix.
    pub name: &'static str,
    /// What it tests.
    about: &'static str,
    /// The tools that must be installed for it, besides the engine.
    needs: &'static [Step],
    /// How its tests are counted.
    pub reporter: Reporter,
    /// What runs it.
    scope: RunScope,
}

/// Where a part runs.
enum RunScope {
    /// On this machine, once.
    Once(fn(&Layout) -> Result<Command>),
    /// On this machine, once, if the test run includes editors.
    Editor(fn(&Layout) -> Result<Command>),
    /// In each of these engines that the test run includes.
    Engines(&'static [Engine], fn(&Layout, Engine) -> Result<Command>),
}

/// A part in an engine, or one without an engine.
pub struct Run {
    /// The part.
    pub part: &'static Part,
    /// The engine.
    pub engine: Option<Engine>,
}

impl Run {
    /// The name of the part, with that of the engine if the part runs in several.
    pub fn name(&self) -> String {
        match (&self.part.scope, self.engine) {
            (RunScope::Engines([_, _, ..], _), Some(engine)) => {
                format!("{}-{}", self.part.name, engine.name())
            }
            _ => self.part.name.to_owned(),
        }
    }

    /// What it tests.
    pub fn about(&self) -> String {
        match self.engine {
            Some(engine) => format!("{}, in {}", self.part.about, engine.title()),
            None => self.part.about.to_owned(),
        }
    }

    /// The tools that must be installed for it.
    pub fn needs(&self) -> Vec<Step> {
        let engine = self.engine.map_or(NOTHING, setup::steps_of);
        self.part.needs.iter().chain(engine).copied().collect()
    }

    /// Whether it builds for WebAssembly, in the target folder of that and the folders of packages.
    pub fn builds_for_wasm(&self) -> bool {
        self.part.needs.contains(&Step::Target)
    }

    /// The command that runs it, after the necessary builds.
    pub fn command(&self, layout: &Layout) -> Result<Command> {
        match (&self.part.scope, self.engine) {
            (RunScope::Engines(_, command), Some(engine)) => command(layout, engine),
            (RunScope::Engines(_, command), None) => command(layout, Engine::Node),
            (RunScope::Once(command) | RunScope::Editor(command), _) => command(layout),
        }
    }
}

/// All parts for these engines and, if included, for editors. Parts that find most errors in the least time come first.
pub fn expand(engines: &[Engine], editors: bool) -> Vec<Run> {
    let mut runs = Vec::new();
    for part in PARTS {
        match part.scope {
            RunScope::Once(_) => runs.push(Run { part, engine: None }),
            RunScope::Editor(_) if editors => runs.push(Run { part, engine: None }),
            RunScope::Editor(_) => {}
            RunScope::Engines(possible, _) => {
                let wanted = possible.iter().filter(|engine| engines.contains(engine));
                runs.extend(wanted.map(|engine| Run {
                    part,
                    engine: Some(*engine),
                }));
            }
        }
    }
    runs
}

const PARTS: &[Part] = &[
    Part {
        name: "fmt",
        about: "all Rust is formatted",
        needs: NOTHING,
        reporter: Reporter::Check,
        scope: RunScope::Once(|layout| {
            let arguments = ["fmt", "--all", "--", "--check", "--color=never"];
            Ok(native(layout, &arguments))
        }),
    },
    Part {
        name: "clippy",
        about: "no warnings in any crate, natively",
        needs: NOTHING,
        reporter: Reporter::Check,
        scope: RunScope::Once(|layout| {
            let mut command = native(layout, &["clippy", "--locked", "--workspace"]);
            command.args(["--all-features", "--all-targets", "--"]);
            Ok(deny_warnings(command))
        }),
    },
    Part {
        name: "clippy-wasm",
        about: "no warnings in what is built for WebAssembly",
        needs: setup::RUN,
        reporter: Reporter::Check,
        scope: RunScope::Once(|layout| {
            let mut command = wasm(layout, "clippy")?;
            command.arg("--all-targets");
            for name in examples::names(layout)? {
                command.args(["--package", &examples::package(&name)]);
            }
            for name in packages::names(layout)? {
                command.args(["--package", &packages::package(&name)]);
            }
            for name in quick_starts::names(layout)? {
                command.args(["--package", &quick_starts::package(&name)]);
            }
            command.args(["--package", playground::PACKAGE]);
            command.arg("--");
            Ok(deny_warnings(command))
        }),
    },
    Part {
        name: "dependencies",
        about: "licenses, versions and sources of all dependencies, by cargo-deny",
        needs: &[Step::Deny],
        reporter: Reporter::Check,
        scope: RunScope::Once(dependencies),
    },
    Part {
        name: "unit",
        about: "unit tests, golden files, type matrix, broken inputs, mocks, tidiness",
        // Node parses golden glue, and imports types with TypeScript
        needs: &[Step::Node, Step::Npm],
        reporter: Reporter::Libtest,
        scope: RunScope::Once(|layout| {
            let mut command = native(layout, &["test", "--locked", "--workspace"]);
            command.args([
                "--all-features",
                "--no-fail-fast",
                "--lib",
                "--bins",
                "--tests",
            ]);
            Ok(command)
        }),
    },
    Part {
        name: "doc-tests",
        about: "the code in the documentation of public items",
        needs: NOTHING,
        reporter: Reporter::Libtest,
        scope: RunScope::Once(|layout| {
            let mut command = native(layout, &["test", "--locked", "--workspace"]);
            command.args(["--all-features", "--no-fail-fast", "--doc"]);
            Ok(command)
        }),
    },
    Part {
        name: "js",
        about: "tests of the runtime's JavaScript and of the harness, with Node's test runner",
        needs: setup::NODE_ONLY,
        reporter: Reporter::Tap,
        scope: RunScope::Once(|layout| {
            let mut command = Command::new("node");
            command
                .current_dir(&layout.root)
                .args(["--test", "--test-reporter=tap"])
                .args(test_files(layout)?);
            Ok(command)
        }),
    },
    Part {
        name: "javascript",
        about: "types of all JavaScript by tsc, lint and format by biome",
        // the page of the playground uses types of its editor
        needs: &[Step::Node, Step::Npm, Step::Playground],
        reporter: Reporter::Harness,
        scope: RunScope::Once(|layout| Ok(examples::harness(layout, "javascript.mjs"))),
    },
    Part {
        name: "breaking",
        about: "the rules of jsic breaking: callers and implementers are compiled with both versions",
        needs: &[Step::Node, Step::Npm],
        reporter: Reporter::Harness,
        scope: RunScope::Once(callers),
    },
    Part {
        name: "fuzz",
        about: "language, compiler and language server on the corpus of the fuzz targets, and on made-up inputs",
        needs: NOTHING,
        reporter: Reporter::Harness,
        scope: RunScope::Once(fuzz::replay),
    },
    Part {
        name: "sanitizer",
        about: "the runtime's native tests in Miri or under AddressSanitizer",
        needs: setup::NODE_ONLY,
        reporter: Reporter::Libtest,
        scope: RunScope::Once(fuzz::sanitized),
    },
    Part {
        name: "instructions",
        about: "the compiler takes no more instructions than are known",
        needs: &[Step::Valgrind],
        reporter: Reporter::Check,
        scope: RunScope::Once(bench::instructions),
    },
    Part {
        name: "e2e",
        about: "generated code in WebAssembly",
        needs: setup::RUN,
        reporter: Reporter::Libtest,
        scope: RunScope::Engines(ALL, |layout, engine| match engine {
            Engine::Node => end_to_end(layout),
            Engine::Chromium | Engine::Firefox => in_browser(layout, engine),
            Engine::Deno | Engine::Bun => in_process(layout, engine),
        }),
    },
    Part {
        name: "examples",
        about: "the examples print their lines",
        needs: setup::RUN,
        reporter: Reporter::Harness,
        scope: RunScope::Engines(ALL, |layout, engine| {
            examples::build(layout, engine.kinds())?;
            let mut command = examples::harness(layout, "check.mjs");
            command.arg(engine.name());
            Ok(command)
        }),
    },
    Part {
        name: "packages",
        about: "whole packages, seen from JavaScript",
        needs: setup::RUN,
        reporter: Reporter::Harness,
        scope: RunScope::Engines(ALL, packages::cases),
    },
    Part {
        name: "bundled-packages",
        about: "the same packages as `jsic bundle` writes them",
        needs: setup::RUN,
        reporter: Reporter::Harness,
        scope: RunScope::Engines(ALL, packages::bundled),
    },
    Part {
        name: "bundled-examples",
        about: "the examples as `jsic bundle` writes them print their lines",
        needs: setup::RUN,
        reporter: Reporter::Harness,
        scope: RunScope::Engines(ALL, examples::bundled),
    },
    Part {
        name: "threads",
        about: "workers that share one program and one memory",
        needs: &[Step::Node, Step::Target, Step::Source, Step::Bindgen],
        reporter: Reporter::Harness,
        scope: RunScope::Engines(&[Engine::Node, Engine::Chromium], packages::threads),
    },
    Part {
        name: "types",
        about: "the packages' declarations, against consumers in strict TypeScript",
        needs: TYPESCRIPT,
        reporter: Reporter::Harness,
        scope: RunScope::Once(packages::types),
    },
    Part {
        name: "projects",
        about: "a package in projects of Node, with and without require of ES modules, and in Jest",
        needs: TYPESCRIPT,
        reporter: Reporter::Harness,
        scope: RunScope::Once(packages::projects),
    },
    Part {
        name: "bundle",
        about: "the examples bundled by Vite and by esbuild",
        needs: TYPESCRIPT,
        reporter: Reporter::Harness,
        scope: RunScope::Engines(&[Engine::Chromium], |layout, engine| {
            examples::build(layout, engine.kinds())?;
            let mut command = examples::harness(layout, "bundle.mjs");
            command.arg(packages::one_import(layout)?);
            Ok(command)
        }),
    },
    Part {
        name: "templates",
        about: "the projects of `jsic new`: built of the packaged crates, tested and run",
        needs: TYPESCRIPT,
        reporter: Reporter::Harness,
        scope: RunScope::Engines(&[Engine::Chromium], |layout, _| templates::tests(layout)),
    },
    Part {
        name: "beside",
        about: "programs beside gloo and Yew, and a worker in workerd",
        needs: setup::BESIDE,
        reporter: Reporter::Harness,
        scope: RunScope::Engines(&[Engine::Chromium], |layout, _| beside::tests(layout)),
    },
    Part {
        name: "quick-starts",
        about: "the quick starts of npm packages, bundled by esbuild",
        needs: setup::QUICK_STARTS,
        reporter: Reporter::Harness,
        scope: RunScope::Engines(&[Engine::Chromium], |layout, _| quick_starts::pages(layout)),
    },
    Part {
        name: "playground",
        about: "the compiler on a page: what users do with its editor, and how much is loaded",
        needs: setup::PLAYGROUND,
        reporter: Reporter::Harness,
        scope: RunScope::Engines(&[Engine::Chromium, Engine::Firefox], playground::tests),
    },
    Part {
        name: "tutorial",
        about: "every chapter of the tutorial",
        needs: TYPESCRIPT,
        reporter: Reporter::Harness,
        scope: RunScope::Engines(&[Engine::Chromium], |layout, _| tutorial::pages(layout)),
    },
    Part {
        name: "pages",
        about: "what only pages show: clicks, a strict policy, workers, several packages",
        needs: setup::RUN,
        reporter: Reporter::Harness,
        scope: RunScope::Engines(&[Engine::Chromium], |layout, engine| {
            examples::build(layout, engine.kinds())?;
            Ok(examples::harness(layout, "pages.mjs"))
        }),
    },
    Part {
        name: "extension",
        about: "the extension of VS Code: types, scopes of the grammar, package",
        needs: setup::EXTENSION,
        reporter: Reporter::Harness,
        scope: RunScope::Editor(editors::extension),
    },
    Part {
        name: "vscode",
        about: "the extension in VS Code in headless Chromium",
        needs: setup::VSCODE,
        reporter: Reporter::Harness,
        scope: RunScope::Editor(|layout| editors::vscode(layout, &[])),
    },
    Part {
        name: "neovim",
        about: "the language server in Neovim",
        needs: setup::IN_NEOVIM,
        reporter: Reporter::Harness,
        scope: RunScope::Editor(|layout| editors::terminal(layout, "neovim", &setup::NEOVIM)),
    },
    Part {
        name: "emacs",
        about: "the language server in Emacs",
        needs: setup::IN_EMACS,
        reporter: Reporter::Harness,
        scope: RunScope::Editor(|layout| editors::terminal(layout, "emacs", &setup::EMACS)),
    },
    Part {
        name: "docs",
        about: "the documentation of all crates builds without warnings",
        needs: NOTHING,
        reporter: Reporter::Check,
        scope: RunScope::Once(|layout| Ok(book::documentation(layout))),
    },
    Part {
        name: "book",
        about: "the book: links, anchors, search, pages on a narrow screen",
        needs: setup::BOOK,
        reporter: Reporter::Harness,
        scope: RunScope::Engines(&[Engine::Chromium], |layout, _| book::check(layout)),
    },
];
