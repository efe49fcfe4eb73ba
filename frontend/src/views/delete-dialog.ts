/** Show what deleting would do, do it, and show how it goes. */

import { css, html, nothing, type TemplateResult } from "lit";

import { errorText } from "../api/commands.ts";
import {
  type Deletion,
  followDeletions,
  type Options,
  type Preview,
  previewDeletions,
  startDeletions,
  type What,
} from "../api/deletions.ts";
import {
  isOpen,
  isSettled,
  seasonsIn,
  type Total,
  totalOf,
} from "../logic/deleting.ts";
import { deleteChoices, deleteChoiceStyles } from "../parts/delete-choices.ts";
import { stepList, stepStyles } from "../parts/deletion-steps.ts";
import { UiElement } from "../parts/element.ts";
import { seasonsText } from "../parts/pieces.ts";
import { bars, base, controls } from "../styles.ts";
import { dialogStyles } from "./dialog-styles.ts";

const THOROUGH: Options = {
  delete_files: true,
  keep_seeding: false,
  exclude: false,
};

export class DeleteDialog extends UiElement {
  static override properties = {
    requestIds: { attribute: false },
    options: { state: true },
    chosen: { state: true },
    previews: { state: true },
    begun: { state: true },
    error: { state: true },
    busy: { state: true },
  };

  static override styles = [
    base,
    controls,
    bars,
    stepStyles,
    dialogStyles,
    deleteChoiceStyles,
    css`
      .title {
        font-weight: var(--ha-font-weight-medium);
        padding-block: 8px;
      }
    `,
  ];

  declare requestIds: readonly string[];
  declare options: Options;
  /** The seasons that shall go, none of them if the whole title shall. */
  declare chosen: readonly number[];
  declare previews: readonly Preview[] | null;
  declare begun: readonly Deletion[] | null;
  declare error: string | null;
  declare busy: boolean;
  private asked = 0;
  /** What there is to choose from, known once the whole title was looked at. */
  seasons: readonly number[] = [];
  private moved = new Map<string, Deletion>();
  private feed = followDeletions(this, (moved) => this.take(moved));

  constructor() {
    super();
    this.requestIds = [];
    this.options = THOROUGH;
    this.chosen = [];
    this.previews = null;
    this.begun = null;
    this.error = null;
    this.busy = false;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector("dialog")?.showModal();
    void this.look();
  }

  private async look(): Promise<void> {
    this.asked += 1;
    const question = this.asked;
    this.error = null;
    try {
      const previews = await previewDeletions(this.ui.connection, this.what);
      if (question === this.asked) {
        this.previews = previews;
        const [first, ...others] = previews;
        if (first && !others.length && !this.chosen.length) {
          this.seasons = seasonsIn(first.steps);
        }
      }
    } catch (error) {
      if (question === this.asked) {
        this.error = errorText(error);
      }
    }
  }

  private get what(): What {
    const { requestIds: ids, chosen: seasons, options } = this;
    return { ids, seasons, options };
  }

  private choose(options: Options, seasons: readonly number[]): void {
    this.options = options;
    this.chosen = seasons;
    this.previews = null;
    void this.look();
  }

  private begin = async (): Promise<void> => {
    const { connection } = this.ui;
    this.busy = true;
    this.error = null;
    try {
      // Before they begin, so that no step goes unseen.
      this.feed.follow(connection);
      const begun = await startDeletions(connection, this.what);
      this.begun = begun.map(
        ({ id }, place) => this.moved.get(id) ?? begun[place]!,
      );
    } catch (error) {
      this.error = errorText(error);
    } finally {
      this.busy = false;
    }
  };

  private take(moved: Deletion): void {
    this.moved.set(moved.id, moved);
    this.begun =
      this.begun?.map((each) => (each.id === moved.id ? moved : each)) ?? null;
  }

  private close = (): void => {
    this.renderRoot.querySelector("dialog")?.close();
  };

  private tellClosed = (): void => {
    this.dispatchEvent(
      new CustomEvent("delete-closed", {
        detail: { isGone: this.begun !== null && !this.chosen.length },
        bubbles: true,
        composed: true,
      }),
    );
  };

  protected override render(): TemplateResult {
    const { begun } = this;
    return html`<dialog
      class="surface"
      aria-labelledby="headline"
      @close=${this.tellClosed}
    >
      <h2 id="headline">${this.headline()}</h2>
      <div class="content" tabindex="0">
        ${begun ? this.renderBegun(begun) : this.renderPreviews()}
        ${
          this.error === null
            ? nothing
            : html`<p class="notice bad" role="alert">${this.error}</p>`
        }
      </div>
      <div class="buttons">
        ${
          begun
            ? html`<button autofocus @click=${this.close}>
                ${this.ui.t("close")}
              </button>`
            : html`<button autofocus @click=${this.close}>
                  ${this.ui.t("cancel")}
                </button>
                <button
                  class="danger"
                  ?disabled=${this.busy || !this.previews?.length}
                  @click=${this.begin}
                >
                  ${this.ui.t("delete_for_good")}
                </button>`
        }
      </div>
    </dialog>`;
  }

  private headline(): string {
    const { ui, begun, previews } = this;
    if (begun) {
      return ui.t(begun.some(isOpen) ? "delete_begun" : "delete_over");
    }
    return previews?.length === 1
      ? ui.t("delete_title", {
          title: [previews[0]?.title, seasonsText(ui, this.chosen)]
            .filter(Boolean)
            .join(", "),
        })
      : ui.t("delete_titles", {
          n: previews?.length ?? this.requestIds.length,
        });
  }

  private renderPreviews(): TemplateResult {
    const { ui, previews } = this;
    return html`
      ${deleteChoices(ui, this, (options, chosen) => this.choose(options, chosen))}
      ${
        previews
          ? html`<p class="sum">${this.summary(previews)}</p>
              ${previews.map(
                (preview) =>
                  html`${this.renderTitle(preview, previews.length)}
                  ${stepList(ui, preview.steps, true)}`,
              )}`
          : this.error === null
            ? html`<p class="quiet" role="status">${ui.t("delete_looking")}</p>`
            : nothing
      }
    `;
  }

  private renderTitle(
    { title, year }: Pick<Preview, "title" | "year">,
    titles: number,
  ): TemplateResult | typeof nothing {
    return titles > 1
      ? html`<p class="title">${title} ${year ? `(${year})` : ""}</p>`
      : nothing;
  }

  private summary(previews: readonly Preview[]): string {
    const { ui } = this;
    const { files, torrents } = totalOf(previews);
    const told = ({ count, bytes }: Total): string =>
      bytes
        ? `${ui.format.count(count)} (${ui.format.bytes(bytes)})`
        : ui.format.count(count);
    return ui.t("delete_summary", {
      files: told(files),
      torrents: told(torrents),
    });
  }

  private renderBegun(begun: readonly Deletion[]): TemplateResult {
    const { ui } = this;
    const rests = begun.every(isSettled) && begun.some(isOpen);
    return html`
      ${begun.map(
        (deletion) =>
          html`${this.renderTitle(deletion, begun.length)}
          ${stepList(ui, deletion.steps, false)}`,
      )}
      ${rests ? html`<p class="notice">${ui.t("delete_open")}</p>` : nothing}
    `;
  }
}
