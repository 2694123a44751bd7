// JavaScript values and functions for the WebAssembly tests.

class Animal {
  name = "cat";
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
  identity: (value) => value,
  typeOf: (value) => (value === null ? "null" : typeof value),
  tag: (value) => Object.prototype.toString.call(value),
  same: (a, b) => Object.is(a, b),
  count: (...values) => values.length,
  thisOf() {
    return this;
  },
  strictThis: function () {
    return this === undefined ? "undefined" : typeof this;
  },
  throwIt: (value) => {
    throw value;
  },
  throwSymbol: () => {
    throw Symbol("odd");
  },
  catchIt: (f) => {
    try {
      f();
      return "nothing";
    } catch (error) {
      return error;
    }
  },
  callWith: (f, ...values) => f(...values),
  throughJs: (f) => {
    // Rust throws in `f`; JavaScript catches, and throws the same again.
    try {
      return f();
    } catch (error) {
      throw error;
    }
  },
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

  resolved: (value) => Promise.resolve(value),
  rejected: (value) => Promise.reject(value),
  after: (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value)),
  never: () => new Promise(() => {}),
  hasty: () => ({ then: (resolve) => resolve(5) }),
  twice: () => ({
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
  isPromise: (value) => value instanceof Promise,
  thenRecord: (promise, into) => {
    promise.then(
      (value) => into.push(`ok ${value}`),
      (error) => into.push(`err ${error.message}`),
    );
  },
  order: async (promise) => {
    const log = [];
    const first = promise.then(() => log.push("promise"));
    const second = Promise.resolve()
      .then(() => {})
      .then(() => log.push("two turns"));
    await Promise.all([first, second]);
    return log.join(",");
  },
  // A getter that calls back into Rust while the record around it is half encoded.
  nested: (f) => ({
    x: 1,
    get y() {
      f("first");
      f("second");
      return 2;
    },
  }),
  emitter: () => {
    const listeners = new Set();
    return {
      add: (f) => listeners.add(f),
      remove: (f) => listeners.delete(f),
      emit: (value) => {
        for (const f of listeners) f(value);
        return listeners.size;
      },
    };
  },
};

export function fixtures() {
  return all;
}
