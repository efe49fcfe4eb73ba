import assert from "node:assert/strict";
import { test } from "node:test";

import {
  type Filter,
  fold,
  isFiltering,
  NO_FILTER,
  passes,
  people,
  type Sort,
  sortFinished,
  sortRows,
} from "../src/logic/filters.ts";
import { makeRow } from "./make.ts";

const LIGHTHOUSE = makeRow();
const EBENE = makeRow({
  id: "two",
  title: "Ébène",
  original_title: "黒檀",
  year: 1999,
  requested_by: "Bob",
  state: "downloading",
  progress: 0.4,
  created_at: "2026-10-01T00:00:00+00:00",
  attention: {
    reason: "download_stalled",
    since: "2026-10-01T00:00:00+00:00",
    detail: null,
  },
});
const KITSUNE = makeRow({
  id: "three",
  title: "Kitsune Post Office",
  media_type: "tv",
  is_anime: true,
  requested_by: null,
  state: "downloading",
  progress: 0.401,
  created_at: "2026-10-03T00:00:00+00:00",
});
const ROWS = [LIGHTHOUSE, EBENE, KITSUNE];

const CASES: [string, Partial<Filter>, string[]][] = [
  ["nothing", {}, ["one", "two", "three"]],
  ["a word", { text: "copper" }, ["one"]],
  ["words in any order", { text: "lighthouse the" }, ["one"]],
  ["no accents", { text: "ebene" }, ["two"]],
  ["another script", { text: "黒檀" }, ["two"]],
  ["the year", { text: "1999" }, ["two"]],
  ["the person by text", { text: "bob" }, ["two"]],
  ["only punctuation", { text: " - " }, ["one", "two", "three"]],
  ["films", { media_type: "movie" }, ["one", "two"]],
  ["shows", { media_type: "tv" }, ["three"]],
  ["anime", { media_type: "anime" }, ["three"]],
  ["state", { state: "downloading" }, ["two", "three"]],
  ["person", { requested_by: "bob" }, ["two"]],
  ["attention", { attention: true }, ["two"]],
  ["several at once", { state: "downloading", attention: true }, ["two"]],
];

for (const [name, fields, expected] of CASES) {
  test(`filter by ${name}`, () => {
    const filter = { ...NO_FILTER, ...fields };
    const found = ROWS.filter(passes(filter)).map(({ id }) => id);
    assert.deepEqual(found, expected);
    assert.equal(isFiltering(filter), Object.keys(fields).length > 0);
  });
}

const SORTED: [Sort, string[]][] = [
  ["state", ["three", "two", "one"]],
  ["requested", ["three", "one", "two"]],
  ["title", ["two", "three", "one"]],
  ["progress", ["three", "two", "one"]],
];

for (const [sort, expected] of SORTED) {
  test(`sort by ${sort}`, () => {
    const sorted = sortRows(ROWS, sort).map(({ id }) => id);
    assert.deepEqual(sorted, expected);
    assert.deepEqual(
      sortRows([...ROWS].reverse(), sort).map(({ id }) => id),
      expected,
    );
  });
}

test("progress within a percent does not change the order", () => {
  const ahead = makeRow({
    id: "two",
    progress: 0.409,
    created_at: "2026-10-01T00:00:00+00:00",
  });
  assert.deepEqual(
    sortRows([ahead, KITSUNE], "progress").map(({ id }) => id),
    ["three", "two"],
  );
});

test("what finished last stands first", () => {
  const rows = ["2026-10-01", "2026-10-03", "2026-10-02"].map((day) =>
    makeRow({ id: day, finished_at: `${day}T00:00:00+00:00` }),
  );
  assert.deepEqual(
    sortFinished(rows).map(({ id }) => id),
    ["2026-10-03", "2026-10-02", "2026-10-01"],
  );
});

test("each person is named once", () => {
  const rows = ["bob", "Bob", null, "alice"].map((requested_by) => ({
    requested_by,
  }));
  assert.deepEqual(people(rows), ["alice", "bob"]);
});

test("texts are folded as they compare", () => {
  assert.equal(fold("  L'Été: à Paris! "), "l ete a paris");
});
