// Runs a package that was started: its own program, or the script that uses it.

/** `script` is the address of a module whose default function takes the package, if the example has one. */
export async function use(program, script) {
  if (!script) return program.Program.run();
  const page = await import(script);
  return page.default(program);
}
