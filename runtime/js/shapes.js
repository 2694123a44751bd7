// Reads the descriptions of Rust's shapes, once per address.

import { cover, enter, state } from "./state.js";
import { str } from "./strings.js";

/** @import { MemberNode, ShapeNode } from "./types.d.ts" */

// Generated from abi/src/table.rs:
/** Kinds of values, by number. */
export const KINDS = /** @type {const} */ ([
  "void", "bool", "i8", "u8", "i16", "u16", "i32", "u32",
  "isize", "usize", "f32", "f64", "safeI64", "safeU64", "bigI64", "bigU64",
  "bigI128", "bigU128", "char", "string", "date", "error", "object", "function",
  "promise", "any", "nullable", "optional", "array", "typed", "clamped", "arguments",
  "record", "numberEnum", "stringEnum", "view", "readonlyView", "class", "symbol", "tuple",
  "dictionary", "map", "set", "arrayBuffer", "recursive", "iterable", "asyncIterable", "union",
  "literal",
]);
/** What `typeof` says of references that are checked by nothing else. */
export const TYPES = { function: "function", symbol: "symbol" };
// End of what is generated.

/** @typedef {(typeof KINDS)[number]} Kind */

/**
 * The words of a list that Rust has published, after their count.
 * @param {number} ptr
 */
function words(ptr) {
  cover(ptr + 4);
  const at = ptr >>> 2;
  cover(ptr + 4 + 4 * state.i32[at]);
  return state.i32.slice(at + 1, at + 1 + state.i32[at]);
}

/**
 * The shape at an address.
 * @param {number} address
 * @returns {ShapeNode}
 */
export function node(address) {
  const list = words(enter(state.entries.shape, address) >>> 0);
  const kind = KINDS[list[0]];
  switch (kind) {
    case "nullable":
    case "optional":
    case "array":
    case "typed":
    case "promise":
      return { kind, inner: list[1] };
    case "recursive":
      return { kind, inner: list[1], layers: list[2] };
    case "class":
      return { kind, address: list[1], name: str(list[2], list[3]) };
    case "arguments":
    case "tuple":
    case "dictionary":
    case "map":
    case "set":
    case "iterable":
    case "asyncIterable":
      return { kind, items: Array.from(list.subarray(1)) };
    case "record":
      return { kind, address: list[1] };
    case "numberEnum":
      return { kind, name: str(list[1], list[2]), open: list[3] === 1, values: Array.from(list.subarray(4)) };
    case "stringEnum":
      return { kind, name: str(list[1], list[2]), open: list[3] === 1, values: strings(list, 4) };
    case "union":
    case "literal":
      return { kind, words: list.slice(1) };
    default:
      return { kind };
  }
}

/**
 * The strings that a list of words has from an index on.
 * @param {Int32Array} list
 * @param {number} from
 */
function strings(list, from) {
  const found = [];
  for (let i = from; i < list.length; i += 2) found.push(str(list[i], list[i + 1]));
  return found;
}

/**
 * A member of an export, if it has one of this index.
 * @param {number} exported the number of the export
 * @param {number} index
 * @returns {MemberNode | undefined}
 */
export function member(exported, index) {
  const ptr = enter(state.entries.member, exported, index) >>> 0;
  if (ptr === 0) return undefined;
  const list = words(ptr);
  return {
    place: str(list[0], list[1]),
    rest: list[2] === 1,
    args: list[3],
    result: list[4],
    params: strings(list, 6),
  };
}

/**
 * Addresses of the shapes of a function's arguments and result, and whether the last argument is a list of further ones.
 * @param {number} address
 */
export function signature(address) {
  const ptr = enter(state.entries.signature, address) >>> 0;
  cover(ptr + 12);
  const at = ptr >>> 2;
  return { args: state.i32[at], result: state.i32[at + 1], rest: state.i32[at + 2] === 1 };
}
