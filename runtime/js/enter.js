// The entries into Rust, and what comes after a panic. Whatever escapes from an entry is a trap: Rust was cut off in the
// middle, so nothing enters the instance again.

import { died, ended, enter, state } from "./state.js";
import { report } from "./errors.js";
import { str } from "./strings.js";

/**
 * For Rust's panic hook: what the next trap is about. `fatal` is 1 where no panic is ever survived: then the instance is dead
 * already, since the trap may arrive where no entry of the runtime catches it.
 */
export function panicked(ptr, length, fatal) {
  state.panic = str(ptr, length);
  if (fatal !== 1 || state.isTest) return;
  state.dead ??= true;
  Promise.resolve().then(ended);
}

/** Calls a member of an export; `object` is a number, or -1. */
export function invoke(number, index, object, length) {
  try {
    return state.entries.invoke(number, index, object, length);
  } catch (trap) {
    state.dead ??= true;
    try {
      trap = died(trap);
    } catch {
      state.spare.cause ??= trap;
      trap = state.spare;
    }
    throw trap;
  }
}

/** Lets go of an object of an exported class. */
export function releaseObject(number) {
  if (state.dead === undefined) enter(state.entries.releaseObject, number);
}

/** Settles a promise that Rust waits for. */
export function settle(id, fulfilled, length) {
  quietly(state.entries.settle, id, fulfilled, length);
}

/** Runs Rust's executor. */
export function run() {
  quietly(state.entries.run);
}

/** The collector has found the function of a callback. */
export function releaseCallback(at, generation) {
  quietly(state.entries.releaseCallback, at, generation);
}

/** The collector has found an error or opaque object around a value of Rust. */
export function releasePayload(id) {
  quietly(state.entries.releasePayload, id);
}

/** The view of a pinned buffer was disposed of or collected; no code of the user's runs when the buffer goes. */
export function releaseView(id) {
  quietly(state.entries.releaseView, id);
}

/** The collector has found an object of an exported class. */
export function collectObject(number) {
  quietly(state.entries.releaseObject, number);
}

/** For entries without a caller: a trap is reported, and a dead instance is left alone. */
export function quietly(entry, a, b, c) {
  if (state.dead !== undefined) {
    ended();
    return;
  }
  try {
    enter(entry, a, b, c);
  } catch (error) {
    report(error);
  }
}
