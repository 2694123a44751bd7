// The package loads and has all its exports.

/** @type {import("../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  every_export_is_there: (api, t) => {
    const exported = Object.entries(api).filter(([, value]) => typeof value?.hostile === "function");
    t.equal(exported.length > 20, true);
    for (const [, value] of exported) t.equal(value.hostile("a"), "a");
  },
};
