// Runs a started package: its own program, or the script that uses it.

/**
 * @param {any} program the started package
 * @param {string | null} [script] the address of a module whose default function uses the package, if the example has one
 */
export async function use(program, script) {
  if (!script) return program.Program.run();
  const page = await import(script);
  return page.default(program);
}
