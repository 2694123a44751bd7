// `node main.mjs`, started by `jsic import`: reads a request from standard input and writes to standard output what TypeScript's
// checker knows about a module, as JSON. It decides nothing: every fact is one of TypeScript, and jsic makes the interface of them.

import { readFileSync } from "node:fs";

import { Facts } from "./facts.mjs";
import { Problem, load } from "./load.mjs";
import { open } from "./program.mjs";

/**
 * @typedef {object} Request
 * @property {string} source a package, or a file with `.ts` at the end
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
  const opened = open(typescript, request.source, request.folder);
  const facts = new Facts(typescript, opened, request.depth, request.limit);
  print({ facts: facts.read(request.only) });
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  print({ problem: error.fact });
}

/**
 * Writes the answer. Standard output may be a pipe, so the process ends by itself after everything is written.
 * @param {object} answer
 */
function print(answer) {
  process.stdout.write(JSON.stringify(answer));
}
