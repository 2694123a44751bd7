// Waking across threads: one thread notifies at an address, and another one waits there without blocking.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { Worker } from "node:worker_threads";

import { state } from "../state.js";
import { installThreads, listen, notify } from "../threads.js";
import { indexOf, instance } from "./fake.mjs";

const fake = instance({ shared: true });
/** @type {(value?: unknown) => void} */
let heard;
installThreads(indexOf(() => heard()));

/**
 * Waits at a new address, notifies there, and waits until the notification has arrived.
 * @param {(at: number) => Promise<void>} say
 */
async function hear(say) {
  const at = fake.words(fake.put(new Uint8Array(8)), [0]);
  const done = new Promise((resolve) => (heard = resolve));
  listen(at);
  await say(at);
  await done;
}

/** @param {number} at */
async function here(at) {
  let early = false;
  heard = (
    (resolve) => () =>
      resolve((early = true))
  )(heard);
  await setTimeout(0);
  assert.equal(early, false);
  Atomics.store(state.i32, at >>> 2, 1);
  notify(at);
}

/** @param {number} at */
async function elsewhere(at) {
  const code = `
    const { memory, index } = require("node:worker_threads").workerData;
    const i32 = new Int32Array(memory.buffer);
    Atomics.store(i32, index, 1);
    Atomics.notify(i32, index);`;
  new Worker(code, { eval: true, workerData: { memory: fake.memory, index: at >>> 2 } });
}

test("a signal is heard", () => hear(here));
test("a signal of another thread is heard", () => hear(elsewhere));

test("one that was given before is heard", async () => {
  const at = fake.words(fake.put(new Uint8Array(8)), [1]);
  await new Promise((resolve) => {
    heard = resolve;
    listen(at);
  });
});

test("engines that cannot wait without blocking look now and then", async () => {
  const { waitAsync } = Atomics;
  Object.assign(Atomics, { waitAsync: undefined });
  try {
    await hear(here);
    await hear(elsewhere);
  } finally {
    Atomics.waitAsync = waitAsync;
  }
});
