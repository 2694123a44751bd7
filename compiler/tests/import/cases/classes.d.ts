export declare abstract class Base {
  protected constructor(hidden: number);
  readonly id: string;
  clone(): this;
  copy(source: this): this;
  private secret: number;
  protected inner(): void;
}
/** @deprecated use `Mesh` */
export declare class Shape extends Base {
  constructor();
  constructor(name: string);
  constructor(name: string, size: number, more: boolean);
  static create(kind: string): Shape;
  static readonly count: number;
  /** @internal */
  _update(): void;
  clone(): this;
  label?: string;
  maybe: string | null;
  get area(): number;
  set scale(value: number);
  get scale(): number;
  [Symbol.iterator](): IterableIterator<string>;
  static of(shape: typeof Shape): Shape;
}
export declare class Signal<T> {
  constructor(value: T);
  value: T;
  peek(): T;
  subscribe(run: (value: T) => void): () => void;
  map<U>(to: U): Signal<U>;
}
export declare class Computed<T> extends Signal<T | null> {
  constructor(of: Signal<T>);
}
export interface Store {
  get<T>(key: string): Promise<T | null>;
  set<K extends string, V>(key: K, value: V): void;
  find<T extends Base>(id: string): T;
  pick<K extends keyof Options>(key: K): Options[K];
}
export interface Options {
  a: number;
  b: string;
}
export declare const store: Store;
export declare const version: string;
export declare let mode: "dark" | "light";
declare class Hidden {
  ping(): void;
}
export declare function hidden(): Hidden;
export default class Main {
  start(): void;
}
export declare namespace tools {
  function run(name: string): void;
  namespace deep {
    const level: number;
  }
  class Tool {
    use(): void;
  }
}
