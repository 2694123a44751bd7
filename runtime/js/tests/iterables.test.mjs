// Iterables that are not as usual: of other realms, proxies, changed by the page, and iterators that do not keep the rules.

import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

import { iterationDrop, iterationNext, iterationOpen, iterationReturn, iterationStep, iteratorNew } from "../iterables.js";
import { takePending } from "../state.js";
import { instance, messageOf } from "./fake.mjs";

const fake = instance();
const u8 = fake.shape("u8");

const [placePtr, placeLen] = fake.text("place");

/** The error of the last call, if it has failed. */
const failed = () => {
  const status = fake.statusWord(0);
  fake.words(16, [0]);
  return status === 1 ? messageOf(takePending()) : undefined;
};

/**
 * @param {unknown} value
 * @param {boolean} [isAsync]
 */
const open = (value, isAsync = false) => /** @type {any} */ (iterationOpen(value, isAsync ? 1 : 0, placePtr, placeLen));

/**
 * The number of elements, whether these are the last ones, and the bytes of the elements.
 * @param {any} iteration
 * @returns {any} the error, if there is one
 */
function next(iteration) {
  const bytes = [...fake.frame(iterationNext(iteration, u8))];
  return failed() ?? { count: bytes[0] + 256 * bytes[1], last: bytes[4] === 1, bytes: bytes.slice(8) };
}

test("only arrays with the built-in iterator cross in batches", () => {
  const batch = { count: 2, last: true, bytes: [1, 2] };
  const one = { count: 1, last: false, bytes: [1] };
  assert.deepEqual(next(open([1, 2])), batch);
  assert.deepEqual(next(open(new Uint16Array([1, 2]))), batch);
  assert.deepEqual(next(open(new (class extends Array {})(1, 2))), batch);
  assert.deepEqual(next(open([1, 2].values())), one);
  assert.deepEqual(next(open(new Set([1, 2]))), one);
  assert.deepEqual(next(open(runInNewContext("[1, 2]"))), one);
  const own = Object.assign([1, 2], { [Symbol.iterator]: () => [1, 2].values() });
  assert.deepEqual(next(open(own)), one);
  const long = open(Array(300).fill(7));
  assert.deepEqual(
    [next(long), next(long), next(long)].map(({ count, last }) => [count, last]),
    [
      [128, false],
      [128, false],
      [44, true],
    ],
  );
});

test("a changed array is read as JavaScript reads it", () => {
  const prototype = Object.getPrototypeOf([][Symbol.iterator]());
  const { next: original } = prototype;
  prototype.next = () => ({ done: false, value: 9 });
  const changed = open([1, 2]);
  prototype.next = original;
  assert.deepEqual(next(changed), { count: 1, last: false, bytes: [9] });
  const array = Array(200).fill(1);
  const iteration = open(array);
  next(iteration);
  array.length = 130;
  assert.deepEqual(next(iteration), { count: 2, last: true, bytes: [1, 1] });
});

test("elements before an error arrive first", () => {
  const iteration = open([1, 2, "three", 4]);
  assert.deepEqual(next(iteration), { count: 2, last: false, bytes: [1, 2] });
  assert.equal(next(iteration), 'place: element 2: expected an integer, found "three" (string)');
});

test("what is thrown while an iteration begins or continues is its error", () => {
  const throwing = new Proxy(/** @type {unknown[]} */ ([]), {
    get() {
      throw new Error("from a trap");
    },
  });
  open(throwing);
  assert.equal(failed(), "from a trap");
  open({ [Symbol.iterator]: () => 5 });
  assert.equal(failed(), "place: expected an iterator, found 5 (number)");
  const noNext = open({ [Symbol.iterator]: () => ({}) });
  assert.match(String(next(noNext)), /not a function/);
  const noObject = open({ [Symbol.iterator]: () => ({ next: () => null }) });
  assert.equal(next(noObject), "place: iterator result null is not an object");
});

test("return is called once, and not after the end", () => {
  let count = 0;
  const iterable = (/** @type {unknown} */ answer) => ({
    [Symbol.iterator]: () => ({ next: () => answer, return: () => count++ }),
  });
  const iteration = open(iterable({ value: 1 }));
  next(iteration);
  iterationDrop(iteration);
  iterationDrop(iteration);
  assert.equal(iterationReturn(iteration), undefined);
  assert.equal(count, 1);
  const ended = open(iterable({ done: true }));
  assert.deepEqual(next(ended), { count: 0, last: true, bytes: [] });
  iterationDrop(ended);
  assert.equal(count, 1);
});

test("an async iteration gives one element for each step", async () => {
  const iteration = open([1, Promise.resolve(2)], true);
  for (const bytes of [[1], [2]]) {
    await iterationStep(iteration);
    assert.deepEqual(next(iteration), { count: 1, last: false, bytes });
  }
  await iterationStep(iteration);
  assert.deepEqual(next(iteration), { count: 0, last: true, bytes: [] });
  const rejecting = open([Promise.reject(new Error("of an element"))], true);
  await assert.rejects(iterationStep(rejecting), { message: "of an element" });
});

test("iterators of Rust end once", async () => {
  /** @type {boolean[]} */
  const calls = [];
  const pull = (/** @type {boolean} */ last) => {
    calls.push(last);
    return calls.length === 1 ? [5] : [];
  };
  const iterator = /** @type {Iterator<unknown>} */ (iteratorNew(/** @type {any} */ (pull), 0));
  assert.deepEqual(
    [iterator.next(), iterator.next(), iterator.next()].map(({ value }) => value),
    [5, undefined, undefined],
  );
  iterator.return?.();
  assert.deepEqual(calls, [false, false, true]);
  calls.length = 0;
  const later = /** @type {AsyncIterator<unknown>} */ (
    iteratorNew(/** @type {any} */ (async (/** @type {boolean} */ last) => pull(last)), 1)
  );
  const steps = await Promise.all([later.next(), later.next(), later.next()]);
  assert.deepEqual(
    steps.map(({ value }) => value),
    [5, undefined, undefined],
  );
  assert.deepEqual(calls, [false, false, true]);
});
