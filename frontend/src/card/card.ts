/** Be a card on any dashboard: requests as a list, as posters or as lines. */

import {
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import { repeat } from "lit/directives/repeat.js";

import { type Hass, isNews } from "../api/hass.ts";
import { storeOf } from "../api/store.ts";
import type { Row } from "../api/types.ts";
import { advice, situation } from "../logic/wording.ts";
import { icon, ICONS, STATE_ICONS } from "../parts/icons.ts";
import {
  coloured,
  countTexts,
  facts,
  progressBar,
  progressTexts,
  requestPath,
} from "../parts/pieces.ts";
import { tile, tileStyles } from "../parts/tile.ts";
import { bars, base } from "../styles.ts";
import { PANEL_PATH, Ui } from "../ui.ts";
import { cardStyles } from "./card-styles.ts";
import {
  type CardConfig,
  CARD_TYPE,
  checkConfig,
  chooseRows,
  configForm,
  DEFAULT_MAX,
  emptyKey,
  requestOf,
} from "./config.ts";

export class Card extends LitElement {
  static override properties: PropertyDeclarations = {
    config: { state: true },
    ui: { state: true },
    requestId: { state: true },
  };

  static override styles = [base, bars, tileStyles, cardStyles];

  declare config: CardConfig | undefined;
  declare ui: Ui | undefined;
  declare requestId: string | null;
  private known: Hass | undefined;
  private stop: (() => void) | undefined;

  static getConfigForm(): ReturnType<typeof configForm> {
    return configForm(document.documentElement.lang || "en");
  }

  static getStubConfig(): CardConfig {
    return { type: `custom:${CARD_TYPE}`, layout: "list", show: "active" };
  }

  constructor() {
    super();
    this.requestId = null;
  }

  setConfig(config: CardConfig): void {
    checkConfig(config);
    this.config = config;
    this.findRequest();
  }

  set hass(hass: Hass) {
    const isNewUser = isNews(this.known, hass);
    this.known = hass;
    this.findRequest();
    if (isNewUser) {
      this.ui = new Ui(hass);
    }
  }

  getCardSize(): number {
    const { layout = "list", entity } = this.config ?? {};
    const rows = entity ? 1 : (this.config?.max ?? DEFAULT_MAX);
    return { list: 1 + rows, posters: 4, compact: 1 + Math.ceil(rows / 2) }[
      layout
    ];
  }

  getGridOptions(): Record<string, number | string> {
    const { layout = "list" } = this.config ?? {};
    return layout === "posters"
      ? { columns: "full", min_columns: 4, rows: "auto", min_rows: 3 }
      : { columns: 12, min_columns: 6, rows: "auto", min_rows: 1 };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
    this.stop = undefined;
  }

  /** The sensor of a request goes when it has finished long ago; its id stays known. */
  private findRequest(): void {
    const entity = this.config?.entity;
    if (!entity) {
      this.requestId = null;
    } else if (this.known) {
      this.requestId = requestOf(this.known, entity) ?? this.requestId;
    }
  }

  protected override shouldUpdate(): boolean {
    return this.ui !== undefined && this.config !== undefined;
  }

  protected override willUpdate(): void {
    if (!this.stop && this.ui && this.isConnected) {
      this.stop = storeOf(this.ui.connection).listen(() =>
        this.requestUpdate(),
      );
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { ui, config } = this;
    if (!ui || !config) {
      return nothing;
    }
    const { layout = "list" } = config;
    const store = storeOf(ui.connection);
    const { shown, total } = chooseRows(
      store.rows.values(),
      config,
      (name) => store.isOwn(name),
      this.requestId,
    );
    return html`<ha-card>
      ${config.title ? html`<h2>${config.title}</h2>` : nothing}
      ${
        store.status === "live" || store.status === "connecting"
          ? nothing
          : html`<p class="offline" role="status">
              ${icon(ICONS.down)}${ui.t(store.status)}
            </p>`
      }
      ${
        shown.length
          ? html`<ul class=${layout}>
              ${repeat(
                shown,
                ({ id }) => id,
                (row) => html`<li>${this.renderRow(ui, row, layout)}</li>`,
              )}
            </ul>`
          : store.status === "live"
            ? html`<p class="empty quiet">${ui.t(emptyKey(config))}</p>`
            : nothing
      }
      ${
        total > shown.length
          ? html`<a class="more quiet" href=${PANEL_PATH}
              >${ui.t("card_more", { n: total - shown.length })}</a
            >`
          : nothing
      }
    </ha-card>`;
  }

  private renderRow(
    ui: Ui,
    row: Row,
    layout: NonNullable<CardConfig["layout"]>,
  ): TemplateResult {
    switch (layout) {
      case "posters":
        return tile(ui, row, row);
      case "compact":
        return this.renderLine(ui, row);
      case "list":
        return this.renderEntry(ui, row);
    }
  }

  private renderLine(ui: Ui, row: Row): TemplateResult {
    const [percent] = progressTexts(ui, row);
    const state = ui.t(`state_${row.state}`);
    return html`<a href=${requestPath(row.id)} title=${state}>
      <span class="look" style=${coloured(row.state)}
        >${icon(STATE_ICONS[row.state])}</span
      >
      <span class="name">${row.title}</span>
      ${this.renderAlert(ui, row)}
      <span class="quiet">${percent ?? state}</span>
    </a>`;
  }

  private renderEntry(ui: Ui, row: Row): TemplateResult {
    const numbers = [...progressTexts(ui, row), ...countTexts(ui, row)];
    return html`<a href=${requestPath(row.id)}>
      <status-tracker-poster
        .src=${row.poster}
        .kind=${row.media_type}
      ></status-tracker-poster>
      <span class="body">
        <span class="top"
          ><span class="name">${row.title}</span
          ><span class="look" style=${coloured(row.state)}
            >${icon(STATE_ICONS[row.state])}<span
              >${ui.t(`state_${row.state}`)}</span
            ></span
          ></span
        >
        <span class="quiet">${facts(ui, row)}</span>
        ${this.renderSituation(ui, row)} ${progressBar(ui, row)}
        ${
          numbers.length
            ? html`<span class="numbers quiet"
                >${numbers.map((text) => html`<span>${text}</span>`)}</span
              >`
            : nothing
        }
      </span>
    </a>`;
  }

  /** Say what is wrong, else what happens. */
  private renderSituation(ui: Ui, row: Row): TemplateResult {
    if (!row.attention) {
      return html`<span class="now"
        >${ui.say(situation(row, ui.format))}</span
      >`;
    }
    const { reason, detail } = row.attention;
    const { key, arr } = advice(reason, row);
    return html`<span class="now alert"
      >${icon(ICONS.alert)}<span
        >${ui.t(key, { arr, detail: detail ?? "?" })}</span
      ></span
    >`;
  }

  private renderAlert(ui: Ui, row: Row): TemplateResult | typeof nothing {
    return row.attention
      ? html`<span class="alert" title=${ui.t("needs_attention")}
          >${icon(ICONS.alert)}<span class="hidden"
            >${ui.t("needs_attention")}</span
          ></span
        >`
      : nothing;
  }
}
