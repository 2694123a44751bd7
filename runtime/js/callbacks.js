// Functions that call closures of Rust: one per callback, the same each time it is passed. Here are those whose arguments
// and result are scalars, each of which crosses as one number; encoded.js has the others.

import { alive, cover, died, enter, fresh, OVER, rt, state } from "./state.js";
import { releaseCallback } from "./enter.js";
import { Mismatch } from "./errors.js";
import { thrown } from "./stacks.js";
import { toDirect, checkRange, isNumber, fromDirect } from "./direct.js";
import { str } from "./strings.js";

/** What went wrong, when Rust says that something did; any other number is that an argument does not fit. */
const THROWN = -1;
const DROPPED = -2;

/** What is known of a callback, by the number of its slot. An entry of an earlier callback stays until the slot has a new one. */
const table = [];

/** How to make functions, by the address of the shape. */
const signatures = new Map();

/** Makes the signature of a shape that has more than scalars. */
let coded;

// The entries into Rust. Variables, since a call through them is the fastest.
let kindsOf, call0, call1, call2, call3, callMany;

/**
 * The one function of the callback whose slot is at this address. `place` names it in errors. A scoped one may be called until
 * glue is on its way out.
 */
export function callback(at, shape, place) {
  const fn = find(at, shape, place);
  const first = at >>> 2;
  if (state.i32[first + 2] === 1) {
    const it = table[state.i32[first]];
    rt.lent = { it, key: it.key, next: rt.lent };
    it.key = it.generation;
  }
  return fn;
}

/** The same; a scoped one may not be called by this. */
function find(at, shape, place) {
  cover((at >>> 0) + 12);
  const first = at >>> 2;
  const id = state.i32[first];
  const generation = state.i32[first + 1];
  const known = table[id];
  const again = known !== undefined && known.generation === generation;
  if (again && (known.shape === shape || known.signature.kinds === signatureOf(shape).kinds)) {
    const fn = known.fn ?? known.weak.deref();
    if (fn !== undefined) {
      // A scoped one belongs to the call that it was passed to last.
      if (state.i32[first + 2] === 1) known.place = place;
      return fn;
    }
  }
  const signature = signatureOf(shape);
  // What calls name: the generation while Rust is to be asked.
  const scoped = state.i32[first + 2] === 1;
  const key = scoped ? OVER : generation;
  const { result } = signature;
  const entry = { at, id, generation, scoped, key, shape, place, signature, result, fn: undefined, weak: undefined };
  const fn = signature.make(entry);
  entry.fn = fn;
  table[id] = entry;
  // The collector has found the function that there was.
  if (again && known.weak !== undefined) collect(entry);
  return fn;
}

function signatureOf(shape) {
  let known = signatures.get(shape);
  if (known === undefined) {
    const kinds = enter(kindsOf, shape);
    known = kinds === 0 ? coded(shape) : flat(kinds);
    signatures.set(shape, known);
  }
  return known;
}

/** The digits to the base of 32 that follow a one; none of 0. */
function digits(value) {
  const list = [];
  for (let rest = value; rest > 31; rest = Math.floor(rest / 32)) list.unshift(rest % 32);
  return list;
}

function flat(code) {
  const [result, ...args] = digits(code);
  const numbers = args.every(isNumber) ? (isNumber(result) ? NUMBERS : OTHERS)[args.length] : undefined;
  return {
    make: numbers ?? ((entry) => LISTS[args.length](list, entry)),
    /** The same where the types are the same; 0 where they are more than scalars. */
    kinds: code,
    args,
    result,
  };
}

/** Functions of numbers that return a number, by the count of parameters. A call that fails gives NaN. */
const NUMBERS = [
  (it) => () => {
    if (state.dead !== undefined) return list(it, []);
    let r;
    try {
      r = call0(it.at, it.key);
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
    if (r !== r && failed !== 0) throw failure(it, []);
    return r;
  },
  (it) => (a) => {
    if (typeof a !== "number" || state.dead !== undefined) return list(it, [a]);
    let r;
    try {
      r = call1(it.at, it.key, a);
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
    if (r !== r && failed !== 0) throw failure(it, [a]);
    return r;
  },
  (it) => (a, b) => {
    if (typeof a !== "number" || typeof b !== "number" || state.dead !== undefined) return list(it, [a, b]);
    let r;
    try {
      r = call2(it.at, it.key, a, b);
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
    if (r !== r && failed !== 0) throw failure(it, [a, b]);
    return r;
  },
  (it) => (a, b, c) => {
    if (typeof a !== "number" || typeof b !== "number" || typeof c !== "number" || state.dead !== undefined) {
      return list(it, [a, b, c]);
    }
    let r;
    try {
      r = call3(it.at, it.key, a, b, c);
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
    if (r !== r && failed !== 0) throw failure(it, [a, b, c]);
    return r;
  },
];

/** The same that return something else. Written once more, since a look at the result would be felt in each call. */
const OTHERS = [
  (it) => () => {
    if (state.dead !== undefined) return list(it, []);
    let r;
    try {
      r = call0(it.at, it.key);
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
    if (r !== r && failed !== 0) throw failure(it, []);
    return fromDirect(r, it.result);
  },
  (it) => (a) => {
    if (typeof a !== "number" || state.dead !== undefined) return list(it, [a]);
    let r;
    try {
      r = call1(it.at, it.key, a);
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
    if (r !== r && failed !== 0) throw failure(it, [a]);
    return fromDirect(r, it.result);
  },
  (it) => (a, b) => {
    if (typeof a !== "number" || typeof b !== "number" || state.dead !== undefined) return list(it, [a, b]);
    let r;
    try {
      r = call2(it.at, it.key, a, b);
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
    if (r !== r && failed !== 0) throw failure(it, [a, b]);
    return fromDirect(r, it.result);
  },
  (it) => (a, b, c) => {
    if (typeof a !== "number" || typeof b !== "number" || typeof c !== "number" || state.dead !== undefined) {
      return list(it, [a, b, c]);
    }
    let r;
    try {
      r = call3(it.at, it.key, a, b, c);
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
    if (r !== r && failed !== 0) throw failure(it, [a, b, c]);
    return fromDirect(r, it.result);
  },
];

/** Functions of so many parameters that hand a list of them on. */
export const LISTS = [
  (run, it) => () => run(it, []),
  (run, it) => (a) => run(it, [a]),
  (run, it) => (a, b) => run(it, [a, b]),
  (run, it) => (a, b, c) => run(it, [a, b, c]),
  (run, it) => (a, b, c, d) => run(it, [a, b, c, d]),
  (run, it) => (a, b, c, d, e) => run(it, [a, b, c, d, e]),
  (run, it) => (a, b, c, d, e, f) => run(it, [a, b, c, d, e, f]),
  (run, it) => (a, b, c, d, e, f, g) => run(it, [a, b, c, d, e, f, g]),
  (run, it) => (a, b, c, d, e, f, g, h) => run(it, [a, b, c, d, e, f, g, h]),
];

function list(it, values) {
  alive();
  const { args } = it.signature;
  let numbers;
  try {
    numbers = values.map((value, i) => toDirect(value, args[i]));
  } catch (error) {
    throw Mismatch.is(error) ? unfit(it, values) : error;
  }
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = numbers;
  let r;
  try {
    r = callMany(it.at, it.key, values.length, a, b, c, d, e, f, g, h);
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
  if (r !== r && failed !== 0) throw failure(it, values);
  return fromDirect(r, it.result);
}

/** Why the last call failed, or 0. Rust says it last, so that it is read before anything else is called. */
let failed = 0;

export function callbackFailed(why) {
  failed = why;
}

function failure(it, values) {
  const why = failed;
  failed = 0;
  if (why === THROWN) return thrown(it.fn ?? it.weak.deref());
  return why === DROPPED ? dropped(it) : unfit(it, values);
}

/** Whether a negative answer of Rust is that the callback was dropped, the error of that. */
export function refusal(it, answer) {
  return answer === DROPPED ? dropped(it) : thrown(it.fn ?? it.weak.deref());
}

function dropped(it) {
  return new Error(`${it.place}: callback was ${it.scoped ? "lent for the duration of a call" : "dropped"}`);
}

/** What is wrong with the first argument that is wrong. */
function unfit(it, values) {
  for (const [i, kind] of it.signature.args.entries()) {
    try {
      checkRange(toDirect(values[i], kind), kind);
    } catch (error) {
      return /** @type {Mismatch} */ (error).at(`argument ${i + 1}`).error(it.place);
    }
  }
  return new Error(`${it.place}: the types of the closure do not match`);
}

export function callbackRef(at, shape, placePtr, placeLen) {
  return find(at, shape, str(placePtr, placeLen));
}

const collected = new FinalizationRegistry((entry) => {
  // Not when the callback was passed once more in the meantime: then it has a new function.
  if (table[entry.id] !== entry) return;
  table[entry.id] = undefined;
  releaseCallback(entry.at, entry.generation);
});

/** From now on the closure lives as long as the function does, which was just made. */
export function callbackCollect(at) {
  fresh();
  const entry = table[state.i32[at >>> 2]];
  if (entry.fn !== undefined) collect(entry);
}

function collect(entry) {
  entry.weak = new WeakRef(entry.fn);
  collected.register(entry.fn, entry);
  entry.fn = undefined;
}

/** Installs the runtime module of callbacks. The entries say what crosses as numbers, call one with so many numbers, and let go of one. */
export function installCallbacks(...entries) {
  [kindsOf, call0, call1, call2, call3, callMany, state.entries.releaseCallback] = entries.map((index) => state.table.get(index));
  rt.callback = callback;
}

/** For encoded.js. */
export function otherwise(make) {
  coded = make;
}
