// What JavaScript does with a view that outlives the call.

export { forget, kept, run } from "../views/shim.js";

export function same(view) {
  return view;
}

export function around(view, f) {
  view.set(Int32Array.of(41));
  view.set(Int32Array.of(f()), 1);
}

export async function later(view) {
  await undefined;
  const [first] = view.slice(0, 1);
  view.set(Float64Array.of(first * 2));
  return first;
}

export function both(lent, kept) {
  kept.set(lent);
  lent.set(kept.slice().reverse());
}
