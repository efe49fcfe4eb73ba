/** Say where a title was deleted, and who still has it. */

import type {
  Deleted,
  EpisodeKey,
  FullRequest,
  TimelineEntry,
} from "../api/types.ts";
import type { Key } from "../texts/en.ts";
import { episodeRanges } from "./episodes.ts";
import type { Phrase } from "./wording.ts";

export const SERVICE_NAMES: Readonly<Record<TimelineEntry["service"], string>> =
  {
    seerr: "Seerr",
    radarr: "Radarr",
    sonarr: "Sonarr",
    qbittorrent: "qBittorrent",
    shoko: "Shoko",
    jellyfin: "Jellyfin",
    tracker: "Status Tracker",
  };

type Part = Deleted["told" | "remains"][number];

const PARTS: Readonly<Record<Part["part"], Key>> = {
  request: "part_request",
  title: "part_entry",
  files: "part_files",
  torrents: "part_torrents",
  items: "episodes",
};

/** Return what to say of a deletion elsewhere: nothing where there was none. */
export function lossPhrases(
  { deleted }: Pick<FullRequest, "deleted">,
  say: (key: Key) => string,
): Phrase[] {
  if (!deleted) {
    return [];
  }
  const { told, remains } = deleted;
  const isWhole = told.some(({ items }) => !items.length);
  const episodes = isWhole
    ? ""
    : episodeRanges(told.flatMap<EpisodeKey>(({ items }) => items));
  const services = places(told, say);
  const left = places(remains, say);
  return [
    episodes
      ? { key: "deleted_some_in", values: { services, episodes } }
      : { key: "deleted_in", values: { services } },
    ...(left ? [{ key: "still_in", values: { services: left } } as const] : []),
  ];
}

/** Return each service once, with what of the title is meant there. */
function places(parts: readonly Part[], say: (key: Key) => string): string {
  const found = new Map<string, Set<string>>();
  for (const { service, part } of parts) {
    const name = SERVICE_NAMES[service];
    found.set(name, (found.get(name) ?? new Set()).add(say(PARTS[part])));
  }
  return [...found]
    .map(([name, what]) => `${name} (${[...what].join(", ")})`)
    .join(", ");
}
