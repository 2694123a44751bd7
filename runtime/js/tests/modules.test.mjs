// Modules registered at run time.

import assert from "node:assert/strict";
import { test } from "node:test";

import { host, moduleImport, moduleRegister } from "../modules.js";
import { takePending } from "../state.js";
import { instance, messageOf } from "./fake.mjs";

const fake = instance();
const load = (/** @type {string} */ name, /** @type {string} */ url) => moduleImport(...fake.text(name), ...fake.text(url));
const register = (/** @type {string} */ name, /** @type {unknown} */ module) => moduleRegister(...fake.text(name), module);

test("a module is imported once", async () => {
  const url = "data:text/javascript,export const a = {};";
  assert.throws(() => host("A"), /host module "A" is not registered/);
  const first = load("A", url);
  assert.throws(() => host("A"), /not registered/);
  assert.equal(load("A", url), first);
  const module = await first;
  assert.equal(host("A"), module);
  await assert.rejects(load("A", "data:text/javascript,"), /"A" is already registered from data:/);
});

test("a failed import can be tried again and says its url", async () => {
  await assert.rejects(load("B", "./nowhere with space.mjs"), (/** @type {Error} */ error) => {
    assert.match(error.message, /^module "B": import of file:\/\/.*\/nowhere%20with%20space\.mjs failed: /);
    assert.ok(error.cause instanceof Error);
    return true;
  });
  await load("B", "data:text/javascript,");
});

test("objects are registered", () => {
  const module = {};
  register("C", module);
  register("C", module);
  assert.equal(host("C"), module);
  assert.equal(takePending(), undefined);
  register("C", {});
  assert.equal(messageOf(takePending()), 'module "C" is already registered');
});

test("a url is resolved against the page, or else the script of the worker", async () => {
  const tried = async (/** @type {string} */ name) => {
    const error = await load(name, "../shims/x.mjs").catch((caught) => caught);
    return /import of (.*) failed: /.exec(messageOf(error))?.[1];
  };
  const scope = /** @type {{ self?: object, document?: object }} */ (/** @type {unknown} */ (globalThis));
  scope.self = { location: { href: "http://localhost:1/workers/deep/worker.mjs?v=1" } };
  try {
    assert.equal(await tried("Worker"), "http://localhost:1/workers/shims/x.mjs");
    scope.document = { baseURI: "http://localhost:1/base/pages/" };
    assert.equal(await tried("Page"), "http://localhost:1/base/shims/x.mjs");
  } finally {
    delete scope.self;
    delete scope.document;
  }
});
