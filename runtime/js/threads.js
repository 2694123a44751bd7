// Wakes threads that share the memory: a thread waits at an address, without blocking, until another thread notifies it.

import { cover, state } from "./state.js";
import { quietly } from "./enter.js";

/** How often the address is read in engines without `Atomics.waitAsync`, in milliseconds. */
const POLL_INTERVAL = 4;

/**
 * Installs the runtime module of threads.
 * @param {number} waking the entry that runs what other threads have woken
 */
export function installThreads(waking) {
  state.entries.woken = state.table.get(waking);
}

/**
 * Calls Rust when the word at the address is not zero any more.
 * @param {number} address
 */
export function listen(address) {
  cover((address >>> 0) + 4);
  changed(address >>> 2).then(() => quietly(state.entries.woken));
}

/** @param {number} index */
async function changed(index) {
  if (typeof Atomics.waitAsync === "function") {
    await Atomics.waitAsync(state.i32, index, 0).value;
  } else {
    while (Atomics.load(state.i32, index) === 0) await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL));
  }
}

/**
 * Wakes the thread that listens at the address.
 * @param {number} address
 */
export function notify(address) {
  cover((address >>> 0) + 4);
  Atomics.notify(state.i32, address >>> 2);
}
