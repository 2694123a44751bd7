// Every place where JavaScript gives Rust a value, with values that mean no good. After each call as much is alive as before,
// memory that is Rust's own holds what it did, and an honest call is answered as ever.
//
// A round is decided by its seed, which a failure names. `JSI_FUZZED_SEED` and `JSI_FUZZED_ROUNDS` choose others, in Node;
// `JSI_FUZZED_SECONDS` is how long each place is tried.

import { PLACES } from "./cases/places.mjs";
import { World } from "./cases/world.mjs";

const { JSI_FUZZED_SEED: first, JSI_FUZZED_ROUNDS: count, JSI_FUZZED_SECONDS: seconds } = globalThis.process?.env ?? {};
const SEED = Number(first ?? 0);
const ROUNDS = Number(count ?? 150);

// Promises that are rejected and thrown away are the values' own.
globalThis.process?.on?.("unhandledRejection", () => {});
globalThis.addEventListener?.("unhandledrejection", (event) => event.preventDefault());

let world;

async function rounds(api, t, place) {
  world ??= new World(api, ["node", "chromium", "deno"].includes(t.engine));
  const end = seconds === undefined ? undefined : Date.now() + 1000 * seconds;
  for (let round = 0; end === undefined ? round < ROUNDS : Date.now() < end; round += 1) {
    const wrong = await world.round(SEED + round, place);
    if (wrong.length > 0) throw new Error(wrong.join("\n"));
    t.ok(true);
  }
}

/** More than that is kept by nobody; memory that has grown stays. */
const MOST_MEMORY = 300_000_000;

export const cases = {
  ...Object.fromEntries(Object.keys(PLACES).map((place) => [`${place}_does_no_harm`, (api, t) => rounds(api, t, place)])),
  any_place_does_no_harm: (api, t) => rounds(api, t, undefined),

  an_error_may_be_asked_while_it_answers: ({ Catch }, t) => {
    const error = new Error("never read");
    let asked = 0;
    Object.defineProperty(error, "message", {
      get() {
        asked += 1;
        // The package describes the last error once more.
        if (asked < 4)
          Catch.thrown(() => {
            throw new Error("another");
          });
        return `asked ${asked}`;
      },
    });
    const text = Catch.thrown(() => {
      throw error;
    });
    t.ok(text.includes("asked"), text);
    t.ok(asked > 1, "the error was asked again");
  },

  memory_has_not_grown_beyond_what_the_values_need: ({ Control }, t) => {
    t.ok(Control.memory() < MOST_MEMORY, `${Control.memory()} bytes of memory`);
  },
};
