// Runs command-line tools of npm packages.

import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { here } from "./here.mjs";

/** The type checker of TypeScript. */
export const TSC = join(here, "node_modules", "typescript", "bin", "tsc");

/** The linter and formatter of JavaScript. */
export const BIOME = join(here, "node_modules", "@biomejs", "biome", "bin", "biome");

/**
 * Runs the script of a tool in Node.
 * @param {string} script
 * @param {string[]} args
 * @param {{ cwd?: string }} [options]
 * @returns {string[]} the lines of its output if it fails, otherwise none
 */
export function runTool(script, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [script, ...args], { ...options, encoding: "utf8" });
  if (error) throw error;
  return status === 0 ? [] : `${stdout}${stderr}`.trim().split("\n");
}
