// What the setting of a program's path means.

import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** The program: a bare name as it is, for `PATH`; a path below the home folder or the folder that is open as a full one. */
export function resolve(path: string, folder: string | undefined): string {
  if (path.startsWith("~/")) return join(homedir(), path.slice(2));
  const isName = !path.includes("/") && !path.includes("\\");
  return isName || isAbsolute(path) || folder === undefined ? path : join(folder, path);
}
