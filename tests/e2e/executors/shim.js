const waiting = new Map();
export const deferred = (name) =>
  new Promise((resolve) => {
    waiting.set(name, resolve);
  });
export const settle = (name, value) => waiting.get(name)(value);
export const plusOne = async (p) => (await p) + 1;
