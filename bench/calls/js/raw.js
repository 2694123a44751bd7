// The least work of JavaScript if only numbers and references are passed, without checks.

import { giveDate as date, giveMaybe as maybe, takeDate as withDate, takeMaybe as withMaybe } from "./calls.js";

/** @param {number} millis */
export function takeDate(millis) {
  withDate(new Date(millis));
}

export function giveDate() {
  return date().getTime();
}

/**
 * @param {number} present
 * @param {number} value
 */
export function takeMaybe(present, value) {
  withMaybe(present ? value : null);
}

/** Returns NaN for null; no other value is NaN. */
export function giveMaybe() {
  const value = maybe();
  return value === null ? NaN : value;
}
