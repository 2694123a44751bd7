// The extension: starts the language server and registers the commands of the palette.

import { commands, window, workspace, type ExtensionContext } from "vscode";

import { Server } from "./server";
import { explainCodes } from "./explain";
import { showGenerated } from "./generated";
import { newInterface } from "./new";
import { importPasted } from "./paste";
import { showReferences } from "./references";

let server: Server | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel("JSI", { log: true });
  const running = new Server(output, context.extensionPath);
  server = running;
  context.subscriptions.push(
    output,
    explainCodes(),
    importPasted(),
    commands.registerCommand("jsi.newInterface", newInterface),
    commands.registerCommand("jsi.restart", () => running.restart()),
    commands.registerCommand("jsi.showReferences", showReferences),
    commands.registerCommand("jsi.showGenerated", showGenerated),
    commands.registerCommand("jsi.showOutput", () => output.show()),
    workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("jsi.server")) await running.restart();
    }),
  );
  await running.start();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
