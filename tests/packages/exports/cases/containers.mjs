// Values that contain others, as parameters and results of exports.

/** @typedef {{ good: any[], wrong: [value: any, message: string][] }} Sample */

const object = {};
/** @type {{ id: number, children: object[] }} */
const circle = { id: 1, children: [] };
circle.children.push(circle);
/** @param {number} depth */
function chain(depth) {
  let branch = { id: depth, children: /** @type {object[]} */ ([]) };
  for (let id = depth - 1; id > 0; id -= 1) branch = { id, children: [branch] };
  return branch;
}

/** @type {Record<string, Sample>} */
const SAMPLES = {
  pair: {
    good: [
      [1, "a"],
      [-1, ""],
    ],
    wrong: [
      [[1], "expected 2 elements, found 1"],
      [[1, "a", 2], "expected 2 elements, found 3"],
      [["1", "a"], "element 0: expected an integer"],
      [[1, null], "element 1: expected a string, found null"],
      [{ 0: 1, 1: "a", length: 2 }, "expected an array, found Object (object)"],
    ],
  },
  three: { good: [[0.5, -0, NaN]], wrong: [[[1, 2, "3"], 'element 2: expected a number, found "3" (string)']] },
  names: {
    good: [{}, { a: 1, "": 2, constructor: 3, ["__proto__"]: 4 }],
    wrong: [
      [{ a: 1, b: "x" }, 'value of "b": expected an integer, found "x" (string)'],
      [null, "expected"],
    ],
  },
  map: {
    good: [
      new Map(),
      new Map([
        ["a", [1, 2]],
        ["b", []],
      ]),
    ],
    wrong: [
      [{}, "expected a Map"],
      [new Map([[1, [1]]]), "expected a string, found 1 (number)"],
      [new Map([["a", [1, "2"]]]), 'element 1: expected a number, found "2" (string)'],
    ],
  },
  byObject: { good: [new Map([[object, true]])], wrong: [[new Map([[1, true]]), "expected an object, found 1 (number)"]] },
  members: {
    good: [new Set(), new Set([3, 1, 2])],
    wrong: [
      [[1], "expected a Set"],
      [new Set([1.5]), "expected an integer, found 1.5 (number)"],
    ],
  },
  buffer: {
    good: [Uint8Array.of(1, 2, 255).buffer, new ArrayBuffer(0)],
    wrong: [[Uint8Array.of(1), "expected an ArrayBuffer"]],
  },
  grid: { good: [[], [[1], [], [2, 3]]], wrong: [[[[1], [null]], "element 1: element 0: expected a number, found null"]] },
  places: { good: [[[1, 2], null]], wrong: [[[[1]], "element 0: expected 2 elements, found 1"]] },
  symbol: { good: [Symbol.iterator, Symbol.for("a"), Symbol("b")], wrong: [["a", "expected a symbol"]] },
  branch: {
    good: [{ id: 1, children: [] }, { id: 1, children: [{ id: 2, children: [] }], parent: { id: 3, children: [] } }, chain(2000)],
    wrong: [
      [{ id: 1, children: [{ id: "2", children: [] }] }, "field children: element 0: field id: expected an integer"],
      [circle, "nested too deep"],
      [chain(2100), "nested too deep"],
    ],
  },
  handlers: {
    good: [{ label: () => "" }, { label: String, each: [() => 1] }],
    wrong: [
      [{ label: "x" }, "field label: expected a function"],
      [{ label: () => "", each: [1] }, "field each: element 0: expected a function"],
    ],
  },
  maybe: { good: [null, new Map([["a", 1]])], wrong: [[new Map([["a", "1"]]), "expected an integer"]] },
};

/** @type {import("../../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  containers_go_in_and_come_out: ({ Containers }, t) => {
    for (const [name, { good }] of Object.entries(SAMPLES)) {
      for (const value of good) {
        const back = Containers[name](value);
        if (typeof value === "symbol") t.ok(back === value, "the same symbol");
        else if (name !== "branch" || value.id !== 1 || value.children.length === 0) t.same(back, value, name);
        t.ok(typeof value !== "object" || value === null || back !== value, `${name}: another object`);
      }
    }
    const [key] = Containers.byObject(new Map([[object, true]])).keys();
    t.ok(key === object, "the same object");
    const { label } = SAMPLES.handlers.good[0];
    t.ok(Containers.handlers({ label }).label === label, "the same function");
  },

  a_wrong_part_of_a_container_is_named: ({ Containers }, t) => {
    for (const [name, { wrong }] of Object.entries(SAMPLES)) {
      for (const [value, text] of wrong) {
        const error = t.throws(() => Containers[name](value), `Containers.${name}: parameter value: `);
        t.ok(error.message.includes(text), `${error.message} has ${text}`);
      }
    }
  },

  branches_nest_two_thousand_levels: ({ Containers }, t) => {
    let branch = Containers.branch(chain(2000));
    let depth = 1;
    for (; branch.children.length > 0; depth += 1) [branch] = branch.children;
    t.equal(depth, 2000);
    t.equal(branch.id, 2000);
  },

  functions_in_records_are_called_and_made: ({ Containers }, t) => {
    const label = (/** @type {number} */ number, text = "none") => `${number}${text};`;
    t.equal(Containers.call({ label }), "1one;2none;");
    t.equal(Containers.call({ label, each: [() => 3, () => 4] }), "1one;2none; 3 4");
    t.throws(() => Containers.call({ label: () => 5 }), "expected a string, found 5 (number)");
    const made = Containers.made();
    t.equal(made.label(7, "x"), "7 x");
    t.equal(made.label(7), "7 ");
    t.same(
      made.each.map((/** @type {() => number} */ each) => each()),
      [1, 2],
    );
    t.throws(() => made.label("7"), "expected an integer");
  },

  promises_in_records_and_of_containers: async ({ Containers }, t) => {
    const job = Containers.job({ name: "a", done: Promise.resolve(5) });
    t.equal(job.name, "a");
    t.equal(await job.done, 5);
    await t.rejects(() => Containers.job({ name: "a", done: Promise.resolve("5") }).done, "expected an integer");
    t.same(await Containers.later(Promise.resolve(new Map([["a", 1]]))), new Map([["a", 1]]));
    t.same(await Containers.laterPair(Promise.resolve([1, "a"])), [1, "a"]);
    await t.rejects(() => Containers.laterPair(Promise.resolve([1])), "expected 2 elements, found 1");
  },

  iterables_go_through_iterators_of_rust: ({ Containers }, t) => {
    t.same([...Containers.twice([1, 2, 3])], [2, 4, 6]);
    t.same(Array.from(Containers.twice(new Set([5]))), [10]);
    /** @type {string[]} */
    const events = [];
    function* endless() {
      try {
        for (let number = 1; ; number += 1) yield number;
      } finally {
        events.push("ended");
      }
    }
    for (const number of Containers.twice(endless())) if (number === 4) break;
    t.same(events, ["ended"]);
    t.throws(() => [...Containers.twice([1, "2"])], "Containers.twice: parameter values: element 1: expected an integer");
    t.throws(() => Containers.twice(5), "Containers.twice: parameter values: expected an iterable, found 5 (number)");
  },

  async_iterables_go_through_streams_of_rust: async ({ Containers }, t) => {
    async function* texts() {
      yield "a";
      await null;
      yield "b";
    }
    const found = [];
    for await (const text of Containers.capitals(texts())) found.push(text);
    for await (const text of Containers.capitals(["c", Promise.resolve("d")])) found.push(text);
    t.same(found, ["A", "B", "C", "D"]);
    const wrong = Containers.capitals([5])[Symbol.asyncIterator]();
    await t.rejects(() => wrong.next(), "Containers.capitals: parameter texts: element 0: expected a string, found 5 (number)");
    t.same(await wrong.next(), { done: true, value: undefined });
  },

  further_arguments_may_be_tuples: ({ Containers }, t) => {
    t.same(Containers.all(["a", 1], ["b", 2], ["a", 3]), { a: 3, b: 2 });
    t.same(Containers.all(), {});
    t.throws(() => Containers.all(["a", 1], ["b"]), "expected 2 elements, found 1");
  },
};
