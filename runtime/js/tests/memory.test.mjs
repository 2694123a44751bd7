// What does not fit into memory, and lengths that are not true: the fake instance has a limit.

import assert from "node:assert/strict";
import { test } from "node:test";

import { SHORT, codec, outOfMemory } from "../codecs.js";
import { installTransfer, scratch } from "../transfer.js";
import { give, regionGone, rt, state, takeIncoming } from "../state.js";
import { installArrays, lost } from "../typed.js";
import { indexOf, instance } from "./fake.mjs";

const fake = instance();
installArrays();
const { putTyped } = rt;
const FREE = 1 << 30;
const numbers = codec(fake.shape("array", fake.shape("f64")));
const bytes = codec(fake.shape("typed", fake.shape("u8")));

/**
 * Runs an action with less memory.
 * @param {number} limit
 * @param {() => void} action
 */
function within(limit, action) {
  fake.limit = limit;
  try {
    action();
  } finally {
    fake.limit = FREE;
  }
}

test("arrays of few and of many numbers are the same lists", () => {
  const kinds = {
    i8: Int8Array,
    u16: Uint16Array,
    i32: Int32Array,
    f32: Float32Array,
    f64: Float64Array,
    bigU64: BigUint64Array,
  };
  for (const [kind, Class] of Object.entries(kinds)) {
    const list = codec(fake.shape("array", fake.shape(kind)));
    for (const count of [0, 1, 31, 32, 100]) {
      const values = Array.from({ length: count }, (_, i) => (kind === "bigU64" ? BigInt(i) : i + 1));
      const elements = /** @type {any} */ (Class).from(values);
      const at = fake.put([count, 0, 0, 0, ...new Uint8Array(elements.buffer)]);
      assert.deepEqual(list.dec(at, 4 + elements.byteLength), values);
      assert.equal(state.readAddress, at + 4 + elements.byteLength);
    }
  }
});

test("a value of a closed enum that crosses alone has no bytes", () => {
  /** @type {(kind: string, open: number, ...values: number[]) => ReturnType<typeof codec>} */
  const named = (kind, open, ...values) => codec(fake.shape(kind, ...fake.text("E"), open, ...values));
  const texts = [...fake.text("left"), ...fake.text("")];
  const words = named("stringEnum", 0, ...texts);
  assert.equal(words.put("left", "place"), ~0);
  assert.equal(words.put("", "place"), ~1);
  assert.throws(() => words.put("right", "place"), { message: 'place: expected one of "left", "" (E), found "right" (string)' });
  assert.equal(words.dec(1, -4, "place"), "");
  assert.equal(words.dec(0, -4, "place"), "left");
  assert.equal(words.dec(fake.put([1, 0, 0, 0]), 4, "place"), "");
  assert.throws(() => words.dec(7, SHORT, "place"), { name: "RangeError", message: "place: no memory for 7 bytes" });

  const numbers = named("numberEnum", 0, -2, 0, 7);
  assert.equal(numbers.put(0, "place"), ~0);
  assert.equal(numbers.put(7, "place"), ~7);
  // A negative number is written as before.
  assert.deepEqual(fake.frame(numbers.put(-2, "place")), [0xfe, 0xff, 0xff, 0xff]);
  assert.throws(() => numbers.put(1, "place"), { message: "place: expected one of -2, 0, 7 (E), found 1 (number)" });

  // An open one may have other values.
  assert.deepEqual(fake.frame(named("stringEnum", 1, ...texts).put("left", "place")), [0, 0, 0, 0]);
  assert.deepEqual(fake.frame(named("numberEnum", 1, 7).put(7, "place")), [7, 0, 0, 0]);
});

test("an encoder that has no memory leaves nothing behind, and the instance goes on", () => {
  const list = codec(fake.shape("array", fake.shape("object")));
  const good = {};
  within(0x10000, () => {
    assert.throws(() => list.enc(Array(30_000).fill(good), "place"), {
      name: "RangeError",
      message: "place: element 16383: no memory for 65540 bytes",
    });
  });
  assert.equal(state.writeOffset, 0);
  assert.equal(fake.statusWord(2), 0);
  assert.equal(give(good), 0);
  assert.equal(takeIncoming(0), good);
  assert.equal(list.enc([good, good], "place"), 12);
  [0, 1].forEach(takeIncoming);
  fake.frame(12);
});

test("a large region is not kept for a value that did not cross", () => {
  const { grow } = fake.entries;
  /** @type {number[]} */
  const asked = [];
  fake.entries.grow = (size) => (asked.push(size), size === 0 ? 0 : grow(size));
  within(1 << 22, () => assert.throws(() => numbers.enc(Array(1 << 20).fill(1), "place"), /no memory for \d+ bytes/));
  assert.equal(asked.at(-1), 0);
  assert.equal(state.regionSize, 0);
  assert.equal(numbers.enc([1, 2], "place"), 20);
  assert.equal(state.regionSize, 1024);
  fake.frame(20);
  fake.entries.grow = grow;
});

test("no size is 2^31 or more, and none wraps", () => {
  const { grow } = fake.entries;
  /** @type {number[]} */
  const asked = [];
  fake.entries.grow = (size) => (asked.push(size), 0);
  regionGone();
  for (const length of [2 ** 27, 2 ** 28, 2 ** 29, 2 ** 32 - 1]) {
    const array = Object.assign([1, 2, 3], { length });
    assert.throws(() => numbers.enc(array, "place"), RangeError);
  }
  fake.entries.grow = grow;
  assert.ok(asked.every((size) => size <= 1024));
  assert.throws(() => putTyped({}, "Uint8Array", "place"), TypeError);
});

test("room is made for elements that were read, not for a length", () => {
  regionGone();
  fake.log.grown.length = 0;
  for (const length of [2 ** 27, 2 ** 28, 2 ** 29, 2 ** 32 - 1]) {
    const array = Object.assign([1, 2, 3], { length });
    assert.throws(() => numbers.enc(array, "place"), { message: "place: element 3: expected a number, found undefined" });
  }
  assert.ok(Math.max(...fake.log.grown) <= 0x20000, fake.log.grown.join());
});

test("an array longer than memory is refused after its first element", () => {
  const anys = codec(fake.shape("array", fake.shape("any")));
  const array = Object.assign([], { length: 2 ** 32 - 1 });
  assert.throws(() => anys.enc(array, "place"), {
    name: "RangeError",
    message: "place: element 0: no memory for 4294967295 bytes",
  });
});

test("what Rust had no memory to write is an error", () => {
  assert.throws(() => numbers.dec(1 << 30, SHORT, "place"), {
    name: "RangeError",
    message: "place: no memory for 1073741824 bytes",
  });
});

test("what Rust has no memory to read names the place of the newest frame, or the parameter", () => {
  fake.frame(numbers.enc([1], "newest"));
  assert.equal(outOfMemory(12, 0, 0, 0, 0).message, "newest: no memory for 12 bytes");
  const error = outOfMemory(12, ...fake.text("A.b"), ...fake.text("c"));
  assert.ok(error instanceof RangeError);
  assert.equal(error.message, "A.b: parameter c: no memory for 12 bytes");
});

test("references are not more than the tables of engines hold", () => {
  const list = codec(fake.shape("array", fake.shape("object")));
  /** @type {unknown[]} */
  const crowd = new Proxy([], { get: (_, key) => (key === "length" ? 2 ** 31 - 1 : fake) });
  assert.throws(() => list.enc(crowd, "place"), {
    name: "RangeError",
    message: "place: element 8000000: no memory for 8000000 references",
  });
  assert.equal(give(fake), 0);
  assert.equal(takeIncoming(0), fake);
});

test("references that Rust did not take go with the next frame", () => {
  give({});
  give({});
  fake.frame(numbers.enc([1], "place"));
  assert.equal(give(fake), 0);
  assert.equal(takeIncoming(0), fake);
});

test("a typed array that another thread makes longer is as long as when it was asked", () => {
  for (const Class of [Uint8Array, Float64Array]) {
    const width = Class.BYTES_PER_ELEMENT;
    const shared = new SharedArrayBuffer(2 * width, { maxByteLength: 64 * width });
    const array = new Class(/** @type {any} */ (shared));
    array.set([1, 2]);
    let end = 0;
    /** @type {typeof fake.entries.transferBuffer} */
    const allocate = (size, width, keep) => {
      const at = fake.entries.transferBuffer(size, width, keep);
      end = at + size;
      new Uint8Array(fake.memory.buffer).fill(7, end, end + 8);
      // What another thread would do between two looks.
      shared.grow(64 * width);
      return at;
    };
    installTransfer(scratch, indexOf(allocate));
    assert.equal(putTyped(array, Class.name, "place"), 2);
    assert.deepEqual([...new Class(fake.transferred(2 * width))], [1, 2]);
    assert.deepEqual([...new Uint8Array(fake.memory.buffer, end, 8)], Array(8).fill(7));
  }
  installTransfer(scratch, indexOf(fake.entries.transferBuffer));
});

test("a copied typed array has one length", () => {
  const shared = new SharedArrayBuffer(2, { maxByteLength: 64 });
  const { grow } = fake.entries;
  regionGone();
  fake.entries.grow = (size) => {
    shared.grow(64);
    return grow(size);
  };
  assert.deepEqual(fake.frame(bytes.enc(new Uint8Array(shared), "place")), [2, 0, 0, 0, 0, 0]);
  fake.entries.grow = grow;
});

test("why a typed array has no elements", () => {
  const memory = new ArrayBuffer(8, { maxByteLength: 16 });
  const [whole, tail, fixed] = [new Uint8Array(memory), new Uint8Array(memory, 4), new Uint8Array(memory, 4, 2)];
  assert.deepEqual([whole, tail, fixed].map(lost), [undefined, undefined, undefined]);
  memory.resize(4);
  assert.deepEqual([whole, tail, fixed].map(lost), [undefined, undefined, "out of bounds"]);
  memory.resize(3);
  assert.deepEqual([whole, tail, fixed].map(lost), [undefined, "out of bounds", "out of bounds"]);
  memory.resize(0);
  assert.deepEqual([whole, tail, fixed].map(lost), [undefined, "out of bounds", "out of bounds"]);
  structuredClone(memory, { transfer: [memory] });
  assert.deepEqual([whole, tail, fixed].map(lost), ["detached", "detached", "detached"]);
});
