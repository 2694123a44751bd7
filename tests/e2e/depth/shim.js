export function tree(depth) {
  let value = { id: -1, children: [] };
  for (let i = 1; i < depth; i++) value = { id: i, children: [value] };
  return value;
}

const shared = {};
const one = (branches) => ({
  a: "a", b: null, c: 1.5, e: ["x", "y"], f: new Uint8Array([1, 2]), g: shared, h: new Date(5), i: 7n, j: true, k: "k", l: "ü", branches,
});
export function wide(depth) {
  let value = one([]);
  for (let i = 1; i < depth; i++) value = one([{ trees: null }, { name: "in", wide: [value], trees: [tree(3)] }]);
  return value;
}

export const trees = (depth) => [tree(1), tree(depth), tree(2)];
export const later = async (depth) => tree(depth);
export function measure(value) {
  let depth = 1;
  for (; value.children.length > 0; depth++) [value] = value.children;
  return `${depth} ${value.id}`;
}
export function measureWide(value) {
  let depth = 1;
  let sound = true;
  for (; value.branches.length > 0; depth++) {
    sound &&= value.g === shared && value.branches[0].trees === null && measure(value.branches[1].trees[0]) === "3 -1";
    [value] = value.branches[1].wide;
  }
  return `${depth} ${sound} ${value.l}`;
}
export const echo = (value) => value;

export function circle() {
  const value = { id: 1, children: [] };
  value.children.push(value);
  return value;
}
export function twice() {
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
export function wrong(depth) {
  let value = { id: "x", children: [] };
  for (let i = 1; i < depth; i++) value = { id: i, children: [value] };
  return value;
}

function thrown(run) {
  try {
    return run();
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
}
export const give = (depth, f) => thrown(() => String(f(tree(depth))));
export const take = (f) => thrown(() => measure(f()));
export function below(calls, f) {
  if (calls === 0) f();
  else below(calls - 1, f);
}

export function busy(depth, f) {
  let value = { id: -1, children: [] };
  for (let i = 1; i < depth; i++) {
    const inner = value;
    value = {
      id: i,
      get children() {
        const { id } = i % 50 === 0 ? f(tree(100)) : { id: 100 };
        return id === 100 ? [inner] : [];
      },
    };
  }
  return value;
}
