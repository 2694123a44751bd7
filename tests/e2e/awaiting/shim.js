/** @type {Map<string, any>} */
const waiting = new Map();
/** @param {string} name */
export const deferred = (name) =>
  new Promise((resolve, reject) => {
    waiting.set(name, { resolve, reject });
  });
/**
 * @param {string} name
 * @param {any} value
 */
export const settle = (name, value) => waiting.get(name).resolve(value);
/**
 * @param {string} name
 * @param {unknown} reason
 */
export const refuse = (name, reason) => waiting.get(name).reject(reason);

/** @extends {Promise<unknown>} */
class Subclass extends Promise {}
/** @type {Record<string, any>} */
const kinds = {
  promise: () => Promise.resolve(5),
  subclass: () => Subclass.resolve(5),
  object: () => ({ then: (/** @type {(value: any) => void} */ resolve) => setTimeout(resolve, 1, 5) }),
  function: () => Object.assign(() => {}, { then: (/** @type {(value: any) => void} */ resolve) => setTimeout(resolve, 1, 5) }),
  hasty: () => ({ then: (/** @type {(value: any) => void} */ resolve) => resolve(5) }),
  nested: () => ({
    then: (/** @type {(value: any) => void} */ resolve) =>
      resolve({ then: (/** @type {(value: any) => void} */ inner) => inner(5) }),
  }),
  twice: () => ({
    /**
     * @param {(value: any) => void} resolve
     * @param {(reason: any) => void} reject
     */
    then: (resolve, reject) => {
      resolve(5);
      resolve(6);
      reject(new Error("late"));
      throw new Error("later");
    },
  }),
  inherited: () =>
    new (class {
      /** @param {(value: any) => void} resolve */
      then(resolve) {
        resolve(5);
      }
    })(),
};
/** @param {string} kind */
export const thenable = (kind) => kinds[kind]();

/** @type {Record<string, any>} */
const bad = {
  throws: () => ({
    then() {
      throw new Error("then throws");
    },
  }),
  rejects: () => ({ then: (/** @type {any} */ _, /** @type {(reason: any) => void} */ reject) => reject("no reason to give") }),
  getter: () => ({
    get then() {
      throw new Error("no then");
    },
  }),
  noFunction: () => ({ then: 5 }),
};
/** @param {string} kind */
export const badThenable = (kind) => bad[kind]();
/** @param {(...values: any[]) => any} callback */
export const throwing = (callback) => {
  callback();
  throw new RangeError("at once");
};
/** @param {any} value */
export const noThenable = (value) => value;

/** @param {(...values: any[]) => any} callback */
export const callNow = (callback) => callback();
/** @param {Promise<any>} promise */
export const order = async (promise) => {
  /** @type {string[]} */
  const log = [];
  const first = promise.then(() => log.push("promise"));
  const second = Promise.resolve()
    .then(() => log.push("one"))
    .then(() => log.push("two"));
  await Promise.all([first, second]);
  return log.join(" ");
};
/** @param {Promise<any>} promise */
export const outcome = (promise) =>
  promise.then(
    (/** @type {any} */ value) => `ok ${value}`,
    (/** @type {any} */ error) => `err ${error.name} ${error.message}`,
  );
