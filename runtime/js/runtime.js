//! The start of it all: connects JavaScript with the instance. Everything beyond the core is a kit, a file whose installer
//! adds its functions to `rt` when Rust first needs it, so that a program carries what it uses and no more.

import "./text.js";
import { connect, rt as shared } from "./state.js";
import { bad, missing } from "./errors.js";

/** `cells` is the address of the state cells. */
export function start(exports, memory, table, cells) {
  connect(memory, table, cells);
  Object.assign(shared, { bad, missing });
  // Where start functions do not run, as in test binaries, the exports of the package would be missing.
  for (const name of Object.keys(exports)) if (name.startsWith("__jsi1_export_")) exports[name]();
}

/** The object that glue modules are given. */
export function rt() {
  return shared;
}
