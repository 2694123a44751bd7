// Numbers of arguments, and exported interfaces as objects.

/** @type {import("../../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  an_exported_interface_is_one_frozen_object: ({ Greeter, Renamed }, t) => {
    t.equal(typeof Greeter, "object");
    t.ok(Object.isFrozen(Greeter), "frozen");
    t.ok(Object.isFrozen(Renamed), "frozen");
    t.throws(() => {
      "use strict";
      Greeter.greet = () => "";
    }, TypeError.prototype.message);
    t.equal(Greeter.greet("Ada"), "Hello, Ada!");
  },

  methods_work_without_their_object: ({ Greeter }, t) => {
    const { greet } = Greeter;
    t.equal(greet("Ada"), "Hello, Ada!");
    t.same(
      ["a", "b"].map((name) => greet(name)),
      ["Hello, a!", "Hello, b!"],
    );
    t.equal(greet.name, "greet");
  },

  the_value_behind_an_export_is_made_once: ({ Greeter }, t) => {
    Greeter.greet("first");
    t.equal(Greeter.made(), 1);
    Greeter.greet("second");
    t.equal(Greeter.made(), 1);
  },

  a_missing_argument_is_an_error: ({ Greeter }, t) => {
    const error = t.throws(() => Greeter.greet(), "Greeter.greet: parameter name: expected a string, found undefined");
    t.ok(error instanceof TypeError, "a type error");
    t.throws(() => Greeter.both(), "Greeter.both: parameter must: ");
    t.throws(() => Greeter.sum(), "Greeter.sum: parameter first: ");
    t.equal(Greeter.greet("still alive"), "Hello, still alive!");
  },

  surplus_arguments_are_ignored: ({ Greeter }, t) => {
    t.equal(Greeter.greet("Ada", 1, {}, Symbol("s")), "Hello, Ada!");
    t.equal(Greeter.made("surplus"), 1);
  },

  an_optional_argument_may_be_missing_undefined_or_null: ({ Greeter }, t) => {
    t.equal(Greeter.optional(5), "Some(5)");
    for (const none of [[], [undefined], [null]]) t.equal(Greeter.optional(...none), "None");
    t.throws(() => Greeter.optional("5"), "Greeter.optional: parameter number: expected an integer");
    t.equal(Greeter.both("a"), "a None None");
    t.equal(Greeter.both("a", undefined, [1]), "a None Some([1])");
    t.equal(Greeter.both("a", false), "a Some(false) None");
    t.equal(Greeter.record(), "None");
    t.equal(Greeter.record({ x: 1, tags: [] }), "Some(Point { x: 1.0, name: None, tags: [] })");
  },

  null_and_missing_differ_for_an_optional_nullable_argument: ({ Greeter }, t) => {
    t.equal(Greeter.nested("a"), 'Some(Some("a"))');
    t.equal(Greeter.nested(null), "Some(None)");
    t.equal(Greeter.nested(undefined), "None");
    t.equal(Greeter.nested(), "None");
    t.equal(Greeter.nestedObject({}), "Some(true)");
    t.equal(Greeter.nestedObject(null), "Some(false)");
    t.equal(Greeter.nestedObject(), "None");
  },

  a_nullable_argument_may_be_missing: ({ Greeter }, t) => {
    t.equal(Greeter.nullable(), "false");
    t.equal(Greeter.nullable(null), "false");
    t.equal(Greeter.nullable([]), "true");
  },

  a_rest_parameter_takes_all_further_arguments: ({ Greeter }, t) => {
    t.equal(Greeter.sum(1), 1);
    t.equal(Greeter.sum(1, 2, 3.5), 6.5);
    t.equal(Greeter.join(), "");
    t.equal(Greeter.join("a", "b", "c"), "a+b+c");
    t.throws(() => Greeter.join("a", 2), "Greeter.join: parameter texts: element 1: expected a string, found 2 (number)");
  },

  an_unsafe_integer_is_an_error_in_rust: ({ Greeter }, t) => {
    t.throws(() => Greeter.tooLarge(), "9007199254740992");
  },

  names_with_a_meaning_in_javascript_are_ordinary_names: ({ Renamed }, t) => {
    t.equal(Renamed["with-a-dash"](), "dashed");
    t.equal(Renamed.constructor(), "made");
    t.equal(Object.getOwnPropertyDescriptor(Renamed, "__proto__")?.value(), "proto");
    t.equal(Object.getPrototypeOf(Renamed), Object.prototype);
    t.equal(`${Renamed}`, "text");
    t.equal(Renamed.then(), "then");
    t.equal(Renamed.type("a", "b"), "a b");
  },
};
