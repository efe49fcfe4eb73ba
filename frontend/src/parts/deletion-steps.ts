/** Draw the steps of a deletion, planned or under way. */

import { css, html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { Step } from "../api/deletions.ts";
import {
  bytesOf,
  keptPhrases,
  type Look,
  lookOf,
  noteKeys,
  partKey,
  standing,
  thingNames,
} from "../logic/deleting.ts";
import type { Ui } from "../ui.ts";
import { icon, ICONS, STATE_ICONS } from "./icons.ts";

const MOST_NAMES = 5;
const LOOKS: Readonly<Record<Look, string>> = {
  done: ICONS.check,
  moving: ICONS.sync,
  waiting: STATE_ICONS.wanted,
  bad: ICONS.alert,
  left_out: STATE_ICONS.wanted,
};

export const stepStyles = css`
  .steps li {
    align-items: start;
    border-top: 1px solid var(--st-line);
    display: grid;
    gap: 2px 10px;
    grid-template-columns: 20px minmax(0, 1fr) auto;
    padding-block: 8px;
  }
  .steps li > :not(svg) {
    min-width: 0;
  }
  .steps .more {
    grid-column: 2 / -1;
    overflow-wrap: anywhere;
  }
  .steps .done > svg {
    color: var(--st-available);
  }
  .steps .bad > svg {
    color: var(--st-failed);
  }
  .steps .moving > svg {
    animation: turn 2s linear infinite;
  }
  .steps .left_out {
    color: var(--st-quiet);
  }
  @keyframes turn {
    to {
      transform: rotate(360deg);
    }
  }
`;

/** Show each service's part, with what it is about. */
export function stepList(
  ui: Ui,
  steps: readonly Step[],
  isPreview: boolean,
): TemplateResult {
  return html`<ul class="steps">
    ${repeat(
      steps,
      ({ kind, instance }) => `${kind} ${instance}`,
      (step) => stepItem(ui, step, isPreview),
    )}
  </ul>`;
}

function stepItem(ui: Ui, step: Step, isPreview: boolean): TemplateResult {
  const look = lookOf(step);
  const names = thingNames(step.objects);
  const bytes = bytesOf(step.objects);
  const more = names.length - MOST_NAMES;
  const details = [
    // That a service does not answer is said already, and how it does not helps nobody.
    step.error?.code === "service_down" ? null : step.error?.detail,
    ...step.left,
    ...noteKeys(step).map((key) => ui.t(key)),
    ...keptPhrases(step).map(
      ({ name, phrase }) => `${name}: ${ui.say(phrase)}`,
    ),
  ].filter(Boolean);
  return html`<li class=${look}>
    ${icon(LOOKS[look])}
    <span><strong>${step.name}</strong> ${ui.t(partKey(step))}</span>
    <span>${ui.say(standing(step, isPreview))}</span>
    ${
      names.length
        ? html`<p class="more quiet">
            ${names.slice(0, MOST_NAMES).join(", ")}${
              more > 0 ? ` ${ui.t("card_more", { n: more })}` : ""
            }${bytes ? ` · ${ui.format.bytes(bytes)}` : ""}
          </p>`
        : nothing
    }
    ${
      details.length
        ? html`<p class="more">${details.join(" · ")}</p>`
        : nothing
    }
  </li>`;
}
