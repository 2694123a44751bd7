// Connects JavaScript with the instance. Everything beyond the core is a runtime module, a file whose installer adds its
// functions to `rt` when Rust first needs it, so that a program contains only what it uses.

import "./text.js";
import { connect, enter, rt as shared, state } from "./state.js";
import { failCall, missing, object, throwMismatch } from "./errors.js";

export { takePending } from "./state.js";

/** @import { Entry, State } from "./types.d.ts" */

/**
 * The memory of the instance that these modules belong to.
 * @type {WebAssembly.Memory | undefined}
 */
let started;

/**
 * The `main` of a program, until it is called.
 * @type {Function | undefined}
 */
let main;

/**
 * Connects the modules with an instance. They belong to it from now on, as do the objects that the package exports: any other
 * instance is refused each time, without effect.
 * @param {WebAssembly.Exports} exports of the instance; those that start with `__jsi1_export_` register exports of the package
 * @param {WebAssembly.Memory} memory
 * @param {State["table"]} table
 * @param {number} statusWords their address
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
  shared.throwMismatch = throwMismatch;
  shared.missing = missing;
  shared.failCall = failCall;
  shared.object = object;
  // Where start functions do not run, as in test binaries, the exports of the package would be missing. Where they do run, all
  // exports are registered before anything else of the program runs.
  for (const name of Object.keys(exports)) if (name.startsWith("__jsi1_export_")) /** @type {Function} */ (exports[name])();
  const program = /** @type {Function | undefined} */ (exports.main);
  if (!state.isTest && program?.length === 2) main = program;
}

/**
 * For Rust: a start function has registered an export. wasm-bindgen calls the `main` of a program only if there is no start
 * function, so it is called here.
 */
export function registered() {
  const program = main;
  main = undefined;
  if (program !== undefined) enter(/** @type {Entry} */ (program), 0, 0);
}

/** The object that glue modules get. */
export function rt() {
  return shared;
}
