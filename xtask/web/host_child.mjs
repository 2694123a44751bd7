// Node, Deno and Bun as hosts: every task runs in a process of its own, which writes its answer to a file.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { childCommand } from "./child_command.mjs";
import { here } from "./here.mjs";

const TIMEOUT = 120_000;

/**
 * Opens the host; no process starts yet.
 * @param {string} name
 * @param {import("./server.mjs").Folders} folders
 * @returns {import("./hosts.mjs").Host}
 */
export function childHost(name, folders) {
  /** @param {string} path */
  const at = (path) => {
    const [, first, ...rest] = path.split("/");
    if (!Object.hasOwn(folders, first)) throw new Error(`no folder is named ${first}`);
    return pathToFileURL(join(folders[first], ...rest)).href;
  };
  return {
    at,
    close: async () => {},
    run: (task, value, options = {}) => runInProcess(name, at(task), value, options),
  };
}

/**
 * @param {string} name
 * @param {string} module
 * @param {unknown} value
 * @param {import("./hosts.mjs").RunOptions} options
 */
async function runInProcess(name, module, value, { print = false, location }) {
  const folder = mkdtempSync(join(tmpdir(), "jsi-task-"));
  const answer = join(folder, "answer.json");
  const { program, args } = childCommand(name, { location });
  const task = JSON.stringify({ module, value, answer, location });
  const child = spawn(program, [...args, join(here, "child.mjs"), task], {
    stdio: ["ignore", print ? "inherit" : "ignore", "inherit"],
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), TIMEOUT);
  try {
    const [code, signal] = await once(child, "exit");
    const { result, error } = read(answer);
    if (error !== undefined) throw new Error(error);
    // An answer counts only if the process also ends without an error.
    if (code !== 0 || result === undefined) throw new Error(`${name} ended with ${signal ?? code}`);
    return result;
  } finally {
    clearTimeout(timer);
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {string} file
 * @returns {PageResult}
 */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}
