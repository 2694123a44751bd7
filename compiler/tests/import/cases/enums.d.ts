/** Known ones. */
export type Align = "left" | "center" | "right";
export type Unit = "px" | "em" | (string & {});
export declare enum Level {
  /** The lowest. */
  Low = 0,
  High = 5,
}
export declare enum Names {
  One = "one",
  Two = "two",
}
export declare enum Mixed {
  A = 1,
  B = "b",
}
export declare enum Fraction {
  Half = 0.5,
}
export type Version = 1 | 2;
export declare function align(text: string, to: Align, unit?: Unit): Align;
export declare function level(of: Level): Level | null;
export declare function low(of: Level.Low): void;
export declare function names(of: Names): Names;
export declare function mixed(of: Mixed): void;
export declare function fraction(of: Fraction): void;
export declare function version(of: Version): 1 | 2;
export declare function flag(on: true): boolean;
export declare function odd(name: "a-b" | "a b" | "" | "1"): void;
