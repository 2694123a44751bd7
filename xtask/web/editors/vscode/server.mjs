// VS Code's server, with the packaged extension only.

import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { environmentVariable } from "../../environment.mjs";

const SETTINGS = {
  "[jsi]": { "editor.formatOnSave": true },
  "security.workspace.trust.enabled": false,
  "extensions.ignoreRecommendations": true,
  "extensions.autoCheckUpdates": false,
  "files.autoSave": "off",
  "git.enabled": false,
  "telemetry.telemetryLevel": "off",
  "workbench.enableExperiments": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  // What screenshots contain, and animations.
  "breadcrumbs.enabled": false,
  "editor.cursorBlinking": "solid",
  "editor.fontSize": 13,
  "editor.hover.sticky": true,
  "editor.minimap.enabled": false,
  "window.commandCenter": false,
  "workbench.colorTheme": "Default Light Modern",
  "workbench.layoutControl.enabled": false,
  "workbench.navigationControl.enabled": false,
  "workbench.reduceMotion": "on",
};

/**
 * Installs the extension below `root` and starts the server.
 * @param {string} root
 */
export async function startServer(root) {
  const program = environmentVariable("VSCODE_SERVER");
  const data = join(root, "user");
  mkdirSync(join(data, "User"), { recursive: true });
  writeFileSync(join(data, "User", "settings.json"), JSON.stringify(SETTINGS));
  const folders = [
    "--extensions-dir",
    join(root, "extensions"),
    "--server-data-dir",
    join(root, "server"),
    "--user-data-dir",
    data,
  ];
  execFileSync(process.execPath, [program, "--install-extension", environmentVariable("VSIX"), ...folders], { stdio: "pipe" });
  const options = ["--host", "127.0.0.1", "--port", "0", "--without-connection-token", "--accept-server-license-terms"];
  const child = spawn(process.execPath, [program, ...options, "--telemetry-level", "off", ...folders], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stderr.resume();
  // The processes that it started end when their connection is lost.
  const close = () => child.kill("SIGKILL");
  process.on("exit", close);
  const origin = await listening(child);
  return { origin, close };
}

/**
 * Waits until the server listens; returns its address.
 * @param {import("node:child_process").ChildProcessByStdio<null, import("node:stream").Readable, import("node:stream").Readable>} child
 * @returns {Promise<string>}
 */
function listening(child) {
  return new Promise((resolve, reject) => {
    /** @type {string[]} */
    const lines = [];
    createInterface({ input: child.stdout }).on("line", (line) => {
      lines.push(line);
      const port = /^Extension host agent listening on (\d+)$/.exec(line)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    });
    child.on("exit", () => reject(new Error(`VS Code's server ended:\n${lines.join("\n")}`)));
  });
}
