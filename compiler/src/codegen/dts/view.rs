//! What declarations name that is not theirs: `MemoryView`, wherever a view occurs, and `Symbol.dispose`, which the libraries
//! that a consumer compiles with may not have. Declarations of several files in one merge.

/// `T` is the typed array of the elements. What is read-only is written `Omit<MemoryView<T>, "set">`.
const DECLARATION: &str = r#"
/** Memory of Rust. Everything is copied in or out; `T` is the typed array of its elements. */
export interface MemoryView<T> {
  /** How many elements there are. */
  readonly length: number;
  /** How many bytes these are. */
  readonly byteLength: number;
  /** Copies all of `source` into the view, from the element `targetOffset` on. */
  set(source: T | Omit<MemoryView<T>, "set">, targetOffset?: number): void;
  /** Copies the elements from `sourceOffset` on to the beginning of `target`. */
  copyTo(target: T | MemoryView<T>, sourceOffset?: number): void;
  /** A copy of the elements; offsets below zero count from the end. */
  slice(start?: number, end?: number): T;
  /** Lets go of the memory; every later use of the view throws. */
  dispose(): void;
  /** The same, for `using`. */
  [Symbol.dispose](): void;
  /** Whether the view was disposed of, or the call is over that lent it. */
  readonly isDisposed: boolean;
}
"#;

/// As `lib.esnext.disposable.d.ts` has it, with which it merges.
const DISPOSE: &str = "
declare global {
  interface SymbolConstructor {
    readonly dispose: unique symbol;
  }
}
";

/// Adds the declarations that are named.
pub(super) fn declare(out: &mut String) {
    if out.contains("MemoryView<") {
        out.push_str(DECLARATION);
    }
    if out.contains("[Symbol.dispose]") {
        out.push_str(DISPOSE);
    }
}
