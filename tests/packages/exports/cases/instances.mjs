// The files of a package that are loaded a second time.

/** @type {import("../../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  files_that_are_loaded_twice_serve_their_first_instance: async ({ Greeter, Functions, Promises }, t) => {
    const add = Functions.adder(2);
    const { restart } = t;
    const pending = Promises.later(1);
    for (let round = 0; round < 2; round += 1) {
      // The program of a bundler is a module, which is loaded once. Bun loads a file once, whatever its query is. An audio worklet
      // cannot load modules.
      // A bundle shares no files with its second copy.
      if (t.kind === "bundler" || t.engine === "bun" || t.bundled) await restart?.();
      else if (restart !== undefined)
        await t.rejects(restart, /^the package is already started, and its modules serve one instance/);
      t.equal(add(3), 5);
      t.equal(Functions.adder(1)(1), 2);
      t.equal(Greeter.made(), 1);
      t.equal(
        Functions.again(() => "once"),
        "<once>",
      );
    }
    t.equal(await pending, await Promises.later(1));
  },
};
