/** Draw a request as a small poster with its state. */

import { css, html, nothing, type TemplateResult } from "lit";

import type { Headline, Row } from "../api/types.ts";
import type { Ui } from "../ui.ts";
import { icon, ICONS, STATE_ICONS } from "./icons.ts";
import { coloured, progressBar, requestPath } from "./pieces.ts";

export const tileStyles = css`
  .tile {
    display: block;
    position: relative;
    text-decoration: none;
  }
  .tile .frame {
    display: block;
    position: relative;
  }
  .tile .badge {
    align-items: center;
    background: var(--ha-card-background, var(--card-background-color));
    border-radius: 50%;
    bottom: 6px;
    box-shadow: 0 1px 3px rgba(0, 0, 0, 0.4);
    display: flex;
    height: 28px;
    inset-inline-end: 6px;
    justify-content: center;
    position: absolute;
    width: 28px;
  }
  .tile .badge svg {
    color: color-mix(in srgb, var(--state) 75%, var(--primary-text-color));
  }
  .tile .badge.attention {
    inset-inline-end: 40px;
    --state: var(--st-attention);
  }
  .tile .bar {
    margin-top: 6px;
  }
  .tile .name {
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    display: -webkit-box;
    margin-top: 6px;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
`;

/** Return a poster that leads to its request. */
export function tile(
  ui: Ui,
  row: Headline & Partial<Pick<Row, "attention">>,
  live?: Row,
): TemplateResult {
  const state = ui.t(`state_${row.state}`);
  return html`<a
    class="tile"
    href=${requestPath(row.id)}
    title="${row.title}: ${state}"
  >
    <span class="frame">
      <status-tracker-poster
        .src=${row.poster}
        .kind=${row.media_type}
      ></status-tracker-poster>
      ${
        row.attention
          ? html`<span class="badge attention"
              >${icon(ICONS.alert)}<span class="hidden"
                >${ui.t("needs_attention")}</span
              ></span
            >`
          : nothing
      }
      <span class="badge" style=${coloured(row.state)}
        >${icon(STATE_ICONS[row.state])}<span class="hidden"
          >${state}</span
        ></span
      >
    </span>
    ${live ? progressBar(ui, live) : nothing}
    <span class="name">${row.title}</span>
  </a>`;
}
