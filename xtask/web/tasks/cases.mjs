//! Starts a package and runs its cases.

import { outcomes } from "./outcomes.mjs";
import { start } from "./start.mjs";

export default async function run({ engine, kind, program, cases: file, collector }) {
  const { cases } = await import(file);
  const { collect } = await import(collector);
  return outcomes(cases, await start(kind, program), { engine, kind, program, collect });
}
