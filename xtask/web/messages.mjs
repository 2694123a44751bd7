// The messages of the Rust compiler in docs/src/reference/troubleshooting.md: each wrong block has the error that its last line states,
// and each right one compiles without warnings.

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { root } from "./here.mjs";

const PAGE = "docs/src/reference/troubleshooting.md";
const NAME = "my-messages";
/** The place of a warning; those of cargo about the workspace have none. */
const PLACE = /^ *--> /m;
/** What every block may use. */
const START = `#![allow(unused_imports, dead_code)]
jsi_runtime::bindings!();
use std::time::Duration;
use app::{List, Program};
use jsi_runtime::{Callback, JsError, Object, Promise};
struct Start;
`;

/**
 * Compiles the blocks in a crate of a workspace.
 * @param {string} projects the folder of its crates
 * @returns {string[]} what is wrong
 */
export function messages(projects) {
  const page = readFileSync(join(root, PAGE), "utf8");
  const crate = join(projects, NAME);
  mkdirSync(join(crate, "src"), { recursive: true });
  const manifest = '[package]\nname = "my-messages"\nversion = "0.0.0"\nedition = "2024"\n\n[dependencies]\njsi-runtime = "*"\n';
  writeFileSync(
    join(crate, "Cargo.toml"),
    `${manifest}\n[build-dependencies]\njsic = { version = "*", default-features = false }\n`,
  );
  writeFileSync(join(crate, "build.rs"), 'fn main() { jsic::Builder::new().file("src/app.jsi").compile(); }\n');
  writeFileSync(join(crate, "src/app.jsi"), blocks(page, "jsi,file=app.jsi").join("\n"));
  const check = (/** @type {string} */ text) => {
    writeFileSync(join(crate, "src/lib.rs"), START + text);
    const { status, stderr } = spawnSync("cargo", ["check"], { cwd: crate, encoding: "utf8" });
    return { failed: status !== 0, stderr };
  };
  const problems = [];
  const right = check(blocks(page, "rust,right").join("\n"));
  if (right.failed || PLACE.test(right.stderr)) problems.push(...right.stderr.split("\n"));
  const wrong = blocks(page, "rust,error");
  if (wrong.length < 5) problems.push(`${PAGE} has ${wrong.length} blocks with an error`);
  for (const block of wrong) {
    const stated = /\/\/ (.+)\n$/.exec(block)?.[1] ?? "(no error is stated)";
    const { failed, stderr } = check(block);
    if (!failed || !stderr.includes(stated)) problems.push(`no error ${JSON.stringify(stated)} in:`, ...stderr.split("\n"));
  }
  return problems;
}

/** The page on other bindings, whose code uses the crates beside it. */
const BINDINGS = "docs/src/guide/other-bindings.md";

/**
 * Compiles the code of the page on other bindings for WebAssembly.
 * @param {string} projects the folder of the crates of a workspace
 * @returns {string[]} what is wrong
 */
export function otherBindings(projects) {
  const code = blocks(readFileSync(join(root, BINDINGS), "utf8"), "rust,right");
  const crate = join(projects, "my-bindings");
  mkdirSync(join(crate, "src"), { recursive: true });
  const dependencies = ["js-sys", "wasm-bindgen", "wasm-bindgen-futures", "anyhow"].map((name) => `${name} = "*"`);
  const manifest =
    '[package]\nname = "my-bindings"\nversion = "0.0.0"\nedition = "2024"\n\n[lib]\ncrate-type = ["cdylib"]\n\n[dependencies]\n';
  const features = [
    'serde = { version = "*", features = ["derive"] }',
    'jsi-runtime = { version = "*", features = ["serde"] }',
    'web-sys = { version = "*", features = ["Element"] }',
  ];
  writeFileSync(join(crate, "Cargo.toml"), `${manifest}${[...dependencies, ...features].join("\n")}\n`);
  const uses = [
    "#![allow(unused_imports)]",
    "use jsi_runtime::{Any, JsError, Object, Promise};",
    "use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};",
    "use wasm_bindgen_futures::JsFuture;",
  ];
  writeFileSync(join(crate, "src/lib.rs"), [...uses, ...code].join("\n"));
  const args = ["check", "--target", "wasm32-unknown-unknown"];
  const { status, stderr } = spawnSync("cargo", args, { cwd: crate, encoding: "utf8" });
  if (code.length < 3) return [`${BINDINGS} has ${code.length} blocks`];
  return status === 0 && !PLACE.test(stderr) ? [] : stderr.split("\n");
}

/**
 * The code blocks of a kind.
 * @param {string} page
 * @param {string} kind
 */
function blocks(page, kind) {
  return page
    .split(`\n\`\`\`${kind}\n`)
    .slice(1)
    .map((text) => text.slice(0, text.indexOf("```")));
}
