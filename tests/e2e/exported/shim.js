// Gets objects of Rust and gives them back.

export const same = (cell) => cell;
export const maybe = (cell) => cell;
export const list = (cells) => [...cells].reverse();
export const holder = ({ cell, more }) => ({ cell: more[0], more: [cell] });
export const later = async (cell) => cell;
export const wrong = () => ({ value: 1 });
export const each = (f, cell) => f(f(cell));
export const isSame = (a, b) => a === b;
export const dispose = (cell) => cell.dispose();
export const disposed = (cell) => {
  cell.dispose();
  return cell;
};
export const value = (cell) => cell.value;
export const set = (cell, to) => {
  cell.value = to;
};
export const make = (cell, value) => new cell.constructor(value);
export const lone = () => {};
export const any = (it) => it;
