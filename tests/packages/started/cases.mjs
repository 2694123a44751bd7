// A start function of the user's own, beside exports.

/** @type {import("../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  a_start_function_runs_once: ({ Start, sum }, t) => {
    t.equal(Start.runs(), 1);
    t.equal(sum(1, 2), 3);
  },

  exports_exist_when_a_start_function_crosses: ({ Start }, t) => {
    t.equal(Start.exportedBefore(), true);
  },

  arguments_of_the_call_that_makes_an_export_are_kept: ({ Late }, t) => {
    const long = "long ".repeat(60);
    const all = () => Late.all("short", new Uint8Array([1, 2]), [3, 4], { name: "own" }, long);
    const first = all();
    t.equal(first, `1277 short [1, 2] [3, 4] own ${long}`);
    t.equal(all(), first);
  },
};
