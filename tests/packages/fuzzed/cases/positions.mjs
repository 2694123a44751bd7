// The positions at which JavaScript passes values to Rust: calls of the members of each interface with hostile values.

import { SETS } from "./kinds.mjs";
import { thenable } from "./thenables.mjs";
import { use } from "./views.mjs";

/** @typedef {import("./values.mjs").Hostile} Hostile */
/** @typedef {import("./world.mjs").World} World */

/**
 * Calls of the positions, each with a kind of value that is allowed there; they return the result of the package.
 * @type {Record<string, (world: World, hostile: Hostile, kind?: string) => unknown>}
 */
export const POSITIONS = {
  Take: (world, hostile, kind = hostile.random.pick(SETS.all)) => world.api.Take[kind](hostile.value(kind)),
  Optional: (world, hostile, kind = hostile.random.pick(SETS.whole)) =>
    hostile.random.once(6) ? world.api.Optional[kind]() : world.api.Optional[kind](hostile.value(kind)),
  Rest: (world, hostile, kind = hostile.random.pick(SETS.arrays)) => {
    const singular = kind.replace(/s$/, "");
    const element = singular === "byte" ? "i8" : singular === "int" ? "i32" : singular === "float" ? "f32" : singular;
    return world.api.Rest[kind](...Array.from({ length: hostile.random.below(5) }, () => hostile.value(element, 1)));
  },
  Await: (world, hostile, kind = hostile.random.pick(SETS.simple)) =>
    world.api.Await[kind](hostile.random.once(5) ? hostile.any() : thenable(hostile, 0, kind)),
  Call: (world, hostile, kind = hostile.random.pick(SETS.simple)) => world.api.Call[kind](callback(hostile, kind)),
  CallLater: (world, hostile, kind = hostile.random.pick(SETS.simple)) =>
    world.api.CallLater[kind](callback(hostile, kind, true)),
  Listen: (world, hostile, kind = hostile.random.pick(SETS.simple)) => world.listeners[kind](hostile.value(kind)),
  Lend: (world, hostile, kind = hostile.random.pick(SETS.simple)) => {
    let over = false;
    world.host.borrow[kind] = (/** @type {(value: unknown) => unknown} */ lent) => {
      world.late.push({ callback: lent, kind, isOver: () => over });
      if (world.late.length > 30) world.late.shift();
      for (let calls = hostile.random.below(4); calls > 0; calls -= 1) {
        try {
          lent(hostile.value(kind));
        } catch (error) {
          world.judge(error, hostile);
          if (hostile.random.once(2)) throw error;
        }
      }
      return hostile.any(2);
    };
    try {
      return world.api.Lend[kind]();
    } finally {
      over = true;
    }
  },
  Ask: (world, hostile, kind = hostile.random.pick(SETS.all)) => {
    world.host.answer[kind] = callback(hostile, kind);
    return world.api.Ask[kind]();
  },
  AskLater: (world, hostile, kind = hostile.random.pick(SETS.simple)) => {
    world.host.answerLater[kind] = callback(hostile, kind, true);
    return world.api.AskLater[kind]();
  },
  Look: (world, hostile, kind = hostile.random.pick(SETS.all)) => {
    hostile.property(world.host.field, kind, 0, kind);
    return world.api.Look[kind]();
  },
  Get: (world, hostile, kind = hostile.random.pick(SETS.all)) =>
    world.api.Get[kind](hostile.random.once(6) ? hostile.any() : hostile.property({}, "value", 0, kind)),
  Convert: (world, hostile, kind = hostile.random.pick(SETS.all)) => world.api.Convert[kind](hostile.value(kind)),
  Thrown: (world, hostile) =>
    world.api.Catch[hostile.random.pick(["thrown", "again", "wrapped"])](() => {
      hostile.act(0);
      hostile.throw(hostile.random.once(2) ? hostile.error(1) : hostile.any(1));
    }),
  Rejected: (world, hostile) => world.api.Catch.rejected(thenable(hostile, 0, "error")),
  Inspect: (world, hostile) =>
    world.api.Inspect.object(
      hostile.random.once(2) ? hostile.object(0) : hostile.any(0),
      hostile.random.pick(["value", "then", "length", "0", "constructor", "\ud800", ""]),
      hostile.any(1),
    ),
  InspectAny: (world, hostile) => world.api.Inspect.any(hostile.any(0)),
  Views: (world, hostile) => {
    const name = hostile.random.pick(["bytes", "readonlyBytes", "ints", "floats", "doubles", "pinnedBytes"]);
    world.host.views[name] = (/** @type {any} */ view) => use(view, hostile);
    if (world.api.Views[name](hostile.random.pick([0, 1, 5, 64, 1000])) !== true)
      world.fault(`a view of ${name} reached memory beside it`);
    return undefined;
  },
  New: (world, hostile) => {
    const { Token } = world.api;
    const values = [hostile.value("u32"), hostile.value("maybeString")];
    const made = hostile.random.once(3) ? Reflect.construct(Token, values, newTarget(hostile, Token)) : new Token(...values);
    world.tokens.push(made);
    return undefined;
  },
  Member: (world, hostile) => {
    const { Token } = world.api;
    const receiver = hostile.random.once(2) ? world.token : hostile.own();
    const { prototype } = Token;
    switch (hostile.random.below(8)) {
      case 0:
        return Reflect.get(prototype, hostile.random.pick(["id", "label", "isDisposed"]), receiver);
      case 1:
        return void Reflect.set(prototype, "label", hostile.value("maybeString"), receiver);
      case 2:
        return prototype.count.call(receiver, ...Array.from({ length: hostile.random.below(4) }, () => hostile.own()));
      case 3:
        return prototype.visit.call(receiver, (/** @type {any} */ token) => {
          world.tokens.push(token);
          hostile.act(0);
          if (hostile.random.once(3)) token.dispose();
          return hostile.any(1);
        });
      case 4:
        return prototype.later.call(receiver);
      case 5:
        return Token.check.call(hostile.any(1), hostile.own());
      case 6:
        return receiver === world.token ? undefined : prototype.dispose.call(receiver);
      default:
        return Reflect.apply(prototype.visit, receiver, [hostile.plain()]);
    }
  },
};

/**
 * A function that has effects, then returns a value that is almost of this kind, or throws.
 * @param {Hostile} hostile
 * @param {string} kind
 * @param {boolean} [promised]
 */
function callback(hostile, kind, promised = false) {
  if (hostile.random.once(12)) return hostile.any();
  return () => {
    hostile.act(0);
    if (hostile.random.once(10)) hostile.throw(hostile.any(1));
    return promised && !hostile.random.once(5) ? thenable(hostile, 1, kind) : hostile.value(kind);
  };
}

/**
 * A value for `new.target`.
 * @param {Hostile} hostile
 * @param {any} Token
 */
function newTarget(hostile, Token) {
  function Constructor() {}
  return hostile.random.pick([
    () => class extends Token {},
    () => Object,
    () => Constructor,
    () =>
      Object.defineProperty(Constructor.bind(null), "prototype", {
        get() {
          hostile.act(1);
          return hostile.any(1);
        },
        configurable: true,
      }),
    () =>
      new Proxy(Token, {
        get(target, key, receiver) {
          hostile.act(1);
          return Reflect.get(target, key, receiver);
        },
      }),
  ])();
}
