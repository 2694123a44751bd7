// The folders of the examples and of their packages, which cargo xtask passes in two variables.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { environmentVariable } from "./environment.mjs";
import { parseExpected } from "./expected.mjs";

/** The folder `examples` of the repository. */
export const examples = environmentVariable("JSI_EXAMPLES");

/** The folder with one package for each example and kind. */
export const packages = environmentVariable("JSI_PACKAGES");

/**
 * The main file of a package.
 * @param {string} name
 * @param {string} kind
 */
export function entry(name, kind) {
  return join(packages, name, kind, `${name}.js`);
}

/**
 * Whether the example is used by JavaScript of a page, in `NAME_page.mjs`, and does not start by itself.
 * @param {string} name
 */
export function hasScript(name) {
  return existsSync(join(examples, name, `${name}_page.mjs`));
}

/**
 * Whether the example needs the elements of its `page.html`.
 * @param {string} name
 */
export function needsPage(name) {
  return existsSync(join(examples, name, "page.html"));
}

/** The sorted names of the examples that have a package. */
export function names() {
  /** @param {string} name */
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
