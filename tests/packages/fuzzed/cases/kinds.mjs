// The kinds of value that the interfaces name: an honest value of each, and values that are nearly right.

import { arrays } from "./arrays.mjs";
import { buffers } from "./buffers.mjs";

/** Kinds that stand at every place. */
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
/** Arrays, and the kind of their elements. */
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
  all: [...SIMPLE, ...MAYBE, ...NULLABLE, ...Object.keys(ARRAYS)],
};

/** An honest value of each kind. */
export function honest(world) {
  const tree = () => ({
    value: 1,
    name: "n",
    children: [{ value: 2, children: [], data: null, when: null, numbers: [] }],
    data: "d",
    when: new Date(0),
    numbers: [1.5],
  });
  world.tree = tree;
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
  };
  const maybe = {
    maybeString: "string",
    maybeObject: "object",
    maybeUint8: "uint8",
    maybeToken: "token",
    maybeI32: "i32",
    maybeDate: "date",
    maybeTree: "tree",
    maybeLevel: "level",
  };
  for (const [kind, of] of Object.entries(maybe)) kinds[kind] = kinds[of];
  for (const [kind, of] of Object.entries(ARRAYS)) kinds[kind] = () => [kinds[of](), kinds[of]()];
  kinds.maybeInts = kinds.ints;
  return kinds;
}

/** Makers of values that are nearly of a kind: `(hostile, level)`. */
export function near(world) {
  const number = (h) => (h.random.once(2) ? h.number() : h.random.below(300));
  const tree = (h, level) => {
    const object = h.random.once(2) ? {} : Object.create(world.tree());
    const fields = {
      value: "i32",
      name: "maybeString",
      children: "trees",
      data: "any",
      bytes: "maybeUint8",
      when: "maybeDate",
      numbers: "numbers",
      token: "maybeToken",
    };
    for (const [key, kind] of Object.entries(fields)) {
      if (h.random.once(4)) h.property(object, key, level, kind);
      else object[key] = level > 2 ? world.tree()[key] : world.near[kind](h, level + 1);
    }
    return object;
  };
  const text = (h) => h.text();
  const kinds = {
    boolean: (h) => h.random.once(2),
    char: (h) => h.text(),
    bigI64: (h) => h.bigint(),
    bigU128: (h) => h.bigint(),
    date: (h) => h.date(),
    string: text,
    mood: text,
    align: (h) => (h.random.once(2) ? "right" : h.text()),
    error: (h, level) => h.error(level),
    object: (h, level) => h.object(level),
    node: (h, level) => h.object(level),
    any: (h, level) => h.any(level),
    uint8: (h) => buffers(h, Uint8Array),
    clamped: (h) => buffers(h, Uint8ClampedArray),
    int16: (h) => buffers(h, Int16Array),
    float64: (h) => buffers(h, Float64Array),
    bigint64: (h) => buffers(h, BigInt64Array),
    tree,
    gadget: (h, level) =>
      h.random.pick([() => new world.Gadget(), () => Object.create(world.Gadget.prototype), () => h.object(level)])(),
    token: (h) => h.own(),
  };
  for (const kind of ["i8", "u8", "u32", "i32", "f32", "number", "safeI64", "level", "open"]) kinds[kind] = number;
  const maybe = {
    maybeString: "string",
    maybeObject: "object",
    maybeUint8: "uint8",
    maybeToken: "token",
    maybeI32: "i32",
    maybeDate: "date",
    maybeTree: "tree",
    maybeLevel: "level",
  };
  for (const [kind, of] of Object.entries(maybe)) kinds[kind] = (h, level) => (h.random.once(5) ? null : kinds[of](h, level));
  const typed = { bytes: Uint8Array, ints: Int32Array, floats: Float32Array, numbers: Float64Array };
  for (const [kind, of] of Object.entries(ARRAYS)) {
    const Class = typed[kind];
    kinds[kind] = (h, level) => (Class !== undefined && h.random.once(4) ? buffers(h, Class) : arrays(h, level, of));
  }
  kinds.maybeInts = kinds.ints;
  return kinds;
}
