// Tests that the plugin finds the first error, its place and its excerpt in the output of cargo and jsic.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { build, errorOf } from "../build.js";

const root = mkdtempSync(join(tmpdir(), "vite-plugin-jsi-"));
const crate = join(root, "crates", "app");
mkdirSync(join(crate, "src"), { recursive: true });
for (const file of ["Cargo.toml", "src/lib.rs", "src/app.jsi"]) writeFileSync(join(crate, file), "");
test.after(() => rmSync(root, { recursive: true }));

test("an error of an interface", () => {
  const output = `   Compiling app v0.1.0
error: app@0.1.0: src/app.jsi:5:22: error[JSI0101]: unknown type \`Strin\`
error: failed to run custom build command for \`app v0.1.0\`

Caused by:
  process didn't exit successfully: \`build-script-build\` (exit status: 1)
  --- stderr
  error[JSI0101]: unknown type \`Strin\`
    ┌─ src/app.jsi:5:22
    │
  5 │     showCount(count: Strin): Void;

error: the crate \`app\` has errors, which cargo has printed
`;
  const { message, file, line, column, frame, sources } = errorOf(output, crate);
  assert.equal(message, "error[JSI0101]: unknown type `Strin`");
  assert.deepEqual([file, line, column], [join(crate, "src/app.jsi"), 5, 22]);
  assert.equal(frame?.split("\n")[1], "  --> src/app.jsi:5:22");
  assert.equal(frame?.split("\n")[3], "5 |     showCount(count: Strin): Void;");
  const all = ["Cargo.toml", "src/app.jsi", "src/lib.rs"].map((it) => join(crate, it));
  assert.deepEqual(sources.sort(), all.sort());
});

test("an error of Rust, whose path begins at the workspace", () => {
  const output = `   Compiling app v0.1.0
warning: unused
 --> crates/app/src/lib.rs:1:1
  |

error[E0308]: mismatched types
  --> crates/app/src/lib.rs:20:24
   |
20 |         self.count.set("1");
   |                        ^^^ expected \`u32\`, found \`&str\`

error: could not compile \`app\` (lib) due to 1 previous error
`;
  const { message, file, line, column, frame } = errorOf(output, crate);
  assert.equal(message, "error[E0308]: mismatched types");
  assert.deepEqual([file, line, column], [join(crate, "src/lib.rs"), 20, 24]);
  assert.match(frame ?? "", /found `&str`$/);
});

test("what is missing has no place", () => {
  const output = "error: the program wasm-bindgen 0.2.55 is not installed; run `cargo install wasm-bindgen-cli`\n";
  const { message, file } = errorOf(output, crate);
  assert.equal(message, "the program wasm-bindgen 0.2.55 is not installed; run `cargo install wasm-bindgen-cli`");
  assert.equal(file, undefined);
});

test("without jsic, the error says how to install it", async () => {
  await assert.rejects(build(crate, { jsic: join(root, "no-such-program") }, true), /cargo install jsic/);
});
