/** Show what is on its way, and what finished lately. */

import { css, html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { storeOf } from "../api/store.ts";
import type { Person, Row, Service } from "../api/types.ts";
import {
  type Filter,
  isActive,
  isFiltering,
  NO_FILTER,
  passes,
  people,
  type Sort,
  sortFinished,
  sortRows,
} from "../logic/filters.ts";
import { LiveElement } from "../parts/element.ts";
import { icon, ICONS } from "../parts/icons.ts";
import { serviceButton } from "../parts/pieces.ts";
import { tile, tileStyles } from "../parts/tile.ts";
import { base, controls } from "../styles.ts";
import { PANEL_PATH } from "../ui.ts";

const FIRST_CARDS = 24;
const MORE_CARDS = 16;
const MOST_TILES = 24;

export class ActiveView extends LiveElement {
  static override properties = {
    services: { attribute: false },
    filter: { attribute: false },
    sort: { attribute: false },
    limit: { state: true },
  };

  static override styles = [
    base,
    controls,
    tileStyles,
    css`
      .cards {
        align-items: start;
        display: grid;
        gap: 12px;
        grid-template-columns: repeat(auto-fill, minmax(min(400px, 100%), 1fr));
      }
      .count {
        padding-block: 12px;
      }
      h2 {
        font-size: var(--ha-font-size-xl);
        font-weight: var(--ha-font-weight-normal);
        padding-block: 28px 12px;
      }
      .tiles {
        display: grid;
        gap: 16px 12px;
        grid-template-columns: repeat(auto-fill, minmax(104px, 1fr));
      }
      .empty {
        align-items: center;
        display: flex;
        flex-direction: column;
        gap: 8px;
        padding: 48px 16px;
        text-align: center;
      }
      .empty > svg {
        height: 56px;
        opacity: 0.6;
        width: 56px;
      }
      .empty p:first-of-type {
        font-size: var(--ha-font-size-l);
      }
      .all {
        display: inline-block;
        padding-block: 16px;
      }
    `,
  ];

  declare services: readonly Service[];
  declare filter: Filter;
  declare sort: Sort;
  declare limit: number;
  private active: Row[] = [];
  private finished: Row[] = [];
  private total = 0;
  private shown = "";

  constructor() {
    super();
    this.services = [];
    this.filter = NO_FILTER;
    this.sort = "state";
    this.limit = FIRST_CARDS;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has("filter") || changed.has("sort")) {
      this.limit = FIRST_CARDS;
    }
    if (changed.size !== 1 || !changed.has("limit")) {
      this.choose();
    }
  }

  /** Render again only when other rows are shown, or in another order. */
  protected override hear(): void {
    const before = this.shown;
    this.choose();
    if (this.shown !== before) {
      this.requestUpdate();
    }
  }

  private choose(): void {
    const { rows, status } = storeOf(this.ui.connection);
    const all = [...rows.values()];
    const wanted = all.filter(passes(this.filter));
    this.active = sortRows(wanted.filter(isActive), this.sort);
    this.finished = sortFinished(wanted.filter((row) => !isActive(row)));
    this.total = all.filter(isActive).length;
    this.shown = JSON.stringify([
      status,
      this.total,
      this.active.map(({ id }) => id),
      // Tiles are drawn here, so all that they show counts.
      this.finished.slice(0, MOST_TILES).map((row) => [row.id, row.state]),
      this.peopleOf(all),
      all.filter((row) => row.attention).length,
    ]);
  }

  protected override render(): TemplateResult {
    const { ui, active, finished, filter } = this;
    const store = storeOf(ui.connection);
    const rows = [...store.rows.values()];
    const isLoaded = store.status === "live" || rows.length > 0;
    return html`
      <status-tracker-toolbar
        .ui=${ui}
        .filter=${filter}
        .sort=${this.sort}
        .people=${this.peopleOf(rows)}
        .attention=${rows.filter((row) => row.attention).length}
      ></status-tracker-toolbar>
      ${
        isLoaded
          ? html`<p class="count quiet" role="status">${this.countText()}</p>`
          : nothing
      }
      ${
        active.length
          ? html`<div class="cards" role="list">
              ${repeat(
                active.slice(0, this.limit),
                ({ id }) => id,
                ({ id }) =>
                  html`<status-tracker-request-card
                    role="listitem"
                    .ui=${ui}
                    .requestId=${id}
                    .services=${this.services}
                  ></status-tracker-request-card>`,
              )}
            </div>`
          : isLoaded && !finished.length
            ? this.renderEmpty()
            : nothing
      }
      ${
        finished.length
          ? html`<h2>${ui.t("lately")}</h2>
              <ul class="tiles">
                ${repeat(
                  finished.slice(0, MOST_TILES),
                  ({ id }) => id,
                  (row) => html`<li>${tile(ui, row)}</li>`,
                )}
              </ul>
              <a class="all" href="${PANEL_PATH}/history"
                >${ui.t("see_history")}</a
              >`
          : nothing
      }
    `;
  }

  /** Only who has a request here can be chosen. */
  private peopleOf(rows: readonly Row[]): Person[] {
    const store = storeOf(this.ui.connection);
    return people(rows).map((name) => ({ name, is_user: store.isOwn(name) }));
  }

  private countText(): string {
    const { ui, active, total } = this;
    return isFiltering(this.filter) && active.length !== total
      ? ui.t("n_of_requests", { shown: active.length, n: total })
      : ui.t("n_requests", { n: total });
  }

  private renderEmpty(): TemplateResult {
    const { ui } = this;
    const isFiltered = isFiltering(this.filter);
    const seerr = this.services.find(({ service }) => service === "seerr");
    return html`<div class="empty">
      ${icon(isFiltered ? ICONS.search : ICONS.movie)}
      <p>${ui.t(isFiltered ? "none_match" : "none_active")}</p>
      ${
        isFiltered
          ? html`<button @click=${this.clear}>${ui.t("clear_filters")}</button>`
          : html`<p class="quiet">${ui.t("none_active_hint")}</p>
              ${seerr ? serviceButton(ui, seerr) : nothing}`
      }
    </div>`;
  }

  private clear = (): void => {
    this.dispatchEvent(
      new CustomEvent("filter-changed", { detail: NO_FILTER, bubbles: true }),
    );
  };

  /** The first screen comes at once, the rest when the browser has time. */
  protected override updated(): void {
    if (this.limit < this.active.length) {
      const more = (): void => {
        this.limit += MORE_CARDS;
      };
      if ("requestIdleCallback" in window) {
        requestIdleCallback(more, { timeout: 200 });
      } else {
        setTimeout(more);
      }
    }
  }
}
