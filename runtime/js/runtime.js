//! The object `rt` that glue modules are given, and the start of it all. Holds no logic of its own.

import { begin, connect, end, fail, nil, reserve, s } from "./state.js";
import { putStr, str } from "./strings.js";
import { bad, isError, Mismatch } from "./errors.js";
import { codec } from "./codecs.js";
import * as numbers from "./numbers.js";
import { bytesOf, lengthOf, typedArray } from "./typed.js";
import { callback } from "./callbacks.js";
import { awaitFor, isThenable } from "./promises.js";
import { host } from "./modules.js";
import { importClass, instance } from "./classes.js";
import { endView, view } from "./views.js";

/** Turns what a check throws into an error that names the place. */
const checked = (check) => (value, place, kind) => {
  try {
    return check(value, kind);
  } catch (error) {
    throw error instanceof Mismatch ? error.error(place) : error;
  }
};

/** Hands the elements of a typed array to Rust; returns their count. */
function putElements(array) {
  const bytes = bytesOf(array);
  const pos = s.pos;
  const start = begin();
  s.pos = start;
  const at = reserve(bytes.length);
  s.u8.set(bytes, at);
  s.pos += bytes.length;
  end(start, pos);
  return lengthOf(array);
}

/** A copy of `count` elements of Rust's memory, as a typed array of this class. */
function elements(Class, ptr, count) {
  const at = ptr >>> 0;
  return new Class(s.memory.buffer.slice(at, at + count * Class.BYTES_PER_ELEMENT));
}

/**
 * Throws the error of a path that does not lead to a function or to an object with properties: names the missing part and
 * the whole path. `name` is what the root is called: `globalThis`, or a module.
 */
function missing(root, path, name, place) {
  let value = root;
  let last = "";
  for (const part of path) {
    last = part;
    value = value?.[part];
    if (value === undefined || value === null) break;
  }
  const whole = name === "globalThis" ? `globalThis.${path.join(".")}` : name;
  const found = value === undefined ? "undefined" : value === null ? "null" : "not a function";
  throw new TypeError(`${place}: ${whole}: ${last} is ${found}`);
}

const asTyped = checked(typedArray);

/** The value, when it is a typed array of this class, by name. */
function typed(value, name, place) {
  return asTyped(value, place, name);
}

const rt = Object.freeze({
  str,
  putStr,
  putElements,
  elements,
  fail,
  nil,
  bad,
  missing,
  typed,
  codec,
  callback,
  await: awaitFor,
  host,
  importClass,
  instance,
  view,
  endView,
  isDate: numbers.isDate,
  isError,
  isThenable,
  integer: checked(numbers.integer),
  bigint: checked(numbers.bigint),
  float32: checked(numbers.float32),
  char: checked(numbers.char),
  millis: checked(numbers.millis),
});

export function start(exports, memory) {
  // Every glue module asks; an instance is connected once.
  if (s.ex !== exports) {
    connect(exports, memory);
    // Where start functions do not run, as in test binaries, the exports of the package would be missing.
    for (const name of Object.keys(exports)) if (name.startsWith("__jsi1_export_")) exports[name]();
  }
  return rt;
}
