// Resolves the path of a program in the settings.

import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** A name without folders stays as it is, for `PATH`; a path below the home folder or the open folder becomes absolute. */
export function resolve(path: string, folder: string | undefined): string {
  if (path.startsWith("~/")) return join(homedir(), path.slice(2));
  const isName = !path.includes("/") && !path.includes("\\");
  return isName || isAbsolute(path) || folder === undefined ? path : join(folder, path);
}

/** The program to start: the one of the settings, else the one in the extension, else that of `PATH`. */
export function program(named: string, bundled: string | undefined): string {
  return named || bundled || "jsic";
}
