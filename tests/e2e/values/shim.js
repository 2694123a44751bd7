/** @param {any} value */
export const echo = (value) => value;
/** @param {...any} args */
export function optional(...args) {
  return `${args.length}: ${JSON.stringify(args)}`;
}
/** @param {any} value */
export const json = (value) => JSON.stringify(value);
/** @param {any} value */
export const keys = (value) => Object.keys(value).join();
/** @type {any} */
let current;
/** @param {string} json */
export const set = (json) => {
  current = JSON.parse(json);
};
export const value = () => current;
export const inherited = () => Object.create({ width: 1, height: 2, depth: 3 });
export const throwing = () => ({
  width: 1,
  get height() {
    throw new RangeError("no height");
  },
});
