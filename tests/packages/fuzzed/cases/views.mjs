// Uses of a view that Rust has lent, during the call and after it.

import { buffers } from "./buffers.mjs";

/** @typedef {import("./values.mjs").Hostile} Hostile */

/**
 * Uses a view in unexpected ways. It is stored, so that later rounds use it after the end of the call.
 * @param {any} view
 * @param {Hostile} hostile
 */
export function use(view, hostile) {
  hostile.world.views.push(view);
  if (hostile.world.views.length > 20) hostile.world.views.shift();
  for (let uses = hostile.random.below(6); uses > 0; uses -= 1) {
    try {
      once(view, hostile);
    } catch (error) {
      hostile.world.judge(error, hostile);
    }
  }
  return hostile.any(2);
}

/**
 * @param {any} view
 * @param {Hostile} hostile
 */
function once(view, hostile) {
  const { random } = hostile;
  const other = random.once(4)
    ? random.pick(hostile.world.views)
    : random.once(6)
      ? hostile.any(2)
      : buffers(hostile, random.once(3) ? Uint8Array : undefined);
  const offset = random.once(2) ? undefined : random.once(2) ? hostile.number() : number(hostile);
  switch (random.below(7)) {
    case 0:
    case 1:
      return view.set(other, offset);
    case 2:
    case 3:
      return view.copyTo(other, offset);
    case 4:
      return view.slice(number(hostile), number(hostile));
    case 5:
      return random.once(3) ? view.dispose() : hostile.act(1);
    default:
      return [
        view.length,
        view.byteLength,
        view.isDisposed,
        view[random.pick(["set", "slice", "copyTo", "dispose"])].call(other ?? {}, view, offset),
      ];
  }
}

/**
 * A value that converts to a number, possibly with effects.
 * @param {Hostile} hostile
 */
function number(hostile) {
  if (hostile.random.once(2)) return hostile.random.below(70);
  return {
    valueOf() {
      hostile.act(1);
      return hostile.number();
    },
    [Symbol.toPrimitive]: undefined,
  };
}
