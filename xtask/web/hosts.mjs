// Opens an engine to run tasks in: Node, Deno and Bun as child processes, Chromium and Firefox as headless browsers.
//
// A task is a module whose default function takes one JSON value and returns another.

import { childHost } from "./host_child.mjs";
import { pageHost } from "./host_page.mjs";
import { here } from "./here.mjs";

/**
 * `isolated` pages share nothing with others and have a finer clock.
 * @typedef {{ isolated?: boolean }} OpenOptions
 */

/**
 * `print`: the program's output is also printed; `location`: the address of the page that the process replaces.
 * @typedef {{ print?: boolean, location?: string }} RunOptions
 */

/**
 * An open engine.
 * - `at(path)`: the address at which a task finds the file `/folder/…`, where `folder` is one of the named folders;
 * - `run(task, value, options)`: runs the task at a path such as `/harness/tasks/cases.mjs` and returns its answer.
 * @typedef {{
 *   at(path: string): string,
 *   run(task: string, value?: unknown, options?: RunOptions): Promise<any>,
 *   close(): Promise<void>,
 * }} Host
 */

/**
 * What an engine is called in texts, the kinds of package that it loads, and how it is opened.
 * @typedef {{
 *   title: string,
 *   kinds: string[],
 *   host(name: string, folders: import("./server.mjs").Folders, options: OpenOptions): Host | Promise<Host>,
 * }} Engine
 */

/**
 * The engines by name.
 * @type {Record<string, Engine>}
 */
export const ENGINES = {
  node: { title: "Node", kinds: ["nodejs", "experimental-nodejs-module", "bundler"], host: childHost },
  chromium: { title: "Chromium", kinds: ["web"], host: pageHost },
  firefox: { title: "Firefox", kinds: ["web"], host: pageHost },
  deno: { title: "Deno", kinds: ["deno"], host: childHost },
  bun: { title: "Bun", kinds: ["web"], host: childHost },
};

/**
 * Opens an engine.
 * @param {string} name
 * @param {import("./server.mjs").Folders} folders the folders that tasks can load files from, besides the harness
 * @param {OpenOptions} [options]
 * @returns {Promise<Host>}
 */
export async function open(name, folders, options = {}) {
  const engine = ENGINES[name];
  if (!engine) throw new Error(`no engine is named ${name}; there are ${Object.keys(ENGINES).join(", ")}`);
  return engine.host(name, { harness: here, ...folders }, options);
}
