// The language server as a process: its program, how it is started and stopped, and the message if it cannot be started.

import { existsSync } from "node:fs";
import { join } from "node:path";

import { window, workspace, commands, type Disposable, type LogOutputChannel } from "vscode";
import {
  InlayHintRequest,
  LanguageClient,
  TransportKind,
  type LanguageClientOptions,
  type ServerOptions,
} from "vscode-languageclient/node";

import { SCHEME } from "./explain";
import { notAtCursor, onCursor } from "./hints";
import { program, resolve } from "./path";

/** The page of the walkthrough about the program. */
const INSTALLING = { category: "jsi-lang.jsi#start", step: "install" };

/** A server whose starts, restarts and stops are done one after the other. */
export class Server {
  readonly #output: LogOutputChannel;
  readonly #bundled: string | undefined;
  #client: LanguageClient | undefined;
  #cursor: Disposable | undefined;
  #last: Promise<void> = Promise.resolve();

  /** A server with its log, in the extension of this folder. */
  constructor(output: LogOutputChannel, folder: string) {
    this.#output = output;
    const bundled = join(folder, "dist", process.platform === "win32" ? "jsic.exe" : "jsic");
    this.#bundled = existsSync(bundled) ? bundled : undefined;
  }

  start(): Promise<void> {
    return this.#next(() => this.#begin());
  }

  stop(): Promise<void> {
    return this.#next(() => this.#end());
  }

  restart(): Promise<void> {
    return this.#next(async () => {
      await this.#end();
      await this.#begin();
    });
  }

  #next(step: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(step);
    return this.#last;
  }

  async #begin(): Promise<void> {
    const settings = workspace.getConfiguration("jsi.server");
    const named = resolve(settings.get("path", ""), workspace.workspaceFolders?.[0]?.uri.fsPath);
    const command = program(named, this.#bundled);
    const run: ServerOptions = { command, args: settings.get("arguments", ["lsp"]), transport: TransportKind.stdio };
    const options: LanguageClientOptions = {
      documentSelector: [
        { scheme: "file", language: "jsi" },
        { scheme: "untitled", language: "jsi" },
      ],
      initializationOptions: { showReferences: "jsi.showReferences", explain: SCHEME },
      outputChannel: this.#output,
      diagnosticPullOptions: { onChange: true, onSave: true, onTabs: true },
      markdown: { isTrusted: false, supportHtml: false },
      middleware: {
        provideInlayHints: async (document, range, token, next) => {
          return notAtCursor(document, (await next(document, range, token)) ?? []);
        },
      },
    };
    const client = new Client("jsi", "JSI", run, options);
    try {
      await client.start();
      client.reportsErrors = true;
      this.#client = client;
      this.#cursor = onCursor(() => {
        for (const document of workspace.textDocuments.filter(({ languageId }) => languageId === "jsi")) {
          const provider = client.getFeature(InlayHintRequest.method).getProvider(document);
          provider?.onDidChangeInlayHints.fire();
        }
      });
    } catch (error) {
      this.#output.error(String(error));
      await client.dispose().catch(() => undefined);
      // Not awaited: the server can be restarted while the message is open.
      void offerHelp(command);
    }
  }

  async #end(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#cursor?.dispose();
    // The next server starts even if this one does not end properly.
    await client?.dispose().catch((error) => this.#output.error(String(error)));
  }
}

/** A client that does not report a failed start, which this module reports. */
class Client extends LanguageClient {
  reportsErrors = false;

  override error(message: string, data?: unknown, show?: boolean | "force"): void {
    super.error(message, data, this.reportsErrors ? show : false);
  }
}

async function offerHelp(command: string): Promise<void> {
  const [install, settings] = ["How to install it", "Choose another program"];
  const message = `The language server of .jsi files could not be started as \`${command}\`.`;
  const chosen = await window.showErrorMessage(message, install, settings);
  if (chosen === install) await commands.executeCommand("workbench.action.openWalkthrough", INSTALLING, false);
  if (chosen === settings) await commands.executeCommand("workbench.action.openSettings", "jsi.server.path");
}
