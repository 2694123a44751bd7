export class LatLng {
  /**
   * @param {number} lat
   * @param {number} lng
   */
  constructor(lat, lng) {
    this.lat = lat;
    this.lng = lng;
  }
}
export class Marker extends LatLng {}
export class Layer {
  isLayer = true;

  /** @param {any} value */
  static [Symbol.hasInstance](value) {
    return value?.isLayer === true;
  }
}

/** @type {Record<string, () => any>} */
const values = {
  text: () => "text",
  auto: () => "auto",
  minimum: () => "min-content",
  number: () => 1.5,
  two: () => 2,
  negative: () => -1.5,
  bigint: () => 5n,
  true: () => true,
  false: () => false,
  symbol: () => Symbol.iterator,
  array: () => [1, 2],
  bytes: () => new Uint8Array([1, 2]),
  shorts: () => new Int16Array([-1]),
  floats: () => new Float64Array([0.5]),
  words: () => new Uint32Array([1]),
  date: () => new Date(5),
  error: () => new TypeError("wrong"),
  plain: () => ({ lat: 1, lng: 2 }),
  bare: () => Object.assign(Object.create(null), { lat: 3, lng: 4 }),
  place: () => new LatLng(5, 6),
  marker: () => new Marker(7, 8),
  layer: () => ({ isLayer: true }),
  both: () => Object.assign(new LatLng(1, 2), { isLayer: true }),
  map: () => new Map(),
  function: () => () => 1,
  boxed: () => Object(1),
  buffer: () => new ArrayBuffer(3),
  instance: () =>
    new (class Settings {
      name = "settings";
    })(),
  null: () => null,
  undefined: () => undefined,
  left: () => "left",
  high: () => 1,
  up: () => "up",
  circle: () => ({ kind: "circle", radius: 2 }),
  square: () => ({ kind: "square", side: 3 }),
  line: () => ({ kind: "line", points: [1], closed: 1 }),
  oval: () => ({ kind: "oval", radius: 2 }),
  kindless: () => ({ radius: 2 }),
  open: () => ({ kind: "path", points: [], closed: 2 }),
  pair: () => [1, 2],
  named: () => ["a", 2, true],
  single: () => [1],
  entries: () => new Map([["a", 1]]),
  set: () => new Set([3]),
  generator: function* () {
    yield 1;
  },
  stream: async function* () {
    yield 1;
  },
  counts: () => ({ a: 1 }),
  class: () => LatLng,
  subclass: () => class extends Marker {},
  double: () => (/** @type {number} */ x) => 2 * x,
  promise: () => Promise.resolve(2 ** 40),
  wrong: () => () => "text",
  dot: () => ({ style: "dot", width: 1 }),
  dashed: () => ({ style: "line", width: 1, gap: 2 }),
};

/** @param {string} kind */
export const make = (kind) => values[kind]();
/** @param {any} value */
export const echo = (value) => value;
/** @param {any} value */
export function kind(value) {
  if (value instanceof LatLng) return `class ${value.lat} ${value.lng}`;
  if (Array.isArray(value)) return `array ${value}`;
  return `record ${JSON.stringify(value)}`;
}
/**
 * @param {number} levels
 * @param {number} period so many levels have one map
 */
export function deep(levels, period) {
  /** @type {any} */
  let tree = "leaf";
  for (let i = 0; i < levels; i++) tree = i % period !== period - 1 ? [tree] : { inner: tree };
  return tree;
}
/** @param {number} levels */
export function boxes(levels) {
  /** @type {any} */
  let boxes = 1;
  for (let i = 0; i < levels; i++) boxes = [[[[boxes]]]];
  return boxes;
}
/** @param {any} tree */
export function levels(tree) {
  let count = 0;
  for (; typeof tree === "object"; count++) tree = Array.isArray(tree) ? tree[0] : tree.inner;
  return count;
}
/** @param {...any} values */
export const optional = (...values) => `${values.length}: ${values.map(String).join(" ")}`;
/** @param {...any} values */
export const rest = (...values) => values.join(" ");
/** @param {any} figure */
export const describe = (figure) => JSON.stringify(figure);
/** @param {any} value */
export const later = async (value) => await value;
/**
 * @param {(...values: any[]) => any} callback
 * @param {any} size
 */
export const call = (callback, size) => callback(size, { kind: "square", side: 4 });
/** @param {...any} values */
export const draw = (...values) => values.join(" ");
export const marker = () => new Marker(1, 2);

export class Chart {
  /**
   * @param {any} type
   * @param {any} size
   */
  constructor(type, size) {
    this.text = `${type} ${size}`;
    this.size = size;
  }

  /**
   * @param {any} size
   * @param {(size: any) => void} done
   */
  resize(size, done) {
    done(this.size);
    this.size = size;
    return size;
  }
}

/**
 * The error's text.
 * @param {() => unknown} run
 */
function thrown(run) {
  try {
    run();
    return "nothing";
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
}

/** @param {any} tagged */
export function shown(tagged) {
  const before = tagged.size;
  tagged.size = "auto";
  const back = tagged.figure({ kind: "circle", radius: 1 }, [1, 2]);
  return [
    before,
    tagged.size,
    JSON.stringify(back),
    JSON.stringify(tagged.figure({ kind: "line", points: [1], closed: 0 })),
    tagged.many("auto", 2, "min-content").join(" "),
    thrown(() => {
      tagged.size = "other";
    }),
    thrown(() => tagged.figure({ kind: "oval" })),
    thrown(() => tagged.many(1, true)),
  ].join("\n");
}
