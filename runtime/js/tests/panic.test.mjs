// What comes after a panic or another trap: an error with its text, and an instance that is not entered again. An instance
// of the modules dies once, so each test has one of its own.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { callback } from "../callbacks.js";
import * as enter from "../enter.js";
import { exportNew } from "../exports.js";
import { awaitFor, promiseNew, promiseResolve, schedule } from "../promises.js";
import { fail, state } from "../state.js";
import { instance, messageOf, turn } from "./fake.mjs";
import { short } from "../../../tests/packages/exhausted/stack.mjs";

/** @import { CallbackFunction } from "../types.d.ts" */
/** @import { Fake } from "./fake.mjs" */

const PANIC = "panicked at src/lib.rs:3:5: boom";
const DIED = { name: "Error", message: `Rust ${PANIC}` };
const DEAD = { name: "Error", message: `the instance is dead: Rust ${PANIC}` };

/** @type {Fake} */
let fake;
/** @type {WebAssembly.RuntimeError} */
let trap;
/** @type {number} */
let signature;
/** @type {number} */
let string;
/** @type {number} */
let number;
/** @type {ReturnType<typeof exportNew>} */
let greeter;

/**
 * A panic of Rust: its hook runs, then it traps.
 * @returns {never}
 */
function panic() {
  enter.panicked(...fake.text(PANIC), 0);
  throw trap;
}

beforeEach(() => {
  fake = instance();
  trap = new WebAssembly.RuntimeError("unreachable");
  // The same addresses in every instance: modules keep the codecs of shapes.
  string = fake.shape("string");
  number = fake.shape("u8");
  signature = fake.signature(fake.shape("arguments", string), string);
  fake.member(0, 0, "Greeter.greet", ["name"], fake.shape("arguments", string), string);
  greeter = exportNew(0, 0, ...fake.text(""));
});

/** Has the instance die. */
function die() {
  fake.answer = panic;
  assert.throws(() => greeter.call(0, ["x"]), DIED);
  fake.log.called.length = 0;
  fake.log.settled.length = 0;
  fake.log.grown.length = 0;
  fake.log.released.length = 0;
}

/**
 * Collects what is reported as not caught.
 * @param {() => unknown} act
 */
async function reported(act) {
  /** @type {unknown[]} */
  const seen = [];
  const scope = /** @type {{ reportError?: (error: unknown) => void }} */ (globalThis);
  scope.reportError = (value) => seen.push(value);
  try {
    await act();
  } finally {
    delete scope.reportError;
  }
  return seen;
}

test("a panic in an export is an error with its text, and the trap is the cause", () => {
  fake.answer = panic;
  assert.throws(
    () => greeter.call(0, ["x"]),
    (/** @type {Error} */ error) => {
      assert.deepEqual({ name: error.name, message: error.message }, DIED);
      assert.equal(error.cause, trap);
      return true;
    },
  );
});

test("a panic in a callback is an error with its text", () => {
  const f = callback(fake.slot(0), signature, "I.m: parameter f");
  fake.answer = panic;
  assert.throws(() => f("x"), DIED);
});

test("callbacks of numbers die and are dead likewise", () => {
  const [none, one, many] = [[], ["f64"], ["i32", "i32", "i32", "i32"]].map((kinds, id) =>
    callback(fake.slot(id), fake.direct(kinds, "void"), "f"),
  );
  fake.directAnswer = panic;
  assert.throws(() => one(1), DIED);
  fake.log.called.length = 0;
  for (const call of [() => none(), () => one(1), () => one("wrong"), () => many(1, 2, 3, 4)]) assert.throws(call, DEAD);
  assert.deepEqual(fake.log.called, []);
});

test("a panic in a program's own function is the end of the instance, though no entry catches the trap", async () => {
  const f = callback(fake.slot(8), fake.direct(["f64"], "f64"), "f");
  const open = promiseNew(0);
  enter.panicked(...fake.text(PANIC), 1);
  assert.throws(() => f(1), DEAD);
  assert.throws(() => greeter.call(0, ["x"]), DEAD);
  assert.deepEqual(fake.log.called, []);
  await assert.rejects(open, DIED);
});

test("where panics may be caught only a trap is the end", () => {
  fake.answer = () => [1, 0, 0, 0, 120];
  enter.panicked(...fake.text(PANIC), 0);
  assert.equal(greeter.call(0, ["x"]), "x");
  state.isTest = true;
  enter.panicked(...fake.text(PANIC), 1);
  state.isTest = false;
  assert.equal(greeter.call(0, ["x"]), "x");
  fake.answer = panic;
  assert.throws(() => greeter.call(0, ["x"]), DIED);
});

test("whatever stack is left, an instance that dies of it is marked and says so", async () => {
  /** @type {() => number} */
  const forever = () => forever() + 1;
  let entered = false;
  /** @type {() => any} */
  const dies = () => {
    entered = true;
    return forever();
  };
  const number = fake.direct(["f64"], "f64");
  /** @type {Record<string, (f: CallbackFunction, g: CallbackFunction) => unknown>} */
  const ways = {
    export: () => greeter.call(0, ["x"]),
    callback: (f) => f(1),
    encoded: (_, g) => g("x"),
    collected: () => enter.collectObject(1),
    disposed: () => enter.releaseObject(1),
  };
  let deaths = 0;
  for (const [name, way] of Object.entries(ways)) {
    /** @type {any} */
    let error;
    /** @type {() => void} */
    let act;
    const attempt = () => {
      try {
        act();
      } catch (caught) {
        error = caught;
      }
    };
    const prepare = () => {
      fake = instance();
      fake.answer = dies;
      fake.directAnswer = dies;
      fake.entries.releaseObject = dies;
      [error, entered] = [undefined, false];
      const [f, g] = [callback(fake.slot(8), number, "f"), callback(fake.slot(9), signature, "g")];
      act = () => way(f, g);
    };
    const seen = await reported(async () => {
      prepare();
      attempt();
      for (let frames = 1; frames < 60; frames += 1) {
        for (let words = 0; words < 20; words += 4) {
          prepare();
          short(frames, words, attempt);
          const dead = state.dead !== undefined;
          if (dead) deaths += 1;
          assert.ok(dead || !entered, `${name}: dead after it was entered`);
          if (name === "collected") continue;
          if (dead) assert.match(error.message, /^Rust trapped: .*(stack|recursion)/, name);
          if (dead)
            assert.throws(() => greeter.call(0, ["x"]), /^Error: the instance is dead: Rust trapped: .*(stack|recursion)/);
        }
      }
    });
    for (const error of seen) assert.match(messageOf(error), /^Rust trapped/);
  }
  assert.ok(deaths > 100, `${deaths} deaths`);
});

test("later calls say that the instance is dead, and do not enter it", () => {
  const f = callback(fake.slot(0), signature, "I.m: parameter f");
  die();
  assert.throws(() => greeter.call(0, ["x".repeat(5000)]), DEAD);
  assert.throws(() => greeter.call(7, []), DEAD);
  assert.throws(() => f("x".repeat(5000)), DEAD);
  assert.deepEqual([fake.log.called, fake.log.grown], [[], []]);
});

test("a trap without a panic has the engine's text", () => {
  fake.answer = () => {
    throw new RangeError("Maximum call stack size exceeded");
  };
  const message = "Rust trapped: Maximum call stack size exceeded";
  assert.throws(() => greeter.call(0, ["x"]), { message });
  assert.throws(() => greeter.call(0, ["x"]), { message: `the instance is dead: ${message}` });
});

test("an overflow of the real stack is a trap", () => {
  fake.answer = (index, bytes) => fake.answer(index, bytes);
  assert.throws(() => greeter.call(0, ["x"]), /^Error: Rust trapped: .*(stack|recursion)/);
  assert.throws(() => greeter.call(0, ["x"]), /^Error: the instance is dead/);
});

test("code between two calls of Rust gets the error, and Rust further up does not go on", () => {
  const f = callback(fake.slot(0), signature, "I.m: parameter f");
  let went = "";
  fake.answer = (index) => {
    if (went !== "") panic();
    // Rust calls JavaScript, whose glue hands what it catches to `fail`.
    went = "in";
    try {
      f("x");
    } catch (error) {
      fail(error);
      went = "on";
    }
    return [index];
  };
  assert.throws(() => greeter.call(0, ["x"]), DIED);
  assert.equal(went, "in");
});

test("an error of code that caught the first one goes on unchanged", () => {
  const f = callback(fake.slot(0), signature, "I.m: parameter f");
  const other = new Error("no luck");
  let inside = false;
  fake.answer = () => {
    if (inside) panic();
    inside = true;
    try {
      f("x");
    } catch {
      fail(other);
    }
    return [];
  };
  assert.throws(() => greeter.call(0, ["x"]), other);
  assert.throws(() => greeter.call(0, ["x"]), DEAD);
});

test("a panic while the executor runs is reported once, and nothing runs any more", async () => {
  fake.entries.run = () => {
    fake.log.called.push("run");
    panic();
  };
  const seen = await reported(async () => {
    schedule();
    schedule();
    await turn();
    schedule();
    await turn();
  });
  assert.deepEqual(fake.log.called, ["run"]);
  assert.deepEqual(seen.map(String), [`Error: Rust ${PANIC}`]);
});

test("promises that settle later do not enter a dead instance", async () => {
  awaitFor(Promise.resolve("x"), 0, string, "I.m: result");
  awaitFor(Promise.reject(new Error("no")), 1, string, "I.m: result");
  awaitFor(Promise.resolve(5), 2, string, "I.m: result");
  die();
  const seen = await reported(turn);
  assert.deepEqual([seen, fake.log.settled, fake.log.grown], [[], [], []]);
});

test("a panic while a promise settles is reported", async () => {
  fake.entries.settle = panic;
  awaitFor(Promise.resolve("x"), 3, string, "I.m: result");
  const seen = await reported(turn);
  assert.deepEqual(seen.map(String), [`Error: Rust ${PANIC}`]);
});

test("a panic while a promise settles with a number is reported, and later ones do not enter", async () => {
  let entered = 0;
  fake.entries.settleNumber = () => {
    entered += 1;
    panic();
  };
  for (const id of [4, 5]) awaitFor(Promise.resolve(id), id, number, "I.m: result");
  const seen = await reported(turn);
  assert.deepEqual(seen.map(String), [`Error: Rust ${PANIC}`]);
  assert.equal(entered, 1);
});

test("promises that Rust was to settle are rejected", async () => {
  const settled = promiseNew(0);
  promiseResolve(0, fake.put([1, 0, 0, 0, 120]), 5, string);
  const open = [promiseNew(1), promiseNew(2)];
  die();
  assert.equal(await settled, "x");
  for (const promise of open) await assert.rejects(promise, DIED);
});

test("the promise of a call that has not returned is not reported as unhandled", async () => {
  fake.answer = () => {
    promiseNew(3);
    panic();
  };
  assert.throws(() => greeter.call(0, ["x"]), DIED);
  await turn();
});

test("nothing is released in a dead instance, and objects can still be disposed of", () => {
  fake.member(1, -1, "Account", [], fake.shape("arguments"), fake.shape("u32"));
  const it = exportNew(1, 4000, ...fake.text("Account"));
  class Account {
    #n = 0;
    static get = (/** @type {object} */ o) => (#n in o ? o.#n : 0);
    static set = (/** @type {object} */ o, /** @type {number} */ n) => {
      if (#n in o) o.#n = n;
    };
    constructor() {
      this.#n = it.construct(arguments);
      it.attach(this);
    }
  }
  it.define(Account, Account.get, Account.set);
  fake.answer = () => [1, 0, 0, 0];
  const account = /** @type {any} */ (new Account());
  die();
  account.dispose();
  assert.equal(account.isDisposed, true);
  enter.releasePayload(1);
  enter.releaseCallback(8, 0);
  enter.collectObject(1);
  assert.deepEqual(fake.log.released, []);
});

test("memory that cannot grow is a trap, too", () => {
  fake.entries.grow = panic;
  assert.throws(() => greeter.call(0, ["x"]), DIED);
  assert.equal(state.dead, `Rust ${PANIC}`);
});

const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();
for (const [thrown, why] of [
  [Symbol("s"), "Symbol(s)"],
  [revoked, "[object Object]"],
  ["text", "text"],
  [undefined, "undefined"],
]) {
  test(`whatever unwinds through Rust, the instance says that it is dead and why: ${why}`, () => {
    fake.answer = () => {
      throw thrown;
    };
    assert.throws(() => greeter.call(0, ["x"]), { message: `Rust trapped: ${why}` });
    assert.throws(() => greeter.call(0, ["x"]), { message: `the instance is dead: Rust trapped: ${why}` });
  });
}
