/** What the elements have in common, and how they are defined. */

import { LitElement, type PropertyDeclarations } from "lit";

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
