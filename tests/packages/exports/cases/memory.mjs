// Several arguments of one call that are in memory: short texts share a buffer, longer ones and lists have their own.

/** @type {import("../../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  several_arguments_in_memory_arrive_in_order: ({ Memory }, t) => {
    t.equal(Memory.all("a", Uint8Array.of(1), "b", Float64Array.of(2.5), "c"), 'a [1] b Some([2.5]) Some("c")');
    t.equal(Memory.all("", new Uint8Array(0), "", null), " []  None None");
    t.equal(Memory.all("é", Uint8Array.of(9), "\u{1F600}", undefined, ""), 'é [9] \u{1F600} None Some("")');
    t.equal(Memory.buffers(Uint8Array.of(1, 2).buffer, Uint8Array.of(3)), "[1, 2] [3]");
    t.equal(Memory.buffers(new ArrayBuffer(0), Uint8Array.of(3)), "[] [3]");
  },

  short_and_long_texts_are_mixed: ({ Memory }, t) => {
    const bytes = new Uint8Array(5000).fill(7);
    // Around the size of the shared buffer, and with more bytes than units.
    for (const unit of ["x", "é", "€"]) {
      const width = new TextEncoder().encode(unit).length;
      for (const count of [1, 31, 32, 62, 63, 64, 65, 191, 192, 193, 20000]) {
        for (const other of [0, 1, 33, 64, 65, 300]) {
          const [first, second] = [unit.repeat(count), unit.repeat(other)];
          const lengths = `(${count * width}, ${other * width}, 5000)`;
          const expected = `${lengths} ${Math.min(count, other)} Some(7) 42`;
          t.equal(Memory.lengths(first, second, bytes, { answer: 42 }), expected);
        }
      }
    }
  },

  the_first_wrong_argument_is_reported_and_later_calls_work: ({ Memory }, t) => {
    const long = "y".repeat(1000);
    t.throws(() => Memory.ordered(1, 2, "x"), "Memory.ordered: parameter text: expected a string, found 1 (number)");
    t.throws(() => Memory.ordered(long, 2, "x"), "Memory.ordered: parameter bytes: expected a Uint8Array, found 2 (number)");
    t.throws(() => Memory.ordered(long, Uint8Array.of(1), "x"), "Memory.ordered: parameter number: expected an integer");
    t.throws(() => Memory.lengths(long, long, Uint8Array.of(1), null), "Memory.lengths: parameter object: expected an object");
    t.equal(Memory.all(long, Uint8Array.of(1), "b", null), `${long} [1] b None None`);
    t.equal(Memory.lengths(long, "y", Uint8Array.of(1), { answer: 1 }), "(1000, 1, 1) 1 Some(1) 1");
    // An error of Rust between.
    t.throws(() => Memory.lengths(long, "y", Uint8Array.of(1), {}), "answer");
    t.equal(Memory.lengths(long, "y", Uint8Array.of(2), { answer: 1 }), "(1000, 1, 1) 1 Some(2) 1");
  },

  numbers_that_may_be_absent_are_checked: ({ Memory }, t) => {
    t.equal(Memory.wide(2n ** 64n - 1n, -5, "x", new Date(7)), "Some(18446744073709551615) Some(-5) Some(Some('x')) Some(7)");
    t.equal(Memory.wide(null), "None None None None");
    t.equal(Memory.wide(undefined, null, null, null), "None None Some(None) None");
    t.throws(() => Memory.wide(-1n), /Memory.wide: parameter big: out of range for u64/);
    t.throws(() => Memory.wide(1), "Memory.wide: parameter big: expected a bigint, found 1 (number)");
    t.throws(() => Memory.wide(null, 2 ** 53), "Memory.wide: parameter safe: expected an integer");
    t.throws(() => Memory.wide(null, 1, "xy"), "Memory.wide: parameter char: expected a single character");
    t.throws(() => Memory.wide(null, 1, "x", new Date(Number.NaN)), "Memory.wide: parameter date: expected a valid date");
  },
};
