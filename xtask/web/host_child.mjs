// Node, Deno and Bun: every task in a process of its own, which leaves its answer in a file.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { childCommand } from "./child_command.mjs";
import { here } from "./here.mjs";

const LIMIT = 120_000;

/** Opens it; nothing runs yet. */
export function childHost(name, folders) {
  const at = (path) => {
    const [, first, ...rest] = path.split("/");
    if (!Object.hasOwn(folders, first)) throw new Error(`no folder is named ${first}`);
    return pathToFileURL(join(folders[first], ...rest)).href;
  };
  return {
    at,
    close: async () => {},
    run: (task, value, options = {}) => inProcess(name, at(task), value, options),
  };
}

/** `show` prints what the program prints; `location` is the page that the process stands in for. */
async function inProcess(name, module, value, { show = false, location }) {
  const folder = mkdtempSync(join(tmpdir(), "jsi-task-"));
  const answer = join(folder, "answer.json");
  const { program, args } = childCommand(name, { location });
  const task = JSON.stringify({ module, value, answer, location });
  const child = spawn(program, [...args, join(here, "child.mjs"), task], {
    stdio: ["ignore", show ? "inherit" : "ignore", "inherit"],
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), LIMIT);
  try {
    const [code, signal] = await once(child, "exit");
    const { result, error } = read(answer);
    if (error !== undefined) throw new Error(error);
    // An answer counts only if the process ends well afterwards, too.
    if (code !== 0 || result === undefined) throw new Error(`${name} ended with ${signal ?? code}`);
    return result;
  } finally {
    clearTimeout(timer);
    rmSync(folder, { recursive: true });
  }
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}
