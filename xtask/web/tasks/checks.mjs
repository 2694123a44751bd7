// What a case says with: checks that throw, in every engine alike.

import { show } from "../show.mjs";

/** How often the collector is asked before something counts as kept alive. */
const ROUNDS = 200;

export class Checks {
  /** How many checks were made. */
  count = 0;
  /** The engine's name, the kind of package that is tested, and the address of its main file. */
  engine;
  kind;
  program;
  /** Loads that once more and starts it; undefined where nothing is imported at run time. */
  again;
  #collect;

  constructor({ engine, kind, program, collect, again }) {
    this.engine = engine;
    this.kind = kind;
    this.program = program;
    this.again = again;
    this.#collect = collect;
  }

  /** `value` is true. */
  ok(value, what = "a condition") {
    this.#check(value === true, `${what} does not hold, but is ${text(value)}`);
  }

  /** Both are the same value, by `Object.is`. */
  equal(found, expected, what = "a value") {
    this.#check(Object.is(found, expected), `${what} is ${text(found)}, expected ${text(expected)}`);
  }

  /** Both have the same content: arrays, typed arrays, plain objects, dates and errors by what they hold. */
  same(found, expected, what = "a value") {
    const [left, right] = [text(found), text(expected)];
    this.#check(left === right, `${what} is ${left}, expected ${right}`);
  }

  /** `action` throws; gives the error. `pattern` is a part of its message, or a regular expression. */
  throws(action, pattern) {
    let value;
    try {
      value = action();
    } catch (error) {
      return this.#thrown(error, pattern);
    }
    return this.#check(false, `nothing was thrown, but given back: ${text(value)}`);
  }

  /** The promise, or that of a function, is rejected; gives the error. */
  async rejects(action, pattern) {
    let value;
    try {
      const promise = typeof action === "function" ? action() : action;
      value = await promise;
    } catch (error) {
      return this.#thrown(error, pattern);
    }
    return this.#check(false, `nothing was rejected, but resolved: ${text(value)}`);
  }

  /** Asks the garbage collector until `condition()` is true; fails if that does not happen. */
  async collected(condition, what = "something") {
    for (let round = 0; round < ROUNDS; round += 1) {
      if (await condition()) return this.#check(true);
      this.#check(await this.#collect(), "the garbage collector cannot be asked");
    }
    return this.#check(false, `${what} was not collected`);
  }

  #thrown(error, pattern) {
    const message = String(error?.message ?? error);
    const fits = pattern instanceof RegExp ? pattern.test(message) : message.includes(pattern ?? "");
    this.#check(fits, `the error says ${JSON.stringify(message)}, expected ${pattern}`);
    return error;
  }

  #check(holds, message) {
    this.count += 1;
    if (!holds) throw new Error(message);
  }
}

function text(value) {
  if (!ArrayBuffer.isView(value)) return show(value);
  return `${value.constructor.name}[${Array.from(value, show).join(", ")}]`;
}
