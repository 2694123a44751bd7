// Texts of thrown values, which need not be errors, nor of this realm. Used in every engine.

/**
 * The stack of an error; the text of anything else.
 * @param {any} thrown
 * @returns {string}
 */
export function stackOf(thrown) {
  return String(thrown?.stack ?? thrown);
}

/**
 * The message of an error; the text of anything else.
 * @param {any} thrown
 * @returns {string}
 */
export function messageOf(thrown) {
  return String(thrown?.message ?? thrown);
}

/**
 * Message and stack: the stack does not begin with the message in Firefox.
 * @param {any} thrown
 * @returns {string}
 */
export function messageAndStackOf(thrown) {
  return `${thrown}\n${thrown?.stack ?? ""}`;
}
