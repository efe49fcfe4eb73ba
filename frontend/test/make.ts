/** Make rows and connections for tests. */

import type { Connection, Message } from "../src/api/hass.ts";
import type {
  Counts,
  FullRequest,
  Row,
  Service,
  TimelineEntry,
} from "../src/api/types.ts";

export const NO_COUNTS: Counts = {
  wanted: 0,
  unaired: 0,
  waiting: 0,
  grabbing: 0,
  downloading: 0,
  downloaded: 0,
  importing: 0,
  anime_matching: 0,
  available: 0,
  failed: 0,
};

export function makeRow(fields: Partial<Row> = {}): Row {
  return {
    id: "one",
    media_type: "movie",
    title: "The Copper Lighthouse",
    original_title: null,
    year: 2024,
    poster: null,
    seasons: null,
    is_anime: false,
    is_4k: false,
    origin: "seerr",
    requested_by: "alice",
    state: "searching",
    progress: null,
    size: null,
    speed: null,
    eta: null,
    counts: { ...NO_COUNTS, wanted: 1, waiting: 1 },
    attention: null,
    failure: null,
    created_at: "2026-10-02T19:04:00+00:00",
    updated_at: "2026-10-02T19:04:00+00:00",
    finished_at: null,
    progressed_at: null,
    next_air: null,
    jellyfin_id: null,
    jellyfin_url: null,
    ...fields,
  };
}

export function makeRequest(fields: Partial<FullRequest> = {}): FullRequest {
  return {
    ...makeRow(),
    archived: false,
    overview: null,
    aliases: [],
    ids: {
      tmdb: null,
      tvdb: null,
      imdb: null,
      anidb: null,
      shoko_series: null,
      jellyfin: null,
    },
    seerr: null,
    arr: [],
    wish: { status: "approved", at: "2026-10-02T19:05:00+00:00", reason: null },
    deleted: null,
    item_groups: [],
    downloads: [],
    timeline: [],
    ...fields,
  };
}

export function makeEntry(
  step: TimelineEntry["step"],
  at: string,
  fields: Partial<TimelineEntry> = {},
): TimelineEntry {
  return {
    at,
    until: at,
    step,
    service: "radarr",
    instance: null,
    items: [],
    detail: {},
    inferred: false,
    ...fields,
  };
}

export function makeService(fields: Partial<Service> = {}): Service {
  return {
    id: "radarr",
    service: "radarr",
    name: "Radarr",
    reachable: true,
    since: null,
    version: null,
    has_webhook: true,
    last_webhook: null,
    last_event: null,
    webhooks: 0,
    refused: 0,
    last_refusal: null,
    last_error: null,
    ...fields,
  };
}

type EventName = "ready" | "disconnected" | "reconnect-error";

/** A connection that a test answers for. */
export class FakeConnection implements Connection {
  connected = true;
  /** What each type of message is answered with; nothing there is an error. */
  answers: Record<string, unknown> = { "status_tracker/requests/people": {} };
  /** How often each type of message was sent. */
  sent: Record<string, number> = {};
  /** What was sent, in order. */
  messages: Message[] = [];
  subscriptions: ((event: unknown) => void)[] = [];
  /** What each of the subscriptions is to. */
  subscribed: string[] = [];
  ended = 0;
  refuses = 0;
  private callbacks = new Map<EventName, Set<() => void>>();

  addEventListener(type: EventName, callback: () => void): void {
    const callbacks = this.callbacks.get(type) ?? new Set();
    this.callbacks.set(type, callbacks.add(callback));
  }

  removeEventListener(type: EventName, callback: () => void): void {
    this.callbacks.get(type)?.delete(callback);
  }

  listeners(type: EventName): number {
    return this.callbacks.get(type)?.size ?? 0;
  }

  fire(type: EventName): void {
    this.connected = type === "ready";
    for (const callback of [...(this.callbacks.get(type) ?? [])]) {
      callback();
    }
  }

  async sendMessagePromise<T>(message: Message): Promise<T> {
    this.messages.push(message);
    this.sent[message.type] = (this.sent[message.type] ?? 0) + 1;
    if (!(message.type in this.answers)) {
      throw { code: "unknown_command", message: "Unknown command." };
    }
    return this.answers[message.type] as T;
  }

  async subscribeMessage<T>(
    callback: (event: T) => void,
    message: Message,
  ): Promise<() => Promise<void>> {
    if (this.refuses > 0) {
      this.refuses -= 1;
      throw { code: "unknown_command", message: "Unknown command." };
    }
    this.subscribed.push(message.type);
    this.subscriptions.push(callback as (event: unknown) => void);
    return async () => {
      this.ended += 1;
    };
  }

  /** Send an event to the newest subscription. */
  tell(event: unknown): void {
    this.subscriptions.at(-1)?.(event);
  }
}

/** Let everything happen that is due. */
export async function settled(): Promise<void> {
  for (let n = 0; n < 10; n += 1) {
    await Promise.resolve();
  }
}
