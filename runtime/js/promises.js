// Promises that Rust waits for, and promises that Rust settles. Both sides know them by numbers.

import { state, died, fail, leave, onDeath, rt } from "./state.js";
import { run, settle } from "./enter.js";
import { codec } from "./codecs.js";
import { toDirect, isDirect, isNumber, VOID } from "./direct.js";
import { KINDS } from "./shapes.js";
import { str } from "./strings.js";
import { Mismatch, expected, report } from "./errors.js";

// The intrinsic ones, whatever the page puts in their place.
const Intrinsic = Promise;
const { then } = Intrinsic.prototype;

/** Whether the value can be awaited. One that throws when it is asked is an object like any other. */
export function isThenable(value) {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return false;
  try {
    return value instanceof Intrinsic || typeof value.then === "function";
  } catch {
    return false;
  }
}

/**
 * The promise that a promise or another thenable is. It calls back exactly once and never at once, whatever a thenable does. `then`
 * is read once; what it throws then is thrown.
 */
export function promiseOf(value) {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) throw expected("a promise", value);
  if (value instanceof Intrinsic) return Intrinsic.resolve(value);
  const method = value.then;
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

// The entry that settles a promise with a number, and says whether the number is a value of its type.
let settleNumber;

/**
 * What answers for one number. It is used again for the next promise under that number, unless Rust has forgotten the
 * promise before it settled: then a late answer must be ignored.
 */
class Waiter {
  constructor(id) {
    this.id = id;
    this.live = true;
    this.shape = 0;
    this.codec = undefined;
    this.kind = VOID;
    this.number = false;
    this.flat = false;
    this.place = "";
    this.fulfilled = (value) => {
      if (!this.live || state.dead !== undefined) return;
      if (this.flat && this.settled(value)) return;
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
    this.rejected = (reason) => {
      if (!this.live) return;
      leave(reason);
      settle(this.id, 0, 0);
    };
  }

  /** What is awaited has this shape from now on. */
  expect(shape) {
    this.shape = shape;
    this.codec = codec(shape);
    this.kind = KINDS.indexOf(this.codec.node.kind);
    this.number = isNumber(this.kind);
    this.flat = isDirect(this.kind);
  }

  /** Settles with a value that crosses as a number; false where it is wrong, which the codec then says. */
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
      return settleNumber(this.id, number) !== 0;
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

const waiters = [];

/** Rust waits for `value` under the number `id`. Throws when it is not a promise or another thenable. */
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

export function promiseAwait(value, id, shape, placePtr, placeLen) {
  try {
    awaitFor(value, id, shape, str(placePtr, placeLen));
  } catch (error) {
    fail(error);
  }
}

export function promiseForget(id) {
  const waiter = waiters[id];
  if (waiter === undefined) return;
  waiter.live = false;
  waiters[id] = undefined;
}

/** Resolvers of promises that Rust settles, by number. */
const resolvers = [];

export function promiseNew(id) {
  return new Promise((resolve, reject) => {
    resolvers[id] = { resolve, reject };
  });
}

// Nothing else would settle them any more.
onDeath((error) => {
  for (const resolver of resolvers.splice(0)) resolver?.reject(error);
});

function takeResolver(id) {
  const resolver = resolvers[id];
  resolvers[id] = undefined;
  return resolver;
}

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

export function promiseReject(id, reason) {
  takeResolver(id).reject(reason);
}

const resolved = Promise.resolve();

/**
 * Has Rust's executor run after the code that is running now. By a promise: fake timers replace `queueMicrotask`, and audio
 * worklets have none.
 */
export function schedule() {
  then.call(resolved, run);
}

/** Installs the runtime module of promises that Rust waits for. The entries settle one, with bytes or an error, and with a number. */
export function installPromises(settling, settlingNumber) {
  state.entries.settle = state.table.get(settling);
  settleNumber = state.table.get(settlingNumber);
  rt.await = awaitFor;
}

/** Installs the runtime module of the executor. `running` is the entry that runs it. */
export function installExecutor(running) {
  state.entries.run = state.table.get(running);
}
