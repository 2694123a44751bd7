// Tests the comparison of lines: it finds each kind of difference.

import assert from "node:assert/strict";
import test from "node:test";

import { differences, matches, parseExpected } from "../expected.mjs";

test("sections are read by heading", () => {
  const text = '# T\n\nwords\n\n## one\n\nmore\n\n```text\n"a" 1\n2\n```\n\n## two\n```\n```\n';
  assert.deepEqual(
    [...parseExpected(text)],
    [
      ["one", ['"a" 1', "2"]],
      ["two", []],
    ],
  );
});

test("a block without an example is an error", () => {
  assert.throws(() => parseExpected("```\nx\n```\n"));
  assert.throws(() => parseExpected("## a\n```\nx\n```\n```\ny\n```\n"));
  assert.throws(() => parseExpected("## a\n```\nx\n"));
});

test("text matches only itself", () => {
  assert.ok(matches('"a.b (c)"', '"a.b (c)"'));
  assert.ok(!matches('"a.b"', '"aXb"'));
  assert.ok(!matches('"a"', '"a" 1'));
  assert.ok(!matches('"1"', "1"));
});

test("a range matches the numbers in it and nothing else", () => {
  assert.ok(matches('"Waited <1.9..3>s"', '"Waited 2.0s"'));
  assert.ok(matches('"Waited <0.4..0.9>s"', '"Waited .5s"'));
  assert.ok(!matches('"Waited <1.9..3>s"', '"Waited 1.8s"'));
  assert.ok(!matches('"Waited <1.9..3>s"', '"Waited 3.1s"'));
  assert.ok(!matches('"Waited <1.9..3>s"', '"Waited longs"'));
  assert.ok(matches('"length: <1..>"', '"length: 582"'));
  assert.ok(!matches('"length: <1..>"', '"length: 0"'));
  assert.ok(matches("<-2..-1>", "-1.5") && !matches("<-2..-1>", "1.5"));
});

test("missing, surplus and different lines are found", () => {
  assert.equal(differences(["1", "2"], ["1", "2"]).length, 0);
  assert.match(differences(["1", "2"], ["1"])[0], /line 2: expected 2, nothing printed/);
  assert.match(differences(["1"], ["1", "2"])[0], /line 2: nothing expected, printed 2/);
  assert.match(differences(["1"], ["2"])[0], /line 1: expected 1/);
});
