// Effects of a value while the package reads it: everything that JavaScript can do to the package at that time.

import { detach } from "./buffers.mjs";
import { Random } from "./random.mjs";

/** @typedef {import("./values.mjs").Hostile} Hostile */

/** The limit of calls into the package within calls of the package. */
const DEEPEST = 3;

/**
 * Has a random effect.
 * @param {Hostile} hostile
 * @param {number} level
 * @param {number} seed
 */
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

/**
 * Calls another member during the call. Its result does not matter, unless it ended the instance.
 * @param {Hostile} hostile
 */
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

/**
 * @param {any} array
 * @param {string} way
 * @param {Random} random
 */
function memory(array, way, random) {
  const buffer = bufferOf(array);
  try {
    if (way === "detach") detach(buffer);
    else if (buffer.resizable) buffer.resize(random.below(buffer.maxByteLength + 1));
    else if (buffer.growable) buffer.grow(buffer.maxByteLength);
  } catch {
    // Shared memory cannot be detached or shrunk.
  }
}

/**
 * The buffer of a typed array, whatever its properties are.
 * @param {any} array
 */
const bufferOf = (array) =>
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), "buffer")?.get?.call(array);

/**
 * @param {Hostile} hostile
 * @param {any[]} array
 * @param {Random} random
 */
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
        for (let added = 0; added < 50; added += 1) array.push(hostile.plain());
        break;
      default:
        array[random.below(8)] = hostile.plain();
    }
  } catch {
    // It may be frozen, or have a getter at this index.
  }
}

/**
 * Calls a function that was lent for a call that has ended, which must be an error.
 * @param {Hostile} hostile
 * @param {Random} random
 */
function late(hostile, random) {
  const { callback, kind, isOver } = random.pick(hostile.world.late);
  const over = isOver();
  try {
    callback(hostile.world.honest[kind]());
  } catch (error) {
    return hostile.world.judge(error, hostile);
  }
  if (over) hostile.world.fault("a function was called that was lent for a call that has ended");
  return undefined;
}

/** @param {any} object */
function dispose(object) {
  // A token may have lost its prototype.
  object?.dispose?.();
}
