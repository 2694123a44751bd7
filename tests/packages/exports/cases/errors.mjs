// Errors that exports throw: kinds, identity in both directions, and thrown values.

/** @type {import("../../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  an_err_is_thrown: ({ Errors }, t) => {
    const error = t.throws(() => Errors.fail("because"));
    t.equal(error.message, "because");
    t.equal(error.name, "Error");
    t.ok(error instanceof Error, "an error");
    t.ok(t.throws(() => Errors.failType("wrong")) instanceof TypeError, "a type error");
    t.equal(t.throws(() => Errors.refuse()).message, "refused with 7");
  },

  an_error_of_javascript_keeps_its_identity: ({ Errors }, t) => {
    for (const value of [new RangeError("mine"), "text", 5, null, undefined, Object.freeze({}), Symbol("s"), 0n, false]) {
      /** @type {unknown} */
      let thrown = "nothing";
      try {
        Errors.pass(() => {
          throw value;
        });
      } catch (error) {
        thrown = error;
      }
      t.ok(Object.is(thrown, value), `the very ${String(value)}`);
    }
    const error = new Error("argument");
    t.ok(t.throws(() => Errors.throwIt(error)) === error, "an argument");
    const object = {};
    let thrown;
    try {
      Errors.throwAny(object);
    } catch (value) {
      thrown = value;
    }
    t.ok(thrown === object, "any value");
  },

  an_error_of_rust_keeps_its_identity: ({ Errors }, t) => {
    t.equal(
      Errors.isRefused(() => Errors.refuse()),
      true,
    );
    t.equal(
      Errors.isRefused(() => {
        try {
          Errors.refuse();
        } catch (error) {
          // biome-ignore lint/complexity/noUselessCatch: the error is thrown again by JavaScript
          throw error;
        }
      }),
      true,
    );
    t.equal(
      Errors.isRefused(() => Errors.pass(() => Errors.refuse())),
      true,
    );
    t.equal(
      Errors.isRefused(() => Errors.fail("another")),
      false,
    );
    t.equal(
      Errors.isRefused(() => {
        throw new Error("refused with 7");
      }),
      false,
    );
  },

  an_error_of_rust_is_the_same_value_each_time_it_passes: ({ Errors }, t) => {
    let first;
    const last = t.throws(() =>
      Errors.pass(() => {
        try {
          Errors.refuse();
        } catch (error) {
          first = error;
          throw error;
        }
      }),
    );
    t.ok(first === last && first !== undefined, "the same error");
  },

  errors_keep_their_identity_through_promises: async ({ Errors }, t) => {
    const mine = new RangeError("mine");
    t.ok((await t.rejects(() => Errors.reject(mine))) === mine, "rejected with an argument");
    t.ok((await t.rejects(() => Errors.passLater(Promise.reject(mine)))) === mine, "passed on");
    t.equal(await Errors.isRefusedLater(Errors.refuseLater()), true);
    t.equal(await Errors.isRefusedLater(Promise.reject(t.throws(() => Errors.refuse()))), true);
    t.equal(await Errors.isRefusedLater(Promise.reject(mine)), false);
    t.equal(await Errors.isRefusedLater(Promise.resolve()), false);
  },

  an_export_with_a_promise_never_throws: async ({ Errors, Promises }, t) => {
    const promise = Errors.passLater("no promise");
    t.ok(promise instanceof Promise, "a promise");
    await t.rejects(promise, "Errors.passLater: parameter promise: expected a promise");
    await t.rejects(Promises.ready(), "Promises.ready: parameter text: expected a string, found undefined");
  },

  an_exception_of_a_getter_of_an_argument_is_unchanged: ({ Echo }, t) => {
    const mine = new Error("from the getter");
    const error = t.throws(() =>
      Echo.point({
        get x() {
          throw mine;
        },
        tags: [],
      }),
    );
    t.ok(error === mine, "the very error");
  },
};
