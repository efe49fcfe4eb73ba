import assert from "node:assert/strict";
import { test } from "node:test";

import { journey, lastReached, presentKey } from "../src/logic/journey.ts";
import { en } from "../src/texts/en.ts";
import { makeEntry, makeRequest } from "./make.ts";

const STORY = [
  makeEntry("requested", "2026-10-02T19:00:00+00:00"),
  makeEntry("approved", "2026-10-02T19:01:00+00:00"),
  makeEntry("grabbed", "2026-10-02T19:03:00+00:00"),
  makeEntry("download_started", "2026-10-02T19:03:10+00:00"),
  makeEntry("downloaded", "2026-10-02T19:33:00+00:00"),
  makeEntry("imported", "2026-10-02T19:34:00+00:00"),
  makeEntry("available", "2026-10-02T19:35:30+00:00"),
];

test("a whole journey has times and durations", () => {
  const stages = journey(makeRequest({ state: "available", timeline: STORY }));
  assert.deepEqual(
    stages.map(({ key, took, status }) => [key, took, status]),
    [
      ["stage_requested", null, "done"],
      ["stage_approved", 60, "done"],
      ["stage_grabbed", 120, "done"],
      ["stage_downloaded", 1800, "done"],
      ["stage_imported", 60, "done"],
      ["stage_available", 90, "done"],
    ],
  );
});

test("no two stages beside each other are called the same", () => {
  for (const [state, steps] of [
    ["requested", 1],
    ["approved", 2],
    ["grabbing", 3],
    ["downloading", 4],
    ["downloaded", 5],
    ["importing", 6],
  ] as const) {
    const stages = journey(
      makeRequest({ state, timeline: STORY.slice(0, steps) }),
    );
    const names = stages.map(
      ({ key, status }) => en[status === "current" ? presentKey(state) : key],
    );
    assert.equal(new Set(names).size, names.length, names.join(", "));
  }
});

test("the stage that is waited for is the current one", () => {
  const stages = journey(
    makeRequest({ state: "downloading", timeline: STORY.slice(0, 4) }),
  );
  assert.deepEqual(
    stages.map(({ status }) => status),
    ["done", "done", "done", "current", "ahead", "ahead"],
  );
  assert.equal(lastReached(stages), "2026-10-02T19:03:00+00:00");
});

test("anime has a stage more", () => {
  const stages = journey(
    makeRequest({
      state: "anime_matching",
      is_anime: true,
      timeline: STORY.slice(0, 6),
    }),
  );
  assert.deepEqual(
    stages.slice(-2).map(({ key, status }) => [key, status]),
    [
      ["stage_matched", "current"],
      ["stage_available", "ahead"],
    ],
  );
});

test("a step that nobody told is skipped", () => {
  const stages = journey(
    makeRequest({
      state: "available",
      timeline: [STORY[0]!, STORY[6]!],
    }),
  );
  assert.deepEqual(
    stages.map(({ status }) => status),
    ["done", "skipped", "skipped", "skipped", "skipped", "done"],
  );
});

test("a failure stands where it happened", () => {
  const stages = journey(
    makeRequest({ state: "failed", timeline: STORY.slice(0, 3) }),
  );
  assert.deepEqual(
    stages.map(({ status }) => status),
    ["done", "done", "done", "failed", "ahead", "ahead"],
  );
});

test("what nobody wished for begins with the grab", () => {
  const stages = journey(
    makeRequest({
      state: "downloading",
      wish: null,
      timeline: STORY.slice(2, 4),
    }),
  );
  assert.equal(stages[0]?.key, "stage_grabbed");
});

test("the episodes of a show make one stage with a beginning and an end", () => {
  const [, , grabbed] = journey(
    makeRequest({
      state: "downloading",
      timeline: [
        ...STORY.slice(0, 3),
        makeEntry("grabbed", "2026-10-09T19:00:00+00:00", {
          until: "2026-10-09T19:10:00+00:00",
        }),
      ],
    }),
  );
  assert.equal(grabbed?.at, "2026-10-02T19:03:00+00:00");
  assert.equal(grabbed?.until, "2026-10-09T19:10:00+00:00");
});

test("a stage that only some episodes have come to is told from one ahead", () => {
  const stages = journey(
    makeRequest({ state: "downloading", media_type: "tv", timeline: STORY }),
  );
  assert.deepEqual(
    stages.map(({ status }) => status),
    ["done", "done", "done", "current", "partly", "partly"],
  );
});

test("what was told counts more than what was inferred", () => {
  const [requested] = journey(
    makeRequest({
      timeline: [
        makeEntry("requested", "2026-10-02T19:00:00+00:00", { inferred: true }),
      ],
    }),
  );
  assert.equal(requested?.inferred, true);
});
