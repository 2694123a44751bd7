//! What declarations name that is not theirs: `MemoryView`, wherever a view occurs, and `Symbol.dispose`, which the libraries
//! that a consumer compiles with may not have. Declarations of several files in one merge.

/// `T` is the typed array of the elements. What is read-only is written `Omit<MemoryView<T>, "set">`.
const DECLARATION: &str = r#"
/** Memory of Rust. Elements are copied in and out; `T` is the typed array of the elements. */
export interface MemoryView<T> {
  /** The number of elements. */
  readonly length: number;
  /** The number of bytes. */
  readonly byteLength: number;
  /** Copies `source` into the view, to the elements from `targetOffset`. */
  set(source: T | Omit<MemoryView<T>, "set">, targetOffset?: number): void;
  /** Copies the elements from `sourceOffset` to the beginning of `target`. */
  copyTo(target: T | MemoryView<T>, sourceOffset?: number): void;
  /** Copies the elements; negative offsets count from the end. */
  slice(start?: number, end?: number): T;
  /** Releases the memory; later uses of the view throw. */
  dispose(): void;
  /** Calls `dispose`, for `using` declarations. */
  [Symbol.dispose](): void;
  /** Whether the view was disposed of, or its call has returned. */
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
