// Packages as wasm-pack makes them of a template, and what `jsic bundle` makes of those.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { differences } from "./expected.mjs";
import { runIn } from "./run.mjs";

/** What Node prints with the package in a folder; what it writes to the error stream is not looked at. */
const PROGRAMS = {
  web: 'import { readFileSync } from "node:fs"; import { initSync, Words } from "./NAME.js"; initSync({ module: readFileSync("NAME_bg.wasm") });',
  nodejs: 'import { Words } from "./NAME.js";',
};

/**
 * Builds the template `npm` with wasm-pack, bundles the package, and runs both.
 * @param {string} wasmPack the program
 * @param {string} project
 * @param {string} name the name of its files
 * @param {string} out
 */
export function wasmPack(wasmPack, project, name, out) {
  const problems = [];
  for (const [target, program] of Object.entries(PROGRAMS)) {
    const packed = join(out, target);
    const bundled = join(out, `${target}-bundled`);
    // it would download wasm-opt and wasm-bindgen; the second is in PATH
    const options = ["--dev", "--no-opt", "--mode", "no-install", "--target", target, "--out-dir", packed];
    problems.push(
      ...runIn(project, wasmPack, ["build", ...options]),
      ...runIn(out, "jsic", ["bundle", packed, "--out", bundled]),
    );
    if (problems.length > 0) return problems;
    const text = `${program.replaceAll("NAME", name)} if (Words.count("one two") !== 2) throw new Error("a wrong count");`;
    for (const folder of [packed, bundled]) {
      problems.push(...runIn(folder, process.execPath, ["--input-type=module", "--no-warnings", "--eval", text]));
    }
  }
  // the files with effects are parts of the main file then
  const { sideEffects } = JSON.parse(readFileSync(join(out, "web-bundled/package.json"), "utf8"));
  return [...problems, ...differences([`./${name}.js`], sideEffects)];
}
