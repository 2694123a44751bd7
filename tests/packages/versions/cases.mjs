// What a change of an interface breaks when the program runs: the rules of `jsic breaking` that no compiler shows.

Object.assign(globalThis, {
  versionsLamp: {
    get level() {
      return 3;
    },
  },
});

/** @type {import("../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  the_javascript_of_an_import_is_expected_in_the_new_module: ({ Run }, t) => {
    t.equal(Run.oldNow(), 5);
    t.throws(() => Run.newNow(), "Clock.now");
  },

  a_property_that_can_be_written_needs_a_setter: ({ Run }, t) => {
    t.equal(Run.level(), 3);
    // Bun's message has no name
    t.ok(t.throws(() => Run.setLevel(1)) instanceof TypeError, "an assignment that is refused");
    t.equal(Run.level(), 3);
  },

  a_number_outside_of_the_new_range_is_refused: ({ OldTimer, NewTimer }, t) => {
    t.equal(OldTimer.start(300), 300);
    t.throws(() => NewTimer.start(300), "Timer.start: parameter ms");
    t.equal(NewTimer.start(255), 255);
  },

  swapped_parameters_of_an_import_arrive_at_the_other_one: ({ Run }, t) => {
    t.equal(Run.oldCanvas(), "4 wide, 3 high");
    t.equal(Run.updatedCanvas(), "3 wide, 4 high");
    t.equal(Run.updatedCall(), "3 wide, 4 high");
  },

  swapped_parameters_of_an_export_arrive_at_the_other_one: ({ OldFrame, NewFrame, UpdatedFrame }, t) => {
    const [width, height] = [4, 3];
    t.equal(OldFrame.resize(width, height), "4 wide, 3 high");
    // the implementation has not changed, the call has; then the other way round
    t.equal(NewFrame.resize(height, width), "3 wide, 4 high");
    t.equal(UpdatedFrame.resize(width, height), "3 wide, 4 high");
  },
};
