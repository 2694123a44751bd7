// Commands that a test runs to their end.

import { spawnSync } from "node:child_process";

/** Builds of all that a project depends on take minutes on a slow machine. */
export const TIMEOUT = 600_000;

/**
 * Runs a command in a folder; returns its output if it fails.
 * @param {string} cwd
 * @param {string} program
 * @param {string[]} args
 */
export function runIn(cwd, program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: "utf8", timeout: TIMEOUT });
  if (error) throw error;
  return status === 0 ? [] : [`${program} ${args.join(" ")} ended with ${status}`, ...`${stdout}${stderr}`.trim().split("\n")];
}
