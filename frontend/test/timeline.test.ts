import assert from "node:assert/strict";
import { test } from "node:test";

import type { TimelineEntry } from "../src/api/types.ts";
import { tell, type Told } from "../src/logic/timeline.ts";

type Entry = Pick<TimelineEntry, "step" | "items" | "detail">;

const bytes = (size: number): string => `${size / 1e9} GB`;

const CASES: [string, Entry, Partial<Told>][] = [
  [
    "who asked",
    { step: "requested", items: [], detail: { requested_by: "alice" } },
    { phrase: { key: "step_requested", values: { person: "alice" } } },
  ],
  [
    "that somebody asked",
    { step: "requested", items: [], detail: {} },
    { phrase: { key: "step_requested_plain" }, tone: "plain" },
  ],
  [
    "a release in clean words",
    {
      step: "grabbed",
      items: [
        [1, 1],
        [1, 2],
      ],
      detail: {
        quality: "WEBDL-1080p",
        group: "DEMO",
        indexer: "Example",
        release: "Some.Raw.Name.S01E01-DEMO",
        size: 78.2e9,
        download: "abcdef",
      },
    },
    { words: ["S01E01–E02", "WEBDL-1080p", "DEMO", "Example", "78.2 GB"] },
  ],
  [
    "no size of nothing",
    { step: "downloaded", items: [], detail: { size: 0 } },
    { words: [] },
  ],
  [
    "what is blocked",
    {
      step: "import_blocked",
      items: [],
      detail: { message: "No files found are eligible" },
    },
    { words: ["No files found are eligible"], tone: "bad" },
  ],
  [
    "a code in words",
    {
      step: "attention",
      items: [],
      detail: { reason: "download_stalled", message: "never_started" },
    },
    {
      phrases: [
        {
          key: "look_download_stalled",
          values: { arr: "Radarr", detail: "never_started" },
        },
        { key: "detail_never_started" },
      ],
      words: [],
    },
  ],
  [
    "which service is down",
    {
      step: "attention",
      items: [],
      detail: { reason: "service_down", message: "Jellyfin" },
    },
    {
      phrases: [
        {
          key: "look_service_down",
          values: { arr: "Radarr", detail: "Jellyfin" },
        },
      ],
      words: [],
    },
  ],
  [
    "why a file went",
    {
      step: "file_deleted",
      items: [[2, 3]],
      detail: { reason: "manual", path: "/data/x.mkv" },
    },
    { words: ["S02E03"], phrases: [{ key: "detail_manual" }], tone: "bad" },
  ],
  [
    "what became of the files",
    { step: "removed", items: [], detail: { files: "kept" } },
    { phrases: [{ key: "files_kept" }] },
  ],
  [
    "the end",
    { step: "available", items: [], detail: {} },
    { phrase: { key: "step_available" }, tone: "good" },
  ],
];

for (const [name, entry, expected] of CASES) {
  test(`tell ${name}`, () => {
    const told = tell(entry, "Radarr", bytes);
    for (const [field, value] of Object.entries(expected)) {
      assert.deepEqual(told[field as keyof Told], value, field);
    }
  });
}
