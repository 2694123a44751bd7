// Functions that call closures of Rust: one per callback, the same each time it is passed. Fast path of callbacks whose
// arguments and result are direct values (benchmark rows `callback …`); encoded.js has the others.

import { alive, cover, died, enter, fresh, OVER, rt, state, takeOutgoing } from "./state.js";
import { releaseCallback } from "./enter.js";
import { Mismatch } from "./errors.js";
import { thrown } from "./stacks.js";
import { toDirect, checkRange, isNumber, fromDirect } from "./direct.js";
import { str } from "./strings.js";

/** @import { Codec } from "./codecs.js" */
/** @import { CallbackFunction } from "./types.d.ts" */

/**
 * A callback, by the number of its slot. The entry of an earlier callback stays until the slot has a new one.
 * @typedef {object} CallbackEntry
 * @property {number} slot the address of its slot
 * @property {number} id the number of its slot
 * @property {number} generation
 * @property {boolean} scoped whether it may only be called until the call returns that it is passed to
 * @property {number} key what calls pass to Rust: the generation, or `OVER`
 * @property {number} shape
 * @property {string} place names it in errors
 * @property {Signature} signature
 * @property {number} result the kind of a direct result
 * @property {CallbackFunction | undefined} fn the function, unless the collector may find it
 * @property {WeakRef<CallbackFunction> | undefined} weak the function that the collector may find
 */

/**
 * How callbacks of a shape are called. Those with the same kinds have the same functions.
 * @typedef {object} DirectSignature
 * @property {(entry: CallbackEntry) => CallbackFunction} make
 * @property {number} kinds the kinds of arguments and result, as digits
 * @property {number[]} args
 * @property {number} result
 */

/**
 * The same for values that are encoded.
 * @typedef {object} EncodedSignature
 * @property {(entry: CallbackEntry) => CallbackFunction} make
 * @property {0} kinds
 * @property {Codec} args
 * @property {Codec} result
 */

/** @typedef {DirectSignature | EncodedSignature} Signature */

/**
 * Calls a callback with a list of arguments.
 * @typedef {(entry: CallbackEntry, values: unknown[]) => unknown} Call
 */

// Why a call has failed; any other number means that an argument does not fit.
const THROWN = -1;
const DROPPED = -2;

/** @type {(CallbackEntry | undefined)[]} */
const table = [];

/**
 * The signatures, by the address of the shape.
 * @type {Map<number, Signature>}
 */
const signatures = new Map();

/**
 * Makes the signature of a shape with encoded values; encoded.js sets it.
 * @type {(shape: number) => EncodedSignature}
 */
let encodedSignature;

// The entries into Rust. Variables, since a call through them is the fastest.
/** @type {(shape: number) => number} */
let kindsOf;
/** @type {(slot: number, key: number) => number} */
let call0;
/** @type {(slot: number, key: number, a: number) => number} */
let call1;
/** @type {(slot: number, key: number, a: number, b: number) => number} */
let call2;
/** @type {(slot: number, key: number, a: number, b: number, c: number) => number} */
let call3;
/** @type {(slot: number, key: number, count: number, ...numbers: number[]) => number} */
let callMany;

/** In place of a slot: the callback is a function of JavaScript, whose index in the reference list is in place of the shape. */
const FUNCTION = -3;

/**
 * The function of the callback in a slot. A scoped one may be called until glue returns.
 * @param {number} slot
 * @param {number} shape
 * @param {string} place
 */
export function callback(slot, shape, place) {
  if (slot === FUNCTION) return /** @type {CallbackFunction} */ (takeOutgoing(shape));
  const fn = functionOf(slot, shape, place);
  const first = slot >>> 2;
  if (state.i32[first + 2] === 1) {
    const it = /** @type {CallbackEntry} */ (table[state.i32[first]]);
    rt.lent = { it, key: it.key, next: rt.lent };
    it.key = it.generation;
  }
  return fn;
}

/**
 * The same, without permission to call a scoped one.
 * @param {number} slot
 * @param {number} shape
 * @param {string} place
 */
function functionOf(slot, shape, place) {
  cover((slot >>> 0) + 12);
  const first = slot >>> 2;
  const id = state.i32[first];
  const generation = state.i32[first + 1];
  const known = table[id];
  const isSame = known !== undefined && known.generation === generation;
  if (isSame && (known.shape === shape || known.signature.kinds === signatureOf(shape).kinds)) {
    const fn = known.fn ?? known.weak?.deref();
    if (fn !== undefined) {
      // A scoped one belongs to the call that it was passed to last.
      if (state.i32[first + 2] === 1) known.place = place;
      return fn;
    }
  }
  const signature = signatureOf(shape);
  const scoped = state.i32[first + 2] === 1;
  const key = scoped ? OVER : generation;
  const result = /** @type {number} */ (signature.result);
  /** @type {CallbackEntry} */
  const entry = { slot, id, generation, scoped, key, shape, place, signature, result, fn: undefined, weak: undefined };
  const fn = signature.make(entry);
  entry.fn = fn;
  table[id] = entry;
  // The earlier function was collected.
  if (isSame && known.weak !== undefined) collect(entry, fn);
  return fn;
}

/**
 * @param {number} shape
 * @returns {Signature}
 */
function signatureOf(shape) {
  let known = signatures.get(shape);
  if (known === undefined) {
    const kinds = enter(kindsOf, shape);
    known = kinds === 0 ? encodedSignature(shape) : directSignature(kinds);
    signatures.set(shape, known);
  }
  return known;
}

/**
 * The digits to the base of 32 after a leading one; none of 0.
 * @param {number} value
 */
function digits(value) {
  const list = [];
  for (let rest = value; rest > 31; rest = Math.floor(rest / 32)) list.unshift(rest % 32);
  return list;
}

/**
 * @param {number} kinds
 * @returns {DirectSignature}
 */
function directSignature(kinds) {
  const [result, ...args] = digits(kinds);
  const make = args.every(isNumber) ? (isNumber(result) ? NUMBERS : OTHERS)[args.length] : undefined;
  return { make: make ?? ((entry) => LISTS[args.length](callAny, entry)), kinds, args, result };
}

/**
 * Functions of numbers that return a number, by the count of parameters. A call that fails returns NaN.
 * @type {((entry: CallbackEntry) => CallbackFunction)[]}
 */
const NUMBERS = [
  (entry) => () => {
    if (state.dead !== undefined) return callAny(entry, []);
    let number;
    try {
      number = call0(entry.slot, entry.key);
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
    if (number !== number && failure !== 0) throw takeFailure(entry, []);
    return number;
  },
  (entry) => (a) => {
    if (typeof a !== "number" || state.dead !== undefined) return callAny(entry, [a]);
    let number;
    try {
      number = call1(entry.slot, entry.key, a);
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
    if (number !== number && failure !== 0) throw takeFailure(entry, [a]);
    return number;
  },
  (entry) => (a, b) => {
    if (typeof a !== "number" || typeof b !== "number" || state.dead !== undefined) return callAny(entry, [a, b]);
    let number;
    try {
      number = call2(entry.slot, entry.key, a, b);
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
    if (number !== number && failure !== 0) throw takeFailure(entry, [a, b]);
    return number;
  },
  (entry) => (a, b, c) => {
    if (typeof a !== "number" || typeof b !== "number" || typeof c !== "number" || state.dead !== undefined) {
      return callAny(entry, [a, b, c]);
    }
    let number;
    try {
      number = call3(entry.slot, entry.key, a, b, c);
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
    if (number !== number && failure !== 0) throw takeFailure(entry, [a, b, c]);
    return number;
  },
];

/**
 * The same that return something else. Written once more, since a test of the result would slow down each call.
 * @type {((entry: CallbackEntry) => CallbackFunction)[]}
 */
const OTHERS = [
  (entry) => () => {
    if (state.dead !== undefined) return callAny(entry, []);
    let number;
    try {
      number = call0(entry.slot, entry.key);
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
    if (number !== number && failure !== 0) throw takeFailure(entry, []);
    return fromDirect(number, entry.result);
  },
  (entry) => (a) => {
    if (typeof a !== "number" || state.dead !== undefined) return callAny(entry, [a]);
    let number;
    try {
      number = call1(entry.slot, entry.key, a);
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
    if (number !== number && failure !== 0) throw takeFailure(entry, [a]);
    return fromDirect(number, entry.result);
  },
  (entry) => (a, b) => {
    if (typeof a !== "number" || typeof b !== "number" || state.dead !== undefined) return callAny(entry, [a, b]);
    let number;
    try {
      number = call2(entry.slot, entry.key, a, b);
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
    if (number !== number && failure !== 0) throw takeFailure(entry, [a, b]);
    return fromDirect(number, entry.result);
  },
  (entry) => (a, b, c) => {
    if (typeof a !== "number" || typeof b !== "number" || typeof c !== "number" || state.dead !== undefined) {
      return callAny(entry, [a, b, c]);
    }
    let number;
    try {
      number = call3(entry.slot, entry.key, a, b, c);
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
    if (number !== number && failure !== 0) throw takeFailure(entry, [a, b, c]);
    return fromDirect(number, entry.result);
  },
];

/**
 * Functions that call with a list of their arguments, by the count of parameters.
 * @type {((call: Call, entry: CallbackEntry) => CallbackFunction)[]}
 */
export const LISTS = [
  (call, entry) => () => call(entry, []),
  (call, entry) => (a) => call(entry, [a]),
  (call, entry) => (a, b) => call(entry, [a, b]),
  (call, entry) => (a, b, c) => call(entry, [a, b, c]),
  (call, entry) => (a, b, c, d) => call(entry, [a, b, c, d]),
  (call, entry) => (a, b, c, d, e) => call(entry, [a, b, c, d, e]),
  (call, entry) => (a, b, c, d, e, f) => call(entry, [a, b, c, d, e, f]),
  (call, entry) => (a, b, c, d, e, f, g) => call(entry, [a, b, c, d, e, f, g]),
  (call, entry) => (a, b, c, d, e, f, g, h) => call(entry, [a, b, c, d, e, f, g, h]),
  (call, entry) => (a, b, c, d, e, f, g, h, i) => call(entry, [a, b, c, d, e, f, g, h, i]),
  (call, entry) => (a, b, c, d, e, f, g, h, i, j) => call(entry, [a, b, c, d, e, f, g, h, i, j]),
  (call, entry) => (a, b, c, d, e, f, g, h, i, j, k) => call(entry, [a, b, c, d, e, f, g, h, i, j, k]),
  (call, entry) => (a, b, c, d, e, f, g, h, i, j, k, l) => call(entry, [a, b, c, d, e, f, g, h, i, j, k, l]),
  (call, entry) => (a, b, c, d, e, f, g, h, i, j, k, l, m) => call(entry, [a, b, c, d, e, f, g, h, i, j, k, l, m]),
  (call, entry) => (a, b, c, d, e, f, g, h, i, j, k, l, m, n) => call(entry, [a, b, c, d, e, f, g, h, i, j, k, l, m, n]),
  (call, entry) => (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o) => call(entry, [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o]),
  (call, entry) => (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) =>
    call(entry, [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]),
];

/**
 * Calls a callback with any direct values.
 * @type {Call}
 */
function callAny(entry, values) {
  alive();
  const { args } = /** @type {DirectSignature} */ (entry.signature);
  let numbers;
  try {
    numbers = values.map((value, i) => toDirect(value, args[i]));
  } catch (error) {
    throw Mismatch.is(error) ? mismatch(entry, values) : error;
  }
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = numbers;
  let number;
  try {
    number = callMany(entry.slot, entry.key, values.length, a, b, c, d, e, f, g, h);
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
  if (number !== number && failure !== 0) throw takeFailure(entry, values);
  return fromDirect(number, entry.result);
}

/** Why the last call has failed, or 0. Rust sets it right before it returns, so it is read before anything else is called. */
let failure = 0;

/**
 * For Rust: the call that is about to return has failed.
 * @param {number} why
 */
export function callbackFailed(why) {
  failure = why;
}

/**
 * The error of the call that has failed.
 * @param {CallbackEntry} entry
 * @param {unknown[]} values
 */
function takeFailure(entry, values) {
  const why = failure;
  failure = 0;
  return why === THROWN || why === DROPPED ? failed(entry, why) : mismatch(entry, values);
}

/**
 * The error of a call that Rust has answered with this number below 0.
 * @param {CallbackEntry} entry
 * @param {number} why
 */
export function failed(entry, why) {
  if (why !== DROPPED) return thrown(entry.fn ?? entry.weak?.deref());
  return new Error(`${entry.place}: callback was ${entry.scoped ? "lent for the duration of a call" : "dropped"}`);
}

/**
 * The error of the first argument that does not fit.
 * @param {CallbackEntry} entry
 * @param {unknown[]} values
 */
function mismatch(entry, values) {
  const { args } = /** @type {DirectSignature} */ (entry.signature);
  for (const [i, kind] of args.entries()) {
    try {
      checkRange(toDirect(values[i], kind), kind);
    } catch (error) {
      return /** @type {Mismatch} */ (error).at(`argument ${i + 1}`).error(entry.place);
    }
  }
  return new Error(`${entry.place}: the types of the closure do not match`);
}

/**
 * The function of the callback in a slot.
 * @param {number} slot
 * @param {number} shape
 * @param {number} placePtr
 * @param {number} placeLen
 */
export function callbackRef(slot, shape, placePtr, placeLen) {
  return functionOf(slot, shape, str(placePtr, placeLen));
}

const collected = new FinalizationRegistry((/** @type {CallbackEntry} */ entry) => {
  // Not if the callback was passed again before this: then it has another function.
  if (table[entry.id] !== entry) return;
  table[entry.id] = undefined;
  releaseCallback(entry.slot, entry.generation);
});

/**
 * Makes the closure live as long as its function, which was just made.
 * @param {number} slot
 */
export function callbackCollect(slot) {
  fresh();
  const entry = table[state.i32[slot >>> 2]];
  if (entry?.fn !== undefined) collect(entry, entry.fn);
}

/**
 * @param {CallbackEntry} entry
 * @param {CallbackFunction} fn
 */
function collect(entry, fn) {
  entry.weak = new WeakRef(fn);
  collected.register(fn, entry);
  entry.fn = undefined;
}

/**
 * Installs the runtime module of callbacks.
 * @param {...number} entries those that return the kinds of a shape, call a callback with 0, 1, 2, 3 and more numbers, and
 *   release one
 */
export function installCallbacks(...entries) {
  [kindsOf, call0, call1, call2, call3, callMany, state.entries.releaseCallback] = entries.map((index) => state.table.get(index));
  rt.callback = callback;
}

/**
 * For encoded.js: sets how signatures with encoded values are made.
 * @param {(shape: number) => EncodedSignature} make
 */
export function installEncodedSignature(make) {
  encodedSignature = make;
}
