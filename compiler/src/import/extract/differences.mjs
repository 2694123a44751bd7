// `node main.mjs`, started by `jsic check --types`: reads assertions from standard input and writes to standard output which of them
// do not hold, with the types on both sides, as JSON. jsic decides what is asserted and what a failure means.

import { readFileSync } from "node:fs";

import { Problem, load } from "./load.mjs";

/** @typedef {import("./load.mjs").TypeScript} TypeScript */
/** @typedef {import("typescript6").Node} Node */
/** @typedef {import("typescript6").Type} Type */
/** @typedef {import("typescript6").TypeChecker} TypeChecker */

/**
 * @typedef {object} Request
 * @property {string} folder where the search for TypeScript begins
 * @property {string | null} typescript the folder of TypeScript, if it is not to be searched for
 * @property {[string, string][]} files files that exist only in memory
 * @property {string[]} roots those with assertions
 */

/** Errors about names that are not found, which the check of names reports, or which are no fault of the member. */
const OF_NAMES = new Set([2304, 2305, 2307, 2339, 2503, 2551, 2552, 2614, 2694, 2709, 2724, 7016]);

try {
  /** @type {Request} */
  const request = JSON.parse(readFileSync(0, "utf8"));
  print({ types: differences(load(request.folder, request.typescript), request) });
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  print({ problem: error.fact });
}

/**
 * The assertions that do not hold.
 * @param {TypeScript} ts
 * @param {Request} request
 */
function differences(ts, request) {
  const program = ts.createProgram(request.roots, options(ts), host(ts, request));
  const checker = program.getTypeChecker();
  const found = [];
  for (const root of request.roots) {
    const file = program.getSourceFile(root);
    if (file === undefined) continue;
    /** @type {Map<number, import("typescript6").Diagnostic[]>} */
    const lines = new Map();
    for (const diagnostic of program.getSemanticDiagnostics(file)) {
      if (diagnostic.start === undefined) continue;
      const { line } = file.getLineAndCharacterOfPosition(diagnostic.start);
      lines.set(line, [...(lines.get(line) ?? []), diagnostic]);
    }
    for (const statement of file.statements) {
      const { line } = file.getLineAndCharacterOfPosition(statement.getStart(file));
      const all = lines.get(line);
      const sides = sidesOf(ts, statement);
      if (all === undefined || sides === undefined || all.some(({ code }) => OF_NAMES.has(code))) continue;
      const actual = checker.getTypeAtLocation(sides.actual);
      if (actual.flags & ts.TypeFlags.Any) continue;
      const expected = checker.getTypeAtLocation(sides.expected);
      found.push({
        root,
        line,
        reasons: all.flatMap(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n").split("\n")),
        expected: text(ts, checker, expected),
        actual: text(ts, checker, actual),
        place: placeOf(ts, checker, sides.actual, request),
        signature: signatureOf(ts, checker, actual, sides.actual),
      });
    }
  }
  return found;
}

/**
 * The two sides of an assertion.
 * @param {TypeScript} ts
 * @param {import("typescript6").Statement} statement
 * @returns {{ actual: import("typescript6").Expression, expected: Node } | undefined}
 */
function sidesOf(ts, statement) {
  if (ts.isVariableStatement(statement)) {
    const [declaration] = statement.declarationList.declarations;
    if (declaration?.initializer === undefined || declaration.type === undefined) return undefined;
    return { actual: declaration.initializer, expected: declaration.type };
  }
  if (ts.isExpressionStatement(statement) && ts.isBinaryExpression(statement.expression)) {
    return { actual: statement.expression.left, expected: statement.expression.right };
  }
  return undefined;
}

/**
 * @param {TypeScript} ts
 * @param {TypeChecker} checker
 * @param {Type} type
 */
function text(ts, checker, type) {
  return checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
}

/**
 * Where JavaScript declares what an expression names.
 * @param {TypeScript} ts
 * @param {TypeChecker} checker
 * @param {import("typescript6").Expression} expression
 * @param {Request} request
 */
function placeOf(ts, checker, expression, request) {
  const named = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  let symbol = checker.getSymbolAtLocation(named);
  if (symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
  const declaration = symbol?.declarations?.[0];
  if (declaration === undefined) return null;
  const file = declaration.getSourceFile();
  if (request.files.some(([path]) => path === file.fileName)) return null;
  const name = ts.getNameOfDeclaration(declaration) ?? declaration;
  const start = name.getStart(file);
  const firstLine = file.text.slice(start, name.getEnd()).split("\n")[0] ?? "";
  return { path: file.fileName, start, end: start + firstLine.length };
}

/**
 * The only signature of a function, or the type of a value.
 * @param {TypeScript} ts
 * @param {TypeChecker} checker
 * @param {Type} type
 * @param {Node} at
 */
function signatureOf(ts, checker, type, at) {
  const calls = type.getCallSignatures();
  const all = calls.length > 0 ? calls : type.getConstructSignatures();
  if (all.length === 0) return { params: null, result: text(ts, checker, type) };
  const [signature, second] = all;
  if (signature === undefined || second !== undefined || signature.typeParameters !== undefined) return null;
  const params = signature.parameters.map((symbol) => {
    const declaration = symbol.valueDeclaration;
    const parameter = declaration !== undefined && ts.isParameter(declaration) ? declaration : undefined;
    const ty = text(ts, checker, checker.getTypeOfSymbolAtLocation(symbol, at));
    const rest = parameter?.dotDotDotToken !== undefined;
    const optional = parameter !== undefined && !rest && checker.isOptionalParameter(parameter);
    return { name: symbol.name, ty, optional, rest };
  });
  return { params, result: text(ts, checker, signature.getReturnType()) };
}

/**
 * The options of the program: JavaScript has the types of its JSDoc, and what has none is `any`.
 * @param {TypeScript} ts
 * @returns {import("typescript6").CompilerOptions}
 */
function options(ts) {
  return {
    allowJs: true,
    checkJs: true,
    noEmit: true,
    strict: true,
    noImplicitAny: false,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    esModuleInterop: true,
    // JavaScript of packages without types is not read
    maxNodeModuleJsDepth: 0,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ESNext,
    lib: ["lib.esnext.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  };
}

/**
 * A host with the files of the request.
 * @param {TypeScript} ts
 * @param {Request} request
 */
function host(ts, request) {
  const virtual = new Map(request.files);
  const host = ts.createCompilerHost(options(ts));
  const { fileExists, directoryExists, readFile, getSourceFile } = host;
  host.getCurrentDirectory = () => request.folder;
  host.directoryExists = (path) => request.files.some(([it]) => it.startsWith(`${path}/`)) || (directoryExists?.(path) ?? true);
  host.fileExists = (path) => virtual.has(path) || fileExists(path);
  host.readFile = (path) => virtual.get(path) ?? readFile(path);
  host.getSourceFile = (path, languageVersion, ...rest) => {
    const known = virtual.get(path);
    return known === undefined
      ? getSourceFile(path, languageVersion, ...rest)
      : ts.createSourceFile(path, known, languageVersion, true);
  };
  return host;
}

/**
 * Writes the answer. Standard output may be a pipe, so the process ends by itself after everything is written.
 * @param {object} answer
 */
function print(answer) {
  process.stdout.write(JSON.stringify(answer));
}
