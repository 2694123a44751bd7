// Tests how sources are shown on the first page of the examples.

import assert from "node:assert/strict";
import { test } from "node:test";

import { highlighted } from "../highlight.mjs";

test("nothing of a source is HTML", () => {
  const html = highlighted('let a: Vec<&str> = "<b>"; // <i>', "rust");
  assert.equal(
    html,
    '<span class="keyword">let</span> a: <span class="type">Vec</span>&lt;&amp;str&gt; = ' +
      '<span class="text">&quot;&lt;b&gt;&quot;</span>; <span class="comment">// &lt;i&gt;</span>',
  );
});

test("the text of a source stays", () => {
  const sources = {
    jsi: '/// A.\ninterface A from "./a.js" { m(a: i32?): Void; }',
    rust: "fn f<'a>(x: &'a str) -> u8 { b'x' }",
    js: "const a = `x` + 1;",
  };
  for (const [language, source] of Object.entries(sources)) {
    const html = highlighted(source, /** @type {any} */ (language));
    const text = html
      .replaceAll(/<[^>]*>/g, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&amp;", "&");
    assert.equal(text, source);
  }
});
