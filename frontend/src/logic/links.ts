/** Find the pages of the services that are about a request. */

import type {
  FullRequest,
  Headline,
  Service,
  ServiceName,
} from "../api/types.ts";

export interface Link {
  service: ServiceName;
  name: string;
  url: string;
}

/** Return an address that is safe to open or to load, null for any other text. */
export function safeUrl(address: string | null | undefined): string | null {
  if (!address) {
    return null;
  }
  try {
    const url = new URL(address);
    return url.protocol === "http:" || url.protocol === "https:"
      ? url.href
      : null;
  } catch {
    return null;
  }
}

type Titled = Pick<FullRequest, "media_type" | "ids" | "seerr" | "arr">;

/** Return the path of a title's page in a service, null where it has none. */
const PAGES: Record<ServiceName, (of: Titled) => string | null> = {
  seerr: ({ media_type: type, ids }) =>
    ids.tmdb ? `/${type === "movie" ? "movie" : "tv"}/${ids.tmdb}` : null,
  radarr: ({ ids }) => (ids.tmdb ? `/movie/${ids.tmdb}` : null),
  // Its search leads on to the page of a series that it has.
  sonarr: ({ ids }) => (ids.tvdb ? `/add/new?term=tvdb:${ids.tvdb}` : null),
  qbittorrent: () => "/",
  shoko: ({ ids }) =>
    ids.shoko_series ? `/webui/collection/series/${ids.shoko_series}` : null,
  jellyfin: ({ ids }) =>
    ids.jellyfin
      ? `/web/#/details?id=${encodeURIComponent(ids.jellyfin)}`
      : null,
};

/** Return links into every service that knows a request, in the journey's order. */
export function serviceLinks(
  request: Titled & Pick<FullRequest, "downloads">,
  services: readonly Service[],
): Link[] {
  const links: Link[] = [];
  for (const each of services) {
    const path = PAGES[each.service]?.(request) ?? null;
    const url = path === null ? null : join(each.url, path);
    if (url && takesPart(request, each)) {
      links.push({ service: each.service, name: each.name, url });
    }
  }
  return links;
}

/** Tell whether a service instance has to do with a request. */
function takesPart(
  request: Titled & Pick<FullRequest, "downloads">,
  { service, id }: Service,
): boolean {
  switch (service) {
    case "seerr":
      return !request.seerr || request.seerr.instance === id;
    case "radarr":
    case "sonarr":
      return request.arr.some(({ instance }) => instance === id);
    case "qbittorrent":
      return request.downloads.some(({ gone_at: gone }) => !gone);
    default:
      return true;
  }
}

/** Where a service shows what needs somebody to look. */
const DESKS: Partial<Record<ServiceName, Partial<Record<string, string>>>> = {
  radarr: { import_blocked: "/activity/queue" },
  sonarr: { import_blocked: "/activity/queue" },
  shoko: { not_matched: "/webui/utilities/unrecognized/files" },
};

/**
 * Return where to go for a reason of attention, null where no address is known.
 *
 * Who is told no address of the service itself can still say so in Seerr.
 */
export function deskLink(
  reason: string,
  service: ServiceName | null,
  services: readonly Service[],
  request?: Titled,
): Link | null {
  if (!service) {
    return null;
  }
  const known = services.filter((each) => each.service === service);
  const instance =
    known.find(({ id }) => request?.arr.some((arr) => arr.instance === id)) ??
    known[0];
  const path =
    DESKS[service]?.[reason] ?? (request && PAGES[service](request)) ?? "/";
  const url = join(instance?.url, path);
  if (instance && url) {
    return { service, name: instance.name, url };
  }
  return service === "seerr"
    ? null
    : deskLink(reason, "seerr", services, request);
}

/**
 * Return where to watch a title: over the home's network for who is there, unless
 * that address is one that only other programs reach.
 */
export function watchUrl(row: Headline, isAtHome: boolean): string | null {
  const everywhere = safeUrl(row.jellyfin_url);
  const local = safeUrl(row.jellyfin_local_url);
  return isAtHome &&
    local &&
    everywhere &&
    isForBrowsers(local) &&
    !isForBrowsers(everywhere)
    ? local
    : everywhere;
}

/** Tell whether an address is one of a home that a browser there reaches. */
function isForBrowsers(address: string): boolean {
  const host = hostOf(address) ?? "";
  return HOMES.some((pattern) => pattern.test(host)) && !/docker/.test(host);
}

/** Tell whether a page was loaded from within the home network. */
export function isAtHome(
  page: string,
  addresses: { internal: string | null; external: string | null },
): boolean {
  const host = hostOf(page);
  const [internal, external] = [addresses.internal, addresses.external].map(
    (address) => (address ? hostOf(address) : null),
  );
  if (host !== null && internal !== external) {
    if (host === external) {
      return false;
    }
    if (host === internal) {
      return true;
    }
  }
  return host !== null && PRIVATE.some((pattern) => pattern.test(host));
}

/** Names and addresses in a home, other than those of containers. */
const HOMES: readonly RegExp[] = [
  /\.(local|lan|home|internal|home\.arpa)$/,
  /^10\./,
  /^192\.168\./,
  /^\[(f[cd]|fe80)/,
];
const PRIVATE: readonly RegExp[] = [
  ...HOMES,
  /^localhost$/,
  /^[^.:]+$/,
  /^127\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^169\.254\./,
  /^\[::1/,
];

function hostOf(address: string): string | null {
  try {
    return new URL(address).hostname.toLowerCase();
  } catch {
    return null;
  }
}

/** Return the page of a public database about a title. */
const DATABASES: readonly {
  name: string;
  id: keyof FullRequest["ids"];
  url: (id: string, isMovie: boolean) => string | null;
}[] = [
  {
    name: "TMDB",
    id: "tmdb",
    url: (id, isMovie) =>
      `https://www.themoviedb.org/${isMovie ? "movie" : "tv"}/${id}`,
  },
  {
    name: "TheTVDB",
    id: "tvdb",
    url: (id, isMovie) =>
      `https://www.thetvdb.com/dereferrer/${isMovie ? "movie" : "series"}/${id}`,
  },
  {
    name: "IMDb",
    id: "imdb",
    url: (id) => `https://www.imdb.com/title/${id}/`,
  },
  { name: "AniDB", id: "anidb", url: (id) => `https://anidb.net/anime/${id}` },
];

/** Return what public databases call a title, with their pages. */
export function databaseLinks(
  request: Pick<FullRequest, "ids" | "media_type">,
): { name: string; id: string; url: string | null }[] {
  return DATABASES.flatMap(({ name, id: field, url }) => {
    const id = request.ids[field];
    if (id === null || id === undefined) {
      return [];
    }
    const path = encodeURIComponent(String(id));
    return [
      {
        name,
        id: String(id),
        url: safeUrl(url(path, request.media_type === "movie")),
      },
    ];
  });
}

function join(base: string | undefined, path: string): string | null {
  return base ? safeUrl(`${base.replace(/\/+$/, "")}${path}`) : null;
}
