/** Say in words where a request stands: which text, filled with what. */

import type {
  AttentionReason,
  Counts,
  FailureReason,
  ItemState,
  Row,
  ServiceName,
} from "../api/types.ts";
import type { Key } from "../texts/en.ts";

/** A text and what its placeholders stand for; the caller formats the values. */
export interface Phrase {
  key: Key;
  values?: Record<string, string | number>;
}

/** What turns numbers and times into text; see `Ui`. */
export interface Formats {
  bytes(bytes: number): string;
  day(iso: string): string;
}

/** Return the program that fetches titles of this kind. */
export function fetcherOf(row: { media_type: Row["media_type"] }): string {
  return row.media_type === "movie" ? "Radarr" : "Sonarr";
}

const FAILURES: Record<FailureReason, Key> = {
  declined: "now_declined",
  request_failed: "now_request_failed",
  download_failed: "now_download_failed",
  deleted: "now_deleted",
};

/** Say what happens to a request and what it waits for. */
export function situation(row: Row, format: Formats): Phrase {
  const arr = fetcherOf(row);
  const { counts } = row;
  switch (row.state) {
    case "requested":
      return { key: "now_requested" };
    case "approved":
      return { key: "now_approved", values: { arr } };
    case "searching":
      return searching(row, arr, format);
    case "grabbing":
      return { key: "now_grabbing" };
    case "downloading":
      return downloading(row, format);
    case "downloaded":
      return { key: "now_downloaded", values: { arr } };
    case "importing":
      return { key: "now_importing" };
    case "anime_matching":
      return { key: "now_matching" };
    case "available":
      if (counts.unaired && row.next_air) {
        return {
          key: "now_available_more_on",
          values: { n: counts.unaired, day: format.day(row.next_air) },
        };
      }
      return counts.unaired
        ? { key: "now_available_more", values: { n: counts.unaired } }
        : { key: "now_available" };
    case "failed":
      return { key: row.failure ? FAILURES[row.failure.reason] : "now_failed" };
  }
}

function searching(row: Row, arr: string, format: Formats): Phrase {
  const { counts } = row;
  if (!counts.wanted && counts.unaired) {
    return row.next_air
      ? { key: "now_unaired_on", values: { day: format.day(row.next_air) } }
      : { key: "now_unaired" };
  }
  return counts.available
    ? { key: "now_searching_rest", values: { arr, n: counts.waiting } }
    : { key: "now_searching", values: { arr } };
}

function downloading(row: Row, format: Formats): Phrase {
  if (row.speed === 0) {
    return { key: "now_no_data" };
  }
  // A size that is not known yet is no size of 0 bytes.
  return row.size && row.progress !== null
    ? {
        key: "now_downloading_of",
        values: {
          done: format.bytes(row.size * row.progress),
          size: format.bytes(row.size),
        },
      }
    : { key: "now_downloading" };
}

/** What is downloaded of a show, whatever has become of it since. */
export function downloadedCount(counts: Counts): number {
  return (
    counts.downloaded +
    counts.importing +
    counts.anime_matching +
    counts.available
  );
}

/** Tell whether a request has parts worth counting. */
export function hasParts(row: Row): boolean {
  return row.media_type === "tv" && row.counts.wanted + row.counts.unaired > 0;
}

/** Parts of a bar in the order in which they fill it. */
export const SEGMENTS: readonly {
  state: ItemState;
  field: keyof Counts;
  key: Key;
}[] = [
  { state: "available", field: "available", key: "n_available" },
  { state: "anime_matching", field: "anime_matching", key: "n_matching" },
  { state: "importing", field: "importing", key: "n_importing" },
  { state: "downloaded", field: "downloaded", key: "n_downloaded" },
  { state: "downloading", field: "downloading", key: "n_downloading" },
  { state: "grabbing", field: "grabbing", key: "n_grabbing" },
  { state: "failed", field: "failed", key: "n_failed" },
  { state: "wanted", field: "waiting", key: "n_waiting" },
];

interface Advice {
  key: Key;
  step: Key;
  service: ServiceName | "arr" | null;
}

const ADVICE: Record<AttentionReason, Advice> = {
  no_release: { key: "look_no_release", step: "open_in", service: "arr" },
  download_stalled: {
    key: "look_download_stalled",
    step: "open_in",
    service: "qbittorrent",
  },
  download_paused: {
    key: "look_download_paused",
    step: "open_in",
    service: "qbittorrent",
  },
  download_error: {
    key: "look_download_error",
    step: "open_in",
    service: "qbittorrent",
  },
  import_blocked: {
    key: "look_import_blocked",
    step: "open_queue",
    service: "arr",
  },
  not_matched: {
    key: "look_not_matched",
    step: "open_unrecognised",
    service: "shoko",
  },
  not_in_jellyfin: {
    key: "look_not_in_jellyfin",
    step: "open_in",
    service: "jellyfin",
  },
  deleted_externally: { key: "look_deleted", step: "open_in", service: "arr" },
  service_down: {
    key: "look_service_down",
    step: "see_services",
    service: null,
  },
};

/** Whom to look at where a detail tells more than the reason. */
const SERVICES: Record<string, ServiceName> = { not_in_arr: "seerr" };

/** Say what is wrong with a request, and where to do something about it. */
export function advice(
  reason: AttentionReason,
  row: { media_type: Row["media_type"] },
  detail: string | null = null,
): { key: Key; step: Key; service: ServiceName | null; arr: string } {
  const { key, step, service } = ADVICE[reason] ?? ADVICE.service_down;
  const arr = fetcherOf(row);
  return {
    key,
    step,
    arr,
    service:
      SERVICES[detail ?? ""] ??
      (service === "arr" ? (arr.toLowerCase() as ServiceName) : service),
  };
}

/** Codes that stand where a service said nothing in words of its own. */
const DETAILS: Record<string, Key> = {
  check_shokofin: "detail_check_shokofin",
  error: "detail_error",
  never_started: "detail_never_started",
  no_word_from_shoko: "detail_no_word_from_shoko",
  not_imported: "detail_not_imported",
  not_in_arr: "detail_not_in_arr",
  not_monitored: "detail_not_monitored",
  not_out_yet: "detail_not_out_yet",
  release_delayed: "detail_release_delayed",
  client_unavailable: "detail_client_unavailable",
  missing_files: "detail_missing_files",
  manual: "detail_manual",
  missing: "detail_missing",
  other: "detail_other",
};

/** Return the text of a detail that is a code, null for a service's own words. */
export function detailKey(detail: string): Key | null {
  return DETAILS[detail] ?? null;
}
