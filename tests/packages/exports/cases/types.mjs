// Every type as parameter and result of an export: plain, nullable, in arrays, in promises.

import { BY_REFERENCE, SAMPLES } from "./samples.mjs";

/** @typedef {import("./samples.mjs").Sample} Sample */

/**
 * The samples of the table, and those of the package's own types.
 * @param {any} api
 * @returns {Record<string, Sample>}
 */
function samples(api) {
  const token = new api.Token(5);
  return {
    ...SAMPLES,
    token: {
      good: [token],
      wrong: [
        [{}, "expected a Token, found Object (object)"],
        [1, "expected a Token"],
      ],
    },
  };
}

/**
 * Calls `check` for all samples whose types an interface has.
 * @param {any} api
 * @param {any} target the interface
 * @param {(name: string, sample: Sample) => void} check
 */
function each(api, target, check) {
  const known = samples(api);
  for (const name of Object.keys(known)) if (target[name]) check(name, known[name]);
}

/**
 * Checks a value that was passed to Rust and returned.
 * @param {import("../../../../xtask/web/tasks/checks.mjs").Checks} t
 * @param {string} name
 * @param {any} value
 * @param {any} back
 */
function returned(t, name, value, back) {
  if (BY_REFERENCE.includes(name) || typeof value !== "object" || value === null)
    t.ok(Object.is(back, value), `${name}: the same value`);
  else t.same(back, value, name);
}

/** @type {import("../../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  every_type_goes_in_and_comes_out: (api, t) => {
    each(api, api.Echo, (name, { good }) => {
      for (const value of good) returned(t, name, value, api.Echo[name](value));
    });
    t.equal(api.Echo.nothing(), undefined);
    t.equal(Object.keys(samples(api)).length, Object.keys(api.Echo).length - 1, "types with samples");
  },

  the_error_of_a_wrong_argument_names_it_and_the_expected_type: (api, t) => {
    each(api, api.Echo, (name, { wrong }) => {
      for (const [value, text] of wrong) {
        const error = t.throws(() => api.Echo[name](value), `Echo.${name}: parameter value: `);
        t.ok(error.message.includes(text ?? ""), `${error.message} has ${text}`);
        t.ok(error instanceof TypeError || error instanceof RangeError, `the kind of ${error.message}`);
      }
    });
  },

  out_of_range_is_a_range_error_and_another_type_a_type_error: ({ Echo }, t) => {
    t.ok(t.throws(() => Echo.i32(2 ** 31)) instanceof RangeError, "a range error");
    t.ok(t.throws(() => Echo.i32("1")) instanceof TypeError, "a type error");
  },

  null_and_undefined_are_errors_where_they_are_not_allowed: (api, t) => {
    each(api, api.Echo, (name) => {
      if (name === "any") return;
      t.throws(() => api.Echo[name](null), `Echo.${name}: parameter value: expected`);
      t.throws(() => api.Echo[name](undefined), ", found undefined");
    });
  },

  minus_zero_is_zero_for_an_integer: ({ Echo }, t) => {
    t.equal(Echo.i32(-0), 0);
    t.equal(Echo.safeI64(-0), 0);
  },

  a_lone_surrogate_becomes_the_replacement_character: ({ Echo }, t) => {
    t.equal(Echo.string("a\ud800b"), "a\ufffdb");
  },

  nullable_parameters_and_results_are_null_or_a_value: (api, t) => {
    each(api, api.Maybe, (name, { good }) => {
      for (const value of good) returned(t, name, value, api.Maybe[name](value));
      t.equal(api.Maybe[name](null), null, name);
      t.equal(api.Maybe[name](undefined), null, name);
      t.equal(api.Maybe[name](), null, name);
    });
    t.same(api.Maybe.list(["a"]), ["a"]);
    t.equal(api.Maybe.list(null), null);
  },

  a_wrong_nullable_argument_is_an_error: (api, t) => {
    each(api, api.Maybe, (name, { wrong }) => {
      for (const [value] of wrong) t.throws(() => api.Maybe[name](value), `Maybe.${name}: parameter value: `);
    });
  },

  arrays_are_copied_in_and_out: (api, t) => {
    const { Lists, Token } = api;
    const object = {};
    const token = new Token(1);
    const lists = {
      bytes: [0, 255],
      ints: [-1, 2 ** 31 - 1],
      floats: [0.5, NaN],
      numbers: [0.1, -0],
      strings: ["", "a"],
      objects: [object, []],
      anys: [null, undefined, 1, "a", object, 5n],
      maybeStrings: ["a", null],
      maybeObjects: [null, object],
      points: [{ x: 1, tags: [] }],
      levels: [1, 0],
      aligns: ["right"],
      nodes: [object],
      tokens: [token, token],
      maybeTokens: [null, token],
    };
    t.same(Object.keys(lists), Object.keys(Lists));
    for (const [name, list] of Object.entries(lists)) {
      const back = Lists[name](list);
      t.ok(Array.isArray(back) && back !== list, `${name}: another array`);
      t.same(back, list, name);
      t.same(Lists[name]([]), []);
    }
    t.ok(Lists.objects([object])[0] === object, "the same object");
    t.ok(Lists.tokens([token])[0] === token, "the same token");
    t.same(Lists.ints(Int32Array.of(1, 2)), [1, 2]);
  },

  a_wrong_element_of_an_argument_names_its_index: ({ Lists }, t) => {
    t.throws(() => Lists.strings(["a", 1]), "Lists.strings: parameter value: element 1: expected a string, found 1 (number)");
    t.throws(() => Lists.ints([0, , 2]), "element 1: expected an integer, found undefined");
    t.throws(
      () =>
        Lists.points([
          { x: 0, tags: [] },
          { x: 1, tags: 5 },
        ]),
      "element 1: field tags: expected an array",
    );
    t.throws(() => Lists.tokens([{}]), "element 0: expected a Token");
    t.throws(() => Lists.bytes("ab"), "expected an array");
  },

  types_of_one_name_in_two_files_are_two_types: ({ Globe, Echo }, t) => {
    t.same(Globe.opposite({ latitude: 1, longitude: 2 }), { latitude: -1, longitude: 182 });
    t.throws(() => Globe.opposite({ x: 1, tags: [] }), "field latitude: expected a number, found undefined");
    t.throws(() => Echo.point({ latitude: 1, longitude: 2 }), "field x: expected a number, found undefined");
  },

  calls_of_every_type_leave_nothing_behind: (api, t) => {
    const { liveCounts } = api.Promises;
    const round = () => {
      each(api, api.Echo, (name, { good, wrong }) => {
        api.Echo[name](good[0]);
        for (const [value] of wrong.slice(0, 1)) {
          try {
            api.Echo[name](value);
          } catch {
            // as it should
          }
        }
      });
      each(api, api.Maybe, (name) => api.Maybe[name](null));
      api.Lists.objects([{}, []]);
      api.Lists.points([{ x: 1, tags: ["a"] }]);
      api.Functions.call(() => "", 1, "");
      api.Functions.perhaps(null);
    };
    round();
    // the tokens that the samples are made of
    /** @param {string} text */
    const objects = (text) => text.replace(/objects: \d+/, "");
    const before = objects(liveCounts());
    for (let i = 0; i < 1000; i += 1) round();
    t.equal(objects(liveCounts()), before);
  },

  promises_of_every_type_go_in_and_come_out: async (api, t) => {
    const known = samples(api);
    for (const name of Object.keys(known)) {
      for (const value of known[name].good) {
        const back = await api.Later[name](Promise.resolve(value));
        returned(t, name, value, back);
      }
    }
    t.equal(await api.Later.nothing(Promise.resolve("ignored")), undefined);
    t.equal(await api.Later.maybeString(Promise.resolve(null)), null);
    t.equal(await api.Later.maybeString(Promise.resolve("a")), "a");
    t.equal(await api.Later.maybeObject(Promise.resolve(undefined)), null);
  },

  a_promise_of_a_wrong_value_is_rejected: async (api, t) => {
    const known = samples(api);
    for (const name of Object.keys(known)) {
      for (const [value, text] of known[name].wrong) {
        const error = await t.rejects(() => api.Later[name](Promise.resolve(value)), `Later.${name}: parameter value: `);
        t.ok(error.message.includes(text ?? ""), error.message);
      }
    }
    await t.rejects(() => api.Later.i32(5), "Later.i32: parameter value: expected a promise, found 5 (number)");
    await t.rejects(() => api.Later.i32(), "expected a promise, found undefined");
  },
};
