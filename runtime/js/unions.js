// Unions and literals: which member of a union a value belongs to, by a table that is made once from its shape. The native
// codec, runtime/src/sys/native/codec/unions.rs, decides in the same way.

import { reserve, state } from "./state.js";
import { codec, unions } from "./codecs.js";
import { articled, expected, isError, kindOf } from "./errors.js";
import { isDate } from "./numbers.js";
import { isBuffer, isElement, typedClass, typedName } from "./typed.js";
import { isThenable } from "./promises.js";
import { isInstance } from "./classes.js";
import { isMap, isSet } from "./brands.js";
import { str } from "./strings.js";

/** @import { Decode, Encode, ShapeNode } from "./types.d.ts" */
/** @import { Kind } from "./shapes.js" */
/** @import { ElementKind } from "./typed.js" */

// Generated from abi/src/table.rs:
/** The sorts of values that kinds take inside of a union. */
const SORTS = /** @type {Partial<Record<Kind, Sort>>} */ ({
  bool: "boolean",
  i8: "number",
  u8: "number",
  i16: "number",
  u16: "number",
  i32: "number",
  u32: "number",
  isize: "number",
  usize: "number",
  f32: "number",
  f64: "number",
  safeI64: "number",
  safeU64: "number",
  bigI64: "bigint",
  bigU64: "bigint",
  bigI128: "bigint",
  bigU128: "bigint",
  char: "string",
  string: "string",
  date: "date",
  error: "error",
  object: "rest",
  function: "function",
  promise: "promise",
  any: "any",
  array: "array",
  typed: "typed",
  clamped: "typed",
  record: "record",
  numberEnum: "number",
  stringEnum: "string",
  class: "class",
  symbol: "symbol",
  tuple: "array",
  dictionary: "record",
  map: "map",
  set: "set",
  arrayBuffer: "arrayBuffer",
  iterable: "iterable",
  asyncIterable: "asyncIterable",
});
/** @typedef {"boolean" | "number" | "bigint" | "string" | "symbol" | "class" | "function" | "array" | "typed" | "arrayBuffer" | "date" | "error" | "map" | "set" | "promise" | "record" | "iterable" | "asyncIterable" | "rest" | "any"} Sort */
// End of what is generated.

/** The value of a literal type. @typedef {string | number | boolean} Literal */

/**
 * What a member of a union takes.
 * @typedef {object} Leaf
 * @property {number} member the index of the member
 * @property {string} name the type in the interface file
 * @property {ShapeNode} node the shape, which is no union
 * @property {Sort} sort the sort of its values
 * @property {number[]} bases the indices of leaves that are base classes of a class
 * @property {string | undefined} field that decides between records
 * @property {Literal[]} values of this field
 */

/** Chooses a leaf of one sort. @typedef {(value: unknown) => Leaf | undefined} Choice */

/**
 * The literal that three words stand for.
 * @param {Int32Array} words
 * @param {number} at
 * @returns {Literal}
 */
function literal(words, at) {
  if (words[at] === 2) return words[at + 1] === 1;
  const text = str(words[at + 1], words[at + 2]);
  return words[at] === 0 ? text : Number(text);
}

/**
 * The leaves that follow the members of a union.
 * @param {Int32Array} words
 */
function leavesOf(words) {
  /** @type {Leaf[]} */
  const leaves = [];
  let at = 3 + words[2];
  while (at < words.length) {
    const node = itemOf(codec(words[at + 3]).node);
    const [test, size] = [words[at + 4], words[at + 5]];
    /** @type {Leaf} */
    const leaf = {
      member: words[at],
      name: str(words[at + 1], words[at + 2]),
      node,
      sort: sortOfLeaf(node),
      bases: [],
      field: undefined,
      values: [],
    };
    at += 6;
    if (test === 1) {
      leaf.bases = Array.from(words.subarray(at, at + size));
      at += size;
    } else if (test === 2) {
      leaf.field = str(words[at], words[at + 1]);
      at += 2;
      for (let i = 0; i < size; i++, at += 3) leaf.values.push(literal(words, at));
    }
    leaves.push(leaf);
  }
  return leaves;
}

/**
 * The shape of an item that may be recursive.
 * @param {ShapeNode} node
 * @returns {ShapeNode}
 */
function itemOf(node) {
  return node.kind === "recursive" ? codec(node.inner).node : node;
}

/**
 * @param {ShapeNode} node of a leaf
 * @returns {Sort}
 */
function sortOfLeaf(node) {
  if (node.kind === "literal") return /** @type {Sort} */ (typeof literal(node.words, 0));
  return /** @type {Sort} */ (SORTS[node.kind]);
}

/** @param {unknown} value */
function isPlain(value) {
  const prototype = Object.getPrototypeOf(value);
  // That of another realm has no prototype either, and a constructor of this name.
  return prototype === Object.prototype || prototype === null || isForeign(prototype);
}

/** @param {object} prototype */
function isForeign(prototype) {
  if (Object.getPrototypeOf(prototype) !== null) return false;
  return Object.getOwnPropertyDescriptor(prototype, "constructor")?.value?.name === "Object";
}

/**
 * The sort of a value that is of no class of the union.
 * @param {unknown} value
 * @param {boolean} promises whether promises are a sort of their own
 * @returns {Sort | "undefined" | "null"}
 */
function sortOf(value, promises) {
  const kind = kindOf(value);
  if (kind !== "object") return /** @type {Sort | "undefined" | "null"} */ (kind);
  try {
    if (Array.isArray(value)) return "array";
    if (promises && isThenable(value)) return "promise";
    if (isPlain(value)) return "record";
    if (typedName(value) !== undefined) return "typed";
    if (isBuffer(value)) return "arrayBuffer";
    if (isDate(value)) return "date";
    if (isError(value)) return "error";
    if (isMap(value)) return "map";
    return isSet(value) ? "set" : "rest";
  } catch {
    // A revoked proxy is no array, and nothing else is known about it.
    return "rest";
  }
}

/**
 * The choice between the leaves of a sort.
 * @param {Sort} sort
 * @param {Leaf[]} leaves
 * @returns {Choice}
 */
function choice(sort, leaves) {
  const [first] = leaves;
  switch (sort) {
    case "record":
      return record(leaves);
    case "typed":
      return byKey(leaves, ({ node }) => [classOf(node)], typedName);
    case "array":
      if (leaves.length === 1) return () => first;
      return byKey(
        leaves,
        ({ node }) => [lengthOf(node)],
        (value) => /** @type {unknown[]} */ (value).length,
      );
    default:
      if (valuesOf(first.node) === undefined) return () => first;
      return byKey(
        leaves,
        ({ node }) => valuesOf(node) ?? [],
        (value) => value,
      );
  }
}

/**
 * @template Key
 * @param {Leaf[]} leaves
 * @param {(leaf: Leaf) => readonly Key[]} keys
 * @param {(value: unknown) => unknown} keyOf
 * @returns {Choice}
 */
function byKey(leaves, keys, keyOf) {
  /** @type {Map<unknown, Leaf>} */
  const table = new Map();
  for (const leaf of leaves) for (const key of keys(leaf)) table.set(key, leaf);
  return (value) => table.get(keyOf(value));
}

/**
 * The name of the class of typed arrays.
 * @param {ShapeNode} node
 */
function classOf(node) {
  return typedClass(node.kind === "typed" ? /** @type {ElementKind} */ (codec(node.inner).node.kind) : "clamped").name;
}

/**
 * The length of a tuple.
 * @param {ShapeNode} node
 */
function lengthOf(node) {
  return node.kind === "tuple" ? node.items.length : undefined;
}

/**
 * The values of a leaf that has only certain ones.
 * @param {ShapeNode} node
 * @returns {readonly Literal[] | undefined}
 */
function valuesOf(node) {
  switch (node.kind) {
    case "literal":
      return [literal(node.words, 0)];
    case "stringEnum":
    case "numberEnum":
      return node.open ? undefined : node.values;
    default:
      return undefined;
  }
}

/**
 * The only record, or the one whose field has the value of the object's.
 * @param {Leaf[]} leaves
 * @returns {Choice}
 */
function record(leaves) {
  const [first] = leaves;
  const { field } = first;
  if (field === undefined) return () => first;
  const find = byKey(
    leaves,
    ({ values }) => values,
    (value) => value,
  );
  const all = leaves.flatMap(({ values }) => values.map((value) => JSON.stringify(value)));
  return (value) => {
    const found = /** @type {Record<string, unknown>} */ (value)[field];
    const leaf = find(found);
    if (leaf === undefined) throw expected(`one of ${all.join(", ")}`, found).at(`field ${field}`);
    return leaf;
  };
}

/**
 * The class that an object belongs to; a base class only if no subclass matches.
 * @param {Leaf[]} leaves of the union
 * @returns {Choice}
 */
function instances(leaves) {
  const classes = leaves.flatMap((leaf, index) =>
    leaf.node.kind === "class" ? [{ leaf, index, address: leaf.node.address }] : [],
  );
  return (value) => {
    const matches = classes.filter(({ address }) => isInstance(value, address));
    if (matches.length < 2) return matches[0]?.leaf;
    const bases = new Set(matches.flatMap(({ leaf }) => leaf.bases));
    const [one, other] = matches.filter(({ index }) => !bases.has(index));
    if (other === undefined) return one.leaf;
    throw expected(`${articled(one.leaf.name)} or ${other.leaf.name}, not both`, value);
  };
}

/**
 * The member that takes a value which none takes exactly: any object, then what a type takes outside of unions, too.
 * @param {Leaf[]} leaves
 * @param {Map<string, Choice>} choices
 * @returns {(sort: string, value: unknown) => Leaf | undefined}
 */
function lenient(leaves, choices) {
  const rest = choices.get("rest");
  /** @type {Map<unknown, Leaf>} */
  const lists = new Map();
  for (const leaf of leaves) {
    if (leaf.node.kind !== "array") continue;
    const { kind } = codec(leaf.node.inner).node;
    if (isElement(kind)) lists.set(typedClass(kind).name, leaf);
  }
  const bytes = leaves.find(({ node }) => node.kind === "typed" && classOf(node) === "Uint8Array");
  return (sort, value) => {
    if (rest !== undefined && isObject(value)) return rest(value);
    if (sort === "typed") return lists.get(typedName(value));
    if (sort === "arrayBuffer") return bytes;
    return sort === "rest" ? choices.get("record")?.(value) : undefined;
  };
}

/**
 * The member that iterates over the value.
 * @param {Leaf[]} leaves
 * @returns {Choice}
 */
function iterated(leaves) {
  const iterable = leaves.find(({ sort }) => sort === "iterable");
  const asyncIterable = leaves.find(({ sort }) => sort === "asyncIterable");
  return (value) => {
    if (value === undefined || value === null) return undefined;
    const isSync = has(value, Symbol.iterator);
    if (isSync && iterable !== undefined) return iterable;
    return isSync || has(value, Symbol.asyncIterator) || has(value, "getReader") ? asyncIterable : undefined;
  };
}

/**
 * @param {object} value
 * @param {PropertyKey} key of a method
 */
function has(value, key) {
  return typeof (/** @type {Record<PropertyKey, unknown>} */ (value)[key]) === "function";
}

/** @param {unknown} value */
function isObject(value) {
  const kind = kindOf(value);
  return kind === "object" || kind === "function";
}

/**
 * The function that finds the member of a value.
 * @param {Int32Array} words
 * @returns {(value: unknown) => number}
 */
function chooser(words) {
  const leaves = leavesOf(words);
  /** @type {Map<string, Choice>} */
  const choices = new Map();
  for (const sort of new Set(leaves.map((leaf) => leaf.sort))) {
    const ofSort = leaves.filter((leaf) => leaf.sort === sort);
    choices.set(sort, sort === "class" ? instances(leaves) : choice(sort, ofSort));
  }
  const instance = choices.get("class");
  const promises = choices.has("promise");
  const iterates = choices.has("iterable") || choices.has("asyncIterable") ? iterated(leaves) : undefined;
  const other = lenient(leaves, choices);
  const what = `one of ${leaves.map(({ name }) => name).join(", ")} (${str(words[0], words[1])})`;
  return (value) => {
    let leaf = instance !== undefined && isObject(value) ? instance(value) : undefined;
    if (leaf === undefined) {
      const sort = sortOf(value, promises);
      // An iteration is more exact than any object.
      if (sort === "rest") leaf = iterates?.(value);
      leaf ??= choices.get(sort)?.(value) ?? iterates?.(value) ?? other(sort, value);
    }
    if (leaf === undefined) throw expected(what, value);
    return leaf.member;
  };
}

/** Unions with more members have an index of four bytes. */
const SMALL = 256;

/**
 * The codecs of the members, and how many bytes the index of one takes.
 * @param {Int32Array} words
 */
function members(words) {
  const codecs = Array.from(words.subarray(3, 3 + words[2]), codec);
  return { codecs, width: codecs.length > SMALL ? 4 : 1 };
}

/**
 * @param {Int32Array} words
 * @returns {Encode}
 */
function encodeUnion(words) {
  const { codecs, width } = members(words);
  const memberOf = chooser(words);
  return (value) => {
    const index = memberOf(value);
    const at = reserve(width);
    if (width === 1) state.u8[at] = index;
    else state.view.setUint32(at, index, true);
    state.writeOffset += width;
    codecs[index].encode(value);
  };
}

/**
 * @param {Int32Array} words
 * @returns {Decode}
 */
function decodeUnion(words) {
  const { codecs, width } = members(words);
  return () => {
    const at = state.readAddress;
    state.readAddress += width;
    return codecs[width === 1 ? state.u8[at] : state.view.getUint32(at, true)].decode();
  };
}

/**
 * A value that takes no bytes.
 * @param {Int32Array} words
 * @returns {Encode}
 */
function encodeLiteral(words) {
  const only = literal(words, 0);
  return (value) => {
    if (value !== only) throw expected(JSON.stringify(only), value);
  };
}

/**
 * @param {Int32Array} words
 * @returns {Decode}
 */
function decodeLiteral(words) {
  const only = literal(words, 0);
  return () => only;
}

/** Installs the runtime module of unions and literals. */
export function installUnions() {
  unions.union = { encoder: encodeUnion, decoder: decodeUnion };
  unions.literal = { encoder: encodeLiteral, decoder: decodeLiteral };
}
