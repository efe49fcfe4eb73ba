/** Draw a request's journey, its downloads and its timeline. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type {
  Download,
  FullRequest,
  RequestState,
  TimelineEntry,
} from "../api/types.ts";
import { downloadStanding } from "../logic/downloads.ts";
import { episodeRanges } from "../logic/episodes.ts";
import {
  journey,
  lastReached,
  presentKey,
  seconds,
  type Stage,
} from "../logic/journey.ts";
import { SERVICE_NAMES } from "../logic/losses.ts";
import { tell } from "../logic/timeline.ts";
import { fetcherOf } from "../logic/wording.ts";
import { icon, ICONS } from "../parts/icons.ts";
import { fill } from "../parts/pieces.ts";
import type { Ui } from "../ui.ts";

/** Show the stages in a line, with when each was reached and how long it took. */
export function journeyLine(
  ui: Ui,
  request: FullRequest,
  now: number,
): TemplateResult {
  const stages = journey(request);
  const last = lastReached(stages);
  const waited = last ? seconds(last, new Date(now).toISOString()) : null;
  return html`<ol class="journey">
    ${stages.map((stage) => journeyStage(ui, request.state, stage, waited))}
  </ol>`;
}

function journeyStage(
  ui: Ui,
  state: RequestState,
  { key, status, at, until, inferred, took }: Stage,
  waited: number | null,
): TemplateResult {
  const isCurrent = status === "current";
  const lasted = isCurrent ? waited : took;
  return html`<li class=${status} aria-current=${isCurrent ? "step" : nothing}>
    <span class="dot"
      >${
        status === "done"
          ? icon(ICONS.done)
          : status === "failed"
            ? icon(ICONS.alert)
            : nothing
      }</span
    >
    <span class="stage">${ui.t(isCurrent ? presentKey(state) : key)}</span>
    ${
      at
        ? html`<time
            class="quiet"
            datetime=${at}
            title=${inferred ? ui.t("timeline_inferred") : nothing}
            >${inferred ? "≈ " : ""}${ui.format.moment(at)}</time
          >`
        : status === "skipped"
          ? html`<span class="quiet">${ui.t("stage_skipped")}</span>`
          : nothing
    }
    ${
      until && !isCurrent
        ? html`<span class="quiet"
            >${ui.t("timeline_until", { time: ui.format.moment(until) })}</span
          >`
        : nothing
    }
    ${
      lasted !== null && lasted >= 1
        ? html`<span class="lasted"
            >${
              isCurrent
                ? ui.t("stage_now", { time: ui.format.duration(lasted) })
                : `+ ${ui.format.duration(lasted)}`
            }</span
          >`
        : nothing
    }
  </li>`;
}

/** Show each download: the newest first. */
export function downloadList(ui: Ui, request: FullRequest): TemplateResult {
  return html`<ul class="downloads">
    ${repeat(
      [...request.downloads].reverse(),
      ({ id }) => id,
      (download) => downloadItem(ui, download, request.timeline),
    )}
  </ul>`;
}

function downloadItem(
  ui: Ui,
  download: Download,
  timeline: readonly TimelineEntry[],
): TemplateResult {
  const { format } = ui;
  const { phase, progress } = downloadStanding(download, timeline);
  const isMoving = progress !== null;
  const facts = [
    download.items.length ? episodeRanges(download.items) : null,
    download.quality,
    download.size ? format.bytes(download.size) : null,
    download.indexer,
    download.group,
    download.client,
  ].filter(Boolean);
  const numbers = [
    phase && ui.t(phase),
    isMoving && format.percent(progress),
    isMoving && download.speed && format.speed(download.speed),
    isMoving &&
      download.eta !== null &&
      ui.t("left", { time: format.duration(download.eta) }),
  ].filter(Boolean);
  const messages = [
    download.message,
    ...(download.failed?.messages ?? []),
    ...(download.blocked?.messages ?? []),
  ].filter(Boolean);
  return html`<li>
    <p class="release">${download.release ?? download.id}</p>
    <p class="quiet">${facts.join(" · ")}</p>
    ${
      isMoving
        ? html`<div class="bar">${fill(progress, "downloading")}</div>`
        : nothing
    }
    <p class="numbers">${numbers.map((text) => html`<span>${text}</span>`)}</p>
    ${messages.map(
      (text) =>
        html`<p class="notice bad">
          ${icon(ICONS.alert)}<span class="said">${text}</span>
        </p>`,
    )}
  </li>`;
}

/** Show what happened, the newest first, in the user's time zone. */
export function timelineList(ui: Ui, request: FullRequest): TemplateResult {
  const days = new Map<string, TimelineEntry[]>();
  for (const entry of [...request.timeline].reverse()) {
    const day = ui.format.fullDay(entry.at);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return html`${[...days].map(
    ([day, entries]) =>
      html`<h4 class="quiet">${day}</h4>
        <ol class="timeline">
          ${entries.map((entry) => timelineItem(ui, request, entry))}
        </ol>`,
  )}`;
}

function timelineItem(
  ui: Ui,
  request: FullRequest,
  entry: TimelineEntry,
): TemplateResult {
  const { phrase, tone, phrases, words } = tell(
    entry,
    fetcherOf(request),
    (bytes) => ui.format.bytes(bytes),
  );
  const hasEnd = seconds(entry.at, entry.until) >= 60;
  const isSameDay =
    ui.format.fullDay(entry.at) === ui.format.fullDay(entry.until);
  const until = isSameDay
    ? ui.format.time(entry.until)
    : ui.format.moment(entry.until);
  const details = [...phrases.map((each) => ui.say(each)), ...words];
  return html`<li class=${tone}>
    <time datetime=${entry.at}>${ui.format.time(entry.at)}</time>
    <div>
      <p>
        <strong>${ui.say(phrase)}</strong>
        <span class="quiet"
          >${ui.t("by", { service: SERVICE_NAMES[entry.service] })}${
            hasEnd ? `, ${ui.t("timeline_until", { time: until })}` : ""
          }</span
        >
      </p>
      ${
        details.length
          ? html`<p class="quiet said">${details.join(" · ")}</p>`
          : nothing
      }
      ${
        entry.inferred
          ? html`<p class="quiet inferred">${ui.t("timeline_inferred")}</p>`
          : nothing
      }
    </div>
  </li>`;
}
