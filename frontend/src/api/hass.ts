/** The part of Home Assistant's frontend object that is used here. */

export interface Connection {
  connected: boolean;
  addEventListener(
    type: "ready" | "disconnected" | "reconnect-error",
    callback: () => void,
  ): void;
  removeEventListener(
    type: "ready" | "disconnected" | "reconnect-error",
    callback: () => void,
  ): void;
  sendMessagePromise<T>(message: Message): Promise<T>;
  subscribeMessage<T>(
    callback: (event: T) => void,
    message: Message,
    options?: { resubscribe?: boolean },
  ): Promise<() => Promise<void>>;
}

export interface Message {
  type: string;
  [field: string]: unknown;
}

export interface EntityState {
  entity_id: string;
  state: string;
  attributes: Record<string, unknown>;
}

export interface Hass {
  connection: Connection;
  language: string;
  locale: {
    language: string;
    time_format: "language" | "system" | "12" | "24";
    time_zone: "local" | "server";
    number_format: string;
  };
  config: {
    time_zone: string;
    internal_url: string | null;
    external_url: string | null;
  };
  user?: { name: string; is_admin: boolean };
  states: Record<string, EntityState | undefined>;
  entities?: Record<string, { platform?: string } | undefined>;
}

/** Tell whether anything changed between two of them that is shown here. */
export function isNews(before: Hass | undefined, after: Hass): boolean {
  return (
    before === undefined ||
    before.connection !== after.connection ||
    before.language !== after.language ||
    before.locale !== after.locale ||
    before.config !== after.config ||
    before.user !== after.user
  );
}
