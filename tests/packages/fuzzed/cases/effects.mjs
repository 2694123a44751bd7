// What code of a value may do while the package reads it: everything that JavaScript can do to the package from there.

import { detach } from "./buffers.mjs";
import { Random } from "./random.mjs";

/** How deep calls into the package go from within calls of the package. */
const DEEPEST = 3;

export function effects(hostile, level, seed) {
  const random = new Random(seed);
  const { world } = hostile;
  const { Control } = world.api;
  const way = random.pick([
    "nothing",
    "nothing",
    "nothing",
    "throw",
    "again",
    "again",
    "grow",
    "scribble",
    "detach",
    "resize",
    "array",
    "dispose",
    "late",
    "cancel",
  ]);
  if (way === "nothing") return;
  hostile.note(`(${way})`);
  switch (way) {
    case "throw":
      return hostile.throw(random.once(2) ? new Error("thrown by a value") : hostile.any(Math.max(level, 2)));
    case "again":
      return again(hostile);
    case "grow":
      return Control.churn(random.pick([1, 70_000, 200_000, 1 << 20]));
    case "scribble":
      return Control.scribble();
    case "detach":
    case "resize":
      return hostile.memory.length === 0 ? undefined : memory(random.pick(hostile.memory), way, random);
    case "array":
      return hostile.arrays.length === 0 ? undefined : change(hostile, random.pick(hostile.arrays), random);
    case "dispose":
      return dispose(world.disposable(random));
    case "late":
      return world.late.length === 0 ? undefined : late(hostile, random);
    default:
      return Control.cancel();
  }
}

/** Calls another member in the middle of the call. What comes of it is of no interest, unless it ended the instance. */
function again(hostile) {
  if (hostile.depth >= DEEPEST) return;
  hostile.depth += 1;
  try {
    const result = hostile.world.call(hostile);
    if (result instanceof Promise) result.catch(() => {});
  } catch (error) {
    hostile.world.judge(error, hostile);
  } finally {
    hostile.depth -= 1;
  }
}

function memory(array, way, random) {
  const buffer = real(array);
  try {
    if (way === "detach") detach(buffer);
    else if (buffer.resizable) buffer.resize(random.below(buffer.maxByteLength + 1));
    else if (buffer.growable) buffer.grow(buffer.maxByteLength);
  } catch {
    // Shared memory is not detached, and nothing shrinks what only grows.
  }
}

const real = (array) => Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), "buffer").get.call(array);

function change(hostile, array, random) {
  try {
    switch (random.below(4)) {
      case 0:
        array.length = 0;
        break;
      case 1:
        array.length = random.pick([1, 1000, 70_000]);
        break;
      case 2:
        for (let i = 0; i < 50; i += 1) array.push(hostile.plain());
        break;
      default:
        array[random.below(8)] = hostile.plain();
    }
  } catch {
    // It may be frozen, or have a getter there.
  }
}

/** A function that was lent for a call which is over: it may only say so. */
function late(hostile, random) {
  const { fn, kind, over } = random.pick(hostile.world.late);
  const was = over();
  try {
    fn(hostile.world.honest[kind]());
  } catch (error) {
    return hostile.world.judge(error, hostile);
  }
  if (was) hostile.world.fault("a function was called that was lent for a call which is over");
}

function dispose(object) {
  // A token may have lost its prototype.
  object?.dispose?.();
}
