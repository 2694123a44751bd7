// Members, signatures and documentation as facts.

/**
 * @typedef {import("typescript6").Symbol} TsSymbol
 * @typedef {import("typescript6").Type} TsType
 * @typedef {import("typescript6").Signature} TsSignature
 * @typedef {import("./types.mjs").TypeFact} TypeFact
 * @typedef {import("./facts.mjs").Shape} Shape
 */

/**
 * @typedef {{ docs: string, deprecated: string | null, internal: boolean }} DocsFact
 * @typedef {{ name: string, optional: boolean, rest: boolean, type: TypeFact }} ParamFact
 * @typedef {{ key: TypeFact, value: TypeFact, readonly: boolean, text: string }} IndexFact
 */

/**
 * @typedef {DocsFact & {
 *   params: { name: string, bound: TypeFact | null, default: TypeFact | null }[],
 *   inputs: ParamFact[],
 *   receiver: TypeFact | null,
 *   result: TypeFact,
 *   text: string,
 *   isPublic: boolean,
 * }} SignatureFact
 *
 * @typedef {DocsFact & {
 *   name: string | null,
 *   optional: boolean,
 *   readonly: boolean,
 *   type: TypeFact | null,
 *   calls: SignatureFact[],
 *   text: string,
 * }} MemberFact
 */

/** The length of texts that are only shown. */
const TEXT = 300;

/** The flag of a property of a mapped type that cannot be written. */
const CHECKED_READONLY = 8;

/** The flag of a signature with a rest parameter. */
const SIGNATURE_REST = 1;

/** The length of documentation. */
const DOCS = 4_000;

export class Members {
  /** @param {import("./facts.mjs").Facts} facts */
  constructor(facts) {
    this.facts = facts;
    /** What facts are about, for those who compare them later.
     * @type {Map<object, { symbol?: TsSymbol, signature?: TsSignature, index?: import("typescript6").IndexInfo, all?: readonly TsSignature[], of?: TsSymbol }>} */
    this.sources = new Map();
  }

  /**
   * The members that a class or interface declares itself.
   * @param {TsSymbol} symbol
   * @param {import("typescript6").InterfaceType} type
   * @returns {Shape}
   */
  own(symbol, type) {
    const { ts, checker } = this.facts;
    const declared = /** @type {import("typescript6").InterfaceTypeWithDeclaredMembers} */ (/** @type {unknown} */ (type));
    // reading the properties first makes the checker collect what is declared
    type.getProperties();
    const isOwn = (/** @type {import("typescript6").Signature} */ it) => isIn(symbol, it.declaration);
    const members = [...(symbol.members?.values() ?? [])].filter((it) => (it.flags & ts.SymbolFlags.ClassMember) !== 0);
    return {
      members: this.all(declared.declaredProperties ?? members),
      calls: this.signatures(type.getCallSignatures().filter(isOwn)),
      constructs: this.signatures(
        type.getConstructSignatures().filter((it) => !(symbol.flags & ts.SymbolFlags.Class) && isOwn(it)),
      ),
      indexes: this.indexes(checker.getIndexInfosOfType(type).filter((it) => isIn(symbol, it.declaration))),
    };
  }

  /**
   * The constructors and static members of a class, or the signatures and properties of a function.
   * @param {TsSymbol} symbol
   * @returns {Shape}
   */
  statics(symbol) {
    const { ts, checker } = this.facts;
    const type = checker.getTypeOfSymbol(symbol);
    const own = [...(symbol.exports?.values() ?? [])].filter((it) => (it.flags & ts.SymbolFlags.ClassMember) !== 0);
    return {
      members: this.all(own),
      calls: this.signatures(type.getCallSignatures()),
      constructs: this.signatures(type.getConstructSignatures()),
      indexes: [],
    };
  }

  /**
   * Everything that an object type has, inherited members included.
   * @param {TsType} type
   * @returns {Shape}
   */
  shape(type) {
    const { checker } = this.facts;
    return {
      members: this.all(checker.getPropertiesOfType(type)),
      calls: this.signatures(type.getCallSignatures()),
      constructs: this.signatures(type.getConstructSignatures()),
      indexes: this.indexes([...checker.getIndexInfosOfType(type)]),
    };
  }

  /** @param {readonly TsSymbol[]} symbols */
  all(symbols) {
    /** @type {MemberFact[]} */
    const found = [];
    for (const it of symbols) {
      if (it.name === "prototype" || this.isHidden(it)) continue;
      if (this.facts.isFull()) break;
      found.push(this.member(it));
    }
    return found;
  }

  /**
   * Whether a member cannot be used from outside.
   * @param {TsSymbol} symbol
   */
  isHidden(symbol) {
    const { ts } = this.facts;
    return (symbol.declarations ?? []).some((it) => {
      const name = ts.getNameOfDeclaration(it);
      const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
      return (ts.getCombinedModifierFlags(it) & hidden) !== 0 || (name !== undefined && ts.isPrivateIdentifier(name));
    });
  }

  /**
   * @param {TsSymbol} symbol
   * @returns {MemberFact}
   */
  member(symbol) {
    const { ts, checker, types } = this.facts;
    const S = ts.SymbolFlags;
    const type = checker.getTypeOfSymbol(symbol);
    const isMethod = (symbol.flags & (S.Method | S.Function)) !== 0;
    const optional = (symbol.flags & S.Optional) !== 0;
    const calls = isMethod ? checker.getNonNullableType(type).getCallSignatures() : [];
    const declarations = symbol.declarations ?? [];
    const isConstant = declarations.some(
      (it) =>
        (ts.getCombinedModifierFlags(it) & ts.ModifierFlags.Readonly) !== 0 ||
        (ts.isVariableDeclaration(it) && (ts.getCombinedNodeFlags(it) & ts.NodeFlags.Const) !== 0),
    );
    const isGetter = (symbol.flags & S.GetAccessor) !== 0 && (symbol.flags & S.SetAccessor) === 0;
    /** The flags of a property of a mapped type are not in the public types.
     * @type {any} */
    const checked = symbol;
    const isReadonly = isConstant || isGetter || (checked.links?.checkFlags & CHECKED_READONLY) !== 0;
    const value = calls.length > 0 ? null : types.of(type);
    if (calls.length === 0) this.facts.count++;
    const fact = {
      name: this.name(symbol),
      optional,
      readonly: isReadonly,
      type: value,
      calls: this.signatures(calls, symbol),
      ...this.docs(symbol),
      text: this.text(declarations[0]) || `${symbol.name}: ${this.typeText(type)}`,
    };
    this.sources.set(fact, { symbol });
    return fact;
  }

  /**
   * The name of a property; null for a symbol that is not well known.
   * @param {TsSymbol} symbol
   */
  name(symbol) {
    const name = this.facts.ts.unescapeLeadingUnderscores(symbol.escapedName);
    const wellKnown = /^__@(\w+)@\d+$/.exec(name) ?? /^__@(\w+)$/.exec(name);
    if (wellKnown !== null)
      return /^[a-z]/.test(wellKnown[1] ?? "") && this.isWellKnown(wellKnown[1] ?? "") ? `[Symbol.${wellKnown[1]}]` : null;
    return name.startsWith("__@") ? null : name;
  }

  /** @param {string} name */
  isWellKnown(name) {
    return typeof Reflect.get(Symbol, name) === "symbol" || name === "dispose" || name === "asyncDispose";
  }

  /**
   * @param {readonly TsSignature[]} signatures
   * @param {TsSymbol} [of] the member that has them
   */
  signatures(signatures, of) {
    /** @type {SignatureFact[]} */
    const found = [];
    for (const it of signatures) {
      if (this.facts.isFull()) break;
      const fact = this.signature(it);
      this.sources.set(fact, { signature: it, all: signatures, of });
      found.push(fact);
    }
    return found;
  }

  /**
   * @param {TsSignature} signature
   * @returns {SignatureFact}
   */
  signature(signature) {
    const { ts, checker, types } = this.facts;
    this.facts.count++;
    // it is not in the public types
    const receiver = /** @type {TsSymbol | undefined} */ (/** @type {any} */ (signature).thisParameter);
    const { declaration } = signature;
    const modifiers =
      declaration === undefined ? 0 : ts.getCombinedModifierFlags(/** @type {import("typescript6").Declaration} */ (declaration));
    return {
      params: this.facts.params(signature.typeParameters),
      inputs: signature.parameters.map((it, at) => this.param(it, at, signature)),
      receiver: receiver === undefined ? null : types.of(checker.getTypeOfSymbol(receiver)),
      result: types.of(signature.getReturnType()),
      text: this.text(declaration) || checker.signatureToString(signature).slice(0, TEXT),
      isPublic: (modifiers & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) === 0,
      ...this.documentation(signature.getDocumentationComment(checker), signature.getJsDocTags()),
    };
  }

  /**
   * @param {TsSymbol} symbol
   * @param {number} at
   * @param {TsSignature} signature
   * @returns {ParamFact}
   */
  param(symbol, at, signature) {
    const { ts, checker, types } = this.facts;
    const { own, rest, optional } = this.presence(symbol, at, signature);
    const type = checker.getTypeOfSymbol(symbol);
    const isPattern = own !== undefined && !ts.isIdentifier(own.name);
    return { name: isPattern ? "options" : symbol.name, optional, rest, type: types.of(type) };
  }

  /**
   * Whether a parameter may be left out, or takes all further arguments.
   * @param {TsSymbol} symbol
   * @param {number} at
   * @param {TsSignature} signature
   */
  presence(symbol, at, signature) {
    const { ts, checker } = this.facts;
    const declaration = symbol.valueDeclaration;
    const own = declaration !== undefined && ts.isParameter(declaration) ? declaration : undefined;
    const isLast = at === signature.parameters.length - 1;
    /** The flags of a signature and the number of its required parameters are not in the public types.
     * @type {any} */
    const made = signature;
    const hasRest = isLast && (made.flags & SIGNATURE_REST) !== 0;
    const rest = own === undefined ? hasRest : own.dotDotDotToken !== undefined;
    const least = /** @type {number} */ (made.minArgumentCount ?? signature.parameters.length);
    const optional = own === undefined ? at >= least && !rest : checker.isOptionalParameter(own);
    return { own, rest, optional };
  }

  /** @param {readonly import("typescript6").IndexInfo[]} infos */
  indexes(infos) {
    const { types } = this.facts;
    return infos.map((it) => {
      this.facts.count++;
      const fact = {
        key: types.of(it.keyType),
        value: types.of(it.type),
        readonly: it.isReadonly,
        text: this.text(it.declaration),
      };
      this.sources.set(fact, { index: it });
      return fact;
    });
  }

  /** @param {TsSymbol} symbol */
  enum(symbol) {
    const { ts, checker } = this.facts;
    const all = [...(symbol.exports?.values() ?? [])].filter((it) => (it.flags & ts.SymbolFlags.EnumMember) !== 0);
    return all.map((it) => {
      const member = it.valueDeclaration;
      const value = member !== undefined && ts.isEnumMember(member) ? checker.getConstantValue(member) : undefined;
      this.facts.count++;
      return { name: ts.unescapeLeadingUnderscores(it.escapedName), value: value ?? null, ...this.docs(it) };
    });
  }

  /** @param {TsSymbol} symbol */
  docs(symbol) {
    const { checker } = this.facts;
    return this.documentation(symbol.getDocumentationComment(checker), symbol.getJsDocTags(checker));
  }

  /**
   * @param {import("typescript6").SymbolDisplayPart[]} parts
   * @param {import("typescript6").JSDocTagInfo[]} tags
   * @returns {DocsFact}
   */
  documentation(parts, tags) {
    const { ts } = this.facts;
    const deprecated = tags.find((it) => it.name === "deprecated");
    return {
      docs: ts.displayPartsToString(parts).slice(0, DOCS),
      deprecated: deprecated === undefined ? null : ts.displayPartsToString(deprecated.text).slice(0, TEXT),
      internal: tags.some((it) => it.name === "internal"),
    };
  }

  /**
   * A declaration as written, on one line.
   * @param {import("typescript6").Node | undefined} node
   */
  text(node) {
    return node === undefined ? "" : short(node.getText());
  }

  /** @param {TsType} type */
  typeText(type) {
    return short(this.facts.checker.typeToString(type));
  }
}

/** @param {string} text */
function short(text) {
  const line = text
    .slice(0, 4 * TEXT)
    .replace(/\s+/g, " ")
    .trim();
  return line.length > TEXT ? `${line.slice(0, TEXT)}…` : line;
}

/**
 * Whether a declaration is a part of a symbol's.
 * @param {TsSymbol} symbol
 * @param {import("typescript6").Node | undefined} node
 */
function isIn(symbol, node) {
  for (let at = node; at !== undefined; at = at.parent) {
    if ((symbol.declarations ?? []).some((it) => it === at)) return true;
  }
  return false;
}
