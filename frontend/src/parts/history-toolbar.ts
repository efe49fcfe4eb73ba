/** Let people search and filter the history. */

import { html, nothing, type TemplateResult } from "lit";

import { TYPING } from "../api/pages.ts";
import { storeOf } from "../api/store.ts";
import type { HistoryQuery } from "../api/types.ts";
import type { Ui } from "../ui.ts";
import { choice, searchBox } from "./choice.ts";
import { personOptions } from "./toolbar.ts";

/** Return the toolbar; it tells which fields of the query change. */
export function historyToolbar(
  ui: Ui,
  query: HistoryQuery,
  change: (fields: Partial<HistoryQuery>, wait?: number) => void,
): TemplateResult {
  const { people, features } = storeOf(ui.connection);
  return html`<search class="toolbar">
    ${searchBox(ui, query.text, (text) => change({ text }, TYPING))}
    <div class="choices">
      ${
        features.has("library")
          ? choice(
              ui.t("form_show"),
              [
                ["wished", ui.t("title")],
                ["library", ui.t("sync")],
                ["", ui.t("form_show_all")],
              ],
              query.source,
              (value) => change({ source: value as HistoryQuery["source"] }),
            )
          : nothing
      }
      ${choice(
        ui.t("type"),
        [
          ["", ui.t("all_types")],
          ["movie", ui.t("movies")],
          ["tv", ui.t("shows")],
        ],
        query.media_type,
        (value) => change({ media_type: value as HistoryQuery["media_type"] }),
      )}
      ${choice(
        ui.t("state"),
        [
          ["", ui.t("all_states")],
          ["available", ui.t("state_available")],
          ["failed", ui.t("state_failed")],
        ],
        query.state,
        (value) => change({ state: value as HistoryQuery["state"] }),
      )}
      ${
        people.length
          ? choice(
              ui.t("person"),
              personOptions(ui, people),
              query.requested_by,
              (value) => change({ requested_by: value }),
            )
          : nothing
      }
    </div>
  </search>`;
}
