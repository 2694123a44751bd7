// The commands that start Node, Deno and Bun with an accessible garbage collector, all permissions, and without downloads.

import { environmentVariable } from "./environment.mjs";

/**
 * The program and its arguments before the script.
 * @param {string} name
 * @param {{ location?: string }} [options] `location`: the address that Deno uses as that of the script's page
 * @returns {{ program: string, args: string[] }}
 */
export function childCommand(name, { location } = {}) {
  switch (name) {
    case "node":
      return { program: process.execPath, args: ["--expose-gc", "--experimental-wasm-modules", "--no-warnings"] };
    case "deno":
      return {
        program: environmentVariable("DENO"),
        args: [
          ...["run", "--quiet", "--allow-all", "--no-config", "--no-lock", "--no-remote", "--no-npm"],
          "--v8-flags=--expose-gc",
          ...(location ? [`--location=${location}`] : []),
        ],
      };
    case "bun":
      return { program: environmentVariable("BUN"), args: ["run", "--no-install"] };
    default:
      throw new Error(`${name} is not started as a process`);
  }
}
