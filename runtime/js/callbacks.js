//! Functions that call closures of Rust: one per callback, the same each time it is passed.

import { alive, outgoingCount, references, rt, s, takePending, untaken } from "./state.js";
import * as enter from "./enter.js";
import { signature } from "./codecs.js";
import { str } from "./strings.js";

/** By the callback's number. */
const table = [];

/** The one function of a callback. `place` names it in errors. */
export function callback(id, shape, place) {
  const known = table[id];
  if (known !== undefined) {
    const fn = known.fn ?? known.weak.deref();
    if (fn !== undefined) return fn;
  }
  const entry = { id, place, fn: undefined, weak: undefined };
  entry.fn = connect(entry, signature(shape));
  table[id] = entry;
  const { fn } = entry;
  if (known !== undefined) collect(entry);
  return fn;
}

function connect(entry, { args, result }) {
  const of = `${entry.place}: result`;
  const run = (...values) => {
    alive();
    if (entry.id < 0) throw new Error(`${entry.place}: callback was dropped`);
    const given = references();
    const length = args.enc(values, entry.place);
    const before = outgoingCount();
    const count = enter.call(entry.id, length);
    if (count < 0) {
      untaken(given);
      throw takePending();
    }
    return result.answer(count, of, before);
  };
  if (result.node.kind !== "promise") return run;
  // As of an export: whoever is promised something looks for errors in one place.
  return (...values) => {
    try {
      return run(...values);
    } catch (error) {
      return Promise.reject(error);
    }
  };
}

export function callbackRef(id, shape, placePtr, placeLen) {
  return callback(id, shape, str(placePtr, placeLen));
}

/** Rust has dropped the closure. */
export function callbackDrop(id) {
  const entry = table[id];
  if (entry === undefined) return;
  entry.id = -1;
  table[id] = undefined;
}

const collected = new FinalizationRegistry((entry) => {
  // Not when the callback was passed once more in the meantime: then it has a new function.
  if (entry.id < 0 || table[entry.id] !== entry) return;
  table[entry.id] = undefined;
  enter.releaseCallback(entry.id);
});

/** From now on the closure lives as long as the function does. */
export function callbackCollect(id) {
  const entry = table[id];
  if (entry?.fn !== undefined) collect(entry);
}

function collect(entry) {
  entry.weak = new WeakRef(entry.fn);
  collected.register(entry.fn, entry);
  entry.fn = undefined;
}

/** The kit of callbacks. The entries call one, and let go of one. */
export function installCallbacks(calling, releasing) {
  s.ex.call = s.table.get(calling);
  s.ex.releaseCallback = s.table.get(releasing);
  rt.callback = callback;
}
