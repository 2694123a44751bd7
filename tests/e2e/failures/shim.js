const values = {
  error: new TypeError("an error", { cause: new RangeError("the cause") }),
  text: "a string", number: 5, null: null, undefined, symbol: Symbol("s"), object: { message: "plain" },
};
export const throwIt = (kind) => {
  throw values[kind];
};
export const rethrow = (f) => f();

const seen = [];
export const quiet = (text) => {
  if (text !== "fine") throw new Error(text);
};
export const reported = () => seen.splice(0);

// An uncaught error would end the test run, so reports end here.
globalThis.reportError = (error) => seen.push(error.message);
