// The import works; the part `bundle` checks the content of the package.

/** @type {import("../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  the_import_is_called: ({ sum }, t) => {
    t.equal(sum(2, 3), 5);
  },

  a_result_that_does_not_fit_is_seen: ({ sum }, t) => {
    t.equal(sum(2 ** 31 - 1, 1), -1);
  },
};
