// One encoder and one decoder per shape of Rust, made when first needed and found by the shape's address.

import { state, cover, fresh, end, abandon, out, references, top, truncateOutgoing, truncateReferences, rt } from "./state.js";
import { Mismatch, noMemory } from "./errors.js";
import { nested } from "./nested.js";
import { str } from "./strings.js";
import { TYPES, node, signature as addresses } from "./shapes.js";
import * as encode from "./encode.js";
import * as decode from "./decode.js";

/** What stands for a length where Rust had no memory to write what is to be read; the address says how many bytes there were. */
export const SHORT = -3;

const codecs = new Map();
const signatures = new Map();
/** The encoders and decoders of records, by the address of Rust's shape. */
const records = new Map();

/** The codec of a shape: `enc(value, place)` writes a frame for Rust, `dec(ptr, len)` reads what Rust has written. */
export function codec(address) {
  let known = codecs.get(address);
  if (known === undefined) {
    known = new Codec(node(address));
    codecs.set(address, known);
  }
  return known;
}

/** For generated code: how a record with this address is written and read. */
export function record(address, encode, decode) {
  if (!records.has(address)) records.set(address, { encode, decode });
}

/** The codecs of a function's arguments and result. */
export function signature(address) {
  let known = signatures.get(address);
  if (known === undefined) {
    const { args, result } = addresses(address);
    known = { args: codec(args), result: codec(result) };
    signatures.set(address, known);
  }
  return known;
}

export class Codec {
  constructor(shape) {
    this.node = shape;
    // Compiled at the first use: a record may contain an array of itself.
    this.encode = (value) => {
      this.encode = encoder(this.node);
      this.encode(value);
    };
    this.decode = () => {
      this.decode = decoder(this.node);
      return this.decode();
    };
  }

  /**
   * The value at `ptr`. `place` is for what can be wrong: a number beyond the safe integers, or that Rust had no memory to write
   * it all.
   */
  dec(ptr, length, place) {
    state.readAddress = ptr >>> 0;
    if (length === SHORT) throw noMemory(state.readAddress).error(place);
    cover(state.readAddress + length);
    try {
      return this.decode();
    } catch (error) {
      throw Mismatch.is(error) ? error.error(place) : error;
    }
  }

  /** What Rust has just answered to a call, with `count` bytes. `before` is how many references lay in the list then. */
  answer(count, place, before) {
    try {
      return this.dec(out(), count, place);
    } catch (error) {
      truncateOutgoing(before);
      throw error;
    }
  }

  /** The count of bytes that now lie in the region for Rust. Throws what getters throw, and what `place` says of a wrong value. */
  enc(value, place) {
    fresh();
    const { writeOffset, level } = state;
    const over = top();
    // Above what is half written and above what Rust has not read yet.
    const start = writeOffset > over ? writeOffset : over;
    // Where there is neither, references can only be those of a frame that Rust could not read to its end.
    if (start === 0) truncateReferences(0);
    const refs = references();
    state.writeOffset = start;
    state.level = 0;
    try {
      this.encode(value);
    } catch (error) {
      state.level = level;
      abandon(writeOffset, over, refs);
      throw Mismatch.is(error) ? error.error(place) : error;
    }
    state.level = level;
    state.place = place;
    return end(start, writeOffset);
  }
}

/**
 * For Rust: the error where there is no memory for so many bytes of the newest frame. Of an export it knows member and parameter,
 * otherwise both are empty. It has no memory for the text either.
 */
export function outOfMemory(bytes, placePtr, placeLen, paramPtr, paramLen) {
  const place = placeLen === 0 ? state.place : `${str(placePtr, placeLen)}: parameter ${str(paramPtr, paramLen)}`;
  return noMemory(bytes >>> 0).error(place);
}

function encoder(shape) {
  switch (shape.kind) {
    case "nullable":
      return encode.nullable(codec(shape.inner));
    case "optional":
      return encode.optional(codec(shape.inner), codec(shape.inner).node.kind === "nullable");
    case "array":
      return arrayEncoder(codec(shape.inner));
    case "typed":
      return encode.typed(codec(shape.inner).node.kind);
    case "tuple":
      return encode.tuple(shape.items.map(codec), shape.steps);
    case "class":
      return encode.instance(shape);
    case "record":
      return records.get(shape.address).encode;
    case "numberEnum":
      return encode.numberEnum(shape);
    case "stringEnum":
      return encode.stringEnum(shape);
    default:
      return encode.LEAVES[shape.kind] ?? encode.referenceTo(TYPES[shape.kind]);
  }
}

/** Kinds of what may hold arrays. */
const HOLDERS = ["nullable", "optional", "array", "tuple", "record"];

function arrayEncoder(inner) {
  const { kind } = inner.node;
  const whole = encode.array(inner, kind);
  return HOLDERS.includes(kind) ? nested(whole) : whole;
}

function decoder(shape) {
  switch (shape.kind) {
    case "nullable":
      return decode.nullable(codec(shape.inner));
    case "optional":
      return decode.optional(codec(shape.inner));
    case "array":
      return decode.array(codec(shape.inner), codec(shape.inner).node.kind);
    case "typed":
      return decode.typed(codec(shape.inner).node.kind);
    case "tuple":
      return decode.tuple(shape.items.map(codec));
    case "record":
      return records.get(shape.address).decode;
    case "numberEnum":
      return decode.LEAVES.i32;
    case "stringEnum":
      return decode.stringEnum(shape.values);
    default:
      return decode.LEAVES[shape.kind] ?? decode.reference;
  }
}

/** Installs the runtime module of values as bytes. The entries describe a shape and the shapes of a function. */
export function installCodecs(shape, functionShape) {
  state.entries.shape = state.table.get(shape);
  state.entries.signature = state.table.get(functionShape);
  rt.codec = codec;
}
