// JavaScript values and functions for the WebAssembly tests.

class Animal {
  name = "cat";
  /** @param {boolean} loud */
  speak(loud) {
    return loud ? `${this.name}!` : this.name;
  }
}

class Cell {
  #secret = 1;
  get secret() {
    return this.#secret;
  }
  set secret(value) {
    if (value < 0) throw new RangeError("negative");
    this.#secret = value;
  }
}

const all = {
  /** @param {any} value */
  identity: (value) => value,
  /** @param {any} value */
  typeOf: (value) => (value === null ? "null" : typeof value),
  /** @param {any} value */
  tag: (value) => Object.prototype.toString.call(value),
  /**
   * @param {unknown} left
   * @param {unknown} right
   */
  same: (left, right) => Object.is(left, right),
  /** @param {...unknown} values */
  count: (...values) => values.length,
  thisOf() {
    return this;
  },
  strictThis: function () {
    return this === undefined ? "undefined" : typeof this;
  },
  /** @param {any} value */
  throwIt: (value) => {
    throw value;
  },
  throwSymbol: () => {
    throw Symbol("odd");
  },
  /** @param {(...values: any[]) => any} callback */
  catchIt: (callback) => {
    try {
      callback();
      return "nothing";
    } catch (error) {
      return error;
    }
  },
  /**
   * @param {(...values: any[]) => any} callback
   * @param {...unknown} values
   */
  callWith: (callback, ...values) => callback(...values),
  /** @param {(...values: any[]) => any} callback */
  throughJs: (callback) => {
    try {
      return callback();
    } catch (error) {
      // biome-ignore lint/complexity/noUselessCatch: an error of Rust that JavaScript throws again
      throw error;
    }
  },
  /** @param {any} error */
  messageOf: (error) => `${error.name}: ${error.message}`,

  Animal,
  cat: new Animal(),
  cell: new Cell(),
  frozen: Object.freeze({ a: 1 }),
  getter: {
    get bad() {
      throw new Error("getter");
    },
  },
  symbol: Symbol("s"),
  huge: 1n << 200n,
  invalidDate: new Date(NaN),
  foreignError: (() => {
    const error = new TypeError("foreign");
    Object.setPrototypeOf(error, { name: "ForeignError", message: "foreign" });
    return error;
  })(),
  dom: typeof DOMException === "undefined" ? undefined : new DOMException("stop", "AbortError"),
  holes: [1, , 3],
  mixed: [1, "two", null],
  doubles: new Float64Array([1.5, 2.5]),
  bytes: new Uint8Array([1, 2, 3]).subarray(1),
  clamped: new Uint8ClampedArray([1, 255]),
  surrogate: "a\ud800b",
  marked: "\ufeffa\u0000b",

  /** @param {any} value */
  resolved: (value) => Promise.resolve(value),
  /** @param {any} value */
  rejected: (value) => Promise.reject(value),
  /**
   * @param {number} milliseconds
   * @param {any} value
   */
  after: (milliseconds, value) => new Promise((resolve) => setTimeout(resolve, milliseconds, value)),
  never: () => new Promise(() => {}),
  hasty: () => ({ then: (/** @type {(value: number) => void} */ resolve) => resolve(5) }),
  twice: () => ({
    /**
     * @param {(value: number) => void} resolve
     * @param {(reason: any) => void} reject
     */
    then: (resolve, reject) => {
      resolve(1);
      resolve(2);
      reject(new Error("late"));
    },
  }),
  badThen: () => ({
    get then() {
      throw new Error("no then");
    },
  }),
  /** @param {any} value */
  isPromise: (value) => value instanceof Promise,
  /**
   * @param {Promise<unknown>} promise
   * @param {string[]} into
   */
  thenRecord: (promise, into) => {
    promise.then(
      (/** @type {any} */ value) => into.push(`ok ${value}`),
      (/** @type {any} */ error) => into.push(`err ${error.message}`),
    );
  },
  /** @param {Promise<unknown>} promise */
  order: async (promise) => {
    /** @type {unknown[]} */
    const log = [];
    const first = promise.then(() => log.push("promise"));
    const second = Promise.resolve()
      .then(() => {})
      .then(() => log.push("two turns"));
    await Promise.all([first, second]);
    return log.join(",");
  },
  // A getter that calls back into Rust while the record around it is half encoded.
  /** @param {(...values: any[]) => any} callback */
  nested: (callback) => ({
    x: 1,
    get y() {
      callback("first");
      callback("second");
      return 2;
    },
  }),
  emitter: () => {
    const listeners = new Set();
    return {
      /** @param {(...values: any[]) => any} callback */
      add: (callback) => listeners.add(callback),
      /** @param {(...values: any[]) => any} callback */
      remove: (callback) => listeners.delete(callback),
      /** @param {any} value */
      emit: (value) => {
        for (const callback of listeners) callback(value);
        return listeners.size;
      },
    };
  },
};

export function fixtures() {
  return all;
}
