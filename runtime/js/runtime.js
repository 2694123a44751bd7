// The start of it all: connects JavaScript with the instance. Everything beyond the core is a kit, a file whose installer
// adds its functions to `rt` when Rust first needs it, so that a program carries what it uses and no more.

import "./text.js";
import { connect, rt as shared, s } from "./state.js";
import { bad, missing, object } from "./errors.js";

/** The memory of the instance that these modules belong to. */
let started;

/**
 * `cells` is the address of the state cells. These modules belong to one instance, as do the objects that the package exports:
 * another one that is handed the same modules is refused, each time that it asks, and changes nothing.
 */
export function start(exports, memory, table, cells) {
  if (started === memory) return;
  if (started !== undefined) {
    const how = "init() ran twice at the same time, or its main file was loaded twice";
    throw new Error(`the package is already started, and its modules serve one instance: ${how}`);
  }
  started = memory;
  connect(memory, table, cells);
  s.tests = Object.keys(exports).some((name) => name.startsWith("__wbgt_"));
  Object.assign(shared, { bad, missing, object });
  // Where start functions do not run, as in test binaries, the exports of the package would be missing.
  for (const name of Object.keys(exports)) if (name.startsWith("__jsi1_export_")) exports[name]();
}

/** The object that glue modules are given. */
export function rt() {
  return shared;
}
