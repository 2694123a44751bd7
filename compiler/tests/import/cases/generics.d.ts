/** Type parameters of records, of types without a name, and where the language has none. */

/** A part of a list. */
export interface Page<T> {
  items: T[];
  next?: string;
  /** Keeps what fits. */
  filter?: (item: T, index: number) => boolean;
}

export type Pair<Value, Key> = { key: Key; value: Value };

export interface Tree<T> {
  value: T;
  children: Tree<T>[];
}

export interface Cell<T> {
  value: T | string;
  plain: T;
}

/** The name of its type parameter is that of another type. */
export interface Boxed<Context> {
  of: Context;
}

export interface Context {
  name: string;
}

export declare class List<T> {
  page(size: number): Page<T>;
  pair<K>(key: K): Pair<T, K>;
  each(run: (item: T, options: { last: T }) => void): void;
  entry(): { key: string; value: T };
  cell(): Cell<T>;
}

export declare function titles(): Page<string>;
export declare function sizes(): Page<number>;
export declare function files(): Page<ArrayBuffer>;
export declare function tree(): Tree<string>;
export declare function texts(): Cell<number>;
export declare function box(): Boxed<Context>;
export declare function wrap<Context extends object>(of: Context): Boxed<Context>;
