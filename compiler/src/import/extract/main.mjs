// `node main.mjs`, started by `jsic import`: reads a request from standard input and writes to standard output what TypeScript's
// checker knows about a module, as JSON. It decides nothing: every fact is one of TypeScript, and jsic makes the interface of them.

import { readFileSync } from "node:fs";
import { isAbsolute, relative } from "node:path";

import { Facts } from "./facts.mjs";
import { Problem, load } from "./load.mjs";
import { LIBRARY, open, openLibrary } from "./program.mjs";

/**
 * @typedef {object} Request
 * @property {string} source a package, a file with `.ts` at the end, or `es:` for the globals of the language itself
 * @property {string} folder where the search for packages and TypeScript begins
 * @property {string | null} typescript the folder of TypeScript, if it is not to be searched for
 * @property {string[] | null} only the exports to read; null for all
 * @property {number} depth how many declarations away from an export are read
 * @property {number} limit of members, after which nothing more is read
 */

try {
  /** @type {Request} */
  const request = JSON.parse(readFileSync(0, "utf8"));
  const typescript = load(request.folder, request.typescript);
  const opened = request.source === LIBRARY ? openLibrary(typescript) : open(typescript, request.source, request.folder);
  const facts = new Facts(typescript, opened, request.depth, request.limit);
  print({ facts: facts.read(request.only) }, request.folder);
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  print({ problem: error.fact }, null);
}

/**
 * Writes the answer. Standard output may be a pipe, so the process ends by itself after everything is written.
 *
 * The checker has the place of a module on this machine in two forms: as the name of its symbol, in quotes, and as `import("…")` in
 * the text of a type. Other strings, such as types of one value, stay as they are.
 * @param {object} answer
 * @param {string | null} folder
 */
function print(answer, folder) {
  const replacer = (/** @type {string} */ key, /** @type {unknown} */ value) => {
    if (folder === null || typeof value !== "string") return value;
    if (key === "name") return value.replace(/^"(.*)"$/s, (_, path) => `"${moduleOf(path, folder)}"`);
    if (key === "text") return value.replaceAll(/\bimport\("([^"]*)"\)/g, (_, path) => `import("${moduleOf(path, folder)}")`);
    return value;
  };
  process.stdout.write(JSON.stringify(answer, replacer));
}

/**
 * A module without its place on this machine: as it is below the folder of packages, or from the folder of the import.
 * @param {string} path
 * @param {string} folder
 */
function moduleOf(path, folder) {
  if (!isAbsolute(path)) return path;
  const [, inPackage] = /.*\/node_modules\/(.*)$/s.exec(path) ?? [];
  if (inPackage !== undefined) return inPackage;
  const from = relative(folder, path).replaceAll("\\", "/");
  return from.startsWith(".") ? from : `./${from}`;
}
