// A stand-in for a Wasm instance: memory, state cells, a region that grows, and hand-written shape nodes.

import assert from "node:assert/strict";
import v8 from "node:v8";
import vm from "node:vm";

import { callbackFailed, installCallbacks } from "../callbacks.js";
import { installEncodedCallbacks } from "../encoded.js";
import { installTransfer } from "../transfer.js";
import { installPromises } from "../promises.js";
import { KINDS } from "../shapes.js";
import { connect, rt, state } from "../state.js";
import { load } from "./records.mjs";

const CELLS = 16;
/** Where short texts for Rust lie. */
const PLACE = 64;

/** A connected instance, whose memory may be a shared one. `settled` and `called` collect what JavaScript tells Rust. */
export function instance({ shared = false } = {}) {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 << 14, shared });
  let free = 1024;
  const log = { settled: [], called: [], released: [], grown: [] };
  const allocate = (size) => {
    const at = (free + 7) & ~7;
    free = at + size;
    const missing = free - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / 65536));
    return at;
  };
  let region = { at: 0, size: 0 };
  let block = { at: 0, size: 0 };
  const fake = {
    log,
    memory,
    /** The largest block or region that there is memory for. */
    limit: 1 << 30,
    /** Addresses of members by export and index. */
    members: new Map(),
    /** What the next `call` answers: a function of id and bytes that returns bytes, or undefined for an error. */
    answer: () => [],
    /** The entries into Rust. */
    entries: {
      grow: (size) => {
        if (size > fake.limit) return 0;
        const at = allocate(size);
        new Uint8Array(memory.buffer).copyWithin(at, region.at, region.at + region.size);
        region = { at, size };
        log.grown.push(size);
        return at;
      },
      block: (size, width, keep) => {
        if (size > fake.limit) return 0;
        const at = allocate(size);
        assert.equal(at % width, 0);
        if (keep === 1) new Uint8Array(memory.buffer).copyWithin(at, block.at, block.at + block.size);
        block = { at, size };
        return at;
      },
      shape: (address) => address,
      signature: (address) => address,
      call: (at, generation, shape, length) => {
        assert.equal(fake.flats.has(shape), false);
        const bytes = fake.frame(length);
        if (!fake.open(at, generation)) return -2;
        log.called.push([at, bytes]);
        const result = fake.answer(at, bytes);
        if (result === undefined) return -1;
        fake.words(CELLS, [0, 0, 0, fake.put(result)], 3);
        return result.length;
      },
      kinds: (signature) => fake.flats.get(signature) ?? 0,
      member: (number, index) => fake.members.get(`${number} ${index}`) ?? 0,
      invoke: (number, index, object, length) => {
        const bytes = fake.frame(length);
        log.called.push([number, index, object, bytes]);
        const result = fake.answer(index, bytes, object);
        if (result === undefined) return -1;
        fake.words(CELLS, [0, 0, 0, fake.put(result)], 3);
        return result.length;
      },
      releaseObject: (number) => log.released.push(number),
      releaseCallback: (at, generation) => log.released.push([at, generation]),
      settle: (id, ok, length) => log.settled.push([id, ok, ok === 1 ? fake.frame(length) : undefined]),
      settleNumber: (id, number) => {
        if (!fake.fits(number)) return 0;
        log.settled.push([id, number]);
        return 1;
      },
      run: () => log.called.push("run"),
      releasePayload: (id) => log.released.push(id),
    },
    /** Whether Rust takes a number that a promise is settled with. */
    fits: () => true,
    /** Kinds by the address of a signature whose values cross as numbers. */
    flats: new Map(),
    /** What the next call with numbers answers. */
    flatAnswer: () => 0,
    /** Calls the callback in a slot with numbers. */
    flatCall(at, generation, numbers) {
      if (!fake.open(at, generation)) return fake.failed(-2);
      log.called.push([at, numbers]);
      return fake.flatAnswer(...numbers);
    },
    /** What a call gives that failed. */
    failed(why) {
      callbackFailed(why);
      return NaN;
    },
    /** The address of a new callback's slot. */
    slot(id, scoped = 0) {
      return fake.words(allocate(16), [id, 0, scoped]);
    },
    open: (at, generation) => new Int32Array(memory.buffer, at, 2)[1] === generation,
    /** The callback leaves its slot to another one. */
    drop(at) {
      new Int32Array(memory.buffer, at, 2)[1] += 1;
    },
    /** The newest frame, read as Rust reads it. */
    frame(length) {
      const cells = new Int32Array(memory.buffer, CELLS, 4);
      const at = region.at + cells[1];
      const bytes = Array.from(new Uint8Array(memory.buffer, at, length));
      cells[2] = cells[1];
      return bytes;
    },
    /** What a string's count says, read as Rust reads it. */
    handed(count) {
      const bytes = new Uint8Array(memory.buffer);
      return Array.from(count < 0 ? bytes.subarray(block.at, block.at - count) : bytes.subarray(PLACE, PLACE + count));
    },
    /** The bytes of a block. */
    block: (count) => memory.buffer.slice(block.at, block.at + count),
    cell: (index) => new Int32Array(memory.buffer, CELLS, 4)[index],
    /** Leaves out what is left of the memory, so that it grows next. */
    skip: () => allocate(Math.max(memory.buffer.byteLength - free, 0)),
    put(bytes) {
      const at = allocate(bytes.length);
      new Uint8Array(memory.buffer).set(bytes, at);
      return at;
    },
    text(string) {
      const bytes = new TextEncoder().encode(string);
      return [fake.put(bytes), bytes.length];
    },
    words(at, list, from = 0) {
      const view = new Int32Array(memory.buffer, at, list.length);
      for (let i = from; i < list.length; i++) view[i] = list[i];
      return at;
    },
    /** The address of a node. */
    shape: (kind, ...rest) => fake.words(allocate(4 * (rest.length + 2)), [rest.length + 1, KINDS.indexOf(kind), ...rest]),
    /** The address of a record of records.jsi. */
    record: (name, ...inside) => {
      const at = fake.shape("record", 0);
      fake.words(at, [2, KINDS.indexOf("record"), at]);
      load(name, at, ...inside);
      return at;
    },
    /** Makes a member of an export known. */
    member: (number, index, place, params, args, result, rest = 0) => {
      const words = [...fake.text(place), rest, args, result, params.length, ...params.flatMap((name) => fake.text(name))];
      fake.members.set(`${number} ${index}`, fake.words(allocate(4 * (words.length + 1)), [words.length, ...words]));
    },
    /** The address of a function's shape. */
    signature: (args, result) => fake.words(allocate(8), [args, result]),
    /** The address of the shape of a function whose values cross as numbers. */
    flat(args, result) {
      const digits = [result, ...args].map((kind) => KINDS.indexOf(kind));
      const address = fake.signature(0, 0);
      fake.flats.set(
        address,
        digits.reduce((all, digit) => all * 32 + digit, 1),
      );
      return address;
    },
  };
  const spare = new Error("Rust trapped: the stack is exhausted", { cause: undefined });
  const fresh = { region: 0, regionSize: 0, writeOffset: 0, level: 0, panic: undefined, dead: undefined, death: undefined };
  Object.assign(state, fresh, { spare });
  // An index in the table is the function itself.
  connect(memory, { get: (entry) => entry }, CELLS);
  state.entries = fake.entries;
  installTransfer(PLACE, fake.entries.block);
  const calls = [0, 1, 2, 3].map((count) => (at, generation, ...numbers) => {
    assert.equal(numbers.length, count);
    return fake.flatCall(at, generation, numbers);
  });
  const many = (at, generation, count, ...numbers) => {
    assert.equal(numbers.length, 8);
    return fake.flatCall(at, generation, numbers.slice(0, count));
  };
  installCallbacks(fake.entries.kinds, ...calls, many, fake.entries.releaseCallback);
  installEncodedCallbacks(fake.entries.call);
  installPromises(fake.entries.settle, (id, number) => fake.entries.settleNumber(id, number));
  return fake;
}

/** What glue does on its way out: ends all that was lent since `rt.lent` was this. */
export function endLoans(lent) {
  for (; rt.lent !== lent; rt.lent = rt.lent.next) rt.lent.it.key = rt.lent.key;
}

v8.setFlagsFromString("--expose-gc");
const gc = vm.runInNewContext("gc");

/** Runs the garbage collector. What a `WeakRef` was asked for lives on until the turn ends. */
export async function found() {
  await turn();
  gc();
}

/** The same until it has reported everything that it has found. */
export async function collect() {
  for (let i = 0; i < 5; i++) await found();
  await turn();
}

/** Lets everything that is queued run. */
export const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
