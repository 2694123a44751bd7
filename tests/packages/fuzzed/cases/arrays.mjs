// Arrays with holes, with lengths that are not theirs, and with elements that change the array while it is read.

/** The same object with another length. */
export function lie(object, length) {
  Object.defineProperty(object, "length", { value: length, configurable: true, writable: true });
  return object;
}

const LENGTHS = [2 ** 16, 2 ** 24, 2 ** 27, 2 ** 28, 2 ** 29, 2 ** 30, 2 ** 31, 2 ** 32 - 1];
/** What a proxy may say that an array cannot. */
const LIES = [
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

/** Elements that may be undefined: reading holes goes on and on, unless the length alone is refused. */
const TOLERANT = /^(any|maybe.*|undefined)$/;

/** An array whose elements are nearly of this kind. */
export function arrays(hostile, level, kind) {
  const { random } = hostile;
  const element = () => (kind === undefined ? hostile.any(level + 1) : hostile.value(kind, level + 1));
  const honest = kind === undefined ? undefined : hostile.world.honest[kind];
  const count = random.pick([0, 1, 3, 3, 7, 8, 9, 40, 300, honest && random.once(6) ? 20_000 : 5]);
  let array = [];
  for (let i = 0; i < count; i += 1) array.push(honest === undefined || random.once(Math.max(count, 4)) ? element() : honest());
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
  if (random.once(6) && !endless) array = lying(hostile, array);
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

/** A proxy that says of `length` whatever it likes, each time anew. */
function lying(hostile, array) {
  const { random } = hostile;
  const first = random.pick(LIES);
  const then = random.once(2) ? first : random.pick(LIES);
  let asked = 0;
  hostile.note(`lying ${String(first)} ${typeof then}`);
  return new Proxy(array, {
    get(target, key, receiver) {
      if (key !== "length") return Reflect.get(target, key, receiver);
      asked += 1;
      return asked === 1 ? first : then;
    },
  });
}
