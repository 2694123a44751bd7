export class Control {
  /**
   * @param {string | { name: string }} name
   * @param {number} [size]
   */
  constructor(name, size = 0) {
    this.text = `${new.target.name} ${typeof name === "string" ? name : name.name} ${size}`;
  }
  static base = "base";
}
export class Button extends Control {}
class Hidden extends Control {}
/** @type {Record<string, unknown>} */
const kinds = { control: Control, button: Button, hidden: Hidden, other: class {}, text: "text", object: {} };
/** @type {unknown[]} */
const added = [];
/** @param {unknown} kind */
export const add = (kind) => added.push(kind);
/** @param {{ name: string }} [kind] */
export const maybe = (kind) => String(kind?.name);
/** @param {string} name */
export const find = (name) => kinds[name];
export const all = () => [Control, Button, Hidden];
/** @param {string} name */
export const later = async (name) => kinds[name];
/** @param {{ kind: { name: string }, name: string }} entry */
export const entry = (entry) => ({ kind: entry.kind, name: entry.kind.name });
/** @param {(kind: unknown) => { text: string }} visit */
export const each = (visit) => [Control, Hidden].map((kind) => visit(kind).text).join(", ");
