import assert from "node:assert/strict";
import { test } from "node:test";

import type { Download } from "../src/api/types.ts";
import { downloadStanding } from "../src/logic/downloads.ts";
import { makeEntry } from "./make.ts";

const AT = "2026-10-02T19:04:00+00:00";
const MOVING: Download = {
  id: "a",
  release: null,
  quality: null,
  indexer: null,
  group: null,
  client: null,
  items: [],
  phase: "downloading",
  progress: 0.5,
  size: null,
  speed: 1,
  eta: 1,
  message: null,
  grabbed_at: AT,
  started_at: AT,
  completed_at: null,
  gone_at: null,
  failed: null,
  blocked: null,
};
const imported = (download: string) =>
  makeEntry("imported", AT, { detail: { download } });

for (const [name, fields, timeline, phase, progress] of [
  ["moves", {}, [imported("b")], "phase_downloading", 0.5],
  ["was never seen", { phase: null, progress: null }, [], null, null],
  ["is complete", { phase: "complete" }, [], "phase_complete", null],
  [
    "was complete",
    { completed_at: AT, gone_at: AT },
    [],
    "phase_complete",
    null,
  ],
  ["was imported", {}, [imported("a")], "phase_complete", null],
  ["was taken away half-way", { gone_at: AT }, [], "phase_gone", null],
] as const) {
  test(`a download that ${name}`, () => {
    assert.deepEqual(downloadStanding({ ...MOVING, ...fields }, timeline), {
      phase,
      progress,
    });
  });
}
