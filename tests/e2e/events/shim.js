/** An emitter as Node has it. */
export class Emitter {
  /** @type {Map<string, Set<(...values: any[]) => void>>} */
  #listeners = new Map();

  /**
   * @param {string} name
   * @param {(...values: any[]) => void} listener
   */
  on(name, listener) {
    const all = this.#listeners.get(name) ?? new Set();
    all.add(listener);
    this.#listeners.set(name, all);
    return this;
  }

  /**
   * @param {string} name
   * @param {(...values: any[]) => void} listener
   */
  off(name, listener) {
    this.#listeners.get(name)?.delete(listener);
    return this;
  }

  /**
   * @param {string} name
   * @param {any[]} values
   */
  emit(name, ...values) {
    for (const listener of this.#listeners.get(name) ?? []) listener(...values);
  }

  count() {
    return [...this.#listeners.values()].reduce((sum, all) => sum + all.size, 0);
  }
}

export class Child extends Emitter {}

/** @type {Set<(text: string) => void>} */
const subscribed = new Set();

/**
 * @param {string} _
 * @param {(text: string) => void} listener
 */
export const subscribe = (_, listener) => void subscribed.add(listener);

/**
 * @param {string} _
 * @param {(text: string) => void} listener
 */
export const unsubscribe = (_, listener) => void subscribed.delete(listener);

/** @param {string} text */
export const publish = (text) => {
  for (const listener of subscribed) listener(text);
};

export const subscribers = () => subscribed.size;

/** @type {((text: string) => void)[]} */
const texts = [];

/** An object that is deep in the module, with members that are deep in it. */
export const hub = {
  inner: {
    /** @param {string} text */
    publish(text) {
      for (const listener of [...texts]) listener(text);
    },
    subscribers: () => texts.length,
    text: {
      /**
       * @param {string} _
       * @param {(text: string) => void} listener
       */
      add(_, listener) {
        if (this !== hub.inner.text) throw new Error("called without its object");
        texts.push(listener);
      },
      /**
       * @param {string} _
       * @param {(text: string) => void} listener
       */
      remove(_, listener) {
        if (this !== hub.inner.text) throw new Error("called without its object");
        texts.splice(texts.indexOf(listener), 1);
      },
    },
  },
};

export class Silent {
  hear() {}

  fail() {
    throw new Error("cannot be removed");
  }
}
