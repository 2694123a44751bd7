// Finds TypeScript.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";

/** @typedef {typeof import("typescript6")} TypeScript */

/** What stops the import, as a fact. */
export class Problem extends Error {
  /** @param {{ kind: string, [detail: string]: unknown }} fact */
  constructor(fact) {
    super(fact.kind);
    this.fact = fact;
  }
}

/** The names of packages that may be TypeScript, of which a later one can be installed beside the first. */
const NAMES = ["typescript", "typescript6", "typescript5"];

/** The versions whose checker can be used by other programs. */
const MAJORS = new Set(["5", "6"]);

/**
 * The nearest TypeScript 5 or 6 at or above a folder.
 * @param {string} folder
 * @param {string | null} given its folder, if it is not to be searched for
 * @returns {TypeScript}
 */
export function load(folder, given) {
  /** @type {string[]} */
  const unusable = [];
  for (const path of given === null ? candidates(folder) : [resolve(folder, given)]) {
    const version = versionOf(path);
    if (version === undefined) continue;
    if (MAJORS.has(version.split(".")[0] ?? "")) return createRequire(join(path, "package.json"))(path);
    unusable.push(version);
  }
  throw new Problem({ kind: "typescript", versions: unusable });
}

/**
 * Where TypeScript may be installed.
 * @param {string} folder
 */
function* candidates(folder) {
  for (let at = folder; ; at = dirname(at)) {
    for (const name of NAMES) yield join(at, "node_modules", name);
    if (dirname(at) === at) return;
  }
}

/**
 * The version of the package in a folder.
 * @param {string} path
 * @returns {string | undefined}
 */
function versionOf(path) {
  try {
    const { version } = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
    return typeof version === "string" ? version : undefined;
  } catch {
    return undefined;
  }
}
