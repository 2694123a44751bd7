// `node main.mjs`, started by `jsic import --compare`: reads from standard input the declarations that jsic generates for a module and
// writes to standard output which members TypeScript finds the same as in the types of the module, as JSON.
//
// The facts are read again, so that each member is known by its number. Both declarations of a member are in one interface of a
// file of their own, as the elements of a tuple: so parameters must be the same in both directions, as results are. A declared type
// is a class without members there, which equals only itself.

import { readFileSync } from "node:fs";

import { Facts } from "./facts.mjs";
import { Problem, load } from "./load.mjs";
import { open } from "./program.mjs";
import { MAPPINGS } from "./mappings.mjs";
import { Written, includesUndefined } from "./written.mjs";

/**
 * @typedef {import("typescript6").Signature} TsSignature
 * @typedef {import("./written.mjs").Form} Form
 * @typedef {{ ty: string, optional: boolean, rest: boolean }} Given
 * @typedef {{ inputs: Given[] | null, key: string | null, result: string | null, optional: boolean }} Way
 * @typedef {{ fact: number, origin: number, owner: number | null, params: string[], bound: Record<string, string>, ways: Way[], is_event: boolean }} Asked
 * @typedef {{ symbol?: import("typescript6").Symbol, signature?: TsSignature, index?: import("typescript6").IndexInfo, all?: readonly TsSignature[], of?: import("typescript6").Symbol }} Source
 */

/**
 * @typedef {object} Request
 * @property {string} source a package, or a file with `.ts` at the end
 * @property {string} folder where the search for packages and TypeScript begins
 * @property {string | null} typescript the folder of TypeScript, if it is not to be searched for
 * @property {string[] | null} only the exports to read; null for all
 * @property {number} depth how many declarations away from an export are read
 * @property {number} limit of members, after which nothing more is read
 * @property {string} text the declarations of jsic
 * @property {import("./written.mjs").Named[]} named the types that stand for themselves
 * @property {Asked[]} members
 */

/** A way to write the original, and the mappings that it needs. */
class Original {
  /**
   * @param {string} text
   * @param {Set<string>} used
   */
  constructor(text, used) {
    this.text = text;
    this.used = used;
  }
}

/** How many other signatures of a name are tried beside one. */
const OVERLOADS = 8;

/** The file with both declarations. */
const PATH = "/jsi-compare.ts";

try {
  /** @type {Request} */
  const request = JSON.parse(readFileSync(0, "utf8"));
  process.stdout.write(JSON.stringify({ compared: compare(load(request.folder, request.typescript), request) }));
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  process.stdout.write(JSON.stringify({ problem: error.fact }));
}

/**
 * @param {import("./load.mjs").TypeScript} ts
 * @param {Request} request
 */
function compare(ts, request) {
  const facts = new Facts(ts, open(ts, request.source, request.folder), request.depth, request.limit);
  const numbered = number(facts, facts.read(request.only));
  const written = new Written(facts, request.named);
  /** @type {{ asked: Asked, generated: string, originals: Original[] }[]} */
  const all = [];
  for (const asked of request.members) {
    const source = numbered.get(asked.origin);
    const originals = source === undefined ? [] : originalsOf(ts, facts, written, asked, source);
    all.push({ asked, generated: generatedOf(asked), originals });
  }
  const lines = [
    request.text,
    "declare class $None { private $: $None }",
    ...[...new Map(request.named.map((it) => [it.name, it])).values()].map(({ name, params }) => {
      const list = params.map((_, at) => `P${at}`).join(", ");
      return params.length > 0
        ? `declare class ${name}<${list}> { private $: [${list}] }`
        : `declare class ${name} { private $: ${name} }`;
    }),
    ...written.declarations,
  ];
  const first = lines.join("\n").split("\n").length;
  for (const { asked, generated, originals } of all) {
    const params = asked.params.length > 0 ? `<${asked.params.join(", ")}>` : "";
    const originalTexts = originals.map(({ text }, at) => `o${at}: ${text};`);
    lines.push(`interface $Member${asked.fact}${params} { g: ${generated}; ${originalTexts.join(" ")} }`);
  }
  return judge(ts, lines.join("\n"), first, all);
}

/**
 * Asks TypeScript about each member.
 * @param {import("./load.mjs").TypeScript} ts
 * @param {string} text
 * @param {number} first the line of the first member
 * @param {{ asked: Asked, generated: string, originals: Original[] }[]} all
 */
function judge(ts, text, first, all) {
  /** @type {import("typescript6").CompilerOptions} */
  const options = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    lib: ["lib.esnext.d.ts"],
    types: [],
  };
  const host = ts.createCompilerHost(options, true);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (path) => path === PATH || fileExists(path);
  host.readFile = (path) => (path === PATH ? text : readFile(path));
  host.getSourceFile = (path, version, ...rest) =>
    path === PATH ? ts.createSourceFile(path, text, version, true) : getSourceFile(path, version, ...rest);
  const program = ts.createProgram([PATH], options, host);
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(PATH);
  if (file === undefined) throw new Error("no file");
  /** The lines with errors, whose types TypeScript does not know.
   * @type {Map<number, string>} */
  const wrong = new Map();
  for (const { start, messageText } of [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]) {
    const { line } = file.getLineAndCharacterOfPosition(start ?? 0);
    wrong.set(line, ts.flattenDiagnosticMessageText(messageText, " "));
  }
  const interfaces = new Map(file.statements.flatMap((it) => (ts.isInterfaceDeclaration(it) ? [[it.name.text, it]] : [])));
  return all.map(({ asked, generated, originals }, at) => {
    const found = {
      fact: asked.fact,
      same: false,
      mappings: /** @type {string[]} */ ([]),
      original: [...new Set([originals[0]?.text, originals.at(-1)?.text])].join(" / "),
      generated,
    };
    const error = wrong.get(first + at);
    const declaration = interfaces.get(`$Member${asked.fact}`);
    if (error !== undefined) return { ...found, original: `${found.original} (${error})` };
    if (declaration === undefined) return found;
    const types = new Map(
      declaration.members.flatMap((it) =>
        ts.isPropertySignature(it) && it.type ? [[it.name.getText(file), checker.getTypeAtLocation(it.type)]] : [],
      ),
    );
    const own = types.get("g");
    for (const [index, { used }] of originals.entries()) {
      const other = types.get(`o${index}`);
      if (own === undefined || other === undefined) continue;
      if (!checker.isTypeAssignableTo(own, other) || !checker.isTypeAssignableTo(other, own)) continue;
      return { ...found, same: true, mappings: [...used].sort() };
    }
    return found;
  });
}

/**
 * What each number of a fact is about.
 * @param {Facts} facts
 * @param {ReturnType<Facts["read"]>} read
 * @returns {Map<number, Source>}
 */
function number(facts, read) {
  /** @type {Map<number, Source>} */
  const found = new Map();
  const symbols = [...facts.ids.keys()];
  let last = 0;
  const add = (/** @type {object} */ fact) => {
    last++;
    const source = facts.members.sources.get(fact);
    if (source !== undefined) found.set(last, source);
  };
  const shape = (/** @type {import("./facts.mjs").Shape} */ it) => {
    for (const member of it.members) {
      add(member);
      member.calls.forEach(add);
    }
    it.calls.forEach(add);
    it.constructs.forEach(add);
    it.indexes.forEach(add);
  };
  for (const [id, it] of read.declarations.entries()) {
    last++;
    const symbol = symbols[id];
    if (symbol !== undefined) found.set(last, { symbol });
    if (it.instance !== null) shape(it.instance);
    if (it.statics !== null) shape(it.statics);
  }
  for (const it of read.objects) shape(it);
  return found;
}

/**
 * A list of parameters as a tuple.
 * @param {Given[]} inputs
 */
function tuple(inputs) {
  const items = inputs.map(({ ty, optional, rest }) => (rest ? `...(${ty})` : optional ? `(${ty})?` : `(${ty})`));
  return `[${items.join(", ")}]`;
}

/**
 * What jsic generates for a member, of several methods with the types of all.
 * @param {Asked} asked
 */
function generatedOf({ ways }) {
  const [first] = ways;
  if (first === undefined) return "$None";
  const results = [...new Set(ways.map((it) => it.result ?? "void"))].map((it) => `(${it})`).join(" | ");
  if (first.key !== null) return `[${first.key}, ${results}]`;
  if (first.inputs === null) return first.optional ? `[${results} | undefined]` : `[${results}]`;
  const count = Math.max(...ways.map((it) => it.inputs?.length ?? 0));
  const inputs = Array.from({ length: count }, (_, at) => {
    const all = ways.map((it) => it.inputs?.[at]);
    const known = all.filter((it) => it !== undefined);
    return {
      ty: [...new Set(known.map((it) => it.ty))].map((it) => `(${it})`).join(" | "),
      optional: all.some((it) => it === undefined || it.optional),
      rest: known.some((it) => it.rest),
    };
  });
  return `[${tuple(inputs)}, ${results}]`;
}

/**
 * The ways to write the original: as it is, and with the mappings.
 * @param {import("./load.mjs").TypeScript} ts
 * @param {Facts} facts
 * @param {Written} written
 * @param {Asked} asked
 * @param {Source} source
 */
function originalsOf(ts, facts, written, asked, source) {
  /** @type {Original[]} */
  const found = [];
  const add = (/** @type {string} */ text, /** @type {Set<string>} */ used) => {
    if (asked.ways.length > 1) used.add(MAPPINGS.methods);
    if (!found.some((it) => it.text === text)) found.push(new Original(text, used));
  };
  const params = new Set(asked.params);
  /** @type {[boolean, Form["absent"]][]} */
  const forms = [
    [false, "place"],
    [true, "place"],
    [true, "both"],
    [true, "null"],
  ];
  for (const [mapped, absent] of forms) {
    for (const signature of [undefined, ...(mapped ? others(source) : [])]) {
      /** @type {Form} */
      const form = { mapped, absent, used: new Set(), params, bound: asked.bound, output: true };
      const text = originalOf(ts, facts, written, asked, source, form, signature);
      if (text !== undefined) add(text, form.used);
    }
  }
  return found;
}

/**
 * The other signatures of the same name, which may be one with this one.
 * @param {Source} source
 */
function others({ signature, all }) {
  if (signature === undefined) return [];
  return (all ?? []).filter((it) => it !== signature).slice(0, OVERLOADS);
}

/**
 * @param {import("./load.mjs").TypeScript} ts
 * @param {Facts} facts
 * @param {Written} written
 * @param {Asked} asked
 * @param {Source} source
 * @param {Form} form
 * @param {TsSignature | undefined} other a signature of the same name that is one with this one
 */
function originalOf(ts, facts, written, asked, source, form, other) {
  const { checker } = facts;
  const [way] = asked.ways;
  if (way === undefined || asked.is_event) return undefined;
  const { index, symbol } = source;
  if (index !== undefined) {
    const { flags } = index.keyType;
    const key = flags & ts.TypeFlags.Number ? "number" : form.mapped ? "string" : written.type(index.keyType, form);
    if (!form.mapped) return `[${key}, ${written.type(index.type, form)}]`;
    form.used.add(MAPPINGS.indexes);
    const value = written.present(index.type, form);
    return form.absent === "null" ? `[${key}, ${value}]` : `[${key}, (${value}) | undefined]`;
  }
  let { signature } = source;
  let second = other;
  if (symbol !== undefined) {
    const own = ofOwner(facts, asked, symbol);
    const type = checker.getTypeOfSymbol(own);
    if (way.inputs === null) return property(ts, facts, written, own, type, form);
    const calls = checker.getNonNullableType(type).getCallSignatures();
    signature = [...calls].sort((a, b) => b.parameters.length - a.parameters.length)[0];
  } else if (source.of !== undefined && signature !== undefined) {
    // as the owner inherits it, with the type arguments of its base
    const calls = checker.getNonNullableType(checker.getTypeOfSymbol(ofOwner(facts, asked, source.of))).getCallSignatures();
    if (calls.length === source.all?.length) {
      second = calls[source.all.indexOf(/** @type {TsSignature} */ (other))];
      signature = calls[source.all.indexOf(signature)];
    }
  }
  if (signature === undefined) return undefined;
  let inputs = written.inputs(signature, form);
  if (second !== undefined) {
    form.used.add(MAPPINGS.overloads);
    const more = written.inputs(second, form);
    const required = (/** @type {Given[]} */ all) => all.filter((it) => !it.optional && !it.rest).length;
    const least = Math.min(required(inputs), required(more));
    if (more.length > inputs.length) inputs = more;
    for (const it of inputs.slice(least)) it.optional = !it.rest;
  }
  // of an inherited method it is the type of the owner
  const isThis = source.signature !== undefined && written.result(source.signature, form) === "this";
  const result = way.result === null ? "void" : isThis ? "this" : written.result(signature, form);
  return `[${tuple(inputs)}, (${result})]`;
}

/**
 * A member as its owner has it.
 * @param {Facts} facts
 * @param {Asked} asked
 * @param {import("typescript6").Symbol} symbol
 */
function ofOwner(facts, { owner }, symbol) {
  const of = owner === null ? undefined : facts.symbolOf(owner);
  // the parent of a symbol is not in the public types
  if (of === undefined || /** @type {any} */ (symbol).parent === of) return symbol;
  if ((of.flags & (facts.ts.SymbolFlags.Class | facts.ts.SymbolFlags.Interface)) === 0) return symbol;
  const found = facts.checker.getPropertyOfType(facts.checker.getDeclaredTypeOfSymbol(of), symbol.name);
  const isSame = found?.declarations?.some((it) => symbol.declarations?.includes(it)) ?? false;
  return isSame && found !== undefined ? found : symbol;
}

/**
 * @param {import("./load.mjs").TypeScript} ts
 * @param {Facts} facts
 * @param {Written} written
 * @param {import("typescript6").Symbol} symbol
 * @param {import("typescript6").Type} type
 * @param {Form} form
 */
function property(ts, facts, written, symbol, type, form) {
  const isOptional = (symbol.flags & ts.SymbolFlags.Optional) !== 0 || includesUndefined(ts, type);
  const absent = isOptional ? " | undefined" : "";
  const literals = ts.TypeFlags.NumberLiteral | ts.TypeFlags.BooleanLiteral;
  const present = isOptional ? facts.checker.getNonNullableType(type) : type;
  if (form.mapped && present.flags & literals && !(present.flags & ts.TypeFlags.EnumLiteral)) {
    form.used.add(MAPPINGS.literals);
    return present.flags & ts.TypeFlags.NumberLiteral ? `[number${absent}]` : `[boolean${absent}]`;
  }
  return isOptional ? `[(${written.defined(type, form)}) | undefined]` : `[${written.type(type, form)}]`;
}
