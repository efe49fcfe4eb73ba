/** Draw what is chosen and searched by, and the bar that holds several of these. */

import { css, html, type TemplateResult } from "lit";

import type { Ui } from "../ui.ts";

export type Option = [value: string, text: string];

export const toolbarStyles = css`
  .toolbar {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .toolbar input {
    flex: 1 1 220px;
    max-width: 420px;
    min-width: 0;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .choices select {
    max-width: 14em;
  }
  @media (max-width: 600px) {
    .toolbar input {
      flex-basis: 100%;
      max-width: none;
    }
    .choices {
      flex-wrap: nowrap;
      margin-inline: -12px;
      overflow-x: auto;
      padding: 2px 12px;
      scrollbar-width: none;
    }
    .choices > * {
      flex: none;
    }
  }
`;

/** Return a field to search by. */
export function searchBox(
  ui: Ui,
  text: string,
  search: (text: string) => void,
): TemplateResult {
  return html`<input
    type="search"
    placeholder=${ui.t("search")}
    aria-label=${ui.t("search")}
    maxlength="200"
    .value=${text}
    @input=${(event: Event) => search((event.target as HTMLInputElement).value)}
  />`;
}

/** Return a drop-down list. */
export function choice(
  name: string,
  options: readonly Option[],
  chosen: string,
  choose: (value: string) => void,
): TemplateResult {
  return html`<select
    aria-label=${name}
    @change=${(event: Event) =>
      choose((event.target as HTMLSelectElement).value)}
  >
    ${options.map(
      ([value, text]) =>
        html`<option value=${value} .selected=${value === chosen}>
          ${text}
        </option>`,
    )}
  </select>`;
}
