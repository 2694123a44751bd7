// The jobs of workers.

/**
 * The jobs by name; `api` is the package that is started in the thread.
 * @type {Record<string, (api: any, ...args: any[]) => unknown>}
 */
export const jobs = {
  everything: ({ Crossing }, lengths) => lengths.flatMap((/** @type {number} */ length) => Crossing.everything(length)),
  startThread: ({ startThread }) => startThread(),
  rawEcho: ({ rawEcho }, text) => rawEcho(text),
  echo: ({ Crossing }, text) => Crossing.echo(text),
  fail: ({ Crossing }, text, times) => Crossing.fail(text, times),
  later: ({ Crossing }, text) => Crossing.later(text),
  grow: ({ Crossing }, bytes) => Crossing.grow(bytes),
  calls: ({ Crossing }) => Crossing.calls(),
  panic: ({ Crossing }, text) => Crossing.panic(text),
  liveCounts: ({ Crossing }) => [...Crossing.liveCounts()],
  send: ({ Pool }, count) => Pool.send(count),
  work: ({ Pool }) => Pool.work(),

  add({ Crossing }, times) {
    const add = Crossing.adder();
    let total = 0;
    for (let time = 0; time < times; time++) total = add(1);
    return total;
  },

  /** The bytes of a view, before and after the memory has grown. */
  view({ Crossing }, length, bytes) {
    const view = Crossing.buffer(length, 7);
    const before = [...view.slice()];
    Crossing.grow(bytes);
    view.set(Uint8Array.of(8));
    return [before, [...view.slice()]];
  },

  /** Releases the thread's part of the shared memory; nothing may be called afterwards. */
  destroy: ({ wasm }) => wasm.__wbindgen_thread_destroy(),
};
