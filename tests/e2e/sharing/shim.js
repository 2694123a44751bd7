/** @param {{ width: any, height: any }} options */
export const area = ({ width, height }) => width * height;
/**
 * @param {(...values: any[]) => any} callback
 * @param {any} extent
 */
export const apply = (callback, extent) => callback(extent);
/** @param {any} value */
const echo = (value) => value;
export { echo as window, echo as all, echo as level };
export const wrong = () => ({ title: "t", extent: { width: 1 }, levels: [] });
