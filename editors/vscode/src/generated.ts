// The command that opens the Rust code of an item. The server generates and opens the code; this module finds the item.

import { commands, window, SymbolKind, type DocumentSymbol } from "vscode";

/** Opens the code of the interface or class at the cursor, or of one that the user selects. */
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
  return names.length === 1 ? names[0] : window.showQuickPick(names, { placeHolder: "Select an interface or class" });
}
