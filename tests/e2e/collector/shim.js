// Requests garbage collections. Tests repeat the request until they see the effect.

/**
 * Requests a garbage collection and waits for finalizers. Resolves to false if the engine has no function for this.
 *
 * Tests wait for a condition, not for a time: `while (!done) { if (!(await collect())) … }`, with a limit of rounds.
 */
export async function collect() {
  // Weak references that were read in this turn of the event loop stay alive until its end.
  await turn();
  const requested = await request();
  // Finalizers run as separate tasks.
  await turn();
  return requested;
}

async function request() {
  const { gc, Deno, Bun, TestUtils } = /** @type {any} */ (globalThis);
  // V8 with --expose-gc: Node, Deno, Chromium. An asynchronous collection has no frames of the caller, which may keep values
  // alive. In Deno its promise never settles.
  if (typeof gc === "function") {
    if (Deno) gc();
    else await gc({ type: "major", execution: "async" });
    return true;
  }
  if (Bun) {
    Bun.gc(true);
    return true;
  }
  // Firefox with the setting dom.testing.testutils.enabled.
  if (typeof TestUtils?.gc === "function") {
    await TestUtils.gc();
    return true;
  }
  return false;
}

function turn() {
  return new Promise((resolve) => setTimeout(resolve));
}

/** @type {any[]} */
let values = [];

/** @param {any} value */
export function keep(value) {
  values.push(value);
}

export function kept() {
  return values.at(-1);
}

export const keptError = kept;

/** @param {any} value */
export function callKept(value) {
  return kept()(value);
}

export function forget() {
  values = [];
}
