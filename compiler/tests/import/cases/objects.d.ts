/** Data only. */
export interface Size {
  width: number;
  /** In pixels. */
  height: number;
  unit?: string;
  depth: number | undefined;
  parent: Size | null;
}
export interface Box extends Size {
  name: string;
}
/** Functions, and only a parameter. */
export interface Options {
  title?: string;
  onClick?: (event: { x: number; y: number }) => void;
  format?(value: number): string;
  tooltip?: { enabled?: boolean; label?: (value: number) => string };
}
/** Methods that the user writes. */
export interface Provider {
  provide(text: string): Promise<string>;
  dispose?(): void;
  readonly name?: string;
}
/** Methods, and a result. */
export interface Widget {
  readonly id: string;
  show(): this;
  hide(delay?: number): Widget;
  onclose: (() => void) | null;
  optional?(): number;
}
export interface Empty {}
export interface Named {
  [name: string]: number;
}
export interface Styles {
  color: string;
  [name: string]: string;
}
export interface Scale {
  (value: number): number;
  domain(): number[];
  domain(values: number[]): this;
}
export interface Both extends Size, Named2 {
  extra: boolean;
}
export interface Named2 {
  label: string;
}
export declare function create(options: Options, provider: Provider): Widget;
export declare function measure(box: Box): Size;
export declare function empty(it: Empty): Empty;
export declare function named(): Named;
export declare function styles(it: Styles): Styles;
export declare function scale(): Scale;
export declare function several(): Both;
export declare function inline(options: { a: number; b?: { c: string } }): { ok: boolean };
export declare function record(values: Record<string, number>, partial: Partial<Size>): Pick<Size, "width" | "unit">;
export declare function anything(value: {}, other: object, more: unknown): void;
