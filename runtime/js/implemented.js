// Objects of callback interfaces that Rust implements: plain objects whose members call Rust. The members are in the glue.

import { cover, state } from "./state.js";
import { Export, keepObject, objectOf } from "./exports.js";
import { str } from "./strings.js";

/** A callback interface: glue calls it as `it`. */
class CallbackInterface extends Export {
  /**
   * Makes an object. Glue replaces it.
   * @param {Uint8Array} present whether the object has each of the optional members: 1 or 0
   * @param {number} number of the Rust object
   * @returns {object}
   */
  implement(present, number) {
    return { present, number };
  }

  /**
   * Adds optional members to an object.
   * @param {object} object
   * @param {object} members
   */
  add(object, members) {
    Object.defineProperties(object, Object.getOwnPropertyDescriptors(members));
  }
}

/**
 * The callback interfaces, by the number of the export.
 * @type {Map<number, CallbackInterface>}
 */
const interfaces = new Map();

/**
 * For Rust: the object that glue calls as `it`.
 * @param {number} number of the export
 * @param {number} namePtr
 * @param {number} nameLen
 */
export function interfaceNew(number, namePtr, nameLen) {
  const it = new CallbackInterface(number, str(namePtr, nameLen));
  interfaces.set(number, it);
  return it;
}

/**
 * For Rust: the one object of a Rust object.
 * @param {number} number
 * @param {number} exported the number of the export
 * @param {number} presentPtr
 * @param {number} presentLen
 */
export function implementedObject(number, exported, presentPtr, presentLen) {
  const known = objectOf(number);
  if (known !== undefined) return known;
  const it = /** @type {CallbackInterface} */ (interfaces.get(exported));
  const first = presentPtr >>> 0;
  cover(first + presentLen);
  const object = it.implement(state.u8.slice(first, first + presentLen), number);
  keepObject(object, number);
  return object;
}
