// Maps, sets and objects with any keys: their number of entries, all keys, then all values.

import { state } from "./state.js";
import { isMap, isSet } from "./brands.js";
import { Mismatch, describe, expected, kindOf } from "./errors.js";
import { collections } from "./codecs.js";
import { strings, u32 } from "./encode.js";
import { isArray, readTexts } from "./lists.js";

/** @import { Codec } from "./codecs.js" */
/** @import { Decode, Encode } from "./types.d.ts" */

// Those of the engine: they read what is in a map of any realm, whatever its class or the page has changed.
const eachOfMap = Map.prototype.forEach;
const eachOfSet = Set.prototype.forEach;
const toString = Object.prototype.toString;

/** What `Object.prototype.toString` returns for objects with properties of their own: plain ones, a module, `dataset`. */
const PLAIN = ["[object Object]", "[object Module]", "[object DOMStringMap]"];

/**
 * Whether the properties of the value are its content: not of an array, function, `Map`, `Date` and the like.
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isPlain(value) {
  if (kindOf(value) !== "object") return false;
  try {
    return Object.getPrototypeOf(value) === Object.prototype || (!isArray(value) && PLAIN.includes(toString.call(value)));
  } catch {
    return false;
  }
}

/**
 * A key in the path of an error: the value without its kind.
 * @param {unknown} key
 */
const valueOf = (key) => `value of ${describe(key).replace(/ \(\w+\)$/, "")}`;

/**
 * Encodes values one after the other.
 * @param {Codec} inner
 * @param {unknown[]} values
 * @param {(index: number) => string} step names a value in errors
 */
function writeAll(inner, values, step) {
  const { length } = values;
  let i = 0;
  try {
    for (; i < length; i++) inner.encode(values[i]);
  } catch (error) {
    throw Mismatch.is(error) ? error.at(step(i)) : error;
  }
}

/**
 * Decodes values after their number.
 * @param {Codec} inner
 * @param {string} step names them in errors, before their index
 * @returns {unknown[]}
 */
function readList(inner, step) {
  if (inner.node.kind === "string") return readTexts();
  const count = state.view.getUint32(state.readAddress, true);
  state.readAddress += 4;
  const values = new Array(count);
  let i = 0;
  try {
    for (; i < count; i++) values[i] = inner.decode();
  } catch (error) {
    throw Mismatch.is(error) ? error.at(`${step} ${i}`) : error;
  }
  return values;
}

/**
 * Decodes the value of each key.
 * @template Key
 * @param {Codec} inner
 * @param {Key[]} keys
 * @param {(key: Key, value: unknown) => void} put
 */
function readValues(inner, keys, put) {
  const { length } = keys;
  let i = 0;
  try {
    for (; i < length; i++) put(keys[i], inner.decode());
  } catch (error) {
    throw Mismatch.is(error) ? error.at(valueOf(keys[i])) : error;
  }
}

/**
 * @param {Codec[]} parts
 * @returns {Encode}
 */
function encodeDictionary([inner]) {
  return (value) => {
    if (!isPlain(value)) throw expected("a plain object", value);
    const keys = Object.keys(value);
    u32(keys.length);
    strings(keys, keys.length);
    // Each is read after the one before was written: reading may run code of users.
    let i = 0;
    try {
      for (; i < keys.length; i++) inner.encode(value[keys[i]]);
    } catch (error) {
      throw Mismatch.is(error) ? error.at(valueOf(keys[i])) : error;
    }
  };
}

/**
 * @param {Codec[]} parts
 * @returns {Decode}
 */
function decodeDictionary([inner]) {
  return () => {
    /** @type {Record<string, unknown>} */
    const object = {};
    readValues(inner, /** @type {string[]} */ (readTexts()), (key, value) => {
      // An assignment would set the prototype.
      if (key !== "__proto__") object[key] = value;
      else Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
    });
    return object;
  };
}

/**
 * @param {Codec[]} parts
 * @returns {Encode}
 */
function encodeMap([key, inner]) {
  return (map) => {
    if (!isMap(map)) throw expected("a Map", map);
    /** @type {unknown[]} */
    const keys = [];
    /** @type {unknown[]} */
    const values = [];
    // Writing may run code of users, which may change the map.
    eachOfMap.call(map, (value, key) => {
      keys.push(key);
      values.push(value);
    });
    u32(keys.length);
    writeAll(key, keys, (i) => `key ${i}`);
    writeAll(inner, values, (i) => valueOf(keys[i]));
  };
}

/**
 * @param {Codec[]} parts
 * @returns {Decode}
 */
function decodeMap([key, inner]) {
  return () => {
    const map = new Map();
    readValues(inner, readList(key, "key"), (key, value) => map.set(key, value));
    return map;
  };
}

/**
 * @param {Codec[]} parts
 * @returns {Encode}
 */
function encodeSet([inner]) {
  return (set) => {
    if (!isSet(set)) throw expected("a Set", set);
    /** @type {unknown[]} */
    const elements = [];
    eachOfSet.call(set, (element) => {
      elements.push(element);
    });
    u32(elements.length);
    writeAll(inner, elements, (i) => `element ${i}`);
  };
}

/**
 * @param {Codec[]} parts
 * @returns {Decode}
 */
function decodeSet([inner]) {
  return () => new Set(readList(inner, "element"));
}

/** Installs the runtime module of collections. */
export function installCollections() {
  collections.dictionary = { encoder: encodeDictionary, decoder: decodeDictionary };
  collections.map = { encoder: encodeMap, decoder: decodeMap };
  collections.set = { encoder: encodeSet, decoder: decodeSet };
}
