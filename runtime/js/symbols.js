// Symbols: creation, lookup by name, description and key.

import { fail, setNull } from "./state.js";
import { putStr, str } from "./strings.js";

/** A new symbol; below 0 stands for no description. */
export function symbolNew(ptr, length) {
  return length < 0 ? Symbol() : Symbol(str(ptr, length));
}

export function symbolFor(ptr, length) {
  return Symbol.for(str(ptr, length));
}

/** One of the well-known symbols, or what hosts agree on that do not have it yet. */
export function symbolWellKnown(ptr, length) {
  const name = str(ptr, length);
  return Symbol[name] ?? Symbol.for(`Symbol.${name}`);
}

export function symbolDescription(symbol) {
  return text(symbol.description);
}

export function symbolKey(symbol) {
  return text(Symbol.keyFor(symbol));
}

function text(value) {
  try {
    return value === undefined ? setNull() : putStr(value);
  } catch (error) {
    return fail(error);
  }
}
