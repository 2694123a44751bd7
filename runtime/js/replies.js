// What a function of an export that crosses in its signature gives JavaScript besides a number. Rust calls these right before the
// function returns, and glue looks right after: no other code runs in between.

import { leave, state } from "./state.js";
import { readString } from "./strings.js";
import { thrown } from "./stacks.js";

// Values of `state.status`; 0 is a result.
const FAILED = 1;
const NULL = 2;

/**
 * For Rust: the function has failed.
 * @param {unknown} error
 */
export function replyError(error) {
  state.reply = error;
  state.status = FAILED;
}

/** For Rust: the result is null. */
export function replyNull() {
  state.status = NULL;
}

/**
 * For Rust: the result.
 * @param {unknown} value
 */
export function replyValue(value) {
  state.reply = value;
}

/**
 * For Rust: the result is a string.
 * @param {number} ptr
 * @param {number} length or tag
 */
export function replyText(ptr, length) {
  try {
    state.reply = readString(ptr, length);
  } catch (error) {
    state.reply = error;
    state.status = FAILED;
  }
}

/** The result that is no number, which is forgotten. */
export function reply() {
  const value = state.reply;
  state.reply = undefined;
  return value;
}

/**
 * The result of a call after which `state.status` was not 0: null, or an error that is thrown to the caller of the glue. Glue resets
 * the status itself, by an assignment: an exhausted stack may leave no room for this call.
 * @param {number} status
 */
export function outcome(status) {
  if (status === NULL) return null;
  leave(reply());
  throw thrown(outcome);
}
