export interface Nested {
  [name: string]: number | Nested;
}
export type Value = string | null | Values;
export interface Values {
  [name: string]: Value | Value[];
}
export interface Callback {
  (again: Callback): Callback;
}
export interface Tree {
  children: Tree[];
  parent?: Tree;
}
export declare function nested(it: Nested): Nested;
export declare function value(it: Value): Value;
export declare function callback(it: Callback): void;
export declare function tree(): Tree;
export interface Linked<T> {
  next?: T;
}
export interface Item extends Linked<Item> {
  kind: "item";
}
export declare function item(): Item;
export type Expression = number | string | null | ["not", Expression] | Expression[];
export declare function evaluate(it: Expression): Expression;
