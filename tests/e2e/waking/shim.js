const turn = () => new Promise((resolve) => setTimeout(resolve));

export const callNow = (f) => f();
export const callLater = async (f) => {
  await turn();
  f();
};
export const after = async (p, f) => {
  let settled = false;
  p.finally(() => {
    settled = true;
  });
  await turn();
  if (settled) throw new Error("settled before");
  f();
  if (settled) throw new Error("settled at once");
  return await p;
};
export const around = (note) => {
  let resolve;
  const promise = new Promise((resolved) => {
    resolve = resolved;
  });
  promise.then(() => note("before"));
  setTimeout(() => {
    promise.then(() => note("after"));
    resolve();
  });
  return promise;
};
export const point = (f) => ({
  get x() {
    f();
    return 1;
  },
});
