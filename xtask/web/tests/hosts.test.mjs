// Tests how tasks run in Node: their answers and their errors.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";

import { open } from "../hosts.mjs";

/**
 * Runs a task in Node.
 * @param {string} text the text of its module
 * @param {unknown} [value]
 */
async function run(text, value) {
  const folder = mkdtempSync(join(tmpdir(), "jsi-hosts-"));
  writeFileSync(join(folder, "task.mjs"), text);
  const host = await open("node", { tasks: folder });
  try {
    return await host.run("/tasks/task.mjs", value);
  } finally {
    await host.close();
    rmSync(folder, { recursive: true });
  }
}

test("the answer is the result of the task, even while a timer waits", async () => {
  const text = "export default async ({ a }) => { setTimeout(() => {}, 1_000_000); return [a, null]; };";
  assert.deepEqual(await run(text, { a: 1 }), [1, null]);
  assert.equal(await run("export default () => {};"), null);
});

test("a task that throws, or is no module, is an error", async () => {
  await assert.rejects(run("export default () => { throw new RangeError('too far'); };"), /RangeError: too far/);
  await assert.rejects(run("this is no JavaScript"), /SyntaxError/);
});

test("an answer does not count when the process fails afterwards", async () => {
  const text = "export default () => { setTimeout(() => process.exit(7)); return 1; };";
  await assert.rejects(run(text), /node ended with 7/);
  await assert.rejects(run("export default () => process.exit(0);"), /node ended with 0/);
});

test("only named folders and engines are accepted", async () => {
  const host = await open("node", {});
  assert.throws(() => host.at("/elsewhere/file.js"), /no folder is named elsewhere/);
  await assert.rejects(open("netscape", {}), /no engine is named netscape; there are node, /);
});
