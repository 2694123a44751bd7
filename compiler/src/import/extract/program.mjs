// Opens a package or file with TypeScript.

import { readFileSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";

import { Problem } from "./load.mjs";

/**
 * @typedef {typeof import("typescript6")} TypeScript
 * @typedef {import("typescript6").Program} Program
 * @typedef {import("typescript6").SourceFile} SourceFile
 * @typedef {import("typescript6").Symbol} TsSymbol
 */

/**
 * @typedef {object} Opened
 * @property {Program} program
 * @property {SourceFile | undefined} file that declares the module
 * @property {TsSymbol | undefined} module undefined for a file that declares globals
 * @property {string[]} unresolved the modules that are imported and have no types
 * @property {boolean} isLibrary whether the exports are the globals of the language itself
 */

/** The highest number of syntax errors that are reported. */
const MAX_ERRORS = 20;

/** What stands for the language's own globals as the source of an import. */
export const LIBRARY = "es:";

/**
 * Opens the library of the language alone, without that of the web platform.
 * @param {TypeScript} ts
 * @returns {Opened}
 */
export function openLibrary(ts) {
  /** @type {import("typescript6").CompilerOptions} */
  const options = { target: ts.ScriptTarget.ESNext, lib: ["lib.esnext.d.ts"], types: [], strict: true, noEmit: true };
  const host = ts.createCompilerHost(options, true);
  const path = "/globals.ts";
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === path ? ts.createSourceFile(name, "", ts.ScriptTarget.ESNext, true) : getSourceFile.call(host, name, ...rest);
  const program = ts.createProgram([path], options, host);
  return { program, file: program.getSourceFile(path), module: undefined, unresolved: [], isLibrary: true };
}

/**
 * Opens what is imported.
 * @param {TypeScript} ts
 * @param {string} source
 * @param {string} folder
 * @returns {Opened}
 */
export function open(ts, source, folder) {
  /** @type {import("typescript6").CompilerOptions} */
  const options = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    // in version 6 there are none by default; the types of a package name those that they need
    types: [],
  };
  const host = ts.createCompilerHost(options, true);
  host.getCurrentDirectory = () => folder;
  const isFile = /\.[mc]?tsx?$/.test(source);
  let path = isFile ? (isAbsolute(source) ? source : join(folder, source)) : resolve();
  if (isFile && !host.fileExists(path)) throw new Problem({ kind: "missing", path: source });
  if (path === "") {
    // the modules of Node are declared all together
    const types = join(folder, "node_modules/@types/node/index.d.ts");
    const found = [types, ...ancestors(folder).map((at) => join(at, "node_modules/@types/node/index.d.ts"))].find((it) =>
      host.fileExists(it),
    );
    if (found === undefined) throw new Problem({ kind: "untyped", source, installed: installed() });
    path = found;
  }
  const program = ts.createProgram([path], options, host);
  const file = program.getSourceFile(path);
  const checker = program.getTypeChecker();
  const ambient = checker.getAmbientModules().find((it) => it.name === JSON.stringify(source));
  const own = file && checker.getSymbolAtLocation(file);
  const module = isFile || own !== undefined ? own : ambient;
  if (module === undefined && !isFile) throw new Problem({ kind: "untyped", source, installed: installed() });
  report();
  return {
    program,
    file: module?.declarations?.[0]?.getSourceFile() ?? file,
    module,
    unresolved: unresolved(),
    isLibrary: false,
  };

  /** The file with the types of a package; empty if there is none. */
  function resolve() {
    const from = join(folder, "import.ts");
    const { resolvedModule } = ts.resolveModuleName(source, from, options, host);
    return resolvedModule !== undefined && /\.[mc]?tsx?$/.test(resolvedModule.resolvedFileName)
      ? resolvedModule.resolvedFileName
      : "";
  }

  /** Whether the package is there, though without types. */
  function installed() {
    const name = source
      .split("/")
      .slice(0, source.startsWith("@") ? 2 : 1)
      .join("/");
    return ancestors(folder).some((at) => host.fileExists(join(at, "node_modules", name, "package.json")));
  }

  /** Ends with the syntax errors of the files that are not part of TypeScript. */
  function report() {
    const errors = [];
    for (const it of program.getSourceFiles()) {
      if (program.isSourceFileDefaultLibrary(it)) continue;
      for (const { start, messageText } of program.getSyntacticDiagnostics(it)) {
        const { line, character } = it.getLineAndCharacterOfPosition(start);
        const message = ts.flattenDiagnosticMessageText(messageText, " ");
        errors.push({ path: it.fileName, line: line + 1, column: character + 1, message });
      }
    }
    if (errors.length > 0) throw new Problem({ kind: "syntax", count: errors.length, errors: errors.slice(0, MAX_ERRORS) });
  }

  /** The modules without types: what comes from them is unknown. */
  function unresolved() {
    /** @type {Set<string>} */
    const names = new Set();
    for (const it of program.getSourceFiles()) {
      if (program.isSourceFileDefaultLibrary(it)) continue;
      // the list of imports is not in the public types
      for (const name of /** @type {any} */ (it).imports ?? []) {
        const known = checker.getSymbolAtLocation(name);
        if (known === undefined && ts.isStringLiteralLike(name)) names.add(name.text);
      }
    }
    return [...names].sort();
  }
}

/**
 * A folder and those above it.
 * @param {string} folder
 */
function ancestors(folder) {
  const all = [folder];
  for (let at = folder; dirname(at) !== at; at = dirname(at)) all.push(dirname(at));
  return all;
}

/**
 * The packages of folders that were asked for.
 * @type {Map<string, { name: string, version: string | null } | null>}
 */
const packages = new Map();

/**
 * The package that a file belongs to.
 * @param {string} path
 */
export function packageOf(path) {
  const folder = dirname(path);
  const known = packages.get(folder);
  if (known !== undefined) return known;
  const found = readPackage(folder);
  packages.set(folder, found);
  return found;
}

/**
 * The nearest package of a folder.
 * @param {string} start
 * @returns {{ name: string, version: string | null } | null}
 */
function readPackage(start) {
  for (const folder of ancestors(start)) {
    try {
      const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      if (typeof name === "string") return { name, version: typeof version === "string" ? version : null };
    } catch {
      // no package here
    }
  }
  return null;
}
