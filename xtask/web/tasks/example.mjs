//! Runs one example and gives the lines that it printed.

import { record } from "../record.mjs";
import { start } from "./start.mjs";

export default function run({ kind, program, show }) {
  return record(async () => (await start(kind, program)).run(), { pass: show });
}
