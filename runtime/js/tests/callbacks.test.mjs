// Functions that call closures of Rust, with bytes and with numbers.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { callback, callbackCollect, callbackRef } from "../callbacks.js";
import { leave, outgoingCount, pushOutgoing, rt } from "../state.js";
import { collect, endLoans, found, instance } from "./fake.mjs";

/** @import { CallbackFunction } from "../types.d.ts" */

const fake = instance();
const string = fake.shape("string");
const u8 = fake.shape("u8");
const signature = fake.signature(fake.shape("arguments", u8, u8), string);
const called = () => fake.log.called.splice(0);

/** @type {number} */
let at;
let id = 0;

beforeEach(() => {
  at = fake.slot(id++);
  fake.answer = () => [];
  fake.directAnswer = () => 0;
  called();
});

test("one callback is one function", () => {
  const f = callback(at, signature, "I.m: parameter f");
  assert.equal(callback(at, signature, "elsewhere"), f);
  assert.notEqual(callback(fake.slot(id++), signature, "I.m: parameter g"), f);
});

test("the types are those of the call that it was passed to", () => {
  const [narrow, wide] = [fake.direct(["i32"], "void"), fake.direct(["safeI64"], "void")];
  const f = callback(at, narrow, "first");
  assert.equal(callback(at, fake.direct(["i32"], "void"), "second"), f);
  const g = callback(at, wide, "third");
  assert.notEqual(g, f);
  f(1);
  g(2 ** 40);
  assert.deepEqual(called(), [
    [at, [1]],
    [at, [2 ** 40]],
  ]);
});

test("a scoped callback is named by the call that it was passed to last, others by the first one", () => {
  for (const [scoped, name] of ["first", "second"].entries()) {
    at = fake.slot(id++, scoped);
    const f = callback(at, signature, "first");
    assert.equal(callback(at, signature, "second"), f);
    assert.throws(() => f("x"), { message: new RegExp(`^${name}: argument 1: `) });
  }
});

test("a scoped callback can be called until glue is on its way out", () => {
  const number = fake.direct(["f64"], "f64");
  for (const shape of [number, signature]) {
    const args = shape === number ? [1] : [1, 2];
    at = fake.slot(id++, 1);
    fake.directAnswer = (x) => x;
    fake.answer = () => [1, 0, 0, 0, 120];
    const outer = rt.lent;
    const f = callback(at, shape, "I.m: parameter f");
    f(...args);
    // A call inside of the first one that it is passed to as well.
    const inner = rt.lent;
    assert.equal(callback(at, shape, "I.n: parameter f"), f);
    f(...args);
    endLoans(inner);
    f(...args);
    endLoans(outer);
    called();
    // Rust has not closed the slot: it was unwound without a drop.
    assert.throws(() => f(...args), { message: "I.n: parameter f: callback was lent for the duration of a call" });
    assert.deepEqual(called(), []);
    assert.equal(callback(at, shape, "I.m: parameter f"), f);
    f(...args);
    endLoans(outer);
  }
});

test("a scoped callback that is no parameter cannot be called at all, others are not ended by glue", () => {
  const lent = rt.lent;
  const f = callbackRef(fake.slot(id++, 1), signature, ...fake.text("lib.rs"), 3);
  assert.throws(() => f(1, 2), { message: "lib.rs:3: callback was lent for the duration of a call" });
  const g = callback(at, signature, "I.m: parameter g");
  assert.equal(rt.lent, lent);
  fake.answer = () => [1, 0, 0, 0, 120];
  assert.equal(g(1, 2), "x");
});

test("functions have as many parameters as the closure", () => {
  const length = (/** @type {number} */ shape) => callback(fake.slot(id++), shape, "f").length;
  for (let count = 0; count <= 8; count++) {
    assert.equal(length(fake.direct(new Array(count).fill("i32"), "void")), count);
    assert.equal(length(fake.signature(fake.shape("arguments", ...new Array(count).fill(string)), string)), count);
  }
  assert.equal(length(fake.signature(fake.shape("array", fake.shape("any")), string)), 0);
});

test("arguments are checked, surplus ones ignored", () => {
  const f = callback(at, signature, "I.m: parameter f");
  fake.answer = () => [2, 0, 0, 0, 104, 105];
  assert.equal(f(1, 2, 3), "hi");
  assert.deepEqual(called(), [[at, [1, 2]]]);
  assert.throws(() => f(1), {
    name: "TypeError",
    message: "I.m: parameter f: argument 2: expected an integer, found undefined",
  });
  assert.deepEqual(called(), []);
});

test("errors of Rust are thrown as they are", () => {
  const thrownBy = (/** @type {CallbackFunction} */ f) => {
    try {
      f(1, 2);
    } catch (error) {
      return error;
    }
    return "nothing";
  };
  for (const error of [{}, undefined]) {
    fake.answer = () => leave(error);
    assert.equal(thrownBy(callback(at, signature, "f")), error);
    fake.directAnswer = () => {
      leave(error);
      return fake.failed(-1);
    };
    const flat = callback(fake.slot(id++), fake.direct(["i32", "i32"], "i32"), "f");
    assert.equal(thrownBy(flat), error);
    fake.directAnswer = () => 5;
    assert.equal(flat(1, 2), 5);
  }
});

test("a result that JavaScript cannot take is an error and leaves no reference", () => {
  const pair = fake.shape("arguments", fake.shape("object"), fake.shape("safeI64"), fake.shape("object"));
  const f = callback(at, fake.signature(fake.shape("arguments"), pair), "I.m: parameter f");
  fake.answer = () => {
    const [a, b] = [pushOutgoing({}), pushOutgoing({})];
    return [a, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x7f, b, 0, 0, 0];
  };
  assert.throws(() => f(), { name: "RangeError", message: /^I\.m: parameter f: .*out of range for i64/ });
  assert.equal(outgoingCount(), 0);
});

test("a dropped callback throws and its slot is free", () => {
  for (const shape of [signature, fake.direct(["i32", "i32"], "void")]) {
    at = fake.slot(id++);
    const f = callback(at, shape, "I.m: parameter f");
    fake.drop(at);
    assert.throws(() => f(1, 2), { message: "I.m: parameter f: callback was dropped" });
    const next = callback(at, shape, "I.m: parameter next");
    assert.notEqual(next, f);
    assert.throws(() => f(1, 2), /callback was dropped/);
    assert.deepEqual(called(), []);
    assert.equal(callback(at, shape, "again"), next);
  }
});

test("a callback that calls itself reads its own arguments", () => {
  const f = callback(at, signature, "f");
  fake.answer = (_, [depth]) => {
    if (depth < 3) f(depth + 1, 9);
    return [1, 0, 0, 0, 48 + depth];
  };
  assert.equal(f(0, 9), "0");
  assert.deepEqual(
    called().map(([, [depth]]) => depth),
    [0, 1, 2, 3],
  );
});

test("numbers cross as they are, whatever their count", () => {
  for (let count = 0; count <= 8; count++) {
    const f = callback(fake.slot(id++), fake.direct(new Array(count).fill("f64"), "f64"), "f");
    const numbers = Array.from({ length: count }, (_, i) => i + 0.5);
    fake.directAnswer = (...all) => all.reduce((sum, number) => sum + number, 100);
    assert.equal(f(...numbers, "surplus"), 100 + (count * count) / 2);
    const [[, given]] = called();
    assert.deepEqual(given, numbers);
  }
});

test("not a number may be a result", () => {
  const f = callback(at, fake.direct(["f64"], "f64"), "f");
  fake.directAnswer = (number) => number;
  assert.ok(Number.isNaN(f(NaN)));
  assert.ok(Object.is(f(-0), -0));
});

test("short texts beside numbers and booleans cross in the scratch buffer", () => {
  /** @type {unknown[][]} */
  const given = [["abc"], [""], ["12345"], ["ä"], ["\u{1f600}x"], ["\0"], ["x".repeat(64)]];
  for (const values of given) {
    const f = callback(fake.slot(id++), fake.texts(["string"], "i32"), "f");
    fake.directAnswer = (number) => fake.scratchText(number).length;
    assert.equal(f(...values), `${values[0]}`.length);
    assert.equal(fake.scratchText(called()[0][1][0]), values[0]);
  }
  const f = callback(at, fake.texts(["string", "i32", "bool", "string"], "void"), "f");
  assert.equal(f("ab", 7, true, "ö!", "surplus"), undefined);
  const [[slot, [a, ...numbers]]] = called();
  assert.equal(slot, at);
  assert.equal(fake.scratchText(a), "ab");
  assert.deepEqual(numbers.slice(0, 2), [7, 1]);
  assert.equal(fake.scratchText(numbers[2]), "ö!");
});

test("longer texts and other arguments of such a callback are encoded, and so are its errors", () => {
  const f = callback(at, fake.texts(["string"], "void"), "f");
  const g = callback(fake.slot(id++), fake.texts(["string", "string"], "void"), "g");
  const h = callback(fake.slot(id++), fake.texts(["date", "string"], "void"), "h");
  f("x".repeat(65));
  g("x".repeat(40), "y".repeat(60));
  h(new Date(7), "y");
  // The bytes of frames: a text after its length.
  assert.deepEqual(
    called().map(([, bytes]) => bytes.length),
    [4 + 65, 4 + 40 + 4 + 60, 8 + 4 + 1],
  );
  assert.throws(() => f(1), { message: "f: argument 1: expected a string, found 1 (number)" });
  assert.throws(() => g("x"), { message: "g: argument 2: expected a string, found undefined" });
  fake.directAnswer = () => {
    leave("thrown");
    return fake.failed(-1);
  };
  for (const call of [() => f("x"), () => g("x", "y")]) assert.throws(call, (error) => error === "thrown");
  fake.drop(at);
  assert.throws(() => f("x"), { message: "f: callback was dropped" });
});

test("a function of an earlier callback in the slot does not call the next one", () => {
  for (const scoped of [0, 1]) {
    for (const shape of [signature, fake.direct(["i32", "i32"], "void"), fake.texts(["string"], "void")]) {
      at = fake.slot(id++, scoped);
      const f = callback(at, shape, "first");
      fake.drop(at);
      callback(at, shape, "second");
      called();
      const how = scoped === 1 ? "lent for the duration of a call" : "dropped";
      const values = shape === signature || (fake.directKinds.get(shape) ?? 0) > 0 ? [1, 2] : ["x"];
      assert.throws(() => f(...values), { message: `first: callback was ${how}` });
      assert.deepEqual(called(), []);
    }
  }
  rt.lent = undefined;
});

test("other scalars cross as numbers, too", () => {
  const kinds = ["bool", "char", "date", "f32", "safeI64", "u8"];
  const f = callback(at, fake.direct(kinds, "void"), "f");
  assert.equal(f(true, "😀", new Date(7), 0.1, -5, 255), undefined);
  assert.deepEqual(called(), [[at, [1, 0x1f600, 7, 0.1, -5, 255]]]);
  /** @type {[kind: string, number: number, value: unknown][]} */
  const results = [
    ["bool", 1, true],
    ["bool", 0, false],
    ["char", 0x1f600, "😀"],
    ["date", 7, new Date(7)],
    ["void", 0, undefined],
  ];
  for (const [kind, number, value] of results) {
    fake.directAnswer = () => number;
    assert.deepEqual(callback(fake.slot(id++), fake.direct([], kind), "f")(), value);
  }
});

/** @type {[kind: string, value: unknown, message: string][]} */
const WRONG = [
  ["bool", 1, "expected a boolean, found 1 (number)"],
  ["bool", null, "expected a boolean, found null"],
  ["char", "ab", 'expected a single character, found "ab" (string)'],
  ["char", 97, "expected a single character, found 97 (number)"],
  ["date", 5, "expected a date, found 5 (number)"],
  ["date", new Date(NaN), "expected a valid date, found Date (object)"],
  ["f64", "1", 'expected a number, found "1" (string)'],
  ["f64", undefined, "expected a number, found undefined"],
  ["f32", true, "expected a number, found true (boolean)"],
  ["i32", 1n, "expected an integer, found 1 (bigint)"],
  ["u16", null, "expected an integer, found null"],
  ["safeU64", {}, "expected an integer, found Object (object)"],
];

test("what is no number, or should be none, does not reach Rust", () => {
  for (const [kind, value, message] of WRONG) {
    for (let index = 0; index <= 3; index++) {
      const kinds = [...new Array(index).fill("i32"), kind];
      const f = callback(fake.slot(id++), fake.direct(kinds, "void"), "f");
      assert.throws(() => f(...new Array(index).fill(0), value), {
        name: "TypeError",
        message: `f: argument ${index + 1}: ${message}`,
      });
    }
  }
  assert.deepEqual(called(), []);
});

/** @type {[kind: string, value: number, message: string][]} */
const UNFIT = [
  ["u8", 256, "out of range for u8: 256, minimum 0, maximum 255"],
  ["i32", 1.5, "expected an integer, found 1.5 (number)"],
  ["isize", 2 ** 31, "out of range for isize: 2147483648, minimum -2147483648, maximum 2147483647"],
  ["safeU64", -1, "out of range for u64: -1, minimum 0, maximum 9007199254740991"],
  ["f32", 1e300, "out of range for f32: 1e+300, minimum -3.4028234663852886e+38, maximum 3.4028234663852886e+38"],
];

test("JavaScript says what is wrong with a number that Rust does not take", () => {
  fake.directAnswer = () => fake.failed(-3);
  for (const [kind, value, message] of UNFIT) {
    const f = callback(fake.slot(id++), fake.direct(["bool", kind], "void"), "f");
    assert.throws(() => f(true, value), { message: `f: argument 2: ${message}` });
  }
  const f = callback(at, fake.direct(["f64"], "void"), "f");
  assert.throws(() => f(1), { message: "f: the types of the closure do not match" });
});

test("of several wrong arguments the first is named", () => {
  fake.directAnswer = () => fake.failed(-3);
  /** @type {[values: unknown[], index: number][]} */
  const wrong = [
    [[1.5, "x"], 1],
    [["x", 1.5], 1],
    [[1, "x"], 2],
    [[1, 2, 300], 3],
  ];
  for (const [values, index] of wrong) {
    const f = callback(fake.slot(id++), fake.direct(["i32", "i32", "u8"].slice(0, values.length), "void"), "f");
    assert.throws(() => f(...values), { message: new RegExp(`^f: argument ${index}: `) });
  }
});

test("a function without references releases its closure", async () => {
  callback(at, signature, "f");
  callbackCollect(at);
  await collect();
  assert.deepEqual(fake.log.released.splice(0), [[at, 0]]);
});

test("a callback that is passed again before the collector tells keeps its closure, and its new function lets go of it", async () => {
  callback(at, signature, "f");
  callbackCollect(at);
  // It is found in this turn; the collector tells of it in a later one.
  await found();
  /** @type {CallbackFunction | undefined} */
  let again = callback(at, signature, "f");
  await collect();
  assert.deepEqual(fake.log.released, []);
  assert.equal(callback(at, signature, "f"), again);
  again = undefined;
  await collect();
  assert.deepEqual(fake.log.released.splice(0), [[at, 0]]);
  assert.equal(again, undefined);
});
