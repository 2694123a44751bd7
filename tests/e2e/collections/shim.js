export class Marker {
  /** @param {string} name */
  constructor(name) {
    this.name = name;
  }
}

/** @param {any} value */
export const echo = (value) => value;
/** @param {any} value */
export const later = async (value) => value;
/** @param {...any} values */
export const rest = (...values) => values.reverse();
/** @param {...any} values */
export const given = (...values) => `${values.length}: ${values.map(describe).join(" ")}`;

/**
 * @param {any} value
 * @returns {string}
 */
export function describe(value) {
  if (value instanceof Map) return `Map(${[...value].map(([key, it]) => `${describe(key)} => ${describe(it)}`).join(", ")})`;
  if (value instanceof Set) return `Set(${[...value].map(describe).join(", ")})`;
  if (value instanceof ArrayBuffer) return `ArrayBuffer(${new Uint8Array(value).join(", ")})`;
  if (Array.isArray(value)) return `[${value.map(describe).join(", ")}]`;
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? "-0" : (JSON.stringify(value) ?? "undefined");
  const plain = Object.getPrototypeOf(value) === Object.prototype ? "" : "not plain ";
  return `${plain}{${Object.keys(value)
    .map((key) => `${key}: ${describe(value[key])}`)
    .join(", ")}}`;
}

class Sizes {
  #hidden = 3;
  small = 1;
  get hidden() {
    return this.#hidden;
  }
}

/** A `Map` with other methods. */
class Changed extends Map {
  get size() {
    return 5;
  }
  forEach() {
    throw new Error("called");
  }
}

/** @type {Record<string, () => any>} */
const values = {
  pair: () => [1, "a"],
  short: () => [1],
  long: () => [1, "a", 2],
  types: () => ["a", 1],
  gaps: () => [, "a"],
  typed: () => new Float64Array(2),
  plain: () => ({ a: 1, b: 2 }),
  bare: () => Object.assign(Object.create(null), { a: 1 }),
  instance: () => new Sizes(),
  inherited: () => Object.create({ far: 1 }, { near: { value: 2, enumerable: true }, hidden: { value: "x" } }),
  symbols: () => ({ a: 1, [Symbol("s")]: "x" }),
  proto: () => JSON.parse('{"__proto__": 5, "a": 1}'),
  indices: () => ({ b: 1, 2: 2, a: 3, 1: 4 }),
  getter: () => ({
    get a() {
      return 7;
    },
  }),
  thrower: () => ({
    get a() {
      throw new Error("no a");
    },
  }),
  text: () => ({ a: 1, "b c": "x" }),
  array: () => [1, 2],
  map: () => new Map([["a", 1]]),
  changed: () => new Changed([["a", 1]]),
  growing: () => {
    const map = new Map();
    const grow = { valueOf: () => 1 };
    map.set("a", 1).set("b", grow);
    return map;
  },
  keys: () => new Map([[1, 1]]),
  nulls: () => new Map([["a", null]]),
  set: () => new Set(["a", "b"]),
  numbers: () => new Set(["a", 1]),
  date: () => new Date(0),
  promise: () => Promise.resolve({}),
  bytes: () => new Uint8Array([1, 2]),
  buffer: () => new Uint8Array([1, 2]).buffer,
  detached: () => {
    const buffer = new ArrayBuffer(2);
    structuredClone(buffer, { transfer: [buffer] });
    return buffer;
  },
  null: () => null,
  surrogates: () => new Set(["\uD800", "\uFFFD"]),
};

/** @param {string} kind */
export const make = (kind) => values[kind]();

/**
 * @param {Record<string, (value: number) => number>} functions
 * @param {number} value
 */
export const callAll = (functions, value) => new Map(Object.entries(functions).map(([key, f]) => [key, f(value)]));
export const makeAll = () =>
  new Map([
    ["double", (/** @type {number} */ value) => 2 * value],
    ["wrong", () => 0.5],
  ]);
/**
 * @param {[string, ((value: number) => number) | null]} pair
 * @param {number} value
 */
export const callPair = ([name, f], value) => [`${name} ${f?.(value)}`, f];
/** @param {[string, Promise<number>]} pair */
export const wait = async ([name, promise]) => `${name} ${await promise}`;

/** @param {any} f */
export const call = (f) => f([1, 2], { a: 3 }, new Set(["x", "y"]));

export const table = { first: [1, "a"] };
export const missing = undefined;

/** @param {any} it */
export const useExported = (it) => {
  const sizes = it.sizes;
  it.sizes = { b: 2, ...sizes };
  const errors = [
    () => it.place([1]),
    () => it.tags(["a"]),
    () => (it.sizes = new Map()),
    () => it.counts(new Map([["a", [1, "x"]]])),
  ].map((wrong) => {
    try {
      wrong();
      return "none";
    } catch (/** @type {any} */ error) {
      return `${error.name}: ${error.message}`;
    }
  });
  return [
    describe(it.sizes),
    it.place([1, "a"]),
    it.place([1, "a"], null),
    it.place([1, "a"], ["b", [5, null]]),
    it.place([1, "a"], ["b", [1, "c"]]),
    describe(it.tags(new Set(["a", "b"]))),
    describe(it.counts(new Map([["a", [1, 2]]]))),
    describe(it.counts(null)),
    describe(it.bytes(new Uint8Array([5, 6]).buffer)),
    ...errors,
  ].join("\n");
};
