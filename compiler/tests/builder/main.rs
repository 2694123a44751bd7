//! The build-script API: the files that it writes, keeps and removes, and its messages for cargo.

mod warnings;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use jsic::{Builder, Error};
use tempfile::TempDir;

/// Names the folder that the build script of the other process works in.
const FOLDER: &str = "JSIC_TEST_BUILD_SCRIPT";

/// A crate with these files.
fn crate_with(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

fn builder(folder: &Path) -> Builder {
    Builder::new()
        .crate_root(folder)
        .out_dir(folder.join("out"))
}

const API: &str = "use \"./types/shared.jsi\" { Size };\n\
                   interface Api from \"./js/shim.js\" { area(size: Size): Number; }\n";
const SHARED: &str = "record Size { width: Number; height: Number; }\n";
const SHIM: &str =
    "import \"./lib/helper.js\";\nexport const area = (size) => size.width * size.height;\n";

fn sound() -> TempDir {
    crate_with(&[
        ("api.jsi", API),
        ("types/shared.jsi", SHARED),
        ("js/shim.js", SHIM),
        ("js/lib/helper.js", "export {};\n"),
    ])
}

#[test]
fn what_is_unchanged_is_not_written_again() {
    let folder = sound();
    let build = || {
        builder(folder.path())
            .file(folder.path().join("api.jsi"))
            .try_compile()
    };
    build().expect("it compiles");
    let out = |name: &str| folder.path().join("out").join(name);
    let modified = |name: &str| {
        fs::metadata(out(name))
            .and_then(|it| it.modified())
            .expect("a file")
    };
    let before = ["mod.rs", "api.rs", "shared.rs"].map(modified);
    build().expect("it compiles again");
    assert_eq!(["mod.rs", "api.rs", "shared.rs"].map(modified), before);
    fs::write(
        folder.path().join("types/shared.jsi"),
        SHARED.replace("height", "depth"),
    )
    .expect("a file");
    build().expect("it compiles with the change");
    let text = fs::read_to_string(out("shared.rs")).expect("a file");
    assert!(text.contains("pub depth: f64"));
    assert_eq!(modified("api.rs"), before[1]);
}

#[test]
fn what_is_no_longer_generated_is_removed() {
    let folder = sound();
    let build = |file: &str| {
        builder(folder.path())
            .file(folder.path().join(file))
            .try_compile()
    };
    build("api.jsi").expect("it compiles");
    let out = folder.path().join("out");
    fs::write(out.join("mine.rs"), "// by hand\n").expect("a file");
    build("types/shared.jsi").expect("it compiles");
    assert!(!out.join("api.rs").exists() && out.join("shared.rs").exists());
    assert!(
        out.join("mine.rs").exists(),
        "only what jsic made is removed"
    );
}

/// The `module` attributes and the lines that import, in all that is generated.
fn imports(folder: &Path) -> Vec<String> {
    let out = builder(folder)
        .file(folder.join("api.jsi"))
        .try_compile()
        .map(|()| folder.join("out"))
        .expect("it compiles");
    let text = ["mod.rs", "api.rs"].map(|name| fs::read_to_string(out.join(name)).expect("a file"));
    let lines = text.iter().flat_map(|text| text.lines());
    let found = lines.filter_map(|line| match line.split_once("module = ") {
        Some((_, module)) => Some(format!("module = {}", module.trim_end_matches(")]"))),
        None => line.starts_with("import ").then(|| line.to_owned()),
    });
    found.collect()
}

#[test]
fn every_file_that_a_shim_imports_is_shipped() {
    assert_eq!(
        imports(sound().path()),
        [
            "module = \"/js/lib/helper.js\"",
            "module = \"/js/shim.js\"",
            "import * as m from \"./js/shim.js\";"
        ]
    );
}

#[test]
fn texts_that_a_shim_names_by_their_addresses_are_shipped() {
    let shim = "new URL(\"./worker.js\", import.meta.url); new URL(\"./style.css?x\", import.meta.url);\n\
                new URL(\"./picture.png\", import.meta.url); new URL(\"./absent/\", import.meta.url);\n\
                new URL(\"../above.txt\", import.meta.url);\nexport const f = () => 1;\n";
    let folder = crate_with(&[
        (
            "api.jsi",
            "interface Api from \"./shim.js\" { f(): Void; }\n",
        ),
        ("shim.js", shim),
        ("worker.js", "import \"./helper.js\";\n"),
        ("helper.js", "export {};\n"),
        ("style.css", "p { color: red }\n"),
    ]);
    // wasm-bindgen ships only texts
    fs::write(folder.path().join("picture.png"), [0x89, 0x50, 0xff]).expect("a file");
    let expected = ["helper.js", "shim.js", "style.css", "worker.js"];
    let mut expected: Vec<String> = expected.map(|it| format!("module = \"/{it}\"")).into();
    expected.push("import * as m from \"./shim.js\";".to_owned());
    assert_eq!(imports(folder.path()), expected);
}

#[test]
fn a_bare_specifier_is_resolved_by_the_bundler() {
    let folder = crate_with(&[(
        "api.jsi",
        "interface Three from \"three/addons\" { render(): Void; }\n",
    )]);
    assert_eq!(
        imports(folder.path()),
        ["import * as m from \"three/addons\";"]
    );
}

#[test]
fn nothing_is_written_where_there_are_errors() {
    let folder = crate_with(&[(
        "api.jsi",
        "interface A from \"x\" { m(a: Nope): Void; n(b: Nope): Void; }",
    )]);
    let result = builder(folder.path())
        .file(folder.path().join("api.jsi"))
        .try_compile();
    assert!(matches!(result, Err(Error::Rejected(2))), "{result:?}");
    assert!(!folder.path().join("out").exists());
}

#[test]
fn a_foreign_file_is_not_overwritten() {
    let folder = sound();
    fs::create_dir_all(folder.path().join("out")).expect("a folder");
    fs::write(folder.path().join("out/api.rs"), "// by hand\n").expect("a file");
    let result = builder(folder.path())
        .file(folder.path().join("api.jsi"))
        .try_compile();
    assert!(matches!(result, Err(Error::File(_))), "{result:?}");
    assert!(!folder.path().join("out/mod.rs").exists());
}

#[test]
fn a_missing_file_is_an_error() {
    let folder = crate_with(&[]);
    let result = builder(folder.path())
        .file(folder.path().join("gone.jsi"))
        .try_compile();
    assert!(matches!(result, Err(Error::File(_))), "{result:?}");
    assert!(matches!(
        builder(folder.path()).try_compile(),
        Err(Error::NoInput)
    ));
}

/// Runs [`build_script`] as cargo would run a build script.
fn run(folder: &Path) -> Output {
    run_with(folder, "")
}

/// The same with a program to use.
fn run_with(folder: &Path, jsic: &str) -> Output {
    let program = std::env::current_exe().expect("this program");
    Command::new(program)
        .args(["--exact", "build_script", "--nocapture", "--quiet"])
        .env(FOLDER, folder)
        .env("OUT_DIR", folder.join("target"))
        .env("CARGO_MANIFEST_DIR", folder)
        .env("JSIC", jsic)
        .current_dir(folder)
        .output()
        .expect("it runs")
}

/// The lines for cargo, without what only one of the ways prints.
fn for_cargo(output: &Output, program: &str) -> Vec<String> {
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines = text.lines().filter(|line| line.starts_with("cargo::"));
    lines
        .filter(|line| !line.ends_with(program))
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_prebuilt_program_does_what_the_build_script_does() {
    let program = env!("CARGO_BIN_EXE_jsic");
    let rejected = [(
        "api.jsi",
        "interface A from \"x\" { m(a: Nope): Void; }\nrecord R { a: Any?; }\n",
    )];
    for (with, without, code) in [
        (sound(), sound(), 0),
        (crate_with(&rejected), crate_with(&rejected), 1),
    ] {
        let (prebuilt, own) = (run_with(with.path(), program), run(without.path()));
        assert_eq!(
            (prebuilt.status.code(), own.status.code()),
            (Some(code), Some(code))
        );
        assert_eq!(for_cargo(&prebuilt, program), for_cargo(&own, program));
        assert_eq!(
            String::from_utf8_lossy(&prebuilt.stderr),
            String::from_utf8_lossy(&own.stderr)
        );
        let generated = |folder: &TempDir| fs::read(folder.path().join("target/jsi/api.rs")).ok();
        assert_eq!(generated(&with), generated(&without));
        assert_eq!(generated(&with).is_some(), code == 0);
        let watched = format!("cargo::rerun-if-changed={program}");
        assert!(String::from_utf8_lossy(&prebuilt.stdout).contains(&watched));
    }
}

#[test]
fn a_program_that_cannot_be_used_is_named() {
    let folder = sound();
    let other = std::env::current_exe().expect("this program");
    let other = other.to_string_lossy();
    for (program, reason) in [
        ("/no/such/jsic", "it cannot be started: "),
        (other.as_ref(), "it is not jsic"),
    ] {
        let output = run_with(folder.path(), program);
        assert_eq!(output.status.code(), Some(1));
        let expected = format!("cargo::error=JSIC is `{program}`: {reason}");
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(text.contains(&expected), "{text}");
        assert!(!folder.path().join("target").exists());
    }
}

#[cfg(unix)]
#[test]
fn a_program_of_another_version_is_not_used() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = sound();
    let program = folder.path().join("jsic");
    fs::write(&program, "#!/bin/sh\necho jsic 0.0.1\n").expect("a file");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("it is ours");
    let output = run_with(folder.path(), &program.to_string_lossy());
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8_lossy(&output.stdout);
    let expected = concat!(
        "it is jsic 0.0.1, and the build script needs jsic ",
        env!("CARGO_PKG_VERSION")
    );
    assert!(text.contains(expected), "{text}");
    assert!(!folder.path().join("target").exists());
}

/// Does nothing unless [`run`] starts it.
#[test]
fn build_script() {
    if std::env::var_os(FOLDER).is_some() {
        Builder::new().file("api.jsi").compile();
    }
}

#[test]
fn cargo_watches_the_files_of_an_interface() {
    let folder = sound();
    let output = run(folder.path());
    assert!(output.status.success());
    let text = String::from_utf8_lossy(&output.stdout);
    for file in [
        "api.jsi",
        "types/shared.jsi",
        "js/shim.js",
        "js/lib/helper.js",
    ] {
        let line = format!("cargo::rerun-if-changed={file}");
        assert!(text.lines().any(|it| it == line), "{file} in {text}");
    }
    assert!(folder.path().join("target/jsi/mod.rs").exists());
}

#[test]
fn a_person_sees_what_is_wrong_in_cargos_output() {
    let folder = crate_with(&[(
        "api.jsi",
        "interface A from \"x\" {\n    m(a: Nope): Void;\n}\nrecord R { a: Any?; }\n",
    )]);
    let output = run(folder.path());
    assert_eq!(output.status.code(), Some(1));
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(
        printed.contains("cargo::error=api.jsi:2:10: error[JSI0101]: "),
        "{printed}"
    );
    assert!(
        printed.contains("cargo::warning=api.jsi:4:18: warning[JSI0402]: "),
        "{printed}"
    );
    assert!(
        printed.contains("cargo::error=1 error in the interface files"),
        "{printed}"
    );
    let shown = String::from_utf8_lossy(&output.stderr);
    assert!(
        shown.contains("m(a: Nope): Void;"),
        "the source is shown: {shown}"
    );
}

#[test]
fn lints_obey_their_file() {
    let folder = crate_with(&[("api.jsi", "interface Api from \"api\" { get_x(): Any?; }\n")]);
    let build = || {
        builder(folder.path())
            .file(folder.path().join("api.jsi"))
            .try_compile()
    };
    let configure = |text: &str| {
        fs::write(folder.path().join("jsic.toml"), text).expect("a file");
    };
    build().expect("a warning does not end a build");
    configure("[lints]\nredundant-nullable = \"deny\"\nnaming = \"deny\"\n");
    assert!(matches!(build(), Err(Error::Rejected(2))));
    configure("[lints]\nredundant-nullable = \"allow\"\n");
    build().expect("it compiles");
    configure("[lints]\nredundant = \"allow\"\n");
    assert!(matches!(build(), Err(Error::Rejected(1))));
}
