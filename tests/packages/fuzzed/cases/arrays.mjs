// Arrays with holes, with wrong lengths, and with elements that change the array while it is read.

/** @typedef {import("./values.mjs").Hostile} Hostile */

/**
 * The same object with another length.
 * @param {object} object
 * @param {number} length
 */
export function withLength(object, length) {
  Object.defineProperty(object, "length", { value: length, configurable: true, writable: true });
  return object;
}

const LENGTHS = [2 ** 16, 2 ** 24, 2 ** 27, 2 ** 28, 2 ** 29, 2 ** 30, 2 ** 31, 2 ** 32 - 1];
/** Lengths that a proxy can have and an array cannot. */
const WRONG_LENGTHS = [
  -1,
  -5,
  NaN,
  1.5,
  0.5,
  2 ** 28,
  2 ** 31,
  2 ** 32,
  2 ** 32 + 3,
  2 ** 53,
  Infinity,
  -Infinity,
  "3",
  "x",
  2n,
  null,
  undefined,
  true,
  Symbol.iterator,
  {},
  [],
];

/** Elements that may be undefined: reading holes does not end, unless the length is refused. */
const TOLERANT = /^(any|maybe.*|undefined)$/;

/**
 * An array whose elements are almost of this kind.
 * @param {Hostile} hostile
 * @param {number} level
 * @param {string} [kind] any if there is none
 */
export function arrays(hostile, level, kind) {
  const { random } = hostile;
  const element = () => (kind === undefined ? hostile.any(level + 1) : hostile.value(kind, level + 1));
  const honest = kind === undefined ? undefined : hostile.world.honest[kind];
  const count = random.pick([0, 1, 3, 3, 7, 8, 9, 40, 300, honest && random.once(6) ? 20_000 : 5]);
  /** @type {any} */
  let array = [];
  for (let index = 0; index < count; index += 1)
    array.push(honest === undefined || random.once(Math.max(count, 4)) ? element() : honest());
  hostile.arrays.push(array);
  if (count > 0 && random.once(3)) {
    hostile.note("element getter");
    const at = random.below(count);
    const good = array[at];
    Object.defineProperty(array, at, {
      get: () => {
        hostile.act(level + 1);
        return random.once(3) ? element() : good;
      },
      configurable: true,
      enumerable: true,
    });
  }
  if (random.once(6)) delete array[random.below(count + 1)];
  const endless = TOLERANT.test(String(kind));
  if (random.once(8) && !endless) {
    const length = random.pick(LENGTHS);
    hostile.note(`length ${length}`);
    array.length = length;
  }
  if (random.once(6) && !endless) array = withWrongLengths(hostile, array);
  if (random.once(10))
    Object.setPrototypeOf(
      array,
      random.pick([
        null,
        Object.prototype,
        Uint8Array.prototype,
        {
          get length() {
            return -1;
          },
        },
      ]),
    );
  if (random.once(12)) array.toJSON = array.valueOf = array[Symbol.iterator] = hostile.method(level);
  return array;
}

/**
 * A proxy with two wrong lengths, one for the first read and one for all others.
 * @param {Hostile} hostile
 * @param {any[]} array
 */
function withWrongLengths(hostile, array) {
  const { random } = hostile;
  const first = random.pick(WRONG_LENGTHS);
  const later = random.once(2) ? first : random.pick(WRONG_LENGTHS);
  let reads = 0;
  hostile.note(`lengths ${String(first)} ${typeof later}`);
  return new Proxy(array, {
    get(target, key, receiver) {
      if (key !== "length") return Reflect.get(target, key, receiver);
      reads += 1;
      return reads === 1 ? first : later;
    },
  });
}
