import assert from "node:assert/strict";
import { test } from "node:test";

import { Formatter, type Region } from "../src/logic/format.ts";

function formatter(fields: Partial<Region> = {}): Formatter {
  return new Formatter({
    language: "en-GB",
    timeZone: "UTC",
    hour12: undefined,
    numbers: "en-GB",
    ...fields,
  });
}

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

test("percent are whole, and full only when they are", () => {
  const format = formatter();
  assert.equal(format.percent(0), "0%");
  assert.equal(format.percent(0.29), "29%");
  assert.equal(format.percent(0.5799), "57%");
  assert.equal(format.percent(0.9999), "99%");
  assert.equal(format.percent(1), "100%");
});

test("bytes have a unit of their size", () => {
  const format = formatter();
  for (const [bytes, text] of [
    [0, "0 byte"],
    [999, "999 byte"],
    [1500, "2 kB"],
    [1_540_000, "1.5 MB"],
    [78_200_000_000, "78.2 GB"],
    [999_900_000, "1 GB"],
    [1_200_000_000_000, "1.2 TB"],
  ] as const) {
    assert.equal(plain(format.bytes(bytes)), text);
  }
  assert.equal(plain(format.speed(2_500_000)), "2.5 MB/s");
});

test("numbers follow the region", () => {
  const format = formatter({ language: "de", numbers: "de" });
  assert.equal(plain(format.bytes(2_340_000_000)), "2,3 GB");
  assert.equal(format.count(5000), "5.000");
});

test("durations have their two largest units", () => {
  const format = formatter();
  for (const [seconds, text] of [
    [0, "0 secs"],
    [-5, "0 secs"],
    [42, "42 secs"],
    [90, "1 min"],
    [3_600, "1 hr"],
    [3_725, "1 hr 2 mins"],
    [90_000, "1 day 1 hr"],
    [86_400, "1 day"],
  ] as const) {
    assert.equal(plain(format.duration(seconds)), text);
  }
});

test("ages have one unit", () => {
  const now = Date.parse("2026-10-02T12:00:00Z");
  const format = formatter();
  assert.equal(plain(format.age("2026-10-02T09:01:00Z", now)), "2 hrs");
  assert.equal(plain(format.age("2026-10-02T12:00:05Z", now)), "0 secs");
});

test("times are told from now", () => {
  const now = Date.parse("2026-10-02T12:00:00Z");
  const format = formatter();
  assert.equal(format.relative("2026-10-02T11:57:30Z", now), "2 minutes ago");
  assert.equal(format.relative("2026-10-03T12:00:00Z", now), "tomorrow");
  assert.equal(format.relative("2026-10-02T11:59:50Z", now), "now");
});

test("times stand in the user's zone and clock", () => {
  const at = "2026-10-02T19:04:00+00:00";
  assert.equal(formatter().time(at), "19:04");
  assert.equal(formatter({ timeZone: "Asia/Tokyo" }).time(at), "04:04");
  assert.equal(
    plain(formatter({ language: "en-US", hour12: true }).time(at)),
    "7:04 PM",
  );
  assert.equal(
    formatter({ language: "en-US", hour12: false }).time(at),
    "19:04",
  );
  assert.match(formatter({ timeZone: "Asia/Tokyo" }).fullDay(at), /3 October/);
});

test("a zone that the browser does not know is no reason to show nothing", () => {
  const format = formatter({ timeZone: "Middle/Earth" });
  assert.match(format.moment("2026-10-02T12:00:00Z"), /2026/);
});

test("what is no time is shown as it is", () => {
  assert.equal(formatter().moment("soon"), "soon");
});
