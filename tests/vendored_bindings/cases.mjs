// A package with vendored bindings.

/** @type {import("../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  vendored_bindings_find_what_they_import: (api, t) => t.equal(api.run(), "hello checked in! 7 true"),
};
