// The command that shows the Rust that an item becomes. The server makes the text and has it shown; here only the item is found.

import { commands, window, SymbolKind, type DocumentSymbol } from "vscode";

/** Shows it for the interface or class around the cursor; where there is none, for one that is chosen. */
export async function showGenerated(): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== "jsi") return;
  const { uri } = editor.document;
  const symbols =
    (await commands.executeCommand<DocumentSymbol[] | undefined>("vscode.executeDocumentSymbolProvider", uri)) ?? [];
  const items = symbols.filter(({ kind }) => kind === SymbolKind.Interface || kind === SymbolKind.Class);
  const around = items.find((item) => item.range.contains(editor.selection.active));
  const name = around?.name ?? (await choose(items));
  if (name !== undefined) await commands.executeCommand("jsic.showGenerated", uri.toString(), name);
}

async function choose(items: DocumentSymbol[]): Promise<string | undefined> {
  if (items.length === 0) {
    void window.showInformationMessage("This file has no interface and no class.");
    return undefined;
  }
  const names = items.map((item) => item.name);
  return names.length === 1 ? names[0] : window.showQuickPick(names, { placeHolder: "What becomes of which item?" });
}
