// How rows are measured: what is chosen, in which order the ways take turns, and that their sums are compared. Of times
// nothing is said.

import assert from "node:assert/strict";
import test from "node:test";

import measure from "../bench/measure.mjs";

/** A package with two rows of two ways each; `sum` is what a run comes to, and `ran` lists the ways that ran. */
function program(sum) {
  const way = (side, waits) => ({ side, variant: "", waits });
  const rows = [
    { name: "now", counts: true, operations: 1, ways: [way("ours", false), way("hand", false)] },
    { name: "later", counts: true, operations: 10, ways: [way("ours", true), way("hand", true)] },
  ];
  globalThis.ran = [];
  const lines = [
    "export default async () => {};",
    `export const rows = () => ${JSON.stringify(JSON.stringify(rows))};`,
    `const sum = ${sum};`,
    "export const run = (row, way, n) => (globalThis.ran.push(way), sum(row, way, n));",
    "export const runWaiting = (row, way, n, done) => (globalThis.ran.push(way), setTimeout(done, 0, sum(row, way, n)));",
    "export const received = () => 7;",
    `// ${Math.random()}`,
  ];
  return `data:text/javascript,${encodeURIComponent(lines.join("\n"))}`;
}

test("every way of the chosen rows is measured in each round, the last one first in every other", async () => {
  const options = { program: program("(row, way, n) => n"), rows: ["later"], rounds: 4, millis: 0.1 };
  const { version, rows } = await measure(options);
  assert.equal(version, `Node ${process.versions.node}`);
  assert.deepEqual(
    rows.map(({ name }) => name),
    ["later"],
  );
  assert.deepEqual(
    rows[0].ways.map(({ nanos }) => nanos.length),
    [4, 4],
  );
  assert.deepEqual(globalThis.ran.slice(-8), [0, 1, 1, 0, 0, 1, 1, 0]);
});

test("a way that comes to another sum has done something else", async () => {
  const options = { program: program("(row, way, n) => (way === 1 ? 0 : n)"), rows: [], rounds: 1, millis: 0.1 };
  await assert.rejects(measure(options), /^Error: now: ours comes to \d+ and 7, hand to 0 and 7$/);
});
