// `MemoryView` over memory of a stand-in: what copies, what is refused and in which words.

import assert from "node:assert/strict";
import { test } from "node:test";
import vm from "node:vm";

import { lentViews, pinnedView, view } from "../views.js";
import { KINDS } from "../shapes.js";
import { rt } from "../state.js";
import { instance, endLoans } from "./fake.mjs";

const fake = instance();
fake.entries.releaseView = (id) => fake.log.released.push(id);

/**
 * A view of these bytes, and a way to read them.
 * @param {number[]} list
 */
function bytes(list, readonly = false) {
  const at = fake.put(list);
  return {
    lent: view("u8", at, list.length, readonly),
    look: () => Array.from(new Uint8Array(fake.memory.buffer, at, list.length)),
  };
}

/**
 * A view of doubles.
 * @param {number[]} list
 */
function doubles(list) {
  return view("f64", fake.put(new Uint8Array(Float64Array.from(list).buffer)), list.length, false);
}

test("length and byteLength", () => {
  const lent = doubles([1, 2, 3]);
  assert.equal(lent.length, 3);
  assert.equal(lent.byteLength, 24);
});

test("set copies in at an offset", () => {
  const { lent, look } = bytes([1, 2, 3, 4]);
  lent.set(Uint8Array.of(9, 8));
  assert.deepEqual(look(), [9, 8, 3, 4]);
  lent.set(Uint8Array.of(7), 3);
  assert.deepEqual(look(), [9, 8, 3, 7]);
  lent.set(new Uint8Array(0), 4);
  lent.set(new Uint8Array([0, 5, 6, 0]).subarray(1, 3), 1);
  assert.deepEqual(look(), [9, 5, 6, 7]);
});

test("copyTo copies out from an offset, and leaves the rest of the target", () => {
  const { lent } = bytes([1, 2, 3]);
  const target = new Uint8Array(4);
  lent.copyTo(target);
  assert.deepEqual([...target], [1, 2, 3, 0]);
  lent.copyTo(target, 2);
  assert.deepEqual([...target], [3, 2, 3, 0]);
  lent.copyTo(target, 3);
  assert.deepEqual([...target], [3, 2, 3, 0]);
});

test("slice takes offsets as arrays do", () => {
  const list = [1, 2, 3, 4];
  const { lent } = bytes(list);
  const values = [undefined, 0, 1, 4, 9, -1, -4, -9, 1.9, -1.9, NaN, Infinity, -Infinity, null, "2", true];
  for (const start of values) {
    for (const stop of values) {
      assert.deepEqual(
        [...lent.slice(start, stop)],
        list.slice(/** @type {number} */ (start), /** @type {number} */ (stop)),
        `slice(${start}, ${stop})`,
      );
    }
  }
  assert.ok(lent.slice() instanceof Uint8Array);
  assert.throws(() => lent.slice(1n), TypeError);
  assert.throws(() => lent.slice(Symbol()), TypeError);
});

test("a copy is no part of the memory", () => {
  const { lent, look } = bytes([1, 2, 3]);
  const copy = lent.slice();
  assert.notEqual(copy.buffer, fake.memory.buffer);
  assert.equal(copy.buffer.byteLength, 3);
  copy[0] = 9;
  assert.deepEqual(look(), [1, 2, 3]);
});

test("views copy to each other, and to themselves", () => {
  const one = bytes([1, 2, 3, 4]);
  const other = bytes([0, 0, 0, 0, 0]);
  other.lent.set(one.lent, 1);
  assert.deepEqual(other.look(), [0, 1, 2, 3, 4]);
  one.lent.copyTo(other.lent, 1);
  assert.deepEqual(other.look(), [2, 3, 4, 3, 4]);
  // From the second element on to the first, and from the first to the second of a view that begins one later.
  one.lent.copyTo(one.lent, 1);
  assert.deepEqual(one.look(), [2, 3, 4, 4]);
  const at = fake.put([1, 2, 3, 4, 5]);
  view("u8", at + 1, 4, false).set(view("u8", at, 4, false));
  assert.deepEqual([...view("u8", at, 5, false).slice()], [1, 1, 2, 3, 4]);
});

test("typed arrays of other realms and of subclasses are taken for what they are", () => {
  const { lent, look } = bytes([1, 2]);
  lent.set(vm.runInNewContext("Uint8Array.of(5)"));
  class Liar extends Uint8Array {
    get length() {
      return 1000;
    }
    /** @returns {ArrayBuffer} */
    get buffer() {
      throw new Error("asked");
    }
  }
  lent.set(Liar.of(6), 1);
  assert.deepEqual(look(), [5, 6]);
  const target = new Liar(2);
  lent.copyTo(target);
  assert.deepEqual([target[0], target[1]], [5, 6]);
});

test("another element type is an error", () => {
  const { lent, look } = bytes([1, 2]);
  const expected = "expected a Uint8Array or a MemoryView<u8>, found";
  const wrong = [
    [Uint8ClampedArray.of(1), "Uint8ClampedArray (object)"],
    [Int8Array.of(1), "Int8Array (object)"],
    [Float64Array.of(1), "Float64Array (object)"],
    [[1], "Array (object)"],
    [new ArrayBuffer(1), "ArrayBuffer (object)"],
    [new DataView(new ArrayBuffer(1)), "DataView (object)"],
    [doubles([1]), "MemoryView<f64>"],
    [{ length: 1, 0: 5 }, "Object (object)"],
    [undefined, "undefined"],
    [null, "null"],
    [5, "5 (number)"],
  ];
  for (const [value, found] of wrong) {
    assert.throws(() => lent.set(value), { name: "TypeError", message: `MemoryView.set: ${expected} ${found}` });
    assert.throws(() => lent.copyTo(value), { name: "TypeError", message: `MemoryView.copyTo: ${expected} ${found}` });
  }
  assert.throws(() => view("i32", 1024, 1, false).set([1]), {
    message: "MemoryView.set: expected an Int32Array or a MemoryView<i32>, found Array (object)",
  });
  assert.deepEqual(look(), [1, 2]);
});

test("an overrun is an error and writes nothing", () => {
  const at = fake.put([1, 2, 3, 4, 5, 6]);
  const lent = view("u8", at + 1, 4, false);
  const range = (/** @type {string} */ message) => ({ name: "RangeError", message: `MemoryView.${message}` });
  assert.throws(() => lent.set(new Uint8Array(5)), range("set: 5 elements at offset 0 overrun a view of 4"));
  assert.throws(() => lent.set(new Uint8Array(2), 3), range("set: 2 elements at offset 3 overrun a view of 4"));
  assert.throws(() => lent.set(new Uint8Array(0), 5), range("set: offset: out of range: 5, minimum 0, maximum 4"));
  assert.throws(() => lent.set(new Uint8Array(1), -1), range("set: offset: out of range: -1, minimum 0, maximum 4"));
  assert.throws(() => lent.set(new Uint8Array(1), 2 ** 32), range("set: offset: out of range: 4294967296, minimum 0, maximum 4"));
  assert.throws(() => lent.copyTo(new Uint8Array(3)), range("copyTo: 4 elements from offset 0 on overrun a target of 3"));
  assert.throws(() => lent.copyTo(new Uint8Array(2), 1), range("copyTo: 3 elements from offset 1 on overrun a target of 2"));
  assert.throws(() => lent.copyTo(new Uint8Array(9), 5), range("copyTo: offset: out of range: 5, minimum 0, maximum 4"));
  assert.deepEqual([...view("u8", at, 6, false).slice()], [1, 2, 3, 4, 5, 6]);
});

test("an offset is an integer", () => {
  const { lent } = bytes([1, 2]);
  const wrong = [
    [0.5, "0.5 (number)"],
    [NaN, "NaN (number)"],
    [Infinity, "Infinity (number)"],
    ["1", '"1" (string)'],
    [null, "null"],
    [1n, "1 (bigint)"],
  ];
  for (const [offset, found] of wrong) {
    const message = (/** @type {string} */ method) => ({
      name: "TypeError",
      message: `MemoryView.${method}: offset: expected an integer, found ${found}`,
    });
    assert.throws(() => lent.set(Uint8Array.of(1), offset), message("set"));
    assert.throws(() => lent.copyTo(new Uint8Array(2), offset), message("copyTo"));
  }
});

test("an array whose memory has become too short is an error", () => {
  const { lent, look } = bytes([1, 2, 3]);
  const memory = new ArrayBuffer(4, { maxByteLength: 8 });
  const [fixed, tail, whole] = [new Uint8Array(memory, 0, 4), new Uint8Array(memory, 3), new Uint8Array(memory)];
  memory.resize(2);
  for (const outside of [fixed, tail]) {
    assert.throws(() => lent.set(outside), { name: "TypeError", message: "MemoryView.set: the source is out of bounds" });
    assert.throws(() => lent.copyTo(outside), { name: "TypeError", message: "MemoryView.copyTo: the target is out of bounds" });
  }
  lent.set(whole);
  assert.deepEqual(look(), [0, 0, 3]);
  assert.throws(() => lent.copyTo(whole), RangeError);
  memory.resize(8);
  lent.copyTo(whole);
  assert.deepEqual([...whole], [0, 0, 3, 0, 0, 0, 0, 0]);
});

test("an offset that is an object is none, and is asked nothing", () => {
  const { lent, look } = bytes([1, 2, 3]);
  const memory = new ArrayBuffer(3, { maxByteLength: 64 });
  const source = new Uint8Array(memory);
  const offset = { valueOf: () => (memory.resize(64), lent.dispose(), 1) };
  for (const wrong of [offset, NaN, 0.5, Infinity, "1", 1n, null]) {
    assert.throws(() => lent.set(source, wrong), { name: "TypeError", message: /^MemoryView\.set: offset: expected an integer/ });
    assert.throws(() => lent.copyTo(source, wrong), {
      name: "TypeError",
      message: /^MemoryView\.copyTo: offset: expected an integer/,
    });
  }
  for (const wrong of [-1, 4, 2 ** 31, 2 ** 32, 2 ** 53]) {
    assert.throws(() => lent.set(source, wrong), { name: "RangeError", message: /^MemoryView\.set: offset: out of range/ });
    assert.throws(() => lent.copyTo(source, wrong), { name: "RangeError", message: /^MemoryView\.copyTo: offset: out of range/ });
  }
  assert.equal(memory.byteLength, 3);
  lent.set(source, -0);
  assert.deepEqual(look(), [0, 0, 0]);
});

test("a view that goes while slice asks an object for a number", () => {
  const { lent } = bytes([1, 2, 3]);
  const number = { valueOf: () => (lent.dispose(), 1) };
  assert.throws(() => lent.slice(0, number), { message: "MemoryView.slice: the view is disposed" });
});

test("a detached array is an error", () => {
  const { lent } = bytes([]);
  const gone = new Uint8Array(2);
  structuredClone(gone, { transfer: [gone.buffer] });
  assert.throws(() => lent.set(gone), { name: "TypeError", message: "MemoryView.set: the source is detached" });
  assert.throws(() => lent.copyTo(gone), { name: "TypeError", message: "MemoryView.copyTo: the target is detached" });
});

test("a read-only view can only be read", () => {
  const { lent, look } = bytes([1, 2], true);
  const before = bytes([7, 8]);
  assert.throws(() => lent.set(Uint8Array.of(9)), { name: "TypeError", message: "MemoryView.set: the view is read-only" });
  assert.throws(() => before.lent.copyTo(lent), { name: "TypeError", message: "MemoryView.copyTo: the target is read-only" });
  before.lent.set(lent);
  assert.deepEqual([...lent.slice()], [1, 2]);
  assert.deepEqual(look(), [1, 2]);
  assert.deepEqual(before.look(), [1, 2]);
});

test("a view is right after memory has grown", () => {
  const { lent, look } = bytes([1, 2, 3]);
  fake.memory.grow(1);
  assert.deepEqual([...lent.slice()], [1, 2, 3]);
  lent.set(Uint8Array.of(9), 1);
  assert.deepEqual(look(), [1, 9, 3]);
  assert.equal(lent.length, 3);
});

test("use after disposal is an error", () => {
  /** @type {((lent: ReturnType<typeof view>, loans: typeof rt.lent) => void)[]} */
  const ways = [
    (_, loans) => endLoans(loans),
    (lent) => lent.dispose(),
    (lent) => /** @type {any} */ (lent)[Symbol.dispose ?? Symbol.for("Symbol.dispose")](),
  ];
  for (const finish of ways) {
    const other = bytes([1, 2]).lent;
    const loans = rt.lent;
    const { lent, look } = bytes([1, 2]);
    assert.equal(lent.isDisposed, false);
    finish(lent, loans);
    finish(lent, loans);
    assert.equal(lent.isDisposed, true);
    const uses = {
      length: () => lent.length,
      byteLength: () => lent.byteLength,
      set: () => lent.set(Uint8Array.of(9)),
      copyTo: () => lent.copyTo(new Uint8Array(2)),
      slice: () => lent.slice(),
    };
    for (const [name, use] of Object.entries(uses)) {
      assert.throws(use, { name: "Error", message: `MemoryView.${name}: the view is disposed` });
    }
    assert.throws(() => other.set(lent), { message: "MemoryView.set: the source is disposed" });
    assert.throws(() => other.copyTo(lent), { message: "MemoryView.copyTo: the target is disposed" });
    assert.deepEqual(look(), [1, 2]);
  }
});

test("disposal while an argument is being converted is noticed", () => {
  const { lent } = bytes([1, 2]);
  const start = {
    valueOf() {
      lent.dispose();
      return 0;
    },
  };
  assert.throws(() => lent.slice(start), { message: "MemoryView.slice: the view is disposed" });
});

test("only the runtime makes views and reads their fields", () => {
  const { lent } = bytes([1, 2]);
  const { constructor: untyped, ...own } = lent;
  const constructor = /** @type {any} */ (untyped);
  assert.deepEqual(own, {});
  assert.deepEqual(Reflect.ownKeys(lent), []);
  assert.throws(() => new constructor(), { name: "TypeError", message: "MemoryView: only Rust can create memory views" });
  assert.throws(() => new constructor({}, "u8", 0, 1000, false, -1), TypeError);
  assert.throws(() => new (class extends constructor {})(), TypeError);
  const forged = Object.create(constructor.prototype);
  const proxy = new Proxy(lent, {});
  for (const fake of [forged, proxy, {}]) {
    for (const use of ["set", "copyTo", "slice", "dispose"]) {
      assert.throws(() => constructor.prototype[use].call(fake, Uint8Array.of(1)), TypeError);
    }
    assert.throws(() => Reflect.get(constructor.prototype, "length", fake), TypeError);
    assert.throws(() => lent.set(fake), TypeError);
  }
  assert.deepEqual(Object.getOwnPropertyNames(constructor).sort(), ["length", "name", "prototype"]);
});

test("patched built-ins are not handed the memory", () => {
  const { lent } = bytes([1, 2]);
  const typed = Object.getPrototypeOf(Uint8Array.prototype);
  const { set, slice } = typed;
  /** @type {unknown[]} */
  const seen = [];
  typed.set = function (/** @type {unknown[]} */ ...args) {
    seen.push(this);
    return set.apply(this, args);
  };
  typed.slice = typed.set;
  try {
    lent.set(Uint8Array.of(9));
    lent.copyTo(new Uint8Array(2));
    lent.slice();
  } finally {
    Object.assign(typed, { set, slice });
  }
  assert.deepEqual(seen, []);
});

test("borrowed views are counted until they end", () => {
  const [before, loans] = [lentViews(), rt.lent];
  const { lent } = bytes([1]);
  const { lent: other } = bytes([1]);
  assert.equal(lentViews(), before + 2);
  other.dispose();
  assert.equal(lentViews(), before + 1);
  endLoans(loans);
  assert.equal(lentViews(), before);
  assert.deepEqual([lent.isDisposed, other.isDisposed], [true, true]);
});

test("a pinned buffer has one view until that is disposed of", () => {
  const at = fake.put([1, 2, 3]);
  const u8 = KINDS.indexOf("u8");
  const first = pinnedView(7, u8, at, 3, 0);
  assert.equal(pinnedView(7, u8, at, 3, 0), first);
  first.dispose();
  first.dispose();
  assert.deepEqual(fake.log.released, [7]);
  const second = pinnedView(7, u8, at, 3, 1);
  assert.notEqual(second, first);
  assert.throws(() => second.set(Uint8Array.of(1)), { message: "MemoryView.set: the view is read-only" });
  assert.deepEqual([...second.slice()], [1, 2, 3]);
  second.dispose();
  assert.deepEqual(fake.log.released, [7, 7]);
});
