/** Object types that are alike, and unions of records. */

export interface Rgb {
  r: number;
  g: number;
  b: number;
}

export interface Rgba extends Rgb {
  a: number;
}

export interface Size {
  width: number;
}

export interface Space {
  height: number;
}

/** Of two bases, the members of both are in the record. */
export interface Options {
  color: Rgb | Rgba;
  extent: Size | Space;
  side: { left: number; right?: never } | { left?: never; right: number };
  mode: "fast" | string;
  flags: [true, "on"];
  table: Record<string, "x">;
}

export interface First {
  point: { x: number; y: number };
  make: { of(): { x: number; y: number } };
}

export interface Second {
  point: { x: number; y: number };
  make: { of(): { x: number; y: number } };
}

export declare function draw(options: Options, color: Rgb | Rgba): void;
export declare function fill(values: number[] | ArrayLike<number> | Iterable<number>): void;
export declare function first(): First;
export declare function second(): Second;

declare class Hidden extends Shown {
  more(): void;
}

/** A class that is no export extends one that is. */
export declare class Shown {
  hidden(): Hidden;
}

/** A recursive type maps the classes that its objects name. */
type Deep<T> = { [K in keyof T]?: T[K] extends object ? Deep<T[K]> : T[K] };

export interface Settings {
  title: string;
  inner: { size: number; shown: Shown; element: Uint8Array };
}

/** A subtype of a promise is one, and resolves to what its base says. */
export interface Later<T> extends Promise<T> {
  cancel(): void;
}

/** A subtype of that is one, too, and its argument may name itself. */
export interface Latest<T> extends Later<T[][0]> {
  restart(): Latest<T>;
}

/** What Rust implements can be a key. */
export interface Watcher {
  changed(name: string): void;
}

export declare function later(): Later<string>;
export declare function latest(): Latest<string>;
export declare function known(watchers: Map<Watcher, number>): void;
export declare function heard(watchers: Set<Watcher>): void;
export declare function set(settings: Deep<Settings>): void;
export declare const here: typeof globalThis & First;

export {};
