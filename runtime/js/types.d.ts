// The types that the files of the runtime's JavaScript share.

import type { Codec } from "./codecs.js";
import type { Kind } from "./shapes.js";
import type { ElementKind } from "./typed.js";

declare global {
  /** They accept every value, and are true of numbers only. */
  interface NumberConstructor {
    isInteger(value: unknown): value is number;
    isSafeInteger(value: unknown): value is number;
  }
}

/** A function of WebAssembly in the function table. */
export type Entry<Result = unknown> = (...parameters: number[]) => Result;

/** The entries into Rust; each runtime module adds its own. Lengths below 0 stand for errors. */
export interface Entries {
  /** Makes the region as large, or frees it where the size is 0. Returns its address, or 0. */
  grow: (size: number) => number;
  /** The address of the words that describe a shape. */
  shape: (address: number) => number;
  /** The address of the shapes of a function's arguments and result, and whether it has a rest parameter. */
  signature: (address: number) => number;
  /** Calls a callback with the newest frame. Returns the length of its result. */
  call: (slot: number, generation: number, shape: number, length: number) => number;
  /** The address of the words that describe a member of an export, or 0. */
  member: (exported: number, index: number) => number;
  /** Calls a member of an export, on an object or -1, with the newest frame. Returns the length of its result. */
  invoke: (exported: number, index: number, object: number, length: number) => number;
  /** The index in the function table of a member that crosses in its signature, or 0. */
  direct: (exported: number, index: number) => number;
  releaseObject: (id: number) => void;
  releaseCallback: (slot: number, generation: number) => void;
  releasePayload: (id: number) => void;
  releaseView: (id: number) => void;
  /** Settles a promise with the newest frame, or with the pending error where `fulfilled` is 0. */
  settle: (id: number, fulfilled: number, length: number) => void;
  /** Runs Rust's executor. */
  run: () => void;
  /** Runs what other threads have woken. */
  woken: () => void;
}

/** A function that calls a closure of Rust. */
export type CallbackFunction = (...values: unknown[]) => unknown;

/**
 * The callback in a slot, or the last one that was there. It stays for the next one, since a new object for each would take as long
 * as a call.
 */
export interface CallbackEntry {
  /** The address of its slot. */
  slot: number;
  /** Of the callback; odd if it is scoped: if it may only be called until the call returns that it is passed to. */
  generation: number;
  /** The generation while it may be called, otherwise `OVER`. */
  key: number;
  shape: number;
  signature: Signature | undefined;
  /** Names it in errors. */
  place: Place;
  /** The function, unless the collector may find it. */
  fn: CallbackFunction | undefined;
  /** The function that the collector may find. */
  weak: WeakRef<CallbackFunction> | undefined;
  /** Of the first call that a scoped one is passed to. */
  loan: Loan;
}

/** What a function has of its callback, besides what the slot has, which may have another one by now. */
export interface Own {
  it: CallbackEntry;
  generation: number;
  signature: Signature;
  place: Place;
  fn: CallbackFunction;
}

/** Makes a function of a callback. */
export type Make = (own: Own) => CallbackFunction;

/** Calls a callback with a list of arguments. */
export type Call = (own: Own, values: unknown[]) => unknown;

/** How callbacks of a shape are called. Those with the same kinds have the same functions. */
export interface DirectSignature {
  make: Make;
  /** The kinds of arguments and result, as digits. */
  kinds: number;
  args: number[];
  result: number;
}

/** The same for values that are encoded. */
export interface EncodedSignature {
  make: Make;
  /** 0; below 0 the kinds of arguments and result, as digits, if some are strings and the others direct. */
  kinds: number;
  shape: number;
  args: Codec;
  result: Codec;
}

export type Signature = DirectSignature | EncodedSignature;

/** Where a value crosses, for errors; a function where the text takes time to make. */
export type Place = string | undefined | (() => string | undefined);

/** What a loan gives back: `key` is compared with the key of a loan that is over. */
export interface Borrowed {
  key: number;
}

/** What a call lends to JavaScript: glue writes `key` back to `it` when the call returns. */
export interface Loan {
  it: Borrowed;
  key: number;
  next: Loan | undefined;
}

/** The state of the instance that these modules serve. */
export interface State {
  entries: Entries;
  /** The function table of the instance. */
  table: Pick<WebAssembly.Table, "get">;
  memory: WebAssembly.Memory;
  /** Whether threads share the memory. */
  shared: boolean;
  /** Views of the memory. */
  u8: Uint8Array<ArrayBuffer>;
  i32: Int32Array<ArrayBuffer>;
  view: DataView;
  /** Index of the first status word in `i32`. */
  statusWords: number;
  /** Address of the region. */
  region: number;
  /** Size of the region. */
  regionSize: number;
  /** Where the encoder writes, from the start of the region; 0 while nothing is being encoded. */
  writeOffset: number;
  /** The levels around the value that is being encoded: of values of recursive items, each with its layers. */
  level: number;
  /** Where the decoder reads. */
  readAddress: number;
  /** The place of the newest frame, for the error where Rust has no memory for its content. */
  place: Place;
  /** Whether this is a program of tests, which continues after a panic. */
  isTest: boolean;
  /** The message of the panic hook. */
  panic: string | undefined;
  /** Why the instance is dead; true until there was enough stack to describe it. */
  dead: string | true | undefined;
  /** The error that describes the death. */
  death: Error | undefined;
  /** What the last function of an export returned besides a number: 0 a value, 1 an error, 2 null. */
  status: number;
  /** Its value that is no number, or its error. */
  reply: unknown;
  /** The number of the Rust object that the next constructor makes the object of; 0 if it makes a new one. */
  adopt: number;
  /** The error that is thrown where the stack has no room to make another one. */
  spare: Error;
}

/** Writes a value of JavaScript to the region; throws a `Mismatch` if it does not fit. */
export type Encode = (value: unknown) => void;
/** Reads the value at `state.readAddress`. */
export type Decode = () => unknown;

/** How values of one shape are written and read. */
export interface ValueCodec {
  encode: Encode;
  decode: Decode;
}

/** A shape of Rust; shapes inside it are addresses. */
export type ShapeNode =
  | { kind: "nullable" | "optional" | "array" | "typed" | "promise"; inner: number }
  | { kind: "recursive"; inner: number; layers: number }
  | { kind: "arguments"; items: number[]; steps?: string[] }
  | { kind: CollectionKind; items: number[] }
  | { kind: "record"; address: number }
  | ClassNode
  | EnumNode<"numberEnum", number>
  | EnumNode<"stringEnum", string>
  | { kind: "union" | "literal"; words: Int32Array }
  | { kind: LeafKind };

/** The kinds of shapes that only have a kind. */
export type LeafKind = Exclude<
  Kind,
  | "nullable"
  | "optional"
  | "array"
  | "typed"
  | "promise"
  | "recursive"
  | "arguments"
  | CollectionKind
  | "record"
  | "class"
  | "numberEnum"
  | "stringEnum"
  | "union"
  | "literal"
>;

/** The kinds whose codecs are in runtime modules of their own. */
export type CollectionKind = "tuple" | "dictionary" | "map" | "set" | "iterable" | "asyncIterable";

/** Makes the codecs of collections from those of their keys, values and elements. */
export type CollectionCodecs = Record<
  CollectionKind,
  { encoder: (parts: Codec[]) => Encode; decoder: (parts: Codec[]) => Decode }
>;
/** Makers of the codecs of unions and literals, from the words of their shapes. */
export type UnionCodecs = Record<
  "union" | "literal",
  { encoder: (words: Int32Array) => Encode; decoder: (words: Int32Array) => Decode }
>;

/** Makes the codecs of recursive items; `itemOf` gives the codec of the item with a shape of this address. */
export interface RecursiveCodecs {
  encoder: (address: number, layers: number, item: ValueCodec) => Encode;
  decoder: (item: ValueCodec, itemOf: (address: number) => ValueCodec) => Decode;
}

/** A class of objects; `address` is that of its shape. */
export interface ClassNode {
  kind: "class";
  address: number;
  name: string;
}

/** An enum. Values outside of the list are allowed if it is open. */
export interface EnumNode<Name, Value> {
  kind: Name;
  name: string;
  open: boolean;
  values: Value[];
}

/** A member of an export; its shapes are addresses. */
export interface MemberNode {
  place: string;
  /** Whether the last parameter has all further arguments. */
  rest: boolean;
  args: number;
  result: number;
  params: string[];
}

export type TypedArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array;

/** A class of typed arrays. */
export interface TypedArrayClass {
  readonly BYTES_PER_ELEMENT: number;
  readonly name: string;
  from(elements: number[]): TypedArray;
  new (length: number): TypedArray;
  new (elements: TypedArray): TypedArray;
  new (buffer: ArrayBufferLike, offset?: number, length?: number): TypedArray;
}

/** The object that glue modules get; each runtime module adds its functions. */
export interface Runtime {
  /** The loans to JavaScript, newest first. */
  lent: Loan | undefined;
  fail: (error: unknown) => number;
  setNull: () => number;
  throwMismatch: (value: unknown, what: string, place: Place) => never;
  missing: (root: unknown, path: string[], place: string, name?: string) => never;
  failCall: (error: unknown, root: unknown, path: string[], place: string, name?: string) => number;
  object: (value: unknown, place: Place) => unknown;
  isError: (value: unknown) => boolean;
  str: (address: number, length: number) => string;
  putStr: (string: string, place?: Place) => number;
  begin: () => void;
  nextStr: (string: string, place: Place) => number;
  putTyped: (value: unknown, name: string, place: Place) => number;
  nextTyped: (value: unknown, name: string, place: Place) => number;
  typed: (value: unknown, place: Place, name: string) => TypedArray;
  numbers: (value: unknown, place: Place, kind: ElementKind) => TypedArray;
  putNumbers: (value: unknown, kind: ElementKind, place: Place) => number;
  elements: (Class: TypedArrayClass, address: number, count: number) => TypedArray;
  list: (Class: TypedArrayClass, address: number, count: number) => (number | bigint)[];
  plain: (array: TypedArray) => (number | bigint)[];
  integer: (value: unknown, place: Place, kind: string) => number;
  bigint: (value: unknown, place: Place, kind: string) => bigint;
  float32: (value: unknown, place: Place) => number;
  char: (value: unknown, place: Place) => number;
  millis: (value: unknown, place: Place) => number;
  codec: (shape: number) => ValueCodec;
  importClass: (shape: number, name: string, constructor: () => unknown) => void;
  instance: (value: unknown, shape: number, place: Place) => unknown;
  callback: (slot: number, shape: number, place: string) => CallbackFunction;
  await: (value: unknown, id: number, shape: number, place: string) => void;
  view: (kind: ElementKind, address: number, count: number, readonly: boolean) => object;
  host: (name: string) => unknown;
  wire: object;
}

/** An error of an engine that can capture stacks. */
export interface CapturingError extends ErrorConstructor {
  captureStackTrace(target: object, callee?: (...values: never[]) => unknown): void;
}

/** The part of other hosts' globals that the runtime reads. */
export interface HostGlobals {
  Deno?: { cwd?(): string };
  process?: { cwd?(): string };
}
