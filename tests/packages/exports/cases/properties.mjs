// Properties of an exported interface.

/** @type {import("../../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  properties_of_an_exported_interface_are_getters_and_setters: ({ Player }, t) => {
    Player.volume = 0.5;
    t.equal(Player.volume, 0.5);
    const { changes } = Player;
    Player.volume = 0.25;
    t.equal(Player.changes, changes + 1);
    Player.title = "Song";
    t.equal(Player.title, "Song");
    Player.title = null;
    t.equal(Player.title, null);
    Player["play-list"] = ["a", "b"];
    t.same(Player["play-list"], ["a", "b"]);
    Player.loud = true;
    t.equal(Player.volume, 1);
    const volume = Object.getOwnPropertyDescriptor(Player, "volume");
    t.equal(typeof volume?.get, "function");
    t.equal(typeof volume?.set, "function");
    t.equal(volume?.enumerable, true);
    t.equal(Object.isFrozen(Player), true);
  },

  a_readonly_property_of_an_exported_interface_has_no_setter: ({ Player }, t) => {
    const { changes } = Player;
    t.throws(() => {
      Player.changes = 1;
    }, /./);
    t.equal(Player.changes, changes);
    t.equal(Object.getOwnPropertyDescriptor(Player, "changes")?.set, undefined);
  },

  a_wrong_value_of_a_property_is_an_error_that_names_it: ({ Player }, t) => {
    t.throws(() => {
      Player.volume = "loud";
    }, 'Player.volume: parameter value: expected a number, found "loud" (string)');
    t.throws(() => {
      Player["play-list"] = [1];
    }, "Player.list: parameter value: element 0: expected a string, found 1 (number)");
  },

  an_err_of_a_getter_or_setter_is_thrown: ({ Player }, t) => {
    Player.volume = 0.75;
    const error = t.throws(() => {
      Player.volume = 2;
    }, "the volume is between 0 and 1");
    t.ok(error instanceof RangeError, "a range error");
    t.equal(Player.volume, 0.75);
  },

  a_property_may_hold_a_function_or_a_promise: async ({ Player }, t) => {
    /** @type {number[]} */
    const heard = [];
    Player.onchange = (/** @type {number} */ value) => heard.push(value);
    Player.volume = 0.125;
    Player.onchange(1);
    Player.onchange = null;
    Player.volume = 0.5;
    t.same(heard, [0.125, 1]);
    t.equal(Player.onchange, null);
    t.equal(await Player.ready, "ready");
  },
};
