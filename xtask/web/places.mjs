// Where the examples and their packages lie; cargo xtask says so in two variables.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { parseExpected } from "./expected.mjs";

/** The folder `examples` of the repository. */
export const examples = named("JSI_EXAMPLES");

/** The folder with one package an example and kind. */
export const packages = named("JSI_PACKAGES");

/** The file that starts a package of `kind`. */
export function entry(name, kind) {
  return join(packages, name, kind, `${name}.js`);
}

/** Whether the example is used by JavaScript of a page, in `NAME_page.mjs`, and does not start by itself. */
export function hasScript(name) {
  return existsSync(join(examples, name, `${name}_page.mjs`));
}

/** Whether the example brings elements for a page, in `page.html`, without which it cannot run. */
export function needsPage(name) {
  return existsSync(join(examples, name, "page.html"));
}

/** The names of the examples that have a package, sorted. */
export function names() {
  const isBuilt = (name) => readdirSync(join(packages, name)).some((kind) => existsSync(entry(name, kind)));
  return readdirSync(packages).filter(isBuilt).sort();
}

/** Expected lines by name; a name without lines, or lines without a package, is an error. */
export function expectations() {
  const expected = parseExpected(readFileSync(join(examples, "EXPECTED.md"), "utf8"));
  const built = names();
  const missing = built.filter((name) => !expected.has(name));
  const surplus = [...expected.keys()].filter((name) => !built.includes(name));
  if (built.length === 0 || missing.length > 0 || surplus.length > 0) {
    throw new Error(`EXPECTED.md and the built examples differ: no lines for [${missing}], no package for [${surplus}]`);
  }
  return expected;
}

function named(variable) {
  const path = process.env[variable];
  if (!path) throw new Error(`${variable} is not set: start this through cargo xtask`);
  return path;
}
