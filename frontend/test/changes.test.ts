import assert from "node:assert/strict";
import { test } from "node:test";

import { applyEvent } from "../src/logic/changes.ts";
import { makeRow } from "./make.ts";

const before = new Map([
  ["one", makeRow()],
  ["two", makeRow({ id: "two" })],
]);

test("a first event replaces everything", () => {
  const { rows, ids } = applyEvent(before, {
    loaded: true,
    requests: [makeRow({ id: "three" })],
  });
  assert.deepEqual([...rows.keys()], ["three"]);
  assert.deepEqual([...ids].sort(), ["one", "three", "two"]);
});

test("changes touch only what they name", () => {
  const { rows, ids } = applyEvent(before, {
    added: [makeRow({ id: "three" })],
    changed: [{ id: "one", progress: 0.5 }],
    removed: ["two"],
  });
  assert.deepEqual([...rows.keys()], ["one", "three"]);
  assert.equal(rows.get("one")?.progress, 0.5);
  assert.equal(rows.get("one")?.title, "The Copper Lighthouse");
  assert.deepEqual([...ids].sort(), ["one", "three", "two"]);
  assert.equal(before.get("one")?.progress, null);
});

test("a change of an unknown row is left out", () => {
  const { rows, ids } = applyEvent(before, {
    changed: [{ id: "nobody", progress: 1 }],
    removed: ["nobody"],
  });
  assert.equal(rows.size, 2);
  assert.equal(ids.size, 0);
});
