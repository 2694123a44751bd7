const waiting = new Map();
export const deferred = (name) =>
  new Promise((resolve, reject) => {
    waiting.set(name, { resolve, reject });
  });
export const settle = (name, value) => waiting.get(name).resolve(value);
export const refuse = (name, reason) => waiting.get(name).reject(reason);

class Subclass extends Promise {}
const kinds = {
  promise: () => Promise.resolve(5),
  subclass: () => Subclass.resolve(5),
  object: () => ({ then: (resolve) => setTimeout(resolve, 1, 5) }),
  function: () => Object.assign(() => {}, { then: (resolve) => setTimeout(resolve, 1, 5) }),
  hasty: () => ({ then: (resolve) => resolve(5) }),
  nested: () => ({ then: (resolve) => resolve({ then: (inner) => inner(5) }) }),
  twice: () => ({
    then: (resolve, reject) => {
      resolve(5);
      resolve(6);
      reject(new Error("late"));
      throw new Error("later");
    },
  }),
  inherited: () =>
    new (class {
      then(resolve) {
        resolve(5);
      }
    })(),
};
export const thenable = (kind) => kinds[kind]();

const bad = {
  throws: () => ({
    then() {
      throw new Error("then throws");
    },
  }),
  rejects: () => ({ then: (_, reject) => reject("no reason to give") }),
  getter: () => ({
    get then() {
      throw new Error("no then");
    },
  }),
  noFunction: () => ({ then: 5 }),
};
export const badThenable = (kind) => bad[kind]();
export const throwing = (f) => {
  f();
  throw new RangeError("at once");
};
export const noThenable = (value) => value;

export const callNow = (f) => f();
export const order = async (p) => {
  const log = [];
  const first = p.then(() => log.push("promise"));
  const second = Promise.resolve()
    .then(() => log.push("one"))
    .then(() => log.push("two"));
  await Promise.all([first, second]);
  return log.join(" ");
};
export const outcome = (p) => p.then((value) => `ok ${value}`, (error) => `err ${error.name} ${error.message}`);
