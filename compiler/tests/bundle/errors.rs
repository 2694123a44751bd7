//! What cannot be bundled is refused with the place, and nothing is written.

use std::fs;

use super::package::{Package, SHIM, Target};

const RUN: &str = "export function run() {}";

#[test]
fn errors_of_files_name_the_line() {
    let cases: [(&str, &str); 6] = [
        (
            "export function run() {\n  return 1 +;\n}",
            "pkg/snippets/app-1/shim.js:2:13: Unexpected token",
        ),
        (
            "const a = 1;\nlet a = 2;\nexport function run() {}",
            "pkg/snippets/app-1/shim.js:1:7: Identifier `a` has already been declared",
        ),
        (
            "\n  import { x } from \"./none.js\";\nexport function run() {}",
            "pkg/snippets/app-1/shim.js:2:21: cannot find `./none.js`, which is imported here",
        ),
        (
            "import { x } from \"./part.js\";\nexport function run() { x(); }",
            "pkg/snippets/app-1/shim.js:1:19: `./part.js` has no export `x`",
        ),
        (
            "export { y as z } from \"./part.js\";\nexport function run() {}",
            "pkg/snippets/app-1/shim.js:1:24: `./part.js` has no export `y`",
        ),
        (
            "let a = 1;\nexport function run() { eval(\"a\"); }",
            "pkg/snippets/app-1/shim.js:1:1: `eval(…)` is called by its name",
        ),
    ];
    for (shim, expected) in cases {
        let files = [
            (SHIM, shim),
            ("snippets/app-1/part.js", "export default 1;"),
        ];
        let (code, message) = Package::new(Target::Module, &files).refused();
        assert_eq!(code, 1, "{message}");
        assert!(
            message.starts_with(&format!("error: {expected}")),
            "{message}"
        );
        assert_eq!(message.lines().count(), 1, "{message}");
    }
}

#[test]
fn what_commonjs_cannot_do_is_refused() {
    let cases = [
        (
            "const x = await 1;\nexport function run() {}",
            "shim.js:1:11: `await` outside of a function is not possible in CommonJS",
        ),
        (
            "import \"https://example.com/a.js\";\nexport function run() {}",
            "shim.js:1:8: CommonJS cannot load `https://example.com/a.js`",
        ),
    ];
    for (shim, expected) in cases {
        let (code, message) = Package::new(Target::CommonJs, &[(SHIM, shim)]).refused();
        assert_eq!(code, 1);
        assert!(message.contains(expected), "{message}");
    }
}

#[test]
fn a_folder_without_a_package_is_refused() {
    let package = Package::new(Target::Module, &[(SHIM, RUN)]);
    let refused = || {
        let (code, message) = package.refused();
        assert_eq!(code, 2, "{message}");
        message
    };
    let remove = |file| fs::remove_file(package.path(file)).expect("a file");
    package.write("pkg/second_bg.wasm", b"");
    let several =
        "error: `pkg` is not the output of wasm-bindgen: it has several packages: app, second\n";
    assert_eq!(refused(), several);
    remove("pkg/second_bg.wasm");
    package.write("pkg/app_bg.wasm", b"\0asm\x01\0\0\0\x07");
    assert!(refused().starts_with("error: `pkg/app_bg.wasm` is not WebAssembly: "));
    remove("pkg/app.js");
    let no_main = "error: `pkg` is not the output of wasm-bindgen: it has no file `app.js`\n";
    assert_eq!(refused(), no_main);
    remove("pkg/app_bg.wasm");
    let no_wasm = "error: `pkg` is not the output of wasm-bindgen: it has no file `NAME_bg.wasm`\n";
    assert_eq!(refused(), no_wasm);
    fs::remove_dir_all(package.path("pkg")).expect("a folder");
    assert!(refused().starts_with("error: cannot read `pkg`: "));
}

#[test]
fn an_unknown_form_names_the_version() {
    let package = Package::new(Target::Module, &[(SHIM, RUN)]);
    package.write("pkg/app.js", b"export function initWasm() {}\n");
    let (code, message) = package.refused();
    assert_eq!(code, 2);
    let reason = "there is no function `__wbg_get_imports` that lists the imports";
    let expected = format!(
        "error: `pkg/app.js` has an unknown form: {reason}; it was written by wasm-bindgen 0.9.9\n"
    );
    assert_eq!(message, expected);
    let package = Package::new(Target::Module, &[(SHIM, "export const other = 1;")]);
    let (_, message) = package.refused();
    assert!(
        message.contains("`snippets/app-1/shim.js` has no function `run`"),
        "{message}"
    );
}

#[test]
fn existing_files_are_replaced_as_a_whole_or_stay() {
    let package = Package::new(Target::Module, &[(SHIM, RUN)]);
    package.write("out/app.js", b"old");
    package.write("out/mine.txt", b"mine");
    package.write(&format!("pkg/{SHIM}"), b"export function run( {}");
    assert_eq!(package.bundle(&[]).status.code(), Some(1));
    assert_eq!(package.read("out/app.js"), "old");
    package.write(&format!("pkg/{SHIM}"), RUN.as_bytes());
    // a folder has the name of a file
    fs::create_dir_all(package.path("out/app.d.ts")).expect("a folder");
    assert_eq!(package.bundle(&[]).status.code(), Some(2));
    assert_eq!(package.read("out/app.js"), "old");
    fs::remove_dir(package.path("out/app.d.ts")).expect("a folder");
    package.bundled(&["--quiet"]);
    assert!(package.read("out/app.js").contains("own"));
    assert_eq!(package.read("out/mine.txt"), "mine");
    let files = fs::read_dir(package.path("out")).expect("a folder").count();
    assert_eq!(files, 4, "there are no temporary files");
}

#[test]
fn a_package_is_not_bundled_in_its_place() {
    let package = Package::new(Target::Module, &[(SHIM, RUN)]);
    let main = package.read("pkg/app.js");
    package.bundled(&[]);
    let output = package.bundle(&["--out", "./pkg"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(package.read("pkg/app.js"), main);
}
