// Measures the rows of `bench/calls` in one process or page: the ways of a row take turns, round by round, and must
// come to the same sums.

import { start } from "../tasks/start.mjs";

/** How many rounds in a row have to bring nothing new before anything counts: the engine has compiled the row then. */
const STEADY = 20;
/** What the clock of a page may miss, in milliseconds. */
const TICK = 0.005;
/** How much quicker than ever a round has to be to be new. */
const QUICKER = 0.97;
/** How long a row is warmed up at most, in milliseconds. */
const WARM = 1000;
/** How often a way of a row is done in a round at least, so that a collection of garbage does not decide alone. */
const LEAST = 8;
/** What the quickest way of a row has to last, in milliseconds, for the clock to be fine enough. */
const SHORTEST = 0.3;

/**
 * `program` is the package, `rows` are parts of the names of the rows to measure (without any, all), `rounds` is how often
 * each is measured, and `millis` how long a way of a row runs in one of them.
 */
export default async function measure({ program, rows: wanted, rounds, millis }) {
  const bench = await start("web", program);
  const rows = JSON.parse(bench.rows()).map((row, index) => ({ ...row, index }));
  const chosen = rows.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  const measured = [];
  for (const row of chosen) {
    progress(`${measured.length + 1}/${chosen.length} ${row.name}`);
    globalThis.gc?.();
    measured.push(await measureRow(bench, row, rounds, millis));
  }
  progress("");
  return { version: version(), rows: measured };
}

/** The engine and its version. */
function version() {
  const browser = /(Chrome|Firefox)\/\d+/.exec(globalThis.navigator?.userAgent ?? "");
  if (browser) return browser[0].replace("Chrome/", "Chromium ").replace("/", " ");
  if (globalThis.Deno) return `Deno ${Deno.version.deno}`;
  if (globalThis.Bun) return `Bun ${Bun.version}`;
  return `Node ${process.versions.node}`;
}

async function measureRow(bench, row, rounds, millis) {
  const iterations = await calibrate(bench, row, millis);
  const nanos = row.ways.map(() => []);
  for (let round = 0; round < rounds; round++) {
    const times = await measureRound(bench, row, iterations, round % 2 === 1);
    for (const [way, time] of times.entries()) nanos[way].push((time * 1e6) / iterations / row.operations);
  }
  const { index, ...described } = row;
  return { ...described, iterations, ways: row.ways.map((way, i) => ({ ...way, nanos: nanos[i] })) };
}

/** Warms the row up; gives the number of iterations with which its ways take `millis` on average, and none is too short. */
async function calibrate(bench, row, millis) {
  let iterations = LEAST;
  let quickest = row.ways.map(() => Infinity);
  const end = performance.now() + WARM;
  for (let steady = 0; steady < STEADY && performance.now() < end; steady++) {
    const times = await measureRound(bench, row, iterations, false);
    const each = times.map((time) => Math.max(time, TICK) / iterations);
    if (each.some((time, way) => time < quickest[way] * QUICKER)) steady = 0;
    quickest = quickest.map((time, way) => Math.min(time, each[way]));
    iterations = enough(quickest, millis);
  }
  return iterations;
}

/** How many iterations there have to be, where one takes so many milliseconds in each way. */
function enough(each, millis) {
  const mean = each.reduce((sum, time) => sum + time, 0) / each.length;
  return Math.max(LEAST, Math.round(millis / mean), Math.round(SHORTEST / Math.min(...each)));
}

/** The milliseconds of each way. */
async function measureRound(bench, row, iterations, backwards) {
  const order = row.ways.map((_, way) => way);
  if (backwards) order.reverse();
  const times = [];
  const sums = [];
  for (const way of order) {
    // What a job made is collected, and its finalizers run, only once it has ended.
    await turn();
    const run = row.ways[way].waits ? runWaiting : runNow;
    const begin = performance.now();
    const sum = await run(bench, row.index, way, iterations);
    times[way] = performance.now() - begin;
    sums[way] = `${sum} and ${bench.received()}`;
  }
  const other = sums.findIndex((sum) => sum !== sums[0]);
  if (other > 0) throw new Error(`${row.name}: ${name(row, 0)} comes to ${sums[0]}, ${name(row, other)} to ${sums[other]}`);
  return times;
}

const runNow = (bench, row, way, iterations) => bench.run(row, way, iterations);
const runWaiting = (bench, row, way, iterations) => new Promise((done) => bench.runWaiting(row, way, iterations, done));

const name = (row, way) => `${row.ways[way].side} ${row.ways[way].variant}`.trim();

/** The next turn of the event loop. */
function turn() {
  if (globalThis.setImmediate) return new Promise((done) => setImmediate(done));
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}

/** Overwrites the last line of a terminal. */
function progress(text) {
  const out = globalThis.process?.stdout;
  if (out?.isTTY) out.write(`\r\x1b[K${text}`);
}
