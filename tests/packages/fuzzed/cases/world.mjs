// The package and what surrounds it in these cases: what it imports, its objects in all their states, and the judge of what
// comes out of it.

import { Hostile } from "./values.mjs";
import { honest, near, SETS } from "./kinds.mjs";
import { PLACES } from "./places.mjs";
import { Random } from "./random.mjs";

/** How often promises may go on before they count as never settled. */
const TICKS = 60;

/** What only an instance says that is at its end, or a runtime that looked where nothing is. */
const FATAL =
  /instance is dead|Rust panicked|Rust trapped|unreachable|memory access|table index|null function|recursion|call stack|is not defined|Cannot (read|set) propert.*(undefined|null)/i;
/** Errors of the package begin with the place. */
const PLACED =
  /^(Take|Optional|Rest|Await|Call|CallLater|Listen|Lend|Borrow|Ask|Answer|AskLater|AnswerLater|Look|Field|Get|Convert|Catch|Inspect|Views|Borrowed|Token|MemoryView|Control)\b|^(value|function|object|error|element|field|wrapped|given up|property|promise|callback is already running|tests[^ ]*call\.rs:\d+)\b/;
/** What engines say of the values themselves: getters that fail, proxies that break their promises. */
const OFTEN =
  /proxy|revoked|not (a )?(function|constructor|iterable)|Symbol|BigInt|primitive|detached|out of bounds|read.?only|frozen|extensible|getter|setter|private|Invalid|incompatible|abstract|prototype|realm|iterator|not an? (object|array)|undefined is not|object null|Receiver must be|Class constructor/i;

export class World {
  faults = [];
  tokens = [];
  views = [];
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

  /** `places`: whether errors that name no place are a fault. What engines say by themselves is known of V8 alone. */
  constructor(api, places) {
    this.api = api;
    this.places = places;
    this.honest = honest(this);
    this.near = near(this);
    this.host = { borrow: {}, answer: {}, answerLater: {}, field: {}, views: {}, Gadget: this.Gadget };
    globalThis.fuzzed = this.host;
    this.token = new api.Token(1, "kept");
    this.listeners = Object.fromEntries(SETS.simple.map((kind) => [kind, api.Listen[kind]()]));
    this.opaque = api.Control.opaque();
    this.pinned = api.Control.pinned();
    this.undetectable = globalThis.document?.all;
    const { Token, Control } = api;
    /** What the package itself has made, in all its states. */
    this.own = [
      () => this.token,
      () => this.tokens.at(-1) ?? this.token,
      () => this.gone(),
      () => this.opaque,
      () => this.pinned,
      () => this.views.at(-1) ?? this.pinned,
      () => Object.create(Token.prototype),
      () => Object.create(this.token),
      () => new Proxy(this.token, {}),
      () => Token,
      () => Control,
      () => this.listeners.i32,
      () => this.late.at(-1)?.fn,
    ];
    this.answers = Object.fromEntries(SETS.all.map((kind) => [kind, api.Take[kind](this.honest[kind]())]));
  }

  /** A token that was disposed of. */
  gone() {
    const token = new this.api.Token(2);
    token.dispose();
    return token;
  }

  /** Something that hostile code may dispose of in the middle of a call. */
  disposable(random) {
    return random.pick([this.tokens, this.views]).at(-1);
  }

  /** One call at this place, or at any. */
  call(hostile, place = hostile.random.pick(Object.keys(PLACES))) {
    hostile.note(`<${place}>`);
    return PLACES[place](this, hostile);
  }

  fault(text) {
    this.faults.push(text);
  }

  /** Whether an error may come out: one that names the place, or what code of the values has thrown. */
  judge(error, hostile) {
    if (hostile.thrown.has(error)) return;
    let text;
    try {
      text = error instanceof Error ? error.message : undefined;
    } catch {
      // An error that cannot be looked at is one that a value has thrown.
      return;
    }
    if (typeof text !== "string") return this.strange(error);
    if (error instanceof WebAssembly.RuntimeError || FATAL.test(text))
      return this.fault(`${error.name}: ${text}\n${error.cause?.stack ?? error.stack}`);
    if (this.places && !PLACED.test(text) && !OFTEN.test(text)) this.fault(`an error that names no place: ${error.stack}`);
    return undefined;
  }

  strange(error) {
    // Values that were made while promises settled are not remembered one by one.
    if (error?.constructor?.name === "Mismatch") this.fault("an error of the inside came out");
  }

  /** One round with a call at this place; gives what was wrong in it. */
  async round(seed, place) {
    const { Control, Take } = this.api;
    this.faults = [];
    const hostile = new Hostile(new Random(seed), this);
    const before = Control.alive();
    this.tokens = [];
    try {
      const result = this.call(hostile, place);
      if (result instanceof Promise) await this.settled(result, hostile);
    } catch (error) {
      this.judge(error, hostile);
    }
    for (let tick = 0; tick < TICKS; tick += 1) await null;
    if (this.faults.length > 0) return this.report(seed, hostile);
    try {
      this.letGo();
      Control.cancel();
      for (let tick = 0; tick < TICKS; tick += 1) await null;
      this.compare(before, Control.alive());
      if (!Control.unharmed()) this.fault("memory that is Rust's own was written");
      const kind = hostile.random.pick(SETS.all);
      const answer = Take[kind](this.honest[kind]());
      if (answer !== this.answers[kind]) this.fault(`an honest ${kind} is answered with ${answer}, not ${this.answers[kind]}`);
    } catch (error) {
      this.fault(`an honest call: ${error?.stack ?? error}`);
    }
    return this.report(seed, hostile);
  }

  /** Disposes of what the round has made, whatever prototype it has by now. */
  letGo() {
    const { dispose } = this.api.Token.prototype;
    for (const token of this.tokens) dispose.call(token);
    for (const view of this.views) this.pinned.dispose.call(view);
    this.views = [];
  }

  /** Waits for a promise, but not for ever. */
  async settled(promise, hostile) {
    let done = false;
    promise.then(
      () => (done = true),
      (error) => {
        done = true;
        this.judge(error, hostile);
      },
    );
    for (let tick = 0; tick < TICKS && !done; tick += 1) await null;
  }

  compare(before, after) {
    for (const key of Object.keys(before)) {
      if (before[key] !== after[key]) this.fault(`${after[key]} ${key} are alive, ${before[key]} were before`);
    }
  }

  report(seed, hostile) {
    return this.faults.map((fault) => `seed ${seed}, made of ${hostile.trail.join(", ")}: ${fault}`);
  }
}
