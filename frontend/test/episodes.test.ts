import assert from "node:assert/strict";
import { test } from "node:test";

import type { Item, ItemGroup } from "../src/api/types.ts";
import {
  countStates,
  episodeCode,
  episodeRanges,
  numberRanges,
  wantedGroups,
} from "../src/logic/episodes.ts";

function makeItem(fields: Partial<Item>): Item {
  return {
    number: 1,
    absolute: null,
    title: null,
    air_date: null,
    state: "wanted",
    progress: null,
    download: null,
    quality: null,
    size: null,
    jellyfin_id: null,
    ...fields,
  };
}

function makeGroup(
  season: number | null,
  ...items: Partial<Item>[]
): ItemGroup {
  return { season, items: items.map(makeItem) };
}

test("episodes have a code", () => {
  assert.equal(episodeCode(1, 2), "S01E02");
  assert.equal(episodeCode(12, 134), "S12E134");
});

test("episodes that follow each other are one range", () => {
  assert.equal(
    episodeRanges([
      [2, 1],
      [1, 3],
      [1, 1],
      [1, 2],
      [1, 5],
    ]),
    "S01E01–E03, S01E05, S02E01",
  );
  assert.equal(episodeRanges([]), "");
});

test("numbers that follow each other are one range", () => {
  assert.equal(numberRanges([3, 1, 2, 5]), "1–3, 5");
});

test("items are counted by state", () => {
  const { items } = makeGroup(1, {}, { state: "available" }, {});
  assert.deepEqual(
    [...countStates(items)],
    [
      ["wanted", 2],
      ["available", 1],
    ],
  );
});

const GROUPS = [makeGroup(1, {}), makeGroup(2, {}), makeGroup(0, {})];

test("the seasons that were asked for come first", () => {
  const { wanted, others } = wantedGroups(GROUPS, [2]);
  assert.deepEqual(wanted, [GROUPS[1]]);
  assert.deepEqual(others, [GROUPS[0], GROUPS[2]]);
});

test("specials nobody asked for come last", () => {
  const { wanted, others } = wantedGroups(GROUPS, null);
  assert.deepEqual(wanted, [GROUPS[0], GROUPS[1]]);
  assert.deepEqual(others, [GROUPS[2]]);
});

test("where nothing that was asked for is known, all is shown", () => {
  const { wanted, others } = wantedGroups(GROUPS, [7]);
  assert.equal(wanted.length, 3);
  assert.equal(others.length, 0);
});
