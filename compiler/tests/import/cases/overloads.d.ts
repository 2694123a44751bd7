export declare class Context {
  /** No arguments. */
  fill(): void;
  fill(rule: "evenodd" | "nonzero"): void;
  fill(path: Path, rule?: "evenodd" | "nonzero"): void;
  get(kind: "2d"): Drawing | null;
  get(kind: "webgl", depth: boolean): object;
  x(): number;
  x(value: number): this;
  rest(first: string, ...others: number[]): void;
  tuple(...args: [name: string, size?: number]): void;
  optional(a?: number, b?: string | null): void;
  middle(a: number | undefined, b: string): void;
  callback(run: (this: Context, value: number, ...rest: string[]) => boolean, options?: { signal?: AbortSignal }): void;
  destructured({ a, b }: { a: number; b: number }): void;
  self(self: string, type: string, fn: number): void;
}
export declare class Path {
  private constructor();
}
export interface Drawing {
  stroke(): void;
}
