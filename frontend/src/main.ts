/** Define the panel and the card. */

import type { Hass } from "./api/hass.ts";
import { Card } from "./card/card.ts";
import { CARD_TYPE, requestOf } from "./card/config.ts";
import { Episodes } from "./parts/episodes.ts";
import { define } from "./parts/element.ts";
import { LibrarySync } from "./parts/library-sync.ts";
import { Poster } from "./parts/poster.ts";
import { RequestCard } from "./parts/request-card.ts";
import { Toolbar } from "./parts/toolbar.ts";
import { textsOf } from "./texts/index.ts";
import { ActiveView } from "./views/active.ts";
import { DeleteDialog } from "./views/delete-dialog.ts";
import { DeletionsView } from "./views/deletions.ts";
import { HistoryView } from "./views/history.ts";
import { Panel } from "./views/panel.ts";
import { RequestView } from "./views/request.ts";
import { ServicesView } from "./views/services.ts";

const ELEMENTS: readonly (readonly [string, CustomElementConstructor])[] = [
  ["status-tracker-poster", Poster],
  ["status-tracker-episodes", Episodes],
  ["status-tracker-toolbar", Toolbar],
  ["status-tracker-request-card", RequestCard],
  ["status-tracker-active", ActiveView],
  ["status-tracker-library", LibrarySync],
  ["status-tracker-history", HistoryView],
  ["status-tracker-deletions", DeletionsView],
  ["status-tracker-delete", DeleteDialog],
  ["status-tracker-services", ServicesView],
  ["status-tracker-request", RequestView],
  ["status-tracker-panel", Panel],
  [CARD_TYPE, Card],
];
/** Milliseconds after which the page has surely put its registry of elements in. */
const LATE = 5_000;

interface CustomCard {
  type: string;
  name: string;
  description: string;
  preview: boolean;
  documentationURL: string;
  getEntitySuggestion: (
    hass: Hass,
    entityId: string,
  ) => { config: Record<string, unknown> } | null;
}

declare global {
  interface Window {
    customCards?: CustomCard[];
  }
}

function defineAll(): void {
  for (const [tag, element] of ELEMENTS) {
    define(tag, element);
  }
}

function offerCard(): void {
  const cards = (window.customCards ??= []);
  if (cards.some(({ type }) => type === CARD_TYPE)) {
    return;
  }
  const { texts } = textsOf(document.documentElement.lang || "en");
  cards.push({
    type: CARD_TYPE,
    name: texts.card_name,
    description: texts.card_description,
    preview: true,
    documentationURL: "https://github.com/status-tracker/status-tracker",
    getEntitySuggestion: (hass, entityId) =>
      requestOf(hass, entityId)
        ? {
            config: {
              type: `custom:${CARD_TYPE}`,
              entity: entityId,
              layout: "list",
            },
          }
        : null,
  });
}

defineAll();
offerCard();
// A page that replaces its registry while it starts forgets what was defined.
void customElements.whenDefined("home-assistant").then(defineAll);
setTimeout(defineAll, LATE);
