// Measures `bench/calls` in one engine, in several processes or pages one after the other, and writes the measurements to a
// file. Started by cargo xtask bench with one argument, an object in JSON.

import { writeFileSync } from "node:fs";

import { open } from "../hosts.mjs";

/** @typedef {import("./measure.mjs").Measured} Measured */
/** @typedef {import("./measure.mjs").MeasuredRow} MeasuredRow */

const { engine, package: folder, rows, rounds, millis, runs, out } = JSON.parse(process.argv[2]);

const host = await open(engine, { calls: folder }, { isolated: true });
try {
  /** @type {Measured | undefined} */
  let all;
  for (let run = 0; run < runs; run++) {
    console.log(`${engine}: run ${run + 1} of ${runs}`);
    const value = { program: host.at("/calls/calls.js"), rows, rounds, millis };
    /** @type {Measured} */
    const measured = await host.run("/harness/bench/measure.mjs", value, { print: true });
    if (measured.rows.length === 0) throw new Error(`no row is named like ${rows.join(" or ")}`);
    all = all ? { ...all, rows: all.rows.map((row, index) => join(row, measured.rows[index])) } : measured;
  }
  writeFileSync(out, JSON.stringify(all, null, 1));
} finally {
  await host.close();
}

/**
 * One row with the rounds of both.
 * @param {MeasuredRow} row
 * @param {MeasuredRow} more
 * @returns {MeasuredRow}
 */
function join(row, more) {
  const ways = row.ways.map((way, index) => ({ ...way, nanos: [...way.nanos, ...more.ways[index].nanos] }));
  return { ...row, ways };
}
