/** A place on earth. */
export declare class LatLng {
  constructor(lat: number, lng: number);
  readonly lat: number;
  readonly lng: number;
}
export interface LatLngLiteral {
  lat: number;
  lng: number;
}
/** Whatever names a place. */
export type LatLngLike = LatLng | LatLngLiteral | [number, number];
export interface Handle {
  close(): void;
}
export interface Node {
  remove(): void;
}
export interface Circle {
  kind: "circle";
  radius: number;
}
export interface Square {
  kind: "square";
  side: number;
}
export interface Plain {
  a: number;
}
export interface Other {
  b: number;
}
export type Json = string | number | boolean | Json[] | { [key: string]: Json };
export declare function setView(center: LatLngLike, zoom?: number | "auto"): void;
/** Two classes without a constructor are alike, so there are two methods. */
export declare function attach(target: Handle | Node | string, at: number): void;
export declare function draw(figure: Circle | Square): void;
export declare function alike(options: Plain | Other): Plain | Other;
export declare function many(a: Handle | Node, b: Handle | Node, c: Handle | Node): void;
export declare function either(): Handle | Node;
export declare function mixed(): (string | number)[] | string | null;
export declare function lists(values: string[] | number[]): string[] | number[];
export declare function later(): Promise<string[]>;
export declare function none(): Promise<void>;
export declare function both(): Promise<string | null>;
export declare function fallible(run: () => void | Promise<void>): void;
export declare function parse(text: string): Json;
export declare function first<T>(values: T[]): T | undefined;
