//! Set-up on a machine with fake programs, which record their calls: without the user's consent nothing runs as root, is
//! linked, or is built without its lock file.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// In every fake program: records its name and arguments.
const NOTE: &str = "#!/bin/sh\necho \"${0##*/} $*\" >> \"$HERE/calls\"\n";

/// The other part of each. The target exists if the file `libstd-0.rlib` does.
const PROGRAMS: &[(&str, &str)] = &[
    ("node", "echo v22.1.0"),
    ("npm", "mkdir -p node_modules"),
    ("id", "echo 1000"),
    ("sudo", "exit 0"),
    ("apt-get", "exit 0"),
    ("dpkg", "echo \"$HERE/web/bin/rustc\""),
    (
        "apt-cache",
        "[ \"$1\" = pkgnames ] && echo lld-9 && echo lld-19",
    ),
    ("wasm-ld-19", "exit 0"),
    (
        "rustc",
        "[ \"$1\" = +jsi-wasm ] && [ ! -f \"$HERE/linked\" ] && exit 1\necho \"$HERE/std\"",
    ),
    (
        "rustup",
        "library() { mkdir -p \"$SOURCE\"; touch \"$SOURCE/Cargo.toml\"; }\n\
         SOURCE=$HERE/std/lib/rustlib/src/rust/library/std\n\
         case \"$*\" in\n\
         'toolchain link'*) touch \"$HERE/linked\" \"$HERE/std/libstd-0.rlib\"; library; exit 0;;\n\
         esac\n\
         [ -f \"$HERE/online\" ] || { echo 'error: no network' >&2; exit 1; }\n\
         case \"$*\" in\n\
         'target add'*) touch \"$HERE/std/libstd-0.rlib\";;\n\
         'component add rust-src') library;;\n\
         esac",
    ),
    (
        "cargo",
        "case \"$*\" in\n\
         *clippy*) exit 0;;\n\
         install*--locked*) echo 'error: failed to select a version of `gone`' >&2; exit 101;;\n\
         install*) mkdir -p \"$HERE/cache/tools/bin\"\n\
         for it in wasm-bindgen wasm-bindgen-test-runner; do\n\
         printf '#!/bin/sh\\necho %s 0.2.7\\n' $it > \"$HERE/cache/tools/bin/$it\"\n\
         chmod +x \"$HERE/cache/tools/bin/$it\"; done;;\n\
         esac",
    ),
];

/// The programs that the fake programs call.
const REAL: &[&str] = &["mkdir", "touch", "chmod"];

/// A folder with the fake programs, and a repository that locks wasm-bindgen 0.2.7.
struct Machine(PathBuf);

impl Machine {
    fn new(name: &str) -> Self {
        let here = std::env::temp_dir().join(format!("jsi-consent-{name}-{}", std::process::id()));
        for folder in ["bin", "std", "web/bin", "web/std", "repository/xtask/web"] {
            fs::create_dir_all(here.join(folder)).expect("it can be made");
        }
        for (name, text) in PROGRAMS {
            script(&here.join("bin").join(name), &format!("{NOTE}{text}\n"));
        }
        for name in REAL {
            let real = ["/usr/bin", "/bin"].map(|folder| Path::new(folder).join(name));
            let real = real
                .iter()
                .find(|path| path.exists())
                .expect("every system has it");
            symlink(real, here.join("bin").join(name)).expect("it can be linked");
        }
        // The distribution's compiler, whose library is built and copied.
        script(
            &here.join("web/bin/rustc"),
            "#!/bin/sh\necho \"$HERE/web/std\"\n",
        );
        write(&here.join("web/std/libstd-0.rlib"), "");
        let repository = here.join("repository");
        write(
            &repository.join("Cargo.lock"),
            "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.7\"\n",
        );
        write(&repository.join("xtask/web/package-lock.json"), "{}");
        Self(here)
    }

    /// Runs `cargo xtask` there, without a terminal; returns whether it succeeded, and its output.
    fn run(&self, arguments: &[&str]) -> (bool, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(arguments)
            .env_clear()
            .env("HERE", &self.0)
            .env("PATH", self.0.join("bin"))
            .env("CARGO", self.0.join("bin/cargo"))
            .env("CARGO_MANIFEST_DIR", self.0.join("repository/xtask"))
            .env("JSI_CACHE", self.0.join("cache"))
            .stdin(Stdio::null())
            .output()
            .expect("it starts");
        let text = [output.stdout, output.stderr].concat();
        (
            output.status.success(),
            String::from_utf8_lossy(&text).into_owned(),
        )
    }

    /// The calls of one program, with their arguments.
    fn calls(&self, program: &str) -> Vec<String> {
        let calls = fs::read_to_string(self.0.join("calls")).unwrap_or_default();
        calls
            .lines()
            .filter(|line| line.split(' ').next() == Some(program))
            .map(str::to_owned)
            .collect()
    }

    fn has(&self, file: &str) {
        write(&self.0.join(file), "");
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).expect("it can be written");
}

fn script(path: &Path, text: &str) {
    write(path, text);
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("it can be run");
}

#[test]
fn where_rustup_fails_nothing_becomes_root_or_is_linked_unasked() {
    let machine = Machine::new("target");
    for command in [&["demo"][..], &["setup"], &["wasm", "build", "--yes"]] {
        let (good, text) = machine.run(command);
        assert!(!good, "{text}");
        for part in [
            "rustup printed: no network",
            "apt-get update",
            "apt-get install -y --no-install-recommends rustc-web rust-web-src cargo-web",
            "rustup toolchain link jsi-wasm",
            "--yes",
        ] {
            assert!(
                text.contains(part),
                "{command:?} does not say {part}: {text}"
            );
        }
    }
    assert_eq!(machine.calls("sudo"), Vec::<String>::new());
    assert_eq!(machine.calls("apt-get"), Vec::<String>::new());
    assert!(
        machine
            .calls("rustup")
            .iter()
            .all(|it| !it.contains("link"))
    );
}

#[test]
fn no_part_of_the_tests_becomes_root_unasked() {
    let machine = Machine::new("programs");
    machine.has("std/libstd-0.rlib");
    let parts = "instructions,e2e-chromium,e2e-firefox,neovim,emacs,vscode";
    let (good, text) = machine.run(&["test", "--only", parts]);
    assert!(!good, "{text}");
    for package in ["valgrind", "chromium", "firefox-esr", "neovim", "emacs-nox"] {
        let line = format!("apt-get install -y --no-install-recommends {package}");
        assert!(text.contains(&line), "it does not say {line}: {text}");
    }
    assert_eq!(machine.calls("sudo"), Vec::<String>::new(), "{text}");
    assert_eq!(machine.calls("apt-get"), Vec::<String>::new(), "{text}");
}

#[test]
fn a_program_is_not_built_without_its_lock_file_unasked() {
    let machine = Machine::new("crate");
    machine.has("online");
    let (good, text) = machine.run(&["demo"]);
    assert!(!good, "{text}");
    assert!(
        text.contains("failed to select a version of `gone`") && text.contains("--yes"),
        "{text}"
    );
    let calls = machine.calls("cargo");
    let installs: Vec<&String> = calls.iter().filter(|it| it.contains("install")).collect();
    assert!(
        !installs.is_empty() && installs.iter().all(|it| it.contains("--locked")),
        "{calls:?}"
    );
}

#[test]
fn all_of_it_is_done_and_noted_once_it_is_allowed() {
    let machine = Machine::new("allowed");
    let (_, text) = machine.run(&["--yes", "setup", "--engines", "node"]);
    assert!(machine.0.join("linked").exists(), "{text}");
    let root = machine.calls("sudo");
    for part in [
        "apt-get update",
        "apt-get install -y --no-install-recommends rustc-web rust-web-src cargo-web lld-19",
    ] {
        assert!(
            root.iter().any(|it| it.contains(part)),
            "{part} is not among {root:?}"
        );
        assert!(text.contains(part.trim_end_matches(" lld-19")), "{text}");
    }
    let note = machine.0.join("cache/tools/wasm-bindgen-cli.unlocked.txt");
    let note = fs::read_to_string(note).expect("it is noted");
    assert!(note.contains("=0.2.7") && note.contains("`gone`"), "{note}");
    let (_, again) = machine.run(&["setup", "--engines", "node"]);
    assert!(
        again.contains("wasm-bindgen: ready (0.2.7, ")
            && again.contains("built without its lock file"),
        "{again}"
    );
}
