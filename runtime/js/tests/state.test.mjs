// The region as a stack of frames, the lists of references, the pending error.

import assert from "node:assert/strict";
import { test } from "node:test";

import { codec } from "../codecs.js";
import { fail, give, setNull, pushOutgoing, state, takeIncoming, takeOutgoing, takePending, truncateOutgoing } from "../state.js";
import { instance } from "./fake.mjs";

const STATUS = 0;
const BASE = 1;
const TOP = 2;

const fake = instance();

test("a frame that is not read yet is not overwritten", () => {
  const char = codec(fake.shape("char"));
  char.enc("a", "place");
  const first = fake.statusWord(BASE);
  assert.equal(fake.statusWord(TOP), first + 4);
  char.enc("b", "place");
  assert.equal(fake.statusWord(BASE), first + 4);
  assert.deepEqual(fake.frame(4), [98, 0, 0, 0]);
  assert.equal(fake.statusWord(TOP), first + 4);
  fake.words(16, [0, 0, first]);
});

test("a frame inside a half-written record lies above it", () => {
  const record = fake.record("Pair");
  const texts = codec(fake.shape("string"));
  /** @type {number[]} */
  const inner = [];
  const value = {
    a: 1,
    get b() {
      inner.push(fake.frame(texts.enc("x".repeat(3000), "place")).length);
      return 2;
    },
  };
  const length = codec(record).enc(value, "place");
  assert.deepEqual(fake.frame(length), [1, 0, 0, 0, 2, 0, 0, 0]);
  assert.deepEqual(inner, [3004]);
  assert.equal(fake.statusWord(TOP), 0);
});

test("a failed encoder leaves nothing behind", () => {
  const list = fake.shape("array", fake.shape("object"));
  const good = {};
  assert.throws(() => codec(list).enc([good, 5], "place"), {
    name: "TypeError",
    message: "place: element 1: expected an object, found 5 (number)",
  });
  assert.equal(state.writeOffset, 0);
  assert.equal(fake.statusWord(TOP), 0);
  assert.equal(give(good), 0);
  assert.equal(takeIncoming(0), good);
});

test("references are taken once, in any order", () => {
  const [a, b, c] = [{}, {}, {}];
  assert.deepEqual([a, b, c].map(give), [0, 1, 2]);
  assert.equal(takeIncoming(1), b);
  assert.equal(takeIncoming(1), undefined);
  assert.equal(takeIncoming(0), a);
  assert.equal(takeIncoming(2), c);
  assert.equal(give(a), 0);
  takeIncoming(0);
  assert.equal(pushOutgoing(a), 0);
  assert.equal(pushOutgoing(b), 1);
  truncateOutgoing(1);
  assert.equal(takeOutgoing(0), a);
  assert.equal(pushOutgoing(c), 0);
  takeOutgoing(0);
});

test("the status tells of errors and null", () => {
  assert.equal(setNull(), 0);
  assert.equal(fake.statusWord(STATUS), 2);
  fake.memory.grow(1);
  assert.equal(fail(undefined), 0);
  assert.equal(fake.statusWord(STATUS), 1);
  fail("text");
  assert.equal(takePending(), "text");
  assert.equal(takePending(), undefined);
});
