/** Let people search, filter and sort the active requests. */

import { css, html, nothing, type TemplateResult } from "lit";

import {
  type Filter,
  isActive,
  isFiltering,
  NO_FILTER,
  type Sort,
  SORTS,
  STATES,
} from "../logic/filters.ts";
import type { Person } from "../api/types.ts";
import { base, controls } from "../styles.ts";
import type { Ui } from "../ui.ts";
import { UiElement } from "./element.ts";
import { choice, type Option, searchBox, toolbarStyles } from "./choice.ts";
import { icon, ICONS } from "./icons.ts";

export class Toolbar extends UiElement {
  static override properties = {
    filter: { attribute: false },
    sort: { attribute: false },
    people: { attribute: false },
    attention: { attribute: false },
  };

  static override styles = [
    base,
    controls,
    toolbarStyles,
    css`
      :host {
        display: block;
      }
    `,
  ];

  declare filter: Filter;
  declare sort: Sort;
  declare people: readonly Person[];
  declare attention: number;

  constructor() {
    super();
    this.filter = NO_FILTER;
    this.sort = "state";
    this.people = [];
    this.attention = 0;
  }

  protected override render(): TemplateResult {
    const { ui, filter } = this;
    return html`<search class="toolbar">
      ${searchBox(ui, filter.text, (text) => this.change({ text }))}
      <div class="choices">
        ${choice(
          ui.t("type"),
          [
            ["", ui.t("all_types")],
            ["movie", ui.t("movies")],
            ["tv", ui.t("shows")],
            ["anime", ui.t("anime")],
          ],
          filter.media_type,
          (media_type) =>
            this.change({ media_type: media_type as Filter["media_type"] }),
        )}
        ${choice(
          ui.t("state"),
          [
            ["", ui.t("all_states")],
            ...STATES.filter((state) => isActive({ state })).map(
              (state): Option => [state, ui.t(`state_${state}`)],
            ),
          ],
          filter.state,
          (state) => this.change({ state: state as Filter["state"] }),
        )}
        ${
          this.people.length
            ? choice(
                ui.t("person"),
                personOptions(ui, this.people),
                filter.requested_by,
                (requested_by) => this.change({ requested_by }),
              )
            : nothing
        }
        ${
          this.attention || filter.attention
            ? html`<button
                aria-pressed=${filter.attention}
                @click=${() => this.change({ attention: !filter.attention })}
              >
                ${icon(ICONS.alert)}${ui.t("needs_attention")}
                (${ui.format.count(this.attention)})
              </button>`
            : nothing
        }
        ${choice(
          ui.t("sort"),
          SORTS.map((sort): Option => [sort, ui.t(`sort_${sort}`)]),
          this.sort,
          (sort) => this.tell("sort-changed", sort),
        )}
        ${
          isFiltering(filter)
            ? html`<button
                class="plain"
                @click=${() => this.tell("filter-changed", NO_FILTER)}
              >
                ${ui.t("clear_filters")}
              </button>`
            : nothing
        }
      </div>
    </search>`;
  }

  private change(fields: Partial<Filter>): void {
    this.tell("filter-changed", { ...this.filter, ...fields });
  }

  private tell(name: string, detail: unknown): void {
    this.dispatchEvent(
      new CustomEvent(name, { detail, bubbles: true, composed: true }),
    );
  }
}

/** Return who can be chosen: everyone, the user first of all others. */
export function personOptions(ui: Ui, people: readonly Person[]): Option[] {
  const users = people.filter((person) => person.is_user);
  const others = people.filter((person) => !person.is_user);
  return [
    ["", ui.t("everyone")],
    ...users.map(({ name }): Option => [name, ui.t("mine", { name })]),
    ...others.map(({ name }): Option => [name, name]),
  ];
}
