/** Keep what is known of the services at hand while somebody looks. */

import type { ReactiveController, ReactiveControllerHost } from "lit";

import { errorText, listServices } from "./commands.ts";
import type { Connection } from "./hass.ts";
import { storeOf } from "./store.ts";
import type { Service } from "./types.ts";

const INTERVAL = 15_000;

export class ServiceList implements ReactiveController {
  services: Service[] | null = null;
  error: string | null = null;
  private host: ReactiveControllerHost;
  private connection: Connection | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  /** Ask now, and again and again until the host is gone. */
  follow(connection: Connection): void {
    if (connection === this.connection) {
      return;
    }
    this.hostDisconnected();
    this.connection = connection;
    this.stop = storeOf(connection).listen(({ everything }) => {
      if (everything) {
        void this.ask();
      }
    });
    this.timer = setInterval(() => {
      if (document.visibilityState === "visible") {
        void this.ask();
      }
    }, INTERVAL);
    void this.ask();
  }

  hostDisconnected(): void {
    clearInterval(this.timer);
    this.stop?.();
    this.connection = null;
  }

  private async ask(): Promise<void> {
    const { connection } = this;
    if (!connection?.connected) {
      return;
    }
    try {
      this.services = await listServices(connection);
      this.error = null;
    } catch (error) {
      this.error = errorText(error);
    }
    this.host.requestUpdate();
  }
}
