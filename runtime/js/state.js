// What all modules share: the entries into Rust, views of the memory, the region that Rust reads from, the two lists of
// references, and the pending error. Independent of types.

import { info, noMemory } from "./errors.js";

/** @import { Entries, Entry, Runtime, State } from "./types.d.ts" */

// Offsets of the status words, in i32 units: see `runtime/src/wire/wasm/status_words.rs`.
const STATUS = 0;
const BASE = 1;
const TOP = 2;
const OUT = 3;

/** @type {State} */
export const state = {
  entries: /** @type {Entries} */ ({}),
  table: /** @type {State["table"]} */ (/** @type {unknown} */ (null)),
  memory: /** @type {WebAssembly.Memory} */ (/** @type {unknown} */ (null)),
  shared: false,
  u8: new Uint8Array(0),
  i32: new Int32Array(0),
  view: new DataView(new ArrayBuffer(0)),
  statusWords: 0,
  region: 0,
  regionSize: 0,
  writeOffset: 0,
  level: 0,
  readAddress: 0,
  place: undefined,
  isTest: false,
  panic: undefined,
  dead: undefined,
  death: undefined,
  status: 0,
  reply: undefined,
  adopt: 0,
  spare: new Error("Rust trapped: the stack is exhausted", { cause: undefined }),
};

/**
 * References on their way to Rust, which takes each index once.
 * @type {unknown[]}
 */
const incoming = [];
/**
 * References on their way to JavaScript, which takes each index once.
 * @type {unknown[]}
 */
const outgoing = [];
/** @type {unknown} */
let pending;

/**
 * The object that glue modules get. Runtime modules add functions by assignments of their names: `Object.assign` of more than a few
 * makes V8 store the properties in a table, and then each call of glue looks them up there.
 */
export const rt = /** @type {Runtime} */ ({
  fail,
  setNull,
  // Glue gives each `it` its `key` back when a call returns, by plain assignments, which need no stack: an exhausted one may
  // unwind Rust without a drop, and then nothing else ends a loan.
  lent: undefined,
});

/** The `key` of a loan that is over: no callback's generation. */
export const OVER = -2;

/**
 * Connects the modules with an instance.
 * @param {WebAssembly.Memory} memory
 * @param {State["table"]} table
 * @param {number} statusWords their address
 */
export function connect(memory, table, statusWords) {
  state.memory = memory;
  state.table = table;
  state.shared = /** @type {ArrayBufferLike} */ (memory.buffer)[Symbol.toStringTag] === "SharedArrayBuffer";
  renew();
  cover((statusWords >>> 0) + 4 * (OUT + 1));
  state.statusWords = statusWords >>> 2;
}

/**
 * Installs the part that writes frames.
 * @param {number} growing the entry that makes the region larger
 */
export function installFrames(growing) {
  state.entries.grow = state.table.get(growing);
}

/** Throws when the instance is dead. */
export function alive() {
  if (state.dead === undefined) return;
  ended();
  throw new Error(`the instance is dead: ${state.dead}`);
}

/** Completes the death of the instance, where there was no stack for it, or no caller to catch the trap. */
export function ended() {
  if (state.dead !== undefined && state.death === undefined) died(state.spare);
}

/** @type {((error: Error) => void)[]} */
const deathListeners = [];

/**
 * Calls `listener` after the instance has died.
 * @param {(error: Error) => void} listener
 */
export function onDeath(listener) {
  deathListeners.push(listener);
}

/**
 * Marks the instance as dead, since something has escaped from Rust, and returns the error to throw. Fails where the stack is
 * exhausted, so the caller marks the instance before, and throws `spare` then.
 * @param {unknown} trap
 */
export function died(trap) {
  state.dead ??= true;
  // Further up the stack the same death arrives once more.
  if (state.death !== undefined) return trap === state.spare ? state.death : trap;
  const cause = trap === state.spare ? /** @type {Error} */ (trap).cause : trap;
  const reason = state.panic === undefined ? `Rust trapped: ${info(cause)[1]}` : `Rust ${state.panic}`;
  const error = cause === undefined ? new Error(reason) : new Error(reason, { cause });
  // Later, with a stack of their own.
  Promise.resolve().then(() => {
    for (const listener of deathListeners) listener(error);
  });
  state.dead = reason;
  state.death = error;
  return error;
}

/**
 * Calls an entry into Rust where a few nanoseconds do not count.
 * @template Result
 * @param {Entry<Result>} entry
 * @param {number} [a]
 * @param {number} [b]
 * @param {number} [c]
 * @param {number} [d]
 */
export function enter(entry, a, b, c, d) {
  try {
    return /** @type {(...parameters: (number | undefined)[]) => Result} */ (entry)(a, b, c, d);
  } catch (trap) {
    state.dead ??= true;
    try {
      trap = died(trap);
    } catch {
      state.spare.cause ??= trap;
      trap = state.spare;
    }
    throw trap;
  }
}

/** Makes the views anew: memory that has grown leaves empty ones behind. */
export function renew() {
  const buffer = state.memory.buffer;
  state.u8 = new Uint8Array(buffer);
  state.i32 = new Int32Array(buffer);
  state.view = new DataView(buffer);
}

/** Makes the views usable for addresses that they covered before. */
export function fresh() {
  if (state.u8.length === 0) renew();
}

/**
 * Makes the views usable up to an address. A shared memory that has grown leaves shorter views behind, not empty ones.
 * @param {number} end
 */
export function cover(end) {
  if (state.u8.length >= end) return;
  // Memory that another thread has added may not be visible here before this thread grows it.
  if (state.memory.buffer.byteLength < end) state.memory.grow(0);
  renew();
}

/**
 * Makes room for `count` bytes where the encoder writes, and the views usable. Returns the address to write at.
 * @param {number} count
 */
export function reserve(count) {
  if (state.writeOffset + count > state.regionSize) enlarge(state.writeOffset + count);
  if (state.u8.length === 0) renew();
  return state.region + state.writeOffset;
}

/** The largest size of the region: a length is an `i32` on its way to Rust, and no allocation of Rust is longer. */
const MAX_REGION = 0x7fffffff;

/**
 * Makes the region larger. Where this fails, everything is as before.
 * @param {number} size that it needs
 */
function enlarge(size) {
  let newSize = state.regionSize === 0 ? 1024 : state.regionSize;
  while (newSize < size) newSize *= 2;
  newSize = Math.min(newSize, MAX_REGION);
  const region = size > newSize ? 0 : grow(newSize);
  if (region === 0) throw noMemory(size);
  state.region = region;
  state.regionSize = newSize;
  cover(region + newSize);
}

/**
 * Gives the region a size. Returns its address; 0 where there is no such memory, or the size is 0.
 * @param {number} size
 */
function grow(size) {
  return enter(state.entries.grow, size) >>> 0;
}

/** A longer region is freed after a value that did not cross. */
const KEPT_REGION = 0x100000;

/** For Rust: the region is freed. */
export function regionGone() {
  state.region = 0;
  state.regionSize = 0;
  incoming.length = 0;
}

/**
 * Passes the bytes from `start` on to Rust.
 * @param {number} start
 * @param {number} writeOffset where the encoder writes then
 * @returns the count of bytes
 */
export function end(start, writeOffset) {
  fresh();
  const length = state.writeOffset - start;
  state.i32[state.statusWords + BASE] = start;
  state.i32[state.statusWords + TOP] = state.writeOffset;
  state.writeOffset = writeOffset;
  return length;
}

/**
 * Removes a half-written frame: everything is as it was before it.
 * @param {number} writeOffset
 * @param {number} top
 * @param {number} references
 */
export function abandon(writeOffset, top, references) {
  fresh();
  state.writeOffset = writeOffset;
  state.i32[state.statusWords + TOP] = top;
  incoming.length = references;
  if (state.regionSize > KEPT_REGION && writeOffset === 0 && top === 0) {
    grow(0);
    regionGone();
  }
}

/** The end of the frames that Rust has not read yet. */
export function top() {
  return state.i32[state.statusWords + TOP];
}

/** The count of references on their way to Rust. */
export function references() {
  return incoming.length;
}

/**
 * Drops the references of a frame before which there were `count`, since a call may fail before Rust takes them.
 * @param {number} count
 */
export function truncateReferences(count) {
  if (incoming.length > count) incoming.length = count;
}

/** The address of the bytes that Rust has written for JavaScript. */
export function out() {
  fresh();
  return state.i32[state.statusWords + OUT] >>> 0;
}

/**
 * Leaves an error that the next call of Rust returns.
 * @param {unknown} error
 */
export function fail(error) {
  // There is no next call: it is thrown to the last caller of Rust.
  if (state.dead !== undefined) throw error;
  fresh();
  pending = error;
  state.i32[state.statusWords + STATUS] = 1;
  return 0;
}

/** Makes the result null. */
export function setNull() {
  fresh();
  state.i32[state.statusWords + STATUS] = 2;
  return 0;
}

/**
 * Leaves an error for the other side without changing the status.
 * @param {unknown} error
 */
export function leave(error) {
  pending = error;
}

/** Returns the error that was left, and forgets it. */
export function takePending() {
  const error = pending;
  pending = undefined;
  return error;
}

/** The largest count of references on their way. Engines' tables, which hold Rust's handles, have 10,000,000. */
const MAX_REFERENCES = 8_000_000;

/**
 * Passes a reference to Rust; returns its index.
 * @param {unknown} value
 */
export function give(value) {
  if (incoming.length >= MAX_REFERENCES) throw noMemory(MAX_REFERENCES, "references");
  return incoming.push(value) - 1;
}

/** @param {number} index */
export function takeIncoming(index) {
  return take(incoming, index);
}

/** @param {unknown} value */
export function pushOutgoing(value) {
  return outgoing.push(value) - 1;
}

/** @param {number} index */
export function takeOutgoing(index) {
  return take(outgoing, index);
}

/** The count of references on their way to JavaScript. */
export function outgoingCount() {
  return outgoing.length;
}

/**
 * Drops references that a failed decoder has not taken.
 * @param {number} length
 */
export function truncateOutgoing(length) {
  if (outgoing.length > length) outgoing.length = length;
}

/**
 * Removes a reference from a list. No reference is ever `undefined`, which marks removed ones.
 * @param {unknown[]} list
 * @param {number} index
 */
function take(list, index) {
  const value = list[index];
  list[index] = undefined;
  while (list.length > 0 && list[list.length - 1] === undefined) list.pop();
  return value;
}
