// How Node, Deno and Bun are started: the garbage collector can be asked, nothing is fetched, nothing is forbidden.

/** The program and its arguments up to the script; `location` is an address that Deno takes for the script's page. */
export function childCommand(name, { location } = {}) {
  switch (name) {
    case "node":
      return { program: process.execPath, args: ["--expose-gc", "--experimental-wasm-modules", "--no-warnings"] };
    case "deno":
      return {
        program: named("DENO"),
        args: [
          ...["run", "--quiet", "--allow-all", "--no-config", "--no-lock", "--no-remote", "--no-npm"],
          "--v8-flags=--expose-gc",
          ...(location ? [`--location=${location}`] : []),
        ],
      };
    case "bun":
      return { program: named("BUN"), args: ["run", "--no-install"] };
    default:
      throw new Error(`${name} is not started as a process`);
  }
}

function named(variable) {
  const path = process.env[variable];
  if (!path) throw new Error(`${variable} is not set: start this through cargo xtask`);
  return path;
}
