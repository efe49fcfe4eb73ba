import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { RequestStore, storeOf } from "../src/api/store.ts";
import { FakeConnection, makeRow, settled } from "./make.ts";

const FIRST = { loaded: true, requests: [makeRow()] };

async function follow(connection: FakeConnection): Promise<{
  store: RequestStore;
  heard: string[][];
  stop: () => void;
}> {
  const store = new RequestStore(connection);
  const heard: string[][] = [];
  const stop = store.listen(({ ids }) => heard.push([...ids]));
  await settled();
  return { store, heard, stop };
}

test("a page has one store", () => {
  const connection = new FakeConnection();
  assert.equal(storeOf(connection), storeOf(connection));
  assert.notEqual(storeOf(connection), storeOf(new FakeConnection()));
});

test("several listeners share a subscription", async () => {
  const connection = new FakeConnection();
  const { store } = await follow(connection);
  store.listen(() => undefined);
  await settled();
  assert.equal(connection.subscriptions.length, 1);
});

test("rows arrive and change", async () => {
  const connection = new FakeConnection();
  const { store, heard } = await follow(connection);
  assert.equal(store.status, "connecting");
  connection.tell({ ...FIRST, features: ["retry"] });
  assert.equal(store.status, "live");
  assert.ok(store.features.has("retry"));
  connection.tell({ changed: [{ id: "one", progress: 0.5 }] });
  assert.equal(store.rows.get("one")?.progress, 0.5);
  assert.deepEqual(heard.slice(0, 2), [["one"], ["one"]]);
});

test("who watches one request hears of no other", async () => {
  const connection = new FakeConnection();
  const { store } = await follow(connection);
  connection.tell({
    loaded: true,
    requests: [makeRow(), makeRow({ id: "two" })],
  });
  let news = 0;
  const stop = store.watch("one", () => (news += 1));
  connection.tell({ changed: [{ id: "two", progress: 0.5 }] });
  assert.equal(news, 0);
  connection.tell({ changed: [{ id: "one", progress: 0.5 }] });
  assert.equal(news, 1);
  stop();
  connection.tell({ changed: [{ id: "one", progress: 0.6 }] });
  assert.equal(news, 1);
});

test("a lost connection is told, and everything is fresh after it", async () => {
  const connection = new FakeConnection();
  const { store } = await follow(connection);
  connection.tell(FIRST);
  const old = connection.subscriptions[0]!;
  connection.fire("disconnected");
  assert.equal(store.status, "lost");
  assert.equal(store.rows.size, 1, "what was known stays on the page");
  connection.fire("ready");
  assert.equal(store.status, "connecting");
  await settled();
  old({ removed: ["one"] });
  assert.equal(store.rows.size, 1, "the old subscription is over");
  connection.tell({ loaded: true, requests: [makeRow({ id: "new" })] });
  assert.equal(store.status, "live");
  assert.deepEqual([...store.rows.keys()], ["new"]);
});

test("a Home Assistant that still starts is asked again", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const connection = new FakeConnection();
    connection.refuses = 2;
    const { store } = await follow(connection);
    assert.equal(store.status, "absent");
    mock.timers.tick(1_000);
    await settled();
    assert.equal(connection.subscriptions.length, 0);
    mock.timers.tick(2_000);
    await settled();
    connection.tell(FIRST);
    assert.equal(store.status, "live");
  } finally {
    mock.timers.reset();
  }
});

test("an integration that is not loaded is told from a lost connection", async () => {
  const connection = new FakeConnection();
  const { store } = await follow(connection);
  connection.tell(FIRST);
  connection.tell({ loaded: false });
  assert.equal(store.status, "absent");
  connection.tell(FIRST);
  assert.equal(store.status, "live");
});

test("nobody is subscribed for whom nobody looks", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const connection = new FakeConnection();
    const { store, stop } = await follow(connection);
    stop();
    const again = store.listen(() => undefined);
    mock.timers.tick(60_000);
    assert.equal(connection.ended, 0, "who comes back at once goes on");
    again();
    mock.timers.tick(60_000);
    await settled();
    assert.equal(connection.ended, 1);
    assert.equal(connection.listeners("ready"), 0);
    store.listen(() => undefined);
    await settled();
    assert.equal(connection.subscriptions.length, 2);
  } finally {
    mock.timers.reset();
  }
});

test("a page that opens without a connection waits for one", async () => {
  const connection = new FakeConnection();
  connection.connected = false;
  const { store } = await follow(connection);
  assert.equal(store.status, "lost");
  connection.fire("ready");
  await settled();
  connection.tell(FIRST);
  assert.equal(store.status, "live");
});

test("the user's own name is known, and asked for when a stranger comes", async () => {
  const people = "status_tracker/requests/people";
  const connection = new FakeConnection();
  connection.answers[people] = { people: [{ name: "Alice", is_user: true }] };
  const { store } = await follow(connection);
  connection.tell(FIRST);
  await settled();
  assert.ok(store.isOwn("alice"));
  assert.ok(!store.isOwn("bob"));
  assert.ok(!store.isOwn(null));
  connection.tell({ changed: [{ id: "one", progress: 0.5 }] });
  await settled();
  assert.equal(connection.sent[people], 1);
  connection.tell({ added: [makeRow({ id: "two", requested_by: "bob" })] });
  await settled();
  assert.equal(connection.sent[people], 2);
});
