/** Put into words how taking Jellyfin's library in goes, and what came of it. */

import { type Findings, KINDS, type Sync } from "../api/library.ts";
import type { Key } from "../texts/en.ts";
import type { Phrase } from "./wording.ts";

const ERRORS: Readonly<Record<string, Key>> = {
  no_jellyfin: "trouble_not_set_up",
  jellyfin_unreachable: "trouble_service_down",
  jellyfin_refused: "trouble_refused",
};

/** Return how far it is, from 0 to 1, null where that is not known. */
export function shareOf({ scanned, total }: Sync): number | null {
  return total ? Math.min(1, scanned / total) : null;
}

/** Say what is happening or how it ended, null where it never ran. */
export function standingOf(sync: Sync): Phrase | null {
  if (sync.running) {
    return { key: sync.phase ? `sync_${sync.phase}` : "connecting" };
  }
  if (sync.error) {
    return {
      key: ERRORS[sync.error] ?? "trouble_unexpected",
      values: { service: "Jellyfin" },
    };
  }
  if (sync.cancelled) {
    return { key: "sync_cancelled" };
  }
  return sync.result
    ? { key: sync.dry_run ? "sync_looked" : "sync_over" }
    : null;
}

/** Return what was found of each kind, without the kinds that are empty. */
export function findingsOf({
  result,
}: Sync): { key: Key; findings: Findings; isBad: boolean }[] {
  return KINDS.flatMap((kind) => {
    const findings = result?.[kind];
    return findings?.count
      ? [
          {
            key: `sync_${kind}` as Key,
            findings,
            isBad: kind === "conflicts" || kind === "unreadable",
          },
        ]
      : [];
  });
}

const NAMES: Readonly<Record<string, string>> = {
  tmdb: "TMDB",
  tvdb: "TVDB",
  imdb: "IMDb",
  anidb: "AniDB",
  shoko_series: "Shoko",
  jellyfin: "Jellyfin",
  seerr: "Seerr",
  seerr_media: "Seerr",
  radarr: "Radarr",
  sonarr: "Sonarr",
};
const FIELDS: Readonly<Record<string, Key>> = {
  title: "form_title",
  year: "field_year",
  original_title: "field_original_title",
  poster: "field_poster",
  is_anime: "anime",
  versions: "movie",
  episodes: "episodes",
};

/** Return what fields are called: a name of its own, or a text. */
export function fieldName(field: string): { name: string } | { key: Key } {
  const key = FIELDS[field];
  return key ? { key } : { name: NAMES[field] ?? field.replaceAll("_", " ") };
}
