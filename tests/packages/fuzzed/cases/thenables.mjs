// Promises and what passes for one: settled at once, twice, never, with itself, by a getter that throws.

/** One that brings a value nearly of this kind, or any. */
export function thenable(hostile, level, kind) {
  const { random } = hostile;
  const value = () => (kind === undefined || random.once(3) ? hostile.any(level + 1) : hostile.value(kind, level + 1));
  const way = random.pick([
    "promise",
    "promise",
    "rejected",
    "at once",
    "twice",
    "throws",
    "both",
    "never",
    "getter",
    "itself",
    "nested",
    "subclass",
    "hidden then",
    "species",
  ]);
  hostile.note(way);
  switch (way) {
    case "promise":
      return quiet(Promise.resolve(value()));
    case "rejected":
      return quiet(Promise.reject(remember(hostile, value())));
    case "at once":
      return { then: (resolve) => resolve(value()) };
    case "twice":
      return {
        then: (resolve, reject) => {
          resolve(value());
          reject(remember(hostile, value()));
          resolve(value());
        },
      };
    case "throws":
      return { then: () => hostile.throw(value()) };
    case "both":
      return {
        then: (resolve) => {
          resolve(value());
          hostile.act(level + 1);
          hostile.throw(value());
        },
      };
    case "never":
      return random.once(2) ? new Promise(() => {}) : { then: () => hostile.act(level + 1) };
    case "getter": {
      let asked = 0;
      const then = (resolve) => resolve(value());
      return Object.defineProperty({}, "then", {
        get: () => {
          asked += 1;
          hostile.act(level + 1);
          return asked > random.below(4) ? hostile.plain() : then;
        },
      });
    }
    case "itself": {
      const it = {
        then: (resolve) => {
          level += 1;
          resolve(level > 8 ? 1 : it);
        },
      };
      return it;
    }
    case "nested":
      return quiet(Promise.resolve({ then: (resolve) => resolve({ then: (again) => again(value()) }) }));
    case "subclass":
      return quiet(
        new (class extends Promise {
          then(...all) {
            hostile.act(level + 1);
            return super.then(...all);
          }
        })((resolve) => resolve(value())),
      );
    case "hidden then": {
      const promise = quiet(Promise.resolve(value()));
      return hostile.property(promise, "then", level);
    }
    default: {
      const promise = quiet(Promise.resolve(value()));
      Object.defineProperty(promise, "constructor", { get: () => hostile.any(level + 1), configurable: true });
      return promise;
    }
  }
}

function remember(hostile, reason) {
  hostile.thrown.add(reason);
  return reason;
}

/** A rejection that nobody looks at ends some engines. */
function quiet(promise) {
  Promise.prototype.then.call(promise, undefined, () => {});
  return promise;
}
