// Iteration, both ways: Rust iterates over values of JavaScript, and JavaScript over iterators and streams of Rust.

import { fail, give, references, reserve, state, truncateReferences } from "./state.js";
import { Mismatch, describe, expected } from "./errors.js";
import { Codec, codec, collections } from "./codecs.js";
import { isObject, u32 } from "./encode.js";
import { isArray } from "./lists.js";
import { reference } from "./decode.js";
import { str } from "./strings.js";

/** @import { Encode } from "./types.d.ts" */

/**
 * A function of Rust that returns a list of the next element, empty after the last one; the argument ends the iteration.
 * @template List
 * @typedef {(last: boolean) => List} Pull
 */

/** The largest number of elements of an array that cross together. */
const BATCH = 128;

// The built-in iterators of arrays and typed arrays have no effects, so several elements can cross at once.
const ofArray = Array.prototype[Symbol.iterator];
const ofTyped = Uint8Array.prototype[Symbol.iterator];
const nextOfArray = [][Symbol.iterator]().next;

const IteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
const AsyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype);

/**
 * A property of any value but null and undefined.
 * @param {unknown} value
 * @param {string | symbol} key
 * @returns {unknown}
 */
const get = (value, key) => /** @type {Record<string | symbol, unknown>} */ (value)[key];

/**
 * Whether a value has such a method.
 * @param {unknown} value
 * @param {string | symbol} key
 */
const has = (value, key) => value !== null && value !== undefined && typeof get(value, key) === "function";

/**
 * Calls a method of a value.
 * @param {unknown} method
 * @param {unknown} value
 * @returns {unknown}
 */
const apply = (method, value) => Reflect.apply(/** @type {Function} */ (method), value, []);

/** @type {Encode} */
function encodeIterable(value) {
  if (!has(value, Symbol.iterator)) throw expected("an iterable", value);
  u32(give(value));
}

/** @type {Encode} */
function encodeAsyncIterable(value) {
  if (!has(value, Symbol.asyncIterator) && !has(value, Symbol.iterator) && !has(value, "getReader")) {
    throw expected("an async iterable", value);
  }
  u32(give(value));
}

/** In place of an element. */
const END = Symbol("end");

/** An iteration over a value of JavaScript. Its elements are written one after the other, the next one when Rust asks for it. */
class Iteration {
  /**
   * @param {unknown} iterator
   * @param {string} place
   */
  constructor(iterator, place) {
    if (!isObject(iterator)) throw expected("an iterator", iterator).error(place);
    this.iterator = iterator;
    this.next = get(iterator, "next");
    this.place = place;
    /** The largest number of elements that cross together. */
    this.most = 1;
    /** The number of elements before the next one. */
    this.index = 0;
    this.ended = false;
    /** Whether the iterator is not async, though the iteration is. */
    this.isSync = false;
    /**
     * The element that a step has found.
     * @type {unknown}
     */
    this.found = END;
    /**
     * An error that follows the elements that have crossed.
     * @type {{ error: unknown } | undefined}
     */
    this.failure = undefined;
  }

  /** The next element. */
  take() {
    if (this.ended) return END;
    const step = apply(this.next, this.iterator);
    return this.element(step);
  }

  /**
   * The element of a result of `next`.
   * @param {unknown} step
   */
  element(step) {
    if (!isObject(step)) throw new TypeError(`${this.place}: iterator result ${describe(step)} is not an object`);
    if (get(step, "done")) {
      this.ended = true;
      return END;
    }
    return get(step, "value");
  }

  /** Ends the iteration. Returns what the iterator answers. */
  return() {
    if (this.ended) return undefined;
    this.ended = true;
    const method = get(this.iterator, "return");
    return method === undefined || method === null ? undefined : apply(method, this.iterator);
  }

  /** Ends the iteration, and ignores what the iterator answers. */
  drop() {
    try {
      const answer = this.return();
      // Also a rejection, which would be reported as unhandled.
      if (has(answer, "then")) Promise.resolve(answer).catch(() => {});
    } catch {}
  }

  /** Asks for the next element of an async iteration. */
  async step() {
    try {
      const step = apply(this.next, this.iterator);
      let found = this.element(this.isSync ? step : await step);
      if (this.isSync && found !== END) found = await this.awaited(found);
      this.found = found;
    } catch (error) {
      this.ended = true;
      throw error;
    }
  }

  /**
   * The value of an element of an iterator that is not async.
   * @param {unknown} element
   */
  async awaited(element) {
    try {
      return await element;
    } catch (error) {
      this.drop();
      throw error;
    }
  }
}

/** An async iteration. */
class AsyncIteration extends Iteration {
  /** The element that the last step has found; one step gives one element. */
  take() {
    const { found } = this;
    this.found = END;
    return found;
  }
}

/**
 * @param {unknown} value
 * @param {string} place
 */
function open(value, place) {
  const method = get(value, Symbol.iterator);
  const iteration = new Iteration(apply(method, value), place);
  const isBuiltin = isArray(value) ? method === ofArray : ArrayBuffer.isView(value) && method === ofTyped;
  if (isBuiltin && iteration.next === nextOfArray) iteration.most = BATCH;
  return iteration;
}

/**
 * @param {unknown} value
 * @param {string} place
 */
function openAsync(value, place) {
  const method = get(value, Symbol.asyncIterator);
  if (method !== undefined && method !== null) return new AsyncIteration(apply(method, value), place);
  const sync = get(value, Symbol.iterator);
  if (sync === undefined || sync === null) return new AsyncIteration(ofReader(apply(get(value, "getReader"), value)), place);
  const iteration = new AsyncIteration(apply(sync, value), place);
  iteration.isSync = true;
  return iteration;
}

/**
 * The iterator of a `ReadableStream` in engines where streams have none.
 * @param {unknown} reader
 */
function ofReader(reader) {
  const it = /** @type {ReadableStreamDefaultReader<unknown>} */ (reader);
  return {
    async next() {
      let step;
      try {
        step = await it.read();
      } catch (error) {
        it.releaseLock();
        throw error;
      }
      if (step.done) it.releaseLock();
      return step;
    },
    return() {
      const cancelled = it.cancel();
      it.releaseLock();
      return cancelled;
    },
  };
}

/**
 * Codecs of the next elements, by the address of their shape.
 * @type {Map<number, Codec>}
 */
const batches = new Map();

/** @param {number} element */
function batch(element) {
  let known = batches.get(element);
  if (known === undefined) {
    const inner = codec(element);
    known = new Codec({ kind: "void" });
    known.encode = (iteration) => writeBatch(/** @type {Iteration} */ (iteration), inner);
    batches.set(element, known);
  }
  return known;
}

/**
 * Writes the number of elements, whether there are no more after them, and the elements.
 * @param {Iteration} iteration
 * @param {Codec} inner
 */
function writeBatch(iteration, inner) {
  if (iteration.failure !== undefined) throw iteration.failure.error;
  const start = state.writeOffset;
  u32(0);
  u32(0);
  let count = 0;
  try {
    for (; count < iteration.most; count++) {
      const element = iteration.take();
      if (element === END) break;
      writeElement(iteration, inner, element);
    }
  } catch (error) {
    iteration.ended = true;
    if (count === 0) throw error;
    // The elements before it come first.
    iteration.failure = { error };
  }
  const ended = iteration.ended && iteration.failure === undefined;
  const at = reserve(0) - state.writeOffset + start;
  state.view.setUint32(at, count, true);
  state.view.setUint32(at + 4, ended ? 1 : 0, true);
}

/**
 * @param {Iteration} iteration
 * @param {Codec} inner
 * @param {unknown} element
 */
function writeElement(iteration, inner, element) {
  const { writeOffset } = state;
  const count = references();
  try {
    inner.encode(element);
  } catch (error) {
    state.writeOffset = writeOffset;
    truncateReferences(count);
    iteration.drop();
    throw Mismatch.is(error) ? error.at(`element ${iteration.index}`).error(iteration.place) : error;
  }
  iteration.index++;
}

/**
 * Begins an iteration over a value.
 * @param {unknown} value
 * @param {number} isAsync
 * @param {number} placePtr
 * @param {number} placeLen
 */
export function iterationOpen(value, isAsync, placePtr, placeLen) {
  try {
    const place = str(placePtr, placeLen);
    return isAsync === 0 ? open(value, place) : openAsync(value, place);
  } catch (error) {
    fail(error);
    return undefined;
  }
}

/**
 * The wire bytes of the next elements.
 * @param {Iteration} iteration
 * @param {number} element the address of their shape
 */
export function iterationNext(iteration, element) {
  try {
    return batch(element).enc(iteration, iteration.place);
  } catch (error) {
    return fail(error);
  }
}

/**
 * A promise that is fulfilled once `iterationNext` has the next element of an async iteration.
 * @param {Iteration} iteration
 */
export function iterationStep(iteration) {
  return iteration.step();
}

/**
 * Ends an iteration. The result of an async one is a promise.
 * @param {Iteration} iteration
 */
export function iterationReturn(iteration) {
  try {
    const answer = iteration.return();
    return iteration instanceof AsyncIteration ? Promise.resolve(answer) : undefined;
  } catch (error) {
    fail(error);
    return undefined;
  }
}

/**
 * Ends an iteration, and ignores errors.
 * @param {Iteration} iteration
 */
export function iterationDrop(iteration) {
  iteration.drop();
}

/**
 * Ends the iterator or stream of a function of Rust. A dead instance has none any more.
 * @template List
 * @param {Pull<List> | undefined} pull
 */
const last = (pull) => (state.dead === undefined ? pull?.(true) : undefined);

/** An iterator of Rust. JavaScript's collector or the end of the iteration frees it. */
class RustIterator {
  /** @type {Pull<unknown[]> | undefined} */
  #pull;

  /** @param {Pull<unknown[]>} pull */
  constructor(pull) {
    this.#pull = pull;
  }

  /** Frees the iterator in Rust. */
  #end() {
    const pull = this.#pull;
    this.#pull = undefined;
    last(pull);
  }

  next() {
    const pull = this.#pull;
    if (pull === undefined) return { done: true, value: undefined };
    let elements;
    try {
      elements = pull(false);
    } catch (error) {
      this.#abandon();
      throw error;
    }
    if (elements.length > 0) return { done: false, value: elements[0] };
    this.#end();
    return { done: true, value: undefined };
  }

  /** Ends after an error, which counts more than another one. */
  #abandon() {
    try {
      this.#end();
    } catch {}
  }

  /** @param {unknown} value */
  return(value) {
    this.#end();
    return { done: true, value };
  }
}

/** A stream of Rust. JavaScript's collector or the end of the iteration frees it. */
class RustAsyncIterator {
  /** @type {Pull<Promise<unknown[]>> | undefined} */
  #pull;
  /**
   * The outcome of the newest call of `next`: a call waits for those before it.
   * @type {Promise<unknown>}
   */
  #newest = Promise.resolve();

  /** @param {Pull<Promise<unknown[]>>} pull */
  constructor(pull) {
    this.#pull = pull;
  }

  /** Frees the stream in Rust; a call that waits for an element gets the end. */
  async #end() {
    const pull = this.#pull;
    this.#pull = undefined;
    await last(pull);
  }

  async #step() {
    const pull = this.#pull;
    if (pull === undefined) return { done: true, value: undefined };
    let elements;
    try {
      elements = await pull(false);
    } catch (error) {
      await this.#end().catch(() => {});
      throw error;
    }
    if (elements.length > 0) return { done: false, value: elements[0] };
    await this.#end();
    return { done: true, value: undefined };
  }

  next() {
    const step = this.#newest.then(() => this.#step());
    this.#newest = step.catch(() => {});
    return step;
  }

  /** @param {unknown} value */
  async return(value) {
    await this.#end();
    return { done: true, value: await value };
  }
}

Object.setPrototypeOf(RustIterator.prototype, IteratorPrototype);
Object.setPrototypeOf(RustAsyncIterator.prototype, AsyncIteratorPrototype);

/**
 * The iterator whose elements come from a function of Rust.
 * @param {Pull<unknown[]> & Pull<Promise<unknown[]>>} pull
 * @param {number} isAsync
 */
export function iteratorNew(pull, isAsync) {
  return isAsync === 0 ? new RustIterator(pull) : new RustAsyncIterator(pull);
}

/** Installs the runtime module of iterables. */
export function installIterables() {
  const decoder = () => reference;
  collections.iterable = { encoder: () => encodeIterable, decoder };
  collections.asyncIterable = { encoder: () => encodeAsyncIterable, decoder };
}
