/** Let administrators take Jellyfin's library in, and show how that goes. */

import { css, html, nothing, type TemplateResult } from "lit";

import { errorText } from "../api/commands.ts";
import { Feed } from "../api/feed.ts";
import {
  cancelSync,
  type Found,
  LIBRARY_FEED,
  startSync,
  type Sync,
} from "../api/library.ts";
import {
  fieldName,
  findingsOf,
  shareOf,
  standingOf,
} from "../logic/library.ts";
import { bars, base, controls } from "../styles.ts";
import { UiElement } from "./element.ts";
import { icon, ICONS } from "./icons.ts";
import { fill, requestPath } from "./pieces.ts";

export class LibrarySync extends UiElement {
  static override properties = {
    open: { attribute: false },
    sync: { state: true },
    dryRun: { state: true },
    busy: { state: true },
    error: { state: true },
  };

  static override styles = [
    base,
    controls,
    bars,
    css`
      section {
        display: grid;
        gap: 10px;
        margin-block-start: 12px;
        padding: 14px;
      }
      h2 {
        font-size: var(--ha-font-size-l);
        font-weight: var(--ha-font-weight-medium);
      }
      .line,
      label {
        align-items: center;
        display: flex;
        flex-wrap: wrap;
        gap: 8px 14px;
      }
      input[type="checkbox"] {
        accent-color: var(--primary-color);
        height: 18px;
        min-height: 0;
        width: 18px;
      }
      summary {
        cursor: pointer;
        padding-block: 6px;
      }
      summary svg {
        vertical-align: text-bottom;
      }
      li {
        overflow-wrap: anywhere;
        padding-block: 2px;
        padding-inline-start: 16px;
      }
    `,
  ];

  /** Whether it is shown while nothing runs. */
  declare open: boolean;
  declare sync: Sync | null;
  declare dryRun: boolean;
  declare busy: boolean;
  declare error: string | null;
  private feed = new Feed<Sync>(this, LIBRARY_FEED, (sync) => {
    if (this.sync && this.sync.finished !== sync.finished) {
      this.dispatchEvent(new CustomEvent("library-synced"));
    }
    this.sync = sync;
  });

  constructor() {
    super();
    this.open = false;
    this.sync = null;
    this.dryRun = false;
    this.busy = false;
    this.error = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    if (this.isConnected) {
      this.feed.follow(this.ui.connection);
    }
  }

  private async act(action: () => Promise<unknown>): Promise<void> {
    this.busy = true;
    this.error = null;
    try {
      await action();
    } catch (error) {
      this.error = errorText(error);
    } finally {
      this.busy = false;
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { ui, sync } = this;
    if (!sync || !(this.open || sync.running)) {
      return nothing;
    }
    const standing = standingOf(sync);
    const { finished } = sync;
    return html`<section class="surface">
      <h2>${ui.t("sync")}</h2>
      <p class="quiet">${ui.t("sync_about")}</p>
      ${sync.running ? this.renderRunning(sync) : this.renderStart()}
      <p role="status" ?hidden=${!standing}>
        ${standing ? ui.say(standing) : nothing}${
          finished && !sync.running ? ` · ${ui.format.moment(finished)}` : ""
        }
      </p>
      ${
        this.error === null
          ? nothing
          : html`<p class="notice bad" role="alert">
              ${ui.t("action_failed", { error: this.error })}
            </p>`
      }
      ${sync.running ? nothing : this.renderResult(sync)}
    </section>`;
  }

  private renderStart(): TemplateResult {
    const { ui } = this;
    return html`<p class="line">
      <button
        ?disabled=${this.busy}
        @click=${() =>
          void this.act(() => startSync(ui.connection, this.dryRun))}
      >
        ${icon(ICONS.sync)}${ui.t("sync_start")}
      </button>
      <label
        ><input
          type="checkbox"
          .checked=${this.dryRun}
          @change=${(event: Event) => {
            this.dryRun = (event.target as HTMLInputElement).checked;
          }}
        />${ui.t("sync_dry_run")}</label
      >
    </p>`;
  }

  private renderRunning(sync: Sync): TemplateResult {
    const { ui } = this;
    const share = shareOf(sync);
    return html`<div
        class="bar"
        role="progressbar"
        aria-label=${ui.t("sync")}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${share === null ? nothing : Math.floor(share * 100)}
      >
        ${fill(share ?? 0, "downloading")}
      </div>
      <p class="line">
        <span
          >${
            sync.total === null
              ? ui.format.count(sync.scanned)
              : ui.t("sync_of", { done: sync.scanned, n: sync.total })
          }</span
        >
        <button
          ?disabled=${this.busy}
          @click=${() => void this.act(() => cancelSync(ui.connection))}
        >
          ${ui.t("cancel")}
        </button>
      </p>`;
  }

  private renderResult(sync: Sync): TemplateResult | typeof nothing {
    const { ui } = this;
    return sync.result
      ? html`<div>
          ${findingsOf(sync).map(
            ({ key, findings: { count, items }, isBad }) =>
              html`<details>
                <summary>
                  ${isBad ? icon(ICONS.alert) : nothing}
                  ${ui.t(key, { n: count })}
                </summary>
                <ul>
                  ${items.map((item) => html`<li>${this.renderItem(item)}</li>`)}
                  ${
                    count > items.length
                      ? html`<li class="quiet">
                          ${ui.t("card_more", { n: count - items.length })}
                        </li>`
                      : nothing
                  }
                </ul>
              </details>`,
          )}
          ${(["unchanged", "unplayable"] as const).map((kind) =>
            sync.result?.[kind]
              ? html`<p class="quiet">
                  ${ui.t(`sync_${kind}`, { n: sync.result[kind] })}
                </p>`
              : nothing,
          )}
          ${sync.result.skipped?.map(
            ({ name }) =>
              html`<p>
                ${ui.t("trouble_service_down", { service: name ?? "" })}
              </p>`,
          )}
        </div>`
      : nothing;
  }

  private renderItem(item: Found): TemplateResult {
    const { ui } = this;
    const name = item.year ? `${item.title} (${item.year})` : item.title;
    const fields = item.fields
      ?.map((field) => {
        const called = fieldName(field);
        return "key" in called ? ui.t(called.key) : called.name;
      })
      .join(", ");
    const more =
      fields && item.reason ? ui.t("sync_ids_differ", { fields }) : fields;
    return html`${
      item.request_id
        ? html`<a href=${requestPath(item.request_id)}>${name}</a>`
        : name
    }${more ? html` <span class="quiet">${more}</span>` : nothing}`;
  }
}
