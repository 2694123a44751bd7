//! Runs the cases of a package, `export const cases = { "what it shows": async (api, t) => … }`, one after the other.

import { Checks } from "./checks.mjs";
import { start } from "./start.mjs";

/** One `{ name, wrong }` a case; `wrong` is the text of the error, if there is one. */
export default async function run({ engine, kind, program, cases: file, collector }) {
  const { cases } = await import(file);
  const { collect } = await import(collector);
  const api = await start(kind, program);
  const outcomes = [];
  for (const [name, test] of Object.entries(cases)) {
    const checks = new Checks({ engine, kind, collect });
    try {
      await test(api, checks);
      outcomes.push({ name, wrong: checks.count === 0 ? "the case checked nothing" : null });
    } catch (error) {
      outcomes.push({ name, wrong: `${error}\n${error?.stack ?? ""}` });
    }
  }
  return outcomes;
}
