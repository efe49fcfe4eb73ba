import assert from "node:assert/strict";
import { test } from "node:test";

import { errorText, isNotFound, listHistory } from "../src/api/commands.ts";
import {
  listDeletions,
  previewDeletions,
  startDeletions,
} from "../src/api/deletions.ts";
import { cancelSync, startSync } from "../src/api/library.ts";
import type { HistoryQuery } from "../src/api/types.ts";
import { FakeConnection } from "./make.ts";

const OPTIONS = { delete_files: true, keep_seeding: false, exclude: false };
const EVERYTHING: HistoryQuery = {
  text: "",
  media_type: "",
  state: "",
  requested_by: "",
  source: "",
  offset: 50,
  limit: 50,
};
const PAGE = {
  type: "status_tracker/requests/list",
  scope: "all",
  states: ["available", "failed"],
  offset: 50,
  limit: 50,
};

for (const [name, query, asked] of [
  ["everything", {}, {}],
  ["what was wished for", { source: "wished" }, { library: false }],
  ["what the library has", { source: "library" }, { library: true }],
  ["what failed", { state: "failed" }, { states: ["failed"] }],
  [
    "what somebody searched for",
    { text: "harbour", media_type: "tv", requested_by: "bob" },
    { text: "harbour", media_type: "tv", requested_by: "bob" },
  ],
] as const) {
  test(`the history is asked for ${name}`, async () => {
    const connection = new FakeConnection();
    connection.answers[PAGE.type] = { total: 0, requests: [] };
    await listHistory(connection, { ...EVERYTHING, ...query });
    assert.deepEqual(connection.messages, [{ ...PAGE, ...asked }]);
  });
}

test("a deletion is looked at and begun with the same words", async () => {
  const [preview, start] = ["preview", "start"].map(
    (command) => `status_tracker/deletions/${command}`,
  ) as [string, string];
  const connection = new FakeConnection();
  connection.answers = {
    [preview]: { previews: ["a preview"] },
    [start]: { deletions: ["a deletion"] },
  };
  const whole = { ids: ["one"], seasons: [], options: OPTIONS };
  const season = { ids: ["one"], seasons: [2], options: OPTIONS };
  assert.deepEqual(await previewDeletions(connection, whole), ["a preview"]);
  assert.deepEqual(await startDeletions(connection, season), ["a deletion"]);
  assert.deepEqual(connection.messages, [
    { type: preview, request_ids: ["one"], ...OPTIONS },
    { type: start, request_ids: ["one"], seasons: [2], ...OPTIONS },
  ]);
});

test("the log is searched only where there is something to search for", async () => {
  const type = "status_tracker/deletions/list";
  const connection = new FakeConnection();
  connection.answers[type] = {};
  await listDeletions(connection, { text: "", offset: 0, limit: 25 });
  await listDeletions(connection, { text: "a", offset: 0, limit: 25 });
  assert.deepEqual(connection.messages, [
    { type, offset: 0, limit: 25 },
    { type, offset: 0, limit: 25, text: "a" },
  ]);
});

test("a sync is begun and cancelled", async () => {
  const connection = new FakeConnection();
  connection.answers = {
    "status_tracker/library/sync": {},
    "status_tracker/library/cancel": {},
  };
  await startSync(connection, true);
  await cancelSync(connection);
  assert.deepEqual(connection.messages, [
    { type: "status_tracker/library/sync", dry_run: true },
    { type: "status_tracker/library/cancel" },
  ]);
});

test("errors are told as they come", () => {
  assert.equal(errorText({ code: "x", message: "It broke" }), "It broke");
  assert.equal(errorText(new Error("It broke")), "It broke");
  assert.equal(errorText("broken"), "broken");
  assert.ok(isNotFound({ code: "not_found", message: "" }));
  assert.ok(!isNotFound({ code: "unknown_error", message: "" }));
  assert.ok(!isNotFound(null));
});
