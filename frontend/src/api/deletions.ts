/** Look at deletions before they begin, begin them, and follow them. */

import type { ReactiveController, ReactiveControllerHost } from "lit";

import type { Connection } from "./hass.ts";
import { storeOf } from "./store.ts";
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
  error: { code: string; detail: string | null; since: string } | null;
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

/** Return what deleting requests would do; reject where that cannot be told. */
export async function previewDeletions(
  connection: Connection,
  ids: readonly string[],
  options: Options,
): Promise<Preview[]> {
  const answer = await connection.sendMessagePromise<{ previews: Preview[] }>({
    type: "status_tracker/deletions/preview",
    request_ids: ids,
    ...options,
  });
  return answer.previews;
}

/** Begin to delete requests, and return what was begun. */
export async function startDeletions(
  connection: Connection,
  ids: readonly string[],
  options: Options,
): Promise<Deletion[]> {
  const answer = await connection.sendMessagePromise<{ deletions: Deletion[] }>(
    { type: "status_tracker/deletions/start", request_ids: ids, ...options },
  );
  return answer.deletions;
}

/** Return what is under way, and a page of the log. */
export function listDeletions(
  connection: Connection,
  query: { text: string; offset: number; limit: number },
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

/** Hear of each deletion that moves while a part of the page is shown. */
export class DeletionFeed implements ReactiveController {
  private callback: (deletion: Deletion) => void;
  private connection: Connection | null = null;
  private stop: (() => void) | undefined;
  private unsubscribe: (() => Promise<void>) | undefined;

  constructor(
    host: ReactiveControllerHost,
    callback: (deletion: Deletion) => void,
  ) {
    this.callback = callback;
    host.addController(this);
  }

  /** Begin to listen; what is under way is told at once. */
  follow(connection: Connection): void {
    if (connection === this.connection) {
      return;
    }
    this.hostDisconnected();
    this.connection = connection;
    this.stop = storeOf(connection).listen(({ everything }) => {
      if (everything) {
        void this.subscribe(connection);
      }
    });
    void this.subscribe(connection);
  }

  hostDisconnected(): void {
    this.stop?.();
    this.stop = undefined;
    this.connection = null;
    this.drop();
  }

  private drop(): void {
    const { unsubscribe } = this;
    this.unsubscribe = undefined;
    // After a lost connection nobody knows of it any more.
    unsubscribe?.().catch(() => undefined);
  }

  private async subscribe(connection: Connection): Promise<void> {
    this.drop();
    try {
      const unsubscribe = await connection.subscribeMessage<{
        deletion?: Deletion;
        deletions?: Deletion[];
      }>(
        ({ deletion, deletions }) => {
          for (const each of deletions ?? (deletion ? [deletion] : [])) {
            this.callback(each);
          }
        },
        { type: "status_tracker/deletions/subscribe" },
        { resubscribe: false },
      );
      if (connection === this.connection && !this.unsubscribe) {
        this.unsubscribe = unsubscribe;
      } else {
        await unsubscribe();
      }
    } catch {
      // The next time that everything is fresh it is tried again.
    }
  }
}
