/** @typedef {{ id: number, children: Tree[] }} Tree */

/** @param {number} depth */
export function tree(depth) {
  /** @type {Tree} */
  let value = { id: -1, children: [] };
  for (let index = 1; index < depth; index++) value = { id: index, children: [value] };
  return value;
}

const shared = {};
/** @param {any} branches */
const one = (branches) => ({
  a: "a",
  b: null,
  c: 1.5,
  e: ["x", "y"],
  f: new Uint8Array([1, 2]),
  g: shared,
  h: new Date(5),
  i: 7n,
  j: true,
  k: "k",
  l: "ü",
  branches,
});
/** @param {number} depth */
export function wide(depth) {
  let value = one([]);
  for (let index = 1; index < depth; index++) value = one([{ trees: null }, { name: "in", wide: [value], trees: [tree(3)] }]);
  return value;
}

/** @param {number} depth */
export const trees = (depth) => [tree(1), tree(depth), tree(2)];
/** @param {number} depth */
export const later = async (depth) => tree(depth);
/** @param {any} value */
export function measure(value) {
  let depth = 1;
  for (; value.children.length > 0; depth++) [value] = value.children;
  return `${depth} ${value.id}`;
}
/** @param {any} value */
export function measureWide(value) {
  let depth = 1;
  let sound = true;
  for (; value.branches.length > 0; depth++) {
    sound &&= value.g === shared && value.branches[0].trees === null && measure(value.branches[1].trees[0]) === "3 -1";
    [value] = value.branches[1].wide;
  }
  return `${depth} ${sound} ${value.l}`;
}
/** @param {any} value */
export const echo = (value) => value;

export function circle() {
  /** @type {Tree} */
  const value = { id: 1, children: [] };
  value.children.push(value);
  return value;
}
export function twice() {
  /** @type {Tree} */
  const value = { id: 1, children: [] };
  value.children.push(value, value);
  return value;
}
export const endless = () => ({
  id: 1,
  get children() {
    return [endless(), endless()];
  },
});
/** @param {number} depth */
export function wrong(depth) {
  /** @type {any} */
  let value = { id: "x", children: [] };
  for (let index = 1; index < depth; index++) value = { id: index, children: [value] };
  return value;
}

/** @param {() => unknown} run */
function thrown(run) {
  try {
    return run();
  } catch (/** @type {any} */ error) {
    return `${error.name}: ${error.message}`;
  }
}
/**
 * @param {number} depth
 * @param {(...values: any[]) => any} callback
 */
export const give = (depth, callback) => thrown(() => String(callback(tree(depth))));
/** @param {(...values: any[]) => any} callback */
export const take = (callback) => thrown(() => measure(callback()));
/**
 * @param {number} calls
 * @param {(...values: any[]) => any} callback
 */
export function below(calls, callback) {
  if (calls === 0) callback();
  else below(calls - 1, callback);
}

/**
 * @param {number} depth
 * @param {(...values: any[]) => any} callback
 */
export function busy(depth, callback) {
  /** @type {Tree} */
  let value = { id: -1, children: [] };
  for (let index = 1; index < depth; index++) {
    const inner = value;
    value = {
      id: index,
      get children() {
        const { id } = index % 50 === 0 ? callback(tree(100)) : { id: 100 };
        return id === 100 ? [inner] : [];
      },
    };
  }
  return value;
}
