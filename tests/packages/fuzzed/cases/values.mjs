// Unexpected values for an interface: values that are almost of a kind, and any other values.
// The seed determines all choices. `trail` describes the values of a round, to find the cause of a failure.

import { arrays, withLength } from "./arrays.mjs";
import { buffers } from "./buffers.mjs";
import { effects } from "./effects.mjs";
import { tree } from "./kinds.mjs";
import { proxy } from "./proxies.mjs";
import { thenable } from "./thenables.mjs";

/** @typedef {import("./random.mjs").Random} Random */
/** @typedef {import("./world.mjs").World} World */

/** The limit of values within values. */
const DEEPEST = 4;

/** Numbers at the limits of the types. */
const NUMBERS = [
  0,
  -0,
  1,
  -1,
  1.5,
  127,
  128,
  -129,
  255,
  256,
  65536,
  2 ** 27,
  2 ** 28,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31),
  2 ** 32 - 1,
  2 ** 32,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 53),
  8.64e15,
  8.64e15 + 1,
  5e-324,
  1e308,
  3.5e38,
  Infinity,
  -Infinity,
  NaN,
];
const BIGINTS = [
  0n,
  -1n,
  2n ** 63n - 1n,
  2n ** 63n,
  -(2n ** 63n) - 1n,
  2n ** 64n,
  2n ** 127n,
  2n ** 128n,
  -(2n ** 127n) - 1n,
  2n ** 4000n,
];
const CHARACTERS = ["a", "\0", "\x7f", "\x80", "é", "\uffff", "\ufeff", "\ud800", "\udfff", "😀", "</script>", "`", "\u202e"];
/** Lengths at which the encoding of texts changes. */
const LENGTHS = [0, 1, 2, 15, 16, 17, 31, 32, 33, 62, 63, 64, 65, 191, 192, 193, 1000, 8191, 8192, 70_000];

/** @extends {Promise<unknown>} */
class PromiseSubclass extends Promise {}

export class Hostile {
  /** @type {string[]} */
  trail = [];
  /** The values that code of the values has thrown, which may be thrown by the package again. */
  thrown = new Set();
  /** The present depth of calls into the package within calls of the package. */
  depth = 0;
  /**
   * The typed arrays of this round, for effects that detach or resize them.
   * @type {any[]}
   */
  memory = [];
  /**
   * The arrays of this round, for effects that change them.
   * @type {any[][]}
   */
  arrays = [];

  /**
   * @param {Random} random
   * @param {World} world
   */
  constructor(random, world) {
    this.random = random;
    this.world = world;
  }

  /** @param {string} text */
  note(text) {
    if (this.trail.length < 60) this.trail.push(JSON.stringify(text).slice(1, 40));
  }

  /**
   * A value for a position where `kind` is expected.
   * @param {string} kind
   * @param {number} [level]
   * @returns {any}
   */
  value(kind, level = 0) {
    const { random } = this;
    const near = this.world.near[kind];
    const value = near === undefined || random.once(4) ? this.any(level) : near(this, level);
    if (random.once(12)) return proxy(this, value, level);
    return value;
  }

  /**
   * Any value.
   * @param {number} [level]
   * @returns {any}
   */
  any(level = 0) {
    const { random } = this;
    if (level >= DEEPEST) return this.plain();
    /** @type {"plain" | "text" | "object" | "array" | "buffer" | "thenable" | "error" | "function" | "own" | "proxy" | "odd" | "getters" | "date"} */
    const kind = random.pick([
      "plain",
      "plain",
      "text",
      "object",
      "array",
      "buffer",
      "thenable",
      "error",
      "function",
      "own",
      "proxy",
      "odd",
      "getters",
      "date",
    ]);
    this.note(kind);
    return this[kind](level + 1);
  }

  plain() {
    const { random } = this;
    return random.pick([
      undefined,
      null,
      true,
      false,
      random.pick(NUMBERS),
      random.pick(BIGINTS),
      random.pick(CHARACTERS),
      Symbol("s"),
      Symbol.iterator,
    ]);
  }

  number() {
    return this.random.pick(NUMBERS);
  }

  bigint() {
    return this.random.pick(BIGINTS);
  }

  text() {
    const { random } = this;
    const length = random.once(200) ? 3_000_000 : random.pick(LENGTHS);
    const filling = random.pick(CHARACTERS).repeat(length).slice(0, length);
    if (length === 0 || random.once(2)) return filling;
    const at = random.below(length);
    return filling.slice(0, at) + random.pick(CHARACTERS) + filling.slice(at);
  }

  date() {
    const { random } = this;
    const date = new Date(random.pick(NUMBERS));
    if (random.once(3))
      for (const name of ["getTime", "valueOf", "toString", "toJSON"]) Object.assign(date, { [name]: this.method(2) });
    if (random.once(4)) Object.setPrototypeOf(date, random.pick([null, Array.prototype, Error.prototype]));
    return date;
  }

  /** @param {number} level */
  object(level) {
    const { random } = this;
    /** @type {any} */
    const object = random.pick([
      () => ({}),
      () => Object.create(null),
      () => Object.freeze({}),
      () => new Map(),
      () => /x/g,
      () => new Boolean(false),
    ])();
    if (!Object.isFrozen(object) && random.once(2)) {
      for (const key of ["value", "name", "then", "length", "constructor", "0"]) {
        if (random.once(3)) this.property(object, key, level);
      }
      if (random.once(6)) object.self = object;
    }
    return object;
  }

  /**
   * An object whose properties have effects.
   * @param {number} level
   */
  getters(level) {
    const object = {};
    for (const key of this.world.keys) if (this.random.once(2)) this.property(object, key, level);
    return object;
  }

  /**
   * Defines a property that is a value, or a getter with effects.
   * @template T
   * @param {T} object
   * @param {PropertyKey} key
   * @param {number} level
   * @param {string} [kind] any if there is none
   * @returns {T}
   */
  property(object, key, level, kind) {
    const { random } = this;
    if (random.once(3)) {
      const value = kind === undefined ? this.any(level + 1) : this.value(kind, level + 1);
      return Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
    }
    const get = this.getter(level, kind);
    return Object.defineProperty(object, key, { get, set: () => this.act(level), enumerable: true, configurable: true });
  }

  /**
   * @param {number} level
   * @param {string} [kind]
   */
  getter(level, kind) {
    const seed = this.random.next();
    return () => {
      this.act(level, seed);
      return kind === undefined ? this.any(level + 1) : this.value(kind, level + 1);
    };
  }

  /**
   * @param {number} level
   * @returns {() => any}
   */
  method(level) {
    return () => {
      this.act(level);
      return this.any(level + 1);
    };
  }

  /** @param {number} level */
  array(level) {
    return arrays(this, level);
  }

  buffer() {
    return buffers(this);
  }

  /** @param {number} level */
  thenable(level) {
    return thenable(this, level);
  }

  /** @param {number} level */
  proxy(level) {
    return proxy(this, this.any(level), level);
  }

  /** @param {number} level */
  error(level) {
    const { random } = this;
    const kinds = [Error, TypeError, RangeError, AggregateError, globalThis.DOMException ?? Error];
    /** @type {any} */
    const Class = random.pick(kinds);
    const error = new Class(random.once(2) ? "message" : this.text());
    for (const key of [
      "name",
      "message",
      "stack",
      "cause",
      "code",
      "constructor",
      Symbol.toStringTag,
      "toString",
      Symbol.toPrimitive,
    ]) {
      if (random.once(5)) this.property(error, key, level);
    }
    if (random.once(6)) Object.defineProperty(error, "cause", { value: error, configurable: true });
    if (random.once(6)) Object.setPrototypeOf(error, null);
    return error;
  }

  /** @param {number} level */
  function(level) {
    const { random } = this;
    const made = random.pick([
      () => this.method(level),
      () => class Made {},
      () => async () => this.any(level + 1),
      () => function* () {},
      () => Object.setPrototypeOf(this.method(level), null),
      () => this.method(level).bind(null),
      () => Math.max,
      () => Reflect.apply,
    ])();
    for (const key of ["call", "apply", "bind", "name", "length", "then"])
      if (random.once(8)) Object.defineProperty(made, key, { value: this.plain(), configurable: true });
    return made;
  }

  /** An object of the package. */
  own() {
    return this.random.pick(this.world.own)();
  }

  /**
   * A rare value.
   * @param {number} level
   */
  odd(level) {
    const { random } = this;
    return random.pick([
      () => this.world.undetectable ?? null,
      () => globalThis,
      () =>
        /** @type {Function} */ (
          function () {
            // biome-ignore lint/complexity/noArguments: a rare value
            return arguments;
          }
        )(1, "two"),
      () => Object(1n),
      () => Object(Symbol.iterator),
      () => new Number(3),
      () => new String("text"),
      () => Symbol("x".repeat(100_000)),
      () => new WeakMap(),
      () => new Proxy(this.method(level), {}),
      () => this.deep(random.pick([10, 200, 3000])),
      () => Object.create(this.getters(level)),
      () => withLength({ length: 3 }, this.number()),
      () => WebAssembly,
      () => new PromiseSubclass(() => {}),
    ])();
  }

  /**
   * A tree of this depth.
   * @param {number} levels
   */
  deep(levels) {
    let root = tree();
    for (let depth = 0; depth < levels; depth += 1) root = { ...tree(), children: [root] };
    return root;
  }

  /**
   * Has an unexpected effect while a value is read.
   * @param {number} level
   * @param {number} [seed]
   */
  act(level, seed = this.random.next()) {
    effects(this, level, seed);
  }

  /**
   * Throws a value, which the package may throw again.
   * @param {unknown} value
   * @returns {never}
   */
  throw(value) {
    this.thrown.add(value);
    throw value;
  }
}
