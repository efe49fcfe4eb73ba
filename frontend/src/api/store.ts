/** Follow the live requests over one subscription for everything on the page. */

import type { Connection } from "./hass.ts";
import { listPeople } from "./commands.ts";
import { applyEvent } from "../logic/changes.ts";
import type { FeedEvent, Person, Row } from "./types.ts";

/** `lost`: no connection. `absent`: the integration does not answer or is not set up. */
export type Status = "connecting" | "live" | "absent" | "lost";

/** What a listener is told: the ids whose rows are new or differ, and what else. */
export interface News {
  ids: ReadonlySet<string>;
  everything: boolean;
}

type Listener = (news: News) => void;

const FIRST_RETRY = 1_000;
const LAST_RETRY = 15_000;
const LINGER = 10_000;
const NOTHING: News = { ids: new Set(), everything: false };

export class RequestStore {
  rows: ReadonlyMap<string, Row> = new Map();
  features: ReadonlySet<string> = new Set();
  status: Status = "connecting";
  people: readonly Person[] = [];
  private connection: Connection;
  private listeners = new Set<Listener>();
  private watchers = new Map<string, Set<() => void>>();
  private attempt = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private unsubscribe: (() => Promise<void>) | undefined;
  private running = false;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  /** Call a listener after every change, until what is returned is called. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    clearTimeout(this.rest);
    if (!this.running) {
      this.start();
    }
    return () => {
      if (this.listeners.delete(listener) && !this.listeners.size) {
        // Whoever goes from one page to the next comes back at once.
        this.rest = setTimeout(() => this.stop(), LINGER);
      }
    };
  }

  /** Call a watcher when one request changes, until what is returned is called. */
  watch(id: string, watcher: () => void): () => void {
    const watchers = this.watchers.get(id) ?? new Set();
    this.watchers.set(id, watchers.add(watcher));
    return () => {
      if (watchers.delete(watcher) && !watchers.size) {
        this.watchers.delete(id);
      }
    };
  }

  /** Tell whether a requester's name stands for the user who looks. */
  isOwn(name: string | null): boolean {
    const folded = name?.toLowerCase();
    return this.people.some(
      (person) => person.is_user && person.name.toLowerCase() === folded,
    );
  }

  private start(): void {
    this.running = true;
    this.connection.addEventListener("ready", this.begin);
    this.connection.addEventListener("disconnected", this.lose);
    if (this.connection.connected) {
      this.begin();
    } else {
      this.lose();
    }
  }

  private stop(): void {
    this.running = false;
    this.connection.removeEventListener("ready", this.begin);
    this.connection.removeEventListener("disconnected", this.lose);
    this.forget();
    this.status = "connecting";
    this.rows = new Map();
  }

  /** Drop what belongs to a subscription that ended or shall end. */
  private forget(): void {
    this.attempt += 1;
    clearTimeout(this.retry);
    const unsubscribe = this.unsubscribe;
    this.unsubscribe = undefined;
    if (unsubscribe && this.connection.connected) {
      unsubscribe().catch(() => undefined);
    }
  }

  private lose = (): void => {
    this.unsubscribe = undefined;
    this.forget();
    this.setStatus("lost");
  };

  /** Subscribe anew; while Home Assistant starts, it does not know the command yet. */
  private begin = (): void => {
    this.unsubscribe = undefined;
    this.forget();
    if (this.status === "lost") {
      this.setStatus("connecting");
    }
    void this.subscribe(this.attempt, FIRST_RETRY);
  };

  private async subscribe(attempt: number, wait: number): Promise<void> {
    try {
      const unsubscribe = await this.connection.subscribeMessage<FeedEvent>(
        (event) => {
          if (attempt === this.attempt) {
            this.take(event);
          }
        },
        { type: "status_tracker/requests/subscribe" },
        // It would try once, which is too early after a restart.
        { resubscribe: false },
      );
      if (attempt === this.attempt) {
        this.unsubscribe = unsubscribe;
      } else {
        await unsubscribe();
      }
    } catch {
      if (attempt !== this.attempt) {
        return;
      }
      this.setStatus("absent");
      this.retry = setTimeout(
        () => void this.subscribe(attempt, Math.min(wait * 2, LAST_RETRY)),
        wait,
      );
    }
  }

  private take(event: FeedEvent): void {
    if (event.loaded === false) {
      this.setStatus("absent");
      return;
    }
    const { rows, ids } = applyEvent(this.rows, event);
    this.rows = rows;
    if (event.loaded) {
      this.features = new Set(event.features ?? []);
      this.status = "live";
    }
    this.tell({ ids, everything: event.loaded === true });
    if (event.loaded || this.hasStranger(ids)) {
      void this.askPeople(this.attempt);
    }
  }

  private hasStranger(ids: Iterable<string>): boolean {
    const known = new Set(this.people.map(({ name }) => name.toLowerCase()));
    return [...ids].some((id) => {
      const name = this.rows.get(id)?.requested_by?.toLowerCase();
      return name !== undefined && !known.has(name);
    });
  }

  private async askPeople(attempt: number): Promise<void> {
    try {
      const people = await listPeople(this.connection);
      if (attempt === this.attempt) {
        this.people = people;
        this.tell(NOTHING);
      }
    } catch {
      // Then nobody is known to be the user until the next time.
    }
  }

  private setStatus(status: Status): void {
    if (status !== this.status) {
      this.status = status;
      this.tell(NOTHING);
    }
  }

  private tell(news: News): void {
    for (const id of news.ids) {
      for (const watcher of [...(this.watchers.get(id) ?? [])]) {
        watcher();
      }
    }
    for (const listener of [...this.listeners]) {
      listener(news);
    }
  }
}

const stores = new WeakMap<Connection, RequestStore>();

/** Return the one store of a connection. */
export function storeOf(connection: Connection): RequestStore {
  let store = stores.get(connection);
  if (!store) {
    store = new RequestStore(connection);
    stores.set(connection, store);
  }
  return store;
}
