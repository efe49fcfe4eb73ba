/** Show what is being deleted and what was; administrators only. */

import { css, html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { errorText } from "../api/commands.ts";
import {
  type Deletion,
  type DeletionPage,
  type DeletionQuery,
  followDeletions,
  listDeletions,
  settleDeletion,
} from "../api/deletions.ts";
import { PageLoader, TYPING } from "../api/pages.ts";
import type { News } from "../api/store.ts";
import { isOpen } from "../logic/deleting.ts";
import { searchBox, toolbarStyles } from "../parts/choice.ts";
import { stepList, stepStyles } from "../parts/deletion-steps.ts";
import { LiveElement } from "../parts/element.ts";
import { pager, pagerStyles } from "../parts/pager.ts";
import { seasonsText } from "../parts/pieces.ts";
import { bars, base, controls } from "../styles.ts";
import type { Key } from "../texts/en.ts";

const PAGE = 25;

export class DeletionsView extends LiveElement {
  static override styles = [
    base,
    controls,
    bars,
    stepStyles,
    toolbarStyles,
    pagerStyles,
    css`
      h2 {
        font-size: var(--ha-font-size-l);
        font-weight: var(--ha-font-weight-medium);
        padding-block: 16px 8px;
      }
      .deletions > li {
        margin-block-end: 8px;
        padding: 12px 14px;
      }
      .top {
        align-items: start;
        display: grid;
        gap: 4px 14px;
        grid-template-columns: 44px minmax(0, 1fr) auto;
      }
      status-tracker-poster {
        border-radius: 4px;
        width: 44px;
      }
      .pill {
        --state: var(--st-requested);
        padding-inline: 10px;
      }
      .pill.done {
        --state: var(--st-available);
      }
      .pill.failed {
        --state: var(--st-failed);
      }
      .pill.waiting,
      .pill.seeding {
        --state: var(--st-attention);
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        padding-block-start: 8px;
      }
      summary {
        cursor: pointer;
        padding-block: 8px;
      }
      .empty {
        padding: 48px 16px;
        text-align: center;
      }
    `,
  ];

  private list = new PageLoader<DeletionQuery, DeletionPage>(
    this,
    { text: "", offset: 0, limit: PAGE },
    (query) => listDeletions(this.ui.connection, query),
    ({ deletions }) => !deletions.length,
  );
  private feed = followDeletions(this, (moved) => this.take(moved));

  protected override begin(): void {
    void this.list.ask();
    this.feed.follow(this.ui.connection);
  }

  protected override hear({ everything }: News): void {
    if (everything) {
      void this.list.ask();
    }
  }

  /** Show at once what moved; what begins or ends changes the list itself. */
  private take(moved: Deletion): void {
    const { list } = this;
    const { page } = list;
    const isShown = page?.open.some(({ id }) => id === moved.id) ?? false;
    if (page && isShown && isOpen(moved)) {
      const open = page.open.map((each) =>
        each.id === moved.id ? moved : each,
      );
      list.page = { ...page, open };
      this.requestUpdate();
    } else {
      list.askSoon(TYPING);
    }
  }

  private async settle(how: "retry" | "abandon", id: string): Promise<void> {
    const { list } = this;
    try {
      await settleDeletion(this.ui.connection, how, id);
      await list.ask();
    } catch (error) {
      list.error = errorText(error);
      this.requestUpdate();
    }
  }

  protected override render(): TemplateResult {
    const { ui, list } = this;
    const { page, error, query } = list;
    return html`
      <search class="toolbar">
        ${searchBox(ui, query.text, (text) => list.change({ text }, TYPING))}
      </search>
      ${
        error === null
          ? page === null
            ? html`<p class="quiet" role="status">${ui.t("loading")}</p>`
            : nothing
          : html`<p role="alert">${ui.t("load_failed", { error })}</p>`
      }
      ${page ? this.renderPage(page) : nothing}
    `;
  }

  private renderPage({ open, total, deletions }: DeletionPage): TemplateResult {
    const { ui, list } = this;
    if (!open.length && !total) {
      return html`<p class="empty quiet">
        ${ui.t(list.query.text ? "none_match" : "none_deletions")}
      </p>`;
    }
    return html`
      ${this.renderList("open_deletions", open, true)}
      ${this.renderList("deletion_log", deletions, false)}
      ${
        total > PAGE
          ? pager(
              ui,
              ui.t("page_deletions"),
              list.query.offset,
              PAGE,
              total,
              (offset) => list.change({ offset }),
            )
          : nothing
      }
    `;
  }

  private renderList(
    name: Key,
    deletions: readonly Deletion[],
    areOpen: boolean,
  ): TemplateResult | typeof nothing {
    return deletions.length
      ? html`<h2>${this.ui.t(name)}</h2>
          <ul class="deletions">
            ${repeat(
              deletions,
              ({ id }) => id,
              (deletion) => this.renderDeletion(deletion, areOpen),
            )}
          </ul>`
      : nothing;
  }

  private renderDeletion(deletion: Deletion, areOpen: boolean): TemplateResult {
    const { ui } = this;
    const { title, year, by, state, totals } = deletion;
    const facts = [
      year,
      ui.t(deletion.media_type === "movie" ? "movie" : "show"),
      seasonsText(ui, deletion.seasons ?? []),
      by.name ? ui.t("by_person", { name: by.name }) : null,
      ui.format.moment(deletion.created_at),
      totals.file_bytes ? ui.format.bytes(totals.file_bytes) : null,
    ].filter(Boolean);
    return html`<li class="surface">
      <div class="top">
        <status-tracker-poster
          .src=${deletion.poster}
          .kind=${deletion.media_type}
        ></status-tracker-poster>
        <div>
          <strong>${title}</strong>
          <p class="quiet">${facts.join(" · ")}</p>
        </div>
        <span class="pill ${state}">${ui.t(`deletion_${state}`)}</span>
      </div>
      <details ?open=${areOpen}>
        <summary>${ui.t("steps")}</summary>
        ${stepList(ui, deletion.steps, false)}
      </details>
      ${
        areOpen
          ? html`<p class="buttons">
              <button @click=${() => void this.settle("retry", deletion.id)}>
                ${ui.t("try_now")}
              </button>
              <button @click=${() => void this.settle("abandon", deletion.id)}>
                ${ui.t("give_up")}
              </button>
            </p>`
          : nothing
      }
    </li>`;
  }
}
