// The entries into Rust, and the end of the instance after a panic. Whatever escapes from an entry is a trap: Rust stopped
// in the middle of its work, so nothing enters the instance again.

import { died, ended, enter, state } from "./state.js";
import { report } from "./errors.js";
import { str } from "./strings.js";

/** @import { Entry } from "./types.d.ts" */

/**
 * For Rust's panic hook: the message of the next trap.
 * @param {number} ptr
 * @param {number} length
 * @param {number} fatal 1 where no panic is caught: then the instance is dead from now on, since the trap may arrive where no
 *   entry of the runtime catches it
 */
export function panicked(ptr, length, fatal) {
  state.panic = str(ptr, length);
  if (fatal !== 1 || state.isTest) return;
  state.dead ??= true;
  Promise.resolve().then(ended);
}

/**
 * Calls a member of an export.
 * @param {number} exported the number of the export
 * @param {number} index of the member
 * @param {number} object the number of the object, or -1
 * @param {number} length of the frame
 */
export function invoke(exported, index, object, length) {
  try {
    return state.entries.invoke(exported, index, object, length);
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

/**
 * The index in the function table of a member of an export that crosses in its signature.
 * @param {number} exported the number of the export
 * @param {number} index of the member
 */
export function direct(exported, index) {
  return enter(state.entries.direct, exported, index);
}

/**
 * Releases an object of an exported class.
 * @param {number} id
 */
export function releaseObject(id) {
  if (state.dead === undefined) enter(state.entries.releaseObject, id);
}

/**
 * Settles a promise that Rust waits for.
 * @param {number} id
 * @param {number} fulfilled
 * @param {number} length
 */
export function settle(id, fulfilled, length) {
  quietly(state.entries.settle, id, fulfilled, length);
}

/** Runs Rust's executor. */
export function run() {
  quietly(state.entries.run);
}

/**
 * Releases a callback whose function was collected.
 * @param {number} slot
 * @param {number} generation
 */
export function releaseCallback(slot, generation) {
  quietly(state.entries.releaseCallback, slot, generation);
}

/**
 * Releases the value of Rust inside an error or opaque object that was collected.
 * @param {number} id
 */
export function releasePayload(id) {
  quietly(state.entries.releasePayload, id);
}

/**
 * Releases a pinned buffer whose view was disposed or collected. The drop of the buffer runs no code of users.
 * @param {number} id
 */
export function releaseView(id) {
  quietly(state.entries.releaseView, id);
}

/**
 * Releases an object of an exported class that was collected.
 * @param {number} id
 */
export function collectObject(id) {
  quietly(state.entries.releaseObject, id);
}

/**
 * Calls an entry where there is no caller: a trap is reported, and a dead instance is not entered.
 * @param {Entry} entry
 * @param {number} [a]
 * @param {number} [b]
 * @param {number} [c]
 */
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
