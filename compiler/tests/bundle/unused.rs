//! What the program does not use is not in the bundle.

use super::package::{Package, SHIM, Target};

#[test]
fn only_imported_functions_stay_with_what_they_use() {
    let shim = r#"
        import { used, unused } from "./parts.js";
        import * as all from "./parts.js";
        export function run() { console.log(used(), all.twice(2)); }
        export function other() { return unused() + "other function"; }
        export class Unused {}"#;
    let parts = r#"
        const table = { key: "used table" };
        export function used() { return table.key; }
        export function unused() { return "unused text"; }
        export const twice = (value) => 2 * value;
        export const never = new Map([["never", /* @__PURE__ */ unused()]]);
        console.log("an effect");"#;
    let files = [(SHIM, shim), ("snippets/app-1/parts.js", parts)];
    let package = Package::new(Target::Module, &files);
    package.bundled(&[]);
    assert_eq!(package.run("out"), "an effect\nown\nused table 4\n");
    let text = package.read("out/app.js");
    for gone in ["unused", "Unused", "other function", "never", "toStringTag"] {
        assert!(!text.contains(gone), "{gone} is in {text}");
    }
}

#[test]
fn functions_of_the_runtime_that_no_glue_calls_are_removed() {
    let runtime = "snippets/jsi-runtime-0123456789abcdef/js";
    let state = "export const rt = { fail, spare };\nfunction fail(it) { console.log('fail', it); }\nfunction spare() { return 'spare text'; }";
    let numbers = r#"
        import { rt } from "./state.js";
        const checked = (check) => (value) => check(value);
        export function installNumbers() {
          Object.assign(rt, { integer: checked(Number), float: checked((value) => "float text") });
          rt.char = (value) => "char text" + value;
        }
        export function takeRt() { return rt; }"#;
    let glue = r#"
        import { takeRt } from "../jsi-runtime-0123456789abcdef/js/numbers.js";
        export function run() { const rt = takeRt(); rt.fail(rt.integer("7")); }"#;
    let numbers_file = format!("{runtime}/numbers.js");
    let files = [
        (SHIM, glue),
        (&*format!("{runtime}/state.js"), state),
        (&*numbers_file, numbers),
    ];
    let calls = [(&*numbers_file, "installNumbers"), (SHIM, "run")];
    let package = Package::calling(Target::Module, &calls, &files);
    package.bundled(&[]);
    assert_eq!(package.run("out"), "own\nfail 7\n");
    let text = package.read("out/app.js");
    for gone in ["spare", "float", "char"] {
        assert!(!text.contains(gone), "{gone} is in {text}");
    }
}

#[test]
fn imports_have_short_names() {
    let package = Package::new(Target::Module, &[(SHIM, "export function run() {}")]);
    package.bundled(&[]);
    let wasm = std::fs::read(package.path("out/app_bg.wasm")).expect("a file");
    let has = |text: &str| wasm.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(has("__wbindgen_start") && has("producers"));
    assert!(!has("__wbg_own_0123456789") && !has("shim.js") && !has("./app_bg.js"));
    assert!(!package.read("out/app.js").contains("__wbg_own"));
}

#[test]
fn glue_does_not_keep_all_of_its_shim() {
    let glue = r#"
        import * as m from "./shim.js";
        let rt = { missing(root, path) { throw new TypeError(path + " is " + root[path[0]]); } };
        export function good() {
          const f = m.good;
          if (typeof f !== "function") rt.missing(m, ["good"], "A.good", "./shim.js");
          f();
        }
        export function bad() { try {
          const f = m.bad;
          if (typeof f !== "function") rt.missing(m, ["bad"], "A.bad", "./shim.js");
          f();
        } catch (error) { console.log(error.message); } }
        export function gone() { try {
          const f = m.gone;
          if (typeof f !== "function") rt.missing(m, ["gone"], "A.gone", "./shim.js");
          f();
        } catch (error) { console.log(error.message); } }"#;
    let shim = "export function good() { console.log('good'); }\nexport let bad = 'bad value';\nexport const never = 'unused text';";
    let file = "snippets/app-1/inline0.js";
    let files = [(file, glue), ("snippets/app-1/shim.js", shim)];
    let expected = "own\ngood\nbad is bad value\ngone is undefined\n";
    let calls = [(file, "good"), (file, "bad")];
    let package = Package::calling(Target::Module, &calls, &files);
    package.bundled(&[]);
    assert_eq!(package.run("out"), "own\ngood\nbad is bad value\n");
    let text = package.read("out/app.js");
    for gone in ["unused text", "A.good", "toStringTag"] {
        assert!(!text.contains(gone), "{gone} is in {text}");
    }
    let all = Package::calling(
        Target::Module,
        &[(file, "good"), (file, "bad"), (file, "gone")],
        &files,
    );
    all.bundled(&[]);
    assert_eq!(all.run("pkg"), expected);
    assert_eq!(all.run("out"), expected);
}
