// The least that JavaScript has to do where only numbers and references cross, without checks.

import { giveDate as date, giveMaybe as maybe, takeDate as withDate, takeMaybe as withMaybe } from "./calls.js";

export function takeDate(millis) {
  withDate(new Date(millis));
}

export function giveDate() {
  return date().getTime();
}

export function takeMaybe(present, value) {
  withMaybe(present ? value : null);
}

/** Null is a NaN, which the others are not. */
export function giveMaybe() {
  const value = maybe();
  return value === null ? NaN : value;
}
