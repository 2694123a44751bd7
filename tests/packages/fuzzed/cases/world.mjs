// The package and its surroundings in these cases: what it imports, its objects in all their states, and the check of the errors
// that it throws.

import { honest, near, SETS } from "./kinds.mjs";
import { POSITIONS } from "./positions.mjs";
import { Random } from "./random.mjs";
import { Hostile } from "./values.mjs";

/** The number of microtasks after which a promise counts as never settled. */
const TICKS = 60;

/** Messages of a dead instance, or of a runtime that read a value that does not exist. */
const FATAL =
  /instance is dead|Rust panicked|Rust trapped|unreachable|memory access|table index|null function|recursion|call stack|is not defined|Cannot (read|set) propert.*(undefined|null)/i;
/** Errors of the package begin with the position. */
const POSITIONED =
  /^(Take|Optional|Rest|Await|Call|CallLater|Listen|Lend|Borrow|Ask|Answer|AskLater|AnswerLater|Look|Field|Get|Convert|Catch|Inspect|Views|Borrowed|Token|MemoryView|Control)\b|^(value|function|object|error|element|field|wrapped|given up|property|promise|callback is already running|tests[^ ]*call\.rs:\d+)\b/;
/** Errors of engines about the values themselves: getters that fail, proxies that violate invariants. */
const ENGINE =
  /proxy|revoked|not (a )?(function|constructor|iterable)|Symbol|BigInt|primitive|detached|out of bounds|read.?only|frozen|extensible|getter|setter|private|Invalid|incompatible|abstract|prototype|realm|iterator|not an? (object|array)|undefined is not|object null|Receiver must be|Class constructor/i;

export class World {
  /** @type {string[]} */
  faults = [];
  /** @type {any[]} */
  tokens = [];
  /** @type {any[]} */
  views = [];
  /**
   * Lent functions, and whether their calls have ended.
   * @type {{ callback: (value: unknown) => unknown, kind: string, isOver: () => boolean }[]}
   */
  late = [];
  keys = [
    "value",
    "name",
    "children",
    "data",
    "bytes",
    "when",
    "numbers",
    "token",
    "then",
    "length",
    "message",
    "stack",
    "cause",
    "code",
    "constructor",
  ];
  Gadget = class Gadget {};

  /**
   * @param {any} api
   * @param {boolean} positions whether errors that do not name a position are a fault; the list of errors of engines is complete
   *   for V8 only
   */
  constructor(api, positions) {
    this.api = api;
    this.positions = positions;
    this.honest = honest(this);
    this.near = near(this);
    /**
     * What the package imports.
     * @type {Record<"borrow" | "answer" | "answerLater" | "field" | "views", Record<string, any>>}
     */
    this.host = { borrow: {}, answer: {}, answerLater: {}, field: {}, views: {} };
    Object.assign(globalThis, { fuzzed: { ...this.host, Gadget: this.Gadget } });
    this.token = new api.Token(1, "kept");
    this.listeners = Object.fromEntries(SETS.simple.map((kind) => [kind, api.Listen[kind]()]));
    this.opaque = api.Control.opaque();
    this.pinned = api.Control.pinned();
    this.undetectable = globalThis.document?.all;
    const { Token, Control } = api;
    /**
     * Objects of the package, in all their states.
     * @type {(() => any)[]}
     */
    this.own = [
      () => this.token,
      () => this.tokens.at(-1) ?? this.token,
      () => this.disposed(),
      () => this.opaque,
      () => this.pinned,
      () => this.views.at(-1) ?? this.pinned,
      () => Object.create(Token.prototype),
      () => Object.create(this.token),
      () => new Proxy(this.token, {}),
      () => Token,
      () => Control,
      () => this.listeners.i32,
      () => this.late.at(-1)?.callback,
    ];
    this.answers = Object.fromEntries(SETS.all.map((kind) => [kind, api.Take[kind](this.honest[kind]())]));
  }

  /** A token that was disposed of. */
  disposed() {
    const token = new this.api.Token(2);
    token.dispose();
    return token;
  }

  /**
   * An object that hostile code may dispose of during a call.
   * @param {Random} random
   */
  disposable(random) {
    return random.pick([this.tokens, this.views]).at(-1);
  }

  /**
   * Does one call at a position.
   * @param {Hostile} hostile
   * @param {string} [position] any if there is none
   */
  call(hostile, position = hostile.random.pick(Object.keys(POSITIONS))) {
    hostile.note(`<${position}>`);
    return POSITIONS[position](this, hostile);
  }

  /**
   * Reports a fault of the package.
   * @param {string} text
   */
  fault(text) {
    this.faults.push(text);
  }

  /**
   * Checks an error of the package: it must name the position, or be thrown by code of the values.
   * @param {any} error
   * @param {Hostile} hostile
   */
  judge(error, hostile) {
    if (hostile.thrown.has(error)) return;
    let text;
    try {
      text = error instanceof Error ? error.message : undefined;
    } catch {
      // An error that cannot be read was thrown by a value.
      return;
    }
    if (typeof text !== "string") return this.checkOther(error);
    if (error instanceof WebAssembly.RuntimeError || FATAL.test(text))
      return this.fault(`${error.name}: ${text}\n${error.cause?.stack ?? error.stack}`);
    if (this.positions && !POSITIONED.test(text) && !ENGINE.test(text)) this.fault(`an error without a position: ${error.stack}`);
    return undefined;
  }

  /**
   * Checks a thrown value without a message. Values that were made while promises settled are not recorded.
   * @param {any} error
   */
  checkOther(error) {
    if (error?.constructor?.name === "Mismatch") this.fault("an internal error was thrown");
  }

  /**
   * Does one round with a call at a position; returns its faults.
   * @param {number} seed
   * @param {string} [position]
   */
  async round(seed, position) {
    const { Control, Take } = this.api;
    this.faults = [];
    const hostile = new Hostile(new Random(seed), this);
    const before = Control.alive();
    this.tokens = [];
    try {
      const result = this.call(hostile, position);
      if (result instanceof Promise) await this.settled(result, hostile);
    } catch (error) {
      this.judge(error, hostile);
    }
    for (let tick = 0; tick < TICKS; tick += 1) await null;
    if (this.faults.length > 0) return this.report(seed, hostile);
    try {
      this.dispose();
      Control.cancel();
      for (let tick = 0; tick < TICKS; tick += 1) await null;
      this.compare(before, Control.alive());
      if (!Control.unharmed()) this.fault("memory that is Rust's own was written");
      const kind = hostile.random.pick(SETS.all);
      const answer = Take[kind](this.honest[kind]());
      if (answer !== this.answers[kind]) this.fault(`the answer to a valid ${kind} is ${answer}, not ${this.answers[kind]}`);
    } catch (/** @type {any} */ error) {
      this.fault(`a valid call: ${error?.stack ?? error}`);
    }
    return this.report(seed, hostile);
  }

  /** Disposes of the objects of the round, whatever their prototypes are. */
  dispose() {
    const { dispose } = this.api.Token.prototype;
    for (const token of this.tokens) dispose.call(token);
    for (const view of this.views) this.pinned.dispose.call(view);
    this.views = [];
  }

  /**
   * Waits for a promise for a limited time.
   * @param {Promise<unknown>} promise
   * @param {Hostile} hostile
   */
  async settled(promise, hostile) {
    let done = false;
    promise.then(
      () => {
        done = true;
      },
      (error) => {
        done = true;
        this.judge(error, hostile);
      },
    );
    for (let tick = 0; tick < TICKS && !done; tick += 1) await null;
  }

  /**
   * Compares the live counts of before and after a round.
   * @param {Record<string, number>} before
   * @param {Record<string, number>} after
   */
  compare(before, after) {
    for (const key of Object.keys(before)) {
      if (before[key] !== after[key]) this.fault(`${after[key]} ${key} are alive, ${before[key]} were before`);
    }
  }

  /**
   * The faults of a round.
   * @param {number} seed
   * @param {Hostile} hostile
   */
  report(seed, hostile) {
    return this.faults.map((fault) => `seed ${seed}, values ${hostile.trail.join(", ")}: ${fault}`);
  }
}
