// A thread of Node that runs the package whose address it is given, and answers with what that prints.

import { parentPort, workerData } from "node:worker_threads";

import { record } from "../../xtask/web/record.mjs";
import { start } from "../../xtask/web/tasks/start.mjs";

const { program, location } = workerData;
// The page that Node stands in for, as in the examples' own test.
globalThis.location = new URL(location);
parentPort.postMessage(await record(async () => (await start("web", program)).Program.run(), { pass: false }));
