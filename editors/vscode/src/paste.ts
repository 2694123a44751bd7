// Pasted declarations of TypeScript or WebIDL become an interface, by the server's import.

import {
  commands,
  DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  languages,
  window,
  type Disposable,
  type DocumentPasteEditProvider,
} from "vscode";

const TEXT = "text/plain";
const KIND = DocumentDropOrPasteEditKind.Text.append("jsi", "import");

/** Lines without which a text is not given to the server. */
const DECLARATIONS = /^\s*(?:export\b|declare\b|interface\b|partial\b|dictionary\b|typedef\b|\[)/m;

const provider: DocumentPasteEditProvider = {
  async provideDocumentPasteEdits(document, _ranges, data, _context, token) {
    const text = await data.get(TEXT)?.asString();
    if (text === undefined || token.isCancellationRequested || !DECLARATIONS.test(text)) return undefined;
    const imported = await importText(document.uri.toString(), text);
    return imported === undefined ? undefined : [new DocumentPasteEdit(imported, "Import the declarations", KIND)];
  },
};

/** The interface for a text; nothing if it is no text of these languages, or cannot be imported. */
async function importText(uri: string, text: string): Promise<string | undefined> {
  try {
    return (await commands.executeCommand<string | null>("jsic.importText", uri, text)) ?? undefined;
  } catch (error) {
    void window.showWarningMessage(`The declarations are not imported: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

/** Registers the paste. */
export function importPasted(): Disposable {
  const metadata = { pasteMimeTypes: [TEXT], providedPasteEditKinds: [KIND] };
  return languages.registerDocumentPasteEditProvider({ language: "jsi" }, provider, metadata);
}
