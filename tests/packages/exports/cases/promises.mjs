// Promises as parameters and results of exports.

/**
 * The counts that are larger than before. What other cases have left may be collected meanwhile.
 * @param {string} before
 * @param {string} after
 */
function grown(before, after) {
  /** @param {string} text */
  const counts = (text) => [...text.matchAll(/(\w+): (\d+)/g)].map(([, name, count]) => ({ name, count: Number(count) }));
  const earlier = counts(before);
  return counts(after)
    .filter(({ count }, index) => count > earlier[index].count)
    .map(({ name }) => name);
}

/** @type {import("../../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  a_future_of_rust_is_a_promise: async ({ Promises }, t) => {
    const promise = Promises.later(1);
    t.ok(promise instanceof Promise, "a promise");
    t.equal(await promise, "after 1");
    t.equal(await Promises.ready("now"), "now");
  },

  a_ready_future_needs_no_additional_turn: async ({ Promises }, t) => {
    /** @type {string[]} */
    const order = [];
    const ready = Promises.ready("rust").then((/** @type {string} */ text) => order.push(text));
    const plain = Promise.resolve("javascript").then((text) => order.push(text));
    await Promise.all([ready, plain]);
    t.same(order, ["rust", "javascript"]);
  },

  promises_make_progress_together: async ({ Promises }, t) => {
    t.equal(await Promises.add(Promises.wrong(1), Promise.resolve(2)), 3);
    t.equal(await Promises.race(Promises.later(60_000), Promises.later(1)), "after 1");
    t.equal(await Promises.race(new Promise(() => {}), Promise.resolve("b")), "b");
  },

  thenables_are_promises: async ({ Promises }, t) => {
    /** @param {(value: number) => void} resolve */
    const fulfill = (resolve) => resolve(1);
    t.equal(await Promises.add({ then: fulfill }, Promise.resolve(2)), 3);
    /** @type {(resolve: unknown, reject: (reason: Error) => void) => void} */
    const refuse = (_, reject) => reject(new Error("no"));
    await t.rejects(() => Promises.add({ then: refuse }, Promise.resolve(2)), "no");
  },

  a_wrong_promise_affects_only_its_own_call: async ({ Promises }, t) => {
    const [wrong, right] = await Promise.allSettled([
      Promises.add(Promise.resolve("1"), Promise.resolve(2)),
      Promises.add(Promise.resolve(1), Promise.resolve(2)),
    ]);
    const { message } = wrong.status === "rejected" ? wrong.reason : {};
    t.ok(message.includes('expected an integer, found "1" (string)'), message);
    t.same(right, { status: "fulfilled", value: 3 });
  },

  a_promise_that_rust_drops_is_no_unhandled_rejection: async ({ Promises }, t) => {
    const before = Promises.liveCounts();
    Promises.forget(Promise.reject(new Error("not handled")));
    await new Promise((resolve) => setTimeout(resolve, 5));
    t.same(grown(before, Promises.liveCounts()), []);
  },

  a_void_promise_accepts_any_value: async ({ Promises }, t) => {
    t.equal(await Promises.nothing(Promise.resolve({ anything: 1 })), undefined);
  },

  promises_leave_nothing_behind: async ({ Promises }, t) => {
    const before = Promises.liveCounts();
    for (let i = 0; i < 1000; i += 1) {
      await Promises.ready("a");
      await Promises.add(Promise.resolve(1), Promise.resolve(i));
    }
    t.same(grown(before, Promises.liveCounts()), []);
  },
};
