// Receives objects of Rust and returns them.

/** @param {any} cell */
export const same = (cell) => cell;
/** @param {any} cell */
export const maybe = (cell) => cell;
/** @param {any[]} cells */
export const list = (cells) => [...cells].reverse();
/** @param {{ cell: any, more: any }} options */
export const holder = ({ cell, more }) => ({ cell: more[0], more: [cell] });
/** @param {any} cell */
export const later = async (cell) => cell;
export const wrong = () => ({ value: 1 });
/**
 * @param {(...values: any[]) => any} callback
 * @param {any} cell
 */
export const each = (callback, cell) => callback(callback(cell));
/**
 * @param {any} a
 * @param {any} b
 */
export const isSame = (a, b) => a === b;
/** @param {any} cell */
export const dispose = (cell) => cell.dispose();
/** @param {any} cell */
export const disposed = (cell) => {
  cell.dispose();
  return cell;
};
/** @param {any} cell */
export const value = (cell) => cell.value;
/**
 * @param {any} cell
 * @param {any} to
 */
export const set = (cell, to) => {
  cell.value = to;
};
/**
 * @param {any} cell
 * @param {any} value
 */
export const make = (cell, value) => new cell.constructor(value);
export const lone = () => {};
/** @param {any} it */
export const any = (it) => it;
/** @param {Error} error */
export const raise = (error) => {
  throw error;
};
