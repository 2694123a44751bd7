// The pages about codes of diagnostics: read-only documents whose text the server has.

import { commands, workspace, type Disposable, type Uri } from "vscode";

/** The scheme of their addresses, such as `jsi-explain:/JSI0201.md`. */
export const SCHEME = "jsi-explain";

/** Provides the pages. */
export function explainCodes(): Disposable {
  return workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent({ path }: Uri): Thenable<string> {
      const code = path.replace(/^\/|\.md$/g, "");
      return commands.executeCommand<string>("jsic.explain", code);
    },
  });
}
