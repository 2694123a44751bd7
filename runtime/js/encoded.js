// Callbacks with encoded arguments or results. Short texts beside direct values cross without a frame (benchmark row `callback
// kept, called with a short string`).

import { alive, died, outgoingCount, references, state, truncateReferences } from "./state.js";
import { callNumber, callNumbers, failed, installEncodedSignature, keyOf, listOf, placeOf } from "./callbacks.js";
import { SHORT, gathered, signature as codecs } from "./codecs.js";
import { BOOL, STRING, digits, fromDirect, isNumber } from "./direct.js";
import { textOf } from "./errors.js";
import { isShort, putShort } from "./strings.js";

/** @import { Call, CallbackFunction, EncodedSignature, Make } from "./types.d.ts" */

/**
 * @param {number} shape
 * @param {number} kinds
 * @returns {EncodedSignature}
 */
function signature(shape, kinds) {
  const { args, result, rest } = codecs(shape);
  const count = args.node.kind === "arguments" ? args.node.items.length : undefined;
  // As in an export, all errors of a function that returns a promise are rejections.
  const call = result.node.kind === "promise" ? callPromised : kinds < 0 ? callTexts(kinds) : callEncoded;
  const make = count === undefined ? anyCount(call) : rest ? restFrom(call, count - 1) : listOf(call, count);
  return { make: kinds < 0 && count === 1 ? ofText(kinds) : make, kinds, shape, args, result };
}

/**
 * A function of any arguments.
 * @param {Call} call
 */
function anyCount(call) {
  return /** @type {Make} */ (
    (own) =>
      (...values) =>
        call(own, values)
  );
}

/**
 * A function whose last parameter takes all further arguments.
 * @param {Call} call
 * @param {number} count of the parameters before it
 */
function restFrom(call, count) {
  /** @type {Make} */
  return (own) => {
    /** @type {CallbackFunction} */
    const fn = (...values) => call(own, gathered(values, count));
    return Object.defineProperty(fn, "length", { value: count });
  };
}

/** @type {Call} */
function callEncoded(own, values) {
  alive();
  const { args, result, shape } = /** @type {EncodedSignature} */ (own.signature);
  const given = references();
  const length = args.enc(values, placeOf(own));
  const before = outgoingCount();
  let answer;
  try {
    answer = state.entries.call(own.it.slot, keyOf(own), shape, length);
  } catch (trap) {
    state.dead ??= true;
    try {
      trap = died(trap);
    } catch {
      state.spare.cause ??= trap;
      trap = state.spare;
    }
    throw trap;
  }
  if (answer < 0 && answer !== SHORT) {
    truncateReferences(given);
    throw failed(own, answer);
  }
  return result.answer(answer, () => `${textOf(placeOf(own))}: result`, before);
}

/**
 * A function of one text.
 * @param {number} negative the kinds of argument and result
 * @returns {Make}
 */
function ofText(negative) {
  const [result] = digits(-negative);
  return (own) => (text) => {
    if (typeof text !== "string" || !isShort(text, 0) || own.it.key !== own.generation || state.dead !== undefined) {
      return callEncoded(own, [text]);
    }
    return fromDirect(callNumber(own, putShort(text, 0), text), result);
  };
}

/** @type {Call} */
function callPromised(own, values) {
  try {
    return callEncoded(own, values);
  } catch (error) {
    return Promise.reject(error);
  }
}

/**
 * Calls callbacks whose arguments are texts, numbers and booleans: short texts are written to the scratch buffer, one after the other.
 * With any other arguments the call is encoded.
 * @param {number} negative the kinds of arguments and result
 * @returns {Call}
 */
function callTexts(negative) {
  const [result, ...kinds] = digits(-negative);
  return (own, values) => {
    if (state.dead !== undefined || own.it.key !== own.generation) return callEncoded(own, values);
    const numbers = [];
    let end = 0;
    for (let i = 0; i < kinds.length; i++) {
      const value = values[i];
      if (kinds[i] === STRING) {
        if (typeof value !== "string" || !isShort(value, end)) return callEncoded(own, values);
        const count = putShort(value, end);
        // Offset and length.
        numbers.push(end * 256 + count);
        end += count;
      } else if (kinds[i] === BOOL ? typeof value === "boolean" : typeof value === "number" && isNumber(kinds[i])) {
        numbers.push(Number(value));
      } else return callEncoded(own, values);
    }
    return fromDirect(callNumbers(own, numbers, values), result);
  };
}

/**
 * Installs the runtime module of these callbacks.
 * @param {number} calling the entry that calls one with the frame that was just written
 */
export function installEncodedCallbacks(calling) {
  state.entries.call = state.table.get(calling);
  installEncodedSignature(signature);
}
