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
};
