// Transfers without a frame: short texts in the scratch buffer, longer ones and elements in a transfer buffer that Rust allocates.

import { cover, died, state } from "./state.js";
import { noMemory } from "./errors.js";

/** The bytes of the scratch buffer: a text of a third as many units always fits. */
export const SCRATCH_SIZE = 192;

/** The address of the scratch buffer. */
export let scratch = 0;
let entry;

/** Installs the runtime module of results without a frame. */
export function installTransfer(address, allocating) {
  scratch = address >>> 0;
  cover(scratch + SCRATCH_SIZE);
  entry = state.table.get(allocating);
}

/**
 * Makes Rust allocate a transfer buffer of so many bytes, for elements of `width` bytes; returns its address. If `keep` is 1 it has what was
 * written to the buffer before, which was not passed on. The next result of the call is the count of elements in it.
 * `place` names in an error what there is no memory for.
 */
export function transferBuffer(size, width, keep, place) {
  let at = 0;
  try {
    // Memory ends at 4 GiB, and a block of it at half of that.
    if (size < 0x80000000) at = entry(size, width, keep) >>> 0;
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
  if (at === 0) throw noMemory(size).error(place);
  cover(at + size);
  return at;
}
