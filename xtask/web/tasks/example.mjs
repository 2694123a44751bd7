// Runs one example and gives the lines that it printed.

import { record } from "../record.mjs";
import { start } from "./start.mjs";
import { use } from "./use.mjs";

export default async function run({ kind, program, show, elements, script }) {
  if (elements) document.body.innerHTML = await (await fetch(elements)).text();
  return record(async () => use(await start(kind, program), script), { pass: show });
}
