// Types of the checker as text for another program, with or without the mappings of jsic.

import { Free } from "./free.mjs";
import { ASYNC_ITERABLES, ITERABLES, KEPT, MAPPINGS, NONE, OF_LIBRARY } from "./mappings.mjs";

/**
 * @typedef {import("typescript6").Type} TsType
 * @typedef {import("typescript6").Symbol} TsSymbol
 * @typedef {import("typescript6").Signature} TsSignature
 * @typedef {{ declaration: number | null, object: number | null, name: string, params: string[], bound: Record<string, string> }} Named
 */

/**
 * How a type is written.
 * @typedef {object} Form
 * @property {boolean} mapped with the mappings
 * @property {"place" | "null" | "both"} absent what stands for a value that may be absent: what is usual in the place, or the same
 * everywhere
 * @property {Set<string>} used the mappings that changed something
 * @property {ReadonlySet<string>} params the type parameters that jsic has here
 * @property {Record<string, string>} bound what stands for others
 * @property {boolean} output whether JavaScript gives the value
 */

/** How deep object types without an item are nested, and how many there are in one type. */
const INSIDE = 4;
const SHAPES = 40;

/** How deep types are nested, and how many there are in one. */
const DEPTH = 40;
const SIZE = 3_000;

export class Written {
  /**
   * @param {import("./facts.mjs").Facts} facts
   * @param {Named[]} named
   */
  constructor(facts, named) {
    this.facts = facts;
    /** @type {Map<number, Named[]>} */
    this.named = new Map();
    /** @type {Map<number, Named[]>} */
    this.objects = new Map();
    for (const it of named) {
      const [all, id] = it.object === null ? [this.named, it.declaration ?? -1] : [this.objects, it.object];
      all.set(id, [...(all.get(id) ?? []), it]);
    }
    /** @type {Map<string, string>} */
    this.names = new Map();
    /** @type {string[]} */
    this.declarations = [];
    this.free = new Free(this);
    this.depth = 0;
    this.count = 0;
    this.shapes = 0;
    this.inside = 0;
  }

  /**
   * @param {TsType} type
   * @param {Form} form
   * @returns {string}
   */
  type(type, form) {
    if (this.depth === 0) {
      this.count = 0;
      this.shapes = 0;
    }
    if (this.depth > DEPTH || this.count > SIZE) return NONE;
    this.depth++;
    this.count++;
    try {
      return this.kind(type, form);
    } finally {
      this.depth--;
    }
  }

  /**
   * In parentheses where something follows.
   * @param {TsType} type
   * @param {Form} form
   */
  operand(type, form) {
    const text = this.type(type, form);
    return /^[\w$."]+(<[^=|&]*>)?(\[\])*$/.test(text) ? text : `(${text})`;
  }

  /**
   * @param {TsType} type
   * @param {Form} form
   * @returns {string}
   */
  kind(type, form) {
    const { ts, checker } = this.facts;
    const { flags } = type;
    const F = ts.TypeFlags;
    if (flags & F.Any) return /** @type {any} */ (type).intrinsicName === "error" ? NONE : "any";
    if (flags & F.Unknown) return "unknown";
    if (flags & F.Never) return "never";
    if (flags & F.Void) return "void";
    if (flags & F.Undefined) return "undefined";
    if (flags & F.Null) return "null";
    if (flags & F.EnumLike) return this.enum(type, form);
    if (flags & (F.StringLiteral | F.NumberLiteral)) {
      return JSON.stringify(/** @type {import("typescript6").LiteralType} */ (type).value);
    }
    if (flags & F.BooleanLiteral) return checker.typeToString(type);
    if (flags & F.Boolean) return "boolean";
    if (flags & F.String) return "string";
    if (flags & F.Number) return "number";
    if (flags & F.BigIntLike) return "bigint";
    if (flags & F.ESSymbolLike) return "symbol";
    if (flags & F.NonPrimitive) return "object";
    if (flags & F.TypeParameter) return this.param(/** @type {import("typescript6").TypeParameter} */ (type), form);
    if (type.isUnion()) return this.union(type, form);
    const own = this.ofObject(type, form);
    if (own !== undefined) return own;
    if (type.isIntersection()) return this.intersection(type, form);
    if (flags & F.Object) return this.object(/** @type {import("typescript6").ObjectType} */ (type), form);
    return NONE;
  }

  /**
   * The values of an enum, of which jsic has the values.
   * @param {TsType} type
   * @param {Form} form
   */
  enum(type, form) {
    form.used.add(MAPPINGS.enums);
    /** @type {readonly TsType[]} */
    const all = type.isUnion() ? type.types : [type];
    const values = all.map((it) => /** @type {import("typescript6").LiteralType} */ (it).value);
    if (values.some((it) => it === undefined)) return "number";
    return values.map((it) => JSON.stringify(it)).join(" | ");
  }

  /**
   * @param {import("typescript6").TypeParameter} type
   * @param {Form} form
   * @returns {string}
   */
  param(type, form) {
    const { checker } = this.facts;
    if (/** @type {any} */ (type).isThisType) {
      if (!form.mapped) return "this";
      form.used.add(MAPPINGS.receiver);
      const owner = checker.getBaseConstraintOfType(type);
      return owner === undefined ? NONE : this.type(owner, form);
    }
    const name = type.symbol?.name ?? "";
    const own = here(name, form);
    if (own !== undefined) return own;
    const given = form.bound[name];
    if (given !== undefined) return given;
    const bound = type.getConstraint();
    if (!form.mapped || bound === undefined) return NONE;
    form.used.add(MAPPINGS.params);
    return this.type(bound, form);
  }

  /**
   * @param {import("typescript6").UnionType} type
   * @param {Form} form
   */
  union(type, form) {
    const { ts } = this.facts;
    const F = ts.TypeFlags;
    const isAbsent = (/** @type {TsType} */ it) => (it.flags & (F.Null | F.Undefined | F.Void)) !== 0;
    const present = type.types.filter((it) => !isAbsent(it));
    const texts = new Set(present.map((it) => this.operand(it, form)));
    if (form.mapped) this.lists(present, texts, form);
    if (present.length === type.types.length) return [...texts].join(" | ");
    if (!form.mapped) {
      for (const it of type.types) if (isAbsent(it)) texts.add(this.type(it, form));
      return [...texts].join(" | ");
    }
    form.used.add(MAPPINGS.absent);
    texts.add("null");
    if (form.absent === "both" || (form.absent === "place" && form.output)) texts.add("undefined");
    return [...texts].join(" | ");
  }

  /**
   * Removes from a union what an array beside it includes.
   * @param {TsType[]} types
   * @param {Set<string>} texts
   * @param {Form} form
   */
  lists(types, texts, form) {
    for (const it of types) {
      const name = this.libraryName(it);
      if (name !== "ArrayLike" && name !== "Iterable") continue;
      const [of] = this.args(it);
      if (of === undefined || !texts.has(`${this.operand(of, form)}[]`)) continue;
      form.used.add(MAPPINGS.lists);
      texts.delete(this.operand(it, form));
    }
  }

  /**
   * @param {import("typescript6").IntersectionType} type
   * @param {Form} form
   */
  intersection(type, form) {
    const { ts } = this.facts;
    const F = ts.TypeFlags;
    const primitive = type.types.find((it) => it.flags & (F.StringLike | F.NumberLike | F.BooleanLike | F.BigIntLike));
    if (primitive !== undefined) {
      form.used.add(MAPPINGS.branded);
      return this.type(primitive, form);
    }
    const isEmpty = (/** @type {TsType} */ it) =>
      (it.flags & F.Object) !== 0 && it.symbol?.name === "__type" && it.getProperties().length === 0;
    const solid = type.types.filter((it) => !isEmpty(it) && it.symbol?.name !== "globalThis");
    if (solid.length === 1 && solid[0] !== undefined) return this.type(solid[0], form);
    if (type.types.some((it) => it.flags & F.Instantiable)) return NONE;
    return this.shape(type, form);
  }

  /**
   * @param {import("typescript6").ObjectType} type
   * @param {Form} form
   * @returns {string}
   */
  object(type, form) {
    const { ts, checker } = this.facts;
    const O = ts.ObjectFlags;
    if (checker.isTupleType(type)) return this.tuple(/** @type {import("typescript6").TupleTypeReference} */ (type), form);
    if (checker.isArrayType(type)) return this.array(this.args(type)[0], type.symbol?.name === "ReadonlyArray", form);
    const { symbol } = type;
    if (symbol !== undefined && type.objectFlags & (O.ClassOrInterface | O.Reference)) {
      const own = this.declared(symbol);
      if (own !== undefined) return this.reference(type, own, form);
      const library = this.libraryName(type);
      if (library !== undefined) return this.library(type, library, form);
    }
    const S = ts.SymbolFlags;
    const constructs = type.getConstructSignatures();
    if (constructs.length > 0 && form.mapped) {
      const made = constructs[0]?.getReturnType();
      const own = made?.symbol && this.declared(made.symbol);
      if (made === undefined || own === undefined) return NONE;
      form.used.add(MAPPINGS.classes);
      return `new (...args: any[]) => ${this.type(made, form)}`;
    }
    if (symbol !== undefined && (symbol.flags & (S.ValueModule | S.Enum)) !== 0 && type.objectFlags & O.Anonymous) return NONE;
    const properties = checker.getPropertiesOfType(type);
    const indexes = checker.getIndexInfosOfType(type);
    const calls = type.getCallSignatures();
    if (properties.length === 0 && constructs.length === 0) {
      if (indexes.length === 0 && calls.length === 0) {
        if (type.objectFlags & O.Mapped) return NONE;
        if (!form.mapped) return "{}";
        form.used.add(MAPPINGS.objects);
        return "unknown";
      }
      const [call] = calls;
      if (calls.length === 1 && indexes.length === 0 && call !== undefined) return this.function(call, form);
      if (calls.length === 0) return this.index(indexes, form);
    }
    return this.shape(type, form);
  }

  /**
   * The items of jsic for a declared type.
   * @param {TsSymbol} symbol
   */
  declared(symbol) {
    const id = this.facts.ids.get(symbol);
    return id === undefined ? undefined : this.named.get(id);
  }

  /**
   * An object type without a declaration that has an item.
   * @param {TsType} type
   * @param {Form} form
   */
  ofObject(type, form) {
    const id = this.facts.types.ids.get(type);
    const all = id === undefined ? undefined : this.objects.get(id);
    if (all === undefined) return undefined;
    const isHere = (/** @type {Named} */ it) => Object.entries(it.bound).every(([name, text]) => form.bound[name] === text);
    const own = all.length === 1 ? all[0] : all.find(isHere);
    if (own === undefined) return undefined;
    if (own.params.length === 0) return own.name;
    const args = own.params.map((name) => here(name, form) ?? form.bound[name] ?? NONE);
    return `${own.name}<${args.join(", ")}>`;
  }

  /** @param {TsType} type */
  libraryName(type) {
    const file = type.symbol?.declarations?.[0]?.getSourceFile();
    const isLibrary = file !== undefined && this.facts.opened.program.isSourceFileDefaultLibrary(file);
    return isLibrary ? type.symbol.name : undefined;
  }

  /** @param {TsType} type */
  args(type) {
    const { ts, checker } = this.facts;
    const isReference = /** @type {import("typescript6").ObjectType} */ (type).objectFlags & ts.ObjectFlags.Reference;
    return isReference ? checker.getTypeArguments(/** @type {import("typescript6").TypeReference} */ (type)) : [];
  }

  /**
   * A declared type with its type arguments; of several copies the one for these.
   * @param {TsType} type
   * @param {Named[]} all
   * @param {Form} form
   */
  reference(type, all, form) {
    const { target } = /** @type {import("typescript6").TypeReference} */ (type);
    const params = /** @type {import("typescript6").InterfaceType} */ (target ?? type).typeParameters ?? [];
    const args = this.args(type);
    const inner = { ...form, output: false };
    const texts = new Map(
      params.map((it, at) => {
        const arg = args[at];
        return [it.symbol.name, arg === undefined ? "unknown" : this.type(arg, inner)];
      }),
    );
    const isThis = (/** @type {Named} */ { bound }) =>
      Object.entries(bound).every(([name, text]) => same(text, texts.get(name) ?? ""));
    const copies = all.filter((it) => Object.keys(it.bound).length > 0);
    const own = all.length === 1 ? all[0] : (copies.find(isThis) ?? all.find(isThis));
    if (own === undefined) return NONE;
    if (own.params.length === 0) return own.name;
    return `${own.name}<${own.params.map((name) => texts.get(name) ?? NONE).join(", ")}>`;
  }

  /**
   * @param {TsType} type
   * @param {string} name
   * @param {Form} form
   * @returns {string}
   */
  library(type, name, form) {
    const args = this.args(type);
    if (name === "ArrayLike" && form.mapped && !form.output) {
      form.used.add(MAPPINGS.lists);
      return this.array(args[0], false, form);
    }
    let own = name;
    if (form.mapped) {
      const mapped = OF_LIBRARY.get(name);
      if (ITERABLES.has(name)) {
        own = "Iterable";
        form.used.add(MAPPINGS.iterables);
      } else if (ASYNC_ITERABLES.has(name)) {
        own = "AsyncIterable";
        form.used.add(MAPPINGS.iterables);
      } else if (mapped !== undefined) {
        own = /** @type {string} */ (mapped[0]);
        form.used.add(/** @type {string} */ (mapped[1]));
      }
    }
    if (own === "Function") return form.mapped ? "(...args: unknown[]) => unknown" : "Function";
    if (own === "object") return own;
    const count = KEPT.get(own);
    if (count === undefined && !/^(Big)?(Int|Uint|Float)\d+(Clamped)?Array$/.test(own)) return NONE;
    const first = args[0];
    if (own === "Promise" && first !== undefined && form.mapped) {
      const F = this.facts.ts.TypeFlags;
      if (first.flags & (F.Undefined | F.Never)) {
        form.used.add(MAPPINGS.results);
        return "Promise<void>";
      }
      const present = this.facts.checker.getNonNullableType(first);
      if (this.facts.checker.isArrayType(present)) {
        form.used.add(MAPPINGS.arrays);
        const absent = present === first ? "" : " | null | undefined";
        return `Promise<object${absent}>`;
      }
    }
    const texts = args.slice(0, count ?? 0).map((it) => this.type(it, form));
    return texts.length === 0 ? `globalThis.${own}` : `globalThis.${own}<${texts.join(", ")}>`;
  }

  /**
   * @param {TsType | undefined} of
   * @param {boolean} readonly
   * @param {Form} form
   */
  array(of, readonly, form) {
    if (readonly && form.mapped) form.used.add(MAPPINGS.lists);
    const text = of === undefined ? "any" : this.operand(of, form);
    return `${readonly && !form.mapped ? "readonly " : ""}${text}[]`;
  }

  /**
   * @param {import("typescript6").TupleTypeReference} type
   * @param {Form} form
   */
  tuple(type, form) {
    const { ts } = this.facts;
    const { elementFlags, readonly } = type.target;
    const items = this.args(type).map((it, at) => {
      const flags = elementFlags[at] ?? ts.ElementFlags.Required;
      if (flags & ts.ElementFlags.Variadic) return `...${this.operand(it, form)}`;
      if (flags & ts.ElementFlags.Rest) return `...${this.operand(it, form)}[]`;
      return flags & ts.ElementFlags.Optional ? `${this.operand(it, form)}?` : this.type(it, form);
    });
    if (readonly && form.mapped) form.used.add(MAPPINGS.lists);
    return `${readonly && !form.mapped ? "readonly " : ""}[${items.join(", ")}]`;
  }

  /**
   * @param {readonly import("typescript6").IndexInfo[]} infos
   * @param {Form} form
   */
  index(infos, form) {
    const values = [...new Set(infos.map((it) => this.operand(it.type, form)))];
    const [only] = infos;
    if (form.mapped && (infos.length > 1 || (only !== undefined && only.keyType.flags & this.facts.ts.TypeFlags.Number))) {
      form.used.add(MAPPINGS.indexes);
      return `{ [key: string]: ${values.join(" | ")} }`;
    }
    return `{ ${infos.map((it) => `[key: ${this.type(it.keyType, form)}]: ${this.type(it.type, form)};`).join(" ")} }`;
  }

  /**
   * @param {TsSignature} signature
   * @param {Form} form
   */
  function(signature, form) {
    const inputs = this.inputs(signature, form).map(({ ty, optional, rest }, at) =>
      rest ? `...a${at}: ${ty}` : `a${at}${optional ? "?" : ""}: ${ty}`,
    );
    return `(${inputs.join(", ")}) => ${this.result(signature, form)}`;
  }

  /**
   * The parameters of a signature.
   * @param {TsSignature} signature
   * @param {Form} form
   * @returns {{ ty: string, optional: boolean, rest: boolean }[]}
   */
  inputs(signature, form) {
    const { ts, checker, members } = this.facts;
    const F = ts.TypeFlags;
    /** @type {{ ty: string, optional: boolean, rest: boolean }[]} */
    const found = [];
    const inner = { ...form, output: !form.output };
    let count = signature.parameters.length;
    const isNothing = (/** @type {TsSymbol | undefined} */ it) => it !== undefined && checker.getTypeOfSymbol(it).flags & F.Void;
    while (form.mapped && isNothing(signature.parameters[count - 1])) {
      form.used.add(MAPPINGS.results);
      count--;
    }
    for (const [at, symbol] of signature.parameters.slice(0, count).entries()) {
      const { rest, optional } = members.presence(symbol, at, signature);
      const type = checker.getTypeOfSymbol(symbol);
      if (rest && checker.isTupleType(type)) {
        const { elementFlags } = /** @type {import("typescript6").TupleTypeReference} */ (type).target;
        for (const [index, it] of this.args(type).entries()) {
          const flags = elementFlags[index] ?? ts.ElementFlags.Required;
          const isRest = (flags & ts.ElementFlags.Variable) !== 0;
          const text = flags & ts.ElementFlags.Rest ? `${this.operand(it, inner)}[]` : this.type(it, inner);
          found.push({ ty: text, optional: (flags & ts.ElementFlags.Optional) !== 0, rest: isRest });
        }
        continue;
      }
      const takesNothing = form.mapped && (type.flags & F.Union) !== 0 && includesUndefined(ts, type);
      const isLast =
        takesNothing &&
        signature.parameters.slice(at + 1).every((it, index) => {
          const next = members.presence(it, at + 1 + index, signature);
          return next.optional || next.rest || includesUndefined(ts, checker.getTypeOfSymbol(it));
        });
      const isOptional = optional || isLast;
      if (isLast && !optional) form.used.add(MAPPINGS.absent);
      found.push({ ty: isOptional ? this.defined(type, inner) : this.type(type, inner), optional: isOptional, rest });
    }
    return found;
  }

  /**
   * A type without `undefined`, of what may be left out.
   * @param {TsType} type
   * @param {Form} form
   */
  defined(type, form) {
    const { ts } = this.facts;
    if (!type.isUnion()) return this.type(type, form);
    const isUndefined = (/** @type {TsType} */ it) => (it.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) !== 0;
    if (!type.types.some(isUndefined)) return this.type(type, form);
    const present = type.types.filter((it) => !isUndefined(it));
    const texts = new Set(present.map((it) => this.operand(it, form)));
    if (form.mapped) this.lists(present, texts, form);
    return [...texts].join(" | ") || "undefined";
  }

  /**
   * A type without `null` and `undefined`.
   * @param {TsType} type
   * @param {Form} form
   */
  present(type, form) {
    const { ts } = this.facts;
    if (!type.isUnion()) return this.type(type, form);
    const absent = ts.TypeFlags.Undefined | ts.TypeFlags.Void | ts.TypeFlags.Null;
    const types = type.types.filter((it) => !(it.flags & absent));
    return [...new Set(types.map((it) => this.operand(it, form)))].join(" | ") || "null";
  }

  /**
   * @param {TsSignature} signature
   * @param {Form} form
   */
  result(signature, form) {
    const F = this.facts.ts.TypeFlags;
    const type = signature.getReturnType();
    if (/** @type {any} */ (type).isThisType) return "this";
    if (form.mapped && type.flags & (F.Undefined | F.Never)) {
      form.used.add(MAPPINGS.results);
      return "void";
    }
    return this.type(type, form);
  }

  /**
   * An object type without an item of its own, as a declaration.
   * @param {TsType} type
   * @param {Form} form
   */
  shape(type, form) {
    const { checker, members } = this.facts;
    const free = [...this.free.of(type)];
    const known = free.map((name) => here(name, form));
    const lost = free.some((name) => here(name, form) === undefined && form.bound[name] === undefined);
    if (lost && !form.mapped) return NONE;
    const args = /** @type {string[]} */ (known.filter((it) => it !== undefined));
    const given = free.map((name) => form.bound[name]);
    const key = `${given.join()} ${/** @type {any} */ (type).id} ${form.mapped} ${form.absent} ${form.output} ${args.join()}`;
    let name = this.names.get(key);
    if (name === undefined) {
      // TypeScript compares large ones very slowly
      if (this.inside >= INSIDE || this.shapes >= SHAPES) return NONE;
      this.inside++;
      this.shapes++;
      name = `$Shape${this.names.size}`;
      this.names.set(key, name);
      const inner = { ...form, params: new Set(args) };
      const parts = [];
      for (const it of checker.getPropertiesOfType(type)) {
        if (it.name === "prototype" || members.isHidden(it)) continue;
        const own = members.name(it);
        if (own === null) continue;
        const text = own.startsWith("[Symbol.") ? own : JSON.stringify(own);
        const optional = (it.flags & this.facts.ts.SymbolFlags.Optional) !== 0;
        const of = checker.getTypeOfSymbol(it);
        const mayBeLeftOut = optional || (form.mapped && includesUndefined(this.facts.ts, of));
        const ty = mayBeLeftOut ? this.defined(of, inner) : this.type(of, inner);
        parts.push(`${text}${mayBeLeftOut ? "?" : ""}: ${ty};`);
      }
      for (const it of type.getCallSignatures()) {
        const text = this.function(it, inner);
        parts.push(`${text.replace(/\) => /, "): ")};`);
      }
      for (const it of type.getConstructSignatures()) parts.push(`new ${this.function(it, inner).replace(/\) => /, "): ")};`);
      for (const it of checker.getIndexInfosOfType(type)) {
        parts.push(`[key: ${this.type(it.keyType, inner)}]: ${this.type(it.type, inner)};`);
      }
      const params = args.length > 0 ? `<${args.join(", ")}>` : "";
      this.inside--;
      this.declarations.push(`type ${name}${params} = { ${parts.join(" ")} };`);
    }
    return args.length > 0 ? `${name}<${args.join(", ")}>` : name;
  }
}

/**
 * The name that a type parameter has in the interface.
 * @param {string} name
 * @param {Form} form
 */
function here(name, form) {
  return [name, `T${name}`, `T${name}2`, `${name}2`].find((it) => form.params.has(it));
}

/**
 * Whether two texts of type arguments are those of one type for jsic, which has no `any`.
 * @param {string} one
 * @param {string} other
 */
function same(one, other) {
  const plain = (/** @type {string} */ text) => text.replaceAll(/\bany\b/g, "unknown").replaceAll(/[()]|globalThis\./g, "");
  return plain(one) === plain(other);
}

/**
 * @param {import("./load.mjs").TypeScript} ts
 * @param {TsType} type
 */
export function includesUndefined(ts, type) {
  const isUndefined = (/** @type {TsType} */ it) => (it.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) !== 0;
  return type.isUnion() ? type.types.some(isUndefined) : isUndefined(type);
}
