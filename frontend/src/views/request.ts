/** Show everything about one request. */

import { html, nothing, type TemplateResult } from "lit";

import { act, errorText } from "../api/commands.ts";
import { RequestLoader } from "../api/loader.ts";
import { storeOf } from "../api/store.ts";
import type { FullRequest, Service } from "../api/types.ts";
import { type Action, offeredActions, outcomeKey } from "../logic/actions.ts";
import { databaseLinks, serviceLinks } from "../logic/links.ts";
import { lossPhrases } from "../logic/losses.ts";
import { situation } from "../logic/wording.ts";
import { askToDelete } from "../parts/ask-to-delete.ts";
import { UiElement } from "../parts/element.ts";
import { icon, ICONS } from "../parts/icons.ts";
import {
  attention,
  countTexts,
  facts,
  pill,
  progressBar,
  progressTexts,
  watchButton,
} from "../parts/pieces.ts";
import { bars, base, controls } from "../styles.ts";
import { PANEL_PATH } from "../ui.ts";
import { requestStyles } from "./request-styles.ts";
import { downloadList, journeyLine, timelineList } from "./request-parts.ts";

const MINUTE = 60_000;

export class RequestView extends UiElement {
  static override properties = {
    requestId: { attribute: false },
    services: { attribute: false },
    said: { state: true },
    busy: { state: true },
  };

  static override styles = [base, controls, bars, requestStyles];

  declare requestId: string;
  declare services: readonly Service[];
  declare said: string;
  declare busy: boolean;
  private loader = new RequestLoader(this);
  private clock: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.services = [];
    this.said = "";
    this.busy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What tells how long ago something was grows old by itself.
    this.clock = setInterval(() => this.requestUpdate(), MINUTE);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.clock);
    this.said = "";
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("requestId")) {
      this.said = "";
    }
    this.loader.follow(
      this.ui.connection,
      this.isConnected ? this.requestId : "",
    );
  }

  protected override render(): TemplateResult {
    const { ui } = this;
    const { request, error, isGone } = this.loader;
    return html`
      <p class="way">
        <a class="button" href=${PANEL_PATH} @click=${goBack}
          >${icon(ICONS.back, "turn")}${ui.t("back")}</a
        >
      </p>
      ${
        isGone
          ? html`<div class="surface box">
              <h2>${ui.t("gone_title")}</h2>
              <p>${ui.t("gone_text")}</p>
            </div>`
          : request
            ? this.renderRequest(request)
            : html`<p class="quiet" role="status">
                ${error ? ui.t("load_failed", { error }) : ui.t("loading")}
              </p>`
      }
    `;
  }

  private renderRequest(request: FullRequest): TemplateResult {
    const { ui } = this;
    const now = Date.now();
    const numbers = [...progressTexts(ui, request), ...countTexts(ui, request)];
    const isShow = request.media_type === "tv" && request.item_groups.length;
    return html`
      <section class="surface hero">
        <status-tracker-poster
          .src=${request.poster}
          .kind=${request.media_type}
        ></status-tracker-poster>
        <div class="body">
          <h2>${request.title}</h2>
          ${
            request.original_title && request.original_title !== request.title
              ? html`<p class="quiet original">${request.original_title}</p>`
              : nothing
          }
          <p class="quiet">${facts(ui, request)}</p>
          <p class="state">
            ${pill(ui, request.state)}
            <span>${ui.say(situation(request, ui.format))}</span>
          </p>
          ${
            request.failure?.detail
              ? html`<p class="said">${request.failure.detail}</p>`
              : nothing
          }
          ${progressBar(ui, request)}
          ${
            numbers.length
              ? html`<p class="numbers">
                  ${numbers.map((text) => html`<span>${text}</span>`)}
                </p>`
              : nothing
          }
          ${attention(ui, request, this.services, now)}
          ${lossPhrases(request, (key) => ui.t(key)).map(
            (phrase) => html`<p class="said">${ui.say(phrase)}</p>`,
          )}
          <div class="actions">
            ${watchButton(ui, request)} ${this.renderActions(request)}
          </div>
          <p role="status" class="outcome quiet">${this.said}</p>
          ${
            request.overview
              ? html`<p class="overview">${request.overview}</p>`
              : nothing
          }
        </div>
      </section>
      <section class="surface box">
        <h3>${ui.t("journey")}</h3>
        ${journeyLine(ui, request, now)}
      </section>
      ${
        isShow
          ? html`<section class="surface box">
              <h3>${ui.t("episodes")}</h3>
              <status-tracker-episodes
                .ui=${ui}
                .groups=${request.item_groups}
                .seasons=${request.seasons}
              ></status-tracker-episodes>
            </section>`
          : nothing
      }
      ${
        request.downloads.length
          ? html`<section class="surface box">
              <h3>${ui.t("downloads")}</h3>
              ${downloadList(ui, request)}
            </section>`
          : nothing
      }
      ${this.renderLinks(request)}
      <section class="surface box">
        <h3>${ui.t("timeline")}</h3>
        ${timelineList(ui, request)}
      </section>
    `;
  }

  private renderActions(request: FullRequest): TemplateResult[] {
    const { features } = storeOf(this.ui.connection);
    return offeredActions(features, this.ui.isAdmin, request).map(
      ({ feature, key }) =>
        html`<button
          ?disabled=${this.busy}
          @click=${() => void this.act(feature, request.id)}
        >
          ${icon(ICONS[feature])}${this.ui.t(key)}
        </button>`,
    );
  }

  private async act(feature: Action["feature"], id: string): Promise<void> {
    const { ui } = this;
    if (feature === "delete") {
      askToDelete(this, [id]);
      return;
    }
    this.busy = true;
    this.said = ui.t("action_busy");
    try {
      const answer = await act(ui.connection, feature, id);
      this.said = ui.t(outcomeKey(answer));
      this.loader.refresh();
    } catch (error) {
      this.said = ui.t("action_failed", { error: errorText(error) });
    } finally {
      this.busy = false;
    }
  }

  private renderLinks(request: FullRequest): TemplateResult | typeof nothing {
    const { ui } = this;
    const links = serviceLinks(request, this.services);
    const ids = databaseLinks(request);
    const aliases = request.aliases.filter(
      (name) => name !== request.title && name !== request.original_title,
    );
    if (!links.length && !ids.length && !aliases.length) {
      return nothing;
    }
    return html`<section class="surface box">
      <h3>${ui.t("links")}</h3>
      <ul class="links">
        ${links.map(
          ({ name, url }) =>
            html`<li>
              <a
                class="button"
                href=${url}
                target="_blank"
                rel="noreferrer noopener"
                >${name}${icon(ICONS.link)}</a
              >
            </li>`,
        )}
      </ul>
      <dl class="ids">
        ${ids.map(
          ({ name, id, url }) =>
            html`<dt class="quiet">${name}</dt>
              <dd>
                ${
                  url
                    ? html`<a
                        href=${url}
                        target="_blank"
                        rel="noreferrer noopener"
                        >${id}</a
                      >`
                    : id
                }
              </dd>`,
        )}
        ${
          aliases.length
            ? html`<dt class="quiet">${ui.t("also_known_as")}</dt>
                <dd>${aliases.join(" · ")}</dd>`
            : nothing
        }
      </dl>
    </section>`;
  }
}

/** Go back to the page that led here, of the panel or a dashboard, as it was left. */
function goBack(event: Event): void {
  if (history.state?.from) {
    event.preventDefault();
    history.back();
  }
}
