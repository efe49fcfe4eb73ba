/** Bring the history and Jellyfin's library together, and follow how that goes. */

import type { Connection } from "./hass.ts";
import type { MediaType } from "./types.ts";

export interface Found {
  title: string;
  year?: number | null;
  type?: MediaType;
  /** What was added to it, or what contradicts itself. */
  fields?: string[];
  /** Why it was not taken in: its fields differ. */
  reason?: "ids_differ";
  request_id?: string;
}

/** How many there are, and some of them. */
export interface Findings {
  count: number;
  items: Found[];
}

export const KINDS = [
  "added",
  "updated",
  "available",
  "gone",
  "conflicts",
  "unreadable",
] as const;

export interface SyncResult extends Record<(typeof KINDS)[number], Findings> {
  scanned: number;
  unchanged: number;
  /** Titles without anything that can be played. */
  unplayable: number;
  /** Services that could not be asked, without which it went on. */
  skipped?: { name?: string }[];
}

export interface Sync {
  running: boolean;
  dry_run: boolean;
  phase: "reading" | "matching" | "saving" | null;
  scanned: number;
  total: number | null;
  started: string | null;
  finished: string | null;
  cancelled: boolean;
  error: string | null;
  result: SyncResult | null;
}

export const LIBRARY_FEED = "status_tracker/library/subscribe";

/** Begin, or join what runs already; with `dry_run` nothing is changed. */
export function startSync(
  connection: Connection,
  dryRun: boolean,
): Promise<unknown> {
  return connection.sendMessagePromise({
    type: "status_tracker/library/sync",
    dry_run: dryRun,
  });
}

/** Stop what runs. */
export function cancelSync(connection: Connection): Promise<unknown> {
  return connection.sendMessagePromise({
    type: "status_tracker/library/cancel",
  });
}
