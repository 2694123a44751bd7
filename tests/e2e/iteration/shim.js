/** @type {string[]} */
let events = [];

export function log() {
  const taken = events;
  events = [];
  return taken;
}

export class Node {
  /** @type {Node[]} */
  all = [];
  /** @param {string} name */
  constructor(name) {
    this.name = name;
  }
  /** @param {Node} child */
  add(child) {
    this.all.push(child);
    return this;
  }
  *children() {
    yield* this.all;
  }
}

/** @param {number} to */
function* counted(to) {
  try {
    for (let i = 1; i <= to; i++) {
      events.push(`make ${i}`);
      yield i;
    }
    events.push("end");
  } finally {
    events.push("finally");
  }
}

/**
 * Another iterator over what a function makes of each element.
 * @param {Iterable<number>} numbers
 * @param {(number: number) => unknown} make
 */
function* mapped(numbers, make) {
  for (const number of numbers) yield make(number);
}

/** @param {number} to */
async function* ticks(to) {
  try {
    for (let i = 1; i <= to; i++) {
      await null;
      events.push(`make ${i}`);
      yield i;
    }
  } finally {
    events.push("finally");
  }
}

/** Iterates by hand, with methods that are looked up and called as those of a `for` loop are. */
class ByHand {
  /** @param {any} answers */
  constructor(answers) {
    this.answers = answers;
    this.index = 0;
  }
  [Symbol.iterator]() {
    events.push("iterator");
    return this;
  }
  next() {
    events.push("next");
    const answer = this.answers[this.index++];
    return typeof answer === "function" ? answer() : answer;
  }
  return() {
    events.push("return");
    throw new Error("from return");
  }
}

/** A stream as in engines where streams have no async iterator. */
function bareStream() {
  const stream = new ReadableStream({
    start(controller) {
      for (const number of [1, 2, 3]) controller.enqueue(number);
      controller.close();
    },
  });
  Object.defineProperty(stream, Symbol.asyncIterator, { value: undefined });
  return stream;
}

/** A stream without an end, which notes that it was cancelled. */
function endless() {
  let number = 0;
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(++number);
    },
    cancel() {
      events.push("cancel");
    },
  });
}

const failing = () => {
  throw new RangeError("from next");
};

/** @type {any} */
let stream;

/** @type {Record<string, () => any>} */
const values = {
  array: () => [1, 2, 3],
  empty: () => [],
  long: () => Array.from({ length: 1000 }, (_, i) => i),
  longTyped: () => Float64Array.from({ length: 1000 }, (_, i) => i),
  bytes: () => new Uint8Array([1, 2, 255]),
  texts: () => ["a", "é", "😀"],
  string: () => "aé😀",
  set: () => new Set([1, 2, 3]),
  map: () =>
    new Map([
      ["a", 1],
      ["b", 2],
    ]),
  mapKeys: () => new Map([["k", 1]]).keys(),
  generator: () => counted(3),
  endless: () => counted(Infinity),
  safe: () => [1, 2 ** 40],
  unsafe: () => [1, 2 ** 60],
  wrong: () => [1, 2, "three", 4],
  wrongLater: () => Array.from({ length: 300 }, (_, i) => (i === 200 ? null : i)),
  wrongGenerator: () => mapped(counted(3), (value) => (value === 2 ? "two" : value)),
  holes: () => [1, , 3],
  points: () => [
    { x: 1, y: 2 },
    { x: 3, y: 4 },
  ],
  wrongPoint: () => [{ x: 1, y: 2 }, { x: 3 }],
  functions: () => [(/** @type {number} */ x) => 2 * x, () => "text"],
  lists: () => [[1, 2], [], [3]],
  nested: () => [[1, 2], counted(2)],
  nullable: () => [1, null, undefined],
  mixed: () => [undefined, null, 1, "a", new Date(5), {}],
  null: () => null,
  number: () => 5,
  object: () => ({}),
  noFunction: () => ({ [Symbol.iterator]: 5 }),
  noIterator: () => ({ [Symbol.iterator]: () => 5 }),
  noResult: () => new ByHand([{ value: 1 }, 5]),
  throwing: () => new ByHand([{ value: 1 }, failing]),
  badReturn: () => new ByHand([{ value: 1 }, { value: 2 }]),
  growing: () => {
    const array = [1, 2];
    Object.defineProperty(array, 1, {
      get() {
        if (array.length < 4) array.push(7);
        return 2;
      },
      enumerable: true,
    });
    return array;
  },
  getter: () =>
    Object.defineProperty([1, 2, 3], 1, {
      get() {
        throw new Error("from a getter");
      },
    }),
  changed: () => {
    const array = /** @type {any} */ ([1, 2, 3]);
    array[Symbol.iterator] = () => counted(2);
    return array;
  },
  ticks: () => ticks(3),
  endlessTicks: () => ticks(Infinity),
  rejecting: async function* () {
    yield 1;
    throw new RangeError("from a stream");
  },
  wrongTicks: async function* () {
    yield 1;
    yield "two";
  },
  promises: () => [1, Promise.resolve(2), 3],
  rejected: () => [1, Promise.reject(new Error("of an element"))],
  readable: () => new Blob(["abc"]).stream(),
  bare: bareStream,
  endlessReadable: endless,
  endlessBare: () => Object.defineProperty(endless(), Symbol.asyncIterator, { value: undefined }),
  never: () => ({
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise(() => {}),
      return: () => {
        events.push("return");
        return Promise.reject(new Error("from return"));
      },
    }),
  }),
};

/** @param {string} kind */
export const make = (kind) => values[kind]();
/** @param {string} kind */
export const later = async (kind) => values[kind]();
/** @param {string} kind */
export const list = (kind) => [values[kind](), [7]];

export const page = () => ({ title: "t", lines: mapped(counted(2), String), later: ticks(2) });

/** @param {Iterable<number>} numbers */
export function sum(numbers) {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

/** @param {AsyncIterable<number>} numbers */
export async function sumStream(numbers) {
  let sum = 0;
  for await (const number of numbers) sum += number;
  return sum;
}

/**
 * @param {Iterable<number>} numbers
 * @param {number} count
 */
export function first(numbers, count) {
  /** @type {number[]} */
  const taken = [];
  if (count === 0) return taken;
  for (const number of numbers) {
    taken.push(number);
    if (taken.length === count) break;
  }
  return taken;
}

/**
 * @param {AsyncIterable<string>} texts
 * @param {number} count
 */
export async function firstOf(texts, count) {
  const taken = [];
  for await (const text of texts) {
    taken.push(text);
    if (taken.length === count) break;
  }
  return taken.join(" ");
}

/** @param {any} numbers */
export function describe(numbers) {
  if (numbers === null) return "null";
  const iterator = numbers[Symbol.iterator]();
  const names = `${iterator === numbers} ${typeof iterator.next} ${typeof iterator.return} ${iterator.map === [][Symbol.iterator]().map}`;
  return `${names} ${[...numbers].join(",")} ${[...numbers].join(",")}`;
}

/** @param {Iterable<number> | null} [numbers] */
export const maybeSum = (numbers) => (numbers === undefined ? -1 : numbers === null ? -2 : sum(numbers));

/** @param {any} value */
export const same = (value) => value;

/** @param {{ title: string, lines: Iterable<string>, later?: AsyncIterable<number> }} page */
export async function read(page) {
  const lines = [...page.lines].join(",");
  const numbers = [];
  if (page.later !== undefined) for await (const number of page.later) numbers.push(number);
  return `${page.title}: ${lines}: ${numbers.join(",")}`;
}

/** @type {Iterator<number> | undefined} */
let held;

/** @param {Iterable<number>} numbers */
export function keep(numbers) {
  held = numbers[Symbol.iterator]();
}
export const kept = () => /** @type {Iterator<number>} */ (held).next().value ?? null;
export const forget = () => {
  held = undefined;
};

/** @param {AsyncIterable<number>} numbers */
export function keepStream(numbers) {
  stream = numbers[Symbol.asyncIterator]();
}

/** Ends a stream while an element is awaited. */
export async function pending() {
  const next = stream.next();
  const returned = await stream.return("r");
  return JSON.stringify([await next, returned, await stream.next()]);
}

/** @param {(numbers: Iterable<number>) => Iterable<number>} map */
export const use = (map) => [...map([1, 2, 3])];

/** @param {any} numbers */
export function manual(numbers) {
  const results = [numbers.next(), numbers.return(9), numbers.next(), numbers.return()];
  return results.map((result) => JSON.stringify(result));
}

/** @param {any} numbers */
export async function manualStream(numbers) {
  const names = `${numbers[Symbol.asyncIterator]() === numbers}`;
  const results = await Promise.all([numbers.next(), numbers.next(), numbers.next(), numbers.next()]);
  return `${names} ${JSON.stringify(results)}`;
}

/** @param {any} source */
export async function useExported(source) {
  const found = [];
  found.push([...source.count(3)].join(","));
  const numbers = [];
  for await (const number of source.tick(3)) numbers.push(number);
  found.push(numbers.join(","));
  found.push(source.sum(new Set([1, 2, 3])));
  found.push(await source.join(mapped(counted(2), String)));
  found.push([...source.maybe([1, 2])].join(","));
  found.push(String(source.maybe()), String(source.maybe(null)));
  for (const wrong of [() => source.sum(5), () => source.sum([1, "x"]), () => source.join({})]) {
    try {
      await wrong();
      found.push("no error");
    } catch (error) {
      found.push(`${/** @type {Error} */ (error).name}: ${/** @type {Error} */ (error).message}`);
    }
  }
  return found.join("\n");
}
