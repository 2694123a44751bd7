// Whether a value is a `Map` or `Set` of any realm, whatever its class or the page has changed.

/**
 * A getter of the engine, which throws for values of other classes.
 * @param {object} prototype
 */
const size = (prototype) =>
  /** @type {(this: unknown) => number} */ (
    /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(prototype, "size")).get
  );

const mapSize = size(Map.prototype);
const setSize = size(Set.prototype);

/**
 * Whether a getter of the engine accepts the value.
 * @param {(this: unknown) => number} getter
 * @param {unknown} value
 */
function has(getter, value) {
  try {
    getter.call(value);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {unknown} value
 * @returns {value is Map<unknown, unknown>}
 */
export function isMap(value) {
  return has(mapSize, value);
}

/**
 * @param {unknown} value
 * @returns {value is Set<unknown>}
 */
export function isSet(value) {
  return has(setSize, value);
}
