//! A bundle does what the files do: names, live bindings, cycles, defaults, waiting, addresses.

use super::package::{Package, SHIM, Target};

/// Runs a package before and after it is bundled, with and without short names.
fn same(target: Target, files: &[(&str, &str)], printed: &str) {
    let package = Package::new(target, files);
    // Node loads an ES module by `require` only in newer versions
    if target == Target::Module {
        assert_eq!(package.run("pkg"), printed, "as separate files");
    }
    package.bundled(&["--no-minify"]);
    assert_eq!(package.run("out"), printed, "in one file");
    package.bundled(&[]);
    assert_eq!(package.run("out"), printed, "in one short file");
    assert!(!package.path("out/snippets").exists());
}

/// The same in both targets.
fn same_everywhere(files: &[(&str, &str)], printed: &str) {
    same(Target::Module, files, printed);
    same(Target::CommonJs, files, printed);
}

#[test]
fn equal_names_of_files_are_different_things() {
    let shim = r#"
        import { value, next, Shape } from "./other.js";
        import { value as third } from "./third.js";
        const own = "shim's own", helper = 1;
        function print(value) { console.log(value, helper, own); }
        class Square extends Shape { static made = Square.name; side = 2; }
        export function run() {
          const other$1 = { value, third, helper };
          print(other$1);
          { const value = "inner", next = 7; console.log(value, next, third); }
          let { value: a, helper: b = 3 } = other$1, c;
          ({ third: c, helper: a } = other$1);
          console.log(a, b, c, next(), Square.made, new Square().constructor.name, new Square().describe());
        }"#;
    let other = r#"
        const own = "other's own", helper = 2;
        export let value = own;
        export const next = (value = helper) => value + helper;
        class Square { static it = Square.name; }
        export class Shape { describe() { return [new.target, Square.it, this instanceof Shape, own].join(); } }"#;
    let third =
        "const own = 'third', print = own; var own$1 = 4; export { print as value, own$1 };";
    same_everywhere(
        &[
            (SHIM, shim),
            ("snippets/app-1/other.js", other),
            ("snippets/app-1/third.js", third),
        ],
        "own\n{ value: \"other's own\", third: 'third', helper: 1 } 1 shim's own\ninner 7 third\n\
         1 1 third 4 Square Square ,Square,true,other's own\n",
    );
}

#[test]
fn imported_names_follow_what_is_assigned_to_them() {
    let shim = r#"
        import count, { increment, count as same, list } from "./counter.js";
        import * as all from "./counter.js";
        import * as again from "./again.js";
        export function run() {
          increment();
          all.increment();
          console.log(count, same, all.count, again.count, again.deep.count, all.default, all["count"]);
          console.log(Object.keys(all), all.missing, "count" in all, Object.prototype.toString.call(all), Object.getPrototypeOf(all));
          for (const change of [() => { all.count = 9; }, () => { delete all.count; }])
            try { change(); } catch (error) { console.log(error.constructor.name); }
          list.push(all === again.self, again.self === again.deep);
          console.log(list, again.again);
        }"#;
    let counter = r#"
        export let count = 0;
        export const list = [];
        export function increment() { count += 1; }
        export { count as default };"#;
    let again = r#"
        export * from "./counter.js";
        export * as deep from "./counter.js";
        import * as self from "./counter.js";
        export { self };
        export { increment as "not a name" } from "./counter.js";
        export const again = typeof self.default;"#;
    same_everywhere(
        &[
            (SHIM, shim),
            ("snippets/app-1/counter.js", counter),
            ("snippets/app-1/again.js", again),
        ],
        "own\n2 2 2 2 2 2 2\n[ 'count', 'default', 'increment', 'list' ] undefined true [object Module] null\n\
         TypeError\nTypeError\n[ true, true ] number\n",
    );
}

#[test]
fn files_that_import_each_other_run_in_the_order_of_javascript() {
    let shim = r#"
        console.log("shim", early(), typeof later);
        import "./effect.js";
        import { early, later } from "./a.js";
        export function run() { console.log(later.name, early()); }"#;
    let a = r#"
        import { useEarly } from "./b.js";
        console.log("a", useEarly());
        export function early() { return "early"; }
        export class later {}"#;
    let b = r#"
        import * as a from "./a.js";
        import { later } from "./a.js";
        try { new later(); } catch (error) { console.log(error.name); }
        try { console.log(a.later); } catch (error) { console.log(error.name); }
        export const useEarly = () => a.early();
        console.log("b", useEarly());"#;
    same_everywhere(
        &[
            (SHIM, shim),
            ("snippets/app-1/a.js", a),
            ("snippets/app-1/b.js", b),
            (
                "snippets/app-1/effect.js",
                "console.log('effect')\n// the end",
            ),
        ],
        "effect\nReferenceError\nReferenceError\nb early\na early\nshim early function\nown\nlater early\n",
    );
}

#[test]
fn every_default_export_has_a_name() {
    let shim = r#"
        import f from "./f.js"; import g from "./g.js"; import C from "./c.js"; import D from "./d.js";
        import value from "./value.js"; import arrow from "./arrow.js"; import { default as named } from "./named.js";
        export function run() {
          console.log(f(), [...g()], new C().it, new D().it, D.own, value, arrow(2), named);
        }"#;
    same_everywhere(
        &[
            (SHIM, shim),
            (
                "snippets/app-1/f.js",
                "export default function () { return 'f'; }",
            ),
            (
                "snippets/app-1/g.js",
                "export default function* () { yield 'g'; }",
            ),
            (
                "snippets/app-1/c.js",
                "export default class { it = 'c'; }\n[].length",
            ),
            (
                "snippets/app-1/d.js",
                "export default class D { it = 'd'; static own = new D().it; }",
            ),
            (
                "snippets/app-1/value.js",
                "export default [1, 2]\n;[3].length",
            ),
            ("snippets/app-1/arrow.js", "export default (x) => x * 2"),
            (
                "snippets/app-1/named.js",
                "const x = 'named'; export { x as default };",
            ),
        ],
        "own\nf [ 'g' ] c d d [ 1, 2 ] 4 named\n",
    );
}

#[test]
fn addresses_and_imports_at_run_time_lead_where_they_did() {
    let shim = r#"
        export async function run() {
          console.log(import.meta.url.endsWith("/snippets/app-1/shim.js"));
          const { lazy, default: it } = await import("./lazy.js");
          const { sep } = await import("node:path");
          console.log(lazy(), it, sep);
          await import("./absent.js").catch((error) => console.log(error.code, /snippets.app-1.absent/.test(error.message)));
        }"#;
    let lazy = "export const lazy = () => import.meta.url.split('/').pop(); export default this;";
    same_everywhere(
        &[(SHIM, shim), ("snippets/app-1/lazy.js", lazy)],
        "own\ntrue\nlazy.js undefined /\nERR_MODULE_NOT_FOUND true\n",
    );
}

#[test]
fn files_that_are_named_by_their_addresses_stay_files() {
    let shim = r#"
        import { readFileSync } from "node:fs";
        const text = (url) => readFileSync(url, "utf8").trim();
        export async function run() {
          console.log(text(new URL("./data.txt", import.meta.url)));
          console.log(text(new URL('../app-1/data.txt?x#y', import . meta.url)));
          const { value } = await import(new URL("./deep/worker.js", import.meta.url).href);
          console.log(value, new URL("./absent.js", import.meta.url).pathname.split("/").slice(-2).join("/"));
        }"#;
    let files = [
        (SHIM, shim),
        ("snippets/app-1/data.txt", "data"),
        (
            "snippets/app-1/deep/worker.js",
            "import { value as it } from '../value.js'; export const value = it + 1;",
        ),
        ("snippets/app-1/value.js", "export const value = 1;"),
        ("snippets/app-1/unused.js", "export const unused = 1;"),
    ];
    for target in [Target::Module, Target::CommonJs] {
        let package = Package::new(target, &files);
        package.bundled(&[]);
        let printed = "own\ndata\ndata\n2 app-1/absent.js\n";
        assert_eq!(package.run("pkg"), printed);
        assert_eq!(package.run("out"), printed);
    }
    let package = Package::new(Target::Module, &files);
    package.bundled(&[]);
    let main = package.read("out/app.js");
    // the form that bundlers of pages look for
    let address = r#"new URL("./snippets/app-1/deep/worker.js",import.meta.url)"#;
    assert!(main.replace('`', "\"").contains(address), "{main}");
    assert!(!package.path("out/snippets/app-1/unused.js").exists());
    assert!(!package.path("out/snippets/app-1/shim.js").exists());
}

#[test]
fn a_file_may_wait() {
    let shim = r#"
        import { value } from "./slow.js";
        for await (const it of [Promise.resolve(1)]) console.log(it);
        export function run() { console.log(value); }"#;
    let slow =
        "export const value = await new Promise((resolve) => setTimeout(resolve, 5, 'waited'));";
    let package = [(SHIM, shim), ("snippets/app-1/slow.js", slow)];
    let package = Package::new(Target::Module, &package);
    for folder in ["pkg", "out"] {
        package.bundled(&[]);
        assert_eq!(package.run(folder), "1\nown\nwaited\n");
    }
}

#[test]
fn other_modules_are_imported_once() {
    let shim = r##"#!/usr/bin/env node
        /*! license of the shim */
        import path, { join, sep as separator } from "node:path";
        import * as all from "node:path";
        import { sep, EOL } from "./more.js";
        import "node:url";
        export function run() {
          const join$1 = join("a", "b");
          console.log(join$1, separator === sep, all.join === join, path.join === join, EOL === "\n");
        }"##;
    let more = "import { join } from 'node:path'; export { sep } from 'node:path'; export * from 'node:os'; join('a');";
    let files = [(SHIM, shim), ("snippets/app-1/more.js", more)];
    same_everywhere(&files, "own\na/b true true true true\n");
    let package = Package::new(Target::Module, &files);
    package.bundled(&[]);
    let text = package.read("out/app.js");
    assert!(
        text.starts_with("/* @ts-self-types=\"./app.d.ts\" */\n"),
        "{text}"
    );
    assert!(text.contains("/*! license of the shim */"), "{text}");
    assert!(!text.contains("#!"), "{text}");
    assert_eq!(text.matches("node:url").count(), 1, "{text}");
    assert_eq!(package.read("out/app.d.ts"), package.read("pkg/app.d.ts"));
}
