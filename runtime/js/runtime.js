// Connects JavaScript with the instance. Everything beyond the core is a runtime module, a file whose installer
// adds its functions to `rt` when Rust first needs it, so that a program carries what it uses and no more.

import "./text.js";
import { connect, enter, rt as shared, state } from "./state.js";
import { throwMismatch, missing, object } from "./errors.js";

/** The memory of the instance that these modules belong to. */
let started;

/** The `main` of a program, until it has begun. */
let main;

/**
 * `statusWords` is the address of the status words. These modules belong to one instance, as do the objects that the package exports:
 * another one that is handed the same modules is refused, each time that it asks, and changes nothing.
 */
export function start(exports, memory, table, statusWords) {
  if (started === memory) return;
  if (started !== undefined) {
    const how = "init() ran twice at the same time, or its main file was loaded twice";
    throw new Error(`the package is already started, and its modules serve one instance: ${how}`);
  }
  started = memory;
  connect(memory, table, statusWords);
  state.isTest = Object.keys(exports).some((name) => name.startsWith("__wbgt_"));
  Object.assign(shared, { throwMismatch, missing, object });
  // Where start functions do not run, as in test binaries, the exports of the package would be missing. Where they do, all
  // exports are there before anything else of the program runs.
  for (const name of Object.keys(exports)) if (name.startsWith("__jsi1_export_")) exports[name]();
  if (!state.isTest && exports.main?.length === 2) main = exports.main;
}

/**
 * A start function has registered an export. wasm-bindgen runs the `main` of a program only where there is no start function,
 * so ours have taken its place.
 */
export function registered() {
  const program = main;
  main = undefined;
  if (program !== undefined) enter(program, 0, 0);
}

/** The object that glue modules are given. */
export function rt() {
  return shared;
}
