// Functions that call closures of Rust: one per callback, the same each time it is passed. Fast path of callbacks whose
// arguments and result are direct values (benchmark rows `callback …`); encoded.js has the others.

import { alive, cover, died, enter, fresh, OVER, rt, state, takeOutgoing } from "./state.js";
import { releaseCallback } from "./enter.js";
import { Mismatch, textOf } from "./errors.js";
import { thrown } from "./stacks.js";
import { checkRange, digits, fromDirect, isNumber, toDirect } from "./direct.js";
import { str } from "./strings.js";

/** @import { Call, CallbackEntry, CallbackFunction, DirectSignature, EncodedSignature, Make, Own, Place, Signature } from "./types.d.ts" */

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
 * Makes the signature of a shape with encoded values, whose kinds are 0 or less; encoded.js sets it.
 * @type {(shape: number, kinds: number) => EncodedSignature}
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
 * The function of the callback in a slot. A scoped one may be called until glue returns. Short, so that engines inline it.
 * @param {number} slot
 * @param {number} shape
 * @param {string} place
 */
export function callback(slot, shape, place) {
  // Nothing is known of a slot outside of old views, and of `FUNCTION`.
  const { i32 } = state;
  const it = table[i32[slot >>> 2]];
  if (it === undefined || it.shape !== shape) return otherCallback(slot, shape, place);
  const generation = i32[(slot >>> 2) + 1];
  if (it.generation !== generation) begin(it, generation, place);
  const fn = it.fn ?? collectable(it, place);
  if ((generation & 1) === 1) {
    // Passed to another call meanwhile, it may be called until both have returned.
    const loan = it.key === OVER ? it.loan : { it, key: generation, next: undefined };
    loan.next = rt.lent;
    rt.lent = loan;
    it.key = generation;
    it.place = place;
  }
  return fn;
}

/**
 * The same if the slot had no callback yet or one of another shape, and for a function of JavaScript.
 * @param {number} slot
 * @param {number} shape
 * @param {string} place
 * @returns {CallbackFunction}
 */
function otherCallback(slot, shape, place) {
  if (slot === FUNCTION) return /** @type {CallbackFunction} */ (takeOutgoing(shape));
  entryOf(slot, shape, place);
  return callback(slot, shape, place);
}

/**
 * The entry of a slot, with the callback that is there now.
 * @param {number} slot
 * @param {number} shape
 * @param {Place} place
 */
function entryOf(slot, shape, place) {
  cover((slot >>> 0) + 8);
  const generation = state.i32[(slot >>> 2) + 1];
  const it = (table[state.i32[slot >>> 2]] ??= newEntry(slot));
  const signature = signatureOf(shape);
  const { kinds } = it.signature ?? signature;
  it.shape = shape;
  it.signature = signature;
  if (it.generation !== generation) begin(it, generation, place);
  else if (kinds !== signature.kinds) {
    // Another function, for other types.
    const fn = functionOf(it, place);
    if (it.fn === undefined) collect(it, fn);
    else it.fn = fn;
  }
  return it;
}

/**
 * @param {number} slot
 * @returns {CallbackEntry}
 */
function newEntry(slot) {
  const it = /** @type {CallbackEntry} */ (
    /** @type {Partial<CallbackEntry>} */ ({
      slot,
      generation: OVER,
      key: OVER,
      shape: 0,
      signature: undefined,
      place: undefined,
      fn: undefined,
      weak: undefined,
      loan: undefined,
    })
  );
  it.loan = { it, key: OVER, next: undefined };
  return it;
}

/**
 * Begins with another callback of the same shape.
 * @param {CallbackEntry} it
 * @param {number} generation
 * @param {Place} place
 */
function begin(it, generation, place) {
  it.generation = generation;
  it.key = (generation & 1) === 1 ? OVER : generation;
  it.weak = undefined;
  it.fn = functionOf(it, place);
}

/**
 * A new function of a callback.
 * @param {CallbackEntry} it
 * @param {Place} place
 */
function functionOf(it, place) {
  it.place = place;
  const signature = /** @type {Signature} */ (it.signature);
  const own = /** @type {Own} */ (
    /** @type {Partial<Own>} */ ({ it, generation: it.generation, signature, place, fn: undefined })
  );
  return (own.fn = signature.make(own));
}

/**
 * The function of a callback whose functions the collector may find.
 * @param {CallbackEntry} it
 * @param {Place} place
 */
function collectable(it, place) {
  const known = it.weak?.deref();
  if (known !== undefined) return known;
  const fn = functionOf(it, place);
  collect(it, fn);
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
    known = kinds > 0 ? directSignature(kinds) : encodedSignature(shape, kinds);
    signatures.set(shape, known);
  }
  return known;
}

/**
 * @param {number} kinds
 * @returns {DirectSignature}
 */
function directSignature(kinds) {
  const [result, ...args] = digits(kinds);
  const make = args.every(isNumber) ? (isNumber(result) ? NUMBERS : OTHERS)[args.length] : undefined;
  return { make: make ?? listOf(callAny, args.length), kinds, args, result };
}

/**
 * Functions of numbers that return a number, by the count of parameters. A call that fails returns NaN.
 * @type {Make[]}
 */
const NUMBERS = [
  (own) => () => {
    if (own.it.key !== own.generation || state.dead !== undefined) return callAny(own, []);
    let number;
    try {
      number = call0(own.it.slot, own.generation);
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
    if (number !== number && failure !== 0) throw takeFailure(own, []);
    return number;
  },
  (own) => (a) => {
    if (typeof a !== "number" || own.it.key !== own.generation || state.dead !== undefined) return callAny(own, [a]);
    let number;
    try {
      number = call1(own.it.slot, own.generation, a);
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
    if (number !== number && failure !== 0) throw takeFailure(own, [a]);
    return number;
  },
  (own) => (a, b) => {
    if (typeof a !== "number" || typeof b !== "number" || own.it.key !== own.generation || state.dead !== undefined) {
      return callAny(own, [a, b]);
    }
    let number;
    try {
      number = call2(own.it.slot, own.generation, a, b);
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
    if (number !== number && failure !== 0) throw takeFailure(own, [a, b]);
    return number;
  },
  (own) => (a, b, c) => {
    if (
      typeof a !== "number" ||
      typeof b !== "number" ||
      typeof c !== "number" ||
      own.it.key !== own.generation ||
      state.dead !== undefined
    ) {
      return callAny(own, [a, b, c]);
    }
    let number;
    try {
      number = call3(own.it.slot, own.generation, a, b, c);
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
    if (number !== number && failure !== 0) throw takeFailure(own, [a, b, c]);
    return number;
  },
];

/**
 * The same that return something else. Written once more, since a test of the result would slow down each call.
 * @type {Make[]}
 */
const OTHERS = [
  (own) => () => {
    if (own.it.key !== own.generation || state.dead !== undefined) return callAny(own, []);
    let number;
    try {
      number = call0(own.it.slot, own.generation);
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
    if (number !== number && failure !== 0) throw takeFailure(own, []);
    return fromDirect(number, /** @type {DirectSignature} */ (own.signature).result);
  },
  (own) => (a) => {
    if (typeof a !== "number" || own.it.key !== own.generation || state.dead !== undefined) return callAny(own, [a]);
    let number;
    try {
      number = call1(own.it.slot, own.generation, a);
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
    if (number !== number && failure !== 0) throw takeFailure(own, [a]);
    return fromDirect(number, /** @type {DirectSignature} */ (own.signature).result);
  },
  (own) => (a, b) => {
    if (typeof a !== "number" || typeof b !== "number" || own.it.key !== own.generation || state.dead !== undefined) {
      return callAny(own, [a, b]);
    }
    let number;
    try {
      number = call2(own.it.slot, own.generation, a, b);
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
    if (number !== number && failure !== 0) throw takeFailure(own, [a, b]);
    return fromDirect(number, /** @type {DirectSignature} */ (own.signature).result);
  },
  (own) => (a, b, c) => {
    if (
      typeof a !== "number" ||
      typeof b !== "number" ||
      typeof c !== "number" ||
      own.it.key !== own.generation ||
      state.dead !== undefined
    ) {
      return callAny(own, [a, b, c]);
    }
    let number;
    try {
      number = call3(own.it.slot, own.generation, a, b, c);
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
    if (number !== number && failure !== 0) throw takeFailure(own, [a, b, c]);
    return fromDirect(number, /** @type {DirectSignature} */ (own.signature).result);
  },
];

/**
 * Functions that call with a list of their arguments, by the count of parameters.
 * @type {((call: Call, own: Own) => CallbackFunction)[]}
 */
const LISTS = [
  (call, own) => () => call(own, []),
  (call, own) => (a) => call(own, [a]),
  (call, own) => (a, b) => call(own, [a, b]),
  (call, own) => (a, b, c) => call(own, [a, b, c]),
  (call, own) => (a, b, c, d) => call(own, [a, b, c, d]),
  (call, own) => (a, b, c, d, e) => call(own, [a, b, c, d, e]),
  (call, own) => (a, b, c, d, e, f) => call(own, [a, b, c, d, e, f]),
  (call, own) => (a, b, c, d, e, f, g) => call(own, [a, b, c, d, e, f, g]),
  (call, own) => (a, b, c, d, e, f, g, h) => call(own, [a, b, c, d, e, f, g, h]),
  (call, own) => (a, b, c, d, e, f, g, h, i) => call(own, [a, b, c, d, e, f, g, h, i]),
  (call, own) => (a, b, c, d, e, f, g, h, i, j) => call(own, [a, b, c, d, e, f, g, h, i, j]),
  (call, own) => (a, b, c, d, e, f, g, h, i, j, k) => call(own, [a, b, c, d, e, f, g, h, i, j, k]),
  (call, own) => (a, b, c, d, e, f, g, h, i, j, k, l) => call(own, [a, b, c, d, e, f, g, h, i, j, k, l]),
  (call, own) => (a, b, c, d, e, f, g, h, i, j, k, l, m) => call(own, [a, b, c, d, e, f, g, h, i, j, k, l, m]),
  (call, own) => (a, b, c, d, e, f, g, h, i, j, k, l, m, n) => call(own, [a, b, c, d, e, f, g, h, i, j, k, l, m, n]),
  (call, own) => (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o) => call(own, [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o]),
  (call, own) => (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) => call(own, [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]),
];

/**
 * Makes functions with `count` parameters that call with a list of their arguments.
 * @param {Call} call
 * @param {number} count
 * @returns {Make}
 */
export function listOf(call, count) {
  return (own) => LISTS[count](call, own);
}

/**
 * What a call passes to Rust besides the slot: the generation, unless the callback may not be called any more.
 * @param {Own} own
 */
export function keyOf({ it, generation }) {
  return it.key === generation ? generation : OVER;
}

/**
 * The place of a callback in errors. A scoped one belongs to the call that it was passed to last.
 * @param {Own} own
 */
export function placeOf({ it, generation, place }) {
  return it.generation === generation ? it.place : place;
}

/**
 * Calls a callback with any direct values.
 * @type {Call}
 */
function callAny(own, values) {
  alive();
  const { args, result } = /** @type {DirectSignature} */ (own.signature);
  let numbers;
  try {
    numbers = values.map((value, i) => toDirect(value, args[i]));
  } catch (error) {
    throw Mismatch.is(error) ? mismatch(own, values) : error;
  }
  return fromDirect(callNumbers(own, numbers, values), result);
}

/**
 * Calls a callback with a number for each value.
 * @param {Own} own
 * @param {number[]} numbers
 * @param {unknown[]} values
 */
export function callNumbers(own, numbers, values) {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = numbers;
  let number;
  try {
    number = callMany(own.it.slot, keyOf(own), values.length, a, b, c, d, e, f, g, h);
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
  if (number !== number && failure !== 0) throw takeFailure(own, values);
  return number;
}

/**
 * Calls a callback with the number of its only value.
 * @param {Own} own
 * @param {number} a
 * @param {unknown} value
 */
export function callNumber(own, a, value) {
  let number;
  try {
    number = call1(own.it.slot, own.generation, a);
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
  if (number !== number && failure !== 0) throw takeFailure(own, [value]);
  return number;
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
 * @param {Own} own
 * @param {unknown[]} values
 */
function takeFailure(own, values) {
  const why = failure;
  failure = 0;
  return why === THROWN || why === DROPPED ? failed(own, why) : mismatch(own, values);
}

/**
 * The error of a call that Rust has answered with this number below 0.
 * @param {Own} own
 * @param {number} why
 */
export function failed(own, why) {
  if (why !== DROPPED) return thrown(own.fn);
  const how = (own.generation & 1) === 1 ? "lent for the duration of a call" : "dropped";
  return new Error(`${textOf(placeOf(own))}: callback was ${how}`);
}

/**
 * The error of the first argument that does not fit.
 * @param {Own} own
 * @param {unknown[]} values
 */
function mismatch(own, values) {
  const { args } = /** @type {DirectSignature} */ (own.signature);
  for (const [i, kind] of args.entries()) {
    try {
      checkRange(toDirect(values[i], kind), kind);
    } catch (error) {
      return /** @type {Mismatch} */ (error).at(`argument ${i + 1}`).error(placeOf(own));
    }
  }
  return new Error(`${textOf(placeOf(own))}: the types of the closure do not match`);
}

/**
 * The function of the callback in a slot, which a line of a source of Rust has made.
 * @param {number} slot
 * @param {number} shape
 * @param {number} filePtr
 * @param {number} fileLen
 * @param {number} line
 */
export function callbackRef(slot, shape, filePtr, fileLen, line) {
  const place = () => `${str(filePtr, fileLen)}:${line}`;
  const it = entryOf(slot, shape, place);
  return it.fn ?? collectable(it, place);
}

/** @typedef {{ it: CallbackEntry, generation: number, weak: WeakRef<CallbackFunction> }} Collected */

const collected = new FinalizationRegistry((/** @type {Collected} */ { it, generation, weak }) => {
  // Not if the callback was passed again before this: then it has another function.
  if (it.generation !== generation || it.weak !== weak) return;
  it.weak = undefined;
  releaseCallback(it.slot, generation);
});

/**
 * Makes the closure live as long as its function, which was just made.
 * @param {number} slot
 */
export function callbackCollect(slot) {
  fresh();
  const it = table[state.i32[slot >>> 2]];
  if (it?.fn !== undefined) collect(it, it.fn);
}

/**
 * @param {CallbackEntry} it
 * @param {CallbackFunction} fn
 */
function collect(it, fn) {
  const weak = new WeakRef(fn);
  it.weak = weak;
  it.fn = undefined;
  collected.register(fn, { it, generation: it.generation, weak });
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
 * @param {(shape: number, kinds: number) => EncodedSignature} make
 */
export function installEncodedSignature(make) {
  encodedSignature = make;
}
