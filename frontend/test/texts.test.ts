import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import type { Hass } from "../src/api/hass.ts";
import { en, type Key } from "../src/texts/en.ts";
import { LANGUAGES, textsOf } from "../src/texts/index.ts";
import { zip } from "../src/texts/zip.ts";
import { Ui } from "../src/ui.ts";
import { FakeConnection } from "./make.ts";

const KEYS = Object.keys(en) as Key[];
const names = (text: string): string[] =>
  [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

for (const [language, texts] of Object.entries(LANGUAGES)) {
  test(`${language} has every text with its placeholders`, () => {
    assert.deepEqual(Object.keys(texts).sort(), [...KEYS].sort());
    for (const key of KEYS) {
      const text = texts[key];
      assert.equal(text, text.trim(), key);
      assert.notEqual(text, "", key);
      assert.deepEqual(names(text), names(en[key]), key);
      const forms = text.split("|").length;
      assert.ok(forms === 1 || forms === 2, key);
    }
  });
}

test("texts that the build packed are unpacked again", () => {
  for (const texts of Object.values(LANGUAGES)) {
    const packed = KEYS.map((key) => texts[key]).join("\n");
    assert.deepEqual(zip(KEYS.join("\n"), packed), { ...texts });
  }
});

test("no text is left over in English", () => {
  for (const [language, texts] of Object.entries(LANGUAGES)) {
    const same = KEYS.filter(
      (key) => texts[key] === en[key] && en[key].split(" ").length > 3,
    );
    assert.deepEqual(language === "en" ? [] : same, []);
  }
});

test("every text is used", () => {
  const source = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.startsWith("texts"))
    .map((file) => readFileSync(`src/${file}`, "utf8"))
    .join("\n");
  const composed =
    /^(state|step|phase|sort|form_layout|form_show|deletion|sync)_/;
  const unused = KEYS.filter(
    (key) =>
      !composed.test(key) &&
      !source.includes(`"${key}"`) &&
      !source.includes(`texts.${key}`),
  );
  assert.deepEqual(unused, []);
});

test("states are called as the sensors call them", () => {
  const sensors = JSON.parse(
    readFileSync(
      "../custom_components/status_tracker/translations/en.json",
      "utf8",
    ),
  ).entity.sensor.request.state as Record<string, string>;
  for (const [state, name] of Object.entries(sensors)) {
    assert.equal(en[`state_${state}` as Key], name);
  }
});

for (const [asked, given] of [
  ["de", "de"],
  ["de-CH", "de"],
  ["en-GB", "en"],
  ["pt-BR", "en"],
  ["", "en"],
] as const) {
  test(`${asked || "no language"} is answered in ${given}`, () => {
    assert.equal(textsOf(asked).language, given);
  });
}

function makeUi(language: string, fields: Partial<Hass["locale"]> = {}): Ui {
  return new Ui({
    connection: new FakeConnection(),
    language,
    locale: {
      language,
      time_format: "language",
      time_zone: "server",
      number_format: "language",
      ...fields,
    },
    config: { time_zone: "Asia/Tokyo", internal_url: null, external_url: null },
    states: {},
  });
}

test("numbers choose their form", () => {
  const ui = makeUi("en");
  assert.equal(ui.t("n_requests", { n: 0 }), "0 requests");
  assert.equal(ui.t("n_requests", { n: 1 }), "1 request");
  assert.equal(ui.t("n_requests", { n: 5000 }), "5,000 requests");
  assert.equal(makeUi("fr").t("n_requests", { n: 0 }), "0 demande");
  assert.equal(makeUi("ja").t("n_requests", { n: 1 }), "1 件のリクエスト");
});

test("placeholders are filled once", () => {
  const ui = makeUi("en");
  assert.equal(
    ui.t("percent_of", { title: "{percent}", percent: "5%" }),
    "{percent}: 5%",
  );
});

test("the zone of the house counts where the user wants it", () => {
  const at = "2026-10-02T19:04:00+00:00";
  assert.equal(makeUi("de").format.time(at), "04:04");
});

test("the way of writing numbers may be another than the language's", () => {
  const ui = makeUi("en", { number_format: "decimal_comma" });
  assert.equal(ui.format.count(5000), "5.000");
});

test("words and dates speak one language", () => {
  const at = "2026-10-02T19:04:00+00:00";
  assert.equal(
    makeUi("he").format.longDay(at),
    makeUi("en").format.longDay(at),
  );
  assert.equal(makeUi("he").format.duration(90), "1 min");
  assert.notEqual(
    makeUi("en-GB").format.longDay(at),
    makeUi("en").format.longDay(at),
  );
});
