// Runs the tests of a wasm-bindgen-test program that is loaded as a package; true if all passed.
//
// Stands in for the script that wasm-bindgen's runner makes for the engines that it knows, with the same contract.

import { start } from "./start.mjs";

const METHODS = ["debug", "log", "info", "warn", "error"];

export default async function run({ kind, program, tests, filtered, nocapture }) {
  const { log, error } = console;
  const handlers = {};
  for (const method of METHODS) {
    const original = console[method];
    console[method] = (...values) => {
      if (nocapture) original.apply(console, values);
      handlers[method]?.(values);
    };
  }
  Object.assign(globalThis, {
    __wbgtest_og_console_log: log,
    __wbgtest_og_console_error: error,
    __wbg_test_invoke: (test) => test(),
  });
  const module = await start(kind, program);
  const context = withoutSelf(() => new module.WasmBindgenTestContext(false));
  for (const method of METHODS) handlers[method] = module[`__wbgtest_console_${method}`];
  context.include_ignored(false);
  context.filtered_count(filtered);
  return context.run(tests.map((name) => module.__wasm[name]));
}

/** An engine with `self` and without `Deno` is taken for a browser, and asked for a page. */
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
