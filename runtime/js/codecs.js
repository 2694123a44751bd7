// One encoder and one decoder per shape of Rust, made when it is first needed and found by the shape's address.

import { state, cover, fresh, end, abandon, out, references, top, truncateOutgoing, truncateReferences, rt } from "./state.js";
import { Mismatch, noMemory } from "./errors.js";
import { str } from "./strings.js";
import { TYPES, node, signature as addresses } from "./shapes.js";
import * as encode from "./encode.js";
import * as decode from "./decode.js";
import { decodeArguments, encodeArguments } from "./arguments.js";

/** @import { CollectionCodecs, Decode, Encode, Place, RecursiveCodecs, ShapeNode, UnionCodecs, ValueCodec } from "./types.d.ts" */
/** @import { Kind } from "./shapes.js" */
/** @import { ElementKind } from "./typed.js" */

/**
 * Codecs of a function's arguments and result. `rest` says that the last argument is a list of all further ones; arguments
 * after the first `required` ones are left out at the end if they are missing.
 * @typedef {{ args: Codec, result: Codec, rest: boolean, required: number }} FunctionCodec
 */

/** A length where Rust had no memory to write the value; the address is the count of bytes that it needed. */
export const SHORT = -3;

/** In place of a length: the value has no bytes, and in place of their address is its index in a closed enum. */
const WORD = -4;

/** @type {Map<number, Codec>} */
const codecs = new Map();
/** @type {Map<number, FunctionCodec>} */
const signatures = new Map();
/**
 * The printed codecs of records, by the address of Rust's shape; Rust registers one before any value of it crosses.
 * @type {Map<number, ValueCodec>}
 */
const records = new Map();

/** The codecs of collections, tuples and iterables; their runtime modules add them before a shape of these kinds is read. */
export const collections = /** @type {CollectionCodecs} */ (/** @type {Partial<CollectionCodecs>} */ ({}));
/** The codecs of recursive items; the runtime module of these adds them before a shape of this kind is read. */
export const recursive = /** @type {RecursiveCodecs} */ (/** @type {Partial<RecursiveCodecs>} */ ({}));
/** The codecs of unions and literals; their runtime module adds them before a shape of these kinds is read. */
export const unions = /** @type {UnionCodecs} */ (/** @type {Partial<UnionCodecs>} */ ({}));

/**
 * The codec of a shape.
 * @param {number} address
 */
export function codec(address) {
  let known = codecs.get(address);
  if (known === undefined) {
    known = new Codec(node(address), address);
    codecs.set(address, known);
  }
  return known;
}

/**
 * For generated code: registers the codec of a record.
 * @param {number} address
 * @param {Encode} encode
 * @param {Decode} decode
 */
export function record(address, encode, decode) {
  if (!records.has(address)) records.set(address, { encode, decode });
}

/**
 * The codecs of a function's arguments and result.
 * @param {number} address
 */
export function signature(address) {
  let known = signatures.get(address);
  if (known === undefined) {
    const { args, result, rest } = addresses(address);
    known = { args: codec(args), result: codec(result), rest, required: Infinity };
    if (known.args.node.kind === "arguments") known.required = required(known.args.node.items, rest);
    signatures.set(address, known);
  }
  return known;
}

/**
 * How many arguments must be passed.
 * @param {number[]} items the shapes of the arguments
 * @param {boolean} rest whether the last one is a list of further ones
 */
function required(items, rest) {
  let count = rest ? items.length - 1 : items.length;
  while (count > 0 && codec(items[count - 1]).node.kind === "optional") count--;
  return count;
}

/**
 * Decodes the arguments of a call of a JavaScript function.
 * @param {FunctionCodec} signature
 * @param {number} ptr
 * @param {number} length
 * @param {Place} place
 */
export function argumentsOf({ args, rest, required }, ptr, length, place) {
  const values = /** @type {unknown[]} */ (args.dec(ptr, length, place));
  const all = rest ? values.concat(values.pop()) : values;
  while (all.length > required && all[all.length - 1] === undefined) all.pop();
  return all;
}

/**
 * The arguments with those from an index on as one array.
 * @param {ArrayLike<unknown>} values
 * @param {number} from
 */
export function gathered(values, from) {
  const all = Array.from(values);
  // Missing arguments before them stay missing.
  return Array.from({ length: from + 1 }, (_, i) => (i < from ? all[i] : all.slice(from)));
}

/** Reads and writes the frames of values of a shape. */
export class Codec {
  /**
   * @param {ShapeNode} shape
   * @param {number} [address]
   */
  constructor(shape, address = 0) {
    this.node = shape;
    /**
     * The words of a closed enum by its values: each value that crosses alone is its word (benchmark rows `enum of words …`).
     * @type {Map<unknown, number> | undefined}
     */
    this.words = wordsOf(shape);
    // Made at the first use: a record may contain itself.
    /** @type {Encode} */
    this.encode = (value) => {
      this.encode = encoder(this.node, address);
      this.encode(value);
    };
    /** @type {Decode} */
    this.decode = () => {
      this.decode = decoder(this.node);
      return this.decode();
    };
  }

  /**
   * The value at an address.
   * @param {number} ptr
   * @param {number} length
   * @param {Place} [place] for errors: a number beyond the safe integers, or no memory in Rust to write the value
   */
  dec(ptr, length, place) {
    if (length < 0) return this.withoutBytes(ptr >>> 0, length, place);
    state.readAddress = ptr >>> 0;
    cover(state.readAddress + length);
    try {
      return this.decode();
    } catch (error) {
      throw Mismatch.is(error) ? error.error(place) : error;
    }
  }

  /**
   * The value of a word, or the error where Rust had no memory.
   * @param {number} word or the count of bytes
   * @param {number} length
   * @param {Place} [place]
   */
  withoutBytes(word, length, place) {
    const { node } = this;
    if (length === WORD && node.kind === "stringEnum") return node.values[word];
    throw noMemory(word).error(place);
  }

  /**
   * For glue: the same as `enc` of a result, or below 0 the complement of its word.
   * @param {unknown} value
   * @param {Place} place
   */
  put(value, place) {
    const word = this.words?.get(value);
    return word === undefined ? this.enc(value, place) : ~word;
  }

  /**
   * The result of a call of Rust that has just returned.
   * @param {number} length
   * @param {Place} place
   * @param {number} before the count of references on their way before the call
   */
  answer(length, place, before) {
    try {
      return this.dec(out(), length, place);
    } catch (error) {
      truncateOutgoing(before);
      throw error;
    }
  }

  /**
   * Writes a value to the region as a frame for Rust. Throws what getters throw, and an error at `place` for a value that does
   * not fit.
   * @param {unknown} value
   * @param {Place} place
   * @returns the count of bytes
   */
  enc(value, place) {
    fresh();
    const { writeOffset, level } = state;
    const unread = top();
    // Above a half-written frame and above those that Rust has not read yet.
    const start = writeOffset > unread ? writeOffset : unread;
    // Without any, the references that remain are those of a frame that Rust could not read to its end.
    if (start === 0) truncateReferences(0);
    const count = references();
    state.writeOffset = start;
    state.level = 0;
    try {
      this.encode(value);
    } catch (error) {
      state.level = level;
      abandon(writeOffset, unread, count);
      throw Mismatch.is(error) ? error.error(place) : error;
    }
    state.level = level;
    state.place = place;
    return end(start, writeOffset);
  }
}

/**
 * For Rust: the error where there is no memory for so many bytes of the newest frame. Member and parameter are those of an
 * export, otherwise both are empty: there is no memory for the text either.
 * @param {number} bytes
 * @param {number} memberPtr
 * @param {number} memberLen
 * @param {number} paramPtr
 * @param {number} paramLen
 */
export function outOfMemory(bytes, memberPtr, memberLen, paramPtr, paramLen) {
  const place = memberLen === 0 ? state.place : `${str(memberPtr, memberLen)}: parameter ${str(paramPtr, paramLen)}`;
  return noMemory(bytes >>> 0).error(place);
}

/**
 * The words of a closed enum: indices, or numbers that are not negative.
 * @param {ShapeNode} shape
 * @returns {Map<unknown, number> | undefined}
 */
function wordsOf(shape) {
  if (shape.kind === "stringEnum" && !shape.open) return new Map(shape.values.map((value, index) => [value, index]));
  if (shape.kind === "numberEnum" && !shape.open) {
    return new Map(shape.values.filter((value) => value >= 0).map((value) => [value, value]));
  }
  return undefined;
}

/**
 * @param {ShapeNode} shape
 * @param {number} address
 * @returns {Encode}
 */
function encoder(shape, address) {
  switch (shape.kind) {
    case "nullable":
      return encode.nullable(codec(shape.inner));
    case "optional":
      return encode.optional(codec(shape.inner), codec(shape.inner).node.kind === "nullable");
    case "array":
      return encode.array(codec(shape.inner), codec(shape.inner).node.kind);
    case "typed":
      return encode.typed(/** @type {ElementKind} */ (codec(shape.inner).node.kind));
    case "arguments":
      return encodeArguments(shape.items.map(codec), shape.steps);
    case "tuple":
    case "dictionary":
    case "map":
    case "set":
    case "iterable":
    case "asyncIterable":
      return collections[shape.kind].encoder(shape.items.map(codec));
    case "class":
      return encode.instance(shape);
    case "record":
      return /** @type {ValueCodec} */ (records.get(shape.address)).encode;
    case "recursive":
      return recursive.encoder(address, shape.layers, codec(shape.inner));
    case "numberEnum":
      return encode.numberEnum(shape);
    case "stringEnum":
      return encode.stringEnum(shape);
    case "union":
    case "literal":
      return unions[shape.kind].encoder(shape.words);
    default:
      return encode.LEAVES[shape.kind] ?? encode.referenceTo(TYPES[/** @type {keyof typeof TYPES} */ (shape.kind)]);
  }
}

/**
 * The codec of a recursive item itself.
 * @param {number} address of the shape of the recursive item
 * @returns {ValueCodec}
 */
function itemOf(address) {
  const { node } = codec(address);
  return codec(/** @type {Extract<ShapeNode, { inner: number }>} */ (node).inner);
}

/**
 * @param {ShapeNode} shape
 * @returns {Decode}
 */
function decoder(shape) {
  switch (shape.kind) {
    case "nullable":
      return decode.nullable(codec(shape.inner));
    case "optional":
      return decode.optional(codec(shape.inner));
    case "array":
      return decode.array(codec(shape.inner), codec(shape.inner).node.kind);
    case "typed":
      return decode.typed(/** @type {ElementKind} */ (codec(shape.inner).node.kind));
    case "arguments":
      return decodeArguments(shape.items.map(codec));
    case "tuple":
    case "dictionary":
    case "map":
    case "set":
    case "iterable":
    case "asyncIterable":
      return collections[shape.kind].decoder(shape.items.map(codec));
    case "record":
      return /** @type {ValueCodec} */ (records.get(shape.address)).decode;
    case "recursive":
      return recursive.decoder(codec(shape.inner), itemOf);
    case "numberEnum":
      return decode.LEAVES.i32;
    case "stringEnum":
      return decode.stringEnum(shape.values);
    case "union":
    case "literal":
      return unions[shape.kind].decoder(shape.words);
    default:
      return /** @type {Record<string, Decode>} */ (decode.LEAVES)[shape.kind] ?? decode.reference;
  }
}

/**
 * Installs the runtime module of encoded values.
 * @param {number} shape the entry that describes a shape
 * @param {number} functionShape the entry that describes the shapes of a function
 */
export function installCodecs(shape, functionShape) {
  state.entries.shape = state.table.get(shape);
  state.entries.signature = state.table.get(functionShape);
  rt.codec = codec;
}
