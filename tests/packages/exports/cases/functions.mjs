// Functions as parameters and results of exports.

/** @type {import("../../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  a_function_parameter_is_called_with_checked_values: ({ Functions }, t) => {
    t.equal(
      Functions.call((/** @type {number} */ number, /** @type {string} */ text) => `${text}${number}`, 5, "n"),
      "n5",
    );
    t.throws(() => Functions.call(() => 5, 1, ""), "expected a string, found 5 (number)");
    t.throws(() => Functions.call("no function", 1, ""), "Functions.call: parameter f: expected a function");
    t.throws(() => Functions.call(), "Functions.call: parameter f: expected a function, found undefined");
  },

  a_function_parameter_has_the_types_of_its_interface: ({ Functions }, t) => {
    /** @type {unknown[]} */
    const seen = [];
    const back = Functions.callWide((/** @type {number} */ number, /** @type {Uint8Array} */ bytes) => {
      seen.push(number, bytes);
      return 2 ** 40;
    });
    t.same(seen, [-5, Uint8Array.of(1, 2)]);
    t.equal(back, 2 ** 40);
    t.throws(() => Functions.callWide(() => 5n), "expected an integer, found 5 (bigint)");
  },

  this_is_undefined_in_a_function_that_rust_calls: ({ Functions }, t) => {
    let seen = "nothing";
    Functions.call(
      /** @this {any} */
      function () {
        seen = this;
        return "";
      },
      0,
      "",
    );
    t.equal(seen, undefined);
  },

  functions_take_up_to_eight_arguments: ({ Functions }, t) => {
    t.equal(
      Functions.callEight((/** @type {any[]} */ ...all) => all.reduce((a, b) => a * 10 + b) - 12345678 + all.length),
      8,
    );
  },

  untyped_functions_take_and_return_any_values: ({ Functions }, t) => {
    const object = {};
    t.ok(Functions.callAny((/** @type {any[]} */ ...all) => all[1], 1, object, "a") === object, "the same object");
    t.equal(
      Functions.callAny((/** @type {any[]} */ ...all) => all.length, null, undefined, 3),
      3,
    );
    t.ok(Functions.untyped()(1, object) === object, "the same object");
    t.equal(Functions.untyped()(), null);
  },

  a_function_parameter_may_be_null_or_missing: ({ Functions }, t) => {
    t.equal(Functions.perhaps(null), "none");
    t.equal(
      Functions.perhaps(() => "f"),
      "f",
    );
    t.equal(Functions.optional(), "none");
    t.equal(
      Functions.optional(() => "f"),
      "f",
    );
    t.throws(() => Functions.perhaps(5), "Functions.perhaps: parameter f: expected a function");
  },

  a_kept_function_is_called_later: ({ Functions }, t) => {
    let calls = 0;
    Functions.keep(() => ++calls);
    t.equal(Functions.kept(), 1);
    t.equal(Functions.kept(), 2);
    Functions.keep(null);
    t.equal(Functions.kept(), -1);
  },

  a_function_result_is_a_function: ({ Functions }, t) => {
    const add = Functions.adder(5);
    t.equal(add(1), 6);
    t.throws(() => add("1"), "expected an integer");
    t.equal(Functions.some(true)(), "called");
    t.equal(Functions.some(false), null);
    t.same(Functions.wide()(-1), new Uint8Array(8).fill(255));
    t.throws(() => Functions.wide()(1n), "expected an integer");
    t.ok(t.throws(() => Functions.failing()()) instanceof RangeError, "a range error");
  },

  a_function_result_lives_as_long_as_javascript_holds_it: async ({ Functions }, t) => {
    const kept = Functions.adder(1);
    const before = Functions.callbacks();
    for (let i = 0; i < 100; i += 1) Functions.adder(i);
    await t.collected(() => Functions.callbacks() <= before, "the functions");
    t.equal(kept(1), 2);
  },

  exports_may_be_called_while_they_run: ({ Functions, Greeter }, t) => {
    t.equal(
      Functions.again(() => Functions.again(() => Greeter.greet("you"))),
      "<<Hello, you!>>",
    );
  },

  functions_of_promises_work_both_ways: async ({ Functions }, t) => {
    t.equal(await Functions.callLater(async (/** @type {string} */ text) => `${text}b`), "abb");
    await t.rejects(() => Functions.callLater(async () => 5), "expected a string, found 5 (number)");
    await t.rejects(() => Functions.callLater(() => "no promise"), "expected a promise");
    t.equal(await Functions.later()(21), 42);
  },
};
