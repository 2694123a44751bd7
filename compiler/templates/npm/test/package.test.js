// Tests the package as programs load it: by `import` and by `require`.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";

import init, { Words } from "../pkg/my_app.node.js";

const TEXT = "To be, or not to be.";

test("counts words", async () => {
  await init(); // a page needs this call; in Node it has no effect
  assert.equal(Words.count(TEXT), 6);
  assert.deepEqual(Words.frequent(TEXT, 1), [{ word: "be", times: 2 }]);
});

test("a wrong argument is an error with its place", () => {
  // @ts-expect-error
  assert.throws(() => Words.count(5), /Words\.count: parameter text: expected a string, found 5/);
});

test("require gives the same program", () => {
  const api = createRequire(import.meta.url)("../pkg/my_app.cjs");
  assert.equal(api.Words, Words);
});
