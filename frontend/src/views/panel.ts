/** Be the page in the sidebar: choose what it shows and say whether it is live. */

import {
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import { cache } from "lit/directives/cache.js";

import { type Hass, isNews } from "../api/hass.ts";
import { ServiceList } from "../api/services.ts";
import { type Status, storeOf } from "../api/store.ts";
import { type Filter, NO_FILTER, type Sort, SORTS } from "../logic/filters.ts";
import { type Page, pageOf } from "../logic/route.ts";
import { icon, ICONS } from "../parts/icons.ts";
import { base, controls } from "../styles.ts";
import type { Key } from "../texts/en.ts";
import { PANEL_PATH, Ui } from "../ui.ts";
import { panelStyles } from "./panel-styles.ts";

const TABS: readonly {
  name: Page["name"];
  path: string;
  key: Key;
  /** Shown to administrators only, where the integration offers it. */
  feature?: string;
}[] = [
  { name: "active", path: PANEL_PATH, key: "page_active" },
  { name: "history", path: `${PANEL_PATH}/history`, key: "page_history" },
  {
    name: "deletions",
    path: `${PANEL_PATH}/deletions`,
    key: "page_deletions",
    feature: "delete",
  },
  { name: "services", path: `${PANEL_PATH}/services`, key: "page_services" },
];
const STATUS: Readonly<Record<Status, Key>> = {
  connecting: "connecting",
  live: "live",
  absent: "absent",
  lost: "lost",
};
const SORT_KEY = "status-tracker-sort";
const VERSION = new URL(import.meta.url).searchParams.get("v");

export class Panel extends LitElement {
  static override properties: PropertyDeclarations = {
    narrow: { type: Boolean },
    route: { attribute: false },
    panel: { attribute: false },
    ui: { state: true },
    filter: { state: true },
    sort: { state: true },
    toDelete: { state: true },
  };

  static override styles = [base, controls, panelStyles];

  declare narrow: boolean;
  declare route: { path: string } | undefined;
  declare panel: { config?: { version?: string } } | undefined;
  declare ui: Ui | undefined;
  declare filter: Filter;
  declare sort: Sort;
  /** The ids of the requests that somebody wants to delete. */
  declare toDelete: readonly string[];
  private known: Hass | undefined;
  private list = new ServiceList(this);
  private stop: (() => void) | undefined;
  private scrolls = new Map<string, number>();
  private shownPage = "";

  constructor() {
    super();
    this.narrow = false;
    this.filter = NO_FILTER;
    this.sort = readSort();
    this.toDelete = [];
    this.addEventListener("delete-requests", (event) => {
      this.toDelete = (event as CustomEvent<string[]>).detail;
    });
    this.addEventListener("delete-closed", (event) => {
      this.leaveDeleted((event as CustomEvent<{ isGone: boolean }>).detail);
    });
    this.addEventListener("filter-changed", (event) => {
      this.filter = (event as CustomEvent<Filter>).detail;
    });
    this.addEventListener("sort-changed", (event) => {
      this.sort = (event as CustomEvent<Sort>).detail;
      writeSort(this.sort);
    });
  }

  set hass(hass: Hass) {
    // It changes with every state of every entity, which is no news here.
    if (isNews(this.known, hass)) {
      this.known = hass;
      this.ui = new Ui(hass);
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
    this.stop = undefined;
  }

  protected override shouldUpdate(): boolean {
    return this.ui !== undefined;
  }

  protected override willUpdate(): void {
    if (!this.ui || !this.isConnected) {
      return;
    }
    const { connection } = this.ui;
    this.list.follow(connection);
    if (!this.stop) {
      const store = storeOf(connection);
      let before: Status | undefined;
      this.stop = store.listen(() => {
        if (store.status !== before) {
          before = store.status;
          this.requestUpdate();
        }
      });
    }
    const page = this.route?.path ?? "";
    if (page !== this.shownPage) {
      this.scrolls.set(this.shownPage, window.scrollY);
      this.shownPage = page;
      // Who leaves a page leaves what was asked on it.
      this.toDelete = [];
      void this.updateComplete.then(() =>
        window.scrollTo(0, this.scrolls.get(page) ?? 0),
      );
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { ui } = this;
    if (!ui) {
      return nothing;
    }
    const { status } = storeOf(ui.connection);
    const page = pageOf(this.route?.path ?? "");
    return html`
      <header>
        <div class="title">
          ${
            this.narrow
              ? html`<button
                  class="icon"
                  aria-label=${ui.t("open_menu")}
                  @click=${this.openMenu}
                >
                  ${icon(ICONS.menu)}
                </button>`
              : nothing
          }
          <h1>${ui.t("title")}</h1>
          <span class="status ${status}" role="status"
            >${ui.t(STATUS[status])}</span
          >
        </div>
        <nav aria-label=${ui.t("title")}>
          ${TABS.filter(({ feature }) => !feature || this.offers(feature)).map(
            ({ name, path, key }) =>
              html`<a
                href=${path}
                aria-current=${page.name === name ? "page" : nothing}
                >${ui.t(key)}</a
              >`,
          )}
        </nav>
      </header>
      ${this.renderBanner(status)}
      <main>${cache(this.renderPage(ui, page))}</main>
      ${
        this.toDelete.length
          ? html`<status-tracker-delete
              .ui=${ui}
              .requestIds=${this.toDelete}
            ></status-tracker-delete>`
          : nothing
      }
    `;
  }

  private renderBanner(status: Status): TemplateResult | typeof nothing {
    const { ui } = this;
    if (!ui) {
      return nothing;
    }
    if (status === "lost" || status === "absent") {
      return html`<p class="banner ${status}" role="alert">
        ${icon(ICONS.down)}${ui.t(
          status === "lost" ? "lost_long" : "absent_long",
        )}
      </p>`;
    }
    const version = this.panel?.config?.version;
    return version && VERSION && version !== VERSION
      ? html`<p class="banner">
          ${icon(ICONS.sync)}${ui.t("new_version")}
          <button @click=${() => location.reload()}>${ui.t("reload")}</button>
        </p>`
      : nothing;
  }

  /** Each page stays as it was left, for whoever comes back to it. */
  private renderPage(ui: Ui, page: Page): TemplateResult {
    const services = this.list.services ?? [];
    switch (page.name) {
      case "history":
        return html`<status-tracker-history
          .ui=${ui}
        ></status-tracker-history>`;
      case "deletions":
        return this.offers("delete")
          ? html`<status-tracker-deletions
              .ui=${ui}
            ></status-tracker-deletions>`
          : html``;
      case "services":
        return html`<status-tracker-services
          .ui=${ui}
          .services=${this.list.services}
          .error=${this.list.error}
        ></status-tracker-services>`;
      case "request":
        return html`<status-tracker-request
          .ui=${ui}
          .requestId=${page.id}
          .services=${services}
        ></status-tracker-request>`;
      case "active":
        return html`<status-tracker-active
          .ui=${ui}
          .services=${services}
          .filter=${this.filter}
          .sort=${this.sort}
        ></status-tracker-active>`;
    }
  }

  private offers(feature: string): boolean {
    const { ui } = this;
    return Boolean(ui?.isAdmin && storeOf(ui.connection).features.has(feature));
  }

  /** A request that was deleted has no page any more. */
  private leaveDeleted({ isGone }: { isGone: boolean }): void {
    const page = pageOf(this.route?.path ?? "");
    const isShown = page.name === "request" && this.toDelete.includes(page.id);
    this.toDelete = [];
    if (isGone && isShown) {
      history.replaceState(null, "", PANEL_PATH);
      window.dispatchEvent(
        new CustomEvent("location-changed", { detail: { replace: true } }),
      );
    }
  }

  private openMenu = (): void => {
    this.dispatchEvent(
      new CustomEvent("hass-toggle-menu", { bubbles: true, composed: true }),
    );
  };
}

function readSort(): Sort {
  try {
    const sort = localStorage.getItem(SORT_KEY) as Sort | null;
    return sort && SORTS.includes(sort) ? sort : "state";
  } catch {
    return "state";
  }
}

function writeSort(sort: Sort): void {
  try {
    localStorage.setItem(SORT_KEY, sort);
  } catch {
    // Where nothing may be stored, the choice lasts as long as the page.
  }
}
