// Callbacks with encoded arguments or results.

import { alive, died, outgoingCount, references, state, truncateReferences } from "./state.js";
import { LISTS, failed, installEncodedSignature } from "./callbacks.js";
import { SHORT, gathered, signature as codecs } from "./codecs.js";

/** @import { Call, CallbackEntry, EncodedSignature } from "./callbacks.js" */
/** @import { CallbackFunction } from "./types.d.ts" */

/**
 * @param {number} shape
 * @returns {EncodedSignature}
 */
function signature(shape) {
  const { args, result, rest } = codecs(shape);
  // As in an export, all errors of a function that returns a promise are rejections.
  const call = result.node.kind === "promise" ? callPromised : callEncoded;
  const count = args.node.kind === "arguments" ? args.node.items.length : undefined;
  const make = count === undefined ? anyCount : rest ? restFrom(count - 1) : LISTS[count];
  return { make: (entry) => make(call, entry), kinds: 0, args, result };
}

/**
 * A function of any arguments.
 * @param {Call} call
 * @param {CallbackEntry} entry
 * @returns {CallbackFunction}
 */
const anyCount =
  (call, entry) =>
  (...values) =>
    call(entry, values);

/**
 * A function whose last parameter takes all further arguments.
 * @param {number} count of the parameters before it
 */
function restFrom(count) {
  /** @type {(call: Call, entry: CallbackEntry) => CallbackFunction} */
  return (call, entry) => {
    /** @type {CallbackFunction} */
    const fn = (...values) => call(entry, gathered(values, count));
    return Object.defineProperty(fn, "length", { value: count });
  };
}

/** @type {Call} */
function callEncoded(entry, values) {
  alive();
  const { args, result } = /** @type {EncodedSignature} */ (entry.signature);
  const given = references();
  const length = args.enc(values, entry.place);
  const before = outgoingCount();
  let answer;
  try {
    answer = state.entries.call(entry.slot, entry.key, entry.shape, length);
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
    throw failed(entry, answer);
  }
  return result.answer(answer, `${entry.place}: result`, before);
}

/** @type {Call} */
function callPromised(entry, values) {
  try {
    return callEncoded(entry, values);
  } catch (error) {
    return Promise.reject(error);
  }
}

/**
 * Installs the runtime module of these callbacks.
 * @param {number} calling the entry that calls one with the frame that was just written
 */
export function installEncodedCallbacks(calling) {
  state.entries.call = state.table.get(calling);
  installEncodedSignature(signature);
}
