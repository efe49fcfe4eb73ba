/** Keep one page of a long list at hand, which the server searches. */

import type { ReactiveController, ReactiveControllerHost } from "lit";

import { errorText } from "./commands.ts";

/** Milliseconds after a key in which another one may come. */
export const TYPING = 250;

export class PageLoader<
  Query extends { offset: number },
  Page,
> implements ReactiveController {
  query: Query;
  page: Page | null = null;
  error: string | null = null;
  private host: ReactiveControllerHost;
  private load: (query: Query) => Promise<Page>;
  private isPast: (page: Page) => boolean;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;
  private answered = 0;

  /** `isPast` tells of a page whether it lies behind the end of the list. */
  constructor(
    host: ReactiveControllerHost,
    query: Query,
    load: (query: Query) => Promise<Page>,
    isPast: (page: Page) => boolean,
  ) {
    this.host = host;
    this.query = query;
    this.load = load;
    this.isPast = isPast;
    host.addController(this);
  }

  /** Whether what is shown is not yet what was asked for. */
  get isBusy(): boolean {
    return this.answered < this.asked;
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  /** Ask for something else, from its first page on unless another is named. */
  change(fields: Partial<Query>, wait = 0): void {
    this.query = { ...this.query, offset: 0, ...fields };
    this.host.requestUpdate();
    this.askSoon(wait);
  }

  /** Ask after some milliseconds, once for all who want that meanwhile. */
  askSoon(wait = 0): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), wait);
  }

  /** Ask now. */
  async ask(): Promise<void> {
    this.asked += 1;
    const question = this.asked;
    const { query } = this;
    let page: Page | null = null;
    let error: string | null = null;
    try {
      page = await this.load(query);
    } catch (reason) {
      error = errorText(reason);
    }
    // An answer that was overtaken tells nothing any more.
    if (question < this.answered) {
      return;
    }
    this.answered = question;
    this.error = error;
    this.page = page ?? this.page;
    this.host.requestUpdate();
    if (page && query.offset && this.isPast(page)) {
      this.change({ offset: 0 } as Partial<Query>);
    }
  }
}
