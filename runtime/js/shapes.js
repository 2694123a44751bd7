// Reads the nodes of Rust's shape trees, once per address.

import { cover, enter, state } from "./state.js";
import { str } from "./strings.js";

// Generated from abi/src/table.rs:
/** Kinds of values, by number. */
export const KINDS = [
  "void", "bool", "i8", "u8", "i16", "u16", "i32", "u32",
  "isize", "usize", "f32", "f64", "safeI64", "safeU64", "bigI64", "bigU64",
  "bigI128", "bigU128", "char", "string", "date", "error", "object", "function",
  "promise", "any", "nullable", "optional", "array", "typed", "clamped", "tuple",
  "record", "numberEnum", "stringEnum", "view", "readonlyView", "class", "symbol",
];
/** What `typeof` says of references that are checked by nothing else. */
export const TYPES = { function: "function", symbol: "symbol" };
// End of what is generated.

/** The words that describe the node at an address. */
function words(address) {
  return published(enter(state.entries.shape, address) >>> 0);
}

function published(ptr) {
  cover(ptr + 4);
  const at = ptr >>> 2;
  cover(ptr + 4 + 4 * state.i32[at]);
  return state.i32.slice(at + 1, at + 1 + state.i32[at]);
}

/** One node: its kind, and what that kind has beside it; shapes inside are addresses. */
export function node(address) {
  const w = words(address);
  const kind = KINDS[w[0]];
  switch (kind) {
    case "nullable":
    case "optional":
    case "array":
    case "typed":
    case "promise":
      return { kind, inner: w[1] };
    case "class":
      return { kind, address: w[1], name: str(w[2], w[3]) };
    case "tuple":
      return { kind, items: Array.from(w.subarray(1)) };
    case "record":
      return { kind, address: w[1] };
    case "numberEnum":
      return { kind, name: str(w[1], w[2]), open: w[3] === 1, values: Array.from(w.subarray(4)) };
    case "stringEnum":
      return { kind, name: str(w[1], w[2]), open: w[3] === 1, values: strings(w, 4) };
    default:
      return { kind };
  }
}

function strings(w, from) {
  const list = [];
  for (let i = from; i < w.length; i += 2) list.push(str(w[i], w[i + 1]));
  return list;
}

/** A member of an export, or undefined. */
export function member(number, index) {
  const ptr = enter(state.entries.member, number, index) >>> 0;
  if (ptr === 0) return undefined;
  const w = published(ptr);
  return { place: str(w[0], w[1]), rest: w[2] === 1, args: w[3], result: w[4], params: strings(w, 6) };
}

/** Addresses of the arguments' and the result's shape of a function. */
export function signature(address) {
  const ptr = enter(state.entries.signature, address) >>> 0;
  cover(ptr + 8);
  const at = ptr >>> 2;
  return { args: state.i32[at], result: state.i32[at + 1] };
}
