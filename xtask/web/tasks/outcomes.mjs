// Runs the cases of a package, `export const cases = { "what it tests": async (api, t) => … }`, one after the other.

import { messageAndStackOf } from "../errors.mjs";
import { Checks } from "./checks.mjs";

/**
 * The result of a case; `problem` is the text of the error, if there is one.
 * @typedef {{ name: string, problem: string | null }} Outcome
 */

/**
 * The cases of a package by name; `api` is the started package.
 * @typedef {Record<string, (api: any, t: Checks) => unknown>} Cases
 */

/**
 * @param {Cases} cases
 * @param {object} api
 * @param {import("./checks.mjs").Options} options
 * @returns {Promise<Outcome[]>}
 */
export async function outcomes(cases, api, options) {
  const found = [];
  for (const [name, test] of Object.entries(cases)) {
    const checks = new Checks(options);
    try {
      await test(api, checks);
      found.push({ name, problem: checks.count === 0 ? "the case checked nothing" : null });
    } catch (error) {
      found.push({ name, problem: messageAndStackOf(error) });
    }
  }
  return found;
}
