// The types that the files of the runtime's JavaScript share.

/** An entry into Rust: a function of the instance's function table. */
export type Entry = (...args: any[]) => any;

/** Where a value crosses, for errors; a function where the text takes time to make. */
export type Place = string | undefined | (() => string | undefined);

/** What a call lends: glue writes `key` back to `it` on its way out. */
export interface Loan {
  it: { key: number };
  key: number;
  next: Loan | undefined;
}

/** The state of the instance that these modules serve. */
export interface State {
  /** The entries into Rust, by name; each runtime module adds its own. */
  entries: Record<string, Entry>;
  /** The function table of the instance. */
  table: WebAssembly.Table;
  memory: WebAssembly.Memory;
  /** Whether threads share the memory. */
  shared: boolean;
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
  /** How many arrays of what may hold arrays itself surround what is being encoded. */
  level: number;
  /** Where the decoder reads: an address. */
  readAddress: number;
  /** The place of the newest frame, for the error where Rust has no memory for its content. */
  place: Place;
  /** Whether this is a program of tests, which goes on after a panic. */
  isTest: boolean;
  /** The message of the panic hook. */
  panic: string | undefined;
  /** Why the instance is dead; true until there was enough stack to describe it. */
  dead: string | true | undefined;
  /** The error that describes the death. */
  death: Error | undefined;
  /** The error that is thrown where no stack is left to make that one. */
  spare: Error;
}

/** The object that glue modules get; each runtime module adds its functions. */
export interface Runtime {
  /** The loans to JavaScript, newest first. */
  lent: Loan | undefined;
  [name: string]: any;
}

/** An error of an engine that can capture stacks. */
export interface CapturingError extends ErrorConstructor {
  captureStackTrace(target: object, callee?: (...args: any[]) => unknown): void;
}

/** The part of other hosts' globals that the runtime reads. */
export interface HostGlobals {
  Deno?: { cwd?(): string };
  process?: { cwd?(): string };
}
