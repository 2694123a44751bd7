// Measures how long packages take to start, in fresh pages and in fresh processes of Node. Started by cargo xtask bench start
// with one argument, an object in JSON.

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { chromium } from "../chromium.mjs";
import { here } from "../here.mjs";
import { serve } from "../server.mjs";

/**
 * A way to start a program.
 * @typedef {{ name: string, folder: string }} Way
 */

/** @type {{ pages: Way[], processes: Way[], rounds: number, delay: number, out: string }} */
const { pages, processes, rounds, delay, out } = JSON.parse(process.argv[2]);

const results = { pages: await inPages(), processes: inProcesses() };
writeFileSync(out, JSON.stringify(results, null, 1));

/** Loads each package in new pages of a browser with an empty cache, without and with a delay of each request. */
async function inPages() {
  const folders = Object.fromEntries(pages.map(({ folder }, number) => [`package${number}`, folder]));
  const texts = Object.fromEntries(pages.map((way, number) => [`/start${number}.html`, pageOf(way.name, number)]));
  const measured = pages.map(({ folder }) => ({
    folder,
    requests: 0,
    millis: /** @type {number[]} */ ([]),
    delayed: /** @type {number[]} */ ([]),
  }));
  const browser = await chromium();
  for (const [key, wait] of /** @type {const} */ ([
    ["millis", 0],
    ["delayed", delay],
  ])) {
    const server = await serve(folders, { texts, delay: wait, headers: { "cache-control": "no-store" } });
    // the ways alternate, so that a busy machine disturbs all of them
    for (let round = 0; round <= rounds; round++) {
      for (const [number, it] of measured.entries()) {
        const { millis, requests } = await browser.cold(`${server.origin}/start${number}.html`);
        it.requests = requests;
        // the first page warms up the browser
        if (round > 0) it[key].push(millis);
      }
    }
    server.close();
  }
  await browser.close();
  return measured;
}

/**
 * A page that starts a package, and assigns the milliseconds since its navigation.
 * @param {string} name
 * @param {number} number
 */
function pageOf(name, number) {
  return `<!doctype html><link rel="icon" href="data:,"><script type="module">
    import init from "/package${number}/${name}.js";
    await init();
    globalThis.result = { millis: performance.now() };
  </script>`;
}

/** Starts each program in new processes. */
function inProcesses() {
  const measured = processes.map(({ folder }) => ({ folder, millis: /** @type {number[]} */ ([]) }));
  for (let round = 0; round < rounds; round++) {
    for (const [number, { name, folder }] of processes.entries()) {
      const script = join(here, "bench", "start_program.mjs");
      const { stdout, stderr, status } = spawnSync(process.execPath, [script, join(folder, `${name}.js`)], { encoding: "utf8" });
      if (status !== 0) throw new Error(`${folder}: ${stderr}`);
      measured[number].millis.push(Number(stdout));
    }
  }
  return measured;
}
