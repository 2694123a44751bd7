// Promises and thenables: settled at once, twice, never, with themselves, by a getter that throws.

/** @typedef {import("./values.mjs").Hostile} Hostile */
/** @typedef {(value: unknown) => void} Resolve */

/**
 * A promise or thenable of a value that is almost of this kind.
 * @param {Hostile} hostile
 * @param {number} level
 * @param {string} [kind] any if there is none
 */
export function thenable(hostile, level, kind) {
  const { random } = hostile;
  const value = () => (kind === undefined || random.once(3) ? hostile.any(level + 1) : hostile.value(kind, level + 1));
  const way = random.pick([
    "promise",
    "promise",
    "rejected",
    "at once",
    "twice",
    "throws",
    "both",
    "never",
    "getter",
    "itself",
    "nested",
    "subclass",
    "hidden then",
    "species",
  ]);
  hostile.note(way);
  switch (way) {
    case "promise":
      return quiet(Promise.resolve(value()));
    case "rejected":
      return quiet(Promise.reject(remember(hostile, value())));
    case "at once":
      return { then: (/** @type {Resolve} */ resolve) => resolve(value()) };
    case "twice":
      return {
        /**
         * @param {Resolve} resolve
         * @param {Resolve} reject
         */
        then: (resolve, reject) => {
          resolve(value());
          reject(remember(hostile, value()));
          resolve(value());
        },
      };
    case "throws":
      return { then: () => hostile.throw(value()) };
    case "both":
      return {
        /** @param {Resolve} resolve */
        then: (resolve) => {
          resolve(value());
          hostile.act(level + 1);
          hostile.throw(value());
        },
      };
    case "never":
      return random.once(2) ? new Promise(() => {}) : { then: () => hostile.act(level + 1) };
    case "getter": {
      let reads = 0;
      /** @param {Resolve} resolve */
      const then = (resolve) => resolve(value());
      return Object.defineProperty({}, "then", {
        get: () => {
          reads += 1;
          hostile.act(level + 1);
          return reads > random.below(4) ? hostile.plain() : then;
        },
      });
    }
    case "itself": {
      const itself = {
        /** @param {Resolve} resolve */
        then: (resolve) => {
          level += 1;
          resolve(level > 8 ? 1 : itself);
        },
      };
      return itself;
    }
    case "nested":
      return quiet(
        Promise.resolve({
          /** @param {Resolve} resolve */
          then: (resolve) => resolve({ then: (/** @type {Resolve} */ inner) => inner(value()) }),
        }),
      );
    case "subclass": {
      /** @extends {Promise<unknown>} */
      class Subclass extends Promise {
        /**
         * @param {any} onFulfilled
         * @param {any} onRejected
         * @returns {Promise<any>}
         */
        then(onFulfilled, onRejected) {
          hostile.act(level + 1);
          return super.then(onFulfilled, onRejected);
        }
      }
      return quiet(new Subclass((resolve) => resolve(value())));
    }
    case "hidden then": {
      const promise = quiet(Promise.resolve(value()));
      return hostile.property(promise, "then", level);
    }
    default: {
      const promise = quiet(Promise.resolve(value()));
      Object.defineProperty(promise, "constructor", { get: () => hostile.any(level + 1), configurable: true });
      return promise;
    }
  }
}

/**
 * Records a reason that may be thrown again.
 * @param {Hostile} hostile
 * @param {unknown} reason
 */
function remember(hostile, reason) {
  hostile.thrown.add(reason);
  return reason;
}

/**
 * Handles rejections: unhandled ones end some engines.
 * @template T
 * @param {Promise<T>} promise
 */
function quiet(promise) {
  Promise.prototype.then.call(promise, undefined, () => {});
  return promise;
}
