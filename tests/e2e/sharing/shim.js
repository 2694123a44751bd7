export const area = ({ width, height }) => width * height;
export const apply = (f, extent) => f(extent);
const echo = (value) => value;
export { echo as window, echo as all, echo as level };
export const wrong = () => ({ title: "t", extent: { width: 1 }, levels: [] });
