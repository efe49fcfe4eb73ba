/** Say where a title was deleted, and who still has it. */

import type { EpisodeKey, FullRequest, TimelineEntry } from "../api/types.ts";
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

/** Return what to say of a deletion elsewhere: nothing where there was none. */
export function lossPhrases({
  deleted,
}: Pick<FullRequest, "deleted">): Phrase[] {
  if (!deleted) {
    return [];
  }
  const { told, remains } = deleted;
  const services = names(told);
  const isWhole = told.some(({ items }) => !items.length);
  const episodes = isWhole
    ? ""
    : episodeRanges(told.flatMap<EpisodeKey>(({ items }) => items));
  const left = names(remains);
  return [
    episodes
      ? { key: "deleted_some_in", values: { services, episodes } }
      : { key: "deleted_in", values: { services } },
    ...(left ? [{ key: "still_in", values: { services: left } } as const] : []),
  ];
}

function names(
  parts: readonly { service: TimelineEntry["service"] }[],
): string {
  const found = new Set(parts.map(({ service }) => SERVICE_NAMES[service]));
  return [...found].join(", ");
}
