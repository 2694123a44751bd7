// Values of every type by the name of its echo: valid ones, and invalid ones with a part of the error's message.

/**
 * Valid values of a type, and invalid ones with a part of the error's message.
 * @typedef {{ good: any[], wrong: [value: any, message: string | undefined][] }} Sample
 */

/** @param {number} bits */
const big = (bits) => 2n ** BigInt(bits);
/**
 * @param {number} min
 * @param {number} max
 * @param {string} [type]
 * @returns {Sample}
 */
const integers = (min, max, type) => ({
  good: [min, max, 0],
  wrong: [
    [1.5, "expected an integer, found 1.5 (number)"],
    [NaN, "expected an integer, found NaN (number)"],
    [Infinity, "expected an integer"],
    ["5", 'expected an integer, found "5" (string)'],
    [true, "expected an integer"],
    [1n, "expected an integer, found 1 (bigint)"],
    [max + 1, type && `out of range for ${type}: ${max + 1}, minimum ${min}, maximum ${max}`],
    [min - 1, type && `out of range for ${type}: ${min - 1}`],
  ],
});
/**
 * @param {bigint} min
 * @param {bigint} max
 * @param {string} type
 * @returns {Sample}
 */
const bigints = (min, max, type) => ({
  good: [min, max, 0n],
  wrong: [
    [1, "expected a bigint, found 1 (number)"],
    ["1", "expected a bigint"],
    [max + 1n, `out of range for ${type}: ${max + 1n}`],
    [min - 1n, `out of range for ${type}: ${min - 1n}`],
  ],
});
/**
 * @param {any} array
 * @param {string} [name]
 * @returns {Sample}
 */
const typed = (array, name = array.constructor.name) => ({
  good: [array, new array.constructor(0)],
  wrong: [
    [Array.from(array), `${name}, found Array (object)`],
    [new DataView(new ArrayBuffer(8)), name],
    [new (name === "Int8Array" ? Uint16Array : Int8Array)(2), name],
  ],
});
/**
 * @param {string} what
 * @param {any[]} good
 * @param {any[]} wrong
 * @returns {Sample}
 */
const reference = (what, good, wrong) => ({
  good,
  wrong: wrong.map((value) => [value, `expected ${what}`]),
});

const point = { x: 0.5, name: "p", tags: ["a", ""] };

/** @type {Record<string, Sample>} */
export const SAMPLES = {
  boolean: reference("a boolean", [true, false], [0, 1, "true", {}]),
  i8: integers(-128, 127, "i8"),
  u8: integers(0, 255, "u8"),
  i16: integers(-32768, 32767, "i16"),
  u16: integers(0, 65535, "u16"),
  i32: integers(-(2 ** 31), 2 ** 31 - 1, "i32"),
  u32: integers(0, 2 ** 32 - 1, "u32"),
  isize: integers(-(2 ** 31), 2 ** 31 - 1, "isize"),
  usize: integers(0, 2 ** 32 - 1, "usize"),
  f32: {
    good: [0.5, -0, Infinity, NaN],
    wrong: [
      [1e39, "out of range for f32"],
      ["1", "expected a number"],
      [1n, "expected a number"],
    ],
  },
  number: {
    good: [0.1, -0, -Infinity, NaN, 2 ** 60],
    wrong: [
      ["1", 'expected a number, found "1" (string)'],
      [1n, "expected a number"],
    ],
  },
  safeI64: integers(-(2 ** 53 - 1), 2 ** 53 - 1),
  safeU64: integers(0, 2 ** 53 - 1),
  bigI64: bigints(-big(63), big(63) - 1n, "i64"),
  bigU64: bigints(0n, big(64) - 1n, "u64"),
  bigI128: bigints(-big(127), big(127) - 1n, "i128"),
  bigU128: bigints(0n, big(128) - 1n, "u128"),
  char: reference("a single character", ["C", "\u{1f600}", "\u0000", "é"], ["", "ab", 67, "\ud800"]),
  date: {
    good: [new Date(0), new Date(-8.64e15), new Date(8.64e15), new Date(1_700_000_000_123)],
    wrong: [
      [new Date(NaN), "expected a valid date"],
      [0, "expected a date, found 0 (number)"],
      ["2020", "expected a date"],
    ],
  },
  level: {
    good: [0, 1],
    wrong: [
      [2, "2"],
      ["Low", "Low"],
      [0.5, "0.5"],
    ],
  },
  string: reference("a string", ["", "text", "\u0000", "\ufeffbom", "\u{1f600}é"], [1, {}, true, new String("a")]),
  error: reference("an error", [new Error("a"), new RangeError("b")], ["error", {}, { message: "a", name: "Error" }]),
  object: reference(
    "an object",
    [{}, [], () => {}, Object.freeze({}), Object.create(null), new Map()],
    [1, "a", true, Symbol("s")],
  ),
  any: {
    good: [undefined, null, true, 0.5, 2n ** 100n, "a", new Date(5), {}, [1], () => {}, Symbol("s"), new Error("e"), 2n ** 200n],
    wrong: [],
  },
  uint8: typed(Uint8Array.of(0, 255)),
  clamped: typed(Uint8ClampedArray.of(0, 255)),
  int8: typed(Int8Array.of(-128, 127)),
  int16: typed(Int16Array.of(-32768, 32767)),
  uint16: typed(Uint16Array.of(0, 65535)),
  int32: typed(Int32Array.of(-(2 ** 31), 5)),
  uint32: typed(Uint32Array.of(0, 2 ** 32 - 1)),
  float32: typed(Float32Array.of(0.5, NaN)),
  float64: typed(Float64Array.of(0.1, -Infinity)),
  bigint64: typed(BigInt64Array.of(-big(63), 5n)),
  biguint64: typed(BigUint64Array.of(0n, big(64) - 1n)),
  point: {
    good: [point, { x: 1, tags: [] }],
    wrong: [
      [{ x: "1", tags: [] }, 'field x: expected a number, found "1" (string)'],
      [{ x: 1, tags: ["a", 2] }, "field tags: element 1: expected a string, found 2 (number)"],
      [{ x: 1 }, "field tags: expected an array, found undefined"],
      ["point", "expected an object"],
    ],
  },
  open: { good: [1, 2, 77], wrong: [["One", "One"]] },
  align: {
    good: ["left", "right"],
    wrong: [
      ["center", '"left"'],
      [1, "1"],
    ],
  },
  mood: { good: ["good", "odd"], wrong: [[1, "1"]] },
  node: reference("an object", [{}, Object.freeze([])], [1, "a"]),
  set: reference("", [new Set([1])], [{}, new Map(), 1]),
};

/** The names of the types whose values keep their identity. */
export const BY_REFERENCE = ["error", "object", "node", "set", "token"];
