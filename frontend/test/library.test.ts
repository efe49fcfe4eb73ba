import assert from "node:assert/strict";
import { test } from "node:test";

import {
  type Findings,
  type Sync,
  type SyncResult,
} from "../src/api/library.ts";
import {
  fieldName,
  findingsOf,
  shareOf,
  standingOf,
} from "../src/logic/library.ts";

const NONE: Findings = { count: 0, items: [] };
const RESULT: SyncResult = {
  scanned: 3,
  unchanged: 3,
  unplayable: 0,
  added: NONE,
  updated: NONE,
  available: NONE,
  gone: NONE,
  conflicts: NONE,
  unreadable: NONE,
};

function makeSync(fields: Partial<Sync> = {}): Sync {
  return {
    running: false,
    dry_run: false,
    phase: null,
    scanned: 0,
    total: null,
    started: null,
    finished: null,
    cancelled: false,
    error: null,
    result: null,
    ...fields,
  };
}

test("how far it is can be told once it is known how much there is", () => {
  assert.equal(shareOf(makeSync({ scanned: 5 })), null);
  assert.equal(shareOf(makeSync({ scanned: 0, total: 0 })), null);
  assert.equal(shareOf(makeSync({ scanned: 5, total: 20 })), 0.25);
  assert.equal(shareOf(makeSync({ scanned: 21, total: 20 })), 1);
});

for (const [name, fields, key] of [
  ["has never run", {}, undefined],
  ["is about to begin", { running: true }, "connecting"],
  ["reads", { running: true, phase: "reading" }, "sync_reading"],
  ["compares", { running: true, phase: "matching" }, "sync_matching"],
  ["saves", { running: true, phase: "saving" }, "sync_saving"],
  ["has ended", { result: RESULT }, "sync_over"],
  ["has only looked", { result: RESULT, dry_run: true }, "sync_looked"],
  ["was cancelled", { result: RESULT, cancelled: true }, "sync_cancelled"],
  ["lost Jellyfin", { error: "jellyfin_unreachable" }, "trouble_service_down"],
  ["was refused", { error: "jellyfin_refused" }, "trouble_refused"],
  ["has no Jellyfin", { error: "no_jellyfin" }, "trouble_not_set_up"],
  ["failed somehow", { error: "unheard_of" }, "trouble_unexpected"],
] as const) {
  test(`a sync ${name}`, () => {
    const phrase = standingOf(makeSync(fields as Partial<Sync>));
    assert.equal(phrase?.key, key);
  });
}

test("only what was found is told, and what is wrong stands out", () => {
  const added = { count: 30, items: [{ title: "A" }] };
  const conflicts = {
    count: 1,
    items: [{ title: "B", reason: "ids_differ" as const }],
  };
  assert.deepEqual(findingsOf(makeSync()), []);
  assert.deepEqual(findingsOf(makeSync({ result: RESULT })), []);
  assert.deepEqual(
    findingsOf(makeSync({ result: { ...RESULT, conflicts, added } })),
    [
      { key: "sync_added", findings: added, isBad: false },
      { key: "sync_conflicts", findings: conflicts, isBad: true },
    ],
  );
});

test("fields are called by names and words", () => {
  assert.deepEqual(fieldName("seerr_media"), { name: "Seerr" });
  assert.deepEqual(fieldName("year"), { key: "field_year" });
  assert.deepEqual(fieldName("not_heard_of"), { name: "not heard of" });
});
