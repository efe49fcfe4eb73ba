/** Show each service: whether it answers, what it sends, and what to do. */

import { css, html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { Service } from "../api/types.ts";
import { UiElement } from "../parts/element.ts";
import { icon, ICONS } from "../parts/icons.ts";
import { serviceButton } from "../parts/pieces.ts";
import { bars, base, controls } from "../styles.ts";
import type { Key } from "../texts/en.ts";

/** What is in the way of a service's webhooks. */
const HOOKS: Readonly<Record<string, Key>> = {
  no_address: "hook_no_address",
  not_delivered: "hook_not_delivered",
  not_arrived: "hook_not_arrived",
  redirected: "hook_redirected",
  feed_off: "hook_feed_off",
  refused: "hook_refused",
  slot_taken: "hook_slot_taken",
  slot_left: "hook_slot_left",
  plugin_missing: "hook_plugin_missing",
  plugin_too_old: "hook_plugin_too_old",
};
const SETTINGS = "/config/integrations/integration/status_tracker";

export class ServicesView extends UiElement {
  static override properties = {
    services: { attribute: false },
    error: { attribute: false },
  };

  static override styles = [
    base,
    controls,
    bars,
    css`
      .services {
        display: grid;
        gap: 12px;
        grid-template-columns: repeat(auto-fill, minmax(min(340px, 100%), 1fr));
      }
      .services > li {
        display: flex;
        flex-direction: column;
        gap: 10px;
        padding: 16px;
      }
      .top {
        align-items: center;
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        justify-content: space-between;
      }
      h2 {
        font-size: var(--ha-font-size-l);
        font-weight: var(--ha-font-weight-medium);
      }
      dl {
        display: grid;
        gap: 4px 16px;
        grid-template-columns: max-content minmax(0, 1fr);
      }
      dd {
        overflow-wrap: anywhere;
      }
      .up {
        --state: var(--st-available);
      }
      .down {
        --state: var(--st-failed);
      }
      .unknown {
        --state: var(--st-requested);
      }
      .links {
        margin-top: auto;
      }
      .links:empty {
        display: none;
      }
      .foot {
        padding-block: 16px;
      }
      .empty {
        padding: 48px 16px;
        text-align: center;
      }
    `,
  ];

  declare services: readonly Service[] | null;
  declare error: string | null;

  protected override render(): TemplateResult {
    const { ui, services, error } = this;
    if (services === null) {
      return html`<p class="quiet" role="status">
        ${error ? ui.t("load_failed", { error }) : ui.t("loading")}
      </p>`;
    }
    return html`
      ${
        services.length
          ? html`<ul class="services">
              ${repeat(
                services,
                ({ id }) => id,
                (service) => this.renderService(service),
              )}
            </ul>`
          : html`<div class="empty">
              <p>${ui.t("none_services")}</p>
              <p class="quiet">${ui.t("none_services_hint")}</p>
            </div>`
      }
      ${
        ui.isAdmin
          ? html`<p class="foot">
              <a class="button" href=${SETTINGS}>${ui.t("open_settings")}</a>
            </p>`
          : nothing
      }
    `;
  }

  private renderService(service: Service): TemplateResult {
    const { ui } = this;
    const { reachable, since } = service;
    const now = Date.now();
    const [name, look, text] =
      reachable === null
        ? (["unknown", ICONS.unknown, "service_unknown"] as const)
        : reachable
          ? (["up", ICONS.up, "service_up"] as const)
          : (["down", ICONS.down, "service_down"] as const);
    return html`<li class="surface ${name}">
      <div class="top">
        <h2>${service.name}</h2>
        <span class="pill"
          >${icon(look)}<span
            >${ui.t(text)}${
              since
                ? html`<span class="hidden">,</span> ${ui.t("for_time", {
                      time: ui.format.age(since, now),
                    })}`
                : nothing
            }</span
          ></span
        >
      </div>
      ${this.renderAdvice(service)}
      <dl>
        ${
          service.version
            ? html`<dt class="quiet">${ui.t("version")}</dt>
                <dd>${service.version}</dd>`
            : nothing
        }
        ${this.renderNews(service, now)}
        ${
          service.last_refusal
            ? html`<dt class="quiet">${ui.t("last_refusal")}</dt>
                <dd>
                  ${service.last_refusal}
                  (${ui.t("n_refused", { n: service.refused })})
                </dd>`
            : nothing
        }
        ${
          service.last_error
            ? html`<dt class="quiet">${ui.t("last_error")}</dt>
                <dd>${service.last_error}</dd>`
            : nothing
        }
      </dl>
      <p class="links">${serviceButton(ui, service)}</p>
    </li>`;
  }

  /** Show how the service tells its news, and when it last did. */
  private renderNews(service: Service, now: number): TemplateResult {
    const { ui } = this;
    const { last_webhook: last, webhook_ready: isReady } = service;
    if (service.service === "shoko") {
      return html`<dt class="quiet">${ui.t("live_feed")}</dt>
        <dd>
          ${ui.t(
            isReady == null
              ? "service_unknown"
              : isReady
                ? "feed_open"
                : "feed_closed",
          )}
        </dd>`;
    }
    if (!service.has_webhook) {
      return html`<dt class="quiet">${ui.t("webhook")}</dt>
        <dd>${ui.t("no_webhook_needed")}</dd>`;
    }
    return html`${
        isReady == null
          ? nothing
          : html`<dt class="quiet">${ui.t("webhook")}</dt>
              <dd>${ui.t(isReady ? "webhook_ready" : "webhook_not_ready")}</dd>`
      }
      <dt class="quiet">${ui.t("last_webhook")}</dt>
      <dd>
        ${
          last
            ? [ui.format.relative(last, now), service.last_event]
                .filter(Boolean)
                .join(" · ")
            : ui.t("no_webhook_yet")
        }
      </dd>`;
  }

  private renderAdvice(service: Service): TemplateResult | typeof nothing {
    const { ui } = this;
    const values = { service: service.name };
    if (service.reachable === false) {
      return html`<p class="notice bad">
        ${icon(ICONS.alert)}<span>${ui.t("advice_down", values)}</span>
      </p>`;
    }
    const hook = HOOKS[service.webhook_problem ?? ""];
    if (hook) {
      return html`<p class="notice">
        ${icon(ICONS.alert)}<span
          >${ui.t(hook, values)}
          ${
            ui.isAdmin
              ? html`<a href="/config/repairs">${ui.t("see_repairs")}</a>`
              : nothing
          }</span
        >
      </p>`;
    }
    return service.refused
      ? html`<p class="notice">
          ${icon(ICONS.alert)}<span>${ui.t("advice_refused", values)}</span>
        </p>`
      : nothing;
  }
}
