// Hostile values at every position where JavaScript passes a value to Rust. After each call the live counts are the same as
// before, Rust's own memory is unchanged, and a valid call has its usual answer.
//
// The seed determines a round; failures name it. In Node, `JSI_FUZZED_SEED` and `JSI_FUZZED_ROUNDS` set the first seed and the
// number of rounds; `JSI_FUZZED_SECONDS` sets the time for each position.

import { POSITIONS } from "./cases/positions.mjs";
import { World } from "./cases/world.mjs";

/** @typedef {import("../../../xtask/web/tasks/outcomes.mjs").Cases} Cases */

const { JSI_FUZZED_SEED: first, JSI_FUZZED_ROUNDS: count, JSI_FUZZED_SECONDS: seconds } = globalThis.process?.env ?? {};
const SEED = Number(first ?? 0);
const ROUNDS = Number(count ?? 150);

// Promises of values may be rejected without a handler.
globalThis.process?.on?.("unhandledRejection", () => {});
globalThis.addEventListener?.("unhandledrejection", (event) => event.preventDefault());

/** @type {World | undefined} */
let world;

/**
 * Does the rounds of a position.
 * @param {any} api
 * @param {import("../../../xtask/web/tasks/checks.mjs").Checks} t
 * @param {string} [position] any if there is none
 */
async function rounds(api, t, position) {
  world ??= new World(api, ["node", "chromium", "deno"].includes(t.engine));
  const end = seconds === undefined ? undefined : Date.now() + 1000 * Number(seconds);
  for (let round = 0; end === undefined ? round < ROUNDS : Date.now() < end; round += 1) {
    const faults = await world.round(SEED + round, position);
    if (faults.length > 0) throw new Error(faults.join("\n"));
    t.ok(true);
  }
}

/** The limit of the memory, which never shrinks. */
const MEMORY_LIMIT = 300_000_000;

/** One case for each position. */
function positionCases() {
  /** @type {Cases} */
  const found = {};
  for (const position of Object.keys(POSITIONS)) found[`${position}_does_no_harm`] = (api, t) => rounds(api, t, position);
  return found;
}

/** @type {Cases} */
export const cases = {
  ...positionCases(),
  any_place_does_no_harm: (api, t) => rounds(api, t),

  an_error_may_be_asked_while_it_answers: ({ Catch }, t) => {
    const error = new Error("never read");
    let reads = 0;
    Object.defineProperty(error, "message", {
      get() {
        reads += 1;
        // The package describes the last error once more.
        if (reads < 4)
          Catch.thrown(() => {
            throw new Error("another");
          });
        return `read ${reads} times`;
      },
    });
    const text = Catch.thrown(() => {
      throw error;
    });
    t.ok(text.includes("read"), text);
    t.ok(reads > 1, "the message was read again");
  },

  memory_has_not_grown_beyond_what_the_values_need: ({ Control }, t) => {
    t.ok(Control.memory() < MEMORY_LIMIT, `${Control.memory()} bytes of memory`);
  },
};
