export class Base {
  /** @param {string} name */
  constructor(name) {
    this.name = name;
  }
}

/** @typedef {{ items: unknown[], next?: string, first: unknown }} Page */
/** @typedef {{ value: unknown }} Held */
/** @typedef {{ value?: unknown, more?: Map<string, unknown>, nothing?: unknown }} Options */
/** @typedef {{ value: unknown, left?: Tree, children: Tree[] }} Tree */

/** @template T */
export class Signal {
  /** @param {T} value */
  constructor(value) {
    /** @type {Page} */
    this.page = { items: [value], first: value };
  }
  get value() {
    return { value: this.page.first };
  }
  get later() {
    return Promise.resolve(this.value);
  }
  /** @param {Held[]} more */
  pages(...more) {
    const pages = more.map(
      /** @returns {[string, Page]} */
      ({ value }, index) => [`${index}`, { items: [value, value], first: null }],
    );
    return new Map(pages);
  }
  /** @param {Options} [options] */
  options(options) {
    return options === undefined ? null : { ...options, value: this.page.first };
  }
}

/** @param {{ items: number[], next?: string, first: number | null }} page */
export const numbers = ({ items, next, first }) => ({
  items: items.map((item) => `${item}`),
  ...(next === undefined ? {} : { next: `${next}!` }),
  first: first === null ? undefined : `${first}`,
});

/** @param {Page & { title: string }} page */
export const titled = (page) => ({ ...page, title: `${page.title} of ${page.items.length}` });

/** @param {Options} options */
export const options = (options) => options;

export const absent = () => ({});

/** @param {Tree} tree @returns {Tree} */
export const tree = (tree) => ({ value: "root", left: tree, children: [tree, tree] });

/** @param {unknown} node */
export const node = (node) => node;

/** @param {Page | null} page @param {Held} [more] */
export const maybe = (page, more) => {
  if (page === null) {
    return undefined;
  }
  return { value: more === undefined };
};

/** @param {Held[]} all */
export const each = (...all) => new Map(all.map((held) => [`${held.value}`, held]));

/** @param {{ value: Uint8Array }} held */
export const bytes = ({ value }) => ({ value: { bytes: value } });

/** @param {Held} held */
export const kind = ({ value }) => typeof value;

/** @param {Promise<Held>} promise */
export const later = async (promise) => promise;

/** @param {(page: Page) => Held} callback */
export const listen = (callback) => callback({ items: [1, 2], first: 3 });

/** @param {unknown} value */
export const either = (value) => value;

/** @param {unknown} value */
export const named = (value) => value;

/** @param {Iterable<{ value: number }>} values */
export const walk = (values) =>
  (function* () {
    for (const { value } of values) {
      yield { value: value * 2 };
    }
  })();

export const wrong = () => ({ items: [1, "2"], first: null });

export const wrongTree = () => ({
  value: true,
  children: [{ value: false, children: [{ value: 1, children: [] }] }],
});

/** @param {Page} page */
export const generic = ({ items }) => ({ value: items.at(-1) });

/** @param {Options} options */
export const swap = ({ value, more }) => ({
  value: more?.get("value"),
  more: new Map([["value", value]]),
});

/** @param {Map<string, Tree>} trees */
export const trees = (trees) => [...trees.values()];

/** @param {{ name: string, done: Promise<unknown> }} job */
export const job = ({ name, done }) => ({ name: `${name}!`, done: done.then((value) => value) });

export const start = job;

/** @param {Base} node */
export const holder = (node) => ({ node, signal: new Signal(node) });
