// Measures the rows of `bench/calls` in one process or page: the ways of a row alternate, round by round, and must
// compute the same sums.

import { start } from "../tasks/start.mjs";

/** The number of consecutive rounds without an improvement after which the row is warm: the engine has compiled it. */
const STEADY_ROUNDS = 20;
/** The resolution of a page's clock, in milliseconds. */
const CLOCK_RESOLUTION = 0.005;
/** A round is an improvement if it takes less than this part of the shortest time so far. */
const IMPROVEMENT = 0.97;
/** The longest time to warm up a row, in milliseconds. */
const WARM_UP_LIMIT = 1000;
/** The fewest iterations of a way in a round, which limit the effect of one garbage collection. */
const MIN_ITERATIONS = 8;
/** The shortest time of the fastest way of a row, in milliseconds, that the clock measures with enough precision. */
const MIN_DURATION = 0.3;

/**
 * One way to do the operation of a row. `waits`: it ends asynchronously.
 * `driver`: the function of `exported.mjs` that does it; empty if the package does.
 * @typedef {{ side: string, variant: string, waits: boolean, driver: string }} Way
 */

/**
 * An operation that is done in several ways. `operations`: how often one iteration does it.
 * @typedef {{ name: string, counts: boolean, operations: number, ways: Way[] }} Row
 */

/** @typedef {Row & { index: number }} IndexedRow */

/**
 * A way with the nanoseconds that an operation took in each round.
 * @typedef {Way & { nanos: number[] }} MeasuredWay
 */

/** @typedef {Omit<Row, "ways"> & { iterations: number, ways: MeasuredWay[] }} MeasuredRow */

/** @typedef {{ version: string, rows: MeasuredRow[] }} Measured */

/**
 * @param {{ program: string, rows: string[], rounds: number, millis: number }} task the address of the package's main file;
 *   parts of the names of the rows to measure (all rows if there are none); how often each row is measured; how long a way of a
 *   row runs each time
 * @returns {Promise<Measured>}
 */
export default async function measure({ program, rows: wanted, rounds, millis }) {
  const bench = await start("web", program);
  /** @type {IndexedRow[]} */
  const rows = JSON.parse(bench.rows()).map((/** @type {Row} */ row, /** @type {number} */ index) => ({ ...row, index }));
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
  if (globalThis.Deno) return `Deno ${globalThis.Deno.version.deno}`;
  if (globalThis.Bun) return `Bun ${globalThis.Bun.version}`;
  return `Node ${process.versions.node}`;
}

/**
 * @param {any} bench the started package
 * @param {IndexedRow} row
 * @param {number} rounds
 * @param {number} millis
 * @returns {Promise<MeasuredRow>}
 */
async function measureRow(bench, row, rounds, millis) {
  const iterations = await calibrate(bench, row, millis);
  /** @type {number[][]} */
  const nanos = row.ways.map(() => []);
  for (let round = 0; round < rounds; round++) {
    const times = await measureRound(bench, row, iterations, round % 2 === 1);
    for (const [way, time] of times.entries()) nanos[way].push((time * 1e6) / iterations / row.operations);
  }
  const { index, ...described } = row;
  return { ...described, iterations, ways: row.ways.map((way, number) => ({ ...way, nanos: nanos[number] })) };
}

/**
 * Warms up a row and returns a number of iterations with which its ways take `millis` on average and none is too short.
 * @param {any} bench
 * @param {IndexedRow} row
 * @param {number} millis
 */
async function calibrate(bench, row, millis) {
  let iterations = MIN_ITERATIONS;
  let shortest = row.ways.map(() => Infinity);
  const end = performance.now() + WARM_UP_LIMIT;
  for (let steady = 0; steady < STEADY_ROUNDS && performance.now() < end; steady++) {
    const times = await measureRound(bench, row, iterations, false);
    const each = times.map((time) => Math.max(time, CLOCK_RESOLUTION) / iterations);
    if (each.some((time, way) => time < shortest[way] * IMPROVEMENT)) steady = 0;
    shortest = shortest.map((time, way) => Math.min(time, each[way]));
    iterations = iterationsFor(shortest, millis);
  }
  return iterations;
}

/**
 * The number of iterations for a mean time of `millis`.
 * @param {number[]} each the milliseconds of one iteration in each way
 * @param {number} millis
 */
function iterationsFor(each, millis) {
  const mean = each.reduce((sum, time) => sum + time, 0) / each.length;
  return Math.max(MIN_ITERATIONS, Math.round(millis / mean), Math.round(MIN_DURATION / Math.min(...each)));
}

/**
 * Runs all ways once; returns the milliseconds of each.
 * @param {any} bench
 * @param {IndexedRow} row
 * @param {number} iterations
 * @param {boolean} backwards
 */
async function measureRound(bench, row, iterations, backwards) {
  const order = row.ways.map((_, way) => way);
  if (backwards) order.reverse();
  /** @type {number[]} */
  const times = [];
  /** @type {string[]} */
  const sums = [];
  for (const way of order) {
    // The values of a job are collected, and its finalizers run, only after the job has ended.
    await turn();
    const { driver, side, waits } = row.ways[way];
    const run = driver !== "" ? await driven(side, driver) : waits ? runWaiting : runNow;
    const begin = performance.now();
    const sum = await run(bench, row.index, way, iterations);
    times[way] = performance.now() - begin;
    sums[way] = `${sum} and ${bench.received()}`;
  }
  const other = sums.findIndex((sum) => sum !== sums[0]);
  if (other > 0) throw new Error(`${row.name}: ${name(row, 0)} computes ${sums[0]}, ${name(row, other)} ${sums[other]}`);
  return times;
}

/**
 * Runs one way and returns its sum.
 * @typedef {(bench: any, row: number, way: number, iterations: number) => number | Promise<number>} Run
 */

/** @type {Run} */
const runNow = (bench, row, way, iterations) => bench.run(row, way, iterations);

/** @type {Run} */
const runWaiting = (bench, row, way, iterations) => new Promise((done) => bench.runWaiting(row, way, iterations, done));

/**
 * The programs of JavaScript that call what the package exports, by side and name.
 * @type {Map<string, Run>}
 */
const programs = new Map();

/**
 * The program of a side.
 * @param {string} side
 * @param {string} driver
 * @returns {Promise<Run>}
 */
async function driven(side, driver) {
  const key = `${side} ${driver}`;
  let program = programs.get(key);
  if (program === undefined) {
    /** @type {typeof import("./exported.mjs")} */
    const { drivers, exportsOf } = await import(`./exported.mjs?${side}`);
    /** @type {import("./exported.mjs").Api | undefined} */
    let api;
    program = (bench, _row, _way, iterations) => {
      api ??= exportsOf(bench, side);
      return drivers[driver](api, iterations);
    };
    programs.set(key, program);
  }
  return program;
}

/**
 * @param {IndexedRow} row
 * @param {number} way
 */
const name = (row, way) => `${row.ways[way].side} ${row.ways[way].variant}`.trim();

/** The next turn of the event loop. */
function turn() {
  if ("setImmediate" in globalThis) return new Promise((done) => setImmediate(done));
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done(undefined);
    };
    port2.postMessage(null);
  });
}

/**
 * Overwrites the last line of a terminal.
 * @param {string} text
 */
function progress(text) {
  const out = globalThis.process?.stdout;
  if (out?.isTTY) out.write(`\r\x1b[K${text}`);
}
