// The members of exports whose values cross as wire bytes. exports.js has the others.

import { alive, outgoingCount, references, state, truncateReferences } from "./state.js";
import * as enter from "./enter.js";
import { Codec, SHORT, codec, gathered } from "./codecs.js";
import { Export, installMembers } from "./exports.js";
import { member } from "./shapes.js";
import { thrown } from "./stacks.js";

/** @import { MemberNode, ShapeNode } from "./types.d.ts" */

// The functions that glue calls, which are omitted from the stacks of errors.
const { call, construct, method } = Export.prototype;

/** Index of a constructor. */
const NEW = -1;

/** One member: its codecs, made at the first call. */
class Member {
  /**
   * @param {number} number of the export
   * @param {number} index
   * @param {MemberNode} node
   */
  constructor(number, index, { place, rest, args, result, params }) {
    this.number = number;
    this.index = index;
    this.place = place;
    this.resultPlace = `${place}: result`;
    /** How many arguments precede those that become one array, or -1. */
    this.before = rest ? params.length - 1 : -1;
    const { items } = /** @type {Extract<ShapeNode, { kind: "arguments" }>} */ (codec(args).node);
    this.args = new Codec({ kind: "arguments", items, steps: params.map((name) => `parameter ${name}`) });
    this.result = codec(result);
  }

  /**
   * Calls Rust. If the result is a promise, glue makes rejections of all errors.
   * @param {ArrayLike<unknown>} values
   * @param {number} object the number of the object of a method, or -1
   * @param {() => number} [now] the number after the arguments were read: code of users may have disposed of the object meanwhile
   */
  run(values, object, now) {
    alive();
    const given = references();
    const length = this.args.enc(this.before < 0 ? values : gathered(values, this.before), this.place);
    const before = outgoingCount();
    const answer = enter.invoke(this.number, this.index, now === undefined ? object : now(), length);
    if (answer < 0 && answer !== SHORT) {
      truncateReferences(given);
      throw thrown(this.index === NEW ? construct : object < 0 ? call : method);
    }
    return this.result.answer(answer, this.resultPlace, before);
  }
}

/** The encoded members of an export. */
class Members {
  /** @param {Export} it */
  constructor(it) {
    this.it = it;
    /** @type {Map<number, Member>} */
    this.known = new Map();
  }

  /** @param {number} index */
  member(index) {
    let known = this.known.get(index);
    if (known === undefined) {
      alive();
      const { name, number } = this.it;
      const found = member(number, index);
      if (found === undefined) throw new TypeError(`${name} has no constructor`);
      known = new Member(number, index, found);
      this.known.set(index, known);
    }
    return known;
  }

  /**
   * @param {number} index
   * @param {ArrayLike<unknown>} values
   */
  call(index, values) {
    return this.member(index).run(values, -1);
  }

  /**
   * @param {number} index
   * @param {unknown} receiver
   * @param {ArrayLike<unknown>} values
   */
  method(index, receiver, values) {
    const known = this.member(index);
    const { it } = this;
    return known.run(values, it.receiver(receiver, known.place), () => it.find(receiver));
  }

  /** @param {ArrayLike<unknown>} values */
  construct(values) {
    return /** @type {number} */ (this.member(NEW).run(values, -1));
  }

  /**
   * @param {number} part
   * @param {number} number
   */
  describe(part, number) {
    return this.member(this.it.describing + part).run([], number);
  }
}

/**
 * Installs the runtime module of members that cross as wire bytes.
 * @param {number} describing the entry that describes a member
 * @param {number} invoking the entry that calls one
 */
export function installEncodedExports(describing, invoking) {
  state.entries.member = state.table.get(describing);
  state.entries.invoke = state.table.get(invoking);
  installMembers((it) => new Members(it));
}
