/** @type {{ f?: any, g?: any }} */
export const holder = {};
/** @param {(...values: any[]) => any} callback */
export const hold = (callback) => {
  holder.f = callback;
};
export const call = () => holder.f();
/** @param {(...values: any[]) => any} callback */
export const callAndThrow = (callback) => {
  holder.f = callback;
  callback();
  throw new Error("after the call");
};
/** @param {(...values: any[]) => any} callback */
export const holdAndThrow = (callback) => {
  holder.f = callback;
  throw new Error("before the call");
};
/**
 * @param {(...values: any[]) => any} callback
 * @param {(...values: any[]) => any} other
 */
export const two = (callback, other) => {
  callback();
  other();
};
/**
 * @param {number} from
 * @param {(...values: any[]) => any} callback
 */
export const countdown = (from, callback) => (from === 0 ? 0 : callback(from - 1));
/**
 * @param {(...values: any[]) => any} callback
 * @param {(...values: any[]) => any} other
 */
export const pair = (callback, other) => {
  holder.g = other;
  return callback("f");
};
/**
 * @param {any[]} values
 * @param {(...values: any[]) => any} callback
 */
export const each = (values, callback) => {
  for (const value of values) callback(value);
};
/** @param {(...values: any[]) => any} callback */
export const messageOf = (callback) => {
  try {
    callback();
    return "nothing thrown";
  } catch (/** @type {any} */ error) {
    return `${error.name}: ${error.message}`;
  }
};
/** @param {(...values: any[]) => any} callback */
export const later = async (callback) => {
  await null;
  callback();
};
