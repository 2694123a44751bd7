// A thread of Node that runs the package whose address it receives, and answers with its printed lines.

import { parentPort, workerData } from "node:worker_threads";

import { record } from "../../xtask/web/record.mjs";
import { start } from "../../xtask/web/tasks/start.mjs";

const { program, location } = workerData;
// The address of the page that Node replaces, as in the examples' own test.
Object.assign(globalThis, { location: new URL(location) });
parentPort?.postMessage(await record(async () => (await start("web", program)).Program.run(), { pass: false }));
