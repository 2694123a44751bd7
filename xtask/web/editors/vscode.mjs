// Runs the packaged extension in VS Code in headless Chromium. The last line counts. `--pictures FOLDER` renews those of
// the documentation.

import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { Reporter } from "../reporter.mjs";
import { named } from "./places.mjs";
import { cases } from "./vscode/cases.mjs";
import { startServer } from "./vscode/server.mjs";
import { Workbench } from "./vscode/workbench.mjs";
import { Workspace } from "./workspace.mjs";

const [, , flag, pictures] = process.argv;
const reporter = new Reporter();
const workspace = new Workspace();
const server = await startServer(workspace.root);
const bench = await Workbench.open(server.origin, workspace.folder);

/** A picture for the documentation, of the window's upper part where the rest is empty. */
async function shot(name, height) {
  if (flag !== "--pictures") return;
  mkdirSync(pictures, { recursive: true });
  const { width, height: all } = bench.page.viewportSize();
  const clip = { x: 0, y: 0, width, height: height ?? all };
  await bench.page.screenshot({ path: join(pictures, `${name}.png`), animations: "disabled", clip });
}

for (const [name, run] of Object.entries(cases)) {
  await reporter.test(`${name} (VS Code)`, async () => {
    try {
      return await run({ bench, workspace, shot });
    } catch (error) {
      const path = join(named("LOGS"), "vscode-failure.png");
      await bench.page.screenshot({ path });
      throw new Error(`${error.message}\n(a picture of it: ${path})`);
    }
  });
}

await bench.close();
server.close();
workspace.remove();
reporter.finish();
