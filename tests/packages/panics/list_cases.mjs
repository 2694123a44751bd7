// An instance that ends while JavaScript reads an argument.

const DEAD = /^the instance is dead: Rust panicked at .*lib\.rs:\d+:\d+: while it is read$/;

/** @type {import("../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  an_instance_that_ends_while_an_array_is_read_is_not_entered: ({ Panics }, t) => {
    t.equal(Panics.count([1, 2]), 2);
    const values = [1, 2, 3];
    Object.defineProperty(values, 1, {
      get() {
        t.throws(() => Panics.panic("while it is read"), "while it is read");
        return 2;
      },
    });
    t.throws(() => Panics.count(values), DEAD);
    t.throws(() => Panics.count([1]), DEAD);
  },
};
