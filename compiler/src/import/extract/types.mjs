// Types as facts, after the checker resolved them.

/**
 * @typedef {import("typescript6").Type} TsType
 * @typedef {import("typescript6").Symbol} TsSymbol
 * @typedef {import("./facts.mjs").Shape} Shape
 */

/**
 * @typedef {{ k: "any" | "unknown" | "never" | "void" | "undefined" | "null" | "string" | "number" | "boolean" | "bigint" | "symbol" | "object" | "this" }} PlainFact
 * @typedef {PlainFact
 *   | { k: "literal", value: string | number | boolean, of: number | null }
 *   | { k: "ref", id: number, args: TypeFact[] }
 *   | { k: "typeof", id: number }
 *   | { k: "array", of: TypeFact }
 *   | { k: "tuple", items: { name: string | null, of: TypeFact, optional: boolean, rest: boolean }[] }
 *   | { k: "union", of: TypeFact[] }
 *   | { k: "shape", id: number }
 *   | { k: "param", name: string }
 *   | { k: "branded", of: TypeFact }
 *   | { k: "index", of: TypeFact, by: TypeFact, bound: TypeFact | null }
 *   | { k: "keyof", of: TypeFact, bound: TypeFact | null }
 *   | { k: "other", why: string, bound: TypeFact | null }} TypeFact
 */

/**
 * An object type without a declaration, or with one whose type arguments are resolved.
 * @typedef {Shape & { name: string | null, args: TypeFact[] }} ObjectFact
 */

/** How deep types are nested. */
const DEPTH = 24;

/** How many members an object of a class with further members has, before it is only one of the class. */
const LARGE = 100;

/** How deep objects without a name are nested, of which recursive types may have no end. */
const OBJECTS = 12;

export class Types {
  /** @param {import("./facts.mjs").Facts} facts */
  constructor(facts) {
    this.facts = facts;
    /** @type {ObjectFact[]} */
    this.objects = [];
    /** @type {Map<TsType, number>} */
    this.ids = new Map();
    /** @type {{ type: TsType, fact: ObjectFact, level: number, nested: number }[]} */
    this.queue = [];
    this.nested = 0;
    this.depth = 0;
    /** The alias of the object that is being read.
     * @type {TsSymbol | undefined} */
    this.reading = undefined;
  }

  /** Reads the next object that waits; false if there is none. */
  drain() {
    const next = this.queue.shift();
    if (next === undefined) return false;
    this.facts.level = next.level;
    this.nested = next.nested;
    this.reading = next.type.aliasSymbol;
    Object.assign(next.fact, this.facts.members.shape(next.type));
    this.reading = undefined;
    this.nested = 0;
    return true;
  }

  /**
   * A type as a fact.
   * @param {TsType} type
   * @returns {TypeFact}
   */
  of(type) {
    const named = this.alias(type);
    if (named !== undefined) return named;
    return this.expanded(type);
  }

  /**
   * The declared name of a type that has one.
   * @param {TsType} type
   * @returns {TypeFact | undefined}
   */
  alias(type) {
    const { ts, checker, opened } = this.facts;
    const symbol = type.aliasSymbol;
    if (symbol === undefined) return undefined;
    const args = type.aliasTypeArguments ?? [];
    if (args.length > 0) {
      // of others the checker has to resolve the type for these arguments
      const declared = checker.getDeclaredTypeOfSymbol(symbol);
      const isPlain = declared.symbol !== undefined && (declared.symbol.flags & ts.SymbolFlags.TypeLiteral) !== 0;
      const isMapped = (objectFlags(declared) & ts.ObjectFlags.Mapped) !== 0;
      if (!isPlain || isMapped || declared === type) return undefined;
    }
    const file = symbol.declarations?.[0]?.getSourceFile();
    if (file !== undefined && opened.program.isSourceFileDefaultLibrary(file) && args.length > 0) return undefined;
    return { k: "ref", id: this.facts.id(symbol), args: args.map((it) => this.of(it)) };
  }

  /**
   * A type as a fact, without the name of its alias.
   * @param {TsType} type
   * @returns {TypeFact}
   */
  expanded(type) {
    if (this.depth >= DEPTH) return { k: "other", why: "nesting", bound: null };
    this.depth++;
    try {
      return this.kind(type);
    } finally {
      this.depth--;
    }
  }

  /**
   * @param {TsType} type
   * @returns {TypeFact}
   */
  kind(type) {
    const { ts } = this.facts;
    const { flags } = type;
    const F = ts.TypeFlags;
    if (flags & F.Any) {
      // the name is not in the public types
      return /** @type {any} */ (type).intrinsicName === "error" ? { k: "other", why: "unresolved", bound: null } : { k: "any" };
    }
    if (flags & F.Unknown) return { k: "unknown" };
    if (flags & F.Never) return { k: "never" };
    if (flags & F.Void) return { k: "void" };
    if (flags & F.Undefined) return { k: "undefined" };
    if (flags & F.Null) return { k: "null" };
    if (flags & F.EnumLiteral && !(flags & F.Union)) return this.literal(type, this.enumOf(type));
    if (flags & F.EnumLike && type.symbol !== undefined)
      return { k: "ref", id: this.facts.id(this.enumSymbol(type.symbol)), args: [] };
    if (flags & (F.StringLiteral | F.NumberLiteral | F.BooleanLiteral)) return this.literal(type, null);
    if (flags & F.Boolean) return { k: "boolean" };
    if (flags & F.String) return { k: "string" };
    if (flags & F.Number) return { k: "number" };
    if (flags & F.BigIntLike) return { k: "bigint" };
    if (flags & F.ESSymbolLike) return { k: "symbol" };
    if (flags & F.NonPrimitive) return { k: "object" };
    if (flags & F.TypeParameter) {
      // the mark of `this` is not in the public types
      return /** @type {any} */ (type).isThisType ? { k: "this" } : { k: "param", name: type.symbol.name };
    }
    if (type.isUnion()) return this.union(type);
    if (type.isIntersection()) return this.intersection(type);
    if (flags & F.IndexedAccess) {
      const { objectType, indexType } = /** @type {import("typescript6").IndexedAccessType} */ (type);
      return { k: "index", of: this.of(objectType), by: this.of(indexType), bound: this.bound(type) };
    }
    if (flags & F.Index) {
      const of = /** @type {import("typescript6").IndexType} */ (type).type;
      return { k: "keyof", of: this.of(of), bound: this.bound(type) };
    }
    if (flags & (F.TemplateLiteral | F.StringMapping)) return { k: "other", why: "template", bound: { k: "string" } };
    if (flags & F.Object) return this.object(/** @type {import("typescript6").ObjectType} */ (type));
    return { k: "other", why: flags & F.Conditional ? "conditional" : "type", bound: this.bound(type) };
  }

  /**
   * @param {TsType} type
   * @returns {TypeFact | null}
   */
  bound(type) {
    const bound = this.facts.checker.getBaseConstraintOfType(type);
    return bound === undefined || bound === type ? null : this.of(bound);
  }

  /**
   * @param {TsType} type
   * @param {number | null} of the enum that declares it
   * @returns {TypeFact}
   */
  literal(type, of) {
    const { ts, checker } = this.facts;
    if (type.flags & ts.TypeFlags.BooleanLiteral) return { k: "literal", value: checker.typeToString(type) === "true", of };
    const { value } = /** @type {import("typescript6").LiteralType} */ (type);
    return typeof value === "object" || value === undefined ? { k: "bigint" } : { k: "literal", value, of };
  }

  /** @param {TsType} type */
  enumOf(type) {
    return type.symbol === undefined ? null : this.facts.id(this.enumSymbol(type.symbol));
  }

  /**
   * The enum of a member, or the enum itself.
   * @param {TsSymbol} symbol
   */
  enumSymbol(symbol) {
    const { ts } = this.facts;
    // the parent of a symbol is not in the public types
    const parent = /** @type {TsSymbol | undefined} */ (/** @type {any} */ (symbol).parent);
    return (symbol.flags & ts.SymbolFlags.EnumMember) !== 0 && parent !== undefined ? parent : symbol;
  }

  /**
   * @param {import("typescript6").UnionType} type
   * @returns {TypeFact}
   */
  union(type) {
    // the union as it was written, with the names of unions in it
    // it is not in the public types
    const { origin } = /** @type {any} */ (type);
    const written = origin?.isUnion?.() ? origin.types : type.types;
    return { k: "union", of: written.map((/** @type {TsType} */ it) => this.of(it)) };
  }

  /**
   * @param {import("typescript6").IntersectionType} type
   * @returns {TypeFact}
   */
  intersection(type) {
    const { ts, checker } = this.facts;
    const simple = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike | ts.TypeFlags.BigIntLike;
    const primitive = type.types.find((it) => it.flags & simple);
    if (primitive !== undefined) return { k: "branded", of: this.of(primitive) };
    const isEmpty = (/** @type {TsType} */ it) =>
      (it.flags & ts.TypeFlags.Object) !== 0 && it.symbol?.name === "__type" && it.getProperties().length === 0;
    // `Window & typeof globalThis` is the window: what else is global is no member of its class
    const solid = type.types.filter((it) => !isEmpty(it) && it.symbol?.name !== "globalThis");
    if (solid.length === 1 && solid[0] !== undefined) return this.of(solid[0]);
    if (type.types.some((it) => it.flags & ts.TypeFlags.Instantiable)) {
      const known = type.types.find((it) => it.flags & ts.TypeFlags.TypeParameter);
      return { k: "other", why: "intersection", bound: known === undefined ? this.bound(type) : this.of(known) };
    }
    const owner = solid.find((it) => it.isClass() || (it.symbol?.flags ?? 0) & ts.SymbolFlags.Class);
    if (owner !== undefined && checker.getPropertiesOfType(type).length > LARGE) {
      return { k: "other", why: "intersection", bound: this.of(owner) };
    }
    return this.shape(type);
  }

  /**
   * @param {import("typescript6").ObjectType} type
   * @returns {TypeFact}
   */
  object(type) {
    const { ts, checker } = this.facts;
    const O = ts.ObjectFlags;
    const { symbol } = type;
    if (checker.isTupleType(type)) return this.tuple(/** @type {import("typescript6").TupleTypeReference} */ (type));
    if (checker.isArrayType(type)) {
      const [of] = checker.getTypeArguments(/** @type {import("typescript6").TypeReference} */ (type));
      return { k: "array", of: of === undefined ? { k: "any" } : this.of(of) };
    }
    if (type.objectFlags & (O.ClassOrInterface | O.Reference) && symbol !== undefined) {
      const { target } = /** @type {import("typescript6").TypeReference} */ (type);
      const params = /** @type {import("typescript6").InterfaceType} */ (target ?? type).typeParameters ?? [];
      const args =
        type.objectFlags & O.Reference ? checker.getTypeArguments(/** @type {import("typescript6").TypeReference} */ (type)) : [];
      return { k: "ref", id: this.facts.id(symbol), args: args.slice(0, params.length).map((it) => this.of(it)) };
    }
    const S = ts.SymbolFlags;
    const isOfValue = symbol !== undefined && (symbol.flags & (S.Class | S.ValueModule | S.Enum)) !== 0;
    if (isOfValue && type.objectFlags & O.Anonymous) return { k: "typeof", id: this.facts.id(symbol) };
    if (
      type.objectFlags & O.Mapped &&
      checker.getPropertiesOfType(type).length === 0 &&
      checker.getIndexInfosOfType(type).length === 0
    ) {
      return { k: "other", why: "mapped", bound: null };
    }
    if (type.objectFlags & O.Mapped && this.reading !== undefined && type.aliasSymbol === this.reading) {
      // a type such as a recursive `Partial` maps all classes that its objects name: one has an object of the class there
      const owner = this.classOf(type);
      if (owner !== undefined) return { k: "other", why: "mapped", bound: this.of(owner) };
    }
    return this.shape(type);
  }

  /**
   * The class or the interface of the engine that declares the members of a type.
   * @param {TsType} type
   * @returns {TsType | undefined}
   */
  classOf(type) {
    const { ts, checker, opened } = this.facts;
    for (const { declarations } of checker.getPropertiesOfType(type)) {
      for (const { parent } of declarations ?? []) {
        const isOfEngine = ts.isInterfaceDeclaration(parent) && opened.program.isSourceFileDefaultLibrary(parent.getSourceFile());
        const name = ts.isClassLike(parent) || isOfEngine ? parent.name : undefined;
        const symbol = name && checker.getSymbolAtLocation(name);
        if (symbol !== undefined) return checker.getDeclaredTypeOfSymbol(symbol);
      }
    }
    return undefined;
  }

  /**
   * @param {import("typescript6").TupleTypeReference} type
   * @returns {TypeFact}
   */
  tuple(type) {
    const { ts, checker } = this.facts;
    const { elementFlags, labeledElementDeclarations } = type.target;
    const items = checker.getTypeArguments(type).map((it, at) => {
      const flags = elementFlags[at] ?? ts.ElementFlags.Required;
      const label = labeledElementDeclarations?.[at]?.name;
      return {
        name: label !== undefined && ts.isIdentifier(label) ? label.text : null,
        of: this.of(it),
        optional: (flags & ts.ElementFlags.Optional) !== 0,
        rest: (flags & (ts.ElementFlags.Rest | ts.ElementFlags.Variadic)) !== 0,
      };
    });
    return { k: "tuple", items };
  }

  /**
   * An object without a declaration, which is read later.
   * @param {TsType} type
   * @returns {TypeFact}
   */
  shape(type) {
    const known = this.ids.get(type);
    if (known !== undefined) return { k: "shape", id: known };
    if (this.nested >= OBJECTS || this.facts.isFull()) return { k: "other", why: "nesting", bound: null };
    const id = this.objects.length;
    this.ids.set(type, id);
    const name = type.aliasSymbol?.name ?? null;
    /** @type {ObjectFact} */
    const fact = { name, args: [], members: [], calls: [], constructs: [], indexes: [] };
    this.objects.push(fact);
    // an argument may be an object, which has the next number
    fact.args = (type.aliasTypeArguments ?? []).map((it) => this.of(it));
    this.queue.push({ type, fact, level: this.facts.level, nested: this.nested + 1 });
    return { k: "shape", id };
  }
}

/**
 * @param {TsType} type
 * @returns {number}
 */
function objectFlags(type) {
  return /** @type {import("typescript6").ObjectType} */ (type).objectFlags ?? 0;
}
