// The script of task.html: runs the task that the address names and leaves the answer where the harness finds it.

const query = new URLSearchParams(location.search);

try {
  const task = await import(query.get("task"));
  globalThis.result = { result: (await task.default(JSON.parse(query.get("value")))) ?? null };
} catch (error) {
  // Firefox's stack does not begin with the message.
  globalThis.result = { error: `${error}\n${error?.stack ?? ""}` };
}
