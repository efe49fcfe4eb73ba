import assert from "node:assert/strict";
import { test } from "node:test";

import type { Counts, Row } from "../src/api/types.ts";
import {
  advice,
  detailKey,
  downloadedCount,
  type Phrase,
  situation,
} from "../src/logic/wording.ts";
import { makeRow, NO_COUNTS } from "./make.ts";

const format = {
  bytes: (bytes: number): string => `${Math.round(bytes / 1e9)} GB`,
  day: (iso: string): string => iso.slice(0, 10),
};

function counted(counts: Partial<Counts>): Counts {
  return { ...NO_COUNTS, ...counts };
}

const SHOW: Partial<Row> = { media_type: "tv" };
const CASES: [string, Partial<Row>, Phrase][] = [
  ["a pending wish", { state: "requested" }, { key: "now_requested" }],
  [
    "an approved film",
    { state: "approved" },
    { key: "now_approved", values: { arr: "Radarr" } },
  ],
  [
    "a wanted show",
    { ...SHOW, state: "searching", counts: counted({ wanted: 3, waiting: 3 }) },
    { key: "now_searching", values: { arr: "Sonarr" } },
  ],
  [
    "a show of which some is ready",
    {
      ...SHOW,
      state: "searching",
      counts: counted({ wanted: 3, waiting: 1, available: 2 }),
    },
    { key: "now_searching_rest", values: { arr: "Sonarr", n: 1 } },
  ],
  [
    "a show that has not begun",
    {
      ...SHOW,
      state: "searching",
      counts: counted({ unaired: 8 }),
      next_air: "2026-12-04T20:00:00+00:00",
    },
    { key: "now_unaired_on", values: { day: "2026-12-04" } },
  ],
  [
    "a show that begins nobody knows when",
    { ...SHOW, state: "searching", counts: counted({ unaired: 8 }) },
    { key: "now_unaired" },
  ],
  ["a grabbed release", { state: "grabbing" }, { key: "now_grabbing" }],
  [
    "bytes",
    { state: "downloading", size: 10e9, progress: 0.3, speed: 5 },
    { key: "now_downloading_of", values: { done: "3 GB", size: "10 GB" } },
  ],
  [
    "a download of unknown size",
    { state: "downloading", size: null, progress: 0, speed: 5 },
    { key: "now_downloading" },
  ],
  [
    "a download that gets nothing",
    { state: "downloading", size: 10e9, progress: 0.3, speed: 0 },
    { key: "now_no_data" },
  ],
  [
    "a complete download",
    { state: "downloaded" },
    { key: "now_downloaded", values: { arr: "Radarr" } },
  ],
  ["a file in the library", { state: "importing" }, { key: "now_importing" }],
  ["an anime file", { state: "anime_matching" }, { key: "now_matching" }],
  ["what can be played", { state: "available" }, { key: "now_available" }],
  [
    "a show with more to come",
    { ...SHOW, state: "available", counts: counted({ unaired: 3 }) },
    { key: "now_available_more", values: { n: 3 } },
  ],
  [
    "a show with a next date",
    {
      ...SHOW,
      state: "available",
      counts: counted({ unaired: 3 }),
      next_air: "2026-12-04T20:00:00+00:00",
    },
    { key: "now_available_more_on", values: { n: 3, day: "2026-12-04" } },
  ],
  [
    "a refusal",
    { state: "failed", failure: { reason: "declined", detail: null } },
    { key: "now_declined" },
  ],
  ["a failure without reason", { state: "failed" }, { key: "now_failed" }],
];

for (const [name, fields, expected] of CASES) {
  test(`words for ${name}`, () => {
    assert.deepEqual(situation(makeRow(fields), format), expected);
  });
}

test("what was imported or plays is downloaded too", () => {
  const counts = counted({
    wanted: 10,
    waiting: 4,
    downloading: 2,
    downloaded: 1,
    importing: 1,
    anime_matching: 1,
    available: 1,
  });
  assert.equal(downloadedCount(counts), 4);
});

test("advice leads to the service that can help", () => {
  const film = advice("import_blocked", { media_type: "movie" });
  assert.equal(film.service, "radarr");
  assert.equal(film.arr, "Radarr");
  assert.equal(advice("no_release", { media_type: "tv" }).service, "sonarr");
  assert.equal(
    advice("no_release", { media_type: "tv" }, "not_in_arr").service,
    "seerr",
  );
  assert.equal(advice("not_matched", { media_type: "movie" }).service, "shoko");
  assert.equal(
    advice("service_down", { media_type: "movie" }).step,
    "see_services",
  );
});

test("a reason of a newer version is still shown", () => {
  const found = advice("unheard_of" as never, { media_type: "movie" });
  assert.equal(found.step, "see_services");
});

test("codes are told from a service's own words", () => {
  assert.equal(detailKey("never_started"), "detail_never_started");
  assert.equal(detailKey("No files found are eligible"), null);
});
