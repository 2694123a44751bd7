// Waking across threads that share the memory: a thread waits at an address, without blocking, until another one says so there.

import { cover, state } from "./state.js";
import { quietly } from "./enter.js";

/** How often an engine looks that cannot wait, in milliseconds. */
const OFTEN = 4;

/** Installs the runtime module of threads. `waking` is the entry that runs what other threads have made ready. */
export function installThreads(waking) {
  state.entries.woken = state.table.get(waking);
}

/** Calls Rust when there is no zero at the address any more. */
export function listen(address) {
  cover((address >>> 0) + 4);
  changed(address >>> 2).then(() => quietly(state.entries.woken));
}

async function changed(index) {
  if (typeof Atomics.waitAsync === "function") {
    await Atomics.waitAsync(state.i32, index, 0).value;
  } else {
    while (Atomics.load(state.i32, index) === 0) await new Promise((resolve) => setTimeout(resolve, OFTEN));
  }
}

/** Tells the thread that listens at the address. */
export function notify(address) {
  cover((address >>> 0) + 4);
  Atomics.notify(state.i32, address >>> 2);
}
