/** @type {Map<string, any>} */
const waiting = new Map();
/** @param {string} name */
export const deferred = (name) =>
  new Promise((resolve) => {
    waiting.set(name, resolve);
  });
/**
 * @param {string} name
 * @param {any} value
 */
export const settle = (name, value) => waiting.get(name)(value);
/** @param {Promise<any>} promise */
export const plusOne = async (promise) => (await promise) + 1;
