// Runs the tests of a wasm-bindgen-test program that is loaded as a package; returns true if all passed.
//
// Replaces the script that wasm-bindgen's runner generates for the engines that it supports, with the same contract.

import { start } from "./start.mjs";

/** @type {("debug" | "log" | "info" | "warn" | "error")[]} */
const METHODS = ["debug", "log", "info", "warn", "error"];

/**
 * @param {{ kind: string, program: string, tests: string[], filtered: number, nocapture: boolean }} task the kind of package and
 *   the address of its main file, the names of the tests, the number of other tests, and whether output is always printed
 * @returns {Promise<boolean>}
 */
export default async function run({ kind, program, tests, filtered, nocapture }) {
  const { log, error } = console;
  /** @type {Record<string, (values: unknown[]) => void>} */
  const handlers = {};
  for (const method of METHODS) {
    const original = console[method];
    console[method] = (/** @type {unknown[]} */ ...values) => {
      if (nocapture) original.apply(console, values);
      handlers[method]?.(values);
    };
  }
  Object.assign(globalThis, {
    __wbgtest_og_console_log: log,
    __wbgtest_og_console_error: error,
    __wbg_test_invoke: (/** @type {() => unknown} */ test) => test(),
  });
  const module = await start(kind, program);
  const context = withoutSelf(() => new module.WasmBindgenTestContext(false));
  for (const method of METHODS) handlers[method] = module[`__wbgtest_console_${method}`];
  context.include_ignored(false);
  context.filtered_count(filtered);
  return context.run(tests.map((name) => module.__wasm[name]));
}

/**
 * Runs an action without the global variable `self`: wasm-bindgen takes an engine with `self` and without `Deno` for a browser,
 * and expects a page.
 * @template T
 * @param {() => T} action
 * @returns {T}
 */
function withoutSelf(action) {
  const self = Object.getOwnPropertyDescriptor(globalThis, "self");
  if (!self || globalThis.Deno) return action();
  Object.defineProperty(globalThis, "self", { value: undefined, configurable: true, writable: true });
  try {
    return action();
  } finally {
    Object.defineProperty(globalThis, "self", self);
  }
}
