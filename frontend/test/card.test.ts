import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import type { Hass } from "../src/api/hass.ts";
import type { Row } from "../src/api/types.ts";
import { offeredActions } from "../src/logic/actions.ts";
import { pageOf } from "../src/logic/route.ts";
import {
  type CardConfig,
  checkConfig,
  chooseRows,
  configForm,
  emptyKey,
  LAYOUTS,
  requestOf,
  SHOWN,
  TYPES,
} from "../src/card/config.ts";
import { makeRow } from "./make.ts";

const TYPE = "custom:status-tracker-card";
const ROWS = [
  makeRow({ id: "searching" }),
  makeRow({
    id: "moving",
    state: "downloading",
    requested_by: "bob",
    attention: {
      reason: "download_stalled",
      since: "2026-10-02T19:04:00+00:00",
      detail: null,
    },
  }),
  makeRow({ id: "show", state: "grabbing", media_type: "tv" }),
  makeRow({ id: "ready", state: "available" }),
  makeRow({ id: "broken", state: "failed" }),
];

function chosen(
  config: Partial<CardConfig>,
  id: string | null = null,
): string[] {
  const isOwn = (name: string | null): boolean => name === "bob";
  const { shown } = chooseRows(ROWS, { type: TYPE, ...config }, isOwn, id);
  return shown.map((row) => row.id);
}

const CASES: [string, Partial<CardConfig>, string[]][] = [
  ["what is on its way", {}, ["moving", "show", "searching"]],
  ["what needs attention", { show: "attention" }, ["moving"]],
  ["what has finished", { show: "finished" }, ["ready", "broken"]],
  ["the user's own", { mine: true }, ["moving"]],
  ["films", { media_type: "movie" }, ["moving", "searching"]],
  ["so many", { max: 1 }, ["moving"]],
];

for (const [name, config, expected] of CASES) {
  test(`a card shows ${name}`, () => {
    assert.deepEqual(chosen(config), expected);
  });
}

test("a card shows everything", () => {
  assert.equal(chosen({ show: "all" }).length, 5);
});

test("a card shows one request, whatever its state", () => {
  assert.deepEqual(chosen({ entity: "sensor.x", max: 5 }, "ready"), ["ready"]);
  assert.deepEqual(chosen({ entity: "sensor.x" }, null), []);
});

test("what is left out is counted", () => {
  const { total } = chooseRows(ROWS, { type: TYPE, max: 1 }, () => false, null);
  assert.equal(total, 3);
});

for (const [name, config] of [
  ["layout", { layout: "wheel" }],
  ["show", { show: "nothing" }],
  ["media_type", { media_type: "song" }],
  ["max", { max: 0 }],
  ["max", { max: 1.5 }],
  ["entity", { entity: 5 }],
  ["title", { title: ["a"] }],
] as const) {
  test(`a wrong ${name} is named: ${JSON.stringify(config)}`, () => {
    assert.throws(
      () => checkConfig({ type: TYPE, ...config } as unknown as CardConfig),
      new RegExp(name),
    );
  });
}

test("what was cleared in the editor is as if it never was", () => {
  const config = { type: TYPE, max: null, entity: null, title: "", layout: "" };
  checkConfig(config as unknown as CardConfig);
  assert.equal(chosen({ entity: "", max: null as never }).length, 3);
});

test("every field of the form has a label", () => {
  const { schema, computeLabel, computeHelper } = configForm("de-AT");
  for (const field of schema) {
    assert.notEqual(computeLabel(field), field.name);
  }
  assert.ok(computeHelper({ name: "entity", selector: {} }));
  assert.equal(computeHelper({ name: "title", selector: {} }), undefined);
});

test("only the sensor of a request leads to one", () => {
  const hass = {
    states: {
      "sensor.film": {
        entity_id: "sensor.film",
        state: "available",
        attributes: { request_id: "one" },
      },
      "sensor.active": {
        entity_id: "sensor.active",
        state: "3",
        attributes: {},
      },
    },
  } as unknown as Hass;
  assert.equal(requestOf(hass, "sensor.film"), "one");
  assert.equal(requestOf(hass, "sensor.active"), null);
  assert.equal(requestOf(hass, "sensor.gone"), null);
});

function offered(
  features: string[],
  isAdmin: boolean,
  fields: Partial<Row>,
): string[] {
  return offeredActions(new Set(features), isAdmin, makeRow(fields)).map(
    ({ feature }) => feature,
  );
}

test("there is no button for what the integration does not offer", () => {
  assert.deepEqual(offered([], true, { state: "failed" }), []);
  assert.deepEqual(offered(["unheard_of"], true, { state: "failed" }), []);
});

test("buttons are there for whom and for what they fit", () => {
  const both = ["retry", "check"];
  assert.deepEqual(offered(["delete"], true, {}), ["delete"]);
  assert.deepEqual(offered(["delete"], false, {}), []);
  assert.deepEqual(
    offered([...both, "delete"], true, { state: "failed", archived: true }),
    ["delete"],
  );
  assert.deepEqual(offered(both, true, { state: "failed" }), ["retry"]);
  assert.deepEqual(offered(both, false, { state: "failed" }), []);
  assert.deepEqual(offered(both, true, { state: "searching" }), both);
  assert.deepEqual(offered(both, true, { state: "downloading" }), ["check"]);
  assert.deepEqual(offered(both, true, { state: "available" }), []);
});

for (const [path, page] of [
  ["", { name: "active" }],
  ["/", { name: "active" }],
  ["/history", { name: "history" }],
  ["/services/", { name: "services" }],
  ["/deletions", { name: "deletions" }],
  ["/request/a%2Fb", { name: "request", id: "a/b" }],
  ["/request/%E0", { name: "request", id: "%E0" }],
  ["/request", { name: "active" }],
  ["/nonsense", { name: "active" }],
] as const) {
  test(`"${path}" is the page ${page.name}`, () => {
    assert.deepEqual(pageOf(path), page);
  });
}

for (const [name, fields, key] of [
  ["any request", {}, "none_active"],
  ["anything", { show: "all" }, "none_active"],
  ["what finished", { show: "finished" }, "none_history"],
  ["what needs attention", { show: "attention" }, "none_match"],
  ["films", { media_type: "movie", show: "finished" }, "none_match"],
  ["one's own", { mine: true }, "none_match"],
  ["one request", { entity: "sensor.film", mine: true }, "card_no_request"],
] as const) {
  test(`a card for ${name} says what is not there`, () => {
    assert.equal(emptyKey({ type: TYPE, ...fields }), key);
  });
}

test("every option is documented", () => {
  const page = readFileSync("../docs/panel.md", "utf8");
  for (const { name } of configForm("en").schema) {
    assert.ok(page.includes(`| \`${name}\` |`), name);
  }
  for (const value of [...LAYOUTS, ...SHOWN, ...TYPES]) {
    assert.ok(page.includes(`\`${value}\``), value);
  }
});
