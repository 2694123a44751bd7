// Runs one example and returns the lines that it printed.

import { record } from "../record.mjs";
import { start } from "./start.mjs";
import { use } from "./use.mjs";

/**
 * @param {{ kind: string, program: string, print: boolean, elements?: string, script?: string }} task the kind of package and
 *   the address of its main file; addresses of elements for the page, and of a script that uses the package
 */
export default async function run({ kind, program, print, elements, script }) {
  if (elements) document.body.innerHTML = await (await fetch(elements)).text();
  return record(async () => use(await start(kind, program), script), { pass: print });
}
