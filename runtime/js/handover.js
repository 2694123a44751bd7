// What goes to Rust without a frame: short texts at a fixed place, and blocks of memory that Rust has made for it.

import { cover, died, s } from "./state.js";
import { noMemory } from "./errors.js";

/** How many bytes fit into the place: a text of a third as many units always does. */
export const ROOM = 192;

/** Where the place is. */
export let place = 0;
let entry;

/** The kit of results without a frame. */
export function installHandover(address, block) {
  place = address >>> 0;
  cover(place + ROOM);
  entry = s.table.get(block);
}

/**
 * Has Rust make a block of so many bytes, for elements of `width` bytes; returns its address. If `keep` is 1 it has what was
 * written to the block before, which was not handed over. What the call returns next tells Rust how much of the block counts.
 * `place` names in an error what there is no memory for.
 */
export function block(size, width, keep, place) {
  let at = 0;
  try {
    // Memory ends at 4 GiB, and a block of it at half of that.
    if (size < 0x80000000) at = entry(size, width, keep) >>> 0;
  } catch (trap) {
    s.dead ??= true;
    try {
      trap = died(trap);
    } catch {
      s.spare.cause ??= trap;
      trap = s.spare;
    }
    throw trap;
  }
  if (at === 0) throw noMemory(size).error(place);
  cover(at + size);
  return at;
}
