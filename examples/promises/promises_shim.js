// The JavaScript of promises.jsi.

import { after } from "./timers/after.js";

export function wait2Seconds() {
  return after(2000);
}

export function waitGetString() {
  return after(500, "String From Resolve");
}

export function waitGetDate() {
  return after(500, new Date("1988-11-24"));
}

export function fetchCurrentUrl() {
  // In Node there is no page; the program that starts the example sets `location`.
  return fetch(globalThis.location.href).then((response) => response.text());
}

export async function asyncFunction() {
  await wait2Seconds();
}

/** @param {boolean} shouldSucceed */
export async function conditionalSuccess(shouldSucceed) {
  await after(500);
  if (!shouldSucceed) throw "Reject: ShouldSucceed == false";
}
