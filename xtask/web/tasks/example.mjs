//! Runs one example and gives the lines that it printed.

import { record } from "../record.mjs";
import { start } from "./start.mjs";

export default async function run({ kind, program, show, elements }) {
  if (elements !== null) document.body.innerHTML = await (await fetch(elements)).text();
  return record(async () => (await start(kind, program)).Program.run(), { pass: show });
}
