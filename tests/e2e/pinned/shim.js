// Uses of a view that is valid after the call.

export { forget, kept, run } from "../views/shim.js";

/** @param {any} view */
export function same(view) {
  return view;
}

/**
 * @param {any} view
 * @param {(...values: any[]) => any} callback
 */
export function around(view, callback) {
  view.set(Int32Array.of(41));
  view.set(Int32Array.of(callback()), 1);
}

/** @param {any} view */
export async function later(view) {
  await undefined;
  const [first] = view.slice(0, 1);
  view.set(Float64Array.of(first * 2));
  return first;
}

/**
 * @param {any} lent
 * @param {any} kept
 */
export function both(lent, kept) {
  kept.set(lent);
  lent.set(kept.slice().reverse());
}
