/** Keep everything about one request at hand, up to date while it is looked at. */

import type { ReactiveController, ReactiveControllerHost } from "lit";

import type { Connection } from "./hass.ts";
import { errorText, getRequest, isNotFound } from "./commands.ts";
import { type RequestStore, storeOf } from "./store.ts";
import type { FullRequest } from "./types.ts";

/** Milliseconds between two questions about a request that moves all the time. */
const PAUSE = 1_000;

export class RequestLoader implements ReactiveController {
  request: FullRequest | null = null;
  error: string | null = null;
  isGone = false;
  private host: ReactiveControllerHost;
  private connection: Connection | null = null;
  private store: RequestStore | null = null;
  private id = "";
  private stops: (() => void)[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking = false;
  private stale = false;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  /** Follow a request; an empty id follows none. */
  follow(connection: Connection, id: string): void {
    if (id === this.id && connection === this.connection) {
      return;
    }
    this.release();
    this.connection = connection;
    this.id = id;
    this.request = null;
    this.error = null;
    this.isGone = false;
    if (!id) {
      return;
    }
    const store = storeOf(connection);
    this.store = store;
    this.stops = [
      store.watch(id, () => this.refresh()),
      // After a lost connection everything may be different.
      store.listen(({ everything }) => {
        if (everything) {
          this.refresh();
        }
      }),
    ];
    this.refresh();
  }

  hostDisconnected(): void {
    this.release();
    this.id = "";
  }

  /** Ask now, or as soon as the last question is long enough ago. */
  refresh(): void {
    this.stale = true;
    if (!this.asking && this.timer === undefined) {
      void this.ask();
    }
  }

  private release(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const stop of this.stops) {
      stop();
    }
    this.stops = [];
    this.store = null;
  }

  private async ask(): Promise<void> {
    const { connection, id, store } = this;
    if (!connection || !store || !id) {
      return;
    }
    this.stale = false;
    this.asking = true;
    try {
      const request = await getRequest(connection, id);
      if (id === this.id) {
        this.request = request;
        this.error = null;
        this.isGone = false;
      }
    } catch (error) {
      if (id === this.id) {
        // It may be that the integration is not loaded: then nothing is gone.
        this.isGone = isNotFound(error) && store.status === "live";
        this.error = errorText(error);
      }
    } finally {
      this.asking = false;
    }
    this.host.requestUpdate();
    if (id !== this.id || this.store !== store) {
      if (this.stale) {
        void this.ask();
      }
      return;
    }
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.stale) {
        void this.ask();
      }
    }, PAUSE);
  }
}
