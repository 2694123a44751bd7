// Starts threads: workers of a page, or threads of Node.

/** What other threads start with: the compiled program, and the memory of all. */
async function shared(api, { kind, program }) {
  if (kind === "nodejs") return { module: api.__wbg_wasm_module, memory: api.__wbg_memory };
  const { memory } = await api.default();
  return { module: await WebAssembly.compileStreaming(fetch(program.replace(/\.js$/, "_bg.wasm"))), memory };
}

/** A thread with the program and the memory of `api`; `t` says which package that is. Its exports work if it is `started`. */
export async function thread(api, t, started = true) {
  const { kind, program } = t;
  const file = new URL("worker.mjs", import.meta.url);
  const { Worker } = globalThis.process?.getBuiltinModule?.("node:worker_threads") ?? globalThis;
  const worker = new Worker(file, { type: "module" });
  const waiting = new Map();
  let count = 0;
  const answered = ({ id, value, wrong }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (wrong === undefined) resolve(value);
    else reject(new Error(wrong));
  };
  const failed = (error) => {
    for (const { reject } of waiting.values()) reject(new Error(error.message ?? "the worker ended"));
    waiting.clear();
  };
  if (worker.on) worker.on("message", answered).on("error", failed);
  else Object.assign(worker, { onmessage: ({ data }) => answered(data), onerror: failed });
  const made = {
    /** Has the thread do a job of `jobs.mjs`. */
    run: (job, ...args) =>
      new Promise((resolve, reject) => {
        waiting.set((count += 1), { resolve, reject });
        worker.postMessage({ id: count, job, args });
      }),
    /** Ends the thread. */
    end: () => worker.terminate(),
  };
  await made.run("start", { kind, program, started, ...(await shared(api, t)) });
  return made;
}

/** Runs `use` with so many threads, and ends them. */
export async function threads(api, t, count, use) {
  const all = await Promise.all(Array.from({ length: count }, () => thread(api, t)));
  try {
    return await use(...all);
  } finally {
    await Promise.all(all.map((one) => one.end()));
  }
}
