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

  arrays_of_numbers_arrive_beside_other_arguments: ({ Memory }, t) => {
    t.equal(Memory.lists("a", [1, 2.5], [3], [0.5]), "a [1.0, 2.5] Some([3]) Some([0.5])");
    t.equal(Memory.lists("", [], null), " [] None None");
    t.equal(Memory.lists("a", Float64Array.of(1), Uint8Array.of(2), new Float32Array(1)), "a [1.0] Some([2]) Some([0.0])");
    t.equal(Memory.totalOf(), null);
    t.equal(Memory.totalOf(null), null);
    t.equal(Memory.totalOf([]), -0); // Rust's sum of nothing
    t.equal(Memory.totalOf([-5, 2 ** 31 - 1]), 2 ** 31 - 6);
    // Around the length up to which memory is kept between calls.
    for (const length of [1, 255, 256, 257, 20_000]) {
      t.equal(Memory.total(2, new Array(length).fill(1.5)), 3 * length, `${length} elements`);
      t.equal(Memory.totalOf(new Array(length).fill(-1)), -length, `${length} integers`);
      t.equal(Memory.total(1, new Float64Array(length).fill(1.5)), 1.5 * length, `${length} elements of a typed array`);
    }
  },

  elements_of_arrays_of_numbers_are_checked_before_anything_is_passed: ({ Memory }, t) => {
    const at = "Memory.lists: parameter";
    t.throws(() => Memory.lists("a", [1, "2"], null), `${at} numbers: element 1: expected a number, found "2" (string)`);
    t.throws(() => Memory.lists("a", [1], [256]), `${at} small: element 0: out of range for u8`);
    t.throws(() => Memory.lists("a", [1], [1.5]), `${at} small: element 0: expected an integer`);
    t.throws(() => Memory.lists("a", [1], null, [1e300]), `${at} last: element 0: out of range for f32`);
    t.throws(() => Memory.lists("a", "12", null), `${at} numbers: expected an array`);
    t.throws(() => Memory.lists("a", Int8Array.of(1), null), `${at} numbers: expected an array`);
    t.throws(() => Memory.total(1, [0, , 2]), "Memory.total: parameter numbers: element 1: expected a number, found undefined");
    t.throws(() => Memory.total(1, new Array(300).fill(0).concat(null)), "element 300: expected a number, found null");
    t.throws(() => Memory.total(1), "Memory.total: parameter numbers: expected an array, found undefined");
    t.throws(() => Memory.total("1", [0]), "Memory.total: parameter times: expected an integer");
    /** @type {any} */
    const detached = new Float64Array(2);
    if ("transfer" in detached.buffer) {
      detached.buffer.transfer();
      t.throws(() => Memory.total(1, detached), "Memory.total: parameter numbers: expected a Float64Array that is not detached");
    }
    // A length that is not true is an error before memory is used up, and one of no number as well.
    const long = new Proxy([1], { get: (target, key) => (key === "length" ? 2 ** 32 - 1 : Reflect.get(target, key)) });
    t.throws(() => Memory.total(1, long), "element 1: expected a number, found undefined");
    const odd = new Proxy([1], { get: (target, key) => (key === "length" ? -1 : Reflect.get(target, key)) });
    t.throws(() => Memory.total(1, odd), "parameter numbers: length: out of range for u32");
    t.equal(Memory.total(3, [1, 2]), 9);
  },

  reading_an_array_of_numbers_may_call_the_same_function: ({ Memory }, t) => {
    const inner = [1, 2, 3];
    /** @type {number[]} */
    const outer = [10, 20, 30];
    Object.defineProperty(outer, 1, { get: () => Memory.total(1, inner) });
    t.equal(Memory.total(1, outer), 46);
    t.equal(Memory.lists("text", outer, [7], [1]), "text [10.0, 6.0, 30.0] Some([7]) Some([1.0])");
    const failing = [1, 2];
    Object.defineProperty(failing, 1, {
      get() {
        throw new RangeError("from the getter");
      },
    });
    t.throws(() => Memory.total(1, failing), "from the getter");
    t.equal(Memory.total(1, [4, 5]), 9);
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
