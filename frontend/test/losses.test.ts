import assert from "node:assert/strict";
import { test } from "node:test";

import type { Deleted } from "../src/api/types.ts";
import { lossPhrases } from "../src/logic/losses.ts";
import { en, type Key } from "../src/texts/en.ts";

const AT = "2026-01-20T18:00:00+00:00";

const say = (key: Key): string => en[key];

function told(
  service: Deleted["told"][number]["service"],
  items: Deleted["told"][number]["items"],
): Deleted["told"][number] {
  const part = items.length ? "files" : "title";
  return { at: AT, service, instance: service, part, items, reason: "manual" };
}

test("nothing is said where nothing was deleted", () => {
  assert.deepEqual(lossPhrases({ deleted: null }, say), []);
});

test("episodes are named, and who still has them, each once", () => {
  const deleted: Deleted = {
    told: [told("sonarr", [[1, 2]]), told("sonarr", [[1, 1]])],
    remains: [
      { service: "seerr", part: "request", items: [], seen_at: AT },
      { service: "sonarr", part: "title", items: [], seen_at: AT },
      { service: "jellyfin", part: "items", items: [[1, 1]], seen_at: AT },
    ],
  };
  assert.deepEqual(lossPhrases({ deleted }, say), [
    {
      key: "deleted_some_in",
      values: { services: "Sonarr (files)", episodes: "S01E01–E02" },
    },
    {
      key: "still_in",
      values: {
        services: "Seerr (request), Sonarr (entry), Jellyfin (Episodes)",
      },
    },
  ]);
});

test("a title that is gone from everywhere is said to be in no place", () => {
  const deleted: Deleted = {
    told: [
      told("radarr", []),
      told("radarr", [[1, 1]]),
      told("jellyfin", [[1, 1]]),
    ],
    remains: [],
  };
  assert.deepEqual(lossPhrases({ deleted }, say), [
    {
      key: "deleted_in",
      values: { services: "Radarr (entry, files), Jellyfin (files)" },
    },
  ]);
});
