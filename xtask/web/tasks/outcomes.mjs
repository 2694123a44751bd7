// Runs the cases of a package, `export const cases = { "what it shows": async (api, t) => … }`, one after the other.

import { Checks } from "./checks.mjs";

/** One `{ name, wrong }` a case; `wrong` is the text of the error, if there is one. */
export async function outcomes(cases, api, options) {
  const found = [];
  for (const [name, test] of Object.entries(cases)) {
    const checks = new Checks(options);
    try {
      await test(api, checks);
      found.push({ name, wrong: checks.count === 0 ? "the case checked nothing" : null });
    } catch (error) {
      found.push({ name, wrong: `${error}\n${error?.stack ?? ""}` });
    }
  }
  return found;
}
