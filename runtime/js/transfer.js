// Transfers without a frame: short texts in the scratch buffer, longer ones and elements in a transfer buffer that Rust allocates.

import { cover, died, state } from "./state.js";
import { noMemory } from "./errors.js";

/** @import { Place } from "./types.d.ts" */

/** The size of the scratch buffer: a text of a third as many units always fits. */
export const SCRATCH_SIZE = 192;

/** The address of the scratch buffer. */
export let scratch = 0;

/**
 * The entry that allocates a transfer buffer.
 * @type {(size: number, width: number, keep: number) => number}
 */
let allocate;

/** Several arguments of one call in memory: how much of the scratch buffer is used, and the `keep` of the next transfer buffer. */
export const args = { used: 0, keep: 0 };

/** Begins the arguments of a call. */
export function begin() {
  args.used = 0;
  args.keep = 0;
}

/**
 * Installs the runtime module of results without a frame.
 * @param {number} address of the scratch buffer
 * @param {number} allocating the entry
 */
export function installTransfer(address, allocating) {
  scratch = address >>> 0;
  cover(scratch + SCRATCH_SIZE);
  allocate = state.table.get(allocating);
}

/**
 * Makes Rust allocate a transfer buffer. The next result of the call is the count of elements in it.
 * @param {number} size in bytes
 * @param {number} width of an element, in bytes
 * @param {number} keep 1 to keep the content of the last buffer, which was not passed on, 2 to keep the last buffers as well
 * @param {Place} place names the value in an error
 * @returns the address of the buffer
 */
export function transferBuffer(size, width, keep, place) {
  let address = 0;
  try {
    // Memory ends at 4 GiB, and an allocation of Rust at half of that.
    if (size < 0x80000000) address = allocate(size, width, keep) >>> 0;
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
  if (address === 0) throw noMemory(size).error(place);
  cover(address + size);
  return address;
}
