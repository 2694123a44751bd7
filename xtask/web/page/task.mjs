// The script of task.html: runs the task that the address names, and assigns its answer to a variable for the harness.

import { messageAndStackOf } from "/harness/errors.mjs";

const query = new URLSearchParams(location.search);

try {
  const task = await import(query.get("task") ?? "");
  globalThis.result = { result: (await task.default(JSON.parse(query.get("value") ?? "null"))) ?? null };
} catch (error) {
  globalThis.result = { error: messageAndStackOf(error) };
}
