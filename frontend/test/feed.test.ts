import assert from "node:assert/strict";
import { test } from "node:test";

import type { ReactiveControllerHost } from "lit";

import { followDeletions } from "../src/api/deletions.ts";
import { Feed } from "../src/api/feed.ts";
import { FakeConnection, makeRow, settled } from "./make.ts";

const HOST = {
  addController: () => undefined,
} as unknown as ReactiveControllerHost;
const TYPE = "status_tracker/library/subscribe";

/** Return the newest subscription of a type. */
function newest(
  connection: FakeConnection,
  type: string,
): (event: unknown) => void {
  const place = connection.subscribed.lastIndexOf(type);
  return connection.subscriptions[place]!;
}

async function follow(connection: FakeConnection): Promise<{
  feed: Feed<string>;
  heard: string[];
}> {
  const heard: string[] = [];
  const feed = new Feed<string>(HOST, TYPE, (event) => heard.push(event));
  feed.follow(connection);
  await settled();
  return { feed, heard };
}

test("what moves is heard, over one subscription", async () => {
  const connection = new FakeConnection();
  const { feed, heard } = await follow(connection);
  feed.follow(connection);
  await settled();
  newest(connection, TYPE)("one");
  assert.deepEqual(heard, ["one"]);
  assert.equal(connection.subscribed.filter((type) => type === TYPE).length, 1);
});

test("after a lost connection it is heard again", async () => {
  const connection = new FakeConnection();
  const { heard } = await follow(connection);
  connection.fire("disconnected");
  connection.fire("ready");
  await settled();
  newest(
    connection,
    "status_tracker/requests/subscribe",
  )({
    loaded: true,
    requests: [makeRow()],
  });
  await settled();
  assert.equal(connection.subscribed.filter((type) => type === TYPE).length, 2);
  newest(connection, TYPE)("again");
  assert.deepEqual(heard, ["again"]);
});

test("nothing is heard any more by who is gone", async () => {
  const connection = new FakeConnection();
  const { feed } = await follow(connection);
  feed.hostDisconnected();
  await settled();
  assert.equal(connection.ended, 1);
});

test("who goes while it is asked for leaves no subscription", async () => {
  const connection = new FakeConnection();
  const feed = new Feed<string>(HOST, TYPE, () => undefined);
  feed.follow(connection);
  feed.hostDisconnected();
  await settled();
  assert.equal(connection.ended, 1);
});

test("deletions come one by one and many at once", async () => {
  const connection = new FakeConnection();
  const heard: string[] = [];
  followDeletions(HOST, ({ id }) => heard.push(id)).follow(connection);
  await settled();
  const tell = newest(connection, "status_tracker/deletions/subscribe");
  tell({ deletions: [{ id: "a" }, { id: "b" }] });
  tell({ deletion: { id: "c" } });
  tell({});
  assert.deepEqual(heard, ["a", "b", "c"]);
});
