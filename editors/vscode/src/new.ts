// The command that opens a new interface, which is saved with the first save.

import { window, workspace } from "vscode";

const TEXT = `/// The purpose of the module.
interface Name from "./name.js" {
    /// The effect of the function.
    call(): Void;
}
`;

export async function newInterface(): Promise<void> {
  const document = await workspace.openTextDocument({ language: "jsi", content: TEXT });
  await window.showTextDocument(document);
}
