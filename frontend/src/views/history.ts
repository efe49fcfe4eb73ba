/** Show what has finished, a page at a time, searched by the server. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { errorText, listHistory } from "../api/commands.ts";
import { storeOf } from "../api/store.ts";
import type { Headline, HistoryPage, HistoryQuery } from "../api/types.ts";
import { isActive } from "../logic/filters.ts";
import { choice, toolbarStyles } from "../parts/choice.ts";
import { UiElement } from "../parts/element.ts";
import { icon, ICONS } from "../parts/icons.ts";
import { facts, pill, requestPath, watchButton } from "../parts/pieces.ts";
import { personOptions } from "../parts/toolbar.ts";
import { bars, base, controls } from "../styles.ts";
import { historyStyles } from "./history-styles.ts";

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
  };

  static override styles = [base, controls, bars, toolbarStyles, historyStyles];

  declare query: HistoryQuery;
  declare page: HistoryPage | null;
  declare error: string | null;
  private stop: (() => void) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;
  private answered = 0;

  constructor() {
    super();
    this.query = EVERYTHING;
    this.page = null;
    this.error = null;
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
      if (!ids.size) {
        // Who can be chosen may differ.
        this.requestUpdate();
      }
      const touches = [...ids].some((id) => {
        const row = store.rows.get(id);
        return !row || !isActive(row);
      });
      if (everything || touches) {
        this.askSoon(TYPING);
      }
    });
    void this.ask();
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
    const { people } = storeOf(ui.connection);
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
          people.length
            ? choice(
                ui.t("person"),
                personOptions(ui, people),
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
