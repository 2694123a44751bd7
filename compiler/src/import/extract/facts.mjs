// What a module exports, and the declarations that these reach.

import { Members } from "./members.mjs";
import { Problem } from "./load.mjs";
import { packageOf } from "./program.mjs";
import { Types } from "./types.mjs";

/**
 * @typedef {typeof import("typescript6")} TypeScript
 * @typedef {import("typescript6").Symbol} TsSymbol
 * @typedef {import("typescript6").Type} TsType
 * @typedef {import("typescript6").Declaration} Declaration
 * @typedef {import("./types.mjs").TypeFact} TypeFact
 * @typedef {import("./members.mjs").MemberFact} MemberFact
 * @typedef {import("./members.mjs").SignatureFact} SignatureFact
 * @typedef {import("./members.mjs").ParamFact} ParamFact
 * @typedef {import("./members.mjs").IndexFact} IndexFact
 */

/**
 * @typedef {{ members: MemberFact[], calls: SignatureFact[], constructs: SignatureFact[], indexes: IndexFact[] }} Shape
 * @typedef {{ path: string[], declaration: number, value: boolean }} ExportFact
 * @typedef {{ name: string, value: string | number | null, docs: string, deprecated: string | null }} EnumMemberFact
 */

/**
 * @typedef {object} DeclarationFact
 * @property {string} name
 * @property {string} docs
 * @property {string | null} deprecated
 * @property {boolean} internal
 * @property {string | null} package that declares it
 * @property {boolean} lib whether it is one of TypeScript's own libraries
 * @property {boolean} global whether the name needs no import
 * @property {boolean} beyond whether it is too far away to be read
 * @property {boolean} isValue whether the name is also one of JavaScript
 * @property {boolean} isClass
 * @property {boolean} isAbstract
 * @property {{ name: string, bound: TypeFact | null, default: TypeFact | null }[]} params its type parameters
 * @property {TypeFact[]} bases
 * @property {Shape | null} instance of an interface or the objects of a class
 * @property {Shape | null} statics of a class, a function, a namespace, or a constant that is like one of them
 * @property {TypeFact | null} alias the type that it names
 * @property {EnumMemberFact[] | null} enum its members
 * @property {TypeFact | null} variable the type of a variable or constant
 * @property {boolean} readonly whether the variable is a constant
 */

/** How deep namespaces in namespaces are exports. */
const NAMESPACES = 3;

export class Facts {
  /**
   * @param {TypeScript} ts
   * @param {import("./program.mjs").Opened} opened
   * @param {number} depth
   * @param {number} limit
   */
  constructor(ts, opened, depth, limit) {
    this.ts = ts;
    this.opened = opened;
    this.checker = opened.program.getTypeChecker();
    this.depth = depth;
    this.limit = limit;
    this.count = 0;
    /** @type {DeclarationFact[]} */
    this.declarations = [];
    /** @type {Map<TsSymbol, number>} */
    this.ids = new Map();
    /** The symbols of the declarations, after all are read.
     * @type {TsSymbol[] | undefined} */
    this.symbols = undefined;
    /** @type {{ symbol: TsSymbol, fact: DeclarationFact, depth: number }[]} */
    this.queue = [];
    /** How far from the exports the declaration is that is being read. */
    this.level = 0;
    this.types = new Types(this);
    this.members = new Members(this);
  }

  /**
   * Reads the exports and what they reach.
   * @param {string[] | null} only
   */
  read(only) {
    const all = this.exports();
    const known = all.map((it) => it.path.join("."));
    const missing = (only ?? []).filter((name) => !known.includes(name) && !known.some((it) => it.startsWith(`${name}.`)));
    if (missing.length > 0) throw new Problem({ kind: "names", names: missing, known });
    const wanted =
      only === null ? all : all.filter(({ path }) => path.some((_, at) => only.includes(path.slice(0, at + 1).join("."))));
    const exports = wanted.map(({ path, symbol, value }) => ({ path, declaration: this.id(symbol, 0), value }));
    // all exports are known by their paths, also those that are reached and were not asked for
    const others = all.filter((it) => !wanted.includes(it) && this.ids.has(it.symbol));
    this.drain();
    for (const { path, symbol, value } of all) {
      const id = this.ids.get(symbol);
      if (id !== undefined && !others.some((it) => it.path === path) && !wanted.some((it) => it.path === path))
        others.push({ path, symbol, value });
    }
    const { file, unresolved } = this.opened;
    return {
      format: 1,
      typescript: this.ts.version,
      package: file === undefined ? null : packageOf(file.fileName),
      exports,
      reached: others.map(({ path, symbol, value }) => ({ path, declaration: this.ids.get(symbol), value })),
      declarations: this.declarations,
      objects: this.types.objects,
      unresolved,
      complete: this.count <= this.limit,
    };
  }

  /** Reads what waits, in the order of the distance from the exports. */
  drain() {
    for (;;) {
      const next = this.queue.shift();
      if (next !== undefined) {
        this.level = next.depth;
        this.declaration(next.symbol, next.fact);
      } else if (!this.types.drain()) return;
    }
  }

  /** Whether no more members are read. */
  isFull() {
    return this.count > this.limit;
  }

  /** The exports of the module, or the globals that the file declares. */
  exports() {
    const { ts, checker } = this;
    const { module, file } = this.opened;
    /** @type {{ path: string[], symbol: TsSymbol, value: boolean }[]} */
    const found = [];
    if (this.opened.isLibrary && file !== undefined) {
      for (const it of checker.getSymbolsInScope(file, ts.SymbolFlags.Value)) {
        const isOwn = (it.declarations ?? []).some((at) => this.opened.program.isSourceFileDefaultLibrary(at.getSourceFile()));
        if (isOwn) this.add(found, it, [it.name], 0);
      }
      return found;
    }
    if (module === undefined) {
      for (const statement of file?.statements ?? []) {
        /** @type {import("typescript6").Node[]} */
        const named = ts.isVariableStatement(statement) ? [...statement.declarationList.declarations] : [statement];
        for (const it of named) {
          const name = /** @type {import("typescript6").NamedDeclaration} */ (it).name;
          const symbol = name && checker.getSymbolAtLocation(name);
          if (symbol !== undefined && !found.some((it) => it.symbol === symbol)) this.add(found, symbol, [symbol.name], 0);
        }
      }
      return found;
    }
    const whole = module.exports?.get(ts.InternalSymbolName.ExportEquals);
    if (whole !== undefined) this.add(found, whole, ["default"], NAMESPACES);
    for (const it of checker.getExportsOfModule(module)) {
      if (it.name !== "prototype") this.add(found, it, [ts.unescapeLeadingUnderscores(it.escapedName)], 0);
    }
    return found;
  }

  /**
   * Adds an export, and those of a namespace.
   * @param {{ path: string[], symbol: TsSymbol, value: boolean }[]} found
   * @param {TsSymbol} symbol
   * @param {string[]} path
   * @param {number} depth
   */
  add(found, symbol, path, depth) {
    const { ts, checker } = this;
    const target = this.resolved(symbol);
    const typeOnly = (symbol.declarations ?? []).some((it) => ts.isTypeOnlyImportOrExportDeclaration(it));
    const value = (target.flags & ts.SymbolFlags.Value) !== 0 && !typeOnly;
    const isModule = (target.flags & ts.SymbolFlags.Module) !== 0;
    const other = target.flags & (ts.SymbolFlags.Value | ts.SymbolFlags.Type) & ~ts.SymbolFlags.Module;
    if (!isModule || other !== 0) found.push({ path, symbol: target, value });
    if (!isModule || depth >= NAMESPACES) return;
    for (const it of checker.getExportsOfModule(target)) {
      const isStatic = (it.flags & (ts.SymbolFlags.ClassMember | ts.SymbolFlags.Prototype)) !== 0;
      if (!isStatic) this.add(found, it, [...path, ts.unescapeLeadingUnderscores(it.escapedName)], depth + 1);
    }
  }

  /**
   * The symbol of a declaration.
   * @param {number} id
   */
  symbolOf(id) {
    this.symbols ??= [...this.ids.keys()];
    return this.symbols[id];
  }

  /**
   * What an import or export stands for.
   * @param {TsSymbol} symbol
   */
  resolved(symbol) {
    return (symbol.flags & this.ts.SymbolFlags.Alias) !== 0 ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  /**
   * The number of a declaration, which is read later.
   * @param {TsSymbol} symbol
   * @param {number} depth
   */
  id(symbol, depth = this.level + 1) {
    const known = this.ids.get(symbol);
    if (known !== undefined) return known;
    const id = this.declarations.length;
    this.ids.set(symbol, id);
    const fact = this.head(symbol);
    this.declarations.push(fact);
    fact.beyond = depth > this.depth;
    this.queue.push({ symbol, fact, depth });
    return id;
  }

  /**
   * @param {TsSymbol} symbol
   * @returns {DeclarationFact}
   */
  head(symbol) {
    const { ts } = this;
    const first = symbol.declarations?.[0];
    const file = first?.getSourceFile();
    const lib = file !== undefined && this.opened.program.isSourceFileDefaultLibrary(file);
    const docs = lib ? { docs: "", deprecated: null, internal: false } : this.members.docs(symbol);
    const name = ts.unescapeLeadingUnderscores(symbol.escapedName);
    const isAnonymous = name === "default" || name === "export=" || name === "__type" || name === "__class";
    const own = first && /** @type {import("typescript6").NamedDeclaration} */ (first).name;
    return {
      name: isAnonymous && own !== undefined && ts.isIdentifier(own) ? own.text : name,
      ...docs,
      package: file === undefined ? null : (packageOf(file.fileName)?.name ?? null),
      lib,
      global: first !== undefined && this.isGlobal(first),
      beyond: false,
      isValue: (symbol.flags & ts.SymbolFlags.Value) !== 0,
      isClass: (symbol.flags & ts.SymbolFlags.Class) !== 0,
      isAbstract: first !== undefined && (ts.getCombinedModifierFlags(first) & ts.ModifierFlags.Abstract) !== 0,
      params: [],
      bases: [],
      instance: null,
      statics: null,
      alias: null,
      enum: null,
      variable: null,
      readonly: false,
    };
  }

  /**
   * Whether a name is declared for all files.
   * @param {Declaration} declaration
   */
  isGlobal(declaration) {
    const { ts } = this;
    // a module as a value is declared by its file
    if (ts.isSourceFile(declaration)) return false;
    /** @type {import("typescript6").Node} */
    let at = declaration.parent;
    if (ts.isVariableDeclarationList(at)) at = at.parent.parent;
    if (ts.isSourceFile(at)) return !ts.isExternalModule(at);
    return ts.isModuleBlock(at) && (at.parent.flags & ts.NodeFlags.GlobalAugmentation) !== 0;
  }

  /**
   * Reads a declaration.
   * @param {TsSymbol} symbol
   * @param {DeclarationFact} fact
   */
  declaration(symbol, fact) {
    const { ts, checker, members } = this;
    const { flags } = symbol;
    const isType = (flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface)) !== 0;
    if (isType) {
      const type = /** @type {import("typescript6").InterfaceType} */ (checker.getDeclaredTypeOfSymbol(symbol));
      fact.params = this.params(type.typeParameters);
      // classes of the engine have too many members; what is known of them is their name
      if (fact.lib && !this.opened.isLibrary && (fact.isValue || fact.params.length > 0)) {
        const bases = (checker.getBaseTypes(type) ?? []).filter((it) => ((it.symbol?.flags ?? 0) & ts.SymbolFlags.Value) !== 0);
        fact.bases = bases.map((it) => this.types.of(it));
        return;
      }
      if (fact.beyond) return;
      fact.bases = this.bases(type);
      fact.instance = members.own(symbol, type);
    }
    if (fact.beyond) {
      if ((flags & ts.SymbolFlags.Enum) === 0) return;
    } else if ((flags & ts.SymbolFlags.TypeAlias) !== 0) {
      const type = checker.getDeclaredTypeOfSymbol(symbol);
      fact.params = this.params(type.aliasTypeArguments);
      fact.alias = this.types.expanded(type);
    }
    if ((flags & ts.SymbolFlags.Enum) !== 0) fact.enum = members.enum(symbol);
    else if ((flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Function)) !== 0) fact.statics = members.statics(symbol);
    else if ((flags & ts.SymbolFlags.Variable) !== 0) this.variable(symbol, fact, isType);
  }

  /**
   * @param {TsSymbol} symbol
   * @param {DeclarationFact} fact
   * @param {boolean} isType whether the name is also that of a type: of the objects that the variable, as a class, makes
   */
  variable(symbol, fact, isType) {
    const type = this.checker.getTypeOfSymbol(symbol);
    if (isType && type.getConstructSignatures().length > 0) {
      fact.statics = this.members.shape(type);
      fact.isClass = true;
      return;
    }
    fact.variable = this.types.of(type);
    const declaration = symbol.valueDeclaration;
    fact.readonly = declaration !== undefined && (this.ts.getCombinedNodeFlags(declaration) & this.ts.NodeFlags.Const) !== 0;
  }

  /** @param {import("typescript6").InterfaceType} type */
  bases(type) {
    return (this.checker.getBaseTypes(type) ?? []).map((it) => this.types.of(it));
  }

  /** @param {readonly TsType[] | undefined} params */
  params(params) {
    return (params ?? []).map((it) => {
      const bound = this.checker.getBaseConstraintOfType(it);
      const own = it.getConstraint();
      const given = it.getDefault();
      return {
        name: it.symbol?.name ?? "T",
        bound: own === undefined ? null : this.types.of(own.flags & this.ts.TypeFlags.Index ? own : (bound ?? own)),
        default: given === undefined ? null : this.types.of(given),
      };
    });
  }
}
