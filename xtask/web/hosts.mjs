// Opens an engine to run tasks in: Node, Deno and Bun as child processes, Chromium and Firefox as headless browsers.
//
// A task is a module whose default function takes one JSON value and gives another. `folders` are the places it
// may name: first part of the path → folder.

import { childHost } from "./host_child.mjs";
import { pageHost } from "./host_page.mjs";
import { here } from "./here.mjs";

/** The engines by name: what they are called in text, the kinds of package they load, how they are opened. */
export const ENGINES = {
  node: { title: "Node", kinds: ["nodejs", "experimental-nodejs-module", "bundler"], host: childHost },
  chromium: { title: "Chromium", kinds: ["web"], host: pageHost },
  firefox: { title: "Firefox", kinds: ["web"], host: pageHost },
  deno: { title: "Deno", kinds: ["deno"], host: childHost },
  bun: { title: "Bun", kinds: ["web"], host: childHost },
};

/**
 * Opens the engine `name`; `isolated` pages share nothing with others and have a finer clock. What comes back has
 * - `at(path)`: the address by which a task reaches `/first-part/…`;
 * - `run(task, value, options)`: the answer of the task at a path such as `/harness/tasks/cases.mjs`;
 * - `close()`.
 */
export async function open(name, folders, options = {}) {
  const engine = ENGINES[name];
  if (!engine) throw new Error(`no engine is named ${name}; there are ${Object.keys(ENGINES).join(", ")}`);
  return engine.host(name, { harness: here, ...folders }, options);
}
