//! `jsic bundle` in the folder of a crate, as far as it needs no build for WebAssembly: what is missing has an error that says what
//! to do. Scripts take the place of the programs. Whole builds are a part of `cargo xtask test --only templates`.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{Command, Output};

use tempfile::TempDir;

const LIBRARY: &str = "[lib]\ncrate-type = [\"cdylib\"]\n";
const LOCK: &str = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.55\"\n";

/// A crate in a folder, and the programs that it is built with.
struct Project(TempDir);

impl Project {
    /// A crate with this text after its `[package]`. Rust has the target.
    fn new(manifest: &str) -> Self {
        let project = Self(tempfile::tempdir().expect("a folder"));
        let package = "[package]\nname = \"my-app\"\nversion = \"1.2.3\"\nedition = \"2024\"\n\n[workspace]\n\n";
        project.write("app/Cargo.toml", &format!("{package}{manifest}"));
        project.write("app/src/lib.rs", "");
        project.write("std/libstd-1.rlib", "");
        project.script("rustc", "echo \"$PROJECT/std\"");
        // only the facts of the manifest are cargo's own
        project.script(
            "cargo",
            "if [ \"$1\" = metadata ]; then exec \"$REAL_CARGO\" \"$@\"; fi\n\
             echo \"$@\" >> \"$PROJECT/calls\"\n\
             if [ \"$1\" = install ]; then mkdir -p \"$7/bin\"; cp \"$PROJECT/new-bindgen\" \"$7/bin/wasm-bindgen\"; exit; fi\n\
             echo 'error: it does not compile' >&2; exit 101",
        );
        project
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().canonicalize().expect("a folder").join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
        fs::write(path, text).expect("a writable folder");
    }

    /// A program in `PATH`.
    fn script(&self, name: &str, text: &str) {
        let path = format!("bin/{name}");
        self.write(&path, &format!("#!/bin/sh\n{text}\n"));
        let path = self.0.path().join(path);
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("a file");
    }

    fn bundle(&self, arguments: &[&str]) -> Output {
        let path = format!("{}:/usr/bin:/bin", self.path("bin").display());
        let mut command = Command::new(env!("CARGO_BIN_EXE_jsic"));
        command
            .args(["bundle", "app"])
            .args(arguments)
            .current_dir(self.0.path())
            .env("PATH", path)
            .env("PROJECT", self.path(""))
            .env("REAL_CARGO", env!("CARGO"))
            .env("CARGO", self.path("bin/cargo"))
            .env("RUSTC", self.path("bin/rustc"))
            .env("CARGO_TARGET_DIR", self.path("target"))
            .env("NO_COLOR", "1")
            .env_remove("WASM_BINDGEN");
        command.output().expect("jsic")
    }

    /// The message of a run that fails with this code and writes nothing.
    fn refused(&self, code: i32, arguments: &[&str]) -> String {
        let output = self.bundle(arguments);
        let message = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(output.status.code(), Some(code), "{message}");
        assert!(!self.path("app/pkg").exists(), "nothing is written");
        message
    }

    /// The calls of cargo that build or install.
    fn calls(&self) -> String {
        fs::read_to_string(self.path("calls")).unwrap_or_default()
    }
}

#[test]
fn a_crate_without_a_library_for_javascript_is_an_error_with_the_lines_to_add() {
    let project = Project::new("");
    let manifest = project.path("app/Cargo.toml");
    let expected = format!(
        "error: the crate `my-app` is a library for Rust only; add these lines to {}:\n\n\
         [lib]\ncrate-type = [\"cdylib\", \"rlib\"]\n",
        manifest.display()
    );
    assert_eq!(project.refused(2, &[]), expected);

    let project = Project::new(
        "[[bin]]\nname = \"a\"\npath = \"src/lib.rs\"\n[[bin]]\nname = \"b\"\npath = \"src/lib.rs\"\n",
    );
    let message = project.refused(2, &[]);
    assert!(
        message.contains("has several programs: a, b; name one in"),
        "{message}"
    );
    assert_eq!(project.calls(), "");
}

#[test]
fn a_folder_without_a_crate_is_refused() {
    let project = Project::new(LIBRARY);
    project.write("app/Cargo.toml", "[workspace]\n");
    let message = project.refused(2, &[]);
    assert!(
        message.contains("its Cargo.toml has no table `[package]`; name the folder of a member"),
        "{message}"
    );
    project.write("app/Cargo.toml", "[package\n");
    assert!(
        project
            .refused(2, &[])
            .contains("`cargo metadata` failed: error: ")
    );
    fs::remove_file(project.path("app/Cargo.toml")).expect("a file");
    let message = project.refused(2, &[]);
    assert!(
        message.contains("`app` has no Cargo.toml; name the folder of a crate"),
        "{message}"
    );
    let message = project.refused(2, &["--out", "pkg", "--dev"]);
    assert_eq!(
        message,
        "error: `--dev` is for a crate, and `app` has no Cargo.toml\n"
    );
}

#[test]
fn a_missing_target_is_named_with_the_command_that_installs_it() {
    let project = Project::new(LIBRARY);
    fs::remove_file(project.path("std/libstd-1.rlib")).expect("a file");
    let what = "error: Rust's standard library for wasm32-unknown-unknown is not installed; ";
    let message = project.refused(2, &[]);
    assert!(
        message.starts_with(&format!("{what}install Rust with")),
        "{message}"
    );

    project.script(
        "rustup",
        "echo \"$@\" >> \"$PROJECT/calls\"; touch \"$PROJECT/std/libstd-1.rlib\"",
    );
    let expected = format!(
        "{what}run `rustup target add wasm32-unknown-unknown`, or repeat this command with `--install`, which runs it\n"
    );
    assert_eq!(project.refused(2, &[]), expected);
    assert_eq!(project.calls(), "");
    project.refused(1, &["--install"]);
    assert!(
        project
            .calls()
            .starts_with("target add wasm32-unknown-unknown\n")
    );
}

#[test]
fn wasm_bindgen_must_have_the_version_of_the_lock_file() {
    let project = Project::new(LIBRARY);
    project.write("app/Cargo.lock", LOCK);
    let root = project.path("target/wasm-bindgen-0.2.55");
    let install = format!(
        "install wasm-bindgen-cli --version 0.2.55 --locked --root {}",
        root.display()
    );
    let message = project.refused(2, &[]);
    let what = "error: the program wasm-bindgen 0.2.55 is not installed, the version in Cargo.lock";
    let command = format!(
        "run `{} {install}`, or repeat this command with `--install`",
        project.path("bin/cargo").display()
    );
    assert!(
        message.starts_with(&format!("{what}; {command}")),
        "{message}"
    );

    project.script("wasm-bindgen", "echo wasm-bindgen 0.2.54");
    let message = project.refused(2, &[]);
    assert!(
        message.starts_with(&format!("{what} (PATH has 0.2.54); {command}")),
        "{message}"
    );
    assert_eq!(project.calls(), "");

    project.script("../new-bindgen", "echo wasm-bindgen 0.2.55");
    project.refused(1, &["--install"]);
    assert!(
        project.calls().starts_with(&format!("{install}\nbuild ")),
        "{}",
        project.calls()
    );
    // it stays installed
    project.refused(1, &[]);
    assert_eq!(project.calls().matches("install").count(), 1);
}

#[test]
fn errors_of_the_crate_are_those_of_cargo() {
    let project = Project::new(LIBRARY);
    project.write("app/Cargo.lock", LOCK);
    project.script("wasm-bindgen", "echo wasm-bindgen 0.2.55");
    let message = project.refused(1, &["--", "--features", "extra"]);
    let expected = "error: it does not compile\nerror: the crate `my-app` has errors, which cargo has printed\n";
    assert_eq!(message, expected);
    let build = "build --target wasm32-unknown-unknown --message-format json-render-diagnostics --release --lib --features extra\n";
    assert_eq!(project.calls(), build);
}

#[test]
fn a_profile_takes_the_place_of_that_of_releases() {
    for profile in [&["--profile", "small"][..], &["--profile=small"]] {
        let project = Project::new(LIBRARY);
        project.write("app/Cargo.lock", LOCK);
        project.script("wasm-bindgen", "echo wasm-bindgen 0.2.55");
        project.refused(1, &[&["--"], profile].concat());
        let end = format!(" --lib {}\n", profile.join(" "));
        let calls = project.calls();
        assert!(
            calls.ends_with(&end) && !calls.contains("--release"),
            "{calls}"
        );
    }
}

#[test]
fn an_old_wasm_opt_is_refused() {
    let project = Project::new(LIBRARY);
    let advice = format!(
        "run `npm install --save-dev binaryen` in {}\n",
        project.path("app").display()
    );
    let message = project.refused(2, &["--wasm-opt"]);
    assert_eq!(
        message,
        format!("error: the program wasm-opt is not installed; {advice}")
    );
    project.script("wasm-opt", "echo 'wasm-opt version 108'");
    let message = project.refused(2, &["--wasm-opt"]);
    let expected = format!(
        "error: wasm-opt 108 makes programs that do not start; 110 or newer is needed; {advice}"
    );
    assert_eq!(message, expected);
}
