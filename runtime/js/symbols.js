// Symbols: creation, lookup by name, description and key.

import { fail, setNull } from "./state.js";
import { putStr, str } from "./strings.js";

/**
 * A new symbol.
 * @param {number} ptr
 * @param {number} length below 0 for no description
 */
export function symbolNew(ptr, length) {
  return length < 0 ? Symbol() : Symbol(str(ptr, length));
}

/**
 * @param {number} ptr
 * @param {number} length
 */
export function symbolFor(ptr, length) {
  return Symbol.for(str(ptr, length));
}

/**
 * One of the well-known symbols. Where the engine does not have it, the registered symbol that hosts use instead.
 * @param {number} ptr
 * @param {number} length
 */
export function symbolWellKnown(ptr, length) {
  const name = str(ptr, length);
  const wellKnown = /** @type {Record<string, symbol>} */ (/** @type {unknown} */ (Symbol));
  return wellKnown[name] ?? Symbol.for(`Symbol.${name}`);
}

/** @param {symbol} symbol */
export function symbolDescription(symbol) {
  return text(symbol.description);
}

/** @param {symbol} symbol */
export function symbolKey(symbol) {
  return text(Symbol.keyFor(symbol));
}

/** @param {string | undefined} value */
function text(value) {
  try {
    return value === undefined ? setNull() : putStr(value);
  } catch (error) {
    return fail(error);
  }
}
