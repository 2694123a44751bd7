// A fake instance of WebAssembly: memory, status words, a region that grows, and descriptions of shapes that tests write.

import assert from "node:assert/strict";
import v8 from "node:v8";
import vm from "node:vm";

import { callbackFailed, installCallbacks } from "../callbacks.js";
import { installEncodedCallbacks } from "../encoded.js";
import { installEncodedExports } from "../encoded_exports.js";
import { installTransfer } from "../transfer.js";
import { installPromises } from "../promises.js";
import { KINDS } from "../shapes.js";
import { connect, rt, state } from "../state.js";
import { load } from "./records.mjs";

/** @import { Entries, Loan } from "../types.d.ts" */
/** @import { Kind } from "../shapes.js" */

/** The address of the status words. */
export const STATUS_WORDS = 16;
/** The address of the scratch buffer. */
const SCRATCH = 64;

/**
 * The index of a function in the function table of an instance, which is the function itself.
 * @param {(...values: never[]) => unknown} entry
 */
export const indexOf = (entry) => /** @type {number} */ (/** @type {unknown} */ (entry));

/** @param {string} kind */
export const numberOf = (kind) => KINDS.indexOf(/** @type {Kind} */ (kind));

/** The function table. */
export const functions = { get: (/** @type {number} */ entry) => entry };

/**
 * What Rust answers to a call: bytes, or nothing after an error.
 * @typedef {(id: number, bytes: number[], object?: number) => number[] | void} Answer
 */

/**
 * The entries into Rust, with those that are not in `state.entries`.
 * @typedef {Entries & {
 *   transferBuffer: (size: number, width: number, keep: number) => number,
 *   kinds: (shape: number) => number,
 *   settleNumber: (id: number, number: number) => number,
 * }} FakeEntries
 */

/** @typedef {ReturnType<typeof instance>} Fake */

/** A connected instance, whose memory may be a shared one. `log` has what JavaScript passes to the entries. */
export function instance({ shared = false } = {}) {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 << 14, shared });
  let free = 1024;
  /** @type {{ settled: unknown[], called: any[], released: unknown[], grown: number[] }} */
  const log = { settled: [], called: [], released: [], grown: [] };
  /** @param {number} size */
  const allocate = (size) => {
    const at = (free + 7) & ~7;
    free = at + size;
    const missing = free - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / 65536));
    return at;
  };
  let region = { at: 0, size: 0 };
  let buffer = { at: 0, size: 0 };
  /** @type {FakeEntries} */
  const entries = {
    grow: (size) => {
      if (size > fake.limit) return 0;
      const at = allocate(size);
      new Uint8Array(memory.buffer).copyWithin(at, region.at, region.at + region.size);
      region = { at, size };
      log.grown.push(size);
      return at;
    },
    transferBuffer: (size, width, keep) => {
      if (size > fake.limit) return 0;
      const at = allocate(size);
      assert.equal(at % width, 0);
      if (keep === 1) new Uint8Array(memory.buffer).copyWithin(at, buffer.at, buffer.at + buffer.size);
      buffer = { at, size };
      return at;
    },
    shape: (address) => address,
    signature: (address) => address,
    call: (at, generation, shape, length) => {
      assert.ok((fake.directKinds.get(shape) ?? 0) <= 0);
      const bytes = fake.frame(length);
      if (!fake.isOpen(at, generation)) return -2;
      log.called.push([at, bytes]);
      return answered(fake.answer(at, bytes));
    },
    kinds: (signature) => fake.directKinds.get(signature) ?? 0,
    direct: () => 0,
    member: (number, index) => fake.members.get(`${number} ${index}`) ?? 0,
    invoke: (number, index, object, length) => {
      const bytes = fake.frame(length);
      log.called.push([number, index, object, bytes]);
      return answered(fake.answer(index, bytes, object));
    },
    releaseObject: (number) => void log.released.push(number),
    releaseCallback: (at, generation) => void log.released.push([at, generation]),
    settle: (id, ok, length) => void log.settled.push([id, ok, ok === 1 ? fake.frame(length) : undefined]),
    settleNumber: (id, number) => {
      if (!fake.accepts(number)) return 0;
      log.settled.push([id, number]);
      return 1;
    },
    run: () => void log.called.push("run"),
    releasePayload: (id) => void log.released.push(id),
    releaseView: (id) => void log.released.push(id),
    woken: () => {},
  };
  /**
   * The length of an answer, or -1 where it is an error.
   * @param {number[] | void} bytes
   * @returns {number}
   */
  function answered(bytes) {
    if (bytes === undefined) return -1;
    fake.words(STATUS_WORDS, [0, 0, 0, fake.put(bytes)], 3);
    return bytes.length;
  }
  const fake = {
    log,
    memory,
    entries,
    /** The size of the largest transfer buffer or region that there is memory for. */
    limit: 1 << 30,
    /**
     * Addresses of members, by export and index.
     * @type {Map<string, number>}
     */
    members: new Map(),
    /**
     * What the next call answers, with the index of a member or the slot of a callback.
     * @type {Answer}
     */
    answer: () => [],
    /** Whether Rust accepts a number that a promise is settled with. */
    accepts: (/** @type {number} */ number) => true,
    /**
     * The kinds of callbacks with direct values, by the address of their shape.
     * @type {Map<number, number>}
     */
    directKinds: new Map(),
    /**
     * What the next call with direct values answers.
     * @type {(...numbers: number[]) => number}
     */
    directAnswer: () => 0,
    /**
     * Calls the callback in a slot with numbers.
     * @param {number} at
     * @param {number} generation
     * @param {number[]} numbers
     * @returns {number}
     */
    directCall(at, generation, numbers) {
      if (!fake.isOpen(at, generation)) return fake.failed(-2);
      log.called.push([at, numbers]);
      return fake.directAnswer(...numbers);
    },
    /**
     * The result of a call that has failed.
     * @param {number} why
     */
    failed(why) {
      callbackFailed(why);
      return NaN;
    },
    /**
     * The address of a new callback's slot.
     * @param {number} id
     * @param {number} scoped 1 for a scoped one: then the generation is odd
     * @returns {number}
     */
    slot(id, scoped = 0) {
      return fake.words(allocate(8), [id, scoped]);
    },
    /**
     * @param {number} at
     * @param {number} generation
     */
    isOpen: (at, generation) => new Int32Array(memory.buffer, at, 2)[1] === generation,
    /**
     * Frees a slot for another callback.
     * @param {number} at
     */
    drop(at) {
      const words = new Int32Array(memory.buffer, at, 2);
      words[1] = (words[1] | 1) + 1;
    },
    /**
     * The newest frame, read as Rust reads it.
     * @param {number} length
     */
    frame(length) {
      const words = new Int32Array(memory.buffer, STATUS_WORDS, 4);
      const at = region.at + words[1];
      const bytes = Array.from(new Uint8Array(memory.buffer, at, length));
      words[2] = words[1];
      return bytes;
    },
    /**
     * The bytes of a string with this count, read as Rust reads them.
     * @param {number} count
     */
    passed(count) {
      const bytes = new Uint8Array(memory.buffer);
      return Array.from(count < 0 ? bytes.subarray(buffer.at, buffer.at - count) : bytes.subarray(SCRATCH, SCRATCH + count));
    },
    /**
     * The bytes of the transfer buffer.
     * @param {number} count
     */
    transferred: (count) => memory.buffer.slice(buffer.at, buffer.at + count),
    statusWord: (/** @type {number} */ index) => new Int32Array(memory.buffer, STATUS_WORDS, 4)[index],
    /** Allocates the rest of the memory, so that it grows next. */
    fillMemory: () => allocate(Math.max(memory.buffer.byteLength - free, 0)),
    /**
     * The address of these bytes.
     * @param {ArrayLike<number>} bytes
     */
    put(bytes) {
      const at = allocate(bytes.length);
      new Uint8Array(memory.buffer).set(bytes, at);
      return at;
    },
    /**
     * Address and length of a text.
     * @param {string} string
     * @returns {[at: number, length: number]}
     */
    text(string) {
      const bytes = new TextEncoder().encode(string);
      return [fake.put(bytes), bytes.length];
    },
    /**
     * Writes words from an index of the list on.
     * @param {number} at
     * @param {number[]} list
     */
    words(at, list, from = 0) {
      const view = new Int32Array(memory.buffer, at, list.length);
      for (let i = from; i < list.length; i++) view[i] = list[i];
      return at;
    },
    /**
     * The address of a shape.
     * @param {string} kind
     * @param {number[]} rest
     * @returns {number}
     */
    shape: (kind, ...rest) => fake.words(allocate(4 * (rest.length + 2)), [rest.length + 1, numberOf(kind), ...rest]),
    /**
     * The address of a record of records.jsi.
     * @param {string} name
     * @param {number[]} inside shapes of fields
     * @returns {number}
     */
    record: (name, ...inside) => {
      const at = fake.shape("record", 0);
      fake.words(at, [2, numberOf("record"), at]);
      load(name, at, ...inside);
      return at;
    },
    /**
     * Adds a member of an export.
     * @param {number} number
     * @param {number} index
     * @param {string} place
     * @param {string[]} params
     * @param {number} args
     * @param {number} result
     */
    member: (number, index, place, params, args, result, rest = 0) => {
      const words = [...fake.text(place), rest, args, result, params.length, ...params.flatMap((name) => fake.text(name))];
      fake.members.set(`${number} ${index}`, fake.words(allocate(4 * (words.length + 1)), [words.length, ...words]));
    },
    /**
     * The address of a function's shape.
     * @param {number} args
     * @param {number} result
     * @returns {number}
     */
    signature: (args, result) => fake.words(allocate(8), [args, result]),
    /**
     * The same of a function whose arguments are scalars, numbers or strings, and whose result is a scalar.
     * @param {string[]} args
     * @param {string} result
     */
    texts(args, result) {
      const address = fake.signature(fake.shape("arguments", ...args.map((kind) => fake.shape(kind))), fake.shape(result));
      const digits = [result, ...args].map(numberOf);
      fake.directKinds.set(address, -digits.reduce((all, digit) => all * 32 + digit, 1));
      return address;
    },
    /**
     * The text that a number stands for: offset and length in the scratch buffer.
     * @param {number} number
     */
    scratchText: (number) => Buffer.from(memory.buffer, SCRATCH + Math.floor(number / 256), number % 256).toString(),
    /**
     * The address of the shape of a function with direct values.
     * @param {string[]} args
     * @param {string} result
     * @returns {number}
     */
    direct(args, result) {
      const digits = [result, ...args].map(numberOf);
      const address = fake.signature(0, 0);
      fake.directKinds.set(
        address,
        digits.reduce((all, digit) => all * 32 + digit, 1),
      );
      return address;
    },
  };
  const spare = new Error("Rust trapped: the stack is exhausted", { cause: undefined });
  const fresh = { region: 0, regionSize: 0, writeOffset: 0, level: 0, panic: undefined, dead: undefined, death: undefined };
  Object.assign(state, fresh, { spare });
  connect(memory, functions, STATUS_WORDS);
  state.entries = entries;
  installTransfer(SCRATCH, indexOf(entries.transferBuffer));
  const calls = [0, 1, 2, 3].map((count) => (/** @type {number[]} */ ...[at, generation, ...numbers]) => {
    assert.equal(numbers.length, count);
    return fake.directCall(at, generation, numbers);
  });
  /** @type {(at: number, generation: number, count: number, ...numbers: number[]) => number} */
  const many = (at, generation, count, ...numbers) => {
    assert.equal(numbers.length, 8);
    return fake.directCall(at, generation, numbers.slice(0, count));
  };
  installCallbacks(...[entries.kinds, ...calls, many, entries.releaseCallback].map(indexOf));
  installEncodedCallbacks(indexOf(entries.call));
  installEncodedExports(indexOf(entries.member), indexOf(entries.invoke));
  const settleNumber = (/** @type {number} */ id, /** @type {number} */ number) => fake.entries.settleNumber(id, number);
  installPromises(indexOf(entries.settle), indexOf(settleNumber));
  return fake;
}

/**
 * Ends all loans after `lent`, as glue does when a call returns.
 * @param {Loan | undefined} lent
 */
export function endLoans(lent) {
  for (let loan = rt.lent; loan !== lent && loan !== undefined; loan = loan.next) loan.it.key = loan.key;
  rt.lent = lent;
}

v8.setFlagsFromString("--expose-gc");
const gc = vm.runInNewContext("gc");

/** Runs the garbage collector. The target of a `WeakRef` that was read lives until the turn ends. */
export async function found() {
  await turn();
  gc();
}

/** The same, until finalizers have run for everything that it has found. */
export async function collect() {
  for (let i = 0; i < 5; i++) await found();
  await turn();
}

/** Runs everything that is queued. */
export const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

/**
 * The message of an error.
 * @param {unknown} error
 */
export const messageOf = (error) => /** @type {Error} */ (error).message;
