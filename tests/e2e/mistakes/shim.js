const values = {
  fine: 5, half: 1.5, wide: 2 ** 40, text: "text", null: null, undefined, symbol: Symbol("s"), object: {}, array: ["a"],
  bigint: 5n, true: true, function: () => "no number", invalid: new Date(NaN), point: { x: 1, y: "two" },
  points: [{ x: 1, y: 2 }, { x: 1 }], numbers: [1, 2, 2 ** 31],
};
export const value = (kind) => values[kind];
export const later = async (kind) => values[kind];

const ends = (error) => `${error.constructor.name} ${error.name}: ${error.message}`;
export const call = (f, kind) => {
  try {
    return `${f(values[kind])}`;
  } catch (error) {
    return ends(error);
  }
};
export { call as callWithPoint, call as callForSafe };
export const settle = (promise) => promise.then(String, ends);
export const callLater = (f, kind) => {
  try {
    return settle(f(values[kind]));
  } catch (error) {
    return Promise.resolve(`at once: ${ends(error)}`);
  }
};
