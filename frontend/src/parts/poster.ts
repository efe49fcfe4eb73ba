/** Show a poster, or what stands for it when there is none. */

import {
  css,
  html,
  LitElement,
  type PropertyValues,
  type TemplateResult,
} from "lit";

import type { MediaType } from "../api/types.ts";
import { safeUrl } from "../logic/links.ts";
import { icon, ICONS } from "./icons.ts";

export class Poster extends LitElement {
  static override properties = {
    src: { attribute: false },
    kind: { attribute: false },
    failed: { state: true },
  };

  static override styles = css`
    :host {
      aspect-ratio: 2 / 3;
      background: var(--secondary-background-color);
      border-radius: 8px;
      color: var(--secondary-text-color);
      display: grid;
      flex: none;
      isolation: isolate;
      overflow: hidden;
      place-items: center;
    }
    img {
      grid-area: 1 / 1;
      height: 100%;
      object-fit: cover;
      width: 100%;
      z-index: 1;
    }
    svg {
      fill: currentcolor;
      grid-area: 1 / 1;
      max-height: 40px;
      opacity: 0.7;
      width: 40%;
    }
  `;

  declare src: string | null;
  declare kind: MediaType;
  declare failed: boolean;

  constructor() {
    super();
    this.src = null;
    this.kind = "movie";
    this.failed = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("src")) {
      this.failed = false;
    }
  }

  protected override render(): TemplateResult {
    const url = safeUrl(this.src);
    return html`
      ${icon(this.kind === "tv" ? ICONS.tv : ICONS.movie)}
      ${
        url && !this.failed
          ? html`<img
              src=${url}
              alt=""
              loading="lazy"
              decoding="async"
              referrerpolicy="no-referrer"
              @error=${this.fail}
            />`
          : null
      }
    `;
  }

  private fail = (): void => {
    this.failed = true;
  };
}
