// A program: its `main` runs, and one of its libraries exports items with the same names in Rust.

/** @type {import("../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  main_runs_once: ({ Side }, t) => {
    t.equal(Side.mainRuns(), 1);
  },

  everything_is_exported_before_main_runs: ({ Side }, t) => {
    t.equal(Side.exportedBefore(), true);
  },

  crates_may_have_the_same_names_of_files_and_types: (api, t) => {
    t.same(
      Object.keys(api)
        .filter((name) => /Side|Token/.test(name))
        .sort(),
      ["PartSide", "PartToken", "Side", "Token"],
    );
    t.same(api.Side.swap({ x: 1, y: 2 }), { x: 2, y: 1 });
    t.same(api.PartSide.name({ label: "a" }), { label: "a!" });
    t.throws(() => api.PartSide.name({ x: 1, y: 2 }), "Side.name: parameter p: field label: expected a string, found undefined");
    t.equal(api.Side.kind(), "program");
    t.equal(api.PartSide.kind(), "library");
  },

  classes_of_two_crates_with_one_name_are_two: ({ Token, PartToken }, t) => {
    const [own, part] = [new Token(), new PartToken()];
    t.equal(own.side(), "program");
    t.equal(part.side(), "library");
    t.equal(own instanceof PartToken || part instanceof Token, false);
    t.equal(PartToken.same(part, part), true);
    t.throws(() => PartToken.same(part, own), "Token.same: parameter b: expected a Token, found Token (object)");
  },
};
