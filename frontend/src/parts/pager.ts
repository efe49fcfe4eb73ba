/** Draw what leads from one page of a list to the next. */

import { css, html, type TemplateResult } from "lit";

import type { Ui } from "../ui.ts";
import { icon, ICONS } from "./icons.ts";

export const pagerStyles = css`
  .pager {
    align-items: center;
    display: flex;
    gap: 8px;
    justify-content: center;
  }
  .pager svg {
    transform: scaleX(var(--scale-direction, 1));
  }
`;

/** Return a pager that calls `turn` with where the chosen page begins. */
export function pager(
  ui: Ui,
  name: string,
  offset: number,
  size: number,
  total: number,
  turn: (offset: number) => void,
): TemplateResult {
  const last = Math.min(offset + size, total);
  return html`<nav class="pager" aria-label=${name}>
    <button
      class="icon"
      aria-label=${ui.t("previous_page")}
      ?disabled=${offset === 0}
      @click=${() => turn(Math.max(0, offset - size))}
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
      @click=${() => turn(offset + size)}
    >
      ${icon(ICONS.next)}
    </button>
  </nav>`;
}
