// The command of the code lens that counts references: converts the server's positions to those of VS Code.

import { commands, Location, Position, Range, Uri } from "vscode";

type Place = { line: number; character: number };
type Found = { uri: string; range: { start: Place; end: Place } };

export async function showReferences(uri: string, at: Place, found: Found[]): Promise<void> {
  const position = (it: Place): Position => new Position(it.line, it.character);
  const locations = found.map(
    ({ uri, range }) => new Location(Uri.parse(uri), new Range(position(range.start), position(range.end))),
  );
  await commands.executeCommand("editor.action.showReferences", Uri.parse(uri), position(at), locations);
}
