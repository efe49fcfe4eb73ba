/** Show one live request among others. */

import { css, html, nothing, type TemplateResult } from "lit";

import { RequestLoader } from "../api/loader.ts";
import { storeOf } from "../api/store.ts";
import type { Row, Service } from "../api/types.ts";
import { hasParts, situation } from "../logic/wording.ts";
import { bars, base, controls } from "../styles.ts";
import { UiElement } from "./element.ts";
import { icon, ICONS } from "./icons.ts";
import {
  attention,
  countTexts,
  facts,
  pill,
  progressBar,
  progressTexts,
  requestPath,
  watchButton,
} from "./pieces.ts";

export class RequestCard extends UiElement {
  static override properties = {
    requestId: { attribute: false },
    services: { attribute: false },
    open: { state: true },
  };

  static override styles = [
    base,
    controls,
    bars,
    css`
      :host {
        contain: content;
      }
      article {
        display: grid;
        gap: 12px 16px;
        grid-template-columns: 92px minmax(0, 1fr);
        min-height: 168px;
        padding: 14px;
        position: relative;
      }
      status-tracker-poster {
        width: 92px;
      }
      .body {
        display: flex;
        flex-direction: column;
        gap: 6px;
        min-width: 0;
      }
      .top {
        align-items: start;
        display: flex;
        flex-wrap: wrap;
        gap: 4px 8px;
        justify-content: space-between;
      }
      h2 {
        flex: 1 1 9em;
        font-size: var(--ha-font-size-l);
        font-weight: var(--ha-font-weight-medium);
        line-height: 1.3;
        overflow-wrap: anywhere;
      }
      h2 a {
        text-decoration: none;
      }
      h2 a::after {
        border-radius: var(--ha-card-border-radius, var(--st-radius));
        content: "";
        inset: 0;
        position: absolute;
      }
      h2 a:focus-visible {
        outline: none;
      }
      h2 a:focus-visible::after {
        outline: 2px solid var(--primary-color);
        outline-offset: -2px;
      }
      .numbers {
        display: flex;
        flex-wrap: wrap;
        font-variant-numeric: tabular-nums;
        gap: 2px 14px;
      }
      .said {
        overflow-wrap: anywhere;
      }
      .notice a,
      .actions,
      .more {
        position: relative;
        z-index: 1;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-top: auto;
      }
      .more {
        grid-column: 1 / -1;
      }
      .actions .plain {
        margin-inline-start: -8px;
      }
      button[aria-expanded="true"] svg {
        transform: rotate(180deg);
      }
    `,
  ];

  declare requestId: string;
  declare services: readonly Service[];
  declare open: boolean;
  private loader = new RequestLoader(this);
  private stop: (() => void) | undefined;
  private watched = "";

  constructor() {
    super();
    this.services = [];
    this.open = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.watched = "";
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
    this.stop = undefined;
  }

  protected override willUpdate(): void {
    if (this.watched !== this.requestId && this.isConnected) {
      this.watched = this.requestId;
      this.stop?.();
      this.stop = storeOf(this.ui.connection).watch(this.requestId, () =>
        this.requestUpdate(),
      );
    }
    this.loader.follow(
      this.ui.connection,
      this.open && this.isConnected ? this.requestId : "",
    );
  }

  protected override render(): TemplateResult | typeof nothing {
    const row = storeOf(this.ui.connection).rows.get(this.requestId);
    return row ? this.renderRow(row) : nothing;
  }

  private renderRow(row: Row): TemplateResult {
    const { ui } = this;
    const numbers = [...progressTexts(ui, row), ...countTexts(ui, row)];
    return html`<article class="surface">
      <status-tracker-poster
        .src=${row.poster}
        .kind=${row.media_type}
      ></status-tracker-poster>
      <div class="body">
        <div class="top">
          <h2><a href=${requestPath(row.id)}>${row.title}</a></h2>
          ${pill(ui, row.state)}
        </div>
        ${
          row.original_title && row.original_title !== row.title
            ? html`<p class="quiet original">${row.original_title}</p>`
            : nothing
        }
        <p class="quiet">${facts(ui, row)}</p>
        <p class="now">${ui.say(situation(row, ui.format))}</p>
        ${progressBar(ui, row)}
        ${
          numbers.length
            ? html`<p class="numbers quiet">
                ${numbers.map((text) => html`<span>${text}</span>`)}
              </p>`
            : nothing
        }
        ${attention(ui, row, this.services, Date.now())}
        <div class="actions">
          ${row.state === "available" ? watchButton(ui, row) : nothing}
          ${
            hasParts(row)
              ? html`<button
                  class="plain"
                  aria-expanded=${this.open}
                  aria-controls="episodes"
                  @click=${this.toggle}
                >
                  ${icon(ICONS.expand)}${ui.t("episodes")}
                </button>`
              : nothing
          }
        </div>
      </div>
      <div class="more" id="episodes" ?hidden=${!this.open}>
        ${this.open ? this.renderEpisodes(row) : nothing}
      </div>
    </article>`;
  }

  private renderEpisodes(row: Row): TemplateResult {
    const { request, error } = this.loader;
    if (request) {
      return html`<status-tracker-episodes
        .ui=${this.ui}
        .groups=${request.item_groups}
        .seasons=${row.seasons}
      ></status-tracker-episodes>`;
    }
    return html`<p class="quiet">
      ${error ? this.ui.t("load_failed", { error }) : this.ui.t("loading")}
    </p>`;
  }

  private toggle = (): void => {
    this.open = !this.open;
  };
}
