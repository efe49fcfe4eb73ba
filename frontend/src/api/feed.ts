/** Hear of what moves elsewhere while a part of the page is shown. */

import type { ReactiveController, ReactiveControllerHost } from "lit";

import type { Connection } from "./hass.ts";
import { storeOf } from "./store.ts";

export class Feed<T> implements ReactiveController {
  private type: string;
  private callback: (event: T) => void;
  private connection: Connection | null = null;
  private stop: (() => void) | undefined;
  private unsubscribe: (() => Promise<void>) | undefined;

  constructor(
    host: ReactiveControllerHost,
    type: string,
    callback: (event: T) => void,
  ) {
    this.type = type;
    this.callback = callback;
    host.addController(this);
  }

  /** Begin to listen; how things stand is told at once, and after each reconnect. */
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
      const unsubscribe = await connection.subscribeMessage<T>(
        (event) => this.callback(event),
        { type: this.type },
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
