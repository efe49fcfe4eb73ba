/** Say what can be configured of the card, and read what was. */

import type { Hass } from "../api/hass.ts";
import type { Row } from "../api/types.ts";
import { isActive, sortFinished, sortRows } from "../logic/filters.ts";
import { textsOf } from "../texts/index.ts";
import type { Key } from "../texts/en.ts";

export const CARD_TYPE = "status-tracker-card";

export const LAYOUTS = ["list", "posters", "compact"] as const;
export const SHOWN = ["active", "attention", "finished", "all"] as const;
export const TYPES = ["movie", "tv"] as const;
export const DEFAULT_MAX = 10;
const MOST = 100;

export interface CardConfig {
  type: string;
  title?: string;
  entity?: string;
  layout?: (typeof LAYOUTS)[number];
  show?: (typeof SHOWN)[number];
  media_type?: (typeof TYPES)[number];
  mine?: boolean;
  max?: number;
}

const CHOICES: readonly {
  name: "layout" | "show" | "media_type";
  values: readonly string[];
}[] = [
  { name: "layout", values: LAYOUTS },
  { name: "show", values: SHOWN },
  { name: "media_type", values: TYPES },
];

/** Raise an error that names what is wrong with a configuration. */
export function checkConfig(config: CardConfig): void {
  for (const { name, values } of CHOICES) {
    const value = config[name];
    if (value && !values.includes(value)) {
      throw new Error(`${name} must be one of ${values.join(", ")}`);
    }
  }
  const { max, entity, title } = config;
  // The editor leaves null where something was cleared.
  if (max != null && !(Number.isInteger(max) && max > 0 && max <= MOST)) {
    throw new Error(`max must be a whole number from 1 to ${MOST}`);
  }
  for (const [name, value] of Object.entries({ entity, title })) {
    if (value != null && typeof value !== "string") {
      throw new Error(`${name} must be a text`);
    }
  }
}

/** Return the rows that a card shows, in its order, and how many there are. */
export function chooseRows(
  rows: Iterable<Row>,
  config: CardConfig,
  isOwn: (name: string | null) => boolean,
  requestId: string | null,
): { shown: Row[]; total: number } {
  const all = [...rows];
  if (config.entity) {
    const shown = all.filter(({ id }) => id === requestId);
    return { shown, total: shown.length };
  }
  const fitting = all.filter(
    (row) =>
      (!config.media_type || row.media_type === config.media_type) &&
      (!config.mine || isOwn(row.requested_by)),
  );
  const active = sortRows(fitting.filter(isActive), "state");
  const finished = sortFinished(fitting.filter((row) => !isActive(row)));
  const chosen = {
    active: () => active,
    attention: () => active.filter((row) => row.attention),
    finished: () => finished,
    all: () => [...active, ...finished],
  }[config.show ?? "active"]();
  return {
    shown: chosen.slice(0, config.max ?? DEFAULT_MAX),
    total: chosen.length,
  };
}

/** Return what to say where there is nothing to show. */
export function emptyKey(config: CardConfig): Key {
  const { entity, show = "active", media_type: type, mine } = config;
  return entity
    ? "card_no_request"
    : type || mine || show === "attention"
      ? "none_match"
      : show === "finished"
        ? "none_history"
        : "none_active";
}

/** Return the id of the request whose sensor an entity is, null for any other. */
export function requestOf(hass: Hass, entityId: string): string | null {
  const id = hass.states[entityId]?.attributes["request_id"];
  return typeof id === "string" ? id : null;
}

interface Field {
  name: string;
  selector: Record<string, unknown>;
}

const LABELS: Readonly<Record<string, Key>> = {
  title: "form_title",
  entity: "form_entity",
  layout: "form_layout",
  show: "form_show",
  media_type: "form_media_type",
  mine: "form_mine",
  max: "form_max",
};
const HELP: Readonly<Record<string, Key>> = {
  entity: "form_entity_help",
  mine: "form_mine_help",
};

/** Return the form that Home Assistant's editor of the card shows. */
export function configForm(language: string): {
  schema: Field[];
  computeLabel: (field: Field) => string;
  computeHelper: (field: Field) => string | undefined;
  assertConfig: (config: CardConfig) => void;
} {
  const { texts } = textsOf(language);
  const select = (
    options: readonly (readonly [value: string, key: Key])[],
  ): Field["selector"] => ({
    select: {
      mode: "dropdown",
      options: options.map(([value, key]) => ({ value, label: texts[key] })),
    },
  });
  return {
    schema: [
      { name: "title", selector: { text: {} } },
      {
        name: "layout",
        selector: select(
          LAYOUTS.map((value) => [value, `form_layout_${value}`] as const),
        ),
      },
      {
        name: "show",
        selector: select(
          SHOWN.map((value) => [value, `form_show_${value}`] as const),
        ),
      },
      {
        name: "media_type",
        selector: select([
          ["movie", "movies"],
          ["tv", "shows"],
        ]),
      },
      { name: "mine", selector: { boolean: {} } },
      {
        name: "max",
        selector: { number: { min: 1, max: MOST, mode: "box" } },
      },
      {
        name: "entity",
        selector: {
          entity: {
            filter: { integration: "status_tracker", domain: "sensor" },
          },
        },
      },
    ],
    computeLabel: ({ name }) => {
      const key = LABELS[name];
      return key ? texts[key] : name;
    },
    computeHelper: ({ name }) => {
      const key = HELP[name];
      return key ? texts[key] : undefined;
    },
    assertConfig: checkConfig,
  };
}
