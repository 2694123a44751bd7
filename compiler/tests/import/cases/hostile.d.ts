/**
 * Ends here: * / } class Injected { } // {{{ `
 * \u202e and "quotes" and a \ backslash
 */
export interface Strange {
  "foo-bar": number;
  "a.b": string;
  "*/ } class X {}": number;
  "line\nbreak": number;
  "quote\"d": string;
  "": number;
  "1": string;
  constructor: number;
  $: number;
  _: string;
  self: string;
  type: boolean;
  größe: number;
  "日本": string;
  __proto__: string;
}
export declare class Object2 {
  "foo-bar"(): void;
  "a.b"(): void;
  "x\u2028y"(): void;
  static prototype2: number;
  new(): void;
  events: number;
  static: number;
  readonly: string;
  "constructor name": string;
}
export declare class Array {
  length: number;
}
export declare class i32 {
  value: number;
}
export declare function strange(it: Strange, text: "a\"b" | "\\" | "\n"): Object2;
export declare function array(it: Array, other: i32): void;
export interface Loop {
  loop: Loop;
}
export declare function loop(it: Loop): Loop;
export type Deep<T> = { next: Deep<T[]> };
export declare function deep(): Deep<string>;
export declare class Grows<T> {
  value: T;
  more(): Grows<T[]>;
}
