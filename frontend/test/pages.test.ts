import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";

import type { ReactiveControllerHost } from "lit";

import { PageLoader, TYPING } from "../src/api/pages.ts";
import { settled } from "./make.ts";

interface Query {
  text: string;
  offset: number;
}

interface Asked {
  query: Query;
  answer: (rows: string[]) => void;
  fail: (error: unknown) => void;
}

/** Return a loader, what it asks, and how often its host is drawn. */
function start(context: TestContext): {
  list: PageLoader<Query, string[]>;
  asked: Asked[];
  drawn: () => number;
} {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const asked: Asked[] = [];
  let drawn = 0;
  const host = {
    addController: () => undefined,
    requestUpdate: () => (drawn += 1),
  } as unknown as ReactiveControllerHost;
  const list = new PageLoader<Query, string[]>(
    host,
    { text: "", offset: 0 },
    (query) =>
      new Promise((answer, fail) => asked.push({ query, answer, fail })),
    (rows) => !rows.length,
  );
  return { list, asked, drawn: () => drawn };
}

test("a page is asked for and shown", async (context) => {
  const { list, asked, drawn } = start(context);
  void list.ask();
  assert.ok(list.isBusy);
  asked[0]!.answer(["a"]);
  await settled();
  assert.deepEqual(list.page, ["a"]);
  assert.ok(!list.isBusy);
  assert.equal(drawn(), 1);
});

test("who types is waited for, and other words begin at the first page", (context) => {
  const { list, asked } = start(context);
  list.change({ offset: 50 });
  list.change({ text: "a" }, TYPING);
  list.change({ text: "ab" }, TYPING);
  context.mock.timers.tick(TYPING - 1);
  assert.equal(asked.length, 0);
  context.mock.timers.tick(1);
  assert.deepEqual(
    asked.map(({ query }) => query),
    [{ text: "ab", offset: 0 }],
  );
});

test("an answer that was overtaken tells nothing", async (context) => {
  const { list, asked } = start(context);
  void list.ask();
  void list.ask();
  asked[1]!.answer(["new"]);
  await settled();
  asked[0]!.answer(["old"]);
  await settled();
  assert.deepEqual(list.page, ["new"]);
});

test("what went wrong is told, and the last page is kept", async (context) => {
  const { list, asked } = start(context);
  void list.ask();
  asked[0]!.answer(["a"]);
  await settled();
  void list.ask();
  asked[1]!.fail({ message: "Away" });
  await settled();
  assert.equal(list.error, "Away");
  assert.deepEqual(list.page, ["a"]);
  void list.ask();
  asked[2]!.answer(["b"]);
  await settled();
  assert.equal(list.error, null);
});

test("a page behind the end leads back to the first", async (context) => {
  const { list, asked } = start(context);
  list.change({ offset: 50 });
  context.mock.timers.tick(0);
  asked[0]!.answer([]);
  await settled();
  context.mock.timers.tick(0);
  assert.deepEqual(asked[1]?.query, { text: "", offset: 0 });
});

test("nothing is asked once nobody looks", (context) => {
  const { list, asked } = start(context);
  list.askSoon(TYPING);
  list.hostDisconnected();
  context.mock.timers.tick(TYPING);
  assert.equal(asked.length, 0);
});
