/** Show what has finished, a page at a time, searched by the server. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { listHistory } from "../api/commands.ts";
import { PageLoader, TYPING } from "../api/pages.ts";
import { type News, storeOf } from "../api/store.ts";
import type { Headline, HistoryPage, HistoryQuery } from "../api/types.ts";
import { isActive } from "../logic/filters.ts";
import { askToDelete } from "../parts/ask-to-delete.ts";
import { toolbarStyles } from "../parts/choice.ts";
import { LiveElement } from "../parts/element.ts";
import { icon, ICONS } from "../parts/icons.ts";
import { facts, pill, requestPath, watchButton } from "../parts/pieces.ts";
import { historyToolbar } from "../parts/history-toolbar.ts";
import { pager, pagerStyles } from "../parts/pager.ts";
import { bars, base, controls } from "../styles.ts";
import { historyStyles } from "./history-styles.ts";

type Piece = TemplateResult | typeof nothing;

const PAGE = 50;
const EVERYTHING: HistoryQuery = {
  text: "",
  media_type: "",
  state: "",
  requested_by: "",
  source: "wished",
  offset: 0,
  limit: PAGE,
};

export class HistoryView extends LiveElement {
  static override properties = {
    selected: { state: true },
    isSyncing: { state: true },
  };

  static override styles = [
    base,
    controls,
    bars,
    toolbarStyles,
    pagerStyles,
    historyStyles,
  ];

  /** The ids of the selected requests, null while nobody selects. */
  declare selected: ReadonlySet<string> | null;
  /** Whether what brings the library in is shown. */
  declare isSyncing: boolean;
  private list = new PageLoader<HistoryQuery, HistoryPage>(
    this,
    EVERYTHING,
    (query) => listHistory(this.ui.connection, query),
    ({ requests }) => !requests.length,
  );

  constructor() {
    super();
    this.selected = null;
    this.isSyncing = false;
  }

  protected override begin(): void {
    void this.list.ask();
  }

  protected override hear({ ids, everything }: News): void {
    if (!ids.size) {
      // Who can be chosen may differ.
      this.requestUpdate();
    }
    const { rows } = storeOf(this.ui.connection);
    const touches = [...ids].some((id) => {
      const row = rows.get(id);
      return !row || !isActive(row);
    });
    if (everything || touches) {
      this.list.askSoon(TYPING);
    }
  }

  protected override render(): TemplateResult {
    const { ui, list } = this;
    const { page, error, query } = list;
    return html`
      ${historyToolbar(ui, query, (fields, wait) => list.change(fields, wait))}
      ${
        page
          ? html`<div class="line">
              <p class="quiet count" role="status">
                ${ui.t("n_requests", { n: page.total })}
              </p>
              ${this.renderSelecting(page)}
            </div>`
          : nothing
      }
      ${
        this.offers("library")
          ? html`<status-tracker-library
              .ui=${ui}
              .open=${this.isSyncing}
              @library-synced=${() => list.askSoon()}
            ></status-tracker-library>`
          : nothing
      }
      ${
        error !== null
          ? html`<p role="alert">
              ${ui.t("load_failed", { error })}
              <button @click=${() => void list.ask()}>
                ${ui.t("try_again")}
              </button>
            </p>`
          : page === null
            ? html`<p class="quiet">${ui.t("loading")}</p>`
            : nothing
      }
      ${
        page?.requests.length
          ? html`<ul class="rows surface" aria-busy=${list.isBusy}>
                ${repeat(
                  page.requests,
                  ({ id }) => id,
                  (row) => this.renderRow(row),
                )}
              </ul>
              ${pager(
                ui,
                ui.t("page_history"),
                query.offset,
                PAGE,
                page.total,
                (offset) => this.turn(offset),
              )}`
          : page && error === null
            ? html`<div class="empty quiet">
                <p>${ui.t(this.isSearching ? "none_match" : "none_history")}</p>
                ${
                  this.isSearching
                    ? html`<button @click=${() => list.change(EVERYTHING)}>
                        ${ui.t("clear_filters")}
                      </button>`
                    : nothing
                }
              </div>`
            : nothing
      }
    `;
  }

  private get isSearching(): boolean {
    const {
      text,
      media_type: type,
      state,
      requested_by,
      source,
    } = this.list.query;
    return Boolean(
      text || type || state || requested_by || source === "library",
    );
  }

  private offers(feature: string): boolean {
    const { ui } = this;
    return ui.isAdmin && storeOf(ui.connection).features.has(feature);
  }

  private renderSelecting({ requests }: HistoryPage): Piece {
    const { ui, selected } = this;
    if (selected === null) {
      return html`${
        this.offers("delete")
          ? html`<button @click=${() => (this.selected = new Set())}>
              ${ui.t("select")}
            </button>`
          : nothing
      }${
        this.offers("library")
          ? html`<button
              aria-expanded=${this.isSyncing}
              @click=${() => (this.isSyncing = !this.isSyncing)}
            >
              ${icon(ICONS.sync)}${ui.t("sync")}
            </button>`
          : nothing
      }`;
    }
    return html`<span role="status"
        >${ui.t("n_selected", { n: selected.size })}</span
      >
      <button
        @click=${() =>
          (this.selected = new Set([
            ...selected,
            ...requests.map(({ id }) => id),
          ]))}
      >
        ${ui.t("select_all")}
      </button>
      <button ?disabled=${!selected.size} @click=${() => this.delete(selected)}>
        ${icon(ICONS.delete)}${ui.t("delete")}
      </button>
      <button @click=${() => (this.selected = null)}>
        ${ui.t("cancel")}
      </button>`;
  }

  private delete(selected: ReadonlySet<string>): void {
    askToDelete(this, [...selected]);
    this.selected = null;
  }

  private renderCheckbox({ id, title }: Headline): Piece {
    const { ui, selected } = this;
    return selected === null
      ? nothing
      : html`<input
          type="checkbox"
          aria-label=${ui.t("select_one", { title })}
          .checked=${selected.has(id)}
          @change=${(event: Event) => {
            const next = new Set(selected);
            if ((event.target as HTMLInputElement).checked) {
              next.add(id);
            } else {
              next.delete(id);
            }
            this.selected = next;
          }}
        />`;
  }

  private renderRow(row: Headline): TemplateResult {
    const { ui } = this;
    return html`<li class=${this.selected ? "selecting" : ""}>
      ${this.renderCheckbox(row)}
      <status-tracker-poster
        .src=${row.poster}
        .kind=${row.media_type}
      ></status-tracker-poster>
      <div>
        <h2><a href=${requestPath(row.id)}>${row.title}</a></h2>
        <p class="quiet">${facts(ui, row)}</p>
      </div>
      <div class="end">
        ${pill(ui, row.state)}
        ${
          row.finished_at
            ? html`<time
                class="quiet"
                datetime=${row.finished_at}
                title=${ui.format.moment(row.finished_at)}
                >${ui.format.longDay(row.finished_at)}</time
              >`
            : nothing
        }
      </div>
      ${row.state === "available" ? watchButton(ui, row) : html`<span></span>`}
    </li>`;
  }

  private turn(offset: number): void {
    this.list.change({ offset });
    this.scrollIntoView({ block: "start" });
  }
}
