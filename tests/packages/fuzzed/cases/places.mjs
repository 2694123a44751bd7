// The places where JavaScript gives Rust a value: how each member of each interface is called with hostile ones.

import { SETS } from "./kinds.mjs";
import { thenable } from "./thenables.mjs";
import { use } from "./views.mjs";

/** One call of a place, with a kind that it has; gives what the package gives. */
export const PLACES = {
  Take: (w, h, kind = h.random.pick(SETS.all)) => w.api.Take[kind](h.value(kind)),
  Optional: (w, h, kind = h.random.pick(SETS.whole)) =>
    h.random.once(6) ? w.api.Optional[kind]() : w.api.Optional[kind](h.value(kind)),
  Rest: (w, h, kind = h.random.pick(SETS.arrays)) => {
    const of = kind.replace(/s$/, "");
    const one = of === "byte" ? "i8" : of === "int" ? "i32" : of === "float" ? "f32" : of;
    return w.api.Rest[kind](...Array.from({ length: h.random.below(5) }, () => h.value(one, 1)));
  },
  Await: (w, h, kind = h.random.pick(SETS.simple)) => w.api.Await[kind](h.random.once(5) ? h.any() : thenable(h, 0, kind)),
  Call: (w, h, kind = h.random.pick(SETS.simple)) => w.api.Call[kind](gives(h, kind)),
  CallLater: (w, h, kind = h.random.pick(SETS.simple)) => w.api.CallLater[kind](gives(h, kind, true)),
  Listen: (w, h, kind = h.random.pick(SETS.simple)) => w.listeners[kind](h.value(kind)),
  Lend: (w, h, kind = h.random.pick(SETS.simple)) => {
    let over = false;
    w.host.borrow[kind] = (fn) => {
      w.late.push({ fn, kind, over: () => over });
      if (w.late.length > 30) w.late.shift();
      for (let i = h.random.below(4); i > 0; i -= 1) {
        try {
          fn(h.value(kind));
        } catch (error) {
          w.judge(error, h);
          if (h.random.once(2)) throw error;
        }
      }
      return h.any(2);
    };
    try {
      return w.api.Lend[kind]();
    } finally {
      over = true;
    }
  },
  Ask: (w, h, kind = h.random.pick(SETS.all)) => {
    w.host.answer[kind] = gives(h, kind);
    return w.api.Ask[kind]();
  },
  AskLater: (w, h, kind = h.random.pick(SETS.simple)) => {
    w.host.answerLater[kind] = gives(h, kind, true);
    return w.api.AskLater[kind]();
  },
  Look: (w, h, kind = h.random.pick(SETS.all)) => {
    h.property(w.host.field, kind, 0, kind);
    return w.api.Look[kind]();
  },
  Get: (w, h, kind = h.random.pick(SETS.all)) => w.api.Get[kind](h.random.once(6) ? h.any() : h.property({}, "value", 0, kind)),
  Convert: (w, h, kind = h.random.pick(SETS.all)) => w.api.Convert[kind](h.value(kind)),
  Thrown: (w, h) =>
    w.api.Catch[h.random.pick(["thrown", "again", "wrapped"])](() => {
      h.act(0);
      h.throw(h.random.once(2) ? h.error(1) : h.any(1));
    }),
  Rejected: (w, h) => w.api.Catch.rejected(thenable(h, 0, "error")),
  Inspect: (w, h) =>
    w.api.Inspect.object(
      h.random.once(2) ? h.object(0) : h.any(0),
      h.random.pick(["value", "then", "length", "0", "constructor", "\ud800", ""]),
      h.any(1),
    ),
  InspectAny: (w, h) => w.api.Inspect.any(h.any(0)),
  Views: (w, h) => {
    const name = h.random.pick(["bytes", "readonlyBytes", "ints", "floats", "doubles", "pinnedBytes"]);
    w.host.views[name] = (view) => use(view, h);
    if (w.api.Views[name](h.random.pick([0, 1, 5, 64, 1000])) !== true) w.fault(`a view of ${name} reached memory beside it`);
    return undefined;
  },
  New: (w, h) => {
    const { Token } = w.api;
    const values = [h.value("u32"), h.value("maybeString")];
    const made = h.random.once(3) ? Reflect.construct(Token, values, newTarget(h, Token)) : new Token(...values);
    w.tokens.push(made);
    return undefined;
  },
  Member: (w, h) => {
    const { Token } = w.api;
    const receiver = h.random.once(2) ? w.token : h.own();
    const { prototype } = Token;
    switch (h.random.below(8)) {
      case 0:
        return Reflect.get(prototype, h.random.pick(["id", "label", "isDisposed"]), receiver);
      case 1:
        return void Reflect.set(prototype, "label", h.value("maybeString"), receiver);
      case 2:
        return prototype.count.call(receiver, ...Array.from({ length: h.random.below(4) }, () => h.own()));
      case 3:
        return prototype.visit.call(receiver, (token) => {
          w.tokens.push(token);
          h.act(0);
          if (h.random.once(3)) token.dispose();
          return h.any(1);
        });
      case 4:
        return prototype.later.call(receiver);
      case 5:
        return Token.check.call(h.any(1), h.own());
      case 6:
        return receiver === w.token ? undefined : prototype.dispose.call(receiver);
      default:
        return Reflect.apply(prototype.visit, receiver, [h.plain()]);
    }
  },
};

/** A function that does something, then gives a value nearly of this kind, or throws. */
function gives(h, kind, promised = false) {
  if (h.random.once(12)) return h.any();
  return () => {
    h.act(0);
    if (h.random.once(10)) h.throw(h.any(1));
    return promised && !h.random.once(5) ? thenable(h, 1, kind) : h.value(kind);
  };
}

function newTarget(h, Token) {
  return h.random.pick([
    () => class extends Token {},
    () => Object,
    () => function () {},
    () => Object.defineProperty(function () {}.bind(null), "prototype", { get: () => (h.act(1), h.any(1)), configurable: true }),
    () => new Proxy(Token, { get: (target, key, receiver) => (h.act(1), Reflect.get(target, key, receiver)) }),
  ])();
}
