class Animal {
  #name = "cat";
  legs = 4;
  get name() {
    return this.#name;
  }
  set name(value) {
    if (value === "") throw new RangeError("empty name");
    this.#name = value;
  }
  /** @param {...number} words */
  speak(...words) {
    return `${this.#name} says ${words.join(" ")}`;
  }
  /** @param {any} value */
  static isAnimal(value) {
    return #name in value;
  }
}

/** @type {Record<string, any>} */
const all = {
  cat: new Animal(),
  Animal,
  frozen: Object.freeze({ a: 1, nested: { b: 2 } }),
  sealed: Object.seal({ a: 1 }),
  bare: Object.assign(Object.create(null), { x: 1 }),
  inherits: Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true } }),
  /**
   * @param {number} a
   * @param {number} b
   */
  function: function add(a, b) {
    return a + b;
  },
  strict: function () {
    return this === undefined;
  },
  array: [1, 2, 3],
  kinds: { n: 1.5, s: "text", b: true, z: null, u: undefined, f: () => 5, o: {}, y: Symbol("s"), big: 5n, list: ["a"] },
  accessor: {
    get bad() {
      throw new TypeError("getter");
    },
    set bad(_) {
      throw new TypeError("setter");
    },
  },
  locked: Object.defineProperty({}, "fixed", { value: 1, writable: false, configurable: false }),
  proxy: new Proxy(
    {},
    {
      get: (_, key) => `got ${String(key)}`,
      has: () => {
        throw new Error("has trap");
      },
    },
  ),
  "no instance": {
    [Symbol.hasInstance]() {
      throw new Error("no instance");
    },
  },
  text: "text",
  number: 1,
  null: null,
  undefined,
  symbol: Symbol("s"),
};
/** @param {string} kind */
export const make = (kind) => all[kind];
/** @param {any} value */
export const echo = (value) => value;
/**
 * @param {number} a
 * @param {number} b
 */
export const same = (a, b) => a === b;
/** @param {...unknown} values */
export function optional(...values) {
  return `${values.length}: ${values.map((value) => (value === null ? "null" : typeof value)).join(" ")}`;
}
/** @param {any} value */
export const own = (value) => `${Reflect.ownKeys(value).map(String).join()} ${Object.getPrototypeOf(value).constructor.name}`;
/**
 * @param {any} value
 * @param {number} count
 */
export const list = (value, count) => Array(count).fill(value);
