// What an audio worklet lacks, taken from Node: nothing of the runtime may need it. The whole of it runs in a real one in the
// part `packages` in Chromium.

import assert from "node:assert/strict";
import { test } from "node:test";

import { moduleImport } from "../modules.js";
import { promiseOf, schedule } from "../promises.js";
import { state } from "../state.js";
import { instance } from "./fake.mjs";

const fake = instance();

/**
 * Runs without some globals, and restores them.
 * @param {string[]} names
 * @param {() => unknown} run
 */
async function without(names, run) {
  const kept = new Map(names.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]));
  try {
    for (const name of names) assert(Reflect.deleteProperty(globalThis, name), name);
    return await run();
  } finally {
    for (const [name, descriptor] of kept) if (descriptor) Object.defineProperty(globalThis, name, descriptor);
  }
}

test("Rust's executor runs after the code that is running now", async () => {
  let runs = 0;
  state.entries.run = () => runs++;
  await without(["queueMicrotask"], async () => {
    schedule();
    assert.equal(runs, 0);
    await Promise.resolve();
  });
  assert.equal(runs, 1);
});

test("a thenable is called later, and once", async () => {
  let calls = 0;
  const thenable = { then: (/** @type {(value: number) => void} */ resolve) => resolve(++calls) };
  await without(["queueMicrotask"], async () => {
    const promise = promiseOf(thenable);
    assert.equal(calls, 0);
    assert.equal(await promise, 1);
  });
});

test("a module that cannot be imported is named", async () => {
  const load = () => moduleImport(...fake.text("Shim"), ...fake.text("./nowhere.mjs"));
  await without(["URL"], () => assert.rejects(load(), /^Error: module "Shim": import of \.\/nowhere\.mjs failed: /));
});
