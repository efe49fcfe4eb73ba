import assert from "node:assert/strict";
import { test } from "node:test";

import {
  databaseLinks,
  deskLink,
  isAtHome,
  safeUrl,
  serviceLinks,
  watchUrl,
} from "../src/logic/links.ts";
import { makeRequest, makeRow, makeService } from "./make.ts";

test("only web addresses are opened", () => {
  assert.equal(safeUrl("https://example.org/a"), "https://example.org/a");
  assert.equal(safeUrl("HTTP://example.org"), "http://example.org/");
  for (const address of [
    "javascript:alert(1)",
    " javascript:alert(1)",
    "data:text/html,<script>",
    "file:///etc/passwd",
    "//example.org",
    "/local",
    "",
    null,
    undefined,
  ]) {
    assert.equal(safeUrl(address), null, String(address));
  }
});

const SERVICES = [
  makeService({
    id: "s",
    service: "seerr",
    name: "Seerr",
    url: "http://s:5055/",
  }),
  makeService({ id: "r", name: "Radarr", url: "http://r:7878/radarr" }),
  makeService({ id: "r4", name: "Radarr 4K", url: "http://r4:7878" }),
  makeService({ id: "q", service: "qbittorrent", name: "qB", url: "http://q" }),
  makeService({ id: "k", service: "shoko", name: "Shoko", url: "http://k" }),
  makeService({
    id: "j",
    service: "jellyfin",
    name: "Jellyfin",
    url: "http://j",
  }),
];
const FILM = makeRequest({
  ids: {
    tmdb: 77,
    tvdb: null,
    imdb: "tt1",
    anidb: 5,
    shoko_series: 9,
    jellyfin: "a/b",
  },
  seerr: { instance: "s", id: 1 },
  arr: [{ instance: "r4", id: 3, present: true }],
});

test("links lead to the title in the services that know it", () => {
  assert.deepEqual(
    serviceLinks(FILM, SERVICES).map(({ name, url }) => [name, url]),
    [
      ["Seerr", "http://s:5055/movie/77"],
      ["Radarr 4K", "http://r4:7878/movie/77"],
      ["Shoko", "http://k/webui/collection/series/9"],
      ["Jellyfin", "http://j/web/#/details?id=a%2Fb"],
    ],
  );
});

test("who is told no address gets no link", () => {
  const services = SERVICES.map(({ url: _, ...others }) => others);
  assert.deepEqual(serviceLinks(FILM, services), []);
  assert.equal(deskLink("not_matched", "shoko", services), null);
});

test("an address that is no web address gives no link", () => {
  const services = [makeService({ id: "r4", url: "javascript:alert(1)//" })];
  assert.deepEqual(serviceLinks(FILM, services), []);
});

test("a next step leads to where the work is", () => {
  const queue = deskLink("import_blocked", "radarr", SERVICES, FILM);
  assert.equal(queue?.url, "http://r4:7878/activity/queue");
  const first = deskLink("import_blocked", "radarr", SERVICES);
  assert.equal(first?.url, "http://r:7878/radarr/activity/queue");
  assert.equal(
    deskLink("not_matched", "shoko", SERVICES)?.url,
    "http://k/webui/utilities/unrecognized/files",
  );
  assert.equal(
    deskLink("no_release", "radarr", SERVICES, FILM)?.url,
    "http://r4:7878/movie/77",
  );
});

test("who is told no address of a tool is led to Seerr", () => {
  const services = SERVICES.map((each) => {
    const { url: _, ...others } = each;
    return ["seerr", "jellyfin"].includes(each.service) ? each : others;
  });
  for (const request of [FILM, undefined]) {
    const link = deskLink("import_blocked", "radarr", services, request);
    assert.equal(link?.service, "seerr");
    assert.equal(
      link.url,
      request ? "http://s:5055/movie/77" : "http://s:5055/",
    );
  }
  assert.equal(
    deskLink("not_in_jellyfin", "jellyfin", services, FILM)?.service,
    "jellyfin",
  );
  assert.equal(deskLink("no_release", "sonarr", SERVICES)?.service, "seerr");
  assert.equal(deskLink("service_down", null, services, FILM), null);
});

test("numbers lead to the databases", () => {
  assert.deepEqual(databaseLinks(FILM), [
    { name: "TMDB", id: "77", url: "https://www.themoviedb.org/movie/77" },
    { name: "IMDb", id: "tt1", url: "https://www.imdb.com/title/tt1/" },
    { name: "AniDB", id: "5", url: "https://anidb.net/anime/5" },
  ]);
});

const AWAY = "https://films.example.org/web/#/details?id=1";
const HOME = "http://192.168.1.5:8096/web/#/details?id=1";

test("who is at home watches over the home's network", () => {
  const row = makeRow({ jellyfin_url: AWAY, jellyfin_local_url: HOME });
  assert.equal(watchUrl(row, true), HOME);
  assert.equal(watchUrl(row, false), AWAY);
});

for (const [name, local, url] of [
  ["a container's name", "http://jellyfin:8096/x", AWAY],
  ["the own machine", "http://127.0.0.1:8096/x", AWAY],
  ["a container's address", "http://172.18.0.5:8096/x", AWAY],
  ["a container's host", "http://host.docker.internal:8096/x", AWAY],
  ["none", null, AWAY],
  ["a name of the home", "http://nas.local:8096/x", "http://nas.local:8096/x"],
] as const) {
  test(`a browser at home is sent to an address it reaches: ${name}`, () => {
    const row = makeRow({ jellyfin_url: AWAY, jellyfin_local_url: local });
    assert.equal(watchUrl(row, true), url);
  });
}

test("an address for browsers that is at home itself serves everywhere", () => {
  const row = makeRow({
    jellyfin_url: HOME,
    jellyfin_local_url: "http://10.0.0.9:8096/x",
  });
  assert.equal(watchUrl(row, true), HOME);
});

test("what cannot be watched has no address", () => {
  assert.equal(watchUrl(makeRow(), true), null);
});

const ADDRESSES = {
  internal: "http://homeassistant.local:8123",
  external: "https://ha.example.org",
};

for (const [page, expected] of [
  ["http://homeassistant.local:8123/x", true],
  ["https://ha.example.org/x", false],
  ["http://192.168.1.4:8123/", true],
  ["http://172.20.1.4:8123/", true],
  ["http://[fd00::1]:8123/", true],
  ["http://hass:8123/", true],
  ["https://8.8.8.8/", false],
  ["https://other.example.org/", false],
  ["nonsense", false],
] as const) {
  test(`${page} is ${expected ? "at home" : "away"}`, () => {
    assert.equal(isAtHome(page, ADDRESSES), expected);
  });
}

test("one address for both says nothing", () => {
  const same = { internal: "https://ha.lan", external: "https://ha.lan" };
  assert.equal(isAtHome("https://ha.lan/", same), true);
  const none = { internal: null, external: null };
  assert.equal(isAtHome("https://ha.example.org/", none), false);
});
