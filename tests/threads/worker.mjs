// A thread of a page or of Node: starts the program in the memory that it is given, and does jobs for its maker.

import { jobs } from "./jobs.mjs";

const port = globalThis.process?.getBuiltinModule?.("node:worker_threads").parentPort ?? globalThis;
let api;

port.onmessage = async ({ data: { id, job, args } }) => {
  try {
    if (job === "start") api = await start(...args);
    const value = job === "start" ? null : await jobs[job](api, ...args);
    port.postMessage({ id, value });
  } catch (error) {
    port.postMessage({ id, wrong: String(error?.message ?? error) });
  }
};

async function start({ kind, program, module, memory, started }) {
  const loaded = await import(program);
  // CommonJS: what it exports is the default export, whole.
  const api = kind === "nodejs" ? loaded.default : loaded;
  const wasm = api.initSync({ module, memory });
  if (started) api.startThread();
  return { ...api, wasm };
}
