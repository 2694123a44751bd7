// Interfaces and classes of Rust in the hands of JavaScript.

import assert from "node:assert/strict";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { checkInstance } from "../classes.js";
import { codec } from "../codecs.js";
import { exportNew, exportedNumber, exportedObject } from "../exports.js";
import { leave, outgoingCount, pushOutgoing, references, state } from "../state.js";
import { installTuples } from "../tuples.js";
import { collect, found, instance } from "./fake.mjs";

installTuples();
const fake = instance();
const u8 = fake.shape("u8");
const nothing = fake.shape("void");
const none = fake.shape("arguments");
const ACCOUNT = 5000;
const account = fake.shape("class", ACCOUNT, ...fake.text("Account"));

fake.member(0, 0, "Greeter.add", ["a", "b"], fake.shape("arguments", u8, u8), u8);
fake.member(0, 1, "Greeter.sum", ["first", "rest"], fake.shape("arguments", u8, fake.shape("array", u8)), u8, 1);
fake.member(0, 2, "Greeter.later", ["a"], fake.shape("arguments", u8), fake.shape("promise", u8));
fake.member(1, -1, "Account", ["start"], fake.shape("arguments", u8), fake.shape("u32"));
fake.member(1, 0, "Account.deposit", ["amount"], fake.shape("arguments", u8), u8);
fake.member(1, 1, "Account.absorb", ["other"], fake.shape("arguments", account), nothing);
fake.member(1, 2, "Account.open", [], none, account);
const point = fake.record("Single");
fake.member(1, 3, "Account.take", ["point"], fake.shape("arguments", point), nothing);

const BROKEN = 6000;
const broken = fake.shape("class", BROKEN, ...fake.text("Broken"));
fake.member(20, -1, "Broken", ["code"], fake.shape("tuple", u8), fake.shape("u32"));
fake.member(20, 0, "Broken.code", [], none, u8);
fake.member(20, 1, "Broken.message", [], none, fake.shape("string"));
fake.member(20, 2, "Broken.cause", [], none, fake.shape("nullable", fake.shape("string")));
fake.member(20, 3, "Broken.take", ["error"], fake.shape("tuple", broken), nothing);

const greeter = exportNew(0, 0, ...fake.text(""));

/**
 * An object of the class, with the members that every exported class has.
 * @typedef {{
 *   deposit(amount: number): number, absorb(other: unknown): void, take(point: object): void,
 *   dispose(): void, readonly isDisposed: boolean,
 * }} AccountObject
 */

/** @typedef {{ new (start: number): AccountObject, prototype: AccountObject, open(): AccountObject }} AccountClass */

/**
 * A class as its glue has it.
 * @param {ReturnType<typeof exportNew>} it
 */
function define(it) {
  class Account {
    #n = 0;
    static get = (/** @type {object} */ o) => (#n in o ? o.#n : 0);
    static set = (/** @type {object} */ o, /** @type {number} */ n) => {
      if (#n in o) o.#n = n;
    };
    /** @param {number} start */
    constructor(start) {
      this.#n = it.state.adopt;
      it.state.adopt = 0;
      if (this.#n !== 0) return;
      this.#n = it.construct(arguments);
      it.attach(this);
    }
    /** @param {number} amount */
    deposit(amount) {
      return it.method(0, this, arguments);
    }
    /** @param {unknown} other */
    absorb(other) {
      return it.method(1, this, arguments);
    }
    /** @param {object} point */
    take(point) {
      return it.method(3, this, arguments);
    }
    static open() {
      return it.call(2, arguments);
    }
  }
  it.define(Account, Account.get, Account.set);
  return /** @type {AccountClass} */ (/** @type {unknown} */ (Account));
}

const Account = define(exportNew(1, ACCOUNT, ...fake.text("Account")));

/** The object of a number as Rust passes it. */
const object = (/** @type {number} */ number, address = ACCOUNT) =>
  exportedObject(number, address, ...fake.text("Account"), ...fake.text("export_account!"));

/**
 * `new Account(1)`, for which Rust answers with a number.
 * @param {number} number
 */
function make(number, Class = Account) {
  fake.answer = () => [number & 255, number >> 8, 0, 0];
  return new Class(1);
}

const calls = () => fake.log.called.splice(0);
const released = () => fake.log.released.splice(0);

test("arguments are checked by the parameters' names, surplus ones ignored", () => {
  fake.answer = () => [9];
  assert.equal(greeter.call(0, [1, 2, 3]), 9);
  assert.deepEqual(calls(), [[0, 0, -1, [1, 2]]]);
  assert.throws(() => greeter.call(0, [1]), {
    name: "TypeError",
    message: "Greeter.add: parameter b: expected an integer, found undefined",
  });
  assert.throws(() => greeter.call(0, [256, 1]), {
    name: "RangeError",
    message: "Greeter.add: parameter a: out of range for u8: 256, minimum 0, maximum 255",
  });
  assert.deepEqual(calls(), []);
});

test("rest parameters gather what follows", () => {
  fake.answer = () => [6];
  greeter.call(1, [1]);
  greeter.call(1, [1, 2, 3]);
  assert.deepEqual(calls(), [
    [0, 1, -1, [1, 0, 0, 0, 0]],
    [0, 1, -1, [1, 2, 0, 0, 0, 2, 3]],
  ]);
});

test("new makes the object of a number, which Rust gets back", () => {
  const it = make(7);
  assert.deepEqual(calls(), [[1, -1, -1, [1]]]);
  // The encoder has found that it is an object of the class.
  checkInstance(it, ACCOUNT, "Account");
  assert.equal(exportedNumber(it), 7);
  assert.equal(object(7), it);
  fake.answer = () => [3];
  assert.equal(it.deposit(2), 3);
  assert.deepEqual(calls(), [[1, 0, 7, [2]]]);
  it.dispose();
  assert.deepEqual(released(), [7]);
});

test("an object of Rust is one of the class, without its constructor", () => {
  const it = object(3);
  assert.ok(it instanceof Account);
  assert.deepEqual(calls(), []);
  assert.equal(object(3), it);
  fake.answer = () => [0, 0, 0, 0];
  pushOutgoing(object(4));
  assert.equal(Account.open(), object(4));
  it.dispose();
  object(4).dispose();
  released();
  calls();
});

test("a subclass's object is the one of its number", () => {
  class Savings extends Account {
    rate = 2;
    dispose() {
      this.rate = 0;
      super.dispose();
    }
  }
  const it = /** @type {Savings} */ (make(5, Savings));
  checkInstance(it, ACCOUNT, "Account");
  assert.equal(exportedNumber(it), 5);
  assert.equal(object(5), it);
  assert.equal(it.rate, 2);
  assert.equal(it.isDisposed, false);
  if (typeof Symbol.dispose === "symbol") /** @type {any} */ (it)[Symbol.dispose]();
  else it.dispose();
  assert.deepEqual([it.rate, it.isDisposed, released()], [0, true, [5]]);
});

test("a disposed object is an error", () => {
  const [it, other] = [make(1), make(2)];
  it.dispose();
  it.dispose();
  assert.deepEqual(released(), [1]);
  calls();
  assert.throws(() => it.deposit(1), { name: "TypeError", message: "Account.deposit: Account was disposed" });
  assert.throws(() => other.absorb(it), {
    name: "TypeError",
    message: "Account.absorb: parameter other: Account was disposed",
  });
  assert.equal(exportedNumber(it), -1);
  assert.deepEqual(calls(), []);
  other.dispose();
  released();
});

test("an object that is disposed of while arguments are read does not call another", () => {
  const it = make(1);
  calls();
  fake.answer = () => [];
  const sly = {
    get x() {
      it.dispose();
      object(1);
      return 1;
    },
  };
  it.take(sly);
  assert.deepEqual(calls(), [[1, 3, -1, [1]]]);
  object(1).dispose();
  released();
});

test("a foreign receiver is an error", () => {
  const { deposit } = Account.prototype;
  const { get } = /** @type {any} */ (Object.getOwnPropertyDescriptor(Account.prototype, "isDisposed"));
  for (const receiver of [{}, undefined, 5, Account.prototype, new Proxy(object(9), {})]) {
    assert.throws(() => Reflect.apply(deposit, receiver, [1]), {
      name: "TypeError",
      message: /^Account\.deposit: expected an Account/,
    });
    assert.throws(() => get.call(receiver), TypeError);
  }
  object(9).dispose();
  released();
});

test("objects of another class are foreign", () => {
  fake.member(2, 0, "Other.deposit", ["amount"], fake.shape("arguments", u8), u8);
  const it = exportNew(2, 6000, ...fake.text("Other"));
  class Other {
    #n = state.adopt;
    static get = (/** @type {object} */ o) => (#n in o ? o.#n : 0);
    static set = (/** @type {object} */ o, /** @type {number} */ n) => {
      if (#n in o) o.#n = n;
    };
    deposit() {
      return it.method(0, this, arguments);
    }
  }
  it.define(Other, Other.get, Other.set);
  state.adopt = 0;
  const other = exportedObject(20, 6000, ...fake.text("Other"), ...fake.text("export_other!"));
  assert.throws(() => Account.prototype.deposit.call(other, 1), {
    message: "Account.deposit: expected an Account, found Other (object)",
  });
  other.dispose();
  released();
});

test("a class without constructor cannot be made", () => {
  const it = exportNew(3, 7000, ...fake.text("Closed"));
  class Closed {
    constructor() {
      it.construct(arguments);
    }
  }
  it.define(
    Closed,
    () => 0,
    () => {},
  );
  assert.throws(() => new Closed(), { name: "TypeError", message: "Closed has no constructor" });
});

test("a class has its own name, whatever variable an engine named it after", () => {
  const it = exportNew(4, 7100, ...fake.text("Till"));
  const mangled = function () {};
  Reflect.defineProperty(mangled, "name", { value: "Mi", writable: false, configurable: true });
  it.define(
    mangled,
    () => 0,
    () => {},
  );
  assert.equal(mangled.name, "Till");
  it.define(
    mangled,
    () => 0,
    () => {},
    -1,
    "Purse",
  );
  assert.equal(mangled.name, "Purse");
  const named = () => "a member";
  const withMember = function () {};
  Reflect.defineProperty(withMember, "name", { value: named, writable: true, configurable: true });
  it.define(
    withMember,
    () => 0,
    () => {},
  );
  assert.equal(withMember.name, named);
});

test("an object of a class that is not exported is an error of the decoder, and released", () => {
  const before = outgoingCount();
  pushOutgoing(object(8, 9999));
  assert.deepEqual(released(), [8]);
  const shape = codec(fake.shape("class", 9999, ...fake.text("Account")));
  assert.throws(() => shape.dec(fake.put([0, 0, 0, 0]), 4, "p"), {
    name: "TypeError",
    message: "p: Account is not exported: export_account! is missing",
  });
  assert.equal(outgoingCount(), before);
});

test("a call that fails before it reads leaves no reference", () => {
  fake.member(0, 3, "Greeter.keep", ["it"], fake.shape("arguments", fake.shape("object")), nothing);
  const before = references();
  const error = new Error("no");
  fake.answer = () => leave(error);
  assert.throws(() => greeter.call(3, [{}]), error);
  assert.equal(references(), before);
  calls();
});

test("an object that is disposed of in the job that made it costs no entry of the collector", async () => {
  for (let number = 100; number < 300; number++) make(number).dispose();
  const older = make(300);
  make(301).dispose();
  older.dispose();
  released();
  for (let number = 400; number < 500; number++) make(number);
  const kept = make(500);
  await collect();
  assert.deepEqual(
    released().sort((/** @type {any} */ a, /** @type {any} */ b) => a - b),
    Array.from({ length: 100 }, (_, index) => 400 + index),
  );
  kept.dispose();
  assert.deepEqual(released(), [500]);
  calls();
});

test("the collector lets go of an object", async () => {
  object(11);
  const kept = object(12);
  await collect();
  assert.deepEqual(released(), [11]);
  assert.equal(object(12), kept);
  kept.dispose();
  released();
});

test("an object that comes again before the collector tells is not let go", async () => {
  object(13);
  // It is found in this turn; the collector tells of it in a later one.
  await found();
  const second = object(13);
  await collect();
  assert.deepEqual(released(), []);
  assert.equal(object(13), second);
  second.dispose();
  assert.deepEqual(released(), [13]);
});

test("two packages do not mix their tables", async () => {
  const folder = await mkdtemp(join(tmpdir(), "jsi-"));
  try {
    await cp(fileURLToPath(new URL("..", import.meta.url)), folder, { recursive: true });
    await writeFile(join(folder, "package.json"), '{ "type": "module" }');
    const load = (/** @type {string} */ path) => import(pathToFileURL(join(folder, path)).href);
    const [exports, stand] = [await load("exports.js"), await load("tests/fake.mjs")];
    const other = stand.instance();
    other.member(1, 0, "Account.deposit", ["amount"], other.shape("arguments", other.shape("u8")), other.shape("u8"));
    const Foreign = define(exports.exportNew(1, ACCOUNT, ...other.text("Account")));
    const theirs = /** @type {any} */ (exports.exportedObject)(
      1,
      ACCOUNT,
      ...other.text("Account"),
      ...other.text("export_account!"),
    );
    const ours = object(1);
    assert.deepEqual([theirs instanceof Foreign, theirs instanceof Account], [true, false]);
    assert.throws(() => Account.prototype.deposit.call(theirs, 1), /expected an Account, found Account/);
    assert.throws(() => Foreign.prototype.deposit.call(ours, 1), /expected an Account, found Account/);
    other.answer = () => [4];
    assert.equal(theirs.deposit(1), 4);
    assert.deepEqual([other.log.called.length, calls().length], [1, 0]);
    theirs.dispose();
    assert.deepEqual([other.log.released, released()], [[1], []]);
    ours.dispose();
    released();
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** @typedef {Error & { readonly code: number, dispose(): void, readonly isDisposed: boolean }} BrokenError */

/**
 * An error class as its glue has it.
 * @param {ReturnType<typeof exportNew>} it
 */
function defineError(it) {
  class Broken extends Error {
    #n;
    static get = (/** @type {object} */ o) => (#n in o ? o.#n : 0);
    static set = (/** @type {object} */ o, /** @type {number} */ n) => {
      if (#n in o) o.#n = n;
    };
    /** @param {number} code */
    constructor(code) {
      const number = state.adopt === 0 ? it.construct(arguments) : state.adopt;
      state.adopt = 0;
      const made = it.described(number);
      super(made.message, made.options);
      this.#n = number;
      it.attach(this);
    }
    get code() {
      return it.method(0, this, arguments);
    }
    /** @param {unknown} error */
    static take(error) {
      return it.call(3, arguments);
    }
  }
  it.define(Broken, Broken.get, Broken.set, 1, "Broken");
  return /** @type {{ new (code: number): BrokenError, take(error: unknown): void }} */ (/** @type {unknown} */ (Broken));
}

test("objects of an error class are errors with message and cause", () => {
  const Broken = defineError(exportNew(20, BROKEN, ...fake.text("Broken")));
  const text = (/** @type {string} */ it) => [it.length, 0, 0, 0, ...Buffer.from(it)];
  /** @type {Record<number, number[]>} */
  const answers = { "-1": [8, 0, 0, 0], 0: [5], 1: text("oops"), 2: [0], 3: [] };
  fake.answer = (/** @type {number} */ index) => answers[index] ?? [];
  const made = new Broken(5);
  assert.ok(made instanceof Error && made instanceof Broken);
  assert.deepEqual([made.name, made.message, made.code, `${made}`], ["Broken", "oops", 5, "Broken: oops"]);
  assert.equal(Object.hasOwn(made, "cause"), false);
  assert.equal(Object.prototype.toString.call(made), "[object Error]");
  assert.match(`${made.stack}`, /^Broken: oops\n/);
  // Rust passes it back once it has received it as a value.
  checkInstance(made, BROKEN, "Broken");
  assert.equal(exportedNumber(made), 8);
  assert.equal(object(8, BROKEN), made);

  answers[2] = [2, ...text("why")];
  const other = /** @type {BrokenError} */ (object(9, BROKEN));
  assert.ok(other instanceof Error && other instanceof Broken);
  assert.deepEqual([other.message, other.cause, Object.keys(other)], ["oops", "why", []]);
  calls();
  Broken.take(other);
  assert.throws(() => Broken.take(new Error("oops")), {
    message: "Broken.take: parameter error: expected a Broken, found Error (object)",
  });
  made.dispose();
  assert.deepEqual([made.isDisposed, made.message], [true, "oops"]);
  assert.throws(() => made.code, { message: "Broken.code: Broken was disposed" });
  other.dispose();
  released();
  calls();
});
