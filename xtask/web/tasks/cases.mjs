// Starts a package and runs its cases.

import { outcomes } from "./outcomes.mjs";
import { start, startAgain } from "./start.mjs";

export default async function run({ engine, kind, program, cases: file, collector }) {
  const { cases } = await import(file);
  const { collect } = await import(collector);
  const again = () => startAgain(kind, program);
  return outcomes(cases, await start(kind, program), { engine, kind, program, collect, again });
}
