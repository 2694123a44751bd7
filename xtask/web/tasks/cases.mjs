// Starts a package and runs its cases.

import { outcomes } from "./outcomes.mjs";
import { start, startAgain } from "./start.mjs";

/**
 * @param {{ engine: string, kind: string, bundled: boolean, program: string, cases: string, collector: string }} task names of the engine and of
 *   the kind of package; whether `jsic bundle` has written it; addresses of its main file, of the file with the cases, and of the garbage collector's module
 */
export default async function run({ engine, kind, bundled, program, cases: file, collector }) {
  const { cases } = await import(file);
  const { collect } = await import(collector);
  const restart = () => startAgain(kind, program);
  return outcomes(cases, await start(kind, program), { engine, kind, bundled, program, collect, restart });
}
