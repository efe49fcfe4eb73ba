/** What the elements have in common, and how they are defined. */

import { LitElement, type PropertyDeclarations } from "lit";

import { type News, storeOf } from "../api/store.ts";
import type { Ui } from "../ui.ts";

/** An element that shows itself for a user; it waits until it knows for whom. */
export abstract class UiElement extends LitElement {
  static override properties: PropertyDeclarations = {
    ui: { attribute: false },
  };

  declare ui: Ui;

  protected override shouldUpdate(): boolean {
    return this.ui !== undefined;
  }
}

/** An element that hears of every change to the requests while it is shown. */
export abstract class LiveElement extends UiElement {
  private stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
    this.stop = undefined;
  }

  protected override willUpdate(_changed: Map<PropertyKey, unknown>): void {
    if (!this.stop && this.isConnected) {
      this.stop = storeOf(this.ui.connection).listen((news) => this.hear(news));
      this.begin();
    }
  }

  /** Take a change. */
  protected abstract hear(news: News): void;

  /** Do what is to be done each time that it begins to be shown. */
  protected begin(): void {}
}

/** Define an element unless that was done before, by this or another copy. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) {
    try {
      customElements.define(tag, element);
    } catch {
      // The name is taken in the browser's own registry: that copy serves.
    }
  }
}
