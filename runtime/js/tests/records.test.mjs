// The codecs that `jsic` prints for records: a field is written, read and refused like a value of its shape alone.

import assert from "node:assert/strict";
import { test } from "node:test";

import { decoded, encoded, references, shape, table, value } from "./cases.mjs";

/** @import { Json } from "./cases.mjs" */

const LEAVES = shape({ named: "Leaves" });
const GAPS = shape({ named: "Gaps" });
const AROUND = shape({ named: "Around" });
const NAMED = shape({ named: "Named" });
const LAZY = shape({ named: "Lazy" });

/** Fields and shapes of a declared record. */
const fields = (/** @type {string} */ name) => table.declared[name].record ?? [];

const good = {
  bool: true,
  i8: -1,
  u8: 1,
  i16: -2,
  u16: 2,
  i32: -3,
  u32: 3,
  isize: -4,
  usize: 4,
  f32: 0.5,
  f64: 0.25,
  safeI64: -5,
  safeU64: 5,
  bigI64: -6n,
  bigU64: 6n,
  char: "ß",
  string: "text",
  date: new Date(7),
};
const gaps = { on: null, text: null, when: null, big: null, last: 0 };

/** @type {(name: string, given: Record<string, unknown>) => Buffer} */
const plain = (name, given) => Buffer.concat(fields(name).map(([field, of]) => encoded(shape(of), given[field])));

test("a field has the bytes that its value has alone", () => {
  let count = 0;
  for (const [field, of] of fields("Leaves")) {
    for (const entry of table.bytes.filter((it) => it.shape === of)) {
      const given = { ...good, [field]: value(entry.value) };
      const bytes = encoded(LEAVES, given);
      assert.deepEqual(bytes, plain("Leaves", given), JSON.stringify(entry));
      const back = decoded(LEAVES, bytes);
      assert.deepEqual(Object.keys(back), Object.keys(good));
      assert.deepEqual(encoded(LEAVES, back), bytes);
      count++;
    }
  }
  assert.ok(count > 40, `${count} cases`);
});

test("a field is refused for the reason that its value is refused for alone", () => {
  let count = 0;
  for (const [field, of] of fields("Leaves")) {
    for (const entry of table.errors.filter((it) => it.shape === of)) {
      const given = { ...good, [field]: value(entry.value) };
      const message = entry.error.replace("place: ", `place: field ${field}: `);
      assert.throws(() => encoded(LEAVES, given), { message }, message);
      count++;
    }
  }
  assert.ok(count > 80, `${count} cases`);
});

test("null and missing are distinguished as the shape requires", () => {
  /** @type {Record<string, unknown>} */
  const content = {
    on: false,
    text: "é",
    when: new Date(0),
    mark: "\0",
    note: "",
    ratio: 1,
    far: -9007199254740991,
    word: "w",
    day: new Date(1),
    big: 0n,
  };
  for (const [field] of fields("Gaps").slice(0, -1)) {
    for (const one of [null, undefined, content[field]]) {
      const given = { ...gaps, [field]: one };
      const bytes = encoded(GAPS, given);
      assert.deepEqual(bytes, plain("Gaps", given), `${field}: ${one}`);
      const back = decoded(GAPS, bytes);
      assert.deepEqual(encoded(GAPS, back), bytes);
      const found = fields("Gaps").find(([name]) => name === field);
      const [, [kind, inner]] = /** @type {[string, [string, Json]]} */ (found);
      const absent =
        one === undefined || (one === null && kind === "optional" && !(Array.isArray(inner) && inner[0] === "nullable"));
      const expected = kind === "optional" && absent ? undefined : (one ?? null);
      assert.deepEqual(back[field], expected);
      assert.equal(Object.hasOwn(back, field), expected !== undefined);
    }
    const wrong = { ...gaps, [field]: Symbol("s") };
    assert.throws(() => encoded(GAPS, wrong), {
      message: new RegExp(`^place: field ${field}: expected .*, found Symbol\\(s\\)`),
    });
  }
});

test("texts of any length have other fields behind them", () => {
  for (const unit of ["a", "é", "😀", "\0"]) {
    for (const count of [0, 1, 3, 4, 5, 62, 63, 64, 65, 200, 1000]) {
      const text = unit.repeat(count);
      const given = { ...gaps, text, note: `${text}!`, word: text, last: 7 };
      const bytes = encoded(GAPS, given);
      assert.deepEqual(bytes, plain("Gaps", given), `${count} of ${unit}`);
      assert.deepEqual(decoded(GAPS, bytes), given);
      assert.deepEqual(encoded(LEAVES, { ...good, string: text }), plain("Leaves", { ...good, string: text }));
    }
  }
});

test("keys keep the order of the declaration", () => {
  const all = { last: 1, big: 1n, day: new Date(1), far: null, mark: "m", on: true, text: "t", when: new Date(2), word: null };
  const back = decoded(GAPS, encoded(GAPS, all));
  assert.deepEqual(Object.keys(back), ["on", "text", "when", "mark", "far", "word", "day", "big", "last"]);
  assert.deepEqual(back, all);
});

test("names need not be identifiers", () => {
  const given = JSON.parse('{"a \\"b\\"": 1, "__proto__": 2, "class": 3}');
  const back = decoded(NAMED, encoded(NAMED, given));
  assert.deepEqual(Object.entries(back), Object.entries(given));
  assert.equal(Object.getPrototypeOf(back), Object.prototype);
  assert.throws(() => encoded(NAMED, { ...given, 'a "b"': 256 }), { message: /^place: field a "b": out of range for u8: 256/ });
});

test("a field called __proto__ may be missing", () => {
  const given = JSON.parse('{"__proto__": 2}');
  assert.deepEqual(Object.entries(decoded(LAZY, encoded(LAZY, given))), [["__proto__", 2]]);
  assert.deepEqual(Object.entries(decoded(LAZY, Buffer.from([0]))), []);
});

test("records inside name the path", () => {
  const pair = { a: 1, b: 2 };
  const given = { before: 1, pair, pairs: [pair, pair], after: "x".repeat(100) };
  assert.deepEqual(decoded(AROUND, encoded(AROUND, given)), given);
  const { pairs, ...rest } = given;
  assert.deepEqual(Object.keys(decoded(AROUND, encoded(AROUND, rest))), ["before", "pair", "after"]);
  const wrong = { ...given, pairs: [pair, { a: 1, b: "2" }] };
  assert.throws(() => encoded(AROUND, wrong), {
    message: 'place: field pairs: element 1: field b: expected an integer, found "2" (string)',
  });
  assert.throws(() => encoded(AROUND, { ...given, pair: undefined }), {
    message: "place: field pair: expected an object, found undefined",
  });
});

test("fields are read once, in order, up to a wrong one", () => {
  /** @type {PropertyKey[]} */
  const read = [];
  /** @type {(object: Record<PropertyKey, unknown>) => object} */
  const watch = (object) => new Proxy(object, { get: (target, key) => (read.push(key), target[key]) });
  encoded(AROUND, watch({ after: "", pair: watch({ b: 1, a: 2 }), before: 0, more: 1 }));
  assert.deepEqual(read.splice(0), ["before", "pair", "a", "b", "pairs", "after"]);
  assert.throws(() => encoded(AROUND, watch({ before: 0, pair: watch({ a: "1" }), after: "" })), TypeError);
  assert.deepEqual(read.splice(0), ["before", "pair", "a"]);
  references();
});

test("what a getter throws stays as it is, and what it writes lies above", () => {
  const error = new RangeError("mine");
  const throwing = {
    before: 1,
    get pair() {
      throw error;
    },
  };
  assert.throws(
    () => encoded(AROUND, throwing),
    (thrown) => thrown === error,
  );
  const pair = { a: 1, b: 2 };
  const given = { before: 1, after: "end", pairs: [pair] };
  /** @type {Buffer[]} */
  const inner = [];
  const nested = {
    ...given,
    pair: {
      a: 1,
      get b() {
        inner.push(encoded(AROUND, { ...given, pair }));
        return 2;
      },
    },
  };
  const alone = encoded(AROUND, { ...given, pair });
  assert.deepEqual(encoded(AROUND, nested), alone);
  assert.deepEqual(inner, [alone]);
});
