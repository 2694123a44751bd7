import type { Plugin } from "vite";

/** Options of the plugin. All are optional. */
export interface Options {
  /** The program `jsic`, if it is not in PATH. */
  jsic?: string;
  /** The folder of the package, relative to the crate. Default: `pkg`. */
  out?: string;
  /** Further options of `jsic bundle`, such as `--install` or `--wasm-opt`. */
  options?: string[];
  /** Further arguments of `cargo build`, such as `--features` and `extra`. */
  cargo?: string[];
  /** Whether crates are built without optimisation. Default: in the development server, and not in builds. */
  dev?: boolean;
  /** Whether declarations are written beside the imported Rust file. Default: if there is a tsconfig.json or jsconfig.json. */
  types?: boolean;
}

/**
 * Makes crates modules: `import { Program } from "./src/lib.rs"`, or from the folder of the crate. The module starts the program
 * before it is evaluated, so exports can be used at once.
 */
export default function jsi(options?: Options): Plugin;
