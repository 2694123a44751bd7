// Inlay hints that are not at the cursor, where they would move with each key.

import { window, type Disposable, type InlayHint, type TextDocument } from "vscode";

/** The hints of a document without those at the end of the word in which a cursor is. */
export function notAtCursor(document: TextDocument, hints: InlayHint[]): InlayHint[] {
  const cursors = cursorsIn(document);
  return hints.filter(({ position }) => {
    return !cursors.some((cursor) => {
      const word = document.getWordRangeAtPosition(cursor);
      return cursor.isEqual(position) || word?.end.isEqual(position);
    });
  });
}

/** Calls `refresh` when a cursor has come to a line or has left one that had hints. */
export function onCursor(refresh: () => void): Disposable {
  let last = "";
  return window.onDidChangeTextEditorSelection(({ textEditor }) => {
    if (textEditor.document.languageId !== "jsi") return;
    const cursors = cursorsIn(textEditor.document);
    const words = cursors.map((cursor) => textEditor.document.getWordRangeAtPosition(cursor)?.end ?? cursor);
    const now = words.map(({ line, character }) => `${line}:${character}`).join();
    if (now !== last) refresh();
    last = now;
  });
}

function cursorsIn(document: TextDocument) {
  const editors = window.visibleTextEditors.filter((editor) => editor.document === document);
  return editors.flatMap((editor) => editor.selections.map((selection) => selection.active));
}
