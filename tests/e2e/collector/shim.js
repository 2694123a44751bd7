// Asks the garbage collector to run. Tests that need it call this until what they wait for has happened.

/**
 * Collects garbage and lets finalizers run. False where the engine offers no way to ask.
 *
 * A condition is awaited, not a time: `while (!done) { if (!(await collect())) … }`, with a bound on the rounds.
 */
export async function collect() {
  // What was looked at in this turn of the event loop stays alive for the rest of it.
  await turn();
  const asked = await ask();
  // Finalizers run as tasks of their own.
  await turn();
  return asked;
}

async function ask() {
  // V8 with --expose-gc: Node, Deno, Chromium. Without a frame of the caller that might keep something alive, where
  // that is possible: in Deno the promise is never settled.
  if (typeof globalThis.gc === "function") {
    if (globalThis.Deno) globalThis.gc();
    else await globalThis.gc({ type: "major", execution: "async" });
    return true;
  }
  if (globalThis.Bun) {
    Bun.gc(true);
    return true;
  }
  // Firefox with the setting dom.testing.testutils.enabled.
  if (typeof globalThis.TestUtils?.gc === "function") {
    await TestUtils.gc();
    return true;
  }
  return false;
}

function turn() {
  return new Promise((resolve) => setTimeout(resolve));
}

let values = [];

export function keep(value) {
  values.push(value);
}

export function kept() {
  return values.at(-1);
}

export const keptError = kept;

export function callKept(value) {
  return kept()(value);
}

export function forget() {
  values = [];
}
