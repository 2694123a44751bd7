// Tests the measurement of rows: which ones are chosen, the order of their ways, the comparison of their sums. Times are not
// tested.

import assert from "node:assert/strict";
import test from "node:test";

import measure from "../bench/measure.mjs";

/**
 * The ways that ran.
 * @type {number[]}
 */
const ran = [];
Object.assign(globalThis, { ran });

/**
 * The address of a package with two rows of two ways each.
 * @param {string} sum a function that computes the sum of a run
 */
function program(sum) {
  /**
   * @param {string} side
   * @param {boolean} waits
   */
  const way = (side, waits) => ({ side, variant: "", waits, driver: "" });
  const rows = [
    { name: "now", counts: true, operations: 1, ways: [way("ours", false), way("hand", false)] },
    { name: "later", counts: true, operations: 10, ways: [way("ours", true), way("hand", true)] },
  ];
  ran.length = 0;
  const lines = [
    "export default async () => {};",
    `export const rows = () => ${JSON.stringify(JSON.stringify(rows))};`,
    `const sum = ${sum};`,
    "export const run = (row, way, iterations) => (globalThis.ran.push(way), sum(row, way, iterations));",
    "export const runWaiting = (row, way, iterations, done) => {",
    "  globalThis.ran.push(way);",
    "  setTimeout(done, 0, sum(row, way, iterations));",
    "};",
    "export const received = () => 7;",
    `// ${Math.random()}`,
  ];
  return `data:text/javascript,${encodeURIComponent(lines.join("\n"))}`;
}

test("every way of the chosen rows is measured in each round, the last one first in every other", async () => {
  const options = { program: program("(row, way, iterations) => iterations"), rows: ["later"], rounds: 4, millis: 0.1 };
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
  assert.deepEqual(ran.slice(-8), [0, 1, 1, 0, 0, 1, 1, 0]);
});

test("a way with a different sum is an error", async () => {
  const options = {
    program: program("(row, way, iterations) => (way === 1 ? 0 : iterations)"),
    rows: [],
    rounds: 1,
    millis: 0.1,
  };
  await assert.rejects(measure(options), /^Error: now: ours computes \d+ and 7, hand 0 and 7$/);
});
