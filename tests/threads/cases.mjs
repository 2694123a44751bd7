// Workers with one program and one memory. The result of a case must not depend on when a thread runs.

import { thread, threads } from "./thread.mjs";

/** Lengths below and above every limit at which the encoding changes. */
const LENGTHS = [0, 1, 3, 12, 24, 40, 70, 300, 9000, 100_000];
const MIB = 2 ** 20;

/** @param {string} name */
const sample = (name) => ({ name, values: [1.5, -2], big: -5n, note: `${name}?` });

/**
 * Checks exports of the thread that this runs in.
 * @param {any} api
 * @param {import("../../xtask/web/tasks/checks.mjs").Checks} t
 */
function crossing({ Crossing }, t) {
  for (const text of ["", "a", "é", "abc".repeat(10), "€𝄞".repeat(20), "x".repeat(5000), "é".repeat(50_000)]) {
    t.equal(Crossing.echo(text), text, "a text");
    t.same(Crossing.texts([text, "", text, ..."abcdefgh"]), [text, "", text, ..."abcdefgh"], "texts");
    t.same(Crossing.sample(sample(text)), sample(text), "a record");
  }
  const bytes = Crossing.bytes(Uint8Array.from({ length: 3000 }, (_, index) => index));
  t.same(bytes.slice(254, 258), Uint8Array.of(254, 255, 0, 1));
  t.ok(bytes.buffer instanceof ArrayBuffer, "a copy");
  t.equal(bytes.buffer.byteLength, 3000);
}

/** @type {import("../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  everything_crosses_in_a_shared_memory(api, t) {
    for (const length of LENGTHS) t.same(api.Crossing.everything(length), [], `of ${length}`);
    crossing(api, t);
  },

  a_shared_memory_may_grow(api, t) {
    for (let round = 0; round < 3; round++) {
      api.Crossing.grow((2 << round) * MIB);
      // As long as the memory that was just freed, which is in the part that is new.
      const text = "é".repeat((MIB / 2) << round);
      t.ok(api.Crossing.echo(text) === text, "a long text");
      /** @type {Uint8Array} */
      const bytes = api.Crossing.bytes(new Uint8Array((2 << round) * MIB).fill(round));
      t.ok(
        bytes.every((byte) => byte === round),
        "bytes",
      );
      crossing(api, t);
    }
  },

  another_thread_may_make_the_memory_grow: (api, t) =>
    threads(api, t, 1, async (other) => {
      const view = api.Crossing.buffer(3, 7);
      for (let round = 0; round < 3; round++) {
        await other.run("grow", (12 << round) * MIB);
        const text = "é".repeat(MIB << round);
        t.ok(api.Crossing.echo(text) === text, "a long text");
        t.same(view.slice(), Uint8Array.of(7, 7, 7));
        crossing(api, t);
        // And the other way round.
        api.Crossing.grow((14 << round) * MIB);
        t.same(await other.run("everything", [100_000 << round]), []);
      }
      view.dispose();
    }),

  everything_crosses_in_every_thread: (api, t) =>
    threads(api, t, 3, async (...all) => {
      const found = all.map((one) => one.run("everything", LENGTHS));
      // At the same time.
      for (const length of LENGTHS) t.same(api.Crossing.everything(length), [], "in the first thread");
      for (const one of found) t.same(await one, [], "in a worker");
    }),

  an_export_waits_for_the_start_of_its_thread: async (api, t) => {
    const other = await thread(api, t, false);
    await t.rejects(other.run("echo", "text"), "Crossing: the package is not started");
    await other.run("startThread");
    t.equal(await other.run("echo", "text"), "text");
    await other.end();
  },

  exports_of_wasm_bindgen_need_no_start: async (api, t) => {
    const other = await thread(api, t, false);
    for (const text of ["a", "é".repeat(100)]) t.equal(await other.run("rawEcho", text), text);
    await other.end();
  },

  each_thread_has_its_own_state: (api, t) =>
    threads(api, t, 2, async (first, second) => {
      t.same([await first.run("calls"), await first.run("calls"), await second.run("calls")], [1, 2, 1]);
    }),

  an_error_stays_in_its_thread: (api, t) =>
    threads(api, t, 2, async (first, second) => {
      const found = [first.run("fail", "in the first", 5000), second.run("fail", "in the second", 5000)];
      t.equal(api.Crossing.fail("here", 5000), 0);
      t.same(await Promise.all(found), [0, 0]);
    }),

  a_callback_belongs_to_its_thread: (api, t) =>
    threads(api, t, 2, async (first, second) => {
      const before = api.Crossing.adder()(0);
      await Promise.all([first.run("add", 1000), second.run("add", 1000)]);
      t.equal(api.Crossing.adder()(0) - before, 2000);
    }),

  views_live_in_the_memory_of_all: (api, t) =>
    threads(api, t, 1, async (other) => {
      t.same(await other.run("view", 3, 200 * MIB), [
        [7, 7, 7],
        [8, 7, 7],
      ]);
    }),

  a_promise_settles_in_its_thread: (api, t) =>
    threads(api, t, 1, async (other) => {
      t.same(await Promise.all([api.Crossing.later("here"), other.run("later", "there")]), ["here", "there"]);
    }),

  a_future_is_woken_by_another_thread: (api, t) =>
    threads(api, t, 2, async (...all) => {
      const work = all.map((one) => one.run("work"));
      const counts = await Promise.all([10, 100, 1000, 2].map((below) => api.Pool.primes(below)));
      t.same(counts, [4, 25, 168, 0]);
      // Once more, after this thread was idle.
      t.equal(await api.Pool.primes(3000), 430);
      for (const _ of all) api.Pool.stop();
      const done = await Promise.all(work);
      t.equal(done[0] + done[1], 5);
    }),

  no_waking_is_lost: (api, t) =>
    threads(api, t, 3, async (...all) => {
      const count = 2000;
      const sum = api.Pool.sum(all.length);
      await Promise.all(all.map((one) => one.run("send", count)));
      t.equal(await sum, (all.length * count * (count + 1)) / 2);
    }),

  nothing_is_left_in_a_thread: (api, t) =>
    threads(api, t, 1, async (other) => {
      const before = await other.run("liveCounts");
      await other.run("everything", LENGTHS);
      await other.run("later", "text");
      t.same(await other.run("liveCounts"), before);
    }),

  a_panic_ends_its_own_thread: (api, t) =>
    threads(api, t, 2, async (first, second) => {
      await t.rejects(first.run("panic", "é".repeat(100)), /^Rust panicked at .*: é{100}$/u);
      await t.rejects(first.run("echo", "dead"), "the instance is dead");
      t.equal(await second.run("echo", "alive"), "alive");
      t.equal(api.Crossing.echo("alive"), "alive");
    }),

  a_thread_reuses_the_memory_of_another: async (api, t) => {
    for (let round = 0; round < 5; round++) {
      const one = await thread(api, t);
      t.same(await one.run("everything", [10, 100]), []);
      await one.run("destroy");
      await one.end();
    }
  },
};
