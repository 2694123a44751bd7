// The kinds of values of the interfaces: a valid value of each, and values that are almost valid.

import { arrays } from "./arrays.mjs";
import { buffers } from "./buffers.mjs";

/** @typedef {import("./values.mjs").Hostile} Hostile */
/** @typedef {import("./world.mjs").World} World */

/** Kinds that are allowed at every position. */
const SIMPLE = [
  "boolean",
  "i8",
  "u32",
  "i32",
  "f32",
  "number",
  "safeI64",
  "bigI64",
  "bigU128",
  "char",
  "date",
  "level",
  "string",
  "error",
  "object",
  "any",
  "uint8",
  "clamped",
  "int16",
  "float64",
  "bigint64",
  "tree",
  "open",
  "align",
  "mood",
  "node",
  "gadget",
  "token",
];
const MAYBE = ["maybeString", "maybeObject", "maybeUint8", "maybeToken"];
const NULLABLE = ["maybeI32", "maybeDate", "maybeTree", "maybeLevel", "maybeInts"];
const COLLECTIONS = ["pair", "sizes", "tags"];
/**
 * Arrays, and the kinds of their elements.
 * @type {Record<string, string>}
 */
const ARRAYS = {
  bytes: "u8",
  ints: "i32",
  floats: "f32",
  numbers: "number",
  strings: "string",
  objects: "object",
  anys: "any",
  maybeStrings: "maybeString",
  trees: "tree",
  levels: "level",
  aligns: "align",
  nodes: "node",
  gadgets: "gadget",
  maybeTokens: "maybeToken",
};

export const SETS = {
  simple: [...SIMPLE, ...MAYBE],
  whole: [...SIMPLE, ...Object.keys(ARRAYS)],
  arrays: Object.keys(ARRAYS),
  all: [...SIMPLE, ...MAYBE, ...NULLABLE, ...COLLECTIONS, ...Object.keys(ARRAYS)],
};

/** Nullable kinds, and the kinds of their values. */
const VALUES_OF_MAYBE = {
  maybeString: "string",
  maybeObject: "object",
  maybeUint8: "uint8",
  maybeToken: "token",
  maybeI32: "i32",
  maybeDate: "date",
  maybeTree: "tree",
  maybeLevel: "level",
};

/**
 * A tree with one child, and all fields.
 * @returns {Record<string, any>}
 */
export const tree = () => ({
  value: 1,
  name: "n",
  children: [{ value: 2, children: [], data: null, when: null, numbers: [] }],
  data: "d",
  when: new Date(0),
  numbers: [1.5],
  counts: { a: [1, true], __proto__x: [2, false] },
  memory: new ArrayBuffer(3),
});

/**
 * A valid value of each kind.
 * @param {World} world
 */
export function honest(world) {
  /** @type {Record<string, () => any>} */
  const kinds = {
    boolean: () => true,
    i8: () => -5,
    u8: () => 200,
    u32: () => 2 ** 32 - 1,
    i32: () => -70_000,
    f32: () => 0.5,
    number: () => 0.1,
    safeI64: () => -(2 ** 53 - 1),
    bigI64: () => -(2n ** 63n),
    bigU128: () => 2n ** 128n - 1n,
    char: () => "é",
    date: () => new Date(86_400_000),
    level: () => 1,
    string: () => "a text é",
    error: () => new TypeError("honest"),
    object: () => ({}),
    any: () => 2n ** 100n,
    uint8: () => Uint8Array.of(1, 2, 3),
    clamped: () => Uint8ClampedArray.of(1, 2),
    int16: () => Int16Array.of(-1, 2),
    float64: () => Float64Array.of(0.1),
    bigint64: () => BigInt64Array.of(-1n),
    tree,
    open: () => 99,
    align: () => "left",
    mood: () => "unheard of",
    node: () => ({}),
    gadget: () => new world.Gadget(),
    token: () => world.token,
    pair: () => [-7, "é"],
    sizes: () => new Map([["a", 0.5]]),
    tags: () => new Set(["a", "é"]),
  };
  for (const [kind, inner] of Object.entries(VALUES_OF_MAYBE)) kinds[kind] = kinds[inner];
  for (const [kind, element] of Object.entries(ARRAYS)) kinds[kind] = () => [kinds[element](), kinds[element]()];
  kinds.maybeInts = kinds.ints;
  return kinds;
}

/**
 * Functions that return values that are almost of a kind.
 * @typedef {Record<string, (hostile: Hostile, level: number) => any>} Near
 */

/**
 * @param {World} world
 */
export function near(world) {
  /** @param {Hostile} hostile */
  const number = (hostile) => (hostile.random.once(2) ? hostile.number() : hostile.random.below(300));
  /** @type {Near[string]} */
  const nearTree = (hostile, level) => {
    const object = hostile.random.once(2) ? {} : Object.create(tree());
    const fields = {
      value: "i32",
      name: "maybeString",
      children: "trees",
      data: "any",
      bytes: "maybeUint8",
      when: "maybeDate",
      numbers: "numbers",
      token: "maybeToken",
      counts: "counts",
      memory: "memory",
    };
    for (const [key, kind] of Object.entries(fields)) {
      if (hostile.random.once(4)) hostile.property(object, key, level, kind);
      else object[key] = level > 2 ? tree()[key] : world.near[kind](hostile, level + 1);
    }
    return object;
  };
  /** @type {Near} */
  const kinds = {
    boolean: (hostile) => hostile.random.once(2),
    char: (hostile) => hostile.text(),
    bigI64: (hostile) => hostile.bigint(),
    bigU128: (hostile) => hostile.bigint(),
    date: (hostile) => hostile.date(),
    string: (hostile) => hostile.text(),
    mood: (hostile) => hostile.text(),
    align: (hostile) => (hostile.random.once(2) ? "right" : hostile.text()),
    error: (hostile, level) => hostile.error(level),
    object: (hostile, level) => hostile.object(level),
    node: (hostile, level) => hostile.object(level),
    any: (hostile, level) => hostile.any(level),
    uint8: (hostile) => buffers(hostile, Uint8Array),
    clamped: (hostile) => buffers(hostile, Uint8ClampedArray),
    int16: (hostile) => buffers(hostile, Int16Array),
    float64: (hostile) => buffers(hostile, Float64Array),
    bigint64: (hostile) => buffers(hostile, BigInt64Array),
    tree: nearTree,
    gadget: (hostile, level) =>
      hostile.random.pick([() => new world.Gadget(), () => Object.create(world.Gadget.prototype), () => hostile.object(level)])(),
    token: (hostile) => hostile.own(),
    pair: (hostile, level) => {
      const pair = [hostile.value("i32", level + 1), hostile.value("string", level + 1)];
      if (hostile.random.once(6)) pair.length = hostile.random.below(5);
      if (hostile.random.once(4)) hostile.property(pair, hostile.random.below(2), level, "i32");
      return pair;
    },
    sizes: (hostile, level) =>
      new Map(Array.from({ length: hostile.random.below(4) }, () => [hostile.text(), hostile.value("number", level + 1)])),
    tags: (hostile) => new Set(Array.from({ length: hostile.random.below(4) }, () => hostile.text())),
    counts: (hostile, level) => {
      const object = hostile.random.once(3) ? Object.create(tree()) : {};
      for (const key of ["a", "1", "__proto__", "then"])
        if (hostile.random.once(2)) hostile.property(object, key, level + 1, hostile.random.once(3) ? "pair" : "any");
      return hostile.random.once(8) ? hostile.any(level + 1) : object;
    },
    memory: (hostile) => (hostile.random.once(2) ? new ArrayBuffer(hostile.random.below(9)) : buffers(hostile, Uint8Array)),
  };
  for (const kind of ["i8", "u8", "u32", "i32", "f32", "number", "safeI64", "level", "open"]) kinds[kind] = number;
  for (const [kind, inner] of Object.entries(VALUES_OF_MAYBE))
    kinds[kind] = (hostile, level) => (hostile.random.once(5) ? null : kinds[inner](hostile, level));
  /** @type {Record<string, import("./buffers.mjs").TypedArrayClass>} */
  const typed = { bytes: Uint8Array, ints: Int32Array, floats: Float32Array, numbers: Float64Array };
  for (const [kind, element] of Object.entries(ARRAYS)) {
    const Class = typed[kind];
    kinds[kind] = (hostile, level) =>
      Class !== undefined && hostile.random.once(4) ? buffers(hostile, Class) : arrays(hostile, level, element);
  }
  kinds.maybeInts = kinds.ints;
  return kinds;
}
