// The type parameters that types name.

/**
 * @typedef {import("typescript6").Type} TsType
 */

/** How deep a type is searched for type parameters. */
const NESTED = 12;

/** How many types are asked for their type parameters. */
const MANY = 500;

export class Free {
  /** @param {import("./written.mjs").Written} written */
  constructor(written) {
    this.written = written;
    this.facts = written.facts;
    /** @type {Map<TsType, Set<string>>} */
    this.known = new Map();
    this.nested = 0;
  }

  /**
   * The type parameters that a type names.
   * @param {TsType} type
   */
  of(type) {
    const known = this.known.get(type);
    if (known !== undefined) return known;
    /** @type {Set<string>} */
    const found = new Set();
    this.walk(type, found, new Set(), new Set());
    this.known.set(type, found);
    return found;
  }

  /**
   * @param {TsType} type
   * @param {Set<string>} found
   * @param {Set<TsType>} seen
   * @param {Set<TsType>} bound
   */
  walk(type, found, seen, bound) {
    // a type that names itself with other arguments has no end
    if (seen.has(type) || this.nested > NESTED || seen.size > MANY) return;
    seen.add(type);
    this.nested++;
    this.walkParts(type, found, seen, bound);
    this.nested--;
  }

  /**
   * @param {TsType} type
   * @param {Set<string>} found
   * @param {Set<TsType>} seen
   * @param {Set<TsType>} bound
   */
  walkParts(type, found, seen, bound) {
    const { ts, checker } = this.facts;
    if (type.flags & ts.TypeFlags.TypeParameter) {
      if (!bound.has(type) && !(/** @type {any} */ (type).isThisType)) found.add(type.symbol.name);
      return;
    }
    if (type.isUnionOrIntersection()) for (const it of type.types) this.walk(it, found, seen, bound);
    if (!(type.flags & ts.TypeFlags.Object)) return;
    for (const it of this.written.args(type)) this.walk(it, found, seen, bound);
    const isDeclared =
      type.symbol !== undefined &&
      (this.written.declared(type.symbol) !== undefined || this.written.libraryName(type) !== undefined);
    const { objectFlags } = /** @type {import("typescript6").ObjectType} */ (type);
    if (isDeclared && objectFlags & (ts.ObjectFlags.ClassOrInterface | ts.ObjectFlags.Reference)) return;
    for (const it of checker.getPropertiesOfType(type)) this.walk(checker.getTypeOfSymbol(it), found, seen, bound);
    for (const it of [...type.getCallSignatures(), ...type.getConstructSignatures()]) {
      for (const own of it.typeParameters ?? []) bound.add(own);
      for (const input of it.parameters) this.walk(checker.getTypeOfSymbol(input), found, seen, bound);
      this.walk(it.getReturnType(), found, seen, bound);
    }
    for (const it of checker.getIndexInfosOfType(type)) this.walk(it.type, found, seen, bound);
  }
}
