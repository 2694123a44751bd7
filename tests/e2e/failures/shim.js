/** @type {Record<string, any>} */
const values = {
  error: new TypeError("an error", { cause: new RangeError("the cause") }),
  text: "a string",
  number: 5,
  null: null,
  undefined,
  symbol: Symbol("s"),
  object: { message: "plain" },
};
/** @param {string} kind */
export const throwIt = (kind) => {
  throw values[kind];
};

/** @type {string[]} */
const seen = [];
/** @param {string} text */
export const quiet = (text) => {
  if (text !== "fine") throw new Error(text);
};
export const reported = () => seen.splice(0);

/** @param {(...values: any[]) => any} callback */
export const withoutReportError = (callback) => {
  const { reportError } = globalThis;
  const { error } = console;
  /** @type {string[]} */
  const written = [];
  Reflect.deleteProperty(globalThis, "reportError");
  console.error = (...args) => written.push(args.map((arg) => arg.message).join());
  try {
    callback();
  } finally {
    globalThis.reportError = reportError;
    console.error = error;
  }
  return written;
};

// An uncaught error would end the test run, so reports end here.
globalThis.reportError = (error) => seen.push(error.message);
