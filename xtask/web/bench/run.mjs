// Measures `bench/calls` in one engine, in several processes or pages one after the other, and writes all that was
// measured to a file. Started by cargo xtask bench, with one argument, an object in JSON.

import { writeFileSync } from "node:fs";

import { open } from "../hosts.mjs";

const { engine, package: folder, rows, rounds, millis, runs, out } = JSON.parse(process.argv[2]);

const host = await open(engine, { calls: folder }, { isolated: true });
try {
  let all;
  for (let run = 0; run < runs; run++) {
    console.log(`${engine}: run ${run + 1} of ${runs}`);
    const value = { program: host.at("/calls/calls.js"), rows, rounds, millis };
    const measured = await host.run("/harness/bench/measure.mjs", value, { show: true });
    if (measured.rows.length === 0) throw new Error(`no row is named like ${rows.join(" or ")}`);
    all = all ? { ...all, rows: all.rows.map((row, i) => join(row, measured.rows[i])) } : measured;
  }
  writeFileSync(out, JSON.stringify(all, null, 1));
} finally {
  await host.close();
}

/** One row with the rounds of both. */
function join(row, more) {
  const ways = row.ways.map((way, i) => ({ ...way, nanos: [...way.nanos, ...more.ways[i].nanos] }));
  return { ...row, ways };
}
