import assert from "node:assert/strict";
import { test } from "node:test";

import type { Step, Thing } from "../src/api/deletions.ts";
import { outcomeKey } from "../src/logic/actions.ts";
import {
  bytesOf,
  isOpen,
  isSettled,
  keptPhrases,
  lookOf,
  noteKeys,
  partKey,
  seasonsIn,
  standing,
  thingNames,
  totalOf,
} from "../src/logic/deleting.ts";

function makeThing(fields: Partial<Thing> = {}): Thing {
  return {
    kind: "file",
    id: "1",
    name: null,
    path: null,
    size: null,
    season: null,
    ...fields,
  };
}

function makeStep(fields: Partial<Step> = {}): Step {
  return {
    kind: "title",
    service: "radarr",
    instance: "r",
    name: "Radarr",
    state: "pending",
    result: null,
    waits_for: null,
    error: null,
    objects: [],
    kept: [],
    notes: [],
    left: [],
    attempts: 0,
    started_at: null,
    finished_at: null,
    ...fields,
  };
}

const ERROR = {
  code: "service_down",
  service: "Radarr",
  detail: null,
  since: "2026-10-02",
};

test("a plan says what goes", () => {
  const step = makeStep({ objects: [makeThing()] });
  assert.equal(standing(step, true).key, "will_remove");
  assert.equal(standing(makeStep(), true).key, "will_nothing");
  const missing = makeStep({ state: "skipped", result: "not_found" });
  assert.equal(standing(missing, true).key, "will_nothing");
  assert.equal(standing(missing, false).key, "result_not_found");
  const skipped = makeStep({ state: "skipped", result: "not_applicable" });
  assert.equal(standing(skipped, true).key, "result_not_applicable");
});

for (const [name, fields, look, key] of [
  ["to come", {}, "waiting", "step_pending"],
  ["under way", { state: "running" }, "moving", "step_running"],
  [
    "waiting",
    { state: "waiting", waits_for: "seeding" },
    "waiting",
    "waits_seeding",
  ],
  ["done", { state: "done", result: "removed" }, "done", "result_removed"],
  [
    "in trouble",
    { state: "waiting", waits_for: "retry", error: ERROR },
    "bad",
    "trouble_service_down",
  ],
  [
    "failed in a way that is not known yet",
    { state: "failed", error: { ...ERROR, code: "unheard_of" } },
    "bad",
    "trouble_unexpected",
  ],
] as const) {
  test(`a step is ${name}`, () => {
    const step = makeStep(fields as Partial<Step>);
    assert.equal(lookOf(step), look);
    assert.equal(standing(step, false).key, key);
  });
}

test("a step in trouble names who it is about", () => {
  const step = makeStep({ state: "waiting", error: ERROR });
  assert.deepEqual(standing(step, true).values, { service: "Radarr" });
});

test("things are called by name, the large ones first", () => {
  const things = [
    makeThing({ name: "small", size: 1 }),
    makeThing({ path: "/data/media/large.mkv", size: 5 }),
    makeThing({ id: "nameless" }),
  ];
  assert.deepEqual(thingNames(things), ["large.mkv", "small"]);
});

test("a title is as large as its files", () => {
  const film = makeThing({ kind: "movie", size: 5 });
  const file = makeThing({ size: 5 });
  assert.equal(bytesOf([film, file]), 5);
  assert.equal(bytesOf([film]), 5);
  assert.equal(bytesOf([]), 0);
});

test("what stays is told with the reason", () => {
  const step = makeStep({
    kept: [
      {
        ...makeThing({ name: "pack" }),
        reason: "shared",
        shared_with: ["A", "B"],
      },
    ],
    notes: ["seeds_without_limit", "unheard_of"],
  });
  assert.deepEqual(keptPhrases(step), [
    {
      name: "pack",
      phrase: { key: "kept_shared", values: { names: "A, B" } },
    },
  ]);
  assert.deepEqual(noteKeys(step), ["note_seeds_without_limit"]);
});

test("parts have names", () => {
  assert.equal(partKey({ kind: "library" }), "part_library");
  assert.equal(partKey({ kind: "unheard_of" }), "part_title");
});

test("what is open is told from what is over", () => {
  const open = ["running", "waiting", "seeding", "failed"] as const;
  const closed = ["done", "abandoned", "recorded"] as const;
  assert.ok(open.every((state) => isOpen({ state })));
  assert.ok(!closed.some((state) => isOpen({ state })));
  assert.ok(!isSettled({ state: "running" }));
  assert.ok(isSettled({ state: "seeding" }));
});

test("several titles are added up", () => {
  const totals = {
    files: 1,
    file_bytes: 10,
    torrents: 2,
    torrent_bytes: 20,
  };
  assert.deepEqual(totalOf([{ totals }, { totals }]), {
    files: { count: 2, bytes: 20 },
    torrents: { count: 4, bytes: 40 },
  });
});

test("what came of an action is told", () => {
  assert.equal(outcomeKey({ outcome: "found" }), "outcome_found");
  assert.equal(outcomeKey({ outcome: "unheard_of" }), "action_done");
  assert.equal(outcomeKey({ available: true }), "outcome_available");
  assert.equal(outcomeKey({ available: false }), "outcome_not_there");
});

test("the seasons of which there is something can be chosen", () => {
  const steps = [
    makeStep({ objects: [makeThing({ season: 2 }), makeThing()] }),
    makeStep({ objects: [makeThing({ season: 0 }), makeThing({ season: 1 })] }),
    makeStep({ objects: [makeThing({ season: 2 })] }),
  ];
  assert.deepEqual(seasonsIn(steps), [1, 2, 0]);
  assert.deepEqual(seasonsIn([makeStep()]), []);
});
