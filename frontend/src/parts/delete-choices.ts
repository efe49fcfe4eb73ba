/** Let people choose how much of a title is deleted. */

import { css, html, nothing, type TemplateResult } from "lit";

import type { Options } from "../api/deletions.ts";
import type { Ui } from "../ui.ts";
import { seasonsText } from "./pieces.ts";

const NAMES = ["delete_files", "keep_seeding", "exclude"] as const;

export const deleteChoiceStyles = css`
  .seasons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 2px 2px 8px;
  }
  .options {
    display: grid;
    gap: 4px;
    padding-block-end: 8px;
  }
  label {
    align-items: center;
    display: flex;
    gap: 10px;
    min-height: 36px;
  }
  input[type="checkbox"] {
    accent-color: var(--primary-color);
    height: 18px;
    min-height: 0;
    width: 18px;
  }
`;

/** What there is to choose from, and what was chosen: no season means all of them. */
export interface Choices {
  options: Options;
  seasons: readonly number[];
  chosen: readonly number[];
  busy: boolean;
}

type Choose = (options: Options, chosen: readonly number[]) => void;

/** Return the choices; `choose` takes what they are after a change. */
export function deleteChoices(
  ui: Ui,
  choices: Choices,
  choose: Choose,
): TemplateResult {
  const { options, chosen, busy } = choices;
  return html`${seasonChoices(ui, choices, choose)}
    <div class="options">
      ${NAMES.map(
        (name) =>
          html`<label
            ><input
              type="checkbox"
              .checked=${options[name]}
              ?disabled=${busy}
              @change=${(event: Event) =>
                choose(
                  {
                    ...options,
                    [name]: (event.target as HTMLInputElement).checked,
                  },
                  chosen,
                )}
            />${ui.t(name)}</label
          >`,
      )}
    </div>`;
}

function seasonChoices(
  ui: Ui,
  { options, seasons, chosen, busy }: Choices,
  choose: Choose,
): TemplateResult | typeof nothing {
  const toggle = (
    text: string,
    isPressed: boolean,
    next: readonly number[],
  ): TemplateResult =>
    html`<button
      aria-pressed=${isPressed}
      ?disabled=${busy}
      @click=${() => choose(options, next)}
    >
      ${text}
    </button>`;
  return seasons.length
    ? html`<div class="seasons" role="group" aria-label=${ui.t("part_seasons")}>
        ${toggle(ui.t("whole_show"), !chosen.length, [])}
        ${seasons.map((season) => {
          const isChosen = chosen.includes(season);
          return toggle(
            seasonsText(ui, [season]),
            isChosen,
            isChosen
              ? chosen.filter((each) => each !== season)
              : [...chosen, season],
          );
        })}
      </div>`
    : nothing;
}
