const values = {
  error: new TypeError("an error", { cause: new RangeError("the cause") }),
  text: "a string", number: 5, null: null, undefined, symbol: Symbol("s"), object: { message: "plain" },
};
export const throwIt = (kind) => {
  throw values[kind];
};

const seen = [];
export const quiet = (text) => {
  if (text !== "fine") throw new Error(text);
};
export const reported = () => seen.splice(0);

export const withoutReportError = (f) => {
  const { reportError } = globalThis;
  const { error } = console;
  const written = [];
  delete globalThis.reportError;
  console.error = (...args) => written.push(args.map((arg) => arg.message).join());
  try {
    f();
  } finally {
    globalThis.reportError = reportError;
    console.error = error;
  }
  return written;
};

// An uncaught error would end the test run, so reports end here.
globalThis.reportError = (error) => seen.push(error.message);
