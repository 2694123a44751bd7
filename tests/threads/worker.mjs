// A thread of a page or of Node: starts the program in the memory that it receives, and does jobs.

import { jobs } from "./jobs.mjs";

/** @type {any} */
const port = globalThis.process?.getBuiltinModule?.("node:worker_threads").parentPort ?? globalThis;
/** @type {any} */
let api;

/** @param {MessageEvent<{ id: number, job: string, args: any[] }>} event */
port.onmessage = async ({ data: { id, job, args } }) => {
  try {
    if (job === "start") api = await start(args[0]);
    const value = job === "start" ? null : await jobs[job](api, ...args);
    port.postMessage({ id, value });
  } catch (/** @type {any} */ error) {
    port.postMessage({ id, problem: String(error?.message ?? error) });
  }
};

/**
 * Starts the package in this thread.
 * @param {{
 *   kind: string, program: string, module: WebAssembly.Module, memory: WebAssembly.Memory, started: boolean,
 * }} options
 */
async function start({ kind, program, module, memory, started }) {
  const loaded = await import(program);
  // A CommonJS module is the default export.
  const api = kind === "nodejs" ? loaded.default : loaded;
  const wasm = api.initSync({ module, memory });
  if (started) api.startThread();
  return { ...api, wasm };
}
