// `node main.mjs`, started by `jsic import`: reads a request from standard input and writes to standard output what TypeScript's
// checker knows about a module, as JSON. It decides nothing: every fact is one of TypeScript, and jsic makes the interface of them.

import { readFileSync } from "node:fs";

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
 * @param {object} answer
 * @param {string | null} folder
 */
function print(answer, folder) {
  const replacer = (/** @type {string} */ key, /** @type {unknown} */ value) =>
    folder !== null && typeof value === "string" && (key === "name" || key === "text") ? withoutPlaces(value, folder) : value;
  process.stdout.write(JSON.stringify(answer, replacer));
}

/**
 * A text of the checker without the places of modules on this machine, as in `import("…")` and `typeof "…"`: a module is one of a
 * package or of the folder.
 * @param {string} text
 * @param {string} folder
 */
function withoutPlaces(text, folder) {
  const start = folder.replaceAll("\\", "/").replace(/\/*$/, "/");
  return text.replaceAll(/"(?:[A-Za-z]:)?\/[^"]*\/node_modules\//g, '"').replaceAll(`"${start}`, '"./');
}
