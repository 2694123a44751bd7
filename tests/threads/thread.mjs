// Starts threads: workers of a page, or threads of Node.

/** @typedef {import("../../xtask/web/tasks/checks.mjs").Checks} Checks */

/**
 * A started thread: `run` does a job of `jobs.mjs` in it and returns the result.
 * @typedef {{ run(job: string, ...args: unknown[]): Promise<any>, end(): unknown }} Thread
 */

/**
 * What other threads start with: the compiled program, and the shared memory.
 * @param {any} api
 * @param {Checks} t
 * @returns {Promise<{ module: WebAssembly.Module, memory: WebAssembly.Memory }>}
 */
async function shared(api, { kind, program = "" }) {
  if (kind === "nodejs") return { module: api.__wbg_wasm_module, memory: api.__wbg_memory };
  const { memory } = await api.default();
  return { module: await WebAssembly.compileStreaming(fetch(program.replace(/\.js$/, "_bg.wasm"))), memory };
}

/**
 * Starts a thread with the program and the memory of `api`.
 * @param {any} api
 * @param {Checks} t
 * @param {boolean} [started] whether the package is also started in the thread, so that its exports work
 * @returns {Promise<Thread>}
 */
export async function thread(api, t, started = true) {
  const { kind, program } = t;
  const file = new URL("worker.mjs", import.meta.url);
  /** @type {any} */
  const { Worker } = globalThis.process?.getBuiltinModule?.("node:worker_threads") ?? globalThis;
  const worker = new Worker(file, { type: "module" });
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  let count = 0;
  /** @param {{ id: number, value?: unknown, problem?: string }} answer */
  const onAnswer = ({ id, value, problem }) => {
    const promise = waiting.get(id);
    waiting.delete(id);
    if (problem === undefined) promise?.resolve(value);
    else promise?.reject(new Error(problem));
  };
  /** @param {Error | ErrorEvent} error */
  const onError = (error) => {
    for (const { reject } of waiting.values()) reject(new Error(error.message ?? "the worker ended"));
    waiting.clear();
  };
  if (worker.on) worker.on("message", onAnswer).on("error", onError);
  else Object.assign(worker, { onmessage: (/** @type {MessageEvent} */ { data }) => onAnswer(data), onerror: onError });
  /** @type {Thread} */
  const made = {
    run: (job, ...args) =>
      new Promise((resolve, reject) => {
        count += 1;
        waiting.set(count, { resolve, reject });
        worker.postMessage({ id: count, job, args });
      }),
    end: () => worker.terminate(),
  };
  await made.run("start", { kind, program, started, ...(await shared(api, t)) });
  return made;
}

/**
 * Runs `use` with `count` threads, and ends them.
 * @param {any} api
 * @param {Checks} t
 * @param {number} count
 * @param {(...all: Thread[]) => Promise<unknown>} use
 */
export async function threads(api, t, count, use) {
  const all = await Promise.all(Array.from({ length: count }, () => thread(api, t)));
  try {
    return await use(...all);
  } finally {
    await Promise.all(all.map((one) => one.end()));
  }
}
