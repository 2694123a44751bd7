// What all parts share: the entries into Rust, views of the memory, the region that Rust reads from, the two lists of
// references, and the pending error. Knows no types.

import { info, noMemory } from "./errors.js";

/** Offsets, in i32 units, of the status words: see `runtime/src/wire/wasm/status_words.rs`. */
const STATUS = 0;
const BASE = 1;
const TOP = 2;
const OUT = 3;

/** @type {import("./types.d.ts").State} */
export const state = {
  /** The entries into Rust, by name; each runtime module adds its own. */
  entries: {},
  /** The function table of the instance. */
  table: /** @type {any} */ (null),
  memory: /** @type {any} */ (null),
  /** Whether threads share the memory. */
  shared: false,
  u8: new Uint8Array(0),
  i32: new Int32Array(0),
  view: new DataView(new ArrayBuffer(0)),
  /** Index of the first status word in `i32`. */
  statusWords: 0,
  /** Address and size of the region. */
  region: 0,
  regionSize: 0,
  /** Where the encoder writes, from the start of the region; 0 while nothing is being encoded. */
  writeOffset: 0,
  /** How many arrays of what may hold arrays itself lie around what is being encoded. */
  level: 0,
  /** Where the decoder reads: an address. */
  readAddress: 0,
  /** Where the newest frame came from: what Rust says first where there is no memory for what is in it. */
  place: undefined,
  /** Whether this is a program of tests, which goes on after a panic. */
  isTest: false,
  /** The message of the panic hook. */
  panic: undefined,
  /** Why the instance is dead; true until somebody had the stack to say why. */
  dead: undefined,
  /** The error that says so, made when the instance dies. */
  death: undefined,
  /** The error that is thrown where no stack is left to make that one. */
  spare: /** @type {any} */ (undefined),
};

/** References on their way to Rust, which takes each index once. */
const incoming = [];
/** References on their way to JavaScript, which takes each index once. */
const outgoing = [];
let pending;

/**
 * The object that glue modules are given; each runtime module adds its functions.
 * @type {import("./types.d.ts").Runtime}
 */
export const rt = {
  fail,
  setNull,
  /**
   * What calls have lent to JavaScript, newest first: `{ it, key, next }`. Glue gives each `it` its `key` back on its way out,
   * by plain assignments, which need no stack: an exhausted one may unwind Rust without a drop, and then nothing else ends a loan.
   */
  lent: undefined,
};

/** The `key` of what was lent to a call that is over: no callback's generation. */
export const OVER = -2;

/** An instance: its memory, its function table, and the address of the status words. */
export function connect(memory, table, statusWords) {
  state.memory = memory;
  state.table = table;
  state.shared = memory.buffer[Symbol.toStringTag] === "SharedArrayBuffer";
  renew();
  cover((statusWords >>> 0) + 4 * (OUT + 1));
  state.statusWords = statusWords >>> 2;
  state.region = 0;
  state.regionSize = 0;
  state.writeOffset = 0;
  state.level = 0;
  state.panic = undefined;
  state.dead = undefined;
  state.death = undefined;
  state.spare = new Error("Rust trapped: the stack is exhausted", { cause: undefined });
}

/** Installs what writes frames. `growing` is the entry that makes the region larger. */
export function installFrames(growing) {
  state.entries.grow = state.table.get(growing);
}

/** Throws when the instance is dead. */
export function alive() {
  if (state.dead === undefined) return;
  ended();
  throw new Error(`the instance is dead: ${state.dead}`);
}

/** Makes up for what there was no stack for when the instance died, or no caller to catch it. */
export function ended() {
  if (state.dead !== undefined && state.death === undefined) died(state.spare);
}

const deathListeners = [];

/** Has `listener(error)` called after the instance has died. */
export function onDeath(listener) {
  deathListeners.push(listener);
}

/**
 * Something has escaped from Rust: the instance is dead from now on. Returns what to throw. A call of this may fail where
 * the stack is exhausted, so whoever catches marks the instance first, and has `spare` to throw.
 */
export function died(trap) {
  state.dead ??= true;
  // Further up the stack the same death arrives once more.
  if (state.death !== undefined) return trap === state.spare ? state.death : trap;
  const cause = trap === state.spare ? trap.cause : trap;
  const why = state.panic === undefined ? `Rust trapped: ${info(cause)[1]}` : `Rust ${state.panic}`;
  const error = cause === undefined ? new Error(why) : new Error(why, { cause });
  // With a stack of its own.
  Promise.resolve().then(() => {
    for (const listener of deathListeners) listener(error);
  });
  state.dead = why;
  state.death = error;
  return error;
}

/** Calls an entry into Rust where a few nanoseconds do not count. */
export function enter(entry, a, b, c, d) {
  try {
    return entry(a, b, c, d);
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

/** Memory that has grown leaves empty views behind. */
export function renew() {
  const buffer = state.memory.buffer;
  state.u8 = new Uint8Array(buffer);
  state.i32 = new Int32Array(buffer);
  state.view = new DataView(buffer);
}

/** Makes the views usable for what they have reached before. */
export function fresh() {
  if (state.u8.length === 0) renew();
}

/** Makes the views usable up to an address. A shared memory that has grown leaves shorter views behind, not empty ones. */
export function cover(end) {
  if (state.u8.length >= end) return;
  // What another thread has added may not be seen here before this one asks for more.
  if (state.memory.buffer.byteLength < end) state.memory.grow(0);
  renew();
}

/** Makes room for `count` bytes at `pos`, and the views usable. Returns the address to write at. */
export function reserve(count) {
  if (state.writeOffset + count > state.regionSize) enlarge(state.writeOffset + count);
  if (state.u8.length === 0) renew();
  return state.region + state.writeOffset;
}

/** The most bytes that the region can have: a length is an `i32` on its way to Rust, and no allocation of Rust's is longer. */
const MOST = 0x7fffffff;

/** Where this fails, everything is as before. */
function enlarge(size) {
  let room = state.regionSize === 0 ? 1024 : state.regionSize;
  while (room < size) room *= 2;
  room = Math.min(room, MOST);
  const region = size > room ? 0 : grow(room);
  if (region === 0) throw noMemory(size);
  state.region = region;
  state.regionSize = room;
  cover(region + room);
}

/** The address of the region, which has so many bytes now; 0 where there is no such memory, or none is wanted. */
function grow(room) {
  return enter(state.entries.grow, room) >>> 0;
}

/** A region that is longer than this is not kept after a value that could not cross. */
const KEPT = 0x100000;

/** For Rust: the region is gone. */
export function regionGone() {
  state.region = 0;
  state.regionSize = 0;
  incoming.length = 0;
}

/** Where the next frame begins: above what is half written and above what Rust has not read yet. */
export function begin() {
  fresh();
  const top = state.i32[state.statusWords + TOP];
  return state.writeOffset > top ? state.writeOffset : top;
}

/** Hands the bytes from `start` on to Rust; returns their count. The encoder goes back to `pos`. */
export function end(start, pos) {
  fresh();
  const length = state.writeOffset - start;
  state.i32[state.statusWords + BASE] = start;
  state.i32[state.statusWords + TOP] = state.writeOffset;
  state.writeOffset = pos;
  return length;
}

/** Takes back what was half written. */
export function abandon(pos, top, references) {
  fresh();
  state.writeOffset = pos;
  state.i32[state.statusWords + TOP] = top;
  incoming.length = references;
  if (state.regionSize > KEPT && pos === 0 && top === 0) {
    grow(0);
    regionGone();
  }
}

export function top() {
  return state.i32[state.statusWords + TOP];
}

export function references() {
  return incoming.length;
}

/** Drops what Rust has not taken of a frame before which there were `count`: a call may fail before it reads. */
export function truncateReferences(count) {
  if (incoming.length > count) incoming.length = count;
}

/** The address of what Rust has written for JavaScript. */
export function out() {
  fresh();
  return state.i32[state.statusWords + OUT] >>> 0;
}

/** The next call of Rust finds this error. */
export function fail(error) {
  // No later call can find it: it is thrown to the caller that entered Rust last.
  if (state.dead !== undefined) throw error;
  fresh();
  pending = error;
  state.i32[state.statusWords + STATUS] = 1;
  return 0;
}

/** The result is null. */
export function setNull() {
  fresh();
  state.i32[state.statusWords + STATUS] = 2;
  return 0;
}

/** Leaves an error for the other side without touching the status. */
export function leave(error) {
  pending = error;
}

export function takePending() {
  const error = pending;
  pending = undefined;
  return error;
}

/** How many references are on their way at most. Engines' tables, where Rust's handles are, have 10,000,000. */
const CROWD = 8_000_000;

/** For Rust: the index of a reference. */
export function give(value) {
  if (incoming.length >= CROWD) throw noMemory(CROWD, "references");
  return incoming.push(value) - 1;
}

export function takeIncoming(index) {
  return take(incoming, index);
}

export function lookIncoming(index) {
  return incoming[index];
}

export function pushOutgoing(value) {
  return outgoing.push(value) - 1;
}

export function takeOutgoing(index) {
  return take(outgoing, index);
}

/** How many references lie in the list now. */
export function outgoingCount() {
  return outgoing.length;
}

/** Drops what a failed decoder has not taken. */
export function truncateOutgoing(length) {
  if (outgoing.length > length) outgoing.length = length;
}

// No reference is ever `undefined`, so it marks what was taken.
function take(list, index) {
  const value = list[index];
  list[index] = undefined;
  while (list.length > 0 && list[list.length - 1] === undefined) list.pop();
  return value;
}
