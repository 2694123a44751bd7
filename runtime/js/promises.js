// Promises that Rust waits for, and promises that Rust settles. Both sides identify them by numbers.

import { state, died, fail, leave, onDeath, rt } from "./state.js";
import { run, settle } from "./enter.js";
import { codec } from "./codecs.js";
import { toDirect, isDirect, isNumber, VOID } from "./direct.js";
import { KINDS } from "./shapes.js";
import { str } from "./strings.js";
import { Mismatch, expected, report } from "./errors.js";

/** @import { Codec } from "./codecs.js" */

// The intrinsic ones, even if the page replaces them.
const Intrinsic = Promise;
const { then } = Intrinsic.prototype;

/**
 * Whether the value can be awaited. An object that throws when `then` is read is an object like any other.
 * @param {unknown} value
 */
export function isThenable(value) {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return false;
  try {
    return value instanceof Intrinsic || typeof (/** @type {{ then?: unknown }} */ (value).then) === "function";
  } catch {
    return false;
  }
}

/**
 * The promise of a promise or another thenable. It calls back exactly once and never at once, whatever the thenable does.
 * `then` is read once; what that throws is thrown.
 * @param {unknown} value
 * @returns {Promise<unknown>}
 */
export function promiseOf(value) {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) throw expected("a promise", value);
  if (value instanceof Intrinsic) return Intrinsic.resolve(value);
  const method = /** @type {{ then?: unknown }} */ (value).then;
  if (typeof method !== "function") throw expected("a promise", value);
  return new Intrinsic((resolve, reject) => {
    // By a promise: audio worklets have no `queueMicrotask`.
    Intrinsic.resolve().then(() => {
      try {
        Reflect.apply(method, value, [resolve, reject]);
      } catch (error) {
        reject(error);
      }
    });
  });
}

/**
 * The entry that settles a promise with a number. Returns 0 if the number is no value of its type.
 * @type {(id: number, number: number) => number}
 */
let settleNumber;

/**
 * Settles the promise with one number. It is used again for the next promise with that number, unless Rust has forgotten the
 * promise before it settled: then a late answer must be ignored.
 */
class Waiter {
  /** @param {number} id */
  constructor(id) {
    this.id = id;
    this.live = true;
    this.shape = 0;
    this.codec = /** @type {Codec} */ (/** @type {unknown} */ (undefined));
    this.kind = VOID;
    this.number = false;
    this.direct = false;
    this.place = "";
    this.fulfilled = (/** @type {unknown} */ value) => {
      if (!this.live || state.dead !== undefined) return;
      if (this.direct && this.settled(value)) return;
      let length;
      try {
        length = this.codec.enc(value, this.place);
      } catch (error) {
        leave(error);
        settle(this.id, 0, 0);
        return;
      }
      settle(this.id, 1, length);
    };
    this.rejected = (/** @type {unknown} */ reason) => {
      if (!this.live) return;
      leave(reason);
      settle(this.id, 0, 0);
    };
  }

  /**
   * Sets the shape of the awaited value.
   * @param {number} shape
   */
  expect(shape) {
    this.shape = shape;
    this.codec = codec(shape);
    this.kind = KINDS.indexOf(this.codec.node.kind);
    this.number = isNumber(this.kind);
    this.direct = isDirect(this.kind);
  }

  /**
   * Settles with a direct value. Returns false if it does not fit; the codec then has the error.
   * @param {unknown} value
   */
  settled(value) {
    let number = value;
    if (!this.number || typeof value !== "number") {
      try {
        number = toDirect(value, this.kind);
      } catch {
        return false;
      }
    }
    try {
      return settleNumber(this.id, /** @type {number} */ (number)) !== 0;
    } catch (trap) {
      state.dead ??= true;
      try {
        trap = died(trap);
      } catch {
        state.spare.cause ??= trap;
        trap = state.spare;
      }
      report(trap);
      return true;
    }
  }
}

/** @type {(Waiter | undefined)[]} */
const waiters = [];

/**
 * Makes Rust wait for `value` under the number `id`. Throws if it is not a promise or another thenable.
 * @param {unknown} value
 * @param {number} id
 * @param {number} shape
 * @param {string} place
 */
export function awaitFor(value, id, shape, place) {
  let promise;
  try {
    promise = promiseOf(value);
  } catch (error) {
    throw Mismatch.is(error) ? error.error(place) : error;
  }
  const waiter = (waiters[id] ??= new Waiter(id));
  if (waiter.shape !== shape) waiter.expect(shape);
  waiter.place = place;
  then.call(promise, waiter.fulfilled, waiter.rejected);
}

/**
 * @param {unknown} value
 * @param {number} id
 * @param {number} shape
 * @param {number} placePtr
 * @param {number} placeLen
 */
export function promiseAwait(value, id, shape, placePtr, placeLen) {
  try {
    awaitFor(value, id, shape, str(placePtr, placeLen));
  } catch (error) {
    fail(error);
  }
}

/** @param {number} id */
export function promiseForget(id) {
  const waiter = waiters[id];
  if (waiter === undefined) return;
  waiter.live = false;
  waiters[id] = undefined;
}

const resolved = Promise.resolve();

/**
 * Settles a promise of Rust.
 * @typedef {{ promise: Promise<unknown>, resolve: (value: unknown) => void, reject: (reason: unknown) => void }} Resolver
 */

/**
 * Resolvers of promises that Rust settles, by number.
 * @type {(Resolver | undefined)[]}
 */
const resolvers = [];

/** @param {number} id */
export function promiseNew(id) {
  const promise = new Promise((resolve, reject) => {
    resolvers[id] = { promise: resolved, resolve, reject };
  });
  /** @type {Resolver} */ (resolvers[id]).promise = promise;
  return promise;
}

// Nothing else would settle them any more. Where the instance has died before its caller had the promise, no caller can handle the
// rejection; the error itself is thrown or reported once.
onDeath((error) => {
  for (const resolver of resolvers.splice(0)) {
    if (resolver === undefined) continue;
    then.call(resolver.promise, undefined, () => {});
    resolver.reject(error);
  }
});

/** @param {number} id */
function takeResolver(id) {
  const resolver = /** @type {Resolver} */ (resolvers[id]);
  resolvers[id] = undefined;
  return resolver;
}

/**
 * @param {number} id
 * @param {number} ptr
 * @param {number} length
 * @param {number} shape
 */
export function promiseResolve(id, ptr, length, shape) {
  const { resolve, reject } = takeResolver(id);
  let value;
  try {
    value = codec(shape).dec(ptr, length);
  } catch (error) {
    reject(error);
    return;
  }
  resolve(value);
}

/**
 * @param {number} id
 * @param {unknown} reason
 */
export function promiseReject(id, reason) {
  takeResolver(id).reject(reason);
}

/**
 * Runs Rust's executor after the code that is running now. By a promise: fake timers replace `queueMicrotask`, and audio
 * worklets have none.
 */
export function schedule() {
  then.call(resolved, run);
}

/**
 * Installs the runtime module of promises that Rust waits for.
 * @param {number} settling the entry that settles one with bytes or an error
 * @param {number} settlingNumber the entry that settles one with a number
 */
export function installPromises(settling, settlingNumber) {
  state.entries.settle = state.table.get(settling);
  settleNumber = state.table.get(settlingNumber);
  rt.await = awaitFor;
}

/**
 * Installs the runtime module of the executor.
 * @param {number} running the entry that runs it
 */
export function installExecutor(running) {
  state.entries.run = state.table.get(running);
}
