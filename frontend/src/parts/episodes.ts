/** List episodes by season, each with its own state. */

import { css, html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { Item, ItemGroup, ItemState } from "../api/types.ts";
import { countStates, episodeCode, wantedGroups } from "../logic/episodes.ts";
import { SEGMENTS } from "../logic/wording.ts";
import type { Key } from "../texts/en.ts";
import { bars, base, controls } from "../styles.ts";
import { UiElement } from "./element.ts";
import { icon, STATE_ICONS } from "./icons.ts";
import { coloured, fill } from "./pieces.ts";

const STATE_KEYS: Readonly<Record<ItemState, Key>> = {
  unaired: "item_unaired",
  wanted: "item_wanted",
  grabbing: "state_grabbing",
  downloading: "state_downloading",
  downloaded: "state_downloaded",
  importing: "state_importing",
  anime_matching: "state_anime_matching",
  available: "state_available",
  failed: "state_failed",
};

export class Episodes extends UiElement {
  static override properties = {
    groups: { attribute: false },
    seasons: { attribute: false },
  };

  static override styles = [
    base,
    controls,
    bars,
    css`
      :host {
        container-type: inline-size;
      }
      details {
        border-top: 1px solid var(--st-line);
      }
      summary {
        align-items: center;
        cursor: pointer;
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
        justify-content: space-between;
        min-height: 44px;
        padding: 6px 4px;
      }
      li {
        align-items: center;
        display: grid;
        gap: 2px 10px;
        grid-template-columns: 4.6em minmax(0, 1fr) auto;
        min-height: 32px;
        padding: 3px 4px;
      }
      li:nth-child(even) {
        background: color-mix(in srgb, var(--st-soft) 60%, transparent);
      }
      .code {
        font-variant-numeric: tabular-nums;
      }
      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .state {
        align-items: center;
        display: inline-flex;
        gap: 4px;
      }
      .state svg {
        color: color-mix(in srgb, var(--state) 75%, var(--primary-text-color));
        height: 18px;
        width: 18px;
      }
      .when {
        padding-inline-end: 6px;
      }
      .bar {
        grid-column: 2 / -1;
        height: 4px;
      }
      @container (max-width: 480px) {
        li:not(.unaired, .wanted) .when {
          display: none;
        }
      }
    `,
  ];

  declare groups: readonly ItemGroup[];
  declare seasons: readonly number[] | null;
  /** Decided once: what somebody opened must not close by itself. */
  private opened = new Map<number | null, boolean>();

  protected override render(): TemplateResult {
    const { wanted, others } = wantedGroups(this.groups, this.seasons);
    const isOnly = wanted.length === 1;
    for (const group of wanted) {
      if (!this.opened.has(group.season)) {
        this.opened.set(group.season, isOnly || isMoving(group));
      }
    }
    return html`${repeat(
      [...wanted, ...others],
      ({ season }) => season ?? -1,
      (group) => this.renderGroup(group),
    )}`;
  }

  private renderGroup({ season, items }: ItemGroup): TemplateResult {
    const { ui } = this;
    const counts = countStates(items);
    const texts = SEGMENTS.filter(({ state }) => counts.has(state)).map(
      ({ state, key }) => ui.t(key, { n: counts.get(state) ?? 0 }),
    );
    const unaired = counts.get("unaired");
    if (unaired) {
      texts.push(ui.t("n_unaired", { n: unaired }));
    }
    return html`<details ?open=${this.opened.get(season) ?? false}>
      <summary>
        <span
          >${
            season === 0
              ? ui.t("specials")
              : ui.t("season", { n: String(season ?? "") })
          }</span
        >
        <span class="quiet">${texts.join(", ")}</span>
      </summary>
      <ul>
        ${repeat(
          items,
          ({ number }) => number ?? -1,
          (item) => this.renderItem(season ?? 0, item),
        )}
      </ul>
    </details>`;
  }

  private renderItem(season: number, item: Item): TemplateResult {
    const { ui } = this;
    const { state, progress } = item;
    const { format } = ui;
    const when = item.air_date
      ? state === "unaired"
        ? ui.t("airs", { day: format.day(item.air_date) })
        : format.longDay(item.air_date)
      : null;
    return html`<li class=${state}>
      <span class="code quiet">${episodeCode(season, item.number ?? 0)}</span>
      <span class="name" title=${item.title ?? ""}
        >${item.title ?? ""}${
          item.absolute !== null
            ? html` <span class="quiet">(${item.absolute})</span>`
            : nothing
        }</span
      >
      <span class="state" style=${coloured(state)}>
        ${when ? html`<span class="quiet when">${when}</span>` : nothing}
        ${
          progress !== null && state === "downloading"
            ? ui.format.percent(progress)
            : ui.t(STATE_KEYS[state])
        }
        ${icon(STATE_ICONS[state])}
      </span>
      ${
        progress !== null && state === "downloading"
          ? html`<div class="bar" aria-hidden="true">
              ${fill(progress, state)}
            </div>`
          : nothing
      }
    </li>`;
  }
}

/** Tell whether a season is worth a look: something happens in it. */
function isMoving({ items }: ItemGroup): boolean {
  return items.some(
    ({ state }) =>
      state !== "available" && state !== "unaired" && state !== "wanted",
  );
}
