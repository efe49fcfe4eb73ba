/** Draw the small pieces that several pages share. */

import { html, nothing, type TemplateResult } from "lit";

import type {
  FullRequest,
  Headline,
  ItemState,
  RequestState,
  Row,
  Service,
} from "../api/types.ts";
import { numberRanges } from "../logic/episodes.ts";
import { deskLink, isAtHome, safeUrl, watchUrl } from "../logic/links.ts";
import {
  advice,
  detailKey,
  downloadedCount,
  hasParts,
  SEGMENTS,
} from "../logic/wording.ts";
import { PANEL_PATH, type Ui } from "../ui.ts";
import { icon, ICONS, STATE_ICONS } from "./icons.ts";

type Piece = TemplateResult | typeof nothing;

const MINUTE = 60_000;

/** Return the address of a request's own page. */
export function requestPath(id: string): string {
  return `${PANEL_PATH}/request/${encodeURIComponent(id)}`;
}

/** Return the CSS that gives a piece the colour of a state. */
export function coloured(state: RequestState | ItemState): string {
  return `--state:var(--st-${state});`;
}

/** Show the state of a request. */
export function pill(ui: Ui, state: RequestState): TemplateResult {
  return html`<span class="pill" style=${coloured(state)}
    >${icon(STATE_ICONS[state])}${ui.t(`state_${state}`)}</span
  >`;
}

/** Return what kind of title it is, which seasons, and for whom. */
export function facts(ui: Ui, row: Headline & Partial<Row>): string {
  const kind = ui.t(row.media_type === "movie" ? "movie" : "show");
  return [
    row.year,
    row.is_anime ? `${ui.t("anime")} (${kind})` : kind,
    seasonsText(ui, row.seasons ?? []),
    row.is_4k ? "4K" : null,
    row.requested_by ? ui.t("for_person", { name: row.requested_by }) : null,
    row.origin === "library" ? ui.t("sync") : null,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** Return which seasons are meant, nothing where none is named. */
export function seasonsText(ui: Ui, seasons: readonly number[]): string {
  const numbered = seasons.filter((season) => season > 0);
  const text = numbered.length
    ? ui.t(numbered.length === 1 ? "season" : "seasons", {
        n: numberRanges(numbered),
      })
    : "";
  return [text, seasons.includes(0) ? ui.t("specials") : ""]
    .filter(Boolean)
    .join(", ");
}

/** Fill a bar as far as something has come. */
export function fill(
  progress: number,
  state: RequestState | ItemState,
): TemplateResult {
  return html`<div
    class="fill"
    style="${coloured(state)}width:${progress * 100}%"
  ></div>`;
}

/** Show how far a request is: one bar of bytes, or one of episodes. */
export function progressBar(ui: Ui, row: Row): Piece {
  const { counts, title } = row;
  // The client's last word may be older than the end of the download.
  const progress = row.state === "downloaded" ? 1 : row.progress;
  if (hasParts(row) && counts.wanted > 1) {
    const segments = SEGMENTS.filter(({ field }) => counts[field] > 0);
    const text = segments
      .map(({ field, key }) => ui.t(key, { n: counts[field] }))
      .join(", ");
    return html`<div class="bar" role="img" aria-label=${text}>
      ${segments.map(({ state, field }) => {
        const isPart = state === "downloading" && progress !== null;
        return html`<div
          class=${isPart ? "part" : "whole"}
          style="${coloured(state)}flex-grow:${counts[field]}"
        >
          ${isPart ? fill(progress, state) : nothing}
        </div>`;
      })}
    </div>`;
  }
  if (progress === null || row.state === "available") {
    return nothing;
  }
  const percent = ui.format.percent(progress);
  return html`<div
    class="bar"
    role="progressbar"
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${Math.floor(progress * 100)}
    aria-label=${ui.t("percent_of", { title, percent })}
  >
    ${fill(progress, row.state)}
  </div>`;
}

/** Return percent, speed and time left of what is downloading. */
export function progressTexts(ui: Ui, row: Row): string[] {
  if (row.progress === null || row.state !== "downloading") {
    return [];
  }
  const texts = [ui.format.percent(row.progress)];
  if (row.speed) {
    texts.push(ui.format.speed(row.speed));
  }
  if (row.eta !== null) {
    texts.push(ui.t("left", { time: ui.format.duration(row.eta) }));
  }
  return texts;
}

/** Return how many episodes are in which state. */
export function countTexts(ui: Ui, row: Row): string[] {
  const { counts } = row;
  if (!hasParts(row)) {
    return [];
  }
  const texts = counts.wanted
    ? [
        ui.t("ready_of", {
          downloaded: downloadedCount(counts),
          ready: counts.available,
          n: counts.wanted,
        }),
      ]
    : [];
  if (counts.unaired) {
    texts.push(ui.t("n_unaired", { n: counts.unaired }));
  }
  return texts;
}

/** Say what is wrong and offer the next step. */
export function attention(
  ui: Ui,
  row: Row | FullRequest,
  services: readonly Service[],
  now: number,
): Piece {
  if (!row.attention) {
    return nothing;
  }
  const { reason, since, detail } = row.attention;
  const { key, step, service, arr } = advice(reason, row, detail);
  const own = detail ? detailKey(detail) : null;
  const said = own ? ui.t(own) : reason === "service_down" ? null : detail;
  const link = deskLink(
    reason,
    service,
    services,
    "ids" in row ? row : undefined,
  );
  return html`<div class="notice">
    ${icon(ICONS.alert)}
    <div>
      <p>
        <strong>${ui.t(key, { arr, detail: detail ?? "?" })}</strong>
        ${
          now - Date.parse(since) < MINUTE
            ? nothing
            : html`<span class="quiet"
                >${ui.t("for_time", { time: ui.format.age(since, now) })}</span
              >`
        }
      </p>
      ${said ? html`<p class="said">${said}</p>` : nothing}
      ${
        link
          ? html`<p>
              <a
                class="step"
                href=${link.url}
                target="_blank"
                rel="noreferrer noopener"
                >${ui.t(link.service === service ? step : "open_in", {
                  service: link.name,
                })}</a
              >
            </p>`
          : step === "see_services"
            ? html`<p>
                <a class="step" href="${PANEL_PATH}/services">${ui.t(step)}</a>
              </p>`
            : nothing
      }
    </div>
  </div>`;
}

/** Offer to open a service, to whom its address was told. */
export function serviceButton(ui: Ui, { name, url }: Service): Piece {
  const safe = safeUrl(url);
  return safe
    ? html`<a
        class="button"
        href=${safe}
        target="_blank"
        rel="noreferrer noopener"
        >${ui.t("open_service", { service: name })}${icon(ICONS.link)}</a
      >`
    : nothing;
}

/** Offer to watch what can be watched. */
export function watchButton(ui: Ui, row: Headline): Piece {
  const url = watchUrl(row, isAtHome(location.href, ui.addresses));
  return url
    ? html`<a
        class="button strong watch"
        href=${url}
        target="_blank"
        rel="noreferrer noopener"
        aria-label=${ui.t("watch_title", { title: row.title })}
        >${icon(ICONS.watch)}${ui.t("watch")}</a
      >`
    : nothing;
}
