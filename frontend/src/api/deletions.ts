/** Look at deletions before they begin, begin them, and follow them. */

import type { ReactiveControllerHost } from "lit";

import { Feed } from "./feed.ts";
import type { Connection, Message } from "./hass.ts";
import type { MediaType, ServiceName } from "./types.ts";

export type StepState =
  "pending" | "running" | "waiting" | "done" | "skipped" | "failed";
export type DeletionState =
  | "running"
  | "waiting"
  | "seeding"
  | "failed"
  | "done"
  | "abandoned"
  | "recorded";

export interface Thing {
  kind: string;
  id: string;
  name: string | null;
  path: string | null;
  size: number | null;
  season: number | null;
}

export interface Step {
  kind: string;
  service: ServiceName;
  instance: string;
  name: string;
  state: StepState;
  result: string | null;
  waits_for: string | null;
  error: {
    code: string;
    service: string;
    detail: string | null;
    since: string;
  } | null;
  objects: Thing[];
  kept: (Thing & { reason: string; shared_with: string[] })[];
  notes: string[];
  left: string[];
  attempts: number;
  started_at: string | null;
  finished_at: string | null;
}

export interface Options {
  delete_files: boolean;
  keep_seeding: boolean;
  exclude: boolean;
}

export interface Totals {
  files: number;
  file_bytes: number;
  torrents: number;
  torrent_bytes: number;
}

export interface Preview {
  title: string;
  year: number | null;
  media_type: MediaType;
  poster: string | null;
  /** Null: the whole title goes. */
  seasons: number[] | null;
  steps: Step[];
  totals: Totals;
  requests: {
    id: string;
    title: string;
    seasons: number[] | null;
    is_4k: boolean | null;
    requested_by: string | null;
  }[];
}

export interface Deletion extends Omit<Preview, "requests"> {
  id: string;
  is_anime: boolean | null;
  request_ids: string[];
  options: Options;
  by: { kind: "user" | "automation" | "service"; name: string | null };
  reported_by: ServiceName | null;
  created_at: string;
  closed_at: string | null;
  state: DeletionState;
}

export interface DeletionPage {
  open: Deletion[];
  total: number;
  deletions: Deletion[];
}

export interface DeletionQuery {
  text: string;
  offset: number;
  limit: number;
}

/** Say what to delete: requests, of which no seasons are named if all go. */
export interface What {
  ids: readonly string[];
  seasons: readonly number[];
  options: Options;
}

/** Return what deleting would do; reject where that cannot be told. */
export async function previewDeletions(
  connection: Connection,
  what: What,
): Promise<Preview[]> {
  const answer = await connection.sendMessagePromise<{ previews: Preview[] }>(
    message("preview", what),
  );
  return answer.previews;
}

/** Begin to delete, and return what was begun. */
export async function startDeletions(
  connection: Connection,
  what: What,
): Promise<Deletion[]> {
  const answer = await connection.sendMessagePromise<{ deletions: Deletion[] }>(
    message("start", what),
  );
  return answer.deletions;
}

function message(
  command: "preview" | "start",
  { ids, seasons, options }: What,
): Message {
  return {
    type: `status_tracker/deletions/${command}`,
    request_ids: ids,
    ...(seasons.length ? { seasons } : {}),
    ...options,
  };
}

/** Return what is under way, and a page of the log. */
export function listDeletions(
  connection: Connection,
  query: DeletionQuery,
): Promise<DeletionPage> {
  return connection.sendMessagePromise({
    type: "status_tracker/deletions/list",
    offset: query.offset,
    limit: query.limit,
    ...(query.text ? { text: query.text } : {}),
  });
}

/** Try at once what is open of a deletion, or give it up. */
export function settleDeletion(
  connection: Connection,
  how: "retry" | "abandon",
  id: string,
): Promise<Deletion> {
  return connection.sendMessagePromise({
    type: `status_tracker/deletions/${how}`,
    deletion_id: id,
  });
}

/** Hear of each deletion that moves; what is under way is told at once. */
export function followDeletions(
  host: ReactiveControllerHost,
  take: (deletion: Deletion) => void,
): Feed<{ deletion?: Deletion; deletions?: Deletion[] }> {
  return new Feed(
    host,
    "status_tracker/deletions/subscribe",
    ({ deletion, deletions }) => {
      for (const each of deletions ?? (deletion ? [deletion] : [])) {
        take(each);
      }
    },
  );
}
