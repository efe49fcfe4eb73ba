import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const SOURCES = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => [file, readFileSync(`src/${file}`, "utf8")] as const);

/** Return what a pattern finds in the source, with the file in which it stands. */
function found(pattern: RegExp): string[] {
  return SOURCES.flatMap(([file, text]) =>
    [...text.matchAll(pattern)].map(([, what]) => `${file}: ${what}`),
  );
}

test("nothing that a service sends can become HTML", () => {
  assert.deepEqual(
    found(/\b(unsafe\w+|innerHTML|outerHTML|insertAdjacentHTML|eval)\b/g),
    [],
  );
  assert.notDeepEqual(found(/\b(html)`/g), []);
});

test("no element of Home Assistant is used that is not for everybody", () => {
  const elements = found(/<([a-z]+-[a-z-]+)/g).map((place) =>
    place.replace(/^.*: /, ""),
  );
  const others = elements.filter((name) => !name.startsWith("status-tracker-"));
  assert.deepEqual([...new Set(others)], ["ha-card"]);
});

test("whoever wants no motion sees none, in whatever part", () => {
  const moving = SOURCES.filter(([, text]) =>
    /^\s*(animation|transition):/m.test(text),
  );
  assert.notEqual(moving.length, 0);
  const [base = ""] = SOURCES.filter(([file]) => file === "styles.ts").map(
    ([, text]) => text.slice(0, text.indexOf("`;")),
  );
  assert.match(
    base.replace(/\s+/g, " "),
    /prefers-reduced-motion: reduce\) { \*, \*::before, \*::after { animation: none !important; transition: none !important;/,
  );
  for (const [file, text] of SOURCES) {
    const isElement = /static override styles/.test(text);
    // The poster alone stands without what all others have; it does not move.
    assert.equal(
      isElement && !/styles = \[\s*base,/.test(text),
      file.endsWith("poster.ts"),
      file,
    );
  }
});

test("every address of a service is opened without telling where from", () => {
  for (const [file, text] of SOURCES) {
    const opened = text.match(/target="_blank"/g)?.length ?? 0;
    const quiet = text.match(/rel="noreferrer noopener"/g)?.length ?? 0;
    assert.equal(opened, quiet, file);
  }
});
