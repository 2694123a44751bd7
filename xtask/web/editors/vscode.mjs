// Runs the packaged extension in VS Code in headless Chromium. `--pictures FOLDER` updates the screenshots of the documentation.
// The last line has the counts.

import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { environmentVariable } from "../environment.mjs";
import { messageOf } from "../errors.mjs";
import { Reporter } from "../reporter.mjs";
import { cases } from "./vscode/cases.mjs";
import { startServer } from "./vscode/server.mjs";
import { Workbench } from "./vscode/workbench.mjs";
import { Workspace } from "./workspace.mjs";

const [, , flag, pictures] = process.argv;
const reporter = new Reporter();
const workspace = new Workspace();
const server = await startServer(workspace.root);
const bench = await Workbench.open(server.origin, workspace.folder);

/**
 * Takes a screenshot for the documentation.
 * @param {string} name
 * @param {number} [height] the number of pixels from the top, where the rest of the window is empty
 */
async function screenshot(name, height) {
  if (flag !== "--pictures") return;
  mkdirSync(pictures, { recursive: true });
  const { width, height: all } = Workbench.SIZE;
  const clip = { x: 0, y: 0, width, height: height ?? all };
  await bench.page.screenshot({ path: join(pictures, `${name}.png`), animations: "disabled", clip });
}

/**
 * What the cases use.
 * @typedef {{ bench: Workbench, workspace: Workspace, screenshot: typeof screenshot }} Context
 */

for (const [name, run] of Object.entries(cases)) {
  await reporter.test(`${name} (VS Code)`, async () => {
    try {
      return await run({ bench, workspace, screenshot });
    } catch (error) {
      const path = join(environmentVariable("LOGS"), "vscode-failure.png");
      await bench.page.screenshot({ path });
      throw new Error(`${messageOf(error)}\n(screenshot: ${path})`);
    }
  });
}

await bench.close();
server.close();
workspace.remove();
reporter.finish();
