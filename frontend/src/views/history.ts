/** Show what has finished, a page at a time, searched by the server. */

import { css, html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { errorText, listHistory, listPeople } from "../api/commands.ts";
import { storeOf } from "../api/store.ts";
import type { Headline, HistoryPage, HistoryQuery } from "../api/types.ts";
import { isActive } from "../logic/filters.ts";
import { choice, toolbarStyles } from "../parts/choice.ts";
import { UiElement } from "../parts/element.ts";
import { icon, ICONS } from "../parts/icons.ts";
import { facts, pill, requestPath, watchButton } from "../parts/pieces.ts";
import { personOptions } from "../parts/toolbar.ts";
import { bars, base, controls } from "../styles.ts";

const PAGE = 50;
const TYPING = 250;
const EVERYTHING: HistoryQuery = {
  text: "",
  media_type: "",
  state: "",
  requested_by: "",
  offset: 0,
  limit: PAGE,
};

export class HistoryView extends UiElement {
  static override properties = {
    query: { state: true },
    page: { state: true },
    error: { state: true },
    people: { state: true },
  };

  static override styles = [
    base,
    controls,
    bars,
    toolbarStyles,
    css`
      .rows {
        margin-block: 12px;
        overflow: hidden;
      }
      .rows[aria-busy="true"] {
        opacity: 0.6;
      }
      .rows li {
        align-items: center;
        contain-intrinsic-size: auto 82px;
        content-visibility: auto;
        display: grid;
        gap: 4px 14px;
        grid-template-columns: 44px minmax(0, 1fr) auto auto;
        padding: 8px 14px;
        position: relative;
      }
      .rows li + li {
        border-top: 1px solid var(--st-line);
      }
      .rows li:hover {
        background: color-mix(in srgb, var(--st-soft) 70%, transparent);
      }
      status-tracker-poster {
        border-radius: 4px;
        width: 44px;
      }
      h3 {
        font-size: inherit;
        font-weight: var(--ha-font-weight-medium, 500);
        overflow-wrap: anywhere;
      }
      h3 a {
        text-decoration: none;
      }
      h3 a::after {
        content: "";
        inset: 0;
        position: absolute;
      }
      h3 a:focus-visible {
        outline-offset: 0;
      }
      .watch {
        position: relative;
        z-index: 1;
      }
      .end {
        align-items: end;
        display: flex;
        flex-direction: column;
        gap: 4px;
      }
      .pager {
        align-items: center;
        display: flex;
        gap: 8px;
        justify-content: center;
      }
      .pager svg {
        transform: scaleX(var(--scale-direction, 1));
      }
      .empty {
        padding: 48px 16px;
        text-align: center;
      }
      @media (max-width: 600px) {
        .rows li {
          grid-template-columns: 44px minmax(0, 1fr) auto;
          padding: 8px 10px;
        }
        .end {
          align-items: start;
          flex-direction: row;
          flex-wrap: wrap;
          grid-column: 2;
          grid-row: 2;
        }
        .watch {
          grid-column: 3;
          grid-row: 1 / span 2;
        }
      }
    `,
  ];

  declare query: HistoryQuery;
  declare page: HistoryPage | null;
  declare error: string | null;
  declare people: string[];
  private stop: (() => void) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;
  private answered = 0;

  constructor() {
    super();
    this.query = EVERYTHING;
    this.page = null;
    this.error = null;
    this.people = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.stop?.();
    this.stop = undefined;
  }

  protected override willUpdate(): void {
    if (this.stop || !this.isConnected) {
      return;
    }
    const store = storeOf(this.ui.connection);
    this.stop = store.listen(({ ids, everything }) => {
      const touches = [...ids].some((id) => {
        const row = store.rows.get(id);
        return !row || !isActive(row);
      });
      if (everything || touches) {
        this.askSoon(TYPING);
      }
    });
    void this.ask();
    void this.askPeople();
  }

  private askSoon(wait: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), wait);
  }

  private async ask(): Promise<void> {
    this.asked += 1;
    const question = this.asked;
    try {
      const page = await listHistory(this.ui.connection, this.query);
      // An answer that was overtaken tells nothing any more.
      if (question > this.answered) {
        this.answered = question;
        this.page = page;
        this.error = null;
        if (this.query.offset && !page.requests.length) {
          this.change({ offset: 0 }, 0);
        }
      }
    } catch (error) {
      if (question > this.answered) {
        this.answered = question;
        this.error = errorText(error);
      }
    }
  }

  private async askPeople(): Promise<void> {
    try {
      this.people = await listPeople(this.ui.connection);
    } catch {
      this.people = [];
    }
  }

  private change(fields: Partial<HistoryQuery>, wait = 0): void {
    this.query = { ...this.query, offset: 0, ...fields };
    this.askSoon(wait);
  }

  protected override render(): TemplateResult {
    const { ui, page } = this;
    return html`
      ${this.renderToolbar()}
      ${
        page
          ? html`<p class="quiet count" role="status">
              ${ui.t("n_requests", { n: page.total })}
            </p>`
          : nothing
      }
      ${
        this.error !== null
          ? html`<p role="alert">
              ${ui.t("load_failed", { error: this.error })}
              <button @click=${() => void this.ask()}>
                ${ui.t("try_again")}
              </button>
            </p>`
          : page === null
            ? html`<p class="quiet">${ui.t("loading")}</p>`
            : nothing
      }
      ${
        page?.requests.length
          ? html`<ul
                class="rows surface"
                aria-busy=${this.answered < this.asked}
              >
                ${repeat(
                  page.requests,
                  ({ id }) => id,
                  (row) => this.renderRow(row),
                )}
              </ul>
              ${this.renderPager(page)}`
          : page && this.error === null
            ? html`<p class="empty quiet">
                ${ui.t(this.isSearching ? "none_match" : "none_history")}
              </p>`
            : nothing
      }
    `;
  }

  private get isSearching(): boolean {
    const { text, media_type: type, state, requested_by: person } = this.query;
    return Boolean(text || type || state || person);
  }

  private renderToolbar(): TemplateResult {
    const { ui, query } = this;
    return html`<search class="toolbar">
      <input
        type="search"
        placeholder=${ui.t("search")}
        aria-label=${ui.t("search")}
        maxlength="200"
        .value=${query.text}
        @input=${(event: Event) =>
          this.change(
            { text: (event.target as HTMLInputElement).value },
            TYPING,
          )}
      />
      <div class="choices">
        ${choice(
          ui.t("type"),
          [
            ["", ui.t("all_types")],
            ["movie", ui.t("movies")],
            ["tv", ui.t("shows")],
          ],
          query.media_type,
          (value) =>
            this.change({ media_type: value as HistoryQuery["media_type"] }),
        )}
        ${choice(
          ui.t("state"),
          [
            ["", ui.t("all_states")],
            ["available", ui.t("state_available")],
            ["failed", ui.t("state_failed")],
          ],
          query.state,
          (value) => this.change({ state: value as HistoryQuery["state"] }),
        )}
        ${
          this.people.length
            ? choice(
                ui.t("person"),
                personOptions(ui, this.people),
                query.requested_by,
                (value) => this.change({ requested_by: value }),
              )
            : nothing
        }
      </div>
    </search>`;
  }

  private renderRow(row: Headline): TemplateResult {
    const { ui } = this;
    return html`<li>
      <status-tracker-poster
        .src=${row.poster}
        .kind=${row.media_type}
      ></status-tracker-poster>
      <div>
        <h3><a href=${requestPath(row.id)}>${row.title}</a></h3>
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

  private renderPager({ total }: HistoryPage): TemplateResult {
    const { ui } = this;
    const { offset } = this.query;
    const last = Math.min(offset + PAGE, total);
    return html`<nav class="pager" aria-label=${ui.t("page_history")}>
      <button
        class="icon"
        aria-label=${ui.t("previous_page")}
        ?disabled=${offset === 0}
        @click=${() => this.turn(offset - PAGE)}
      >
        ${icon(ICONS.previous)}
      </button>
      <span
        >${ui.t("page_of", {
          from: ui.format.count(offset + 1),
          to: ui.format.count(last),
          n: total,
        })}</span
      >
      <button
        class="icon"
        aria-label=${ui.t("next_page")}
        ?disabled=${last >= total}
        @click=${() => this.turn(offset + PAGE)}
      >
        ${icon(ICONS.next)}
      </button>
    </nav>`;
  }

  private turn(offset: number): void {
    this.change({ offset: Math.max(0, offset) });
    this.scrollIntoView({ block: "start" });
  }
}
