// The checks of cases: methods that throw, alike in every engine.

import { messageOf } from "../errors.mjs";
import { inspect } from "../inspect.mjs";

/** How many collections are requested before a value counts as kept alive. */
const ROUNDS = 200;

/**
 * The engine's name, the kind of package that is tested, whether it is one file, the address of its main file, a function that requests a garbage
 * collection and resolves to false if it cannot, and one that starts the package once more, where modules can be imported.
 * @typedef {{
 *   engine: string,
 *   kind: string,
 *   bundled?: boolean,
 *   program?: string,
 *   collect: () => Promise<boolean>,
 *   restart?: () => Promise<any>,
 * }} Options
 */

export class Checks {
  /** The number of checks so far. */
  count = 0;
  #options;

  /** @param {Options} options */
  constructor(options) {
    this.#options = options;
  }

  /** The engine's name. */
  get engine() {
    return this.#options.engine;
  }

  /** The kind of package that is tested. */
  get kind() {
    return this.#options.kind;
  }

  /** Whether `jsic bundle` has written the package: all files in one. */
  get bundled() {
    return this.#options.bundled ?? false;
  }

  /** The address of the package's main file. */
  get program() {
    return this.#options.program;
  }

  /** Starts the package once more; undefined where modules cannot be imported at run time. */
  get restart() {
    return this.#options.restart;
  }

  /**
   * Checks that `value` is true.
   * @param {unknown} value
   * @param {string} [what]
   */
  ok(value, what = "a condition") {
    this.#check(value === true, `${what} does not hold, but is ${text(value)}`);
  }

  /**
   * Checks that both are the same value, by `Object.is`.
   * @param {unknown} found
   * @param {unknown} expected
   * @param {string} [what]
   */
  equal(found, expected, what = "a value") {
    this.#check(Object.is(found, expected), `${what} is ${text(found)}, expected ${text(expected)}`);
  }

  /**
   * Checks that both have the same content: arrays, typed arrays, plain objects, dates and errors.
   * @param {unknown} found
   * @param {unknown} expected
   * @param {string} [what]
   */
  same(found, expected, what = "a value") {
    const [left, right] = [text(found), text(expected)];
    this.#check(left === right, `${what} is ${left}, expected ${right}`);
  }

  /**
   * Checks that `action` throws, and returns the error.
   * @param {() => unknown} action
   * @param {string | RegExp} [pattern] a part of its message, or a regular expression
   * @returns {any}
   */
  throws(action, pattern) {
    let value;
    try {
      value = action();
    } catch (error) {
      return this.#thrown(error, pattern);
    }
    return this.#check(false, `nothing was thrown, the result is ${text(value)}`);
  }

  /**
   * Checks that a promise, or that of a function, is rejected, and returns the error.
   * @param {unknown} action
   * @param {string | RegExp} [pattern] a part of its message, or a regular expression
   * @returns {Promise<any>}
   */
  async rejects(action, pattern) {
    // What the function itself throws is no rejection.
    const promise = typeof action === "function" ? action() : action;
    let value;
    try {
      value = await promise;
    } catch (error) {
      return this.#thrown(error, pattern);
    }
    return this.#check(false, `nothing was rejected, but resolved: ${text(value)}`);
  }

  /**
   * Requests garbage collections until the condition holds; fails if that does not happen.
   * @param {() => unknown} condition
   * @param {string} [what]
   */
  async collected(condition, what = "something") {
    for (let round = 0; round < ROUNDS; round += 1) {
      if (await condition()) return this.#check(true, what);
      this.#check(await this.#options.collect(), "a garbage collection cannot be requested");
    }
    return this.#check(false, `${what} was not collected`);
  }

  /**
   * @param {unknown} error
   * @param {string | RegExp | undefined} pattern
   */
  #thrown(error, pattern) {
    const message = messageOf(error);
    const fits = pattern instanceof RegExp ? pattern.test(message) : message.includes(pattern ?? "");
    this.#check(fits, `the message of the error is ${JSON.stringify(message)}, expected ${pattern}`);
    return error;
  }

  /**
   * @param {boolean} holds
   * @param {string} message
   */
  #check(holds, message) {
    this.count += 1;
    if (!holds) throw new Error(message);
  }
}

/** @param {unknown} value */
function text(value) {
  if (!ArrayBuffer.isView(value)) return inspect(value);
  const elements = /** @type {ArrayLike<unknown>} */ (/** @type {unknown} */ (value));
  return `${value.constructor.name}[${Array.from(elements, inspect).join(", ")}]`;
}
